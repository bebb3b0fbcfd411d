//! What the machine does not let be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use crate::files::refused;
use crate::support::obstacles::{as_somebody, on_small_disk, shared};
use crate::support::program::{skipped, stderr, stdout};
use crate::support::scratch::Folder;

#[test]
fn a_full_file_system_leaves_the_old_bytes() {
    let folder = Folder::new("files-tmpfs");
    let lines = "echo old > answer
        \"$0\" sources -o json --out-file answer
        echo \"$? $(cat answer) $(ls -A)\"";
    match on_small_disk(&folder, 64, lines) {
        Ok(output) if !output.stdout.is_empty() => {
            assert_eq!(stdout(&output), "2 old answer\n");
            assert!(
                stderr(&output).contains("`answer` cannot be written: No space left"),
                "{output:?}"
            );
        }
        other => skipped(&format!("no file system can be mounted here: {other:?}")),
    }
}

#[test]
fn what_may_not_be_written_stays_as_it_is() {
    let shared = shared("read-only");
    let (closed, mine) = (shared.join("closed"), shared.join("mine"));
    fs::create_dir(&closed).unwrap();
    for (file, mode) in [(closed.join("answer"), 0o666), (mine.clone(), 0o444)] {
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
    }
    fs::set_permissions(&closed, Permissions::from_mode(0o555)).unwrap();
    let somebody = |file: &Path| {
        let words = ["members", "md", "--out-file"].map(Path::new);
        as_somebody(&shared, &[&words[..], &[file]].concat())
    };
    match somebody(&shared.join("new")) {
        Ok(output) if output.status.success() => {
            for file in [closed.join("answer"), closed.join("new"), mine.clone()] {
                refused(&somebody(&file).unwrap(), "cannot be written: Permission denied");
            }
            assert_eq!(fs::read(closed.join("answer")).unwrap(), b"old");
            assert_eq!(fs::read(&mine).unwrap(), b"old");
            assert_eq!(fs::read_dir(&closed).unwrap().count(), 1);
            assert_eq!(fs::read_dir(&*shared).unwrap().count(), 4);
        }
        other => skipped(&format!("nobody else can be asked to write here: {other:?}")),
    }
    fs::set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn who_takes_over_a_file_runs_it_in_nobodys_name() {
    let shared = shared("set-id");
    let mine = shared.join("mine");
    let line = ["members", "md", "--out-file"].map(Path::new);
    let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o7777;
    fs::write(&mine, "old").unwrap();
    fs::set_permissions(&mine, Permissions::from_mode(0o6777)).unwrap();
    let own = fs::metadata(&mine).unwrap().uid();
    match as_somebody(&shared, &[&line[..], &[&mine]].concat()) {
        Ok(output) if output.status.success() && own == 0 => {
            assert_ne!(fs::metadata(&mine).unwrap().uid(), own);
            assert_eq!(mode(&mine), 0o777, "neither the owner nor the bits stay");
            // Root may give it back.
            fs::set_permissions(&mine, Permissions::from_mode(0o6755)).unwrap();
            let before = fs::metadata(&mine).unwrap();
            let output = Command::new(shared.join("program")).args(line).arg(&mine).output();
            assert_eq!(output.unwrap().status.code(), Some(0));
            let after = fs::metadata(&mine).unwrap();
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
            assert_eq!(mode(&mine), 0o6755);
        }
        other => skipped(&format!("nobody else can take it over here: {other:?}")),
    }
}
