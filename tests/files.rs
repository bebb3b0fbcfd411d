//! Protects what is written to files: whole or not at all, and nothing else touched.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and one says what it skips"
)]

mod program;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use nato_partners::file::write_whole;
use program::{OUTPUTS, QUESTIONS, bare, skipped, small, stderr, stdout};

/// A folder of its own for each test, which goes away with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Returns the names of everything in it, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const LINE: &str = "members md -o csv";

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

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = Folder::new("same");
    let file = folder.file("answer");
    let mut written = 0;
    for question in QUESTIONS {
        for output in OUTPUTS {
            let line = format!("{question} -o {output}");
            let usual = small(&line).output().unwrap();
            let filed = small(&line).arg("--out-file").arg(&file).output().unwrap();
            assert_eq!(filed.status.code(), usual.status.code(), "{line}");
            assert_eq!(stderr(&filed), stderr(&usual), "{line}");
            assert!(filed.stdout.is_empty(), "{line}: {filed:?}");
            if usual.status.success() {
                assert_eq!(fs::read(&file).unwrap(), usual.stdout, "{line}");
                fs::remove_file(&file).unwrap();
                written += 1;
            }
            assert!(folder.names().is_empty(), "{line}: {:?}", folder.names());
        }
    }
    assert!(written > 100, "{written}");
    let found = bare("check tests/fixtures/broken-in-many-ways.yaml").output().unwrap();
    let filed = into_file("check tests/fixtures/broken-in-many-ways.yaml", &file);
    assert_eq!((filed.status.code(), fs::read(&file).unwrap()), (Some(1), found.stdout));
}

#[test]
fn a_hyphen_is_standard_output() {
    let output = into_file(LINE, Path::new("-"));
    assert_eq!((output.status.code(), output.stdout), (Some(0), printed(LINE)));
    assert!(!Path::new("-").exists());
}

#[test]
fn a_file_that_is_there_is_replaced_and_keeps_its_mode() {
    let folder = Folder::new("replaced");
    let file = folder.file("answer.csv");
    for old_mode in [0o600, 0o644, 0o640, 0o666, 0o755, 0o4711] {
        fs::write(&file, "something old, and longer than the answer ".repeat(100)).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(old_mode)).unwrap();
        assert_eq!(into_file(LINE, &file).status.code(), Some(0));
        assert_eq!(fs::read(&file).unwrap(), printed(LINE));
        assert_eq!(mode(&file), old_mode);
    }
    assert_eq!(folder.names(), ["answer.csv"]);
}

#[test]
fn a_new_file_gets_the_mode_that_umask_leaves() {
    let folder = Folder::new("umask");
    for (umask, expected) in [("000", 0o666), ("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        let file = folder.file(umask);
        let status = Command::new("/bin/sh")
            .args(["-c", &format!("umask {umask}; exec \"$0\" founded md --out-file \"$1\"")])
            .arg(env!("CARGO_BIN_EXE_nato-partners"))
            .arg(&file)
            .status()
            .unwrap();
        assert!(status.success());
        assert_eq!(mode(&file), expected, "umask {umask}");
    }
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let folder = Folder::new("link");
    fs::create_dir(folder.file("deep")).unwrap();
    let (link, far, real) =
        (folder.file("link"), folder.file("deep/far"), folder.file("deep/real"));
    symlink("deep/far", &link).unwrap();
    symlink("real", &far).unwrap();
    for is_there in [false, true] {
        assert_eq!(real.exists(), is_there);
        assert_eq!(into_file(LINE, &link).status.code(), Some(0));
        assert_eq!(fs::read(&real).unwrap(), printed(LINE));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&far).unwrap().is_symlink());
    }
    assert_eq!(folder.names(), ["deep", "link"]);

    symlink("round", folder.file("round")).unwrap();
    refused(&into_file(LINE, &folder.file("round")), "Too many levels of symbolic links");
}

