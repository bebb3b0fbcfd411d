//! What has to hold for any bytes at all.
//!
//! The fuzz targets try these on bytes that libFuzzer makes up, and `tests/suite/corpus.rs` on the bytes it kept; the words of
//! `tests/suite/properties/words.rs` are held to the same. Each trial panics where something does not hold.

use std::ffi::OsString;

use nato_partners::commands::COMMANDS;
use nato_partners::data::{self, Dataset, Found, load_bytes};
use nato_partners::error::Exit;
use nato_partners::hidden_characters::is_hidden;
use nato_partners::membership::MemberFilter;
use nato_partners::model::{Day, Language, PartialDate, Role, fold, fold_umlauts};
use nato_partners::output::escape::visible;
use nato_partners::output::{
    Arrangement, Body, Cell, Column, Output, Style, Table, Tabular, render,
};
use nato_partners::rules;

/// What has to hold for any bytes.
pub type Trial = fn(&[u8]);

/// Every trial, under the name of its target.
pub const TRIALS: &[(&str, Trial)] = &[
    ("load", load),
    ("dates", dates),
    ("names", names),
    ("escapes", escapes),
    ("rows", rows),
    ("lines", lines),
];

/// A data set of any bytes is refused with a reason, or can be checked, and asked if it is sound.
pub fn load(bytes: &[u8]) {
    let dataset = match load_bytes(bytes) {
        Ok(dataset) => dataset,
        Err(error) => {
            assert!(!format!("{error:#}").is_empty());
            return;
        }
    };
    let findings = rules::findings(&dataset);
    if !findings.is_empty() {
        return;
    }
    let filter = MemberFilter { roles: Role::ALL.to_vec(), ever: true, ..MemberFilter::default() };
    for format in &dataset.formats {
        for day in [Day::MIN, dataset.reviewed(), Day::MAX] {
            let _ = nato_partners::membership::members(
                &dataset,
                format,
                day,
                Language::German,
                &filter,
            );
        }
        let _ = dataset.find_format(&format.id);
    }
    for country in &dataset.countries {
        let _ = dataset.find_party(country.id.as_str());
    }
}

/// A text is a date that is written just so, or is refused.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(date) = PartialDate::parse(&text) {
        assert_eq!(date.text(), text);
        assert!(date.earliest() <= date.latest());
        let first = date.earliest();
        assert_eq!(Day::from_unix_days(first.unix_days()), Some(first));
        assert_eq!(first.next().previous() == first, first != Day::MAX);
    }
    let _ = data::day(Dataset::embedded(), &text, || Day::MIN);
}

/// A name folds to itself, and means something or nothing.
pub fn names(bytes: &[u8]) {
    let name = String::from_utf8_lossy(bytes);
    let folded = fold(&name);
    assert_eq!(fold(&folded), folded);
    let umlauts = fold_umlauts(&name);
    assert_eq!(fold_umlauts(&umlauts), umlauts);
    let dataset = Dataset::embedded();
    assert_is_somebody(&dataset.find_party(&name));
    assert_is_somebody(&dataset.find_format(&name));
    assert_is_somebody(&dataset.find_meeting(&name));
}

/// Several are at least one.
fn assert_is_somebody<T>(found: &Found<T>) {
    if let Found::Several(records) = found {
        assert!(!records.is_empty());
    }
}

/// What is made visible hides nothing, and stays as it is when made visible again.
pub fn escapes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let shown = visible(&text);
    assert!(!shown.chars().any(is_hidden));
    assert_eq!(visible(&shown), shown);
    assert_eq!(shown == text, !text.chars().any(is_hidden));
}

/// One row of texts.
struct Texts(Vec<String>);

impl Tabular for Texts {
    fn columns() -> Vec<Column<Self>> {
        Vec::new()
    }
}

