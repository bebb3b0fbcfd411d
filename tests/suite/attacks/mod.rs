//! Protects the promise that whatever is given as data is read or refused, quickly and in words.
//!
//! Every attack is run against the built program: as `--data FILE`, as `--data -`, within a folder, and
//! under `check`. Each must end with exit code 2 and one line that says what is wrong and where, answer
//! nothing, print nothing that could control a terminal, and stay within a ceiling of memory and time.
//! `cargo thorough -- --nocapture` prints the table.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and the table is printed"
)]

mod ceilings;
mod costs;
mod files;
mod large;
mod limits;
mod small;

use std::ffi::OsStr;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use nato_partners::data::Reason;
use nato_partners::model::is_hidden;

use crate::support::scratch::Folder;
use ceilings::{CEILING_CPU, CEILING_KB, Cost, Ran, run, scratch};

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
    let (peak, time) = match ran.cost {
        Some(Cost { peak_kb, cpu }) if cpu < 0.03 => ((peak_kb / 1000).to_string(), "< 0.03 s"),
        Some(Cost { peak_kb, cpu }) if cpu < 0.3 => ((peak_kb / 1000).to_string(), "< 0.3 s"),
        Some(Cost { peak_kb, .. }) => ((peak_kb / 1000).to_string(), "< 1 s"),
        None => ("–".to_owned(), "–"),
    };
    let line: String = ran.first_line().chars().take(140).collect();
    let line = line.replace(env!("CARGO_TARGET_TMPDIR"), "…");
    let exit = ran.exit.map_or_else(|| "killed".to_owned(), |exit| exit.to_string());
    println!("| {name} | {bytes} | {exit} | {time} | {peak} | {line} |");
}

/// Gives the bytes to the program in every way there is.
fn attack(folder: &Path, name: &str, bytes: &[u8], expected: &str) {
    let file = folder.join("attack.yaml");
    fs::write(&file, bytes).unwrap();
    let path = file.display();
    let members = ["members", "md", "--data"].map(OsStr::new);
    let as_file = run(&[&members[..], &[file.as_os_str()]].concat(), None, &[]);
    print_row(name, bytes.len(), &as_file);
    let is_found = expected.contains(" findings");
    let placed = if is_found {
        String::new()
    } else {
        format!(
            "{}{expected}",
            if expected.starts_with(" is too") { format!("`{path}`") } else { path.to_string() }
        )
    };
    if is_found {
        assert!(as_file.stderr.contains(expected), "{name}: {}", as_file.first_line());
    }
    assert_refused(name, &as_file, &placed);

    // A debug build takes its time over a large file, and how it came in makes no difference to it.
    if cfg!(debug_assertions) && bytes.len() > 1_000_000 {
        return;
    }

    let on_stdin = run(&[&members[..], &[OsStr::new("-")]].concat(), Some(&file), &[]);
    let placed = placed.replace(&path.to_string(), "standard input");
    assert_refused(&format!("{name}, on standard input"), &on_stdin, &placed);

    let checked = run(&[OsStr::new("check"), file.as_os_str()], None, &[]);
    if is_found {
        assert_eq!(checked.exit, Some(1), "{name}, checked: {}", checked.first_line());
    } else {
        assert_refused(&format!("{name}, checked"), &checked, expected);
    }

    if !expected.contains("there is no `dataset:`") && !is_found {
        fs::rename(&file, folder.join("whole/attack.yaml")).unwrap();
        let whole = folder.join("whole");
        let in_folder = run(&[&members[..], &[whole.as_os_str()]].concat(), None, &[]);
        assert_refused(&format!("{name}, in a folder"), &in_folder, expected);
    }
}

/// Tries every attack before it fails, so that all that is wrong is seen at once.
fn attack_all(folder: &Path, attacks: impl Iterator<Item = large::Attack>) {
    let failed: Vec<&str> = attacks
        .filter(|(name, bytes, expected)| {
            catch_unwind(|| attack(folder, name, bytes, expected)).is_err()
        })
        .map(|(name, ..)| name)
        .collect();
    assert!(
        failed.is_empty(),
        "{} attacks are not refused as they must be: {failed:#?}",
        failed.len()
    );
}

fn folder_with_formats(name: &str) -> Folder {
    let folder = scratch(name);
    fs::create_dir_all(folder.join("whole/formats")).unwrap();
    folder
}

#[test]
fn small_attacks_are_refused_with_their_place() {
    println!(
        "| attack | bytes | exit | processor time | peak MB | first line |\n| --- | ---: | ---: | --- | ---: | --- |"
    );
    let folder = folder_with_formats("small");
    let attacks = small::SMALL.iter();
    attack_all(&folder, attacks.map(|(name, bytes, expected)| (*name, bytes.to_vec(), *expected)));
}

#[test]
fn large_attacks_are_refused_within_a_second_and_128_megabytes() {
    let folder = folder_with_formats("large");
    attack_all(&folder, large::large().into_iter());
}

/// A reason that nothing triggers is either dead or untested.
#[test]
fn every_reason_of_the_gate_has_an_attack() {
    let large = large::large();
    let large = large.iter().map(|(_, _, expected)| *expected);
    let expected: Vec<&str> =
        small::SMALL.iter().map(|(_, _, expected)| *expected).chain(large).collect();
    for reason in Reason::ALL {
        let words = reason.what().split("{}").max_by_key(|part| part.len()).unwrap_or_default();
        let words: String = words.chars().take(14).collect();
        let is_expected = expected.iter().any(|expected| expected.contains(&words));
        assert!(is_expected, "no attack expects `{}`", reason.what());
    }
}
