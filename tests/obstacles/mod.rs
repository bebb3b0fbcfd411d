//! What stands in the way of a writer: folders of somebody else, and small disks.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io;
use std::ops::Deref;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_nato-partners");

/// A folder that others reach too, with a copy of the program that they may start.
///
/// Root may write anywhere, so that somebody else has to try what may not be written.
pub struct Shared(PathBuf);

impl Shared {
    /// Makes a folder with the program in it.
    pub fn new(name: &str) -> Self {
        let name = format!("nato-partners-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        fs::copy(PROGRAM, path.join("program")).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o777)).unwrap();
        Self(path)
    }

    /// Has somebody who is not root start the program, if anybody can be asked to.
    pub fn as_somebody(&self, words: &[impl AsRef<OsStr>]) -> io::Result<Output> {
        let is_root = fs::metadata(&self.0).unwrap().uid() == 0;
        let mut command = Command::new(if is_root { "setpriv" } else { "env" });
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        }
        command.arg(self.0.join("program")).args(words).output()
    }
}

impl Deref for Shared {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs lines of a shell in a file system of so many kilobytes, where mounting one is allowed; `$0` is the program.
pub fn on_small_disk(folder: &Path, kilobytes: u32, lines: &str) -> io::Result<Output> {
    let mount = format!("mount -t tmpfs -o size={kilobytes}k none \"$1\" && cd \"$1\" || exit 77");
    let script = format!("{mount}\n{lines}");
    let mut unshare = Command::new("unshare");
    unshare.args(["-m", "/bin/sh", "-c", &script, PROGRAM]).arg(folder).output()
}
