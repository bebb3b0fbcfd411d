//! Folders are filled whole or not at all.
//!
//! A new folder is written beside the one that is asked for, `.NAME.export.XXXXXX.tmp`, and the two
//! change places: in one step where the system can do that, else in renames. What a killed run left
//! behind is known by its name, by holding nothing but an export, and by nobody holding its lock;
//! the next run takes it away.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::{env, mem};

use anyhow::Result;
use serde_json::Value;

use crate::atomic_write::{self, cannot, parent};
use crate::error::Refusal;

/// The file that says what the others are; it is written first and taken away last.
const DESCRIPTOR: &str = "datapackage.json";

/// Where the schemas are.
const SCHEMAS: &str = "schemas";

/// How often places are changed anew while others change them too.
const TRIES: usize = 8;

/// Makes `files`, of which the last one is the descriptor, all that is in the folder at `path`.
///
/// A folder that is not there is made. One that is there must be empty, or hold an export called
/// `name` and nothing else; a new one takes its place, with its owner and mode. A link is followed.
///
/// # Errors
///
/// Refuses a path that is no folder, one that holds something else, and one in whose place no other
/// can be put. Whatever fails, what was there before still is.
pub fn fill(path: &Path, name: &str, files: &[(String, String)]) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Err(Refusal::usage("the name of the folder is empty").into());
    }
    let (place, old) = match fs::metadata(path) {
        Ok(metadata) if !metadata.is_dir() => return Err(is_no_folder(path).into()),
        Ok(metadata) => (path.canonicalize(), Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => {
            (Ok(path.file_name().map_or(path.into(), |name| parent(path).join(name))), None)
        }
        Err(error) => (Err(error), None),
    };
    let place = place.map_err(|error| cannot(path, &error))?;
    let export = Export { name, files };
    if old.is_some() {
        let content = export.content(&place, false).map_err(|error| cannot(path, &error))?;
        content.map_err(|foreign| refused(path, &foreign))?;
        refuse_fixed(path, &place)?;
    }
    let foreign = put(&export, &place, old.as_ref()).map_err(|error| {
        let fixed = old.is_some() && is_about_the_place(error.kind());
        cannot(path, &error).tip_if(fixed.then_some(
            "a new folder takes its place, which the folder around it must allow: \
             name one that is not there yet, such as `nato-data` within it",
        ))
    })?;
    foreign.map_or(Ok(()), |foreign| Err(refused(path, &foreign).into()))
}

/// Puts the export in its place; returns what was put into the old folder meanwhile, which then stays.
fn put(export: &Export, place: &Path, old: Option<&fs::Metadata>) -> io::Result<Option<String>> {
    let short = atomic_write::short_name(place);
    let prefix = format!(".{short}.export.");
    let (temporary, lock) = atomic_write::temporary_folder_in(parent(place), &prefix)?;
    let new = temporary.path();
    if let (Some(lock), Some(old)) = (&lock, old) {
        atomic_write::take_after(lock, old)?;
    }
    export.write(new)?;
    // While it is looked through and taken away, the old folder is nobody's leftover.
    let held = atomic_write::lock(place);
    let replaces = take_place(new, place)?;
    let old = temporary.keep();
    let mut foreign = None;
    if replaces && let Ok(Err(what)) = export.take_away(&old, false) {
        swap(&old, place)?;
        let _ = export.take_away(&old, false);
        foreign = Some(what);
    }
    mem::drop((lock, held));
    if foreign.is_none() {
        clear(export, place, &prefix);
    }
    atomic_write::sync_folder(parent(place));
    Ok(foreign)
}

/// Gives the new folder its place; tells whether there was an old one, which then has the new one's.
fn take_place(new: &Path, place: &Path) -> io::Result<bool> {
    use ErrorKind::{AlreadyExists, DirectoryNotEmpty, NotFound};
    for _ in 0..TRIES {
        let is_there = place.exists();
        let taken = if is_there { swap(new, place) } else { fs::rename(new, place) };
        match taken {
            Ok(()) => return Ok(is_there),
            Err(error) if !new.exists() => return Err(error),
            // Another run was quicker.
            Err(error) if [AlreadyExists, DirectoryNotEmpty, NotFound].contains(&error.kind()) => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("other exports keep taking its place"))
}

/// Has two folders change places, in one step if the system and the file system can do that.
fn swap(new: &Path, place: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, new, CWD, place, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            done => return Ok(done?),
        }
    }
    swap_in_steps(new, place)
}

/// Has two folders change places where it takes three steps.
///
/// Killed after the first, it leaves no folder in the place, and both beside it; the next run puts
/// one there, and takes these away.
fn swap_in_steps(new: &Path, place: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
    fs::rename(place, &aside)?;
    if let Err(error) = fs::rename(new, place) {
        // Where another run has put its folder meanwhile, that one stays.
        let _ = fs::rename(&aside, place);
        return Err(error);
    }
    // The new folder has its place. What is in nobody's way is a leftover.
    let _ = fs::rename(&aside, new);
    Ok(())
}

/// Takes away what killed runs left beside a folder.
fn clear(export: &Export, place: &Path, prefix: &str) {
    for (name, kind) in entries(parent(place)).unwrap_or_default() {
        if kind.is_dir() && is_leftover(&name, prefix) {
            let leftover = parent(place).join(name);
            if let Some(_lock) = atomic_write::lock(&leftover) {
                let _ = export.take_away(&leftover, true);
            }
        }
    }
}

