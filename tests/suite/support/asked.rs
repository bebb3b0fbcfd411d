//! Asks in this process, as a command line would, and reads the answer back.

use std::ffi::OsStr;

use nato_partners::Outcome;
use nato_partners::data::Dataset;
use nato_partners::error::Exit;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Asks what these words say, behind the name of the program.
pub fn run(words: &[impl AsRef<OsStr>]) -> Outcome {
    let program = OsStr::new("nato-partners");
    let words = words.iter().map(AsRef::as_ref);
    nato_partners::run([program].into_iter().chain(words).map(Into::into))
}

/// Asks what a line says; between single quotes, blanks are a part of a word.
pub fn ask(line: &str) -> Outcome {
    let pieces = line.split('\'').enumerate();
    let words = pieces.flat_map(|(number, piece)| {
        let is_quoted = number % 2 == 1;
        if is_quoted { vec![piece] } else { piece.split_whitespace().collect() }
    });
    run(&words.collect::<Vec<_>>())
}

/// Returns what is answered.
pub fn text(line: &str) -> String {
    let outcome = ask(line);
    assert_eq!(outcome.exit, Exit::Answered, "{line}\n{}", outcome.stderr);
    outcome.stdout
}

/// Returns what is answered as JSON: a page, or rows.
pub fn json<T: DeserializeOwned>(line: &str) -> T {
    let json = text(&format!("{line} -o json"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{line}: {error}\n{json}"))
}

/// Returns the rows that are answered.
pub fn rows(line: &str) -> Vec<Value> {
    json(line)
}

/// Returns what is said where nothing is answered.
pub fn refusal(line: &str, exit: Exit) -> String {
    let outcome = ask(line);
    assert_eq!((outcome.exit, &*outcome.stdout), (exit, ""), "{line}\n{}", outcome.stderr);
    outcome.stderr
}

/// Returns every column that an answer offers, as they are listed for a wrong one; a page has none.
pub fn columns_of(line: &str) -> Option<Vec<String>> {
    let refused = ask(&format!("{line} --columns no_such_column"));
    let listed = refused.stderr.lines().find_map(|line| line.strip_prefix("tip: the columns are "));
    Some(listed?.split(", ").map(str::to_owned).collect())
}

/// Returns the cells of a column; what is no text is empty.
pub fn column<'r>(rows: &'r [Value], key: &str) -> Vec<&'r str> {
    rows.iter().map(|row| row[key].as_str().unwrap_or_default()).collect()
}

/// Returns the codes in the rows, sorted.
pub fn sorted(rows: &[Value]) -> Vec<String> {
    let mut codes: Vec<String> = column(rows, "country").into_iter().map(str::to_owned).collect();
    codes.sort();
    codes
}

/// Returns a name for every format, country and organisation that ships: `format:md`, `country:FI`.
pub fn formats_and_parties() -> impl Iterator<Item = String> {
    let dataset = Dataset::embedded();
    let formats = dataset.formats.iter().map(|format| format!("format:{}", format.id));
    let countries = dataset.countries.iter().map(|country| format!("country:{}", country.id));
    formats.chain(countries).chain(organisations())
}

/// Returns a name for every organisation that ships: `country:un`.
pub fn organisations() -> impl Iterator<Item = String> {
    Dataset::embedded().organisations.iter().map(|one| format!("country:{}", one.id))
}
