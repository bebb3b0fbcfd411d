//! Where the answer goes: readers who leave, disks that are full, streams that are closed.

use std::fs;
#[cfg(target_os = "linux")]
use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

use nato_partners::commands::COMMANDS;
use rustix::fs::{OFlags, fcntl_setfl};

#[cfg(target_os = "linux")]
use crate::support::program::{OUTPUTS, as_people_read_it, bare, small, stderr};
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
        // The program's own end is the last that is open when this one is dropped.
        let mut child = {
            let mut program = bare(typed);
            if is_error {
                program.stderr(writer)
            } else {
                program.stdout(writer)
            };
            program.spawn().unwrap()
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

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_an_error_and_an_error_that_cannot_keeps_its_exit_code() {
    let full = || File::create("/dev/full").unwrap();
    let mistakes =
        ["nonsense", "country Atlantis", "members circle --on 2016-13-40", "formats -o x"];
    for typed in everything_typed().into_iter().chain(mistakes.map(str::to_owned)) {
        let usual = small(&typed).output().unwrap();
        let unsaid = small(&typed).stderr(full()).output().unwrap();
        assert_eq!(unsaid.status.code(), usual.status.code(), "{typed}");
        assert_eq!(unsaid.stdout, usual.stdout, "{typed}");

        let unwritten = small(&typed).stdout(full()).output().unwrap();
        let said = as_people_read_it(&stderr(&unwritten));
        // Where the answer is that there are no lines, it fits on any disk.
        let is_lost = !usual.stdout.is_empty();
        let expected = if is_lost { Some(2) } else { usual.status.code() };
        assert_eq!(unwritten.status.code(), expected, "{typed}");
        let lost = "error: the answer could not be written: No space";
        assert_eq!(said.contains(lost), is_lost, "{typed}: {said}");
        assert!(usual.status.success() || said.contains("error: "), "{typed}: {said}");
    }
}
