//! Reading of files, folders and standard input as text, as much as the limits allow; error messages that show
//! the line they are about.

use std::fmt::Write as _;
use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail};

use super::lint::{self, Refused};

const MOST_FILES: usize = 2000;

/// How large a data set may be, and what is left of that, file after file.
///
/// With the default limit whatever stands in 8 MiB is read or refused within a second and 128 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    mebibytes: u64,
    bytes_left: u64,
    values_left: u64,
}

impl Limits {
    /// The variable of the environment that raises the limits.
    pub const VARIABLE: &str = "NATO_PARTNERS_LARGEST_DATA";
    /// The largest number of MiB it may name.
    pub const LARGEST: u64 = 1024;

    /// Returns the limits for a data set of so many MiB; none for 0 or more than [`Self::LARGEST`].
    pub fn of_mebibytes(mebibytes: u64) -> Option<Self> {
        (1..=Self::LARGEST).contains(&mebibytes).then(|| Self::of(mebibytes))
    }

    /// Allows one value for every 16 bytes.
    fn of(mebibytes: u64) -> Self {
        let bytes = mebibytes << 20;
        Self { mebibytes, bytes_left: bytes, values_left: bytes / 16 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::of(8)
    }
}

/// Reads a file as text, if it is a regular file and all of it may be read.
pub fn read_file(path: &Path, limits: &mut Limits) -> Result<String> {
    let name = name_of(path);
    let (file, length) = open_regular(path)?;
    if length > limits.bytes_left {
        bail!(too_large(&name, *limits));
    }
    read(file, &name, limits)
}

/// Opens a regular file, and tells how many bytes it holds.
///
/// # Errors
///
/// Refuses folders, pipes and devices, without waiting for anybody at the other end.
pub fn open_regular(path: &Path) -> Result<(File, u64)> {
    let name = name_of(path);
    let cannot = |error| cannot_read(path, error);
    // Opening some files waits for somebody at the other end, so the kind of file is asked first;
    // and again once it is open, because the name may mean another file by then.
    refuse_kind(path.metadata().map_err(cannot)?.file_type(), &name)?;
    let file = open(path).map_err(cannot)?;
    let metadata = file.metadata().map_err(cannot)?;
    refuse_kind(metadata.file_type(), &name)?;
    Ok((file, metadata.len()))
}

/// Reads a stream as text, if all of it may be read.
pub fn read(stream: impl Read, name: &str, limits: &mut Limits) -> Result<String> {
    let mut bytes = Vec::new();
    stream
        .take(limits.bytes_left + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read `{name}`"))?;
    let Some(left) = limits.bytes_left.checked_sub(bytes.len() as u64) else {
        bail!(too_large(name, *limits));
    };
    limits.bytes_left = left;
    let text = decode(bytes).and_then(|text| match lint::check(&text, &mut limits.values_left) {
        Ok(()) => Ok(text),
        Err(refused) => Err((text, refused)),
    });
    text.map_err(|(text, (at, why))| anyhow!(describe(name, &text, place_of(&text, at), &why)))
}

/// Returns bytes as text, without the byte order mark that may stand at the beginning.
///
/// What is not UTF-8 is returned as well, as far as it can be shown.
fn decode(bytes: Vec<u8>) -> Result<String, (String, Refused)> {
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let what = if is_utf16 { "this looks like UTF-16" } else { "this is no UTF-8" };
            let why = format!("{what}: save the file as UTF-8");
            let at = error.utf8_error().valid_up_to();
            Err((String::from_utf8_lossy(error.as_bytes()).into_owned(), (at, why)))
        }
    }
}

fn too_large(name: &str, limits: Limits) -> String {
    format!(
        "`{name}` is too large: a data set may hold {} MiB in all\ntip: set the variable `{}` to a larger number of MiB",
        limits.mebibytes,
        Limits::VARIABLE
    )
}

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

