//! What stands in the way of a writer: folders of somebody else, and small disks.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};

use crate::support::scratch::Folder;

const PROGRAM: &str = env!("CARGO_BIN_EXE_nato-partners");

/// Makes a folder that others reach too, with a copy of the program that they may start.
///
/// Root may write anywhere, so that somebody else has to try what may not be written.
pub fn shared(name: &str) -> Folder {
    let name = format!("nato-partners-{name}-{}", std::process::id());
    let folder = Folder::at(std::env::temp_dir().join(name));
    // A file that this process has open for writing could not be started while another test begins a program.
    let copied = Command::new("cp").arg(PROGRAM).arg(folder.join("program")).status().unwrap();
    assert!(copied.success());
    fs::set_permissions(&*folder, Permissions::from_mode(0o777)).unwrap();
    folder
}

/// Has somebody who is not root start the program in such a folder, if anybody can be asked to.
pub fn as_somebody(shared: &Path, words: &[&Path]) -> io::Result<Output> {
    let is_root = fs::metadata(shared).unwrap().uid() == 0;
    let mut command = Command::new(if is_root { "setpriv" } else { "env" });
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
    }
    command.arg(shared.join("program")).args(words).output()
}

/// Runs lines of a shell in a file system of so many kilobytes, where mounting one is allowed; `$0` is the program.
pub fn on_small_disk(folder: &Path, kilobytes: u32, lines: &str) -> io::Result<Output> {
    let mount = format!("mount -t tmpfs -o size={kilobytes}k none \"$1\" && cd \"$1\" || exit 77");
    let script = format!("{mount}\n{lines}");
    let mut unshare = Command::new("unshare");
    unshare.args(["-m", "/bin/sh", "-c", &script, PROGRAM]).arg(folder).output()
}
