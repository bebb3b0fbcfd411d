//! Opening and reading: regular files and standard input, as much as the limits allow.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::admit;
use super::limits::{Allowance, Limits};
use crate::dataset::excerpt::name_of;

/// The most YAML files that a folder may hold.
const MOST_FILES: usize = 2000;

/// Reads a file as text, if it is a regular file and all of it may be read.
pub fn read_file(path: &Path, allowance: &mut Allowance) -> Result<String> {
    let name = name_of(path);
    let cannot = || format!("cannot read `{name}`");
    // Opening some files waits for somebody at the other end, so the kind of file is asked first;
    // and again once it is open, because the name may mean another file by then.
    refuse_kind(path.metadata().with_context(cannot)?.file_type(), &name)?;
    let file = open(path).with_context(cannot)?;
    let metadata = file.metadata().with_context(cannot)?;
    refuse_kind(metadata.file_type(), &name)?;
    if metadata.len() > allowance.bytes_left {
        bail!(too_large(&name, allowance.limits));
    }
    read(file, &name, allowance)
}

/// Reads a stream as text, if all of it may be read.
pub fn read(stream: impl Read, name: &str, allowance: &mut Allowance) -> Result<String> {
    let mut bytes = Vec::new();
    stream
        .take(allowance.bytes_left + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read `{name}`"))?;
    let Some(left) = allowance.bytes_left.checked_sub(bytes.len() as u64) else {
        bail!(too_large(name, allowance.limits));
    };
    allowance.bytes_left = left;
    admit(bytes, name, allowance)
}

fn too_large(name: &str, limits: Limits) -> String {
    format!(
        "`{name}` is too large: a data set may hold {} MiB in all\ntip: set the variable `{}` to a larger number of MiB",
        limits.mebibytes(),
        Limits::VARIABLE
    )
}

/// Opens a file without waiting for anybody to write to it.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(libc::O_NONBLOCK);
    }
    options.open(path)
}

fn refuse_kind(kind: FileType, name: &str) -> Result<()> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        bail!("`{name}` is a folder, where a file must be");
    }
    #[cfg(unix)]
    let special = special(kind);
    #[cfg(not(unix))]
    let special = "something else";
    bail!("`{name}` is {special}, and no regular file\ntip: `-` in its place reads standard input");
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

/// Returns the YAML files of a folder, sorted, so that the order is the same everywhere.
///
/// Hidden files and what editors leave behind (`.#eapc.yaml`, `eapc.yaml~`) are none of them.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = || format!("cannot read `{}`", name_of(folder));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
        if !is_hidden && path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
        if files.len() > MOST_FILES {
            bail!("`{}` holds more than {MOST_FILES} YAML files", name_of(folder));
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_whole_up_to_the_limit_and_refused_beyond_it() {
        let limits = Limits::of_mebibytes(1).expect("a limit");
        let most = 1 << 20;
        let read_of = |bytes: usize| {
            let mut allowance = Allowance::new(limits);
            let text = "#".repeat(63) + "\n";
            let text = text.repeat(most / 64) + &"#".repeat(bytes - most);
            let length = read(text.as_bytes(), "a stream", &mut allowance).map(|read| read.len());
            (length.map_err(|error| error.to_string()), allowance.bytes_left)
        };
        assert_eq!(read_of(most), (Ok(most), 0));
        let (refused, _) = read_of(most + 1);
        let words = "`a stream` is too large: a data set may hold 1 MiB in all";
        assert!(refused.is_err_and(|error| error.starts_with(words)));
    }
}
