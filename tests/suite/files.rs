//! Protects what is written to files and folders: whole or not at all, and nothing else touched.
//!
//! What can be typed in a shell is told in `tests/shell/files.md` and `export.md`.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use nato_partners::{atomic_folder, atomic_write};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::program::{OUTPUTS, bare, filled, small, stderr};
use crate::support::questions::of_each_command;
use crate::support::scratch::{Folder, content};

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = Folder::new("files-same");
    let file = folder.join("answer");
    let mut questions: Vec<String> = of_each_command().into_iter().map(str::to_owned).collect();
    questions.push("check tests/fixtures/broken-in-many-ways.yaml".to_owned());
    let mut written = 0;
    for question in questions {
        for output in OUTPUTS {
            let line = format!("{question} -o {output}");
            let usual = small(&line).output().unwrap();
            let filed = small(&line).arg("--out-file").arg(&file).output().unwrap();
            assert_eq!(filed.status.code(), usual.status.code(), "{line}");
            assert_eq!(stderr(&filed), stderr(&usual), "{line}");
            assert!(filed.stdout.is_empty(), "{line}: {filed:?}");
            let is_answered = usual.status.success() || !usual.stdout.is_empty();
            assert_eq!(is_answered.then_some(usual.stdout), fs::read(&file).ok(), "{line}");
            written += usize::from(fs::remove_file(&file).is_ok());
            assert_eq!(folder.names(), [""; 0], "{line}");
        }
    }
    assert!(written > 100, "{written}");
}

/// A sample of what `tests/outside/killed.py` does at 300 moments.
#[test]
fn whoever_is_killed_leaves_the_old_or_the_new() {
    for (line, option) in [("export", None), ("sources -o json", Some("--out-file"))] {
        let [old, new] = [small, bare].map(|program| {
            move || {
                let mut program = program(line);
                program.args(option);
                program
            }
        });
        let folder = Folder::new("files-killed");
        let place = folder.join("place");
        let wholes = [old(), new()].map(|program| {
            filled(program, &place);
            content(&folder)
        });
        let start = Instant::now();
        filled(new(), &place);
        let lasts = start.elapsed();
        let signals = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGKILL];
        let mut survived = 0;
        for (run, signal) in (0..48).zip(signals.into_iter().cycle()) {
            filled(old(), &place);
            let before = folder.names().len();
            let mut child = new().arg(&place).stdout(Stdio::null()).spawn().unwrap();
            thread::sleep(lasts * run / 48);
            kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), signal).unwrap();
            child.wait().unwrap();
            // What can be seen coming waits until nothing temporary is there.
            assert!(folder.names().len() <= before || signal == Signal::SIGKILL, "{run}: {signal}");
            let mut found = content(&folder);
            found.retain(|name, _| !name.starts_with(".place."));
            assert!(wholes.contains(&found), "{line} {run}: a mix");
            survived += usize::from(found == wholes[0]);
        }
        assert!(survived > 0, "nobody was killed in time");
        filled(new(), &place);
        let is_temporary =
            |name: &String| name.starts_with(".place.") && name.len() == ".place.XXXXXX.tmp".len();
        let left = folder.names().into_iter().filter(|name| name != "place");
        assert!(left.clone().all(|name| is_temporary(&name)));
        assert!(line != "export" || left.count() == 0, "the next export takes it away");
    }
}

#[test]
fn sixteen_writers_at_once_never_mix() {
    let folder = Folder::new("files-writers");
    let file = folder.join("answer");
    let texts: Vec<Vec<u8>> = (0..16_u8).map(|writer| vec![b'a' + writer; 100_000]).collect();
    thread::scope(|scope| {
        for text in &texts {
            scope.spawn(|| {
                for _ in 0..20 {
                    atomic_write::write_whole(&file, text).unwrap();
                    let seen = fs::read(&file).unwrap();
                    assert!(texts.contains(&seen), "{} bytes of several", seen.len());
                }
            });
        }
    });
    assert_eq!(folder.names(), ["answer"]);
}

/// The command line takes no empty name; a Rust program may.
#[test]
fn a_file_and_a_folder_have_a_name() {
    let nameless = atomic_write::write_whole(Path::new(""), b"new").unwrap_err();
    assert_eq!(nameless.to_string(), "the name of the file to write is empty");
    let nameless = atomic_folder::fill(Path::new(""), "nato-partners", &[]).unwrap_err();
    assert_eq!(nameless.to_string(), "the name of the folder is empty");
}