/// Tells whether something is called like a temporary folder: the prefix, six letters or digits, and the ending.
fn is_leftover(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix).unwrap_or_default();
    let random = rest.strip_suffix(".tmp").or_else(|| rest.strip_suffix(".old"));
    random.is_some_and(|it| it.len() == 6 && it.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What goes into a folder, and is known there again.
struct Export<'a> {
    name: &'a str,
    files: &'a [(String, String)],
}

impl Export<'_> {
    fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, text) in self.files.iter().rev() {
            let path = folder.join(name);
            fs::create_dir_all(parent(&path))?;
            let mut file = fs::File::create_new(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
        }
        atomic_write::sync_folder(folder);
        Ok(())
    }

    /// Takes a folder away with all that is in it, if that is of an export; else says what is not.
    fn take_away(&self, folder: &Path, is_leftover: bool) -> io::Result<Result<(), String>> {
        let content = match self.content(folder, is_leftover)? {
            Ok(content) => content,
            Err(foreign) => return Ok(Err(foreign)),
        };
        for path in content.iter().map(|path| folder.join(path)).chain([folder.to_owned()]) {
            if path.is_dir() { fs::remove_dir(path)? } else { fs::remove_file(path)? }
        }
        Ok(Ok(()))
    }

    /// Lists what is in a folder, a folder in it after its files and the descriptor last, if all of
    /// that is of an export; else says what is not.
    ///
    /// An earlier version may have had other tables, which its descriptor lists. A leftover may have
    /// none yet.
    fn content(&self, folder: &Path, is_leftover: bool) -> io::Result<Result<Vec<String>, String>> {
        let mut found = Vec::new();
        for (name, kind) in entries(folder)? {
            if kind.is_dir() && name == SCHEMAS {
                let within = entries(&folder.join(SCHEMAS))?.into_iter();
                found.extend(within.map(|(name, kind)| (format!("{SCHEMAS}/{name}"), kind)));
            }
            found.push((name, kind));
        }
        let package = json(&folder.join(DESCRIPTOR));
        let is_known = package["name"] == *self.name;
        let listed = package["resources"].as_array().filter(|_| is_known).into_iter().flatten();
        let mut known: BTreeSet<&str> = listed.filter_map(|table| table["path"].as_str()).collect();
        known.extend(self.files.iter().map(|(name, _)| name.as_str()));
        let is_of_export = |path: &str, kind: FileType| match kind {
            folder if folder.is_dir() => path == SCHEMAS,
            file if !file.is_file() => false,
            _ => known.contains(path) || self.is_schema(&folder.join(path), path),
        };
        if let Some((path, _)) = found.iter().find(|(path, kind)| !is_of_export(path, *kind)) {
            return Ok(Err(format!("`{path}`, which is no part of an earlier export")));
        }
        if let Some((path, _)) = found.first().filter(|_| !is_known && !is_leftover) {
            return Ok(Err(format!("`{path}`, and no `{DESCRIPTOR}` of an earlier export")));
        }
        found.sort_by_key(|(path, _)| path == DESCRIPTOR);
        Ok(Ok(found.into_iter().map(|(path, _)| path).collect()))
    }

    /// Tells whether a file is the schema of a command, which only an earlier version may have had.
    fn is_schema(&self, file: &Path, name: &str) -> bool {
        let is_called_so = name.starts_with(SCHEMAS) && name.ends_with(".schema.json");
        let title = |schema: &Value| schema["title"].as_str().map(str::to_owned);
        is_called_so
            && title(&json(file)).is_some_and(|it| it.starts_with(&format!("{} ", self.name)))
    }
}

/// Returns what is in a file of JSON; nothing if it is none.
fn json(file: &Path) -> Value {
    let is_file = fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file { fs::read(file).unwrap_or_default() } else { Vec::new() };
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Lists what is in a folder, by name.
fn entries(folder: &Path) -> io::Result<Vec<(String, FileType)>> {
    let named = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.file_name().to_string_lossy().into_owned(), entry.file_type()?))
    };
    let mut entries: Vec<_> = fs::read_dir(folder)?.map(named).collect::<io::Result<_>>()?;
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(entries)
}

/// Refuses a folder in whose place no other should be put.
fn refuse_fixed(path: &Path, place: &Path) -> Result<(), Refusal> {
    if env::current_dir().is_ok_and(|current| current.starts_with(place)) {
        let shown = path.display();
        let message = format!("`{shown}` is where you are, and a new folder would take its place");
        return Err(Refusal::usage(message).tip(
            "name a folder that is not there yet, or go to another one and name this from there",
        ));
    }
    #[cfg(unix)]
    rustix::fs::access(place, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK)
        .map_err(|error| cannot(path, &error.into()))?;
    Ok(())
}

/// Tells whether a folder could not be put in its place because of where that is.
fn is_about_the_place(kind: ErrorKind) -> bool {
    use ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};
    [CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy].contains(&kind)
}

fn refused(path: &Path, holds: &str) -> Refusal {
    Refusal::usage(format!("`{}` holds {holds}", path.display()))
        .tip("name a folder that is empty or not there, and it will be made")
}

fn is_no_folder(path: &Path) -> Refusal {
    let message = format!("`{}` is no folder, and an export is many files", path.display());
    Refusal::usage(message).tip("name a folder that is empty or not there, and it will be made")
}
