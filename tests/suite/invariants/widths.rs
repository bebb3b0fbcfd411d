//! Every width: nothing is too wide, and no word is lost.

use std::collections::BTreeMap;

use nato_partners::model::PartialDate;
use nato_partners::output::Screen;
use unicode_width::UnicodeWidthStr;

use crate::invariants::read_back::Rows;
use crate::invariants::{ask, ask_in, check_outcome};
use crate::support::failures::{Failures, try_each};
use crate::support::questions::{self, command};

/// What is asked besides, because its cells are long.
const LONG: [&str; 4] = [
    "members md --columns name,note,sources",
    "formats --columns name,summary,note,members",
    "founded --columns format,founded_by,document,sources",
    "country RU --history --columns country,format,note",
];

/// Commands whose rows stand in no groups.
const PLAIN: [&str; 5] = ["formats", "members", "country", "founded", "check"];

#[test]
fn a_table_fits_its_width_and_loses_no_word() {
    let all = [&*questions::rows(), &LONG].concat();
    try_each(&all, 8_000, |failures, question, number| {
        let [table, list] = ["table", "list"].map(|output| ask_in(question, output).stdout);
        let missing = missing(question, &table);
        failures.unless(missing.is_empty(), question, format!("the table has not {missing:?}"));
        // Each question begins at another width, so that together they meet all.
        for width in (20 + number % 13..=220).step_by(13) {
            for output in ["table", "list"] {
                let asked = format!("{question} -o {output} --width {width}");
                let outcome = ask(&asked);
                check_outcome(failures, &asked, output, &outcome);
                check_width(failures, &asked, &outcome.stdout, width);
                let is_table = outcome.stdout.lines().any(is_rule);
                let wide = words(below_heads(question, if is_table { &table } else { &list }));
                let narrow = words(below_heads(question, &outcome.stdout));
                let (note, dropped) = dropped_columns(&outcome.stdout);
                let there = sum(&narrow, &words(&alone(question, &dropped)));
                let (missed, more) =
                    (minus(&wide, &there), minus(&narrow, &sum(&wide, &words(&note))));
                let what = format!("lost {missed:?}, and has too much {more:?}");
                failures.unless(missed.is_empty() && more.is_empty(), &asked, what);
            }
        }
    });
}

/// Returns the words of the cells of csv that a table does not have; what stands in groups is said once.
fn missing(question: &str, table: &str) -> Vec<String> {
    let csv = Rows::of(question, "csv", &[]).on_screen(question);
    let in_words =
        |cell: &String| PartialDate::parse(cell).map_or(cell.clone(), PartialDate::words);
    let cells: Vec<String> = csv.rows.iter().flatten().map(in_words).collect();
    let (cells, there) = (words(&cells.join(" ")), words(table));
    let is_plain = PLAIN.contains(&command(question));
    let is_missing = |(word, count): &(&String, &usize)| {
        let have = there.get(*word).copied().unwrap_or_default();
        *word != "–" && have < if is_plain { **count } else { 1 }
    };
    cells.iter().filter(is_missing).map(|(word, _)| word.clone()).collect()
}

/// The heads of a matrix stand upright where there is little room, and are no words.
fn below_heads<'t>(question: &str, text: &'t str) -> &'t str {
    let below = text.rsplit_once("─\n").filter(|_| command(question) == "matrix");
    below.map_or(text, |(_, below)| below)
}

/// Returns what a table of these columns alone holds below its heading.
fn alone(question: &str, columns: &[String]) -> String {
    let all = question.split(" --columns").next().unwrap_or_default();
    let table = ask_in(&format!("{all} --columns {}", columns.join(",")), "table").stdout;
    let body = table.split_once("\n\n").filter(|_| !columns.is_empty());
    body.map(|(_, body)| body.to_owned()).unwrap_or_default()
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

fn sum(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut sum = one.clone();
    for (word, count) in other {
        *sum.entry(word.clone()).or_default() += count;
    }
    sum
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

/// A pager is asked for where an answer would scroll away, whose colours and links take no room.
#[test]
fn a_row_stays_free_for_what_is_typed_next() {
    let screen = Screen { columns: 10, rows: 3 };
    for (text, is_exceeded) in [
        ("1\n2\n", false),
        ("1\n\n3\n", true),
        ("1\n2345678901x\n", true),
        ("1\n \x1B[31m23456789\x1B[0mx\n", false),
        ("1\n \x1B[31m234567890\x1B[0mx\n", true),
        ("1\n\x1B]8;;https://nato.int\x1B\\Türkiye\x1B]8;;\x1B\\123\n", false),
    ] {
        assert_eq!(screen.is_exceeded_by(text), is_exceeded, "{text:?}");
    }
}
