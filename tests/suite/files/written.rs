//! Where an answer is written, and where it is not.

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use nato_partners::atomic_write::write_whole;

use crate::files::{LINE, into_file, printed, refused};
use crate::support::program::{OUTPUTS, SMALL, bare, shell, skipped, small, stderr};
use crate::support::questions::of_each_command;
use crate::support::scratch::Folder;

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = Folder::new("files-same");
    let file = folder.join("answer");
    let mut written = 0;
    for question in of_each_command() {
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
            assert_eq!(folder.names(), [""; 0], "{line}");
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
    let folder = Folder::new("files-replaced");
    let file = folder.join("answer.csv");
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
    let folder = Folder::new("files-umask");
    for (umask, expected) in [("000", 0o666), ("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        let file = folder.join(umask);
        let script = format!("umask {umask}; exec \"$0\" founded md --out-file \"$1\"");
        assert!(shell(&script).arg(&file).status().unwrap().success());
        assert_eq!(mode(&file), expected, "umask {umask}");
    }
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let folder = Folder::new("files-link");
    fs::create_dir(folder.join("deep")).unwrap();
    let (link, far, real) =
        (folder.join("link"), folder.join("deep/far"), folder.join("deep/real"));
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

    symlink("round", folder.join("round")).unwrap();
    refused(&into_file(LINE, &folder.join("round")), "Too many levels of symbolic links");
}

#[test]
fn only_a_file_is_written() {
    let folder = Folder::new("files-kinds");
    fs::create_dir(folder.join("folder")).unwrap();
    let pipe = folder.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe", folder.join("link")).unwrap();
    // A device of its own, where one may be made: a mistake must not cost the machine its /dev/null.
    let device = folder.join("device");
    let made = Command::new("mknod").arg(&device).args(["c", "1", "3"]).output();
    if !made.is_ok_and(|made| made.status.success()) {
        skipped("a device was not tried, because only root may make one");
        fs::create_dir(&device).unwrap();
    }
    let is_device = !device.is_dir();
    let socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).unwrap();
    for (file, why) in [
        (device.clone(), if is_device { "is a device or a pipe" } else { "is a folder" }),
        (PathBuf::from("/dev/stdout"), "is a device or a pipe"),
        (pipe.clone(), "is a device or a pipe"),
        (folder.join("socket"), "is a device or a pipe"),
        (folder.join("link"), "is a device or a pipe"),
        (folder.join("folder"), "is a folder"),
        (folder.join("new/"), "names a folder"),
        (folder.join("folder/.."), "is a folder"),
        (PathBuf::from("/"), "is a folder"),
        (PathBuf::from("."), "is a folder"),
        (PathBuf::new(), "a value is required"),
        (folder.join("none/answer"), "No such file or directory"),
        (PathBuf::from("/dev/null/answer"), "Not a directory"),
        (folder.join("n".repeat(300)), "File name too long"),
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
    let folder = Folder::new("files-untouched");
    let file = folder.join("answer");
    fs::write(&file, "old").unwrap();
    for line in
        ["country Atlantis", "members md --on 2016-13-40", "show md -o csv", "members --nonsense"]
    {
        assert_ne!(into_file(line, &file).status.code(), Some(0));
        assert_eq!(fs::read(&file).unwrap(), b"old", "{line}");
    }
}

/// Whatever the file is called, and whatever names what was read.
#[test]
fn what_was_read_is_not_written_over() {
    let folder = Folder::new("files-read");
    fs::copy("tests/fixtures/sound.yaml", folder.join("sound.yaml")).unwrap();
    let copied = Command::new("cp").args(["-r", SMALL]).arg(folder.join("small")).status();
    assert!(copied.unwrap().success());
    fs::rename(folder.join("small/formats"), folder.join("formats")).unwrap();
    symlink("../formats", folder.join("small/formats")).unwrap();
    fs::hard_link(folder.join("sound.yaml"), folder.join("hard.yaml")).unwrap();
    fs::hard_link(folder.join("small/sources.yaml"), folder.join("sources.html")).unwrap();
    symlink("sound.yaml", folder.join("soft.yaml")).unwrap();
    symlink("small/new", folder.join("dangling.html")).unwrap();
    let texts = || {
        let found = ["sound.yaml", "small/sources.yaml", "formats/circle.yaml"];
        found.map(|file| fs::read(folder.join(file)).unwrap())
    };
    let before = (texts(), folder.names());
    let of_file = ["sound.yaml", "./small/../sound.yaml", "hard.yaml", "soft.yaml"];
    let of_folder = [
        "small/sources.yaml",
        "small/formats/circle.yaml",
        "formats/circle.yaml",
        "formats/new.html",
        "small/new.html",
        "sources.html",
        "dangling.html",
    ];
    for (read, files) in
        [("sound.yaml", &of_file[..]), ("soft.yaml", &of_file), ("small", &of_folder)]
    {
        for file in files {
            for line in ["formats -o csv --data READ --out-file FILE", "check READ --out-file FILE"]
            {
                let line = line.replace("READ", read).replace("FILE", file);
                let output = bare(&line).current_dir(&*folder).output().unwrap();
                refused(&output, "is part of the data set that was read");
            }
            let by_variable = |line: &str| {
                let mut program = bare(line);
                let output = program.current_dir(&*folder).env("NATO_PARTNERS_DATA", read).output();
                refused(&output.unwrap(), "is part of the data set that was read");
            };
            by_variable(&format!("check --out-file {file}"));
            if Path::new(file).extension().is_some_and(|it| it == "html") {
                by_variable(&format!("page {file}"));
            }
        }
    }
    let mut streamed = bare("check - --out-file hard.yaml");
    let stream = fs::File::open(folder.join("sound.yaml")).unwrap();
    let output = streamed.current_dir(&*folder).stdin(stream).output().unwrap();
    refused(&output, "is part of the data set that was read");
    assert_eq!((texts(), folder.names()), before);
    // Beside it there is room, and what reads no data overwrites none.
    for line in ["check sound.yaml --out-file new.yaml", "man check --out-file small/man"] {
        let mut program = bare(line);
        let output = program.current_dir(&*folder).env("NATO_PARTNERS_DATA", "small").output();
        assert_eq!(output.unwrap().status.code(), Some(0), "{line}");
    }
}

#[test]
fn any_name_will_do() {
    let folder = Folder::new("files-names");
    let names =
        ["ü ñ 日本", "a\nb", "\u{1b}[31m", "-x", ".hidden", &"n".repeat(255), &"日".repeat(85)];
    for name in names {
        let file = folder.join(name);
        let output = into_file(LINE, &file);
        assert_eq!(output.status.code(), Some(0), "{name:?}: {}", stderr(&output));
        assert_eq!(fs::read(&file).unwrap(), printed(LINE));
    }
    assert_eq!(folder.names().len(), names.len());
    let file = folder.join("x\n\u{1b}[31m/y");
    refused(&into_file(LINE, &file), r"x\x0A\x1B[31m/y` cannot be written");
}
