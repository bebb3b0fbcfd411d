//! What is typed into a shell, where files lie: the transcripts `tests/shell/*.md`, each block in a folder of its own.
//!
//! A block is written as in `commands/`: `$` before what is typed and `>` where it goes on, `? N` how that ended unless
//! 0, then what is said on either stream; `[..]` and lines of `...` stand for anything. `shell/begin.sh` has what can be
//! typed besides. Write down what is said now with `SNAPSHOTS=overwrite cargo test shell::`, and read the difference.

#![cfg(target_os = "linux")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::{Assert, Data};

use crate::attacks::ceilings::{CEILING_CPU, CEILING_KB};
use crate::support::program::skipped;
use crate::support::scratch::Folder;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const BEGIN: &str = include_str!("../shell/begin.sh");

/// What stands behind each answer, and behind how it ended.
const END: char = '\u{1E}';

/// Asserts that all that is typed in a transcript is answered as it stands there.
pub fn assert_as_written(name: &str) {
    let place = std::env::temp_dir().join(format!("nato-partners-{name}-{}", std::process::id()));
    let folder = Folder::at(place);
    // A file that this process has open for writing could not be started while another test begins a program.
    let program = folder.join("nato-partners");
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_nato-partners")).arg(&program).status();
    assert!(copied.unwrap().success());
    let file = Path::new(ROOT).join("tests/shell").join(name).with_extension("md");
    let transcript = fs::read_to_string(&file).unwrap();
    let mut parts = transcript.split("```console\n");
    let mut seen = parts.next().unwrap().to_owned();
    for (number, part) in parts.enumerate() {
        let (block, after) = part.split_once("```").unwrap();
        let here = folder.join(number.to_string());
        fs::create_dir(&here).unwrap();
        fs::set_permissions(&here, Permissions::from_mode(0o777)).unwrap();
        seen.extend(["```console\n", &answered(block, &here), "```", after]);
    }
    let assert = Assert::new().normalize_paths(false).action_env(DEFAULT_ACTION_ENV);
    assert.eq(seen, Data::read_from(&file, None));
}

/// Types what a block has into a shell in a folder, and returns the block with what is said to it.
fn answered(block: &str, folder: &Path) -> String {
    let mut steps: Vec<String> = Vec::new();
    for line in block.lines() {
        match (line.split_once(' '), steps.last_mut()) {
            (Some(("$", typed)), _) => steps.push(typed.to_owned()),
            (Some((">", typed)), Some(step)) => step.extend(["\n> ", typed]),
            _ => {}
        }
    }
    let mut script = BEGIN.to_owned();
    for step in &steps {
        script.extend([&*step.replace("\n> ", "\n"), "\nprintf '\u{1E}%s\u{1E}' $?\n"]);
    }
    let mut shell = Command::new("timeout");
    shell.args(["-s", "KILL", "300", "/bin/sh", "-c"]).arg(script);
    let path = format!("{}:/usr/bin:/bin:/usr/sbin", folder.parent().unwrap().display());
    shell.current_dir(folder).stdin(Stdio::null()).env_clear();
    let (memory, time) = (CEILING_KB.to_string(), CEILING_CPU.to_string());
    shell.envs([("PATH", &*path), ("ROOT", ROOT), ("MEMORY", &memory), ("TIME", &time)]);
    let output = shell.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    if output.status.code() == Some(77) {
        skipped(said.rsplit(END).next().unwrap());
        return block.to_owned();
    }
    let mut said = said.split(END);
    let mut seen: Vec<String> = Vec::new();
    for step in &steps {
        let (said, exit) = (said.next().unwrap_or_default(), said.next().unwrap_or("killed"));
        let exit = if exit == "0" { String::new() } else { format!("? {exit}\n") };
        let end = if said.is_empty() || said.ends_with('\n') { "" } else { "\n" };
        seen.push(format!("$ {step}\n{exit}{said}{end}"));
    }
    seen.join("\n") + "\n"
}

#[test]
fn edge() {
    assert_as_written("edge");
}

#[test]
fn export() {
    assert_as_written("export");
}

#[test]
fn files() {
    assert_as_written("files");
}
