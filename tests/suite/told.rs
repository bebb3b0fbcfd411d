//! What is said to a line that is typed: the tables `tests/told/*.txt`, on the shipped data, or on a varied `sound.yaml`.
//!
//! `$ LINE` is typed without the name of the program. `@ A | B` above it, up to an empty line, has what is put in the place
//! of `@`, a word each. What is expected follows: `| LINE`, all lines of the answer; `! LINE`, all that is said beside it
//! (`!` alone: nothing); `= LINE`, a whole line of either; `+ TEXT`, what stands somewhere; `- TEXT`, what stands nowhere;
//! `rows N`, how many there are; `exit N`, how it ends, which is 0 unless said. Several `$` in a row share what is below.
//! `? FORMAT WHO | DAY STANDING | …` says where somebody stands among the members on a day, `–` for nowhere. `␛` begins a colour.
//! `## WHAT` begins a section; `@@ ID`, `~` and `+` before its first `$` vary the sound data set, as in
//! `fixtures/broken.txt`, and it is asked then. `{reviewed}` is the day on which the data were last checked, `{formats}` how many formats there are.

use std::fs;

use nato_partners::data::{Dataset, load_bytes};
use nato_partners::rules;

use crate::support::asked::{rows, run};
use crate::support::failures::Failures;
use crate::support::program::as_people_read_it;
use crate::support::scratch::Folder;
use crate::support::sound::Variation;
use crate::support::unescaped::unescaped;

/// Lines that are typed, and what is said to each.
#[derive(Clone, Default)]
struct Told<'t> {
    lines: Vec<&'t str>,
    values: Vec<&'t str>,
    expected: Vec<(&'t str, &'t str)>,
}

/// What is told of one data set: the shipped one, or a varied one.
#[derive(Default)]
struct Section<'t> {
    variation: Variation<'t>,
    told: Vec<Told<'t>>,
    standings: Vec<&'t str>,
}

fn sections(table: &str) -> Vec<Section<'_>> {
    let mut sections = vec![Section::default()];
    let mut values = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with("# ")) {
        if line.is_empty() || line.starts_with("##") {
            values.clear();
            sections.extend(line.starts_with("##").then(Section::default));
            continue;
        }
        let section = sections.last_mut().unwrap();
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (mark, section.told.last_mut()) {
            ("?", _) => section.standings.push(rest),
            ("@", _) => values = rest.split(" | ").collect(),
            ("$", Some(told)) if told.expected.is_empty() => told.lines.push(rest),
            ("$", _) => {
                let values = values.clone();
                section.told.push(Told { lines: vec![rest], values, ..Told::default() });
            }
            ("|" | "!" | "=" | "+" | "-" | "rows" | "exit", Some(told)) => {
                told.expected.push((mark, rest));
            }
            (_, None) => section.variation.read(line),
            _ => panic!("what does this mean? {line}"),
        }
    }
    sections
}

impl Told<'_> {
    /// Returns the words of each line that is typed, and what stood in the place of `@`.
    fn typed(&self) -> impl Iterator<Item = (Vec<String>, String)> {
        let values = self.values.iter().map(|value| String::from_utf8(unescaped(value)).unwrap());
        let values: Vec<String> =
            if self.values.is_empty() { vec!["@".into()] } else { values.collect() };
        self.lines.iter().flat_map(move |line| {
            let words = shlex::split(line).unwrap();
            let put = move |value: String| {
                (words.iter().map(|word| word.replace('@', &value)).collect(), value)
            };
            values.clone().into_iter().map(put)
        })
    }

    /// Types each line, of a data set in a file if there is one.
    fn check(&self, file: Option<&str>, failures: &mut Failures) {
        assert!(!self.expected.is_empty(), "{:?}: nothing is expected", self.lines);
        for (mut words, value) in self.typed() {
            words.extend(file.into_iter().flat_map(|file| ["--data", file]).map(str::to_owned));
            let outcome = run(&words);
            let told = as_people_read_it(&outcome.stderr);
            let said = format!("{}{told}", outcome.stdout);
            let all = |mark: &str| -> Option<String> {
                let lines = self.expected.iter().filter(|(other, _)| *other == mark);
                let lines: Vec<&str> = lines.map(|(_, line)| *line).collect();
                let text = lines.join("\n").replace('@', &value) + "\n";
                (!lines.is_empty()).then(|| if text == "\n" { String::new() } else { text })
            };
            let is_all = |mark: &str, text: &str| all(mark).is_none_or(|expected| expected == text);
            let has = |text: &str| said.contains(&text.replace('@', &value));
            let rows = outcome.stdout.lines().count().saturating_sub(1);
            let exit = self.expected.iter().find(|(mark, _)| *mark == "exit");
            let mut wrong: Vec<&str> = Vec::new();
            for (mark, expected) in &self.expected {
                let holds = match *mark {
                    "=" => said.lines().any(|line| line == expected.replace('@', &value)),
                    "+" => has(expected),
                    "-" => !has(expected),
                    "rows" => rows.to_string() == *expected,
                    _ => true,
                };
                wrong.extend((!holds).then_some(*expected));
            }
            let ends = (outcome.exit as u8).to_string() == exit.map_or("0", |(_, code)| code);
            let is_right =
                wrong.is_empty() && ends && is_all("|", &outcome.stdout) && is_all("!", &told);
            let what = format!("{wrong:?} do not hold, {:?}\n{said}", outcome.exit);
            failures.unless(is_right, &words.join(" "), what);
        }
    }
}

