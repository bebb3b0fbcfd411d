//! Every width: nothing is too wide, and no word is lost.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use crate::invariants::failures::{Failures, check_text};
use crate::invariants::read_back::Rows;
use crate::invariants::{ask, ask_in};

/// What is asked at every width from 20 to 220.
const AT_EVERY_WIDTH: &[&str] = &[
    "members circle SMALL --ever",
    "country XB XC SMALL",
    "formats SMALL",
    "check tests/fixtures/broken-in-many-ways.yaml",
    "formats",
    "members eapc --on 2016",
    "members nacc --ever",
    "country finland --history",
    "founded",
    "members nrc",
];

/// What is asked at some widths, because it is long.
const AT_SOME_WIDTHS: &[&str] = &[
    "members md --columns name,note,sources",
    "formats --columns name,summary,left,members",
    "founded --columns format,by,document,sources",
    "country RU --history --columns country,format,note",
];

#[test]
fn a_table_fits_its_width_and_loses_no_word() {
    let mut failures = Failures::default();
    for question in AT_EVERY_WIDTH {
        let content = Content::of(question);
        for width in 20..=220 {
            content.check(&mut failures, width);
        }
    }
    for question in AT_SOME_WIDTHS {
        let content = Content::of(question);
        for width in (20..=200).step_by(9) {
            content.check(&mut failures, width);
        }
    }
    failures.report();
}

/// The other commands that answer with rows, in groups or with titles that are not their keys.
const ROWS_IN_GROUPS: &[&str] = &[
    "timeline circle SMALL",
    "changes --from 1990 --to 2015 SMALL",
    "countries --in circle SMALL",
    "search circle SMALL",
    "sources circle SMALL",
    "conflicts SMALL",
    "compare circle dialogue SMALL",
    "matrix SMALL",
    "panel --from 1990 --to 1992 SMALL",
];

#[test]
fn every_command_with_rows_fits_its_width_and_loses_no_cell() {
    let mut failures = Failures::default();
    for question in ROWS_IN_GROUPS {
        let csv = Rows::of(question, "csv").in_use();
        failures.unless(!csv.rows.is_empty(), question, "no rows to lose");
        for width in 20..=220 {
            let asked = format!("{question} --width {width}");
            let text = ask(&asked).stdout;
            check_width(&mut failures, &asked, &text, width);
            check_cells(&mut failures, &asked, &text, &csv);
        }
    }
    failures.report();
}

/// Checks that every cell of a column that is shown is shown word by word.
fn check_cells(failures: &mut Failures, asked: &str, text: &str, rows: &Rows) {
    let (_, dropped) = dropped_columns(text);
    let there = words(text);
    for key in rows.keys.iter().filter(|key| !dropped.contains(key)) {
        let cells = rows.column(key).join(" ");
        let lost: Vec<&str> =
            cells.split_whitespace().filter(|word| !there.contains_key(*word)).collect();
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
        let csv = Rows::of(question, "csv");
        let is_chosen = question.contains("--columns") || csv.rows.is_empty();
        let rows = if is_chosen { csv } else { csv.in_use() };
        Self { question, heading: heading.to_owned(), rows }
    }

    fn check(&self, failures: &mut Failures, width: usize) {
        for output in ["table", "list"] {
            let asked = format!("{} -o {output} --width {width}", self.question);
            let outcome = ask(&asked);
            check_text(failures, &asked, output, &outcome.stdout);
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
        let mut all = vec![self.heading.clone(), note];
        for key in self.rows.keys.iter().filter(|key| !dropped.contains(key)) {
            all.extend(vec![format!("{}{mark}", capitalised(key)); titles]);
            all.extend(self.rows.column(key).into_iter().map(with_dash));
        }
        words(&all.join(" "))
    }
}

fn with_dash(cell: &str) -> String {
    if cell.is_empty() { "–".to_owned() } else { cell.to_owned() }
}

fn capitalised(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    format!("{}{}", first.to_uppercase(), rest.replace('_', " "))
}

/// Returns the note on columns that found no room, and their keys.
fn dropped_columns(text: &str) -> (String, Vec<String>) {
    let last = text.trim_end().rsplit("\n\n").next().unwrap_or_default().replace('\n', " ");
    let keys =
        last.strip_prefix("not shown at this width: ").and_then(|rest| rest.split_once(" ("));
    let Some((keys, _)) = keys else { return (String::new(), Vec::new()) };
    let keys = keys.split(", ").map(str::to_owned).collect();
    (last, keys)
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
