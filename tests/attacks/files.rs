//! Names that are no regular file, or none that can be read.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::ceilings::{Ran, run, run_with, scratch};
use crate::program::skipped;
use crate::rewritten::rewrite_small;
use crate::{assert_refused, print_row};

fn members_of(data: &OsStr) -> Ran {
    run(&[OsStr::new("members"), OsStr::new("md"), OsStr::new("--data"), data], None, &[])
}

/// Asserts that a path is refused both as `--data` and under `check`.
fn assert_path_refused(name: &str, path: &Path, expected: &str) {
    let asked = members_of(path.as_os_str());
    print_row(name, 0, &asked);
    assert_refused(name, &asked, expected);
    let checked = run(&[OsStr::new("check"), path.as_os_str()], None, &[]);
    assert_refused(&format!("{name}, checked"), &checked, expected);
}

/// Puts something in the place of a file.
type Make = fn(&Path);

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_is_no_regular_file_is_refused_at_once() {
    let folder = scratch("kinds");
    let pipe_path = folder.join("pipe.yaml");
    pipe(&pipe_path);
    let socket = folder.join("socket.yaml");
    let _listener = UnixListener::bind(&socket).unwrap();
    let to_pipe = folder.join("link.yaml");
    symlink(&pipe_path, &to_pipe).unwrap();
    let cases = [
        ("a pipe", pipe_path.as_path(), "` is a pipe, and no regular file"),
        ("a link to a pipe", &to_pipe, "` is a pipe, and no regular file"),
        ("a socket", &socket, "` is a socket, and no regular file"),
        ("/dev/zero", Path::new("/dev/zero"), "`/dev/zero` is a device, and no regular file"),
        (
            "/dev/urandom",
            Path::new("/dev/urandom"),
            "`/dev/urandom` is a device, and no regular file",
        ),
        ("/dev/null", Path::new("/dev/null"), "`/dev/null` is a device, and no regular file"),
    ];
    for (name, path, expected) in cases {
        assert_path_refused(name, path, expected);
        assert!(
            members_of(path.as_os_str()).stderr.contains("\ntip: `--data -` reads standard input")
        );
    }
}

#[test]
fn a_pipe_by_number_is_refused_with_the_way_to_read_it() {
    let mut writer = Command::new("echo").arg("a: b").stdout(Stdio::piped()).spawn().unwrap();
    let arguments = ["members", "md", "--data", "/dev/fd/0"].map(OsStr::new);
    let ran = run_with(&arguments, writer.stdout.take().unwrap().into(), &[]);
    writer.wait().unwrap();
    print_row("/dev/fd/0", 0, &ran);
    assert_refused("/dev/fd/0", &ran, "`/dev/fd/0` is a pipe, and no regular file");
    assert!(ran.stderr.contains("tip: `--data -` reads standard input"));
}

#[test]
fn what_stands_in_a_folder_must_be_files() {
    let folder = scratch("folder");
    let formats = folder.join("formats");
    let cases: [(&str, Make, &str); 4] = [
        ("a pipe in a folder", pipe, "formats/x.yaml` is a pipe"),
        (
            "a folder in a folder",
            |path| fs::create_dir(path).unwrap(),
            "formats/x.yaml` is a folder, where a file must be",
        ),
        (
            "a dangling link in a folder",
            |path| symlink("nowhere", path).unwrap(),
            "formats/x.yaml`: No such file",
        ),
        (
            "a link to itself in a folder",
            |path| symlink("x.yaml", path).unwrap(),
            "formats/x.yaml`: Too many levels",
        ),
    ];
    for (name, make, expected) in cases {
        let _ = fs::remove_dir_all(&formats);
        fs::create_dir(&formats).unwrap();
        make(&formats.join("x.yaml"));
        assert_path_refused(name, &folder, expected);
    }
}

#[test]
fn a_folder_without_a_data_set_is_refused() {
    let folder = scratch("empty");
    assert_path_refused(
        "a folder without formats",
        &folder,
        "is no data set: it has no folder `formats`",
    );
    fs::create_dir(folder.join("formats")).unwrap();
    assert_path_refused("a folder without files", &folder, "dataset.yaml: there is no `dataset:`");
}

#[test]
fn two_files_cannot_both_say_what_the_data_set_is() {
    let copy = scratch("twofold");
    rewrite_small(&copy, str::to_owned);
    fs::copy(copy.join("dataset.yaml"), copy.join("other.yaml")).unwrap();
    let expected = "other.yaml: `dataset:` stands in another file too: take out one of the two";
    assert_path_refused("a folder with two data sets", &copy, expected);
}

