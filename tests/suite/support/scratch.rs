//! A folder to write in, also a data set, rewritten.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use crate::support::program::SMALL;

/// A folder of its own for each test, which goes away with it.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes an empty folder; no two tests may give it one name.
    pub fn new(name: &str) -> Self {
        Self::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
    }

    /// Makes an empty folder somewhere else.
    pub fn at(path: PathBuf) -> Self {
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Returns the names of everything in it, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Fills a folder with the small data set, each file rewritten.
pub fn rewrite_small(folder: &Path, rewritten: impl FnMut(&str) -> String) {
    rewrite(SMALL, folder, rewritten);
}

/// Fills a folder with a data set, each file rewritten.
pub fn rewrite(from: &str, folder: &Path, mut rewritten: impl FnMut(&str) -> String) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("formats")).unwrap();
    for name in ["", "formats"] {
        for entry in fs::read_dir(Path::new(from).join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                let text = rewritten(&fs::read_to_string(&path).unwrap());
                fs::write(folder.join(name).join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
}

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
