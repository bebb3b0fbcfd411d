//! Folders are filled whole or not at all.
//!
//! The files go into a temporary folder first. Where there is no folder yet, that one takes its
//! name; where there is one, the files take their places one by one when all of them are on the
//! disk, the one that explains the others last.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anyhow::Result;

use crate::error::Refusal;
use crate::file::{self, cannot, temporary_folder_in};

/// What begins the line by which a folder is known to hold an earlier export.
const MARK: (&str, &str) = ("datapackage.json", "\"name\": ");

/// Writes files, of which the last one is the descriptor, into the folder at `path`.
///
/// A folder that is not there is made. One that is there must be empty, or hold an export called
/// `name` and nothing else.
///
/// # Errors
///
/// Refuses a path that is no folder, or one that holds something else. Whatever fails, what was
/// there before still is, but for a disk that fails while files take their places.
pub fn fill(path: &Path, name: &str, files: &[(String, String)]) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Err(Refusal::usage("the name of the folder is empty").into());
    }
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_dir() => Err(is_no_folder(path).into()),
        Ok(_) => {
            refuse_foreign(path, name, files)?;
            refill(path, files).map_err(|error| cannot(path, &error).into())
        }
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => {
            make(path, files).map_err(|error| cannot(path, &error).into())
        }
        Err(error) => Err(cannot(path, &error).into()),
    }
}

/// Makes the folder with everything in it.
fn make(path: &Path, files: &[(String, String)]) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let temporary = temporary_folder_in(parent.unwrap_or(".".as_ref()))?;
    write_all(temporary.path(), files)?;
    fs::rename(temporary.path(), path)?;
    // Under its old name there is nothing to take away.
    let _ = temporary.keep();
    file::sync_folder(parent.unwrap_or(".".as_ref()));
    Ok(())
}

/// Puts everything into a folder that is there, once all of it is written.
fn refill(path: &Path, files: &[(String, String)]) -> io::Result<()> {
    let temporary = temporary_folder_in(path)?;
    write_all(temporary.path(), files)?;
    for (name, _) in files {
        make_folder_of(&path.join(name))?;
        fs::rename(temporary.path().join(name), path.join(name))?;
    }
    file::sync_folder(path);
    Ok(())
}

fn write_all(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (name, text) in files {
        let path = folder.join(name);
        make_folder_of(&path)?;
        let mut file = fs::File::create_new(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

fn make_folder_of(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Refuses a folder that holds anything but an earlier export.
fn refuse_foreign(path: &Path, name: &str, files: &[(String, String)]) -> Result<()> {
    let mut found = Vec::new();
    list(path, "", &mut found).map_err(|error| cannot(path, &error))?;
    let foreign = found.iter().find(|found| !files.iter().any(|(file, _)| file == *found));
    let (mark, line) = MARK;
    let is_export = || {
        let descriptor = fs::read_to_string(path.join(mark)).unwrap_or_default();
        descriptor.contains(&format!("{line}\"{name}\""))
    };
    let what = match foreign.or(found.first()) {
        None => return Ok(()),
        Some(_) if foreign.is_none() && is_export() => return Ok(()),
        Some(foreign) => foreign,
    };
    let shown = path.display();
    Err(Refusal::usage(format!("`{shown}` holds `{what}`, which is no part of an earlier export"))
        .tip("name a folder that is empty or not there, and it will be made")
        .into())
}

/// Lists what is in a folder, and in the folders in it that an export has.
fn list(folder: &Path, within: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        if within.is_empty() && entry.file_type()?.is_dir() {
            let before = found.len();
            list(&entry.path(), &format!("{name}/"), found)?;
            if found.len() == before {
                found.push(name);
            }
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(())
}

fn is_no_folder(path: &Path) -> Refusal {
    let message = format!("`{}` is no folder, and an export is many files", path.display());
    Refusal::usage(message).tip("name a folder that is empty or not there, and it will be made")
}
