//! Protects the rules: every one of them has a tiny data set that breaks it, and says so in exactly these words.
//!
//! `fixtures/sound.yaml` keeps all rules. `fixtures/broken/RULE.yaml` is the same with a small change, and
//! `fixtures/unreadable/` holds what the types refuse before any rule is asked. Each of these files begins
//! with what it expects: `# expects: formats/circle: members[0] (XB): what is wrong [rule]`, the line of
//! the report without the path of the file, or `# expects: LINE:COLUMN: what cannot be read`. Where one line
//! makes the difference, it stands in `fixtures/broken-by-a-line.txt` instead; see `changed`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod changed;
mod edges;
mod signs;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::asked::run;
use nato_partners::dataset::{Dataset, Origin, load, load_bytes, rules};
use nato_partners::error::Exit;

const EXPECTS: &str = "# expects: ";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(name: &str) -> PathBuf {
    fixtures().join(name)
}

/// Returns the files of a folder of fixtures, sorted.
fn files_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(fixture(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Returns what a fixture says should be found in it.
fn expected(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter_map(|line| line.strip_prefix(EXPECTS)).map(str::to_owned).collect()
}

/// Returns the lines of the report on a data set, without the path of its file and without the count.
fn reported(file: &Path) -> Vec<String> {
    let origin = Origin::of(file);
    let dataset = load(&origin).unwrap_or_else(|error| panic!("{}: {error:#}", file.display()));
    let report = rules::report(&rules::findings(&dataset), &origin);
    let path = format!("{}, ", file.display());
    report.lines().filter_map(|line| line.strip_prefix(&path)).map(str::to_owned).collect()
}

/// Returns what a data set is refused with, and the lines below that show the place.
fn refusal(file: &Path) -> (String, Vec<String>) {
    let Err(error) = load(&Origin::of(file)) else { panic!("{} can be read", file.display()) };
    let message = format!("{error:#}");
    let mut lines = message.lines().map(str::to_owned);
    let first = lines.next().unwrap_or_default();
    let path = file.display().to_string();
    let without_path = first.strip_prefix(&path).unwrap_or(&first);
    (without_path.trim_start_matches([':', ',', ' ']).to_owned(), lines.collect())
}

/// Compares line by line, so that a failure shows both sides and the file to mend.
fn assert_lines(file: &Path, expected: &[String], actual: &[String]) {
    assert!(
        expected == actual,
        "{}\nexpected:\n{EXPECTS}{}\nactual:\n{EXPECTS}{}\n",
        file.display(),
        expected.join(&format!("\n{EXPECTS}")),
        actual.join(&format!("\n{EXPECTS}")),
    );
}

#[test]
fn the_sound_data_set_keeps_every_rule() {
    for sound in [fixture("sound.yaml"), fixture("small")] {
        let dataset = load(&Origin::of(&sound)).unwrap();
        let findings = rules::findings(&dataset);
        assert!(findings.is_empty(), "{}: {findings:#?}", sound.display());
    }
    assert_eq!(rules::findings(Dataset::embedded()), []);
}

#[test]
fn every_rule_has_a_data_set_that_breaks_it() {
    let rules: BTreeSet<String> = rules::RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let files: BTreeSet<String> = files_in("broken").iter().map(|file| stem(file)).collect();
    let broken: BTreeSet<String> = files.union(&changed::rules_broken()).cloned().collect();
    let unbroken: Vec<_> = rules.difference(&broken).collect();
    let unruled: Vec<_> = broken.difference(&rules).collect();
    assert!(unbroken.is_empty(), "nothing in fixtures/ breaks these rules: {unbroken:?}");
    assert!(unruled.is_empty(), "fixtures/ expects rules that are none: {unruled:?}");
    assert_eq!(rules.len(), rules::RULES.len(), "two rules share a name");
}

#[test]
fn a_broken_data_set_yields_exactly_the_findings_it_expects() {
    for file in files_in("broken") {
        let expected = expected(&file);
        assert!(!expected.is_empty(), "{} expects nothing", file.display());
        assert_lines(&file, &expected, &reported(&file));
    }
}

#[test]
fn a_broken_data_set_breaks_its_own_rule_and_no_other() {
    for file in files_in("broken") {
        let own = format!("[{}]", stem(&file));
        let findings = reported(&file);
        assert!(findings.iter().any(|line| line.ends_with(&own)), "{}: no {own}", file.display());
        let others: Vec<_> = findings.iter().filter(|line| !line.ends_with(&own)).collect();
        assert!(others.is_empty(), "{} breaks other rules as well: {others:#?}", file.display());
    }
}

#[test]
fn findings_in_many_places_are_all_reported_sorted_and_counted() {
    let file = fixture("broken-in-many-ways.yaml");
    let reported = reported(&file);
    assert_lines(&file, &expected(&file), &reported);

    let origin = Origin::of(&file);
    let findings = rules::findings(&load(&origin).unwrap());
    let mut records: Vec<_> = findings.iter().map(|finding| &finding.record).collect();
    assert!(records.is_sorted(), "{records:#?}");
    records.dedup();
    assert!(records.len() >= 5, "too few kinds of record: {records:?}");
    let report = rules::report(&findings, &origin);
    let count = format!("{} findings: the data set cannot be used", reported.len());
    assert_eq!(report.lines().last(), Some(count.as_str()));
}

#[test]
fn each_of_the_two_codes_of_a_country_has_its_form() {
    let sound = fs::read_to_string(fixture("sound.yaml")).unwrap();
    for (code, wrong) in
        [(r#"alpha2: "XA""#, r#"alpha2: "Xa""#), (r#"alpha3: "XAA""#, r#"alpha3: "XA""#)]
    {
        let broken = sound.replacen(code, wrong, 1);
        let findings = rules::findings(&load_bytes(broken.as_bytes()).unwrap());
        let is_said = |finding: &rules::Finding| {
            finding.rule == "codes-well-formed"
                && finding.what.ends_with("must be two and three capital letters")
        };
        assert!(findings.iter().any(is_said), "{wrong}: {findings:#?}");
    }
}

/// Two countries of one id break other rules as well, so that no file of `broken/` can show it.
#[test]
fn of_two_countries_with_one_id_the_second_is_named() {
    let sound = fs::read_to_string(fixture("sound.yaml")).unwrap();
    let (start, end) =
        (sound.find("  - id: \"XA\"").unwrap(), sound.find("  - id: \"XB\"").unwrap());
    let twice = format!("{}{}", &sound[..end], &sound[start..]);
    let findings = rules::findings(&load_bytes(twice.as_bytes()).unwrap());
    let finding = findings.iter().find(|finding| finding.rule == "ids-unique").unwrap();
    assert_eq!((&*finding.record, &*finding.place), ("countries", "countries[1] (XA)"));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line_and_column() {
    for file in files_in("unreadable") {
        let (first, _) = refusal(&file);
        assert_lines(&file, &expected(&file), &[first]);
    }
}

#[test]
fn what_cannot_be_read_is_shown_with_a_mark_below_it() {
    let mut marked = 0;
    for file in files_in("unreadable") {
        let (first, shown) = refusal(&file);
        let mut numbers = first.split(':').map_while(|part| part.parse().ok());
        if let (Some(line), Some(column)) = (numbers.next(), numbers.next()) {
            assert_lines(&file, &excerpt(&file, line, column), &shown);
            marked += 1;
        }
    }
    assert!(marked > 4, "only {marked} refusals show a place");
}

/// Returns a line of a file with its number, and below it a mark at a column.
fn excerpt(file: &Path, line: usize, column: usize) -> [String; 2] {
    let text = fs::read_to_string(file).unwrap();
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    let margin = " ".repeat(line.to_string().len());
    let mark = " ".repeat(column - 1);
    [format!("  {line} | {shown}"), format!("  {margin} | {mark}^")]
}

#[test]
fn check_exits_0_on_sound_1_on_broken_and_2_on_unreadable_data() {
    let sound = vec![fixture("sound.yaml"), fixture("small")];
    let cases = [
        (sound, Exit::Answered),
        (files_in("broken"), Exit::NotFound),
        (files_in("unreadable"), Exit::Unusable),
    ];
    for (files, exit) in cases {
        for file in files {
            let outcome = run(&["check", &file.display().to_string(), "-o", "csv"]);
            assert_eq!(outcome.exit, exit, "check {}: {outcome:#?}", file.display());
            assert_eq!(
                outcome.stderr.starts_with("error: "),
                exit == Exit::Unusable,
                "{outcome:#?}"
            );
        }
    }
}

#[test]
fn a_broken_data_set_answers_nothing_and_says_why() {
    for file in files_in("broken") {
        let outcome = run(&["formats", "--data", &file.display().to_string()]);
        let said: Vec<String> =
            expected(&file).iter().map(|line| format!("{}, {line}", file.display())).collect();
        assert_eq!((outcome.exit, &*outcome.stdout), (Exit::Unusable, ""), "{}", file.display());
        for line in said {
            assert!(outcome.stderr.contains(&line), "no `{line}` in:\n{}", outcome.stderr);
        }
    }
}
