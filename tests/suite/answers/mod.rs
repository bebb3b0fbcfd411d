//! Protects every answer of the shipped data: a change of a fact shows up as a few readable lines.
//!
//! `answers.txt` has one line for each command and subject: a digest of everything that is answered, in all
//! columns, over all days that are asked for, with headings and remarks, and behind it how many rows there are from which
//! of these days on. A day is named where the answer is another one than on the day asked for before it, so that a reviewer
//! sees what moved and when. Below it stand, in words, the heading and the remarks of the last of these days. The days are
//! every end of a year from 1991 to 2026 and each day on which anything changes for the subject.
//!
//! Bless a wanted change with `BLESS=1 cargo test answers::`, then read the diff.

pub mod questions;

use std::fmt::Write as _;

use crate::support::asked::{ask, columns_of, text};
use crate::support::failures::on_two_threads;
use crate::support::golden::assert_golden;
use questions::{Question, questions};

/// The day from which on an answer holds that depends on no day.
const ALWAYS: &str = "always";

/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a), of one text after the other.
#[derive(Clone, Copy)]
struct Digest(u64);

impl Digest {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Asks in all columns, where there are some, and returns the answer as JSON.
fn answer(command: &str, columns: Option<&str>) -> String {
    let columns = columns.map_or(String::new(), |columns| format!(" --columns {columns}"));
    text(&format!("{command}{columns} -o json"))
}

/// Counts the rows of an answer, or on a page everything that is listed: each is an object on lines of its own.
fn rows_in(answer: &str) -> usize {
    answer.lines().skip(1).filter(|line| line.trim_start().starts_with('{')).count()
}

/// Returns the heading of an answer and the remarks beside it, a line each; where a review is meant, it is not dated.
fn said(command: &str) -> String {
    const WIDE: &str = "--width 65535 --color never";
    let outcome = ask(&format!("{command} {WIDE}"));
    let is_page = command.starts_with("show ");
    let heading = outcome.stdout.lines().take_while(|line| !line.is_empty());
    let heading = heading.take(if is_page { 1 } else { 6 });
    let remarks = outcome.stderr.lines().filter(|line| !line.contains("were last checked on"));
    heading.chain(remarks).flat_map(|line| ["\n  ".to_owned(), line.to_string()]).collect()
}

/// Answers a question on all its days: in one line, and what is said on the last of them below it.
fn line(question: &Question) -> (String, usize) {
    let mut columns = None;
    let mut digest = Digest::new();
    let mut turns = String::new();
    let (mut before, mut words) = (None, String::new());
    for (day, command) in &question.days {
        // The columns of a matrix are the formats of the day.
        if before.is_none() || command.starts_with("matrix") {
            columns = columns_of(command).map(|columns| columns.join(","));
        }
        let answer = answer(command, columns.as_deref());
        digest.add(day);
        digest.add(&answer);
        if before.as_ref() != Some(&answer) {
            let _ = write!(turns, " {day}:{}", rows_in(&answer));
            words = said(command);
            digest.add(&words);
        }
        before = Some(answer);
    }
    (format!("{} | {:016x} |{turns}{words}", question.subject, digest.0), question.days.len())
}

#[test]
fn every_answer_is_the_one_that_was_read_before() {
    let answers = on_two_threads(&questions(), |question, _| line(question));
    let asked: usize = answers.iter().map(|(_, asked)| asked).sum();
    let lines: Vec<String> = answers.into_iter().map(|(line, _)| line).collect();
    let mut subjects: Vec<_> = lines.iter().map(|line| line.split(" | ").next()).collect();
    subjects.sort_unstable();
    assert!(subjects.is_sorted_by(|one, other| one < other), "two lines have one subject");
    println!("{} lines, {asked} answers", lines.len());
    assert_golden("answers.txt", &format!("{}\n", lines.join("\n")));
}
