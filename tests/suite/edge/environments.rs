//! Where it is typed: variables and folders change nothing.

use std::process::Output;

use crate::escapes::HOSTILE;
use crate::support::program::{SMALL, bare, shell};
use crate::support::questions::{of_each_command, section};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

fn command_lines() -> impl Iterator<Item = String> {
    let questions = of_each_command().into_iter().filter(|question| *question != "page -");
    let on_small = questions.map(|question| match question {
        "check" => format!("check {SMALL}"),
        // Some are asked in other folders than this one.
        _ => format!("{} --data {SMALL}", question.replace("tests/fixtures", FIXTURES)),
    });
    let more = section(HOSTILE, "lines").into_iter().map(|line| line.replace(r"\u{}", ""));
    on_small.chain(more)
}

/// Returns the variables of each environment.
fn environments() -> Vec<Vec<(&'static str, &'static str)>> {
    let lines = section(HOSTILE, "environments").into_iter();
    let variable = |variable: &'static str| variable.split_once('=').unwrap();
    lines.map(|line| line.split("; ").map(variable).collect()).collect()
}

/// Takes the colours off, which are the only thing that may differ.
fn without_colour(text: &[u8]) -> String {
    let text = String::from_utf8(text.to_vec()).unwrap();
    let mut parts = text.split("\x1B[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (codes, rest) = part.split_once('m').unwrap();
        assert!(codes.chars().all(|code| code.is_ascii_digit() || code == ';'), "{part:?}");
        plain.push_str(rest);
    }
    plain
}

fn seen(output: &Output) -> (Option<i32>, String, String) {
    (output.status.code(), without_colour(&output.stdout), without_colour(&output.stderr))
}

#[test]
fn the_same_line_gives_the_same_bytes_everywhere() {
    let environments = environments();
    for line in command_lines() {
        let line = line.as_str();
        let usual = seen(&bare(line).output().unwrap());
        for environment in &environments {
            let output = bare(line).envs(environment.iter().copied()).output().unwrap();
            assert_eq!(seen(&output), usual, "{line} with {environment:?}");
            let is_forced = line.contains("always")
                || (environment.contains(&("CLICOLOR_FORCE", "1"))
                    && !environment.contains(&("NO_COLOR", "1")));
            assert!(is_forced || !output.stdout.contains(&0x1B), "{line} with {environment:?}");
        }
    }
}

#[test]
fn a_folder_that_is_gone_is_no_problem() {
    let folder = std::env::temp_dir().join(format!("nato-partners-gone-{}", std::process::id()));
    let script = "mkdir \"$1\" && cd \"$1\" && rmdir \"$1\" && shift && exec \"$0\" \"$@\"";
    for line in command_lines() {
        let output = shell(script).arg(&folder).args(line.split_whitespace()).output().unwrap();
        assert_eq!(seen(&output), seen(&bare(&line).output().unwrap()), "{line}");
    }
}
