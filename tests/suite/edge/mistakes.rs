//! Our own mistakes, which the program owns up to.

use std::env;
use std::fs::{self, File};
use std::process::Command;

use nato_partners::panic_hook;

use crate::support::program::{SMALL, skipped, stderr};

/// Makes a mistake of ours, which ends the process.
#[expect(clippy::panic, reason = "a panic is what is tried")]
fn make_a_mistake(kind: &str) {
    panic_hook::install();
    let nothing: Option<&str> = env::var_os("NO_SUCH_VARIABLE").map(|_| "something");
    match kind {
        "text" => panic!("\x1B[2J{}\u{202E}\ntip: forged", "formatted"),
        "number" => std::panic::panic_any(7),
        "folder" => {
            let error = std::io::Error::from_raw_os_error(5);
            panic!("unexpected error during closedir: {error:?}")
        }
        _ => assert!(nothing.unwrap().is_empty()),
    }
}

/// Returns the test below, about to be started in a process of its own, where it makes a mistake.
fn mistake(kind: &str) -> Command {
    let mut program = Command::new(env::current_exe().unwrap());
    let test = "edge::mistakes::a_panic_is_owned_up_to";
    program.args(["--exact", test, "--nocapture"]).env("MISTAKE", kind);
    program
}

#[test]
fn a_panic_is_owned_up_to() {
    if let Ok(kind) = env::var("MISTAKE") {
        return make_a_mistake(&kind);
    }
    for (kind, expected) in [
        ("", "called `Option::unwrap()` on a `None` value"),
        ("text", r"\x1B[2Jformatted\u{202E}\x0Atip: forged"),
        ("number", "something impossible happened"),
    ] {
        let output = mistake(kind).output().unwrap();
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        let error = format!("error: this is a bug in nato-partners: {expected} ({}:", file!());
        assert!(lines[0].starts_with(&error), "{said}");
        assert!(lines[1].starts_with("tip: please report this line"), "{said}");
        assert_eq!(lines.len(), 2, "{said}");
    }
    if cfg!(target_os = "linux") {
        let full = mistake("").stderr(File::create("/dev/full").unwrap()).output().unwrap();
        assert_eq!(full.status.code(), Some(2));
    }
}

/// The standard library panics there.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_closed_is_no_mistake_of_ours() {
    let expected = "error: a folder cannot be closed: Input/output error\n";
    let output = mistake("folder").output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(2), expected));
    let mut strace = Command::new("strace");
    strace.args(["-o", "/dev/null", "-P", &format!("{SMALL}/formats")]);
    strace.args(["-e", "inject=close:error=EIO", env!("CARGO_BIN_EXE_nato-partners")]);
    match strace.args(["formats", "--data", SMALL]).output() {
        Ok(output) if output.status.code() == Some(2) => assert_eq!(stderr(&output), expected),
        other => skipped(&format!("no call can be made to fail here: {other:?}")),
    }
}

/// No input is known that makes the program panic, so that the first thing it does is read here.
#[test]
fn the_program_owns_up_from_its_first_line_on() {
    let main = fs::read_to_string("src/main.rs").unwrap();
    let (_, body) = main.split_once("fn main() -> ExitCode {\n").unwrap();
    assert_eq!(body.lines().next().unwrap().trim(), "panic_hook::install();");
}
