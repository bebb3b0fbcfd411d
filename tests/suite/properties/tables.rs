//! Rows of anything, in every output.

use nato_partners::hidden_characters::is_hidden;
use nato_partners::output::{
    Arrangement, Body, Cell, Column, Output, Style, Table, Tabular, render,
};
use proptest::prelude::*;
use serde_yaml::{Mapping, Value};
use unicode_width::UnicodeWidthStr;

use crate::support::yaml::as_text;

/// One row of cells that may hold anything.
#[derive(Clone, Debug)]
struct Anything(Vec<Value>);

impl Tabular for Anything {
    fn columns() -> Vec<Column<Self>> {
        Vec::new()
    }
}

fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::String(text) => text.into(),
        Value::Number(number) => number.as_i64().unwrap().into(),
        Value::Sequence(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Cell::Empty,
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z0-9 ,;|\"'\n\r\t\\\\*`<>_#=+@-]{0,20}",
        2 => "\\PC{0,12}",
        2 => "[a-z ]{0,60}",
        1 => any::<String>(),
        1 => "[ხომალდიالمغرب日本語🇫🇮é\u{301}\u{202e}\u{1b}\u{200b}\u{2028}\u{85}]{0,12}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        5 => text().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => proptest::collection::vec(text(), 0..4).prop_map(Value::from),
    ]
}

/// Keys that differ, and rows with a cell for each.
fn rows() -> impl Strategy<Value = (Vec<String>, Vec<Anything>)> {
    proptest::collection::btree_set(text(), 1..7).prop_flat_map(|keys| {
        let row = proptest::collection::vec(value(), keys.len()).prop_map(Anything);
        (Just(keys.into_iter().collect()), proptest::collection::vec(row, 0..6))
    })
}

fn written(keys: &[String], rows: &[Anything], output: Output, style: &Style) -> String {
    let column = |(place, key): (usize, &String)| {
        Column::new(key.clone(), key.clone(), move |row: &Anything| cell(&row.0[place]))
    };
    let columns = keys.iter().enumerate().map(column).collect();
    let table = Table::with_columns("Anything", columns, rows, &Arrangement::default()).unwrap();
    render(&Body::Table(table), output, style).unwrap()
}

/// Counts the bars that part cells: those without a backslash before them.
fn bars(line: &str) -> usize {
    let mut is_escaped = false;
    let mut bars = 0;
    for letter in line.chars() {
        bars += usize::from(letter == '|' && !is_escaped);
        is_escaped = letter == '\\' && !is_escaped;
    }
    bars
}

proptest! {
    #![proptest_config(crate::properties::cases(1000))]

    #[test]
    fn csv_reads_back_equal((keys, rows) in rows()) {
        let text = written(&keys, &rows, Output::Csv, &Style::default());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let mut expected = vec![keys];
        expected.extend(rows.iter().map(|row| row.0.iter().map(as_text).collect()));
        prop_assert_eq!(read, expected, "{}", text);
    }

    #[test]
    fn json_reads_back_equal_and_shows_nothing_hidden((keys, rows) in rows()) {
        let json = |value: &Value| if *value == "" { Value::Null } else { value.clone() };
        let object = |row: &Anything| -> Mapping {
            keys.iter().cloned().map(Value::from).zip(row.0.iter().map(json)).collect()
        };
        let expected: Vec<Mapping> = rows.iter().map(object).collect();
        let array = written(&keys, &rows, Output::Json, &Style::default());
        let lines = written(&keys, &rows, Output::Jsonl, &Style::default());
        let from_lines: Vec<Mapping> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(&serde_json::from_str::<Vec<Mapping>>(&array).unwrap(), &expected);
        prop_assert_eq!(&from_lines, &expected);
        prop_assert!(!(array + &lines).chars().any(|letter| letter != '\n' && is_hidden(letter)));
    }

    #[test]
    fn tsv_has_a_line_a_row_and_a_cell_a_column((keys, rows) in rows()) {
        let text = written(&keys, &rows, Output::Tsv, &Style::default());
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        prop_assert_eq!(lines.len(), rows.len() + 1);
        prop_assert!(lines.iter().all(|line| line.matches('\t').count() == keys.len() - 1));
        prop_assert!(!text.contains('\r'));
    }

    #[test]
    fn markdown_has_as_many_cells_in_every_line((keys, rows) in rows()) {
        let text = written(&keys, &rows, Output::Markdown, &Style::default());
        let lines: Vec<&str> = text.split_terminator('\n').skip(2).collect();
        prop_assert_eq!(lines.len(), rows.len() + 2);
        let is_in_use = |place: &usize| rows.iter().any(|row| !cell(&row.0[*place]).is_empty());
        let in_use = if rows.is_empty() { keys.len() } else { (0..keys.len()).filter(is_in_use).count() };
        for line in lines {
            prop_assert_eq!(bars(line), in_use + 1, "{}", text);
            prop_assert!(!line.chars().any(is_hidden));
        }
    }

    #[test]
    fn the_screen_shows_nothing_hidden_and_keeps_its_width(
        (keys, rows) in rows(), width in 20..200_usize, ascii in any::<bool>(),
    ) {
        // Every row of the program says whose it is, and its titles are short.
        let titles = (0..=keys.len()).map(|place| format!("column {place}"));
        let keys: Vec<String> = titles.collect();
        let whose = |row: Anything| Anything([Value::from(1)].into_iter().chain(row.0).collect());
        let rows: Vec<Anything> = rows.into_iter().map(whose).collect();
        let style = Style { width: Some(width), ascii, ..Style::default() };
        for output in [Output::Table, Output::List] {
            let text = written(&keys, &rows, output, &style);
            prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
            for line in text.lines() {
                prop_assert!(!line.chars().any(is_hidden), "{:?}", line);
                prop_assert!(line.trim_end() == line, "{:?}", line);
                // Only a word that is too long for its place, such as an address, stands out.
                let is_long = |word: &str| word.width() > 15;
                prop_assert!(line.width() <= width || line.split(' ').any(is_long), "{output:?} {width} {line:?}");
            }
        }
    }
}
