//! Our own mistakes, which the program owns up to.

use std::env;
use std::fs::{self, File};
use std::process::Command;

use nato_partners::panic_hook;

use crate::support::program::stderr;

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
    // The standard library panics there, which is no mistake of ours.
    let folder = mistake("folder").output().unwrap();
    let expected = "error: a folder cannot be closed: Input/output error\n";
    assert_eq!((folder.status.code(), stderr(&folder).as_str()), (Some(2), expected));
    if cfg!(target_os = "linux") {
        let full = mistake("").stderr(File::create("/dev/full").unwrap()).output().unwrap();
        assert_eq!(full.status.code(), Some(2));
    }
}

/// No input is known that makes the program panic, so that the first thing it does is read here.
#[test]
fn the_program_owns_up_from_its_first_line_on() {
    let main = fs::read_to_string("src/main.rs").unwrap();
    let (_, body) = main.split_once("fn main() -> ExitCode {\n").unwrap();
    assert_eq!(body.lines().next().unwrap().trim(), "panic_hook::install();");
}