#[test]
fn only_a_file_is_written() {
    let folder = Folder::new("kinds");
    fs::create_dir(folder.file("folder")).unwrap();
    let pipe = folder.file("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe", folder.file("link")).unwrap();
    // A device of its own, where one may be made: a mistake must not cost the machine its /dev/null.
    let device = folder.file("device");
    let made = Command::new("mknod").arg(&device).args(["c", "1", "3"]).output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("SKIPPED: a device was not tried, because only root may make one");
        fs::create_dir(&device).unwrap();
    }
    let is_device = !device.is_dir();
    let socket = std::os::unix::net::UnixListener::bind(folder.file("socket")).unwrap();
    for (file, why) in [
        (device.clone(), if is_device { "is a device or a pipe" } else { "is a folder" }),
        (PathBuf::from("/dev/stdout"), "is a device or a pipe"),
        (pipe.clone(), "is a device or a pipe"),
        (folder.file("socket"), "is a device or a pipe"),
        (folder.file("link"), "is a device or a pipe"),
        (folder.file("folder"), "is a folder"),
        (folder.file("new/"), "names a folder"),
        (folder.file("folder/.."), "is a folder"),
        (PathBuf::from("/"), "is a folder"),
        (PathBuf::from("."), "is a folder"),
        (PathBuf::new(), "a value is required"),
        (folder.file("none/answer"), "No such file or directory"),
        (PathBuf::from("/dev/null/answer"), "Not a directory"),
        (folder.file(&"n".repeat(300)), "File name too long"),
    ] {
        refused(&into_file(LINE, &file), why);
    }
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(!fs::metadata(&device).unwrap().is_file());
    drop(socket);
    let nameless = write_whole(Path::new(""), b"new").unwrap_err();
    assert_eq!(nameless.to_string(), "the name of the file to write is empty");
    assert_eq!(folder.names(), ["device", "folder", "link", "pipe", "socket"]);
}

#[test]
fn a_question_that_is_refused_touches_no_file() {
    let folder = Folder::new("untouched");
    let file = folder.file("answer");
    fs::write(&file, "old").unwrap();
    for line in
        ["country Atlantis", "members md --on 2016-13-40", "show md -o csv", "members --nonsense"]
    {
        assert_ne!(into_file(line, &file).status.code(), Some(0));
        assert_eq!(fs::read(&file).unwrap(), b"old", "{line}");
    }
}

#[test]
fn any_name_will_do() {
    let folder = Folder::new("names");
    let names =
        ["ü ñ 日本", "a\nb", "\u{1b}[31m", "-x", ".hidden", &"n".repeat(255), &"日".repeat(85)];
    for name in names {
        let file = folder.file(name);
        let output = into_file(LINE, &file);
        assert_eq!(output.status.code(), Some(0), "{name:?}: {}", stderr(&output));
        assert_eq!(fs::read(&file).unwrap(), printed(LINE));
    }
    assert_eq!(folder.names().len(), names.len());
    let file = folder.file("x\n\u{1b}[31m/y");
    refused(&into_file(LINE, &file), r"x\x0A\x1B[31m/y` cannot be written");
}

// ---- What goes wrong ----

/// A file may grow to 512 or 1,024 bytes here, as the shell counts them.
#[test]
fn a_disk_that_fills_up_leaves_the_old_bytes() {
    let folder = Folder::new("limit");
    let file = folder.file("answer");
    for is_there in [false, true] {
        if is_there {
            fs::write(&file, "old").unwrap();
        }
        let output = Command::new("/bin/sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" sources --out-file \"$1\""])
            .arg(env!("CARGO_BIN_EXE_nato-partners"))
            .arg(&file)
            .output()
            .unwrap();
        refused(&output, "cannot be written: File too large");
        let left: &[&str] = if is_there { &["answer"] } else { &[] };
        assert_eq!(folder.names(), left);
    }
    assert_eq!(fs::read(&file).unwrap(), b"old");
}

/// A file system of 64 kilobytes, where mounting one is allowed.
#[test]
#[cfg(target_os = "linux")]
fn a_full_file_system_leaves_the_old_bytes() {
    let folder = Folder::new("tmpfs");
    let script = "mount -t tmpfs -o size=64k none \"$1\" || exit 77
        cd \"$1\" && echo old > answer
        \"$0\" sources -o json --out-file answer
        echo \"$? $(cat answer) $(ls -A)\"";
    let output = Command::new("unshare")
        .args(["-m", "/bin/sh", "-c", script, env!("CARGO_BIN_EXE_nato-partners")])
        .arg(&folder.0)
        .output();
    match output {
        Ok(output) if !output.stdout.is_empty() => {
            assert_eq!(stdout(&output), "2 old answer\n");
            assert!(
                stderr(&output).contains("`answer` cannot be written: No space left"),
                "{output:?}"
            );
        }
        other => skipped(&format!("no file system can be mounted here: {other:?}")),
    }
}

