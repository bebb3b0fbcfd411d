//! What breaks each rule: the table `fixtures/broken.txt`, and data sets that no small difference makes.

use std::collections::BTreeSet;
use std::fs;

use nato_partners::data::{Dataset, Origin, load, load_bytes};
use nato_partners::error::Exit;
use nato_partners::rules;

use crate::support::asked::run;
use crate::support::scratch::Folder;
use crate::support::sound::{Broken, broken, fixture, sound};

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
    let mut wrong = Vec::new();
    for Broken { rule, text, mut findings } in cases {
        findings.sort();
        let found = found(&text);
        let is_of_rule = |finding: &String| finding.ends_with(&format!("[{rule}]"));
        if found != findings || rule != "sound" && !findings.iter().any(is_of_rule) {
            let [found, findings] = [found, findings].map(|findings| findings.join("\n"));
            wrong.push(format!("{rule}\nexpected:\n{findings}\nfound:\n{found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_broken_data_set_answers_nothing_and_says_why() {
    let folder = Folder::new("rules-broken");
    let file = folder.join("data.yaml");
    let path = file.to_str().unwrap();
    for case in broken() {
        fs::write(&file, &case.text).unwrap();
        let exit = if case.findings.is_empty() { Exit::Answered } else { Exit::NotFound };
        let checked = run(&["check", path, "-o", "csv"]);
        assert_eq!((checked.exit, &*checked.stderr), (exit, ""), "{}", case.text);
        assert_eq!(checked.stdout.lines().count(), 1 + case.findings.len(), "{}", case.text);
        if !case.findings.is_empty() {
            let asked = run(&["formats", "--data", path]);
            assert_eq!((asked.exit, &*asked.stdout), (Exit::Unusable, ""), "{}", case.text);
            for finding in &case.findings {
                let line = format!("{path}, {finding}");
                assert!(asked.stderr.contains(&line), "no `{line}` in:\n{}", asked.stderr);
            }
        }
    }
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

/// Two countries of one id break other rules as well.
#[test]
fn of_two_countries_with_one_id_the_second_is_named() {
    let sound = sound();
    let (start, end) =
        (sound.find("  - id: \"XA\"").unwrap(), sound.find("  - id: \"XB\"").unwrap());
    let found = found(&format!("{}{}", &sound[..end], &sound[start..]));
    let finding = found.iter().find(|finding| finding.ends_with("[ids-unique]")).unwrap();
    assert!(finding.starts_with("countries: countries[1] (XA): "), "{finding}");
}
