//! Where the answer goes: readers who leave, disks that are full, streams that are closed.

use std::fs;
#[cfg(target_os = "linux")]
use std::fs::File;
use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

use nato_partners::commands::COMMANDS;
use rustix::fs::{OFlags, fcntl_setfl};

#[cfg(target_os = "linux")]
use crate::support::program::{OUTPUTS, as_people_read_it, bare, redirected, small, stderr};
use crate::support::questions::{of_each_command, of_texts};
use crate::support::scratch::Folder;

/// Returns what can be typed: every question in every output, and every help.
fn everything_typed() -> Vec<String> {
    let mut typed: Vec<String> =
        ["", "--help", "--version", "help", "help members", "page -"].map(Into::into).into();
    for question in of_each_command() {
        typed.extend(OUTPUTS.iter().map(|output| format!("{question} -o {output}")));
    }
    typed.extend(of_texts().iter().map(ToString::to_string));
    typed.extend(COMMANDS.iter().map(|command| format!("{} --help", command.name)));
    typed
}

fn has_only_remarks(output: &Output) -> bool {
    stderr(output).lines().all(|line| line.starts_with("remark: "))
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
        assert!(usual.status.code() != Some(0) || has_only_remarks(&cut), "{typed}: {cut:?}");
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
        assert!(has_only_remarks(&end), "{typed}: {end:?}");
    }
}

/// Returns a pipe that makes nobody wait.
fn impatient_pipe() -> (PipeReader, PipeWriter) {
    let (reader, writer) = io::pipe().unwrap();
    fcntl_setfl(&reader, OFlags::NONBLOCK).unwrap();
    fcntl_setfl(&writer, OFlags::NONBLOCK).unwrap();
    (reader, writer)
}

#[test]
fn a_slow_reader_gets_all_of_a_stream_that_does_not_block() {
    // A thousand sources that nothing cites are a thousand findings.
    let folder = Folder::new("edge-findings");
    let source = |number| {
        format!(
            "  - {{ id: \"s{number}\", title: \"S\", publisher: \"P\", quality: \"primary\" }}\n"
        )
    };
    let sources: String = (0..1000).map(source).collect();
    let data = folder.join("findings.yaml");
    let sound = include_str!("../../fixtures/sound.yaml");
    fs::write(&data, sound.replace("\nsources:\n", &format!("\nsources:\n{sources}"))).unwrap();
    let refused = format!("formats --data {}", data.display());
    for (typed, is_error) in [("panel -o json", false), (&refused, true)] {
        let usual = bare(typed).output().unwrap();
        let (mut reader, writer) = impatient_pipe();
        fcntl_setfl(&reader, OFlags::empty()).unwrap();
        let mut program = bare(typed);
        let program = if is_error { program.stderr(writer) } else { program.stdout(writer) };
        let mut child = program.spawn().unwrap();
        // The program's own end is the last that is open.
        if is_error {
            program.stderr(Stdio::null())
        } else {
            program.stdout(Stdio::null())
        };
        thread::sleep(Duration::from_millis(300));
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        let expected = if is_error { &usual.stderr } else { &usual.stdout };
        assert!(expected.len() > 100_000, "{typed} fits into a pipe");
        assert_eq!(read.len(), expected.len(), "{typed}");
        assert_eq!((child.wait().unwrap(), &read), (usual.status, expected), "{typed}");
    }
}

#[test]
fn an_input_that_does_not_block_is_waited_for() {
    let (reader, mut writer) = impatient_pipe();
    let child = bare("check -").stdin(reader).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    for half in include_str!("../../fixtures/sound.yaml").as_bytes().chunks(1500) {
        thread::sleep(Duration::from_millis(200));
        writer.write_all(half).unwrap();
    }
    drop(writer);
    let output = child.unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for typed in everything_typed() {
        let usual = small(&typed).output().unwrap();
        let full = small(&typed).stdout(File::create("/dev/full").unwrap()).output().unwrap();
        let said = as_people_read_it(&stderr(&full));
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

#[cfg(target_os = "linux")]
#[test]
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

#[cfg(target_os = "linux")]
#[test]
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
        }
    }
}
