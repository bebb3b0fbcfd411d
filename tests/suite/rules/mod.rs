//! Protects the rules: for each of them something breaks it, and is found in exactly these words.
//!
//! `fixtures/sound.yaml` keeps all rules, and `fixtures/broken.txt` has the differences that break them; `broken`
//! tries them all. `fixtures/unreadable/` holds what the types refuse before any rule is asked. Each of these files
//! begins with what it expects: `# expects: LINE:COLUMN: what cannot be read`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod broken;
mod edges;
mod signs;

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::asked::run;
use crate::support::sound::fixture;
use nato_partners::data::{Origin, load};
use nato_partners::error::Exit;

const EXPECTS: &str = "# expects: ";

/// Returns the files of a folder of fixtures, sorted.
fn files_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(fixture(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Returns what a fixture says should be found in it.
fn expected(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter_map(|line| line.strip_prefix(EXPECTS)).map(str::to_owned).collect()
}

/// Returns what a data set is refused with, and the lines below that show the place.
fn refusal(file: &Path) -> (String, Vec<String>) {
    let Err(error) = load(&Origin::of(file)) else { panic!("{} can be read", file.display()) };
    let message = format!("{error:#}");
    let mut lines = message.lines().map(str::to_owned);
    let first = lines.next().unwrap_or_default();
    let path = file.display().to_string();
    let without_path = first.strip_prefix(&path).unwrap_or(&first);
    (without_path.trim_start_matches([':', ',', ' ']).to_owned(), lines.collect())
}

/// Compares line by line, so that a failure shows both sides and the file to mend.
fn assert_lines(file: &Path, expected: &[String], actual: &[String]) {
    assert!(
        expected == actual,
        "{}\nexpected:\n{EXPECTS}{}\nactual:\n{EXPECTS}{}\n",
        file.display(),
        expected.join(&format!("\n{EXPECTS}")),
        actual.join(&format!("\n{EXPECTS}")),
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line_and_column() {
    for file in files_in("unreadable") {
        let (first, _) = refusal(&file);
        assert_lines(&file, &expected(&file), &[first]);
    }
}

#[test]
fn what_cannot_be_read_is_shown_with_a_mark_below_it() {
    let mut marked = 0;
    for file in files_in("unreadable") {
        let (first, shown) = refusal(&file);
        let mut numbers = first.split(':').map_while(|part| part.parse().ok());
        if let (Some(line), Some(column)) = (numbers.next(), numbers.next()) {
            assert_lines(&file, &excerpt(&file, line, column), &shown);
            marked += 1;
        }
    }
    assert!(marked > 4, "only {marked} refusals show a place");
}

/// Returns a line of a file with its number, and below it a mark at a column.
fn excerpt(file: &Path, line: usize, column: usize) -> [String; 2] {
    let text = fs::read_to_string(file).unwrap();
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    let margin = " ".repeat(line.to_string().len());
    let mark = " ".repeat(column - 1);
    [format!("  {line} | {shown}"), format!("  {margin} | {mark}^")]
}

#[test]
fn check_exits_2_on_unreadable_data() {
    for file in files_in("unreadable") {
        let outcome = run(&["check", &file.display().to_string(), "-o", "csv"]);
        assert_eq!(outcome.exit, Exit::Unusable, "check {}: {outcome:#?}", file.display());
        assert!(outcome.stderr.starts_with("error: "), "{outcome:#?}");
    }
}