/// Checks where somebody stands in a format on some days.
fn check_standings(line: &str, failures: &mut Failures) {
    let (who, days) = line.split_once(" | ").unwrap();
    let (format, code) = who.split_once(' ').unwrap();
    for (day, expected) in days.split(" | ").filter_map(|day| day.split_once(' ')) {
        let members = rows(&format!("members {format} --on {day}"));
        let standing = members.iter().find(|row| row["country"] == code);
        let standing = standing.map_or("–", |row| row["standing"].as_str().unwrap());
        failures.unless(standing == expected, who, format!("{standing} on {day}"));
    }
}

fn assert_told(name: &str, table: &str) {
    let data = Dataset::embedded();
    let table = table.replace("{reviewed}", &data.reviewed().to_string());
    let table = table.replace("{formats}", &data.formats.len().to_string());
    let table = &table.replace('␛', "\u{1B}");
    let folder = Folder::new(&format!("told-{name}"));
    let file = folder.join("data.yaml");
    let mut failures = Failures::default();
    for Section { variation, told, standings } in sections(table) {
        let varied = (!variation.is_empty()).then(|| variation.text());
        if let Some(text) = &varied {
            let dataset =
                load_bytes(text.as_bytes()).unwrap_or_else(|why| panic!("{why:#}\n{text}"));
            assert_eq!(rules::findings(&dataset), [], "{text}");
            fs::write(&file, text).unwrap();
        }
        let file = varied.as_ref().map(|_| file.to_str().unwrap());
        for it in told {
            it.check(file, &mut failures);
        }
        for line in standings {
            check_standings(line, &mut failures);
        }
    }
    failures.report(1);
}

macro_rules! told {
    ($($name:ident)+) => {
        const TABLES: &[(&str, &str)] =
            &[$((stringify!($name), include_str!(concat!("../told/", stringify!($name), ".txt")))),+];

        $(#[test]
        fn $name() {
            let table = TABLES.iter().find(|(name, _)| *name == stringify!($name)).unwrap();
            assert_told(table.0, table.1);
        })+
    };
}

told! {
    comparisons facts names page panel plain_words search_and_sources seed_page time variations
}

#[test]
fn every_table_is_tried() {
    assert_eq!(fs::read_dir("tests/told").unwrap().count(), TABLES.len());
}

/// Returns the words of every line that is typed of the shipped data.
pub fn typed() -> impl Iterator<Item = Vec<String>> {
    let shipped = TABLES.iter().flat_map(|(_, table)| sections(table));
    let shipped = shipped.filter(|section| section.variation.is_empty());
    let told = shipped.flat_map(|section| section.told);
    told.flat_map(|told| told.typed().map(|(words, _)| words).collect::<Vec<_>>())
}

/// Returns the last word of every line that is refused.
pub fn refused() -> impl Iterator<Item = String> {
    let told =
        TABLES.iter().flat_map(|(_, table)| sections(table)).flat_map(|section| section.told);
    let refused = told.filter(|told| told.expected.iter().any(|(mark, _)| *mark == "exit"));
    let words = |told: Told<'_>| told.typed().collect::<Vec<_>>();
    refused.flat_map(words).filter_map(|(mut words, _)| words.pop())
}
