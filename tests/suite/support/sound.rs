//! The smallest sound data set, with a few lines that are different.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Where data sets lie that are there to be tried.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The smallest sound data set, as text.
pub fn sound() -> String {
    fs::read_to_string(fixture("sound.yaml")).unwrap()
}

/// Returns the sound data set with some of its parts written otherwise; each stands there once.
pub fn rewritten(parts: &[(&str, &str)]) -> String {
    parts.iter().fold(sound(), |text, (part, instead)| {
        assert_eq!(text.matches(part).count(), 1, "{part}");
        text.replace(part, instead)
    })
}

/// A data set that breaks a rule, and everything that is found in it.
pub struct Broken {
    pub rule: String,
    pub text: String,
    pub findings: Vec<String>,
}

/// Reads `fixtures/broken.txt`, which says how it is written.
pub fn broken() -> Vec<Broken> {
    let table = fs::read_to_string(fixture("broken.txt")).unwrap();
    let mut cases: Vec<Broken> = Vec::new();
    let mut rule = "";
    let mut places: Vec<Place<'_>> = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && (!line.starts_with('#') || line.starts_with("##")))
    {
        let (mark, rest) = line.split_at(1);
        match mark {
            "#" => rule = rest.trim_start_matches(['#', ' ']),
            "@" => places.push(Place { record: rest[1..].trim(), lines: Vec::new() }),
            "=" => {
                if !places.is_empty() {
                    let text = places.drain(..).fold(sound(), |text, place| place.change(&text));
                    cases.push(Broken { rule: rule.to_owned(), text, findings: Vec::new() });
                }
                let finding = match rest.trim() {
                    "nothing" => continue,
                    other if other.ends_with(']') => other.to_owned(),
                    own => format!("{own} [{rule}]"),
                };
                cases.last_mut().unwrap().findings.push(finding);
            }
            _ => places.last_mut().unwrap().lines.push((mark, rest)),
        }
    }
    assert!(places.is_empty(), "the last case expects nothing");
    cases
}

/// What is different in a record, or in the whole data set.
struct Place<'t> {
    record: &'t str,
    lines: Vec<(&'t str, &'t str)>,
}

impl Place<'_> {
    fn change(&self, text: &str) -> String {
        let Range { start, end } = self.extent(text);
        let mut changed = text[start..end].to_owned();
        for (mark, line) in &self.lines {
            if *mark == "+" {
                changed += line;
                changed.push('\n');
                continue;
            }
            let line = line.replace(r"\n", "\n");
            let (part, other) = line.trim_start_matches(' ').split_once(" | ").unwrap();
            assert_eq!(changed.matches(part).count(), 1, "in `{}`: {part}", self.record);
            changed = changed.replace(part, other);
        }
        format!("{}{changed}{}", &text[..start], &text[end..])
    }

    /// Returns where the record stands.
    fn extent(&self, text: &str) -> Range<usize> {
        if self.record.is_empty() {
            return 0..text.len();
        }
        let first = format!("  - id: \"{}\"\n", self.record);
        let start = text.find(&first).unwrap_or_else(|| panic!("no record `{}`", self.record));
        let rest = text[start + first.len()..].split_inclusive('\n');
        let rest: usize = rest.take_while(|line| line.starts_with("   ")).map(str::len).sum();
        start..start + first.len() + rest
    }
}
