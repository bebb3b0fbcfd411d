//! Starts the real program, as a shell would.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A small data set of invented countries.
pub const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");

/// What an answer can be written as, `cite`'s own ways too.
pub const OUTPUTS: &[&str] =
    &["table", "list", "csv", "tsv", "json", "jsonl", "markdown", "svg", "bibtex", "csl-json"];

/// Returns the program in an empty environment, about to be asked a question on the small data set.
pub fn small(question: &str) -> Command {
    let mut program = bare(question);
    match question.split_whitespace().next() {
        Some("check") if question == "check" => program.arg(SMALL),
        Some("check" | "completions" | "man") | None => &mut program,
        Some(_) => program.args(["--data", SMALL]),
    };
    program
}

/// Returns the program in an empty environment, about to be asked a question on the shipped data.
pub fn bare(question: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nato-partners"));
    program.env_clear().args(question.split_whitespace()).stdin(Stdio::null());
    program
}

/// Returns a shell in an empty environment that runs a script; `$0` is the program.
pub fn shell(script: &str) -> Command {
    let mut shell = Command::new("/bin/sh");
    let program = env!("CARGO_BIN_EXE_nato-partners");
    shell.env_clear().args(["-c", script, program]).stdin(Stdio::null());
    shell
}

/// Says that a test could not be run here, also where the test passes.
pub fn skipped(why: &str) {
    std::io::stderr().write_all(format!("SKIPPED: {why}\n").as_bytes()).unwrap();
}

/// Has a program write to a place, which comes last.
pub fn filled(mut program: Command, place: &Path) {
    let output = program.arg(place).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}: {}", place.display(), stderr(&output));
}

/// Returns what standard error holds.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Returns what was said on standard error as people read it, where programs get JSON objects for errors.
pub fn as_people_read_it(said: &str) -> String {
    let mut lines = String::new();
    for line in said.split_inclusive('\n') {
        if !line.starts_with("{\"error\":") {
            lines.push_str(line);
            continue;
        }
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
        assert!(keys.len() == 4 && object["candidates"].is_array(), "{line}");
        lines.extend(["error: ", object["error"].as_str().unwrap(), "\n"]);
        for tip in object["tip"].as_str().into_iter().flat_map(str::lines) {
            lines.extend(["tip: ", tip, "\n"]);
        }
    }
    lines
}

/// Returns what standard output holds.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
