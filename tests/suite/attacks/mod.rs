//! Protects the promise that whatever is given as data is read or refused, quickly and in words.
//!
//! Every attack is run against the built program: as `--data FILE`, as `--data -`, within a folder, and
//! under `check`. Each must end with exit code 2 and one line that says what is wrong and where, answer
//! nothing, print nothing that could control a terminal, and stay within a ceiling of memory and time.
//! What takes a shell to be made is told in `tests/shell/data.md` and `tables.md`, under the same ceilings.
//! `cargo thorough -- --nocapture` prints the table.

#![cfg(unix)]
#![expect(clippy::print_stdout, reason = "the table is printed")]

pub mod ceilings;
mod costs;
mod table;

use std::ffi::OsStr;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use nato_partners::error::Exit;
use nato_partners::hidden_characters::is_hidden;

use crate::support::asked;
use crate::support::sound::sound;
use ceilings::{CEILING_CPU, CEILING_KB, Cost, Ran, run, scratch};

/// Bytes that are given as data, and what must stand behind the name of the file in the first line.
struct Attack {
    name: String,
    bytes: Vec<u8>,
    said: String,
}

/// Asserts that a run refused as it must, and said what was expected.
fn assert_refused(name: &str, ran: &Ran, expected: &str) {
    assert_eq!(ran.exit, Some(2), "{name}: {ran:#?}");
    assert_eq!(ran.stdout, "", "{name} answers something");
    assert!(ran.stderr.starts_with("error: "), "{name}: {ran:#?}");
    assert!(ran.first_line().contains(expected), "{name}: no `{expected}` in\n{}", ran.stderr);
    let raw = ran.stderr.chars().find(|letter| *letter != '\n' && is_hidden(*letter));
    assert_eq!(raw, None, "{name} prints a raw character");
    let is_cheap = |cost: Cost| cost.peak_kb < CEILING_KB && cost.cpu < CEILING_CPU;
    assert!(ran.cost.is_none_or(is_cheap), "{name}: {ran:#?}");
}

fn print_row(name: &str, bytes: usize, ran: &Ran) {
    let exit = ran.exit.map_or_else(|| "killed".to_owned(), |exit| exit.to_string());
    let cost = ran.cost.map_or_else(
        || "– | –".to_owned(),
        |Cost { peak_kb, cpu }| format!("{cpu:.2} s | {}", peak_kb / 1000),
    );
    let line: String = ran.first_line().chars().take(140).collect();
    let line = line.replace(env!("CARGO_TARGET_TMPDIR"), "…");
    println!("| {name} | {bytes} | {exit} | {cost} | {line} |");
}

/// Gives the bytes to the program in every way there is.
fn attack(folder: &Path, Attack { name, bytes, said }: &Attack) {
    let file = folder.join("attack.yaml");
    fs::write(&file, bytes).unwrap();
    let members = |data: &OsStr, stdin| {
        let arguments = ["members", "md", "--data"].map(OsStr::new);
        run(&[&arguments[..], &[data]].concat(), stdin)
    };
    let is_found = said.contains(" findings");
    let named = |name: &str| match &**said {
        _ if is_found => String::new(),
        said if said.starts_with(" is too") => format!("`{name}`{said}"),
        said if said.starts_with([':', ',']) && !said.starts_with(": ") => format!("{name}{said}"),
        said => said.to_owned(),
    };
    let as_file = members(file.as_os_str(), None);
    print_row(name, bytes.len(), &as_file);
    assert_refused(name, &as_file, &named(&file.display().to_string()));
    assert!(!is_found || as_file.stderr.contains(said), "{name}: {}", as_file.stderr);

    // A debug build takes its time over a large file, and how it came in makes no difference to it.
    if cfg!(debug_assertions) && bytes.len() > 1_000_000 {
        return;
    }

    let on_stdin = members(OsStr::new("-"), Some(&file));
    assert_refused(&format!("{name}, on standard input"), &on_stdin, &named("standard input"));

    let checked = run(&[OsStr::new("check"), file.as_os_str()], None);
    if is_found {
        assert_eq!(checked.exit, Some(1), "{name}, checked: {}", checked.first_line());
        return;
    }
    assert_refused(&format!("{name}, checked"), &checked, said);

    if !said.contains("there is no `dataset:`") {
        let whole = folder.join("whole");
        fs::rename(&file, whole.join("attack.yaml")).unwrap();
        assert_refused(&format!("{name}, in a folder"), &members(whole.as_os_str(), None), said);
    }
}

#[test]
fn every_attack_is_refused_with_its_place_within_a_second_and_128_megabytes() {
    let folder = scratch("table");
    fs::create_dir_all(folder.join("whole/formats")).unwrap();
    println!("| attack | bytes | exit | processor time | peak MB | first line |");
    println!("| --- | ---: | ---: | --- | ---: | --- |");
    let mut attacks = table::attacks();
    let (name, said) = ("spells that break rules".to_owned(), "at least 10000 findings".to_owned());
    attacks.push(Attack { name, said, bytes: spells(12, 1_000) });
    // All are tried before it fails, so that all that is wrong is seen at once.
    let is_withstood = |it: &&Attack| catch_unwind(|| attack(&folder, it)).is_ok();
    let failed: Vec<&str> =
        attacks.iter().filter(|it| !is_withstood(it)).map(|it| &*it.name).collect();
    assert!(attacks.len() > 200 && failed.is_empty(), "of {} attacks: {failed:#?}", attacks.len());
}

/// Returns a data set that can be read, of so many formats with so many spells that break rules.
fn spells(formats: usize, number: usize) -> Vec<u8> {
    let sound = sound();
    let spell = "      - country: \"XA\"\n        from: \"1950-01-01\"\n        until: \"1949\"\n";
    let (before, circle) = sound.split_once("  - id: \"circle\"").unwrap();
    let (circle, after) = circle.split_once("      - country: \"XB\"").unwrap();
    let circles = (0..formats).map(|format| {
        let of_its_own = circle.replace("\"Circle\"", &format!("\"Circle {format}\""));
        format!("  - id: \"circle-{format}\"{of_its_own}{}", spell.repeat(number))
    });
    let circles: String = circles.collect();
    format!("{before}{circles}  - id: \"circle\"{circle}      - country: \"XB\"{after}").into()
}

/// A data set that is cut off anywhere is refused, or says what the whole of it says.
#[test]
fn a_data_set_that_is_cut_off_says_nothing_else() {
    let folder = scratch("cut");
    let file = folder.join("data.yaml");
    let asked = |text: &str| {
        fs::write(&file, text).unwrap();
        asked::run(&["members", "circle", "-o", "csv", "--ever", "--data", file.to_str().unwrap()])
    };
    let sound = sound();
    let answer = asked(&sound);
    let cut = (0..sound.len()).map(|end| asked(&sound[..end]));
    let refused = cut.filter(|cut| {
        let is_whole = cut.exit == Exit::Answered && cut.stdout == answer.stdout;
        assert!(is_whole || cut.exit == Exit::Unusable && cut.stdout.is_empty(), "{cut:#?}");
        !is_whole
    });
    let refused = refused.count();
    assert!(answer.exit == Exit::Answered && refused > 1500, "only {refused} refused");
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_are_given() {
    crate::shell::assert_as_written("data");
}

#[cfg(target_os = "linux")]
#[test]
fn tables_of_others() {
    crate::shell::assert_as_written("tables");
}
