//! Protects what holds for every answer, whatever was asked: one answer, every output.
//!
//! Every command that answers with rows is asked on the small data set and on the shipped one, in every output,
//! and every page of `show` is opened. What must hold then is written down in the design (§5, "One answer,
//! every output") and in `studies/aesthetics.md` §6.4. Nothing here knows what the right answer is.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod answers;
mod columns;
mod failures;
mod languages;
mod order;
mod pages;
mod read_back;
mod widths;

use nato_partners::Outcome;
use nato_partners::error::Exit;

const OUTPUTS: [&str; 7] = ["table", "list", "csv", "tsv", "json", "jsonl", "markdown"];

/// Outputs from which the very values can be read back, given that all columns are asked for.
const READABLE: [&str; 6] = ["csv", "tsv", "json", "jsonl", "markdown", "list"];

/// A width at which nothing wraps and no column is dropped.
const WIDE: &str = "65535";

const SMALL: &str = "--data tests/fixtures/small";

/// Commands that answer with rows; `SMALL` stands for the small data set, and without it the shipped one is asked.
const QUESTIONS: &[&str] = &[
    "formats SMALL",
    "formats SMALL --on 1991 --with XD",
    "members circle SMALL",
    "members circle SMALL --ever",
    "members circle SMALL --on 1995-06 --role observer",
    "members dialogue SMALL",
    "members dialogue SMALL --ever --on 2010-12-31",
    "members nato SMALL",
    "country XB XC SMALL",
    "country XC SMALL --history",
    "country guild SMALL",
    "founded SMALL",
    "founded toolbox circle SMALL",
    "check tests/fixtures/broken/alliance.yaml",
    "check tests/fixtures/broken-in-many-ways.yaml",
    "formats",
    "formats --kind council --on 2000",
    "members eapc",
    "members eapc --on warsaw-2016 --role partner",
    "members nacc --ever",
    "members patg --on 2022",
    "members md",
    "members organisations",
    "members deep",
    "country TR AT",
    "country finland --history",
    "country RU --history",
    "founded",
    "founded nrc nuc",
];

/// Questions to which the answer is nobody or nothing.
const EMPTY: &[&str] = &[
    "formats SMALL --on 1900",
    "formats SMALL --kind platform",
    "formats SMALL --with XB --with XUHH",
    "members circle SMALL --on 1980",
    "members circle SMALL --role observer",
    "members nato SMALL --area south",
    "members toolbox SMALL",
    "country XUHH SMALL",
    "country XB SMALL --on 1960",
    "formats --founded-since 2026-11-24",
    "members nrc",
    "members parp",
    "country SU",
    "country YUCS --history",
];

/// Asks on one line; `SMALL` is written out.
fn ask(question: &str) -> Outcome {
    crate::support::asked::ask(&format!("{} --color never", question.replace("SMALL", SMALL)))
}

/// Asks for an output, where nothing wraps.
fn ask_in(question: &str, output: &str) -> Outcome {
    ask(&format!("{question} -o {output} --width {WIDE}"))
}

/// Returns how a question ends: a `check` that finds something ends with 1.
fn expected_exit(question: &str) -> Exit {
    if question.starts_with("check tests/fixtures/broken") {
        Exit::NotFound
    } else {
        Exit::Answered
    }
}
