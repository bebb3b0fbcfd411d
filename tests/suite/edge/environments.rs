//! Where it is typed: variables and folders change nothing.

use std::process::Output;

use crate::support::program::{SMALL, bare, shell};
use crate::support::questions::of_each_command;

/// What is asked besides a question for each command: help, other outputs, colour, and what is refused.
const MORE_LINES: &[&str] = &[
    "",
    "--help",
    "--version",
    "members --help",
    "members eapc --on warsaw-2016 -o csv",
    "country türkei --lang de -o json",
    "country jordan --history -o markdown",
    "timeline finland --chart -o svg",
    "cite md -o bibtex",
    "members nacc --ever --color always",
    "country Atlantis",
    "members md --on 2016-13-40",
    "nonsense",
    "istanbul",
];

fn command_lines() -> impl Iterator<Item = String> {
    let questions = of_each_command().into_iter().filter(|question| *question != "page -");
    let on_small = questions.map(|question| match question {
        "check" => format!("check {SMALL}"),
        _ => format!("{question} --data {SMALL}"),
    });
    on_small.chain(MORE_LINES.iter().map(ToString::to_string))
}

const ENVIRONMENTS: &[&[(&str, &str)]] = &[
    &[("TERM", "dumb")],
    &[("TERM", "")],
    &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
    &[("LANG", "C"), ("LC_ALL", "C")],
    &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
    &[("LANG", "de_DE.ISO-8859-1")],
    &[("LC_ALL", "POSIX"), ("LANGUAGE", "fr:de")],
    &[("LANG", "")],
    &[("NO_COLOR", "1")],
    &[("NO_COLOR", "")],
    &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
    &[("CLICOLOR_FORCE", "1")],
    &[("CLICOLOR_FORCE", "0")],
    &[("CLICOLOR", "0")],
    &[("FORCE_COLOR", "3")],
    &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")],
    &[("COLUMNS", "x")],
    &[("COLUMNS", "")],
    &[("COLUMNS", "-5"), ("LINES", "0")],
    &[("COLUMNS", "99999999999999999999")],
    &[("HOME", "/nonexistent")],
    &[("HOME", ""), ("XDG_CONFIG_HOME", "")],
    &[("TZ", "Pacific/Kiritimati")],
    &[("TZ", ":/nonexistent")],
    &[("TZ", "")],
    &[("PATH", "")],
    &[("TMPDIR", "/nonexistent"), ("USER", ""), ("SHELL", "")],
    &[("RUST_BACKTRACE", "full"), ("RUST_LOG", "trace")],
    &[("KITTY_WINDOW_ID", "1"), ("VTE_VERSION", "7000"), ("TERM_PROGRAM", "vscode")],
    &[("CI", "true"), ("GITHUB_ACTIONS", "true")],
    &[("PAGER", "less"), ("LESS", "-R"), ("LS_COLORS", "x")],
    &[("MALLOC_PERTURB_", "165")],
];

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
    for line in command_lines() {
        let line = line.as_str();
        let usual = seen(&bare(line).output().unwrap());
        for environment in ENVIRONMENTS {
            let output = bare(line).envs(environment.iter().copied()).output().unwrap();
            assert_eq!(seen(&output), usual, "{line} with {environment:?}");
            let is_forced = line.contains("always")
                || (environment.contains(&("CLICOLOR_FORCE", "1"))
                    && !environment.contains(&("NO_COLOR", "1")));
            assert!(is_forced || !output.stdout.contains(&0x1B), "{line} with {environment:?}");
        }
    }
}

/// In a pipe there is colour, and there are links, only by force; on terminals `tests/outside/terminal.sh` looks.
#[test]
fn colour_and_links_can_be_forced() {
    for (environment, colour, links) in [
        (&[("TERM", "xterm"), ("CLICOLOR", "1"), ("VTE_VERSION", "7000")][..], false, false),
        (&[("CLICOLOR_FORCE", "1")], true, false),
        (&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], true, false),
        (&[("CLICOLOR_FORCE", "0")], false, false),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
        (&[("FORCE_HYPERLINK", "1")], false, true),
        (&[("FORCE_HYPERLINK", "1"), ("TERM", "dumb")], false, true),
        (&[("FORCE_HYPERLINK", "0")], false, false),
    ] {
        let has = |line: &str, sequence: &str| {
            let output = bare(line).envs(environment.iter().copied()).output().unwrap();
            String::from_utf8(output.stdout).unwrap().contains(sequence)
        };
        let seen = (has("members nrc --on 2016", "\x1B[3"), has("cite md", "\x1B]8;;http"));
        assert_eq!(seen, (colour, links), "{environment:?}");
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
