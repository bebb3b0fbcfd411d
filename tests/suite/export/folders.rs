//! The folder that is filled.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::export::{export, filled, refused};
use crate::support::program::{bare, small, stderr};
use crate::support::scratch::Folder;

/// Returns what stands in a folder, by path.
pub fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let within = content(&path).into_iter();
            files.extend(within.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

#[test]
fn the_same_data_are_exported_the_same() {
    let place = Folder::new("export-same");
    let (one, other) = (place.join("one"), place.join("deep/er/other"));
    fs::create_dir_all(other.parent().unwrap()).unwrap();
    filled(bare("export"), &one);
    filled(bare("export"), &other);
    assert_eq!(content(&one), content(&other));
    let read = bare("export --data data").arg(place.join("read")).output().unwrap();
    assert_eq!(read.status.code(), Some(0), "{}", stderr(&read));
    assert_eq!(content(&one), content(&place.join("read")), "compiled in, and read");
}

#[test]
fn an_earlier_export_is_replaced_and_an_empty_folder_filled() {
    let place = Folder::new("export-again");
    let folder = place.join("data");
    fs::create_dir(&folder).unwrap();
    filled(small("export"), &folder);
    let before = content(&folder);
    filled(bare("export"), &folder);
    let after = content(&folder);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_ne!(before, after);
    filled(bare("export"), &place.join("fresh"));
    assert_eq!(after, content(&place.join("fresh")));
    assert_eq!(fs::read_dir(&*place).unwrap().count(), 2, "nothing temporary is left");
}

/// A table and a command may be dropped or called otherwise from one version to the next.
#[test]
fn the_export_of_an_earlier_version_is_replaced() {
    let place = Folder::new("export-earlier");
    let [folder, fresh] = ["data", "fresh"].map(|name| place.join(name));
    for it in [&folder, &fresh] {
        filled(bare("export"), it);
    }
    fs::rename(folder.join("countries.csv"), folder.join("states.csv")).unwrap();
    let schemas = folder.join("schemas");
    fs::copy(schemas.join("founded.schema.json"), schemas.join("begun.schema.json")).unwrap();
    let described = fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let refused = export(&folder);
    assert!(stderr(&refused).contains("`states.csv`"), "it is not listed: {refused:?}");
    let earlier = described.replace("\"countries.csv\"", "\"states.csv\"");
    fs::write(folder.join("datapackage.json"), earlier).unwrap();
    filled(bare("export"), &folder);
    assert_eq!(content(&folder), content(&fresh));
}

#[cfg(unix)]
#[test]
fn strange_names_are_names() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let place = Folder::new("export-strange");
    let names: [OsString; 6] = [
        OsString::from_vec(b"\xFF\xFE".to_vec()),
        " ".into(),
        "=".into(),
        "\u{1F1EF}\u{1F1F4}".into(),
        "\u{1B}[31m\u{202E}".into(),
        "a".repeat(100_000).into(),
    ];
    for name in names {
        let output = small("export").current_dir(&*place).arg(&name).output().unwrap();
        let expected = if name.len() > 255 { Some(2) } else { Some(0) };
        assert_eq!(output.status.code(), expected, "{}", stderr(&output));
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
        assert!(!said.contains(['\u{1B}', '\u{202E}']), "{said:?}");
        assert_eq!(expected == Some(0), place.join(&name).join("datapackage.json").exists());
    }
    assert_eq!(fs::read_dir(&*place).unwrap().count(), 5);
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_followed_and_those_to_nothing_refused() {
    use std::os::unix::fs::symlink;
    let place = Folder::new("export-links");
    // /proc takes nothing from anybody, root included.
    if Path::new("/proc/self").exists() {
        for path in ["/proc/export", "/proc"] {
            refused(&export(Path::new(path)), "", "");
        }
    }
    fs::create_dir(place.join("real")).unwrap();
    symlink(place.join("real"), place.join("link")).unwrap();
    filled(bare("export"), &place.join("link"));
    assert!(place.join("real/datapackage.json").exists() && place.join("link").is_symlink());
    symlink(place.join("nowhere"), place.join("dangling")).unwrap();
    assert_eq!(export(&place.join("dangling")).status.code(), Some(2));
    assert!(place.join("dangling").is_symlink() && !place.join("nowhere").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_gets_the_mode_that_others_get() {
    use std::os::unix::fs::PermissionsExt;
    let place = Folder::new("export-mode");
    fs::create_dir(place.join("usual")).unwrap();
    fs::write(place.join("usual/file"), "").unwrap();
    filled(bare("export"), &place.join("data"));
    let mode = |path: &str| fs::metadata(place.join(path)).unwrap().permissions().mode();
    assert_eq!(mode("data"), mode("usual"));
    assert_eq!(mode("data/countries.csv"), mode("usual/file"));
    // One that is there keeps its own, and a link to it stays one.
    fs::set_permissions(place.join("data"), fs::Permissions::from_mode(0o2750)).unwrap();
    std::os::unix::fs::symlink("data", place.join("link")).unwrap();
    for path in ["data", "link", "link/../data/."] {
        filled(bare("export"), &place.join(path));
        assert_eq!(mode("data") & 0o7777, 0o2750, "{path}");
        assert!(place.join("link").is_symlink());
    }
    assert_eq!(place.names(), ["data", "link", "usual"]);
}

/// Whoever stands in a folder would be left in the old one, which is gone.
#[test]
fn the_folder_where_one_is_stays() {
    let place = Folder::new("export-here");
    let folder = place.join("data");
    for within in ["data", "data/schemas"] {
        filled(bare("export"), &folder);
        for path in [Path::new("."), &folder, Path::new("../data")] {
            let output = bare("export").current_dir(place.join(within)).arg(path).output().unwrap();
            if path.is_absolute() || within == "data" {
                assert_eq!(output.status.code(), Some(2), "{path:?} in {within}");
                assert!(stderr(&output).contains("is where you are"), "{}", stderr(&output));
            }
        }
    }
    assert_eq!(place.names(), ["data"]);
}
