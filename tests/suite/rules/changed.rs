//! Changes to a line of the sound data set, and what each of them breaks.

use std::collections::BTreeSet;
use std::fs;

use nato_partners::data::load_bytes;
use nato_partners::rules;

use crate::rules::fixture;

/// Returns the changed data sets, each with the findings it expects.
fn changed() -> Vec<(String, BTreeSet<String>)> {
    let sound = fs::read_to_string(fixture("sound.yaml")).unwrap();
    let changes = fs::read_to_string(fixture("broken-by-a-line.txt")).unwrap();
    let changes = changes.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let line = line.replace(r"\n", "\n");
        let [part, instead, expected] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("three parts are expected: {line}")
        };
        assert_eq!(sound.matches(part).count(), 1, "{part}");
        let expected = expected.split(" || ").filter(|finding| !finding.is_empty());
        let text = sound.replace(part, &instead.replacen('&', part, 1));
        (text, expected.map(str::to_owned).collect())
    });
    changes.collect()
}

/// Returns the rules that the changes break.
pub fn rules_broken() -> BTreeSet<String> {
    let rule = |finding: &str| Some(finding.rsplit_once('[')?.1.trim_end_matches(']').to_owned());
    changed().iter().flat_map(|(_, expected)| expected).filter_map(|it| rule(it)).collect()
}

#[test]
fn a_changed_line_yields_exactly_the_findings_it_expects() {
    for (text, expected) in changed() {
        let dataset =
            load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
        let found = rules::findings(&dataset).into_iter().map(|finding| {
            let rules::Finding { record, place, rule, what } = finding;
            format!("{record}: {place}: {what} [{rule}]")
        });
        assert_eq!(found.collect::<BTreeSet<_>>(), expected, "{text}");
    }
}