#[test]
fn hidden_files_and_what_editors_leave_behind_are_not_read() {
    let copy = scratch("litter");
    rewrite_small(&copy, str::to_owned);
    let before = members_of_circle(&copy);
    assert_eq!(before.exit, Some(0), "{before:#?}");
    for litter in [
        ".#circle.yaml",
        "circle.yaml~",
        ".circle.yaml.swp",
        ".hidden.yaml",
        "circle.yml",
        "#circle.yaml#",
    ] {
        fs::write(copy.join("formats").join(litter), "\x1b not: [yaml").unwrap();
        fs::write(copy.join(litter), "\x1b not: [yaml").unwrap();
    }
    pipe(&copy.join(".pipe.yaml"));
    assert_eq!(members_of_circle(&copy).stdout, before.stdout);
}

fn members_of_circle(data: &Path) -> Ran {
    let members = ["members", "circle", "--ever", "--data"].map(OsStr::new);
    run(&[&members[..], &[data.as_os_str()]].concat(), None, &[])
}

#[test]
fn names_that_lead_nowhere_are_refused_in_one_line() {
    let folder = scratch("names");
    let itself = folder.join("itself");
    symlink("itself", &itself).unwrap();
    let dangling = folder.join("dangling");
    symlink("nowhere", &dangling).unwrap();
    let long = folder.join("x".repeat(3_000));
    let cases = [
        ("a link to itself", itself.as_path(), "itself`: Too many levels of symbolic links"),
        ("a dangling link", &dangling, "dangling`: No such file or directory"),
        ("a missing file", &folder.join("nowhere"), "nowhere`: No such file or directory"),
        ("a file below a file", Path::new("/etc/passwd/x"), "`/etc/passwd/x`: Not a directory"),
        ("a name of 3,000 letters", &long, "File name too long"),
    ];
    for (name, path, expected) in cases {
        assert_path_refused(name, path, expected);
    }
    let empty = members_of(OsStr::new(""));
    assert_refused("an empty name", &empty, "a value is required for '--data <PATH>'");
    let question = ["members", "md"].map(OsStr::new);
    let unnamed = run(&question, None, &[("NATO_PARTNERS_DATA", "")]);
    assert_refused("an empty variable", &unnamed, "the path of the data set is empty");
}

#[test]
fn a_name_cannot_control_the_terminal_or_forge_a_line() {
    let folder = scratch("forged");
    let name = OsString::from_vec(b"x\nerror: all is well\x1b[31m\xff.yaml".to_vec());
    let file = folder.join(&name);
    assert_path_refused(
        "a missing name with a line in it",
        &file,
        "x\\x0Aerror: all is well\\x1B[31m",
    );
    fs::write(&file, "a: NO\n").unwrap();
    assert_path_refused(
        "a name with a line in it",
        &file,
        "x\\x0Aerror: all is well\\x1B[31m\u{fffd}.yaml:1:4: `NO`",
    );
    let broken = crate::large::spells(1, 1);
    fs::write(&file, broken).unwrap();
    let ran = members_of(file.as_os_str());
    assert_refused(
        "a name with a line in it, of a broken data set",
        &ran,
        "x\\x0Aerror: all is well\\x1B[31m",
    );
}

#[test]
fn twenty_gigabytes_of_nothing_are_refused_unread() {
    let folder = scratch("sparse");
    let file = folder.join("sparse.yaml");
    File::create(&file).unwrap().set_len(20 << 30).unwrap();
    assert_path_refused(
        "20 GB of nothing",
        &file,
        "is too large: a data set may hold 8 MiB in all",
    );
    let on_stdin = run(&["members", "md", "--data", "-"].map(OsStr::new), Some(&file), &[]);
    assert_refused(
        "20 GB of nothing, on standard input",
        &on_stdin,
        "`standard input` is too large",
    );
}

/// Root may read everything, so there is nothing to refuse then.
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    let folder = scratch("locked");
    let file = folder.join("locked.yaml");
    fs::write(&file, "a: b\n").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o000)).unwrap();
    if File::open(&file).is_ok() {
        return skipped("this user may read everything, so no file is locked");
    }
    assert_path_refused("a locked file", &file, "locked.yaml`: Permission denied");
}
