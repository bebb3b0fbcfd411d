//! Protects the edge of the process: pipes that close, disks that are full, arguments and environments
//! that nobody expects. Every test starts the real program.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::os::unix::ffi::OsStringExt;
use std::process::{Command, Output, Stdio};

use nato_partners::bug;
use nato_partners::cli::COMMANDS;
use program::{FILLING, OUTPUTS, QUESTIONS, SMALL, TEXTS, bare, redirected, small, stderr, stdout};

/// Returns the questions whose answers are rows, pages or charts: all but the one that is a file.
fn written() -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().copied().filter(|question| *question != "page -")
}

// ---- Where the answer goes ----

#[test]
fn every_command_is_asked_something_here() {
    let asked: BTreeSet<&str> = QUESTIONS
        .iter()
        .chain(TEXTS)
        .chain(FILLING)
        .filter_map(|question| question.split(' ').next())
        .collect();
    let all: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(asked, all);
}

/// Returns what can be typed: every question in every output, and every help.
fn everything_typed() -> Vec<String> {
    let mut typed: Vec<String> =
        ["", "--help", "--version", "help", "help members", "page -"].map(Into::into).into();
    for question in QUESTIONS {
        typed.extend(OUTPUTS.iter().map(|output| format!("{question} -o {output}")));
    }
    typed.extend(TEXTS.iter().map(ToString::to_string));
    typed.extend(COMMANDS.iter().map(|command| format!("{} --help", command.name)));
    typed
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    for typed in everything_typed() {
        let usual = small(&typed).output().unwrap();
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let cut = small(&typed).stdout(writer).output().unwrap();
        assert_eq!(cut.status.code(), usual.status.code(), "{typed}");
        assert_eq!(stderr(&cut), stderr(&usual), "{typed}");
        let remarks = |text: &str| text.lines().all(|line| line.starts_with("remark: "));
        assert!(usual.status.code() != Some(0) || remarks(&stderr(&cut)), "{typed}: {cut:?}");
    }
}

