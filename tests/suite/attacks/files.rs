//! Names that are no regular file, or none that can be read.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::attacks::ceilings::{Ran, run, run_with, scratch};
use crate::attacks::{assert_refused, print_row};
use crate::support::obstacles::{as_somebody, shared};
use crate::support::program::{skipped, stderr};
use crate::support::scratch::rewrite_small;

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
    let [pipe_path, socket, to_pipe] =
        ["pipe.yaml", "socket.yaml", "link.yaml"].map(|name| folder.join(name));
    pipe(&pipe_path);
    let _listener = UnixListener::bind(&socket).unwrap();
    symlink(&pipe_path, &to_pipe).unwrap();
    let devices = ["/dev/zero", "/dev/urandom", "/dev/null"].map(Path::new);
    let cases = [(&*pipe_path, "a pipe"), (&*to_pipe, "a pipe"), (&*socket, "a socket")];
    for (path, kind) in cases.into_iter().chain(devices.map(|device| (device, "a device"))) {
        let expected = format!("{}` is {kind}, and no regular file", path.display());
        assert_path_refused(kind, path, &expected);
        let said = members_of(path.as_os_str()).stderr;
        assert!(said.contains("\ntip: `-` in its place reads standard input"), "{said}");
    }
    let mut writer = Command::new("echo").arg("a: b").stdout(Stdio::piped()).spawn().unwrap();
    let arguments = ["members", "md", "--data", "/dev/fd/0"].map(OsStr::new);
    let ran = run_with(&arguments, writer.stdout.take().unwrap().into(), &[]);
    writer.wait().unwrap();
    assert_refused("/dev/fd/0", &ran, "`/dev/fd/0` is a pipe, and no regular file");
}

#[test]
fn what_stands_in_a_folder_must_be_files() {
    let folder = scratch("folder");
    let formats = folder.join("formats");
    assert_path_refused("an empty folder", &folder, "is no data set: it has no folder `formats`");
    fs::create_dir(&formats).unwrap();
    assert_path_refused("a folder without files", &folder, "dataset.yaml: there is no `dataset:`");
    let cases: [(Make, &str); 4] = [
        (pipe, "` is a pipe"),
        (|path| fs::create_dir(path).unwrap(), "` is a folder, where a file must be"),
        (|path| symlink("nowhere", path).unwrap(), "`: No such file"),
        (|path| symlink("x.yaml", path).unwrap(), "`: Too many levels"),
    ];
    for (make, expected) in cases {
        fs::remove_dir_all(&formats).unwrap();
        fs::create_dir(&formats).unwrap();
        make(&formats.join("x.yaml"));
        assert_path_refused("within a folder", &folder, &format!("formats/x.yaml{expected}"));
    }
}

/// Whoever has one file under two names has every record twice.
#[test]
fn a_record_stands_in_one_file() {
    let copy = scratch("twice");
    let copied: Make = |path| {
        fs::copy(path.with_file_name("countries.yaml"), path).unwrap();
    };
    let hard: Make = |path| fs::hard_link(path.with_file_name("countries.yaml"), path).unwrap();
    let soft: Make = |path| symlink("countries.yaml", path).unwrap();
    for (name, make) in [("a copy", copied), ("a hard link", hard), ("a link", soft)] {
        rewrite_small(&copy, str::to_owned);
        make(&copy.join("nations.yaml"));
        assert_path_refused(name, &copy, "nations.yaml: the region `900` stands in ");
        assert_path_refused(name, &copy, "countries.yaml too, as do ");
    }
    rewrite_small(&copy, str::to_owned);
    for (from, to, expected) in [
        ("dataset.yaml", "other.yaml", "other.yaml: `dataset:` stands in "),
        ("formats/circle.yaml", "formats/a.yaml", "a.yaml: the format `circle` stands in "),
        ("formats/circle.yaml", "formats/z.yaml", "z.yaml: the format `circle` stands in "),
    ] {
        fs::copy(copy.join(from), copy.join(to)).unwrap();
        assert_path_refused("a record twice", &copy, expected);
        fs::remove_file(copy.join(to)).unwrap();
    }
}

