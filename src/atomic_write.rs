//! Files are written whole or not at all.
//!
//! The bytes go into a temporary file beside the one that is asked for, which takes its place once
//! they are all on the disk. Whoever reads it meanwhile, and whoever looks after the power went out,
//! finds the old bytes or the new ones, never half of either. Whoever interrupts the program waits
//! until one of the two is so, and nothing temporary is left.

use std::fs::{self, File, Metadata, OpenOptions, Permissions, TryLockError};
use std::io::{self, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf, is_separator};

use anyhow::Result;
use tempfile::{Builder, TempDir};

use crate::command_line::CommandLine;
use crate::error::{Refusal, Unwritten};
use crate::signals;

/// As many links may lead to a file as the kernel follows.
const MOST_LINKS: usize = 40;

/// How much of a name the temporary file keeps, in letters: with all it adds, a name may have 255 bytes.
const NAME_KEPT: usize = 40;

/// Writes `bytes` as the whole content of the file at `path`.
///
/// A link is followed, and stays. A file that is there keeps its owner, or else loses the bits that
/// have others run it as its owner, and its mode; but what else is called so by a hard link keeps the
/// old bytes. A new file gets the mode that the `umask` leaves.
///
/// # Errors
///
/// Refuses anything but a file: devices, pipes, folders. Whatever fails, the old bytes stand, and
/// the temporary file is gone unless the program was killed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let (place, old) = place_of(path)?;
    let fill = |file: &mut File| file.write_all(bytes);
    replace(&place, old.as_ref(), fill).map_err(|error| cannot(path, &error))?;
    Ok(())
}

/// Writes what `produce` writes as [`write_whole`] does, without holding it, and returns what that returns.
///
/// It goes into a file without a name first: whoever interrupts what may take long leaves nothing behind.
///
/// # Errors
///
/// Those of [`write_whole`] and of `produce`.
pub fn write_whole_from<T>(path: &Path, produce: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    let (place, old) = place_of(path)?;
    let cannot = |error: io::Error| cannot(path, &error);
    let mut draft = tempfile::tempfile_in(parent(&place)).map_err(cannot)?;
    let produced = produce(&mut draft).map_err(|error| match error.downcast() {
        Ok(Unwritten(error)) => cannot(error).into(),
        Err(error) => error,
    })?;
    draft.rewind().map_err(cannot)?;
    let fill = |file: &mut File| io::copy(&mut draft, file).map(drop);
    signals::undisturbed(|| replace(&place, old.as_ref(), fill)).map_err(cannot)?;
    Ok(produced)
}

/// Tells whether what is or would be at `path` is one of `others`, under whichever name, or lies in
/// a folder among them.
pub fn lies_in(path: &Path, others: &[PathBuf]) -> bool {
    let others: Vec<_> = others.iter().filter_map(|other| identity(other)).collect();
    let place = path.canonicalize().or_else(|_| behind_links(path)).unwrap_or(path.to_owned());
    let folder = parent(&place).canonicalize().unwrap_or_default();
    let around = [place.as_path()].into_iter().chain(folder.ancestors());
    around.filter_map(identity).any(|it| others.contains(&it))
}

