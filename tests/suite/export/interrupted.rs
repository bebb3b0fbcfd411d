//! Exports that are killed, that come together, and what others before them left.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::export::folders::content;
use crate::export::{export, filled, refused};
use crate::support::program::{bare, small, stderr};
use crate::support::scratch::Folder;

/// A sample of what `tests/outside/killed.py` does at 300 moments.
#[test]
fn whoever_is_killed_leaves_the_old_folder_or_the_new_one() {
    use Signal::{SIGHUP, SIGINT, SIGKILL, SIGTERM};
    let place = Folder::new("export-killed");
    let [folder, old, new] = ["around/data", "old", "new"].map(|name| place.join(name));
    filled(small("export"), &old);
    filled(bare("export"), &new);
    let wholes = [content(&old), content(&new)];
    fs::create_dir(place.join("around")).unwrap();
    let mut killed = 0;
    for run in 0..40_usize {
        filled(small("export"), &folder);
        let mut command = bare("export");
        let mut child = command.arg(&folder).stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(run as u64 * 2));
        let signal = [SIGINT, SIGTERM, SIGHUP, SIGKILL][run % 4];
        kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), signal).unwrap();
        let died_of = child.wait().unwrap().signal();
        assert!(died_of.is_none_or(|it| it == signal as i32), "{run}: {died_of:?}");
        killed += usize::from(died_of.is_some());
        assert!(wholes.contains(&content(&folder)), "{run}: a mix");
        let left = fs::read_dir(place.join("around")).unwrap().count() - 1;
        assert!(left == 0 || signal == SIGKILL, "{run}: {signal} leaves {left}");
    }
    assert!(killed > 0, "nobody was killed in time");
    filled(bare("export"), &folder);
    assert_eq!(fs::read_dir(place.join("around")).unwrap().count(), 1);
}

#[test]
fn several_at_once_never_mix() {
    let place = Folder::new("export-at-once");
    let [folder, old, new] = ["around/data", "old", "new"].map(|name| place.join(name));
    filled(small("export"), &old);
    filled(bare("export"), &new);
    let wholes = [content(&old), content(&new)];
    fs::create_dir(place.join("around")).unwrap();
    for round in 0..4 {
        thread::scope(|scope| {
            for writer in 0..6 {
                let folder = &folder;
                scope.spawn(move || {
                    let mut export = if writer % 2 == 0 { small("export") } else { bare("export") };
                    let output = export.arg(folder).output().unwrap();
                    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
                });
            }
        });
        assert!(wholes.contains(&content(&folder)), "{round}: a mix");
        assert_eq!(fs::read_dir(place.join("around")).unwrap().count(), 1, "{round}");
        fs::remove_dir_all(&folder).unwrap();
    }
}

/// What runs leave that are killed, by where it is put.
#[test]
fn what_is_left_of_a_killed_run_is_taken_away() {
    let place = Folder::new("export-leftovers");
    let whole = place.join("whole");
    filled(bare("export"), &whole);
    let few = ["NOTICE", "schemas/changes.schema.json", "countries.csv"];
    let most = ["datapackage.json", "spells.csv", "nato-partners.sql"];
    let cases: [(&[&str], &str); 4] = [
        (&most, ".data.export.AbCd12.tmp"),
        (&few, ".data.export.AbCd12.tmp"),
        (&most, ".data.export.AbCd12.old"),
        (&[], ".data.export.AbCd12.tmp"),
    ];
    let copied = |files: &[&str], to: &Path| {
        fs::create_dir_all(to.join("schemas")).unwrap();
        for file in files {
            fs::copy(whole.join(file), to.join(file)).unwrap();
        }
    };
    for (files, left) in cases {
        for already in [None, Some(&few[..]), Some(&most[..])] {
            let around = Folder::new("export-leftovers/around");
            copied(files, &around.join(left));
            if let Some(already) = already {
                copied(already, &around.join("data"));
                copied(&["datapackage.json"], &around.join("data"));
            }
            let output = export(&around.join("data"));
            let case = format!("{files:?} in {left}, {already:?}: {}", stderr(&output));
            assert_eq!(output.status.code(), Some(0), "{case}");
            assert_eq!(content(&around.join("data")), content(&whole), "{case}");
            assert_eq!(around.names(), ["data"], "{case}");
        }
    }
}

#[test]
fn what_only_looks_like_a_leftover_stays() {
    let around = Folder::new("export-no-leftovers");
    let mine = [
        ".data.export.AbCd12.tmp/mine.txt",
        ".data.export.AbCd12.old/deep/NOTICE",
        ".data.export.mine.tmp/NOTICE",
        ".other.export.AbCd12.tmp/NOTICE",
        ".export.AbCd12.tmp/NOTICE",
        "somewhere/NOTICE",
    ];
    for file in mine {
        fs::create_dir_all(around.join(file).parent().unwrap()).unwrap();
        fs::write(around.join(file), "mine").unwrap();
    }
    symlink("somewhere", around.join(".data.export.AbCd13.tmp")).unwrap();
    // Another run is at work on this one.
    let busy = around.join(".data.export.AbCd14.tmp");
    fs::create_dir(&busy).unwrap();
    let lock = File::open(&busy).unwrap();
    lock.try_lock().unwrap();
    let before = around.names();
    for _ in 0..2 {
        filled(bare("export"), &around.join("data"));
    }
    for file in mine {
        assert_eq!(fs::read(around.join(file)).unwrap(), b"mine", "{file}");
    }
    assert_eq!(around.names().len(), before.len() + 1);
    drop(lock);
    filled(bare("export"), &around.join("data"));
    assert!(!busy.exists());
    // Within a folder it is foreign, and the message says so.
    fs::create_dir(around.join("data/.export.AbCd12.tmp")).unwrap();
    fs::write(around.join("data/.export.AbCd12.tmp/mine.txt"), "mine").unwrap();
    refused(
        &export(&around.join("data")),
        "",
        "holds `.export.AbCd12.tmp`, which is no part of an earlier export",
    );
}
