//! What the user sees: every screen as a golden transcript, and every command in the README and in the help.
//!
//! The transcripts run on a small data set of invented countries, so that correcting a fact never
//! touches them. Bless a wanted change with `TRYCMD=overwrite cargo test transcripts::`.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::scratch::Folder;
use nato_partners::commands::COMMANDS;

/// Every transcript under `tests/commands/`, on the small data set.
#[test]
fn commands_answer_as_written_down() {
    trycmd::TestCases::new()
        .env("NATO_PARTNERS_DATA", "tests/fixtures/small")
        .case("tests/commands/*.md");
}

/// Every console block of the README and of the pages it leads to, on the shipped data.
#[test]
fn the_readme_tells_the_truth() {
    trycmd::TestCases::new().case("README.md").case("docs/*.md");
}

/// Returns the examples of a command, without those that need another program or a place of their own.
fn examples(of: &str) -> Vec<&str> {
    let lines = of.lines().map(str::trim_start);
    lines.filter(|line| line.starts_with("nato-partners ") && !line.contains(['|', '>'])).collect()
}

#[cfg(unix)]
#[test]
fn every_example_in_every_help_is_answered() {
    let folder = Folder::new("transcripts-help");
    // What the examples take to be in the folder.
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, place) in [
        ("data", "data"),
        ("my-data.yaml", "data"),
        ("states.csv", "tests/fixtures/annotate/states.csv"),
    ] {
        std::os::unix::fs::symlink(house.join(place), folder.join(name)).unwrap();
    }
    let program = Path::new(env!("CARGO_BIN_EXE_nato-partners")).parent().unwrap();
    let mut path = program.as_os_str().to_owned();
    path.push(":/usr/bin:/bin");
    for command in COMMANDS {
        let examples = examples(command.examples);
        assert!(!examples.is_empty(), "{} has no example", command.name);
        for example in examples {
            assert!(example.starts_with(&format!("nato-partners {}", command.name)), "{example}");
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", example]).current_dir(&*folder).env_clear().env("PATH", &path);
            let output = shell.stdin(Stdio::null()).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            let only_remarks = said.lines().all(|line| line.starts_with("remark: "));
            assert!(output.status.success() && only_remarks, "{example}: {said}");
            let writes = example.contains("--out-file") || example.contains(".html");
            assert_eq!(output.stdout.is_empty(), writes, "{example}");
        }
    }
}
