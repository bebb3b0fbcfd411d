//! Protects the edge of the process: pipes that close, disks that are full, arguments and environments
//! that nobody expects. Every test starts the real program.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arguments;
mod environments;
mod mistakes;
mod streams;

use std::collections::BTreeSet;

use crate::support::program::{FILLING, QUESTIONS, TEXTS};
use nato_partners::cli::COMMANDS;

#[test]
fn every_command_is_asked_something_here() {
    let asked: BTreeSet<&str> = QUESTIONS
        .iter()
        .chain(TEXTS)
        .chain(FILLING)
        .filter_map(|question| question.split(' ').next())
        .collect();
    let all: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(asked, all, "add a question to QUESTIONS in tests/suite/support/program.rs");
}