#[test]
fn what_looks_like_yaml_is_read_or_refused() {
    let copy = scratch("unread");
    for (place, to_do) in [
        ("formats/x.yml", "call it `x.yaml`"),
        ("formats/x.YAML", "call it `x.yaml`"),
        ("formats/x.yaml.txt", "call it `x.yaml`"),
        ("countries.Yml", "call it `countries.yaml`"),
        ("formats/old/x.yaml", "files lie right in the data set"),
        ("format/x.yml", "files lie right in the data set"),
    ] {
        rewrite_small(&copy, str::to_owned);
        let file = copy.join(place);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "a: b").unwrap();
        assert_path_refused(place, &copy, &format!("{place}` would not be read: {to_do}"));
    }
}

/// Root may enter everything, so that somebody else has to try.
#[test]
fn what_may_not_be_entered_is_said_to_be_shut() {
    let shared = shared("shut");
    let data = shared.join("data");
    rewrite_small(&data, str::to_owned);
    let formats = data.join("formats");
    let read = || as_somebody(&shared, &["check".as_ref(), data.as_path()]);
    let may = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    may(&data, 0o755);
    may(&formats, 0o755);
    match read() {
        Ok(output) if output.status.success() => {}
        other => return skipped(&format!("nobody else can be asked to read here: {other:?}")),
    }
    for (shut, mode, unread, by) in [
        (&data, 0o644, "data/formats", "data` may not be entered: "),
        (&data, 0o311, "data", ""),
        (&formats, 0o644, "formats/circle.yaml", "data/formats` may not be entered: "),
        (&formats, 0o311, "data/formats", ""),
        (&formats.join("nato.yaml"), 0o200, "formats/nato.yaml", ""),
    ] {
        let before = fs::metadata(shut).unwrap().permissions();
        may(shut, mode);
        let output = read().unwrap();
        fs::set_permissions(shut, before).unwrap();
        let said = stderr(&output);
        let first = said.lines().next().unwrap();
        assert!(first.contains(&format!("{unread}`: ")), "{mode:o} {shut:?}: {said}");
        assert!(
            first.ends_with(&format!("{by}Permission denied (os error 13)")),
            "{mode:o} {shut:?}: {said}"
        );
        assert!(said.contains("\ntip: let its owner allow it"), "{said}");
        assert_eq!(output.status.code(), Some(2), "{said}");
    }
}

#[test]
fn hidden_files_and_what_editors_leave_behind_are_not_read() {
    let copy = scratch("litter");
    rewrite_small(&copy, str::to_owned);
    let asked = || {
        let members = ["members", "circle", "--ever", "--data"].map(OsStr::new);
        run(&[&members[..], &[copy.as_os_str()]].concat(), None, &[])
    };
    let before = asked();
    assert_eq!(before.exit, Some(0), "{before:#?}");
    let litter = [".#circle.yaml", "circle.yaml~", ".circle.yaml.swp", ".x.yaml", "#circle.yaml#"];
    for name in litter {
        fs::write(copy.join("formats").join(name), "\x1b not: [yaml").unwrap();
        fs::write(copy.join(name), "\x1b not: [yaml").unwrap();
    }
    pipe(&copy.join(".pipe.yaml"));
    assert_eq!(asked().stdout, before.stdout);
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
    let shown = "x\\x0Aerror: all is well\\x1B[31m";
    assert_path_refused("a missing name with a line in it", &file, shown);
    fs::write(&file, "a: NO\n").unwrap();
    let placed = format!("{shown}\u{fffd}.yaml:1:4: `NO`");
    assert_path_refused("a name with a line in it", &file, &placed);
    fs::write(&file, crate::attacks::spells(1, 1)).unwrap();
    assert_refused("a name of a broken data set", &members_of(file.as_os_str()), shown);
}

#[test]
fn twenty_gigabytes_of_nothing_are_refused_unread() {
    let folder = scratch("sparse");
    let file = folder.join("sparse.yaml");
    File::create(&file).unwrap().set_len(20 << 30).unwrap();
    let expected = "is too large: a data set may hold 8 MiB in all";
    assert_path_refused("20 GB of nothing", &file, expected);
    let on_stdin = run(&["members", "md", "--data", "-"].map(OsStr::new), Some(&file), &[]);
    assert_refused("20 GB of nothing, on standard input", &on_stdin, expected);
}
