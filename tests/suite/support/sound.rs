//! The smallest sound data set, and differences from it.

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

/// A data set that differs from the sound one, and everything that is found in it.
pub struct Case {
    pub rule: String,
    pub text: String,
    pub findings: Vec<String>,
}

/// Reads `fixtures/broken.txt`, which says how it is written.
pub fn broken() -> Vec<Case> {
    cases("broken.txt")
}

/// Reads `fixtures/unreadable.txt`: what is found is what is said behind the name of the file.
pub fn unreadable() -> Vec<Case> {
    cases("unreadable.txt")
}

fn cases(table: &str) -> Vec<Case> {
    let table = fs::read_to_string(fixture(table)).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut rule = "";
    let mut variation = Variation::default();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match line.split_at(1) {
            ("#", rest) => rule = rest.trim_start_matches(['#', ' ']),
            ("=", rest) => {
                if !variation.is_empty() {
                    let text = std::mem::take(&mut variation).text();
                    cases.push(Case { rule: rule.to_owned(), text, findings: Vec::new() });
                }
                let finding = match rest.trim() {
                    "nothing" => continue,
                    other if rule.is_empty() || other.ends_with(']') => other.to_owned(),
                    own => format!("{own} [{rule}]"),
                };
                cases.last_mut().unwrap().findings.push(finding);
            }
            _ => variation.read(line),
        }
    }
    assert!(variation.is_empty(), "the last case expects nothing");
    cases
}

/// Returns the sound data set with so many formats more, with one member each.
pub fn with_formats(number: usize) -> String {
    let formats = (0..number).map(|one| {
        format!(
            "  - id: \"f{one}\"
    kind: \"council\"
    names: [{{ from: \"1990-06-05\", name: {{ en: \"Council {one}\" }}, sources: [\"minutes\"] }}]
    summary: \"A council.\"
    founded: {{ date: \"1990-06-05\", sources: [\"minutes\"] }}
    status: {{ is: \"active\" }}
    list: \"complete\"
    members: [{{ country: \"XB\", from: \"1991\", sources: [\"minutes\"] }}]
"
        )
    });
    sound().replace("  - id: \"circle\"\n", &(formats.collect::<String>() + "  - id: \"circle\"\n"))
}

/// Differences from the sound data set.
#[derive(Default)]
pub struct Variation<'t>(Vec<Place<'t>>);

/// What is different in a record, or in the whole data set.
struct Place<'t> {
    record: &'t str,
    lines: Vec<(&'t str, &'t str)>,
}

impl<'t> Variation<'t> {
    /// Adds what a line of a table says: another record, or a difference in the last.
    pub fn read(&mut self, line: &'t str) {
        match (line.strip_prefix("@@"), self.0.last_mut()) {
            (Some(record), _) => self.0.push(Place { record: record.trim(), lines: Vec::new() }),
            (None, Some(place)) => place.lines.push(line.split_at(1)),
            (None, None) => panic!("in which record? {line}"),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the sound data set with these differences.
    pub fn text(&self) -> String {
        self.0.iter().fold(sound(), |text, place| place.change(&text))
    }
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
