//! What is asked where all commands are asked: `tests/questions.txt`, which `tests/compare.py` reads too.

use std::collections::BTreeSet;

use nato_partners::commands::COMMANDS;

use crate::support::asked::text;

const FILE: &str = include_str!("../../questions.txt");
const ON_SMALL: &str = " --data tests/fixtures/small";

/// Returns the lines of a section of a table, in their order.
pub fn section(table: &'static str, name: &str) -> Vec<&'static str> {
    let (_, rest) = table.split_once(&format!("\n## {name}\n")).unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with("## "));
    lines.filter(|line| !line.is_empty() && !line.starts_with("# ")).collect()
}

/// Returns what is answered with rows, of which there are some.
pub fn rows() -> Vec<&'static str> {
    section(FILE, "rows")
}

/// Returns what is answered with rows, of which there are none.
pub fn none() -> Vec<&'static str> {
    section(FILE, "none")
}

/// Returns pages of each kind.
pub fn pages() -> Vec<&'static str> {
    section(FILE, "pages")
}

/// Returns what is asked of the shipped data as a whole.
pub fn whole() -> Vec<&'static str> {
    section(FILE, "whole")
}

/// Returns a question for each command that writes its answer in any output, on the small data set, which is left to
/// be named.
pub fn of_each_command() -> Vec<&'static str> {
    let mut asked = BTreeSet::new();
    let of_rows = rows().into_iter().filter(|question| asked.insert(command(question)));
    let first: Vec<&str> = of_rows.collect();
    let others =
        section(FILE, "others").into_iter().filter(|question| question.ends_with(ON_SMALL));
    let bare = |question: &'static str| match command(question) {
        "check" => "check",
        _ => question.trim_end_matches(ON_SMALL),
    };
    first.into_iter().chain(others).map(bare).collect()
}

/// Returns a question for each command whose answer is a text of its own kind, in no output that could be chosen.
pub fn of_texts() -> Vec<&'static str> {
    let others = section(FILE, "others").into_iter();
    others.filter(|question| !question.ends_with(ON_SMALL) && question.contains(' ')).collect()
}

/// Commands that fill a folder and answer nothing else; they have tests of their own.
pub const FILLING: &[&str] = &["export"];

/// Returns the command of a question.
pub fn command(question: &str) -> &str {
    question.split(' ').next().unwrap()
}

/// Returns all commands.
pub fn commands() -> BTreeSet<String> {
    COMMANDS.iter().map(|command| command.name.to_owned()).collect()
}

/// Returns the commands that answer with rows: those of which columns can be chosen.
pub fn row_commands() -> BTreeSet<String> {
    let has_rows = |name: &String| text(&format!("{name} --help")).contains("--columns");
    commands().into_iter().filter(has_rows).collect()
}

#[test]
fn every_command_is_asked_something() {
    let of = |questions: Vec<&str>| -> BTreeSet<String> {
        questions.into_iter().map(|question| command(question).to_owned()).collect()
    };
    assert_eq!(of(rows()), row_commands(), "add a question to `## rows` in tests/questions.txt");
    // A founding, a year and something to ask about there always are.
    let always = ["founded", "panel", "list"].map(str::to_owned);
    let may_be_none: BTreeSet<String> =
        row_commands().into_iter().filter(|name| !always.contains(name)).collect();
    assert_eq!(of(none()), may_be_none, "add a question to `## none` in tests/questions.txt");
    let others = of(section(FILE, "others"));
    let all: BTreeSet<String> = others.union(&row_commands()).cloned().collect();
    assert_eq!(all, commands(), "add a question to `## others` in tests/questions.txt");
}
