//! Spreadsheets, which take for a formula what begins like one.

use nato_partners::error::Exit;
use nato_partners::hidden_characters::is_hidden;
use nato_partners::output::{
    Arrangement, Body, Cell, Column, Output, Style, Table, Tabular, render,
};

use crate::escapes::outputs::Hostile;
use crate::support::asked::{ask, columns_of, refusal};
use crate::support::program::as_people_read_it;
use crate::support::questions::{rows, whole};

fn cells(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let owned = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| owned(record.unwrap())).collect()
}

/// Texts that are awkward in one way or another, every two of them side by side.
fn awkward() -> Vec<String> {
    let parts = [
        "", "a", "=", "+1", "-", "@x", "\t", "\r", "\n", "\r\n", "\"", "'", ",", ";", " ", "＝",
        "＋", "－", "＠", "\u{FEFF}", "\0", "日", "\\", "|", "\u{A0}",
    ];
    parts.iter().flat_map(|one| parts.iter().map(move |two| format!("{one}{two}"))).collect()
}

fn begins_like_a_formula(cell: &str) -> bool {
    let after_blanks =
        cell.trim_start_matches(|letter: char| letter.is_whitespace() || is_hidden(letter));
    cell.starts_with(['\t', '\r', '\n'])
        || after_blanks.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn csv_reads_back_equal_and_safe_csv_but_for_the_quote() {
    let rows: Vec<Hostile> = awkward().into_iter().map(Hostile).collect();
    let table =
        || Table::with_columns("", Hostile::columns(), &rows, &Arrangement::default()).unwrap();
    let written = |table| render(&Body::Table(table), Output::Csv, &Style::default()).unwrap();
    let faithful = cells(&written(table()), b',');
    let safe = cells(&written(table().without_formulas()), b',');
    assert_eq!((faithful.len(), safe.len()), (rows.len() + 1, rows.len() + 1));
    let mut quoted = 0;
    for ((row, faithful), safe) in rows.iter().zip(&faithful[1..]).zip(&safe[1..]) {
        assert_eq!(faithful, &[row.0.clone(), format!("{}; b", row.0)]);
        for (faithful, safe) in faithful.iter().zip(safe) {
            if begins_like_a_formula(faithful) {
                assert_eq!(safe, &format!("'{faithful}"));
                quoted += 1;
            } else {
                assert_eq!(safe, faithful);
            }
        }
    }
    assert!(quoted > 300, "{quoted}");

    let tsv =
        render(&Body::Table(table().without_formulas()), Output::Tsv, &Style::default()).unwrap();
    for cell in tsv.lines().flat_map(|line| line.split('\t')) {
        assert!(!begins_like_a_formula(cell), "{cell:?}");
    }
}

#[test]
fn a_number_stays_a_number() {
    struct Cold;
    impl Tabular for Cold {
        fn columns() -> Vec<Column<Self>> {
            vec![Column::new("degrees", "Degrees", |_: &Self| Cell::Number(-4))]
        }
    }
    let table = Table::with_columns("", Cold::columns(), &[Cold], &Arrangement::default())
        .unwrap()
        .without_formulas();
    let written = render(&Body::Table(table), Output::Csv, &Style::default()).unwrap();
    assert_eq!(written, "degrees\n-4\n");
}

/// Every column of every row that ships, in csv.
#[test]
fn the_shipped_data_begin_no_formula() {
    let mut seen = 0;
    for line in whole().into_iter().chain(rows()).filter(|line| !line.contains("fixtures")) {
        let all = columns_of(line).unwrap().join(",");
        let languages: &[&str] = if line.starts_with("check") || line.contains("--lang") {
            &[""]
        } else {
            &[" --lang en", " --lang de", " --lang fr"]
        };
        for language in languages {
            let line = format!("{line} --columns {all} -o csv{language}");
            let faithful = ask(&line);
            assert!(faithful.stdout.contains('\n'), "{line}: {faithful:?}");
            for cell in cells(&faithful.stdout, b',').concat() {
                assert!(!begins_like_a_formula(&cell), "{line}: {cell:?}");
                seen += 1;
            }
            assert_eq!(ask(&format!("{line} --csv-safe")), faithful, "{line}");
        }
    }
    assert!(seen > 100_000, "{seen}");
}

#[test]
fn safe_csv_is_for_csv_alone() {
    for output in ["table", "list", "json", "jsonl", "markdown", "svg"] {
        assert_eq!(
            as_people_read_it(&refusal(
                &format!("members md --csv-safe -o {output}"),
                Exit::Unusable
            )),
            format!(
                "error: `--csv-safe` is for csv and tsv, not for {output}\n\
                 tip: leave it out, or ask for `-o csv`\n"
            )
        );
    }
}
