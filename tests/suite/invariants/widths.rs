//! Every width: nothing is too wide, and no word is lost.

use std::collections::BTreeMap;

use nato_partners::model::PartialDate;
use unicode_width::UnicodeWidthStr;

use crate::invariants::read_back::{Rows, explained};
use crate::invariants::{ask, ask_in, check_outcome};
use crate::support::failures::Failures;
use crate::support::questions::{self, command};

/// Commands whose rows stand in no groups, under titles that are their keys.
const PLAIN: [&str; 5] = ["formats", "members", "country", "founded", "check"];

/// What is asked besides, because its cells are long.
const LONG: [&str; 4] = [
    "members md --columns name,note,sources",
    "formats --columns name,summary,note,members",
    "founded --columns format,founded_by,document,sources",
    "country RU --history --columns country,format,note",
];

#[test]
fn a_table_fits_its_width_and_loses_no_word() {
    let mut failures = Failures::default();
    for (number, question) in questions::rows().into_iter().chain(LONG).enumerate() {
        let is_plain = PLAIN.contains(&command(question));
        let content = is_plain.then(|| Content::of(question));
        let csv = Rows::of(question, "csv", &[]).in_use().on_screen(question);
        // Each question begins at another width, so that together they meet all.
        for width in (20 + number % 13..=220).step_by(13) {
            if let Some(content) = &content {
                content.check(&mut failures, width);
                continue;
            }
            let asked = format!("{question} -o table --width {width}");
            let outcome = ask(&asked);
            check_outcome(&mut failures, &asked, "table", &outcome);
            check_width(&mut failures, &asked, &outcome.stdout, width);
            check_cells(&mut failures, &asked, &outcome.stdout, &csv);
        }
    }
    failures.report(8_000);
}

/// Checks that every cell of a column that is shown is shown word by word.
fn check_cells(failures: &mut Failures, asked: &str, text: &str, rows: &Rows) {
    let (_, dropped) = dropped_columns(text);
    let there = words(text);
    for key in rows.keys.iter().filter(|key| !dropped.contains(key)) {
        let cells = rows.column(key).into_iter().map(with_dash).collect::<Vec<_>>().join(" ");
        let lost: Vec<&str> = cells
            .split_whitespace()
            .filter(|word| !["unknown", "–"].contains(word) && !there.contains_key(*word))
            .collect();
        failures.unless(lost.is_empty(), asked, format!("lost of {key}: {lost:?}"));
    }
}

/// What an answer holds, however it is laid out.
struct Content<'q> {
    question: &'q str,
    heading: String,
    rows: Rows,
}

impl<'q> Content<'q> {
    fn of(question: &'q str) -> Self {
        let wide = ask_in(question, "table").stdout;
        let (heading, _) = wide.split_once("\n\n").unwrap();
        let csv = Rows::of(question, "csv", &[]);
        let is_chosen = question.contains("--columns") || csv.rows.is_empty();
        let rows = if is_chosen { csv } else { csv.in_use() }.on_screen(question);
        Self { question, heading: heading.to_owned(), rows }
    }

    fn check(&self, failures: &mut Failures, width: usize) {
        for output in ["table", "list"] {
            let asked = format!("{} -o {output} --width {width}", self.question);
            let outcome = ask(&asked);
            check_outcome(failures, &asked, output, &outcome);
            check_width(failures, &asked, &outcome.stdout, width);
            let (expected, actual) = (self.words(&outcome.stdout), words(&outcome.stdout));
            let what = format!(
                "lost {:?}, and has too much {:?}",
                minus(&expected, &actual),
                minus(&actual, &expected)
            );
            failures.unless(expected == actual, &asked, what);
        }
    }

    /// Returns the words that must be in a text, given how it is laid out and what it says it leaves out.
    fn words(&self, text: &str) -> BTreeMap<String, usize> {
        let (note, dropped) = dropped_columns(text);
        let is_table = text.lines().any(is_rule);
        let titles = if is_table { 1 } else { self.rows.rows.len() };
        let mark = if is_table { "" } else { ":" };
        let mut all = vec![self.heading.clone(), note, explained(text).to_owned()];
        for key in self.rows.keys.iter().filter(|key| !dropped.contains(key)) {
            all.extend(vec![format!("{}{mark}", capitalised(key)); titles]);
            all.extend(self.rows.column(key).into_iter().map(with_dash));
        }
        words(&all.join(" "))
    }
}

/// Returns a cell of csv as people see it: a dash for no value, and a range of dates in words.
fn with_dash(cell: &str) -> String {
    match PartialDate::parse(cell) {
        Ok(date) => date.words(),
        Err(_) if cell.is_empty() => "–".to_owned(),
        Err(_) => cell.to_owned(),
    }
}

fn capitalised(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    format!("{}{}", first.to_uppercase(), rest.replace('_', " "))
}

/// Returns the note on columns that found no room, and their keys.
fn dropped_columns(text: &str) -> (String, Vec<String>) {
    let begins = "not shown at this width: ";
    let note = text.split("\n\n").map(|block| block.trim_end().replace('\n', " "));
    let note = note.into_iter().find(|block| block.starts_with(begins)).unwrap_or_default();
    let keys = note.strip_prefix(begins).and_then(|rest| rest.split_once(" ("));
    let Some((keys, _)) = keys else { return (String::new(), Vec::new()) };
    let keys = keys.split(", ").map(str::to_owned).collect();
    (note, keys)
}

/// Tells whether a line is nothing but a rule.
pub fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|character| matches!(character, '─' | ' '))
}

/// Counts the words of a text, leaving out rules; `unknown` is what people see of a date that csv leaves empty.
pub fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.lines().filter(|line| !is_rule(line)).flat_map(str::split_whitespace) {
        let word = if word == "unknown" { "–" } else { word };
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// Returns the words of which there are more than among others.
pub fn minus<'w>(
    words: &'w BTreeMap<String, usize>,
    others: &BTreeMap<String, usize>,
) -> Vec<&'w str> {
    words
        .iter()
        .filter(|(word, count)| others.get(*word).unwrap_or(&0) < count)
        .map(|(word, _)| word.as_str())
        .collect()
}

/// Checks that no line is wider than it has to be.
pub fn check_width(failures: &mut Failures, asked: &str, text: &str, width: usize) {
    for line in text.lines().filter(|line| !fits(line, width)) {
        failures.unless(false, asked, format!("too wide: {line:?}"));
    }
}

/// Tells whether a line is no wider than asked for, or could not have been broken: it is one word, behind a
/// title or not.
fn fits(line: &str, width: usize) -> bool {
    let titled = line.trim().split_once(": ").filter(|(title, _)| !title.contains("  "));
    let value = titled.map_or(line, |(_, value)| value).trim();
    line.width() <= width || !value.contains(' ')
}
