//! What is typed, however strange, however much, however often.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::iter;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::Output;

use nato_partners::commands::COMMANDS;

use crate::support::program::{bare, small, stderr, stdout};
use crate::support::questions::{FILLING, of_each_command};
use crate::support::scratch::Folder;

/// Returns the questions whose answers are rows, pages or charts: all but the one that is a file.
fn written() -> impl Iterator<Item = &'static str> {
    of_each_command().into_iter().filter(|question| *question != "page -")
}

/// Types it in a folder, where a file that is made is in nobody's way.
fn typed(folder: &Path, arguments: impl IntoIterator<Item = OsString>) -> Output {
    small("").current_dir(folder).args(arguments).output().unwrap()
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
    let is_whole = ["a", "日"].iter().any(|letter| said.contains(&letter.repeat(401)));
    assert!(!is_whole && said.chars().count() < 5_000, "{what} is repeated at any length");
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
    let folder = Folder::new("edge-strange");
    let commands = COMMANDS.iter().map(|command| command.name).chain(["", "help", "--version"]);
    for command in commands.filter(|command| !FILLING.contains(command)) {
        let command: Option<OsString> = (!command.is_empty()).then(|| command.into());
        for argument in &strange {
            for times in [1, 2] {
                let repeated = iter::repeat_n(argument.clone(), times);
                let output = typed(&folder, command.clone().into_iter().chain(repeated));
                let mut shown = argument.clone().into_encoded_bytes();
                shown.truncate(40);
                ended_well(&format!("{command:?} {shown:?}"), &output);
            }
        }
    }
}

#[test]
fn many_words_are_no_problem_and_are_not_repeated_at_any_length() {
    let folder = Folder::new("edge-many");
    let commands = "country founded show search compare cite timeline members is";
    for (words, many) in [("XB --ascii", 3_000), ("aaaa a`b it's", 600)] {
        for (command, word) in
            commands.split(' ').flat_map(|it| words.split(' ').map(move |word| (it, word)))
        {
            let many = iter::repeat_n(OsString::from(word), many);
            let output = typed(&folder, iter::once(command.into()).chain(many));
            ended_well(command, &output);
            let heading = stdout(&output).lines().next().unwrap_or_default().chars().count();
            assert!(heading < 500 || word == "XB", "{command}: a heading of {heading} characters");
        }
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
            let long = format!(" {}", "a".repeat(4_000));
            for value in ["", " 1", " csv", " XB", " -", "=", &long] {
                let line = format!("{} {option}{value} {option}{value}", command.name);
                let output = small(&line).output().unwrap();
                if output.status.code() != Some(0) || *option != "--help" {
                    let found = output.status.code() == Some(1) && command.name == "check";
                    assert!(!found, "{line}: the small data set is sound");
                    ended_well(&line[..line.len().min(80)], &output);
                }
            }
        }
    }
}

/// Below the floor of 20 columns an answer is written as for 20; far above it there is nothing more to see.
#[test]
fn any_width_that_fits_is_answered_and_below_the_floor_nothing_changes_any_more() {
    for question in written() {
        for output in ["table", "list"].iter().take(2 - usize::from(question.contains("--chart"))) {
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
            assert!(!at(65_535).is_empty());
        }
        for width in ["65536", "70000", "-1", "x", "", "4 0", "٤٠"] {
            let output = small(question).args(["--width", width]).output().unwrap();
            let what = format!("{question} --width {width}");
            ended_well(&what, &output);
            assert_eq!(output.status.code(), Some(2), "{what}: {output:?}");
        }
    }
}
