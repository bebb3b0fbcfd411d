//! Protects what holds for every answer, whatever was asked: one answer, every output.
//!
//! Every command with rows is asked on the small data set and on the shipped one, in every output and language, in any
//! order of its rows and columns; and every page of `show` is opened. `docs/promises.md` says what must hold then.
//! Nothing here knows what the right answer is.

mod pages;
mod read_back;
mod rows;
mod widths;

use nato_partners::Outcome;

use crate::support::failures::Failures;

const OUTPUTS: [&str; 7] = ["table", "list", "csv", "tsv", "json", "jsonl", "markdown"];

/// A width at which nothing wraps and no column is dropped.
const WIDE: &str = "65535";

/// Asks on one line, without colour.
fn ask(question: &str) -> Outcome {
    crate::support::asked::ask(&format!("{question} --color never"))
}

/// Asks for an output, where nothing wraps.
fn ask_in(question: &str, output: &str) -> Outcome {
    ask(&format!("{question} -o {output} --width {WIDE}"))
}

/// Checks that an answer is written as a well-behaved program writes, and that nothing but remarks is said beside it.
fn check_outcome(failures: &mut Failures, asked: &str, output: &str, outcome: &Outcome) {
    let Outcome { stdout, stderr, .. } = outcome;
    let are_remarks = stderr.lines().all(|line| line.starts_with("remark: "));
    failures.unless(are_remarks, asked, format!("on stderr: {stderr:?}"));
    let ends_well = stderr.is_empty() || ends_with_one_newline(stderr);
    failures.unless(ends_well, asked, format!("stderr ends badly: {stderr:?}"));
    let is_nothing = output == "jsonl" && stdout.is_empty();
    failures.unless(
        is_nothing || ends_with_one_newline(stdout),
        asked,
        "not one newline at the end",
    );
    failures.unless(!stdout.contains(['\x1B', '\r']), asked, "an escape or a carriage return");
    let blanks: &[char] = if output == "tsv" { &[' '] } else { &[' ', '\t'] };
    let trailing = stdout.lines().find(|line| line.ends_with(blanks));
    failures.unless(trailing.is_none(), asked, format!("trailing blanks: {trailing:?}"));
}

fn ends_with_one_newline(text: &str) -> bool {
    text.ends_with('\n') && !text.ends_with("\n\n") && text != "\n"
}