/// Returns what tells one thing on the disk from another, whatever it is called.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Returns what tells one thing on the disk from another, but for hard links.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// Returns where a file is or may be, to which no link leads any further, and what one that is there is like.
fn place_of(asked: &Path) -> Result<(PathBuf, Option<Metadata>), Refusal> {
    let name = asked.to_string_lossy();
    if name.is_empty() {
        return Err(Refusal::usage("the name of the file to write is empty"));
    }
    let (place, old) = match fs::metadata(asked) {
        Ok(metadata) if metadata.is_dir() => return Err(no_file(asked, "is a folder")),
        Ok(metadata) if !metadata.is_file() => return Err(no_file(asked, "is a device or a pipe")),
        Ok(metadata) => (existing(asked), Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => (behind_links(asked), None),
        Err(error) => (Err(error), None),
    };
    let place = place.map_err(|error| cannot(asked, &error))?;
    if name.ends_with(is_separator) || place.file_name().is_none() {
        return Err(no_file(asked, "names a folder"));
    }
    Ok((place, old))
}

/// Puts a new file in a place: it is written beside it, as `.NAME.XXXXXX.tmp`, which goes away if anything fails.
fn replace(
    place: &Path,
    old: Option<&Metadata>,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let prefix = format!(".{}.", short_name(place));
    let mut temporary = builder(&prefix, 0o666).tempfile_in(parent(place))?;
    if let Some(old) = old {
        // Before there is anything to read: what was private stays so.
        take_after(temporary.as_file(), old)?;
    }
    fill(temporary.as_file_mut())?;
    temporary.flush()?;
    temporary.as_file().sync_all()?;
    temporary.persist(place).map_err(|failed| failed.error)?;
    sync_folder(parent(place));
    Ok(())
}

/// Makes temporary files or folders, called the prefix and `XXXXXX.tmp`, with the mode that the `umask` leaves.
fn builder(prefix: &str, mode: u32) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.prefix(prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    builder
}

/// Makes a folder, the prefix and `XXXXXX.tmp`, which goes away with the value returned unless it is
/// kept; its lock comes with it, where folders can be locked.
pub(crate) fn temporary_folder_in(
    folder: &Path,
    prefix: &str,
) -> io::Result<(TempDir, Option<File>)> {
    loop {
        let temporary = builder(prefix, 0o777).tempdir_in(folder)?;
        let lock = File::open(temporary.path()).map(|open| (open.try_lock(), open));
        let lock = match lock {
            Ok((Ok(()), open)) => Some(open),
            // Somebody takes it for a leftover.
            Ok((Err(TryLockError::WouldBlock), _)) => continue,
            _ => None,
        };
        if temporary.path().exists() {
            return Ok((temporary, lock));
        }
    }
}

/// Locks a folder, unless somebody holds it, or folders cannot be locked here.
pub(crate) fn lock(folder: &Path) -> Option<File> {
    File::open(folder).ok().filter(|folder| folder.try_lock().is_ok())
}

/// Gives a new file the owner and the mode of an old one.
///
/// Who may not give a file away keeps it, and then nobody runs it in another's name.
pub(crate) fn take_after(new: &File, old: &Metadata) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there is no owner"))]
    let mut permissions = old.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
        // The group first: it may be given where the owner may not.
        let kept = fchown(new, None, Some(old.gid())).and(fchown(new, Some(old.uid()), None));
        if kept.is_err() {
            permissions.set_mode(permissions.mode() & !0o6000);
        }
    }
    new.set_permissions(permissions)
}

/// Returns the folder in which a path lies.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref())
}

/// Returns the beginning of a name, short enough to add to it.
pub(crate) fn short_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().chars().take(NAME_KEPT).collect()
}

/// Returns where a file is that is there, and may be written to.
fn existing(path: &Path) -> io::Result<PathBuf> {
    // To replace a file, only its folder would have to be asked.
    OpenOptions::new().write(true).open(path)?;
    path.canonicalize()
}

/// Follows links of which the last one leads to nothing yet.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or("".as_ref()).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many links lead on"))
}

/// Has the new name outlast a power cut, where a folder can be asked for that.
pub(crate) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        // The new bytes are in place already. A folder that cannot be read, or a file system that
        // cannot do it, is no reason to say that they are not.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Says that something cannot be written, and why; where the folder is missing, how to make it.
pub(crate) fn cannot(path: &Path, error: &io::Error) -> Refusal {
    let text = error.to_string();
    // Behind the reason the library names the temporary file, of which nobody has heard.
    let reason = text.split(" at path \"").next().unwrap_or_default();
    let missing = path.parent().filter(|folder| {
        error.kind() == ErrorKind::NotFound && !folder.as_os_str().is_empty() && !folder.exists()
    });
    Refusal::usage(format!("`{}` cannot be written: {reason}", path.display()))
        .tip_if(missing.map(CommandLine::mkdir))
}

fn no_file(path: &Path, what: &str) -> Refusal {
    Refusal::usage(format!("`{}` {what}, and only a file can be written whole", path.display()))
}
