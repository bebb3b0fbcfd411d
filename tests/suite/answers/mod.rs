//! Protects every answer of the shipped data: a change of a fact shows up as a few readable lines.
//!
//! `answers.txt` has one line for each command and subject: a digest of everything that is answered, in all
//! columns, over all days that are asked for, and behind it how many rows there are from which of these days on.
//! A day is named where the answer is another one than on the day asked for before it, so that a reviewer sees
//! what moved and when. The days are every end of a year from 1991 to 2026 and each day on which anything
//! changes for the subject. What stands on standard error is not part of it, since remarks name the day of the
//! last review.
//!
//! Bless a wanted change with `BLESS=1 cargo test answers::`, then read the diff.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "how much was asked is part of the result")]

mod questions;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

use crate::support::asked::{columns_of, text};
use questions::{Question, questions};

const BLESS: &str = "BLESS=1 cargo test answers::";
/// The day from which on an answer holds that depends on no day.
const ALWAYS: &str = "always";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers.txt")
}

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

/// Answers a question on all its days, in one line.
fn line(question: &Question) -> (String, usize) {
    let mut columns = None;
    let mut digest = Digest::new();
    let mut turns = String::new();
    let mut before = None;
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
        }
        before = Some(answer);
    }
    (format!("{} | {:016x} |{turns}", question.subject, digest.0), question.days.len())
}

/// Answers all questions, on two threads, in their order.
fn answers() -> (Vec<String>, usize) {
    let questions = questions();
    let (first, second) = questions.split_at(questions.len() / 2);
    let lines = |questions: &[Question]| questions.iter().map(line).collect::<Vec<_>>();
    let lines = thread::scope(|scope| {
        let other = scope.spawn(|| lines(second));
        let mut all = lines(first);
        all.extend(other.join().unwrap());
        all
    });
    let asked = lines.iter().map(|(_, asked)| asked).sum();
    (lines.into_iter().map(|(line, _)| line).collect(), asked)
}

/// Splits a line into its subject and what is said of it.
fn by_subject<'l>(lines: impl Iterator<Item = &'l str>) -> BTreeMap<&'l str, &'l str> {
    lines
        .map(|line| line.split_once(" | ").unwrap_or_else(|| panic!("no answer: {line}")))
        .collect()
}

/// Says what differs between two lines: the days on which the answer turned, or the digest alone.
fn difference(subject: &str, before: Option<&str>, now: Option<&str>) -> String {
    let (Some(before), Some(now)) = (before, now) else {
        let is = if now.is_some() { "is new" } else { "is gone" };
        return format!("{subject}: {is}");
    };
    let turns =
        |line: &str| -> Vec<String> { line.split(' ').skip(2).map(str::to_owned).collect() };
    let (before, now) = (turns(before), turns(now));
    let without = |some: &[String], others: &[String]| -> String {
        let lost: Vec<&str> =
            some.iter().filter(|turn| !others.contains(turn)).map(String::as_str).collect();
        if lost.is_empty() { "nothing".to_owned() } else { lost.join(" ") }
    };
    if before == now {
        return format!("{subject}: as many rows on the same days, but other words in them");
    }
    format!("{subject}: was {}, is {}", without(&before, &now), without(&now, &before))
}

#[test]
fn every_answer_is_the_one_that_was_read_before() {
    let (lines, asked) = answers();
    let now = format!("{}\n", lines.join("\n"));
    if env::var_os("BLESS").is_some() {
        fs::write(file(), &now).unwrap();
    }
    let before = fs::read_to_string(file()).unwrap();
    println!("{} lines, {asked} answers", lines.len());
    let [old, new] = [&before, &now].map(|text| by_subject(text.lines()));
    assert_eq!(new.len(), lines.len(), "two lines have one subject");
    let subjects = old.keys().chain(new.keys().filter(|subject| !old.contains_key(*subject)));
    let differences: Vec<String> = subjects
        .filter(|subject| old.get(*subject) != new.get(*subject))
        .map(|subject| difference(subject, old.get(subject).copied(), new.get(subject).copied()))
        .collect();
    assert!(
        before == now,
        "{} of {} lines are other than in tests/answers.txt:\n{}\nif that is what you want: {BLESS}",
        differences.len(),
        lines.len(),
        differences.join("\n")
    );
}
