//! Protects the rules: for each of them something breaks it, and is found in exactly these words.
//!
//! `fixtures/sound.yaml` keeps all rules, and `fixtures/broken.txt` has the differences that break them, and the last that
//! keep them; `fixtures/unreadable.txt` has those that the types refuse before any rule is asked.

use std::collections::BTreeSet;
use std::fs;

use nato_partners::data::{Dataset, Origin, load, load_bytes};
use nato_partners::error::Exit;
use nato_partners::rules;

use crate::support::asked::run;
use crate::support::failures::Failures;
use crate::support::scratch::{Folder, rewrite};
use crate::support::sound::{Case, broken, fixture, unreadable};

/// Returns everything that is found in a data set, sorted.
fn found(text: &str) -> Vec<String> {
    let dataset = load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
    let findings = rules::findings(&dataset).into_iter().map(|finding| {
        let rules::Finding { record, place, rule, what } = finding;
        format!("{record}: {place}: {what} [{rule}]")
    });
    let mut found: Vec<String> = findings.collect();
    found.sort();
    found
}

#[test]
fn the_sound_data_sets_keep_every_rule() {
    for sound in [fixture("sound.yaml"), fixture("small")] {
        let findings = rules::findings(&load(&Origin::of(&sound)).unwrap());
        assert!(findings.is_empty(), "{}: {findings:#?}", sound.display());
    }
    assert_eq!(rules::findings(Dataset::embedded()), []);
}

#[test]
fn every_rule_is_broken_and_found_in_exactly_these_words() {
    let rules: BTreeSet<&str> = rules::RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(rules.len(), rules::RULES.len(), "two rules share a name");
    let cases = broken();
    let broken: BTreeSet<&str> = cases.iter().map(|case| &*case.rule).collect();
    let unbroken: Vec<_> = rules.difference(&broken).collect();
    assert!(unbroken.is_empty(), "nothing in broken.txt breaks these rules: {unbroken:?}");
    let folder = Folder::new("rules-broken");
    let file = folder.join("data.yaml");
    let path = file.to_str().unwrap();
    let mut failures = Failures::default();
    for Case { rule, text, mut findings } in cases {
        findings.sort();
        let found = found(&text);
        let is_of_rule = |finding: &String| finding.ends_with(&format!("[{rule}]"));
        let is_broken = findings.is_empty() || findings.iter().any(is_of_rule);
        let what = format!("expected {findings:#?}, found {found:#?}");
        failures.unless(found == findings && is_broken, &rule, what);
        // It answers nothing, and says why.
        fs::write(&file, &text).unwrap();
        let exit = if findings.is_empty() { Exit::Answered } else { Exit::NotFound };
        let checked = run(&["check", path, "-o", "csv"]);
        assert_eq!((checked.exit, &*checked.stderr), (exit, ""), "{text}");
        assert_eq!(checked.stdout.lines().count(), 1 + findings.len(), "{text}");
        if !findings.is_empty() {
            let asked = run(&["formats", "--data", path]);
            assert_eq!((asked.exit, &*asked.stdout), (Exit::Unusable, ""), "{text}");
            for finding in &findings {
                let line = format!("{path}, {finding}");
                assert!(asked.stderr.contains(&line), "no `{line}` in:\n{}", asked.stderr);
            }
        }
    }
    failures.report(80);
}

#[test]
fn findings_in_many_places_are_all_reported_sorted_and_counted() {
    let file = fixture("broken-in-many-ways.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let expected: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("# expects: ")).collect();
    let origin = Origin::of(&file);
    let findings = rules::findings(&load(&origin).unwrap());
    let report = rules::report(&findings, &origin);
    let (reported, count) = report.trim_end().rsplit_once('\n').unwrap();
    let path = format!("{}, ", file.display());
    let reported: Vec<&str> =
        reported.lines().map(|line| line.strip_prefix(&path).unwrap_or(line)).collect();
    assert_eq!(reported, expected);
    assert_eq!(count, format!("{} findings: the data set cannot be used", expected.len()));
    let mut records: Vec<_> = findings.iter().map(|finding| &finding.record).collect();
    assert!(records.is_sorted(), "{records:#?}");
    records.dedup();
    assert!(records.len() >= 5, "too few kinds of record: {records:?}");
}

/// Whatever stands in one count of the shipped data, it is a finding if it is wrong.
#[test]
fn no_stated_count_may_hold_any_number() {
    for (key, wrong) in [("allies", 77), ("partners", 77), ("total", 77), ("at_least", 777)] {
        let folder = Folder::new(&format!("counts-of-{key}"));
        let (mut stated, mark) = (0, format!("    {key}: "));
        rewrite("data", &folder, |text| {
            let lines = text.lines().map(|line| match line.strip_prefix(&mark) {
                Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                    stated += 1;
                    format!("{mark}{wrong}\n")
                }
                _ => format!("{line}\n"),
            });
            lines.collect()
        });
        let dataset = load(&Origin::of(&folder)).unwrap();
        let findings = rules::findings(&dataset);
        let found = findings.iter().filter(|finding| finding.rule == "counts-agree").count();
        assert!(stated > 3, "{stated} counts with {key}");
        assert_eq!(found, stated, "counts with {key}: {wrong}");
    }
}

/// With its line and column, the line itself, and a mark below it.
#[test]
fn what_cannot_be_read_is_refused_and_shown_with_a_mark_below_it() {
    let folder = Folder::new("rules-unreadable");
    let file = folder.join("data.yaml");
    let mut marked = 0;
    for Case { text, findings, .. } in unreadable() {
        fs::write(&file, &text).unwrap();
        let Err(error) = load(&Origin::of(&file)) else { panic!("it can be read:\n{text}") };
        let message = format!("{error:#}");
        let (first, shown) = message.split_once('\n').unwrap_or((&message, ""));
        let path = file.display().to_string();
        let said = first.strip_prefix(&path).unwrap_or(first).trim_start_matches([':', ',', ' ']);
        assert_eq!([said], *findings);
        let mut numbers = said.split(':').map_while(|part| part.parse::<usize>().ok());
        if let (Some(line), Some(column)) = (numbers.next(), numbers.next()) {
            let margin = " ".repeat(line.to_string().len());
            let (that, mark) = (text.lines().nth(line - 1).unwrap(), " ".repeat(column - 1));
            assert_eq!(shown, format!("  {line} | {that}\n  {margin} | {mark}^"));
            marked += 1;
        }
        let checked = run(&["check", &path, "-o", "csv"]);
        assert_eq!((checked.exit, &*checked.stdout), (Exit::Unusable, ""), "{checked:#?}");
        assert!(checked.stderr.starts_with("error: "), "{checked:#?}");
    }
    assert!(marked > 4, "only {marked} refusals show a place");
}

#[test]
fn a_line_is_shown_up_to_four_hundred_bytes() {
    for (length, is_shown) in [(400, true), (401, false)] {
        let line = format!("a: ~ # {}", "-".repeat(length - 7));
        let Err(error) = load_bytes(line.as_bytes()) else { panic!("nothing was read") };
        assert_eq!(format!("{error:#}").contains(&line), is_shown, "{length} bytes");
    }
}