#[test]
fn one_line_can_be_taken_of_a_long_answer() {
    for typed in
        ["panel --from 1949 --to 2025 -o csv", "panel -o json", "sources", "matrix", "show nato"]
    {
        let mut child = bare(typed).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let end = child.wait_with_output().unwrap();
        assert!(first.ends_with('\n'), "{typed}: {first:?}");
        assert_eq!(end.status.code(), Some(0), "{typed}");
        assert!(stderr(&end).lines().all(|line| line.starts_with("remark: ")), "{typed}: {end:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for typed in everything_typed() {
        let usual = small(&typed).output().unwrap();
        let full = small(&typed).stdout(File::create("/dev/full").unwrap()).output().unwrap();
        let said = stderr(&full);
        if usual.status.code() == Some(0) && usual.stdout.is_empty() {
            // The answer is that there are no lines, which fits on any disk.
            assert!(typed.ends_with("jsonl"), "{typed}");
            assert_eq!(full.status.code(), Some(0), "{typed}");
            continue;
        }
        assert_eq!(full.status.code(), Some(2), "{typed}");
        assert!(said.contains("error: "), "{typed}: {said}");
        if !usual.stdout.is_empty() {
            assert!(
                said.contains("error: the answer could not be written: No space"),
                "{typed}: {said}"
            );
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_error_that_nobody_can_read_keeps_its_exit_code() {
    let typed = everything_typed();
    let mistakes =
        ["nonsense", "country Atlantis", "members circle --on 2016-13-40", "formats -o x"];
    for typed in typed.iter().map(String::as_str).chain(mistakes) {
        let usual = small(typed).output().unwrap();
        let full = small(typed).stderr(File::create("/dev/full").unwrap()).output().unwrap();
        assert_eq!(full.status.code(), usual.status.code(), "{typed}");
        assert_eq!(full.stdout, usual.stdout, "{typed}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn any_stream_may_be_closed_or_full() {
    let questions = [
        "",
        "--help",
        "--version",
        "members md",
        "country jordan -o json",
        "show md",
        "timeline finland --chart -o svg",
        "country Atlantis",
        "nonsense",
        "check",
        "check -",
        "members md --data -",
    ];
    let streams = [(0, "<"), (1, ">"), (2, "2>")];
    let states = ["open", "closed", "full"];
    let mut runs = 0;
    for question in questions {
        let usual = redirected(question, "").output().unwrap();
        for number in 0..27 {
            let state = |stream: u32| states[number / 3_usize.pow(stream) % 3];
            let redirections = streams.map(|(stream, sign)| match state(stream) {
                "open" => String::new(),
                "closed" => format!("{sign}&-"),
                _ => format!("{sign}/dev/full"),
            });
            let redirections = redirections.join(" ");
            let output = redirected(question, &redirections).output().unwrap();
            let is_lost = state(1) == "full" && !usual.stdout.is_empty();
            let expected = if is_lost { Some(2) } else { usual.status.code() };
            assert_eq!(output.status.code(), expected, "{question} {redirections}: {output:?}");
            runs += 1;
        }
    }
    assert_eq!(runs, 12 * 27);
}

// ---- What is typed ----

/// Types it where a file that is made is in nobody's way.
fn typed(arguments: impl IntoIterator<Item = OsString>) -> Output {
    let folder = std::env::temp_dir().join(format!("nato-partners-typed-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut program = small("");
    program.current_dir(folder).args(arguments).output().unwrap()
}

/// Asserts that what was typed ended as documented, with an error that is one.
fn ended_well(what: &str, output: &Output) {
    let (code, said) = (output.status.code(), stderr(output));
    assert!(matches!(code, Some(0..=2)), "{what}: {output:?}");
    if code != Some(0) {
        assert!(said.starts_with("error: "), "{what}: {said}");
        assert!(output.stdout.is_empty(), "{what}: {output:?}");
    }
    assert!(!said.contains("panicked") && !said.contains("this is a bug"), "{what}: {said}");
}

#[test]
fn strange_arguments_are_answered_or_refused() {
    let strange: [OsString; 14] = [
        OsString::from_vec(b"\xFF\xFE".to_vec()),
        OsString::from_vec(b"--on=\xFF".to_vec()),
        OsString::from_vec(b"-\xFF".to_vec()),
        "".into(),
        " ".into(),
        "--".into(),
        "-".into(),
        "---".into(),
        "-o".into(),
        "--on".into(),
        "=".into(),
        "\u{1F1EF}\u{1F1F4}".into(),
        "a".repeat(100_000).into(),
        "日".repeat(30_000).into(),
    ];
    let commands = COMMANDS.iter().map(|command| command.name).chain(["", "help", "--version"]);
    for command in commands.filter(|command| !FILLING.contains(command)) {
        let command: Option<OsString> = (!command.is_empty()).then(|| command.into());
        for argument in &strange {
            for times in [1, 2] {
                let repeated = std::iter::repeat_n(argument.clone(), times);
                let output = typed(command.clone().into_iter().chain(repeated));
                let mut shown = argument.clone().into_encoded_bytes();
                shown.truncate(40);
                ended_well(&format!("{command:?} {shown:?}"), &output);
            }
        }
    }
}

#[test]
fn ten_thousand_arguments_are_no_problem() {
    for command in
        ["country", "founded", "show", "search", "compare", "cite", "timeline", "members"]
    {
        let many = std::iter::repeat_n(OsString::from("XB"), 10_000);
        ended_well(command, &typed([command.into()].into_iter().chain(many)));
        let many = std::iter::repeat_n(OsString::from("--ascii"), 10_000);
        ended_well(command, &typed([command.into()].into_iter().chain(many)));
    }
}

#[test]
fn every_option_given_twice_is_answered_or_refused() {
    for command in COMMANDS.iter().filter(|command| !FILLING.contains(&command.name)) {
        let help = stdout(&bare(&format!("{} --help", command.name)).output().unwrap());
        let options: BTreeSet<&str> = help
            .split(|letter: char| !letter.is_ascii_lowercase() && letter != '-')
            .filter(|word| word.starts_with("--") && word.len() > 3)
            .collect();
        assert!(options.len() > 1, "{}: {options:?}", command.name);
        for option in options.iter().filter(|option| **option != "--out-file") {
            for value in ["", " 1", " csv", " XB", " -", "="] {
                let line = format!("{} {option}{value} {option}{value}", command.name);
                let output = small(&line).output().unwrap();
                if output.status.code() != Some(0) || *option != "--help" {
                    let found = output.status.code() == Some(1) && command.name == "check";
                    assert!(!found, "{line}: the small data set is sound");
                    ended_well(&line, &output);
                }
            }
        }
    }
}

#[test]
fn a_width_is_a_number_that_fits() {
    for question in written() {
        for (width, is_width) in [
            ("0", true),
            ("1", true),
            ("5", true),
            ("19", true),
            ("20", true),
            ("40", true),
            ("65535", true),
            ("65536", false),
            ("70000", false),
            ("-1", false),
            ("x", false),
            ("", false),
            ("4 0", false),
            ("٤٠", false),
        ] {
            let output = small(question).args(["--width", width]).output().unwrap();
            let what = format!("{question} --width {width}");
            ended_well(&what, &output);
            assert_eq!(output.status.code() == Some(0), is_width, "{what}: {output:?}");
            assert_eq!(output.stdout.is_empty(), !is_width, "{what}");
        }
    }
}

/// Below the floor of 20 columns an answer is written as for 20.
#[test]
fn below_the_floor_nothing_changes_any_more() {
    for question in written() {
        for output in
            ["table", "list"].iter().take(if question.contains("--chart") { 1 } else { 2 })
        {
            let at = |width: u32| {
                let line = format!("{question} -o {output} --width {width}");
                let answer = small(&line).output().unwrap();
                assert_eq!(answer.status.code(), Some(0), "{line}: {answer:?}");
                stdout(&answer)
            };
            let floor = at(20);
            assert!(floor.lines().count() > 1, "{question}: {floor}");
            for width in 0..20 {
                assert_eq!(at(width), floor, "{question} --width {width}");
            }
        }
    }
}

// ---- Where it is typed ----

const COMMAND_LINES: &[&str] = &[
    "",
    "--help",
    "--version",
    "members --help",
    "members md",
    "members eapc --on warsaw-2016 -o csv",
    "members ici -o json --lang fr",
    "members pfp --ever -o tsv",
    "country türkei --lang de",
    "country jordan --history -o markdown",
    "founded",
    "formats -o list",
    "show md",
    "show NO -o json",
    "matrix -o csv",
    "timeline finland --chart",
    "timeline finland --chart -o svg",
    "search istanbul",
    "compare eapc pfp",
    "countries --in md --in dcb --sort -name",
    "cite md -o bibtex",
    "panel --from 1999 --to 2001 -o jsonl",
    "members md --color never",
    "members nacc --ever --color always",
    "country Atlantis",
    "members md --on 2016-13-40",
    "nonsense",
    "istanbul",
];

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
    let mut compared = 0;
    for line in COMMAND_LINES {
        let usual = seen(&bare(line).output().unwrap());
        for environment in ENVIRONMENTS {
            let output = bare(line).envs(environment.iter().copied()).output().unwrap();
            assert_eq!(seen(&output), usual, "{line} with {environment:?}");
            let is_forced =
                line.contains("always") || environment.contains(&("CLICOLOR_FORCE", "1"));
            assert!(is_forced || !output.stdout.contains(&0x1B), "{line} with {environment:?}");
            compared += 1;
        }
    }
    assert!(compared > 600, "{compared}");
}

#[test]
fn a_folder_that_is_gone_is_no_problem() {
    let folder = std::env::temp_dir().join(format!("nato-partners-gone-{}", std::process::id()));
    let script = "mkdir \"$1\" && cd \"$1\" && rmdir \"$1\" && shift && exec \"$0\" \"$@\"";
    for line in COMMAND_LINES {
        let output = Command::new("/bin/sh")
            .env_clear()
            .args(["-c", script, env!("CARGO_BIN_EXE_nato-partners")])
            .arg(&folder)
            .args(line.split_whitespace())
            .output()
            .unwrap();
        assert_eq!(seen(&output), seen(&bare(line).output().unwrap()), "{line}");
    }
}

// ---- Our own mistakes ----

/// Makes a mistake of ours, which ends the process.
#[expect(clippy::panic, reason = "a panic is what is tried")]
fn make_a_mistake(kind: &str) {
    bug::own_up_to_panics();
    let nothing: Option<&str> = std::env::var_os("NO_SUCH_VARIABLE").map(|_| "something");
    match kind {
        "text" => panic!("\x1B[2J{}\u{202E}\ntip: forged", "formatted"),
        "number" => std::panic::panic_any(7),
        _ => assert!(nothing.unwrap().is_empty()),
    }
}

/// Returns the test below, about to be started in a process of its own, where it makes a mistake.
fn mistake(kind: &str) -> Command {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", "a_panic_is_owned_up_to", "--nocapture"]).env("MISTAKE", kind);
    program
}

#[test]
fn a_panic_is_owned_up_to() {
    if let Ok(kind) = std::env::var("MISTAKE") {
        return make_a_mistake(&kind);
    }
    for (kind, expected) in [
        ("", "called `Option::unwrap()` on a `None` value (tests/edge.rs:"),
        ("text", r"\x1B[2Jformatted\u{202E}\x0Atip: forged (tests/edge.rs:"),
        ("number", "something impossible happened (tests/edge.rs:"),
    ] {
        let output = mistake(kind).output().unwrap();
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        assert!(
            lines[0].starts_with(&format!("error: this is a bug in nato-partners: {expected}")),
            "{said}"
        );
        assert!(lines[1].starts_with("tip: please report this line"), "{said}");
        assert_eq!(lines.len(), 2, "{said}");
    }
    if cfg!(target_os = "linux") {
        let full = mistake("").stderr(File::create("/dev/full").unwrap()).output().unwrap();
        assert_eq!(full.status.code(), Some(2));
    }
}

/// No input is known that makes the program panic, so that the first thing it does is read here.
#[test]
fn the_program_owns_up_from_its_first_line_on() {
    let main = fs::read_to_string("src/main.rs").unwrap();
    let (_, body) = main.split_once("fn main() -> ExitCode {\n").unwrap();
    assert_eq!(body.lines().next().unwrap().trim(), "bug::own_up_to_panics();");
    assert!(SMALL.ends_with("small"));
}