/// Root may write anywhere, so that somebody else has to try.
#[test]
#[cfg(target_os = "linux")]
fn what_may_not_be_written_stays_as_it_is() {
    let folder = Folder::new("read-only");
    let shared =
        std::env::temp_dir().join(format!("nato-partners-read-only-{}", std::process::id()));
    let closed = shared.join("closed");
    fs::create_dir_all(&closed).unwrap();
    let program = shared.join("program");
    fs::copy(env!("CARGO_BIN_EXE_nato-partners"), &program).unwrap();
    fs::write(closed.join("answer"), "old").unwrap();
    fs::write(shared.join("mine"), "old").unwrap();
    fs::set_permissions(closed.join("answer"), Permissions::from_mode(0o666)).unwrap();
    fs::set_permissions(shared.join("mine"), Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&shared, Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o555)).unwrap();
    let somebody = |file: &Path| {
        let is_root = fs::metadata(&folder.0).unwrap().uid() == 0;
        let mut command = Command::new(if is_root { "setpriv" } else { "env" });
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        }
        command.arg(&program).args(["members", "md", "--out-file"]).arg(file).output()
    };
    match somebody(&shared.join("new")) {
        Ok(output) if output.status.success() => {
            for file in [closed.join("answer"), closed.join("new"), shared.join("mine")] {
                refused(&somebody(&file).unwrap(), "cannot be written: Permission denied");
            }
            assert_eq!(fs::read(closed.join("answer")).unwrap(), b"old");
            assert_eq!(fs::read(shared.join("mine")).unwrap(), b"old");
            assert_eq!(fs::read_dir(&closed).unwrap().count(), 1);
            assert_eq!(fs::read_dir(&shared).unwrap().count(), 4);
        }
        other => skipped(&format!("nobody else can be asked to write here: {other:?}")),
    }
    fs::set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
    fs::remove_dir_all(&shared).unwrap();
}

#[test]
fn whoever_is_killed_leaves_the_old_bytes_or_the_new_ones() {
    let folder = Folder::new("killed");
    let file = folder.file("answer");
    let line = "sources -o json";
    let new = printed(line);
    let (mut old_stood, mut new_stood) = (0, 0);
    for run in 0..60_u64 {
        fs::write(&file, "old").unwrap();
        let mut child =
            bare(line).arg("--out-file").arg(&file).stdout(Stdio::null()).spawn().unwrap();
        // From at once to about as long as it takes; the sixtieth part of a second apart.
        thread::sleep(Duration::from_micros(run * run * 20));
        child.kill().unwrap();
        child.wait().unwrap();
        match fs::read(&file).unwrap() {
            bytes if bytes == b"old" => old_stood += 1,
            bytes if bytes == new => new_stood += 1,
            bytes => panic!("run {run} left {} bytes", bytes.len()),
        }
    }
    assert!(old_stood > 0, "nobody was killed in time: {new_stood}");
    for name in folder.names() {
        let is_temporary = name.len() == ".answer.XXXXXX.tmp".len() && name.starts_with(".answer.");
        assert!(name == "answer" || is_temporary, "{name}");
    }
}

#[test]
fn sixteen_writers_at_once_never_mix() {
    let folder = Folder::new("writers");
    let file = folder.file("answer");
    let texts: Vec<Vec<u8>> = (0..16_u8).map(|writer| vec![b'a' + writer; 100_000]).collect();
    thread::scope(|scope| {
        for text in &texts {
            scope.spawn(|| {
                for _ in 0..20 {
                    write_whole(&file, text).unwrap();
                    let seen = fs::read(&file).unwrap();
                    assert!(texts.contains(&seen), "{} bytes of several", seen.len());
                }
            });
        }
    });
    assert_eq!(folder.names(), ["answer"]);
    assert!(File::open(&file).is_ok());
}
