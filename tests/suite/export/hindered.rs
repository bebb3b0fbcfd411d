//! What the machine does not let be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::obstacles::{as_somebody, on_small_disk, shared};
use crate::support::program::{redirected, shell, skipped, stderr, stdout};
use crate::support::scratch::Folder;

#[test]
fn a_folder_that_may_not_be_written_to_is_refused() {
    let shared = shared("export");
    let locked = shared.join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).unwrap();
    let somebody = |folder: &Path| as_somebody(&shared, &[Path::new("export"), folder]);
    match somebody(&shared.join("open")) {
        Ok(output) if output.status.success() => {
            for folder in [locked.clone(), locked.join("within")] {
                let output = somebody(&folder).unwrap();
                assert_eq!(output.status.code(), Some(2));
                let said = stderr(&output);
                assert!(said.contains("cannot be written: Permission denied"), "{said}");
            }
            assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
        }
        other => skipped(&format!("nobody else can try here: {other:?}")),
    }
}

#[test]
fn a_folder_whose_place_cannot_be_taken_is_refused() {
    let shared = shared("export-place");
    let (around, mine) = (shared.join("around"), shared.join("around/mine"));
    fs::create_dir_all(&mine).unwrap();
    fs::set_permissions(&mine, Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&around, Permissions::from_mode(0o555)).unwrap();
    match as_somebody(&shared, &[Path::new("export"), &mine]) {
        Ok(output) if output.status.code() == Some(2) => {
            let said = stderr(&output);
            assert!(said.contains("cannot be written: Permission denied"), "{said}");
            assert!(said.contains("such as `nato-data` within it"), "{said}");
            assert_eq!(fs::read_dir(&around).unwrap().count(), 1);
            let within = as_somebody(&shared, &[Path::new("export"), &mine.join("nato-data")]);
            assert_eq!(within.unwrap().status.code(), Some(0), "the tip helps");
        }
        other => skipped(&format!("nobody else can try here: {other:?}")),
    }
    fs::set_permissions(&around, Permissions::from_mode(0o755)).unwrap();

    let place = Folder::new("export-mounted");
    let lines = "cd /; \"$0\" export \"$1\"; echo \"$?\"
        \"$0\" export \"$1/nato-data\" > \"$1/said\"; echo \"$?\" $(ls -A \"$1\")";
    match on_small_disk(&place, 8000, lines) {
        Ok(output) if !output.stdout.is_empty() => {
            assert_eq!(stdout(&output), "2\n0 nato-data said\n");
            let said = stderr(&output);
            assert!(said.contains("cannot be written: Device or resource busy"), "{said}");
            assert!(said.contains("such as `nato-data` within it"), "{said}");
        }
        other => skipped(&format!("no file system can be mounted here: {other:?}")),
    }
}

/// By the descriptor a later version knows what a run has left, whatever the tables were called.
#[test]
fn what_is_left_over_has_its_descriptor() {
    let place = Folder::new("export-cut");
    let cut =
        shell("ulimit -f 1000; exec \"$0\" export data").current_dir(&*place).output().unwrap();
    assert_eq!((cut.status.code(), place.names().len()), (None, 1), "{cut:?}");
    let left = place.join(&place.names()[0]);
    assert!(left.join("datapackage.json").exists() && !left.join("NOTICE").exists());

    let shared = shared("export-left");
    let (around, folder) = (shared.join("around"), shared.join("around/data"));
    let mode = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    fs::create_dir(&around).unwrap();
    mode(&around, 0o777);
    let export = || as_somebody(&shared, &[Path::new("export"), &folder]);
    match export() {
        Ok(output) if output.status.success() => {
            mode(&folder.join("schemas"), 0o555);
            assert!(export().unwrap().status.success());
            let left = fs::read_dir(&around).unwrap().map(|entry| entry.unwrap().path());
            let left = left.filter(|path| *path != folder).collect::<Vec<_>>();
            assert!(left.len() == 1 && left[0].join("datapackage.json").exists(), "{left:?}");
            assert!(!left[0].join("NOTICE").exists(), "as much as could be is taken away");
            mode(&left[0].join("schemas"), 0o755);
            assert!(export().unwrap().status.success() && !left[0].exists());
        }
        other => skipped(&format!("nobody else can try here: {other:?}")),
    }
}

#[test]
fn an_answer_that_cannot_be_printed_is_owned_up_to() {
    let place = Folder::new("export-full");
    let line = format!("export {}", place.join("data").display());
    let output = redirected(&line, ">/dev/full").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
}

#[test]
fn a_full_file_system_keeps_nothing() {
    let place = Folder::new("export-full-disk");
    let lines = "mkdir empty
        \"$0\" export new; echo \"$?\"
        \"$0\" export empty; echo \"$?\"
        echo $(ls -A . empty)";
    match on_small_disk(&place, 300, lines) {
        Ok(output) if !output.stdout.is_empty() => {
            assert_eq!(stdout(&output), "2\n2\n.: empty empty:\n");
            let said = stderr(&output);
            assert!(said.contains("`new` cannot be written: No space left"), "{said}");
            assert!(said.contains("`empty` cannot be written: No space left"), "{said}");
        }
        other => skipped(&format!("no file system can be mounted here: {other:?}")),
    }
}
