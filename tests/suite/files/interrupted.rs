//! A disk that fills up, a writer who is killed, and others who write the same file.

use std::process::Stdio;
use std::time::Duration;
use std::{fs, thread};

use nato_partners::atomic_write::write_whole;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::files::{printed, refused};
use crate::support::program::{bare, shell};
use crate::support::scratch::Folder;

/// A file may grow to 512 or 1,024 bytes here, as the shell counts them.
#[test]
fn a_disk_that_fills_up_leaves_the_old_bytes() {
    let folder = Folder::new("files-limit");
    let file = folder.join("answer");
    for is_there in [false, true] {
        if is_there {
            fs::write(&file, "old").unwrap();
        }
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" sources --out-file \"$1\"";
        let output = shell(script).arg(&file).output().unwrap();
        refused(&output, "cannot be written: File too large");
        let left: &[&str] = if is_there { &["answer"] } else { &[] };
        assert_eq!(folder.names(), left);
    }
    assert_eq!(fs::read(&file).unwrap(), b"old");
}

#[test]
fn whoever_is_killed_leaves_the_old_bytes_or_the_new_ones() {
    let folder = Folder::new("files-killed");
    let file = folder.join("answer");
    let line = "sources -o json";
    let new = printed(line);
    let (mut old_stood, mut new_stood) = (0, 0);
    let signals = [Signal::SIGKILL, Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP];
    let mut left = 0;
    for (run, signal) in (0..60_u64).zip(signals.into_iter().cycle()) {
        fs::write(&file, "old").unwrap();
        let mut child =
            bare(line).arg("--out-file").arg(&file).stdout(Stdio::null()).spawn().unwrap();
        // From at once to about as long as it takes, the earlier the more often.
        thread::sleep(Duration::from_micros(run * run * 20));
        kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), signal).unwrap();
        child.wait().unwrap();
        // What can be seen coming waits until nothing temporary is there.
        assert!(folder.names().len() == 1 + left || signal == Signal::SIGKILL, "{run}: {signal}");
        left = folder.names().len() - 1;
        match fs::read(&file).unwrap() {
            bytes if bytes == b"old" => old_stood += 1,
            bytes if bytes == new => new_stood += 1,
            bytes => panic!("run {run} left {} bytes", bytes.len()),
        }
    }
    assert!(old_stood > 0, "nobody was killed in time: {new_stood}");
    for name in folder.names() {
        let is_temporary = name.len() == ".answer.XXXXXX.tmp".len() && name.starts_with(".answer.");
        assert!(name == "answer" || is_temporary, "{name}");
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
                    write_whole(&file, text).unwrap();
                    let seen = fs::read(&file).unwrap();
                    assert!(texts.contains(&seen), "{} bytes of several", seen.len());
                }
            });
        }
    });
    assert_eq!(folder.names(), ["answer"]);
}
