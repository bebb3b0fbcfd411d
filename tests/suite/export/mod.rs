//! Protects what `export` hands to other programs: nothing lost, every key good, whole or not at all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "what was skipped is part of the result")]

mod folders;
#[cfg(target_os = "linux")]
mod hindered;
mod ids;
#[cfg(unix)]
mod interrupted;
mod losses;
#[cfg(target_os = "linux")]
mod package;
mod papers;
mod refusals;
mod reserved;
mod schemas;
mod tables;

use std::path::Path;
use std::process::{Command, Output};

use crate::support::program::{bare, stderr, stdout};
use crate::support::scratch::Folder;
use package::Package;

/// Exports the shipped data into a folder.
fn export(folder: &Path) -> Output {
    bare("export").arg(folder).output().unwrap()
}

/// Has the program fill a folder: with the small data set, or with the shipped one.
fn filled(mut export: Command, folder: &Path) {
    let output = export.arg(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}: {}", folder.display(), stderr(&output));
}

/// Asserts that a folder was refused, in words with this among them.
fn refused(output: &Output, what: &str, said: &str) {
    assert_eq!((output.status.code(), &*stdout(output)), (Some(2), ""), "{what}");
    let error = stderr(output);
    assert!(error.starts_with("error: ") && error.contains(said), "{what}: {error}");
}

/// Exports the shipped data, and reads them back.
fn exported(name: &str) -> Package {
    read_back(name, bare("export"))
}

/// Has a command export into a folder, and reads that back.
fn read_back(name: &str, mut export: Command) -> Package {
    let place = Folder::new(&format!("export-{name}"));
    let folder = place.join("data");
    let output = export.arg(&folder).output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let package = Package::read(&folder);
    let rows: usize = package.resources().map(|(name, _)| package.rows(name).len()).sum();
    let said = format!(
        "{} tables with {rows} rows, as CSV and as SQL, and what explains them are in {}\n",
        package.resources().count(),
        folder.display()
    );
    assert_eq!(stdout(&output), said);
    package
}
