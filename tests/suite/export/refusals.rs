//! What is no place for an export is left as it was.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::export::folders::content;
use crate::export::{export, filled, refused};
use crate::support::program::{SMALL, bare, small, stderr};
use crate::support::scratch::Folder;

#[test]
fn what_is_no_export_is_left_alone() {
    let place = Folder::new("export-foreign");
    let folder = place.join("data");
    filled(bare("export"), &folder);
    let cases: [(&str, &str); 4] = [
        ("mine.txt", "`mine.txt`"),
        (".hidden", "`.hidden`"),
        ("schemas/mine.json", "`schemas/mine.json`"),
        ("empty/", "`empty`"),
    ];
    for (name, said) in cases {
        let path = folder.join(name);
        if name.ends_with('/') {
            fs::create_dir(&path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "mine").unwrap();
        }
        let before = content(&folder);
        refused(&small("export").arg(&folder).output().unwrap(), name, said);
        assert_eq!(content(&folder), before, "{name}");
        let _ = if path.is_dir() { fs::remove_dir(&path) } else { fs::remove_file(&path) };
    }
    // What says what the others are is missing, or is somebody else's.
    let descriptor = folder.join("datapackage.json");
    for other in [Some("{\"name\": \"mine\"}"), Some("nato-partners"), None] {
        let _ = fs::remove_file(&descriptor);
        if let Some(other) = other {
            fs::write(&descriptor, other).unwrap();
        }
        refused(
            &export(&folder),
            &format!("{other:?}"),
            "holds `CITATION.cff`, and no `datapackage.json` of an earlier export",
        );
    }
    // A file of the same name is not yet an export.
    let other = place.join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("countries.csv"), "mine").unwrap();
    refused(&export(&other), "", "`countries.csv`");
    assert_eq!(content(&other).len(), 1);
}

#[test]
fn what_is_no_folder_is_refused() {
    let place = Folder::new("export-refused");
    let file = place.join("file");
    fs::write(&file, "mine").unwrap();
    let cases: [(&Path, &str, &str); 6] = [
        (&file, "is no folder", "tip: name a folder"),
        (&file.join("within"), "cannot be written", ""),
        (&place.join("no/such/parent"), "cannot be written", "tip: mkdir -p "),
        (Path::new(""), "a value is required", ""),
        (Path::new("-"), "many files", "tip: name a folder"),
        (Path::new("/dev/full"), "is no folder", ""),
    ];
    for (path, why, tip) in cases {
        let output = export(path);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{path:?}: {said}");
        assert!(said.starts_with("error: ") && said.contains(why), "{path:?}: {said}");
        assert!(said.contains(tip), "{path:?}: {said}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(content(&place).into_keys().collect::<Vec<_>>(), ["file"]);
}

/// The command line takes no empty name; a Rust program may.
#[test]
fn a_folder_has_a_name() {
    let nameless =
        nato_partners::atomic_folder::fill(Path::new(""), "nato-partners", &[]).unwrap_err();
    assert_eq!(nameless.to_string(), "the name of the folder is empty");
}

#[test]
fn the_data_set_that_was_read_is_not_written_into() {
    let place = Folder::new("export-read");
    let status = Command::new("cp").args(["-r", SMALL]).arg(place.join("small")).status().unwrap();
    assert!(status.success());
    let folder = place.join("data");
    filled(bare("export"), &folder);
    fs::copy("tests/fixtures/sound.yaml", folder.join("claims.csv")).unwrap();
    let before = content(&place);
    for (read, path) in [
        ("small", "small/new"),
        ("small", "small/formats/new"),
        ("small", "data/../small/new"),
        ("small", "small"),
        ("small/formats/..", "small/new"),
        ("data/claims.csv", "data"),
    ] {
        for by_variable in [false, true] {
            let mut export = bare("export");
            export.current_dir(&*place).arg(path);
            if by_variable {
                export.env("NATO_PARTNERS_DATA", read);
            } else {
                export.args(["--data", read]);
            }
            let output = export.output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{read} to {path}");
            let said = "is part of the data set that was read";
            assert!(stderr(&output).contains(said), "{read} to {path}: {}", stderr(&output));
        }
    }
    assert_eq!(content(&place), before);
}