/// Says that a file or folder cannot be read, and who does not allow it where that is the reason.
pub fn cannot_read(path: &Path, error: io::Error) -> Error {
    let name = name_of(path);
    let is_denied = error.kind() == ErrorKind::PermissionDenied;
    // Whatever is nearest and can be asked about is what lets nobody in.
    let barrier = path.ancestors().find(|it| it.metadata().is_ok()).filter(|_| is_denied);
    let denied = match barrier.filter(|barrier| *barrier != path) {
        Some(folder) => format!(": the folder `{}` may not be entered", name_of(folder)),
        None => String::new(),
    };
    let what = format!("cannot read `{name}`{denied}");
    if is_denied {
        return anyhow!(
            "{what}: {error}\ntip: let its owner allow it with `chmod`, or name a copy"
        );
    }
    Error::new(error).context(what)
}

/// Returns the YAML files of a folder, sorted, so that the order is the same everywhere.
///
/// Hidden files and what editors leave behind (`.#eapc.yaml`, `#eapc.yaml#`, `eapc.yaml~`) are none of them. What
/// else looks like YAML, or holds such files, is refused: somebody means it to be read.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = |error| cannot_read(folder, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        match yaml_stem(&path) {
            Some(_) if path.extension().is_some_and(|extension| extension == "yaml") => {
                files.push(path);
            }
            Some(stem) => bail!(
                "`{}` would not be read: call it `{stem}.yaml`, or take it out of the folder",
                name_of(&path)
            ),
            None => refuse_folder_of_yaml(&path)?,
        }
        if files.len() > MOST_FILES {
            bail!("`{}` holds more than {MOST_FILES} YAML files", name_of(folder));
        }
    }
    files.sort();
    Ok(files)
}

/// Refuses a folder besides `formats` that holds YAML files.
fn refuse_folder_of_yaml(path: &Path) -> Result<()> {
    let is_other = !path.ends_with("formats");
    let mut within = fs::read_dir(path).into_iter().filter(|_| is_other).flatten().flatten();
    match within.find(|entry| yaml_stem(&entry.path()).is_some()) {
        Some(file) => bail!(
            "`{}` would not be read: files lie right in the data set or in its folder `formats`",
            name_of(&file.path())
        ),
        None => Ok(()),
    }
}

/// Returns the name of a file without its ending and what follows, if it is one of YAML, also in capitals or cut
/// short; none for hidden files and what editors leave behind.
fn yaml_stem(path: &Path) -> Option<String> {
    let name = on_one_line(&path.file_name()?.to_string_lossy());
    let lower = name.to_ascii_lowercase();
    let is_leftover = name.starts_with(['.', '#']) || name.ends_with('~');
    let end =
        [".yaml", ".yml"].iter().find_map(|ending| lower.find(ending)).filter(|_| !is_leftover)?;
    Some(name[..end].to_owned())
}

/// The longest line that is shown beside its error, in bytes.
const LONGEST_LINE_SHOWN: usize = 400;

/// Returns the line and the column of a byte, both counted from 1, columns in characters.
pub fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// Says what is wrong at a line and column of a file, and shows the line where it is short enough.
pub fn describe(name: &str, text: &str, (line, column): (usize, usize), what: &str) -> String {
    let mut description = format!("{name}:{line}:{column}: {what}");
    let line_is_short = |shown: &&str| shown.len() <= LONGEST_LINE_SHOWN;
    if let Some(shown) = text.lines().nth(line.saturating_sub(1)).filter(line_is_short) {
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let caret = " ".repeat(column.saturating_sub(1));
        let _ = write!(description, "\n  {number} | {shown}\n  {margin} | {caret}^");
    }
    description
}

/// Returns the name of a file on one line, however it is called.
///
/// Other misleading characters are spelt out where the name is printed, which cannot be done there
/// for the end of a line.
pub fn name_of(path: &Path) -> String {
    on_one_line(&path.display().to_string())
}

pub fn on_one_line(text: &str) -> String {
    text.replace('\n', r"\x0A").replace('\r', r"\x0D")
}
