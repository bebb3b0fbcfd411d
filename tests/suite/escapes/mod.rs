//! Protects the terminal and the spreadsheet: whatever stands in data, arguments, paths and environment,
//! nothing hidden reaches either.

#![expect(clippy::print_stdout, reason = "how many tips were typed is part of the result")]

mod characters;
mod data;
mod outputs;
mod spreadsheets;
#[cfg(unix)]
mod typed;
#[cfg(unix)]
mod typed_back;

use crate::support::asked::run;
use crate::support::program::as_people_read_it;
use crate::support::questions::section;
use crate::support::unescaped::unescaped;
use nato_partners::Outcome;
use nato_partners::error::Exit;

/// What is typed to do harm, and where.
pub const HOSTILE: &str = include_str!("../../fixtures/hostile.txt");

/// Returns the lines of a section that are text.
fn hostile(name: &str) -> Vec<String> {
    let lines = section(HOSTILE, name).into_iter();
    lines.map(|line| String::from_utf8(unescaped(line)).unwrap()).collect()
}

/// Asserts that nothing is in a text that must not be, but newlines.
fn is_clean(text: &str, what: &str) {
    let found =
        text.chars().find(|character| *character != '\n' && characters::is_forbidden(*character));
    assert!(found.is_none(), "{what}: {found:?} in {text:?}");
}

/// Asserts that what is said has nothing hidden in it but what was asked for: colours, and tabs in tsv.
fn speaks_cleanly(words: &[&str]) -> Outcome {
    let outcome = run(words);
    let what = format!("{words:?}");
    for text in [&outcome.stdout, &outcome.stderr] {
        let tab = if words.contains(&"tsv") { " " } else { "\t" };
        is_clean(&text.replace('\t', tab), &what);
        assert!(!text.lines().any(|line| line.starts_with("tip: forged")), "{what}: {text}");
    }
    outcome
}

/// Asserts besides that what is not answered is an error.
fn answers_cleanly(words: &[&str]) {
    let outcome = speaks_cleanly(words);
    let is_said =
        outcome.exit == Exit::Answered || as_people_read_it(&outcome.stderr).starts_with("error: ");
    assert!(is_said, "{words:?}: {}", outcome.stderr);
}
