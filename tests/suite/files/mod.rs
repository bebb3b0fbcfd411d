//! Protects what is written to files: whole or not at all, and nothing else touched.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(target_os = "linux")]
mod hindered;
mod interrupted;
#[cfg(target_os = "linux")]
mod written;

use std::path::Path;
use std::process::Output;

use crate::support::program::{bare, stderr};

/// A question that is asked wherever it does not matter which.
const LINE: &str = "members md -o csv";

/// Asks for an answer in a file.
fn into_file(line: &str, file: &Path) -> Output {
    bare(line).arg("--out-file").arg(file).output().unwrap()
}

fn printed(line: &str) -> Vec<u8> {
    bare(line).output().unwrap().stdout
}

fn refused(output: &Output, why: &str) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: ") && said.contains(why), "{why:?} is not in {said}");
    assert!(output.stdout.is_empty(), "{output:?}");
}