/// A table of any texts can be written, and read back from CSV and JSON.
///
/// The first two bytes are the number of columns and the width; a zero byte parts the cells.
pub fn rows(bytes: &[u8]) {
    let [columns, width, rest @ ..] = bytes else { return };
    let columns = 1 + usize::from(columns % 5);
    let texts: Vec<String> =
        rest.split(|byte| *byte == 0).map(|cell| String::from_utf8_lossy(cell).into()).collect();
    let rows: Vec<Texts> = texts
        .chunks_exact(columns)
        .map(|texts| Texts([String::from("x")].iter().chain(texts).cloned().collect()))
        .collect();
    let column = |place: usize| {
        let key = format!("c{place}");
        Column::new(key.clone(), key, move |row: &Texts| Cell::from(&row.0[place]))
    };
    let written = |output| {
        let columns = (0..=columns).map(column).collect();
        let table = Table::with_columns("Texts", columns, &rows, &Arrangement::default());
        let style = Style { width: Some(usize::from(*width)), ..Style::default() };
        render(&Body::Table(table.unwrap()), output, &style).unwrap()
    };
    let csv = written(Output::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let read: Vec<Vec<String>> = reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(read, rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>());
    for output in [Output::Table, Output::List, Output::Markdown, Output::Json, Output::Jsonl] {
        let text = written(output);
        assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"));
        assert!(!text.chars().any(|letter| letter != '\n' && is_hidden(letter)), "{text:?}");
    }
    assert_eq!(written(Output::Tsv).matches('\n').count(), rows.len() + 1);
}

/// A command line of any words, parted by newlines, is answered or refused.
pub fn lines(bytes: &[u8]) {
    let words = bytes.split(|byte| *byte == b'\n').take(24);
    let words: Vec<OsString> = words.map(word).filter(is_harmless).collect();
    answered_or_refused(&words);
}

/// Whatever the words, they are answered, or refused with an error; nothing hidden is in what is said.
pub fn answered_or_refused(words: &[OsString]) {
    let program = [OsString::from("nato-partners")];
    let outcome = nato_partners::run(program.into_iter().chain(words.iter().cloned()));
    let is_said = |said: &str| words.iter().any(|word| word.to_string_lossy().contains(said));
    // A program that asks for JSON gets an object.
    let is_error = ["error: ", "{\"error\":"].iter().any(|begin| outcome.stderr.starts_with(begin));
    match outcome.exit {
        // No rows as JSON lines are no lines.
        Exit::Answered => assert!(!outcome.stdout.is_empty() || is_said("jsonl"), "{words:?}"),
        Exit::NotFound | Exit::Unusable if is_error => {
            // `country` answers for those it knows and names those it does not, and so does `annotate`;
            // `show` and names without a command may be read as `country`.
            let is_command = |word: &OsString| COMMANDS.iter().any(|command| word == command.name);
            let may_be_read_as_country = !words.iter().any(is_command)
                || outcome.stderr.contains("read as `nato-partners country ");
            let may_answer = is_said("country") || is_said("annotate") || may_be_read_as_country;
            assert!(outcome.stdout.is_empty() || may_answer, "{words:?}: {outcome:?}");
        }
        // `check` lists what it found; `is` says in a sentence that it is not so, or that nobody knows.
        Exit::NotFound | Exit::Unusable => {
            let sentences = ["Yes", "No: ", "Possibly: ", "Not known: "];
            let rows = ["{\"country\"", "[\n", "country", "<!DOCTYPE html>"];
            let mut answers = sentences.iter().chain(&rows);
            let is_answer = answers.any(|answer| outcome.stdout.starts_with(answer));
            let is_list = is_said("check") && !outcome.stdout.is_empty();
            assert!(is_answer || is_list, "{words:?}: {outcome:?}");
        }
    }
    assert!(outcome.stderr.is_empty() || outcome.stderr.ends_with('\n'), "{words:?}: {outcome:?}");
    let may_be_raw = |letter: char| {
        letter == '\n'
            || letter == '\t' && (is_said("tsv") || is_said("list") || is_said("ls"))
            || letter == '\x1B' && is_said("always")
    };
    let mut said = outcome.stdout.chars().chain(outcome.stderr.chars());
    let hidden = said.find(|letter| is_hidden(*letter) && !may_be_raw(*letter));
    assert_eq!(hidden, None, "{words:?}: {outcome:?}");
}

#[cfg(unix)]
fn word(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).to_owned()
}

#[cfg(not(unix))]
fn word(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Leaves out what would wait for the standard input, or read or write whatever lies on this machine.
fn is_harmless(word: &OsString) -> bool {
    let word = word.to_string_lossy();
    !word.trim().ends_with('-')
        && !word.contains('/')
        && !word.contains("..")
        && !word.contains("--out")
}
