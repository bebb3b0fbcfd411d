//! Files are written whole or not at all.
//!
//! The bytes go into a temporary file beside the one that is asked for, which takes its place once
//! they are all on the disk. Whoever reads it meanwhile, and whoever looks after the power went out,
//! finds the old bytes or the new ones, never half of either.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf, is_separator};

use anyhow::Result;
use tempfile::{Builder, NamedTempFile, TempDir};

use crate::error::Refusal;

/// As many links may lead to a file as the kernel follows.
const MOST_LINKS: usize = 40;

/// How much of a name the temporary file keeps, in letters: with all it adds, a name may have 255 bytes.
const NAME_KEPT: usize = 40;

/// Writes `bytes` as the whole content of the file at `path`.
///
/// A link is followed, and stays. A file that is there keeps its mode, but what else is called so by
/// a hard link keeps the old bytes. A new file gets the mode that the `umask` leaves.
///
/// # Errors
///
/// Refuses anything but a file: devices, pipes, folders. Whatever fails, the old bytes stand, and
/// the temporary file is gone unless the program was killed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = Target::at(path)?;
    target.replace_with(bytes).map_err(|error| cannot(path, &error))?;
    Ok(())
}

/// A place where a file is or may be, to which no link leads any further.
struct Target {
    path: PathBuf,
    /// The mode of the file that is there, if one is.
    permissions: Option<Permissions>,
}

impl Target {
    fn at(asked: &Path) -> Result<Self, Refusal> {
        let name = asked.to_string_lossy();
        if name.is_empty() {
            return Err(Refusal::usage("the name of the file to write is empty"));
        }
        let (path, permissions) = match fs::metadata(asked) {
            Ok(metadata) if metadata.is_dir() => return Err(no_file(asked, "is a folder")),
            Ok(metadata) if !metadata.is_file() => {
                return Err(no_file(asked, "is a device or a pipe"));
            }
            Ok(metadata) => (existing(asked), Some(metadata.permissions())),
            Err(error) if error.kind() == ErrorKind::NotFound => (behind_links(asked), None),
            Err(error) => (Err(error), None),
        };
        let path = path.map_err(|error| cannot(asked, &error))?;
        if name.ends_with(is_separator) || path.file_name().is_none() {
            return Err(no_file(asked, "names a folder"));
        }
        Ok(Self { path, permissions })
    }

    fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref())
    }

    fn replace_with(&self, bytes: &[u8]) -> io::Result<()> {
        let mut temporary = self.temporary()?;
        if let Some(permissions) = &self.permissions {
            // Before there is anything to read: what was private stays so.
            temporary.as_file().set_permissions(permissions.clone())?;
        }
        temporary.write_all(bytes)?;
        temporary.flush()?;
        temporary.as_file().sync_all()?;
        temporary.persist(&self.path).map_err(|failed| failed.error)?;
        sync_folder(self.folder());
        Ok(())
    }

    /// Makes the temporary file, `.NAME.XXXXXX.tmp`, which goes away with the value returned.
    fn temporary(&self) -> io::Result<NamedTempFile> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let kept: String = name.chars().take(NAME_KEPT).collect();
        let prefix = format!(".{kept}.");
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(Permissions::from_mode(0o666));
        }
        builder.tempfile_in(self.folder())
    }
}

/// Makes a folder, `.export.XXXXXX.tmp`, which goes away with the value returned unless it is kept.
pub(crate) fn temporary_folder_in(folder: &Path) -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(".export.").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o777));
    }
    builder.tempdir_in(folder)
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
        .tip_if(missing.map(|folder| format!("mkdir -p {}", folder.display())))
}

fn no_file(path: &Path, what: &str) -> Refusal {
    Refusal::usage(format!("`{}` {what}, and only a file can be written whole", path.display()))
}
