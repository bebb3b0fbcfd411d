//! Protects `annotate`: no byte of a table changes, and what is added is what `panel` says.
//!
//! Days, missing values and hostile tables are told in `tests/shell/tables.md`.

use std::collections::BTreeMap;
use std::fs;

use nato_partners::data::Dataset;
use nato_partners::delimited::Delimiter;
use nato_partners::model::Meaning;
use proptest::prelude::*;

use crate::support::asked::{ask, text};
use crate::support::scratch::Folder;

type Rows = Vec<BTreeMap<String, String>>;

fn rows(csv: &str) -> Rows {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

const FORMATS: &str = "nato,nacc,pfp,eapc,md,ici,patg,nrc,dcb,organisations";

/// Every country in every year, by name, code and number of either list.
#[test]
fn every_country_year_is_annotated_as_the_panel_has_it() {
    let folder = Folder::new("annotate-panel");
    let file = folder.join("panel.csv");
    for rule in ["any", "first", "last", "whole"] {
        let panel = text(&format!(
            "panel --from 1990 --rule {rule} --formats {FORMATS} -o csv --columns year,country,alpha3,name,cow,gw,{FORMATS}"
        ));
        let expected = rows(&panel);
        assert!(expected.len() > 2_000);
        fs::write(&file, panel).unwrap();
        for (column, codes) in
            [("country", ""), ("alpha3", ""), ("cow", "--codes cow"), ("gw", "--codes gw")]
        {
            let asked = format!(
                "annotate '{}' --column {column} {codes} --on-column year --rule {rule} --formats {FORMATS}",
                file.display()
            );
            let annotated = rows(&ask(&asked).stdout);
            assert_eq!(annotated.len(), expected.len());
            for (row, expected) in annotated.iter().zip(&expected) {
                if expected[column].is_empty() {
                    assert_eq!((&*row["matched"], &*row["country_2"]), ("none", ""), "{row:?}");
                    continue;
                }
                assert_eq!(row["country_2"], expected["country"], "{rule}, {column}: {row:?}");
                for format in FORMATS.split(',') {
                    let ours = &row[&format!("{format}_2")];
                    assert_eq!(*ours, expected[format], "{rule}, {column}, {format}: {row:?}");
                }
            }
        }
    }
}

/// What is a name as a whole is found as everywhere; a beginning is not.
#[test]
fn whole_names_mean_what_they_mean_elsewhere() {
    let dataset = Dataset::embedded();
    let keys = dataset.index.parties.iter();
    for key in keys.filter(|key| key.meaning < Meaning::OtherSystem) {
        assert_eq!(dataset.find_party_exactly(&key.key), dataset.find_party(&key.key));
    }
    for beginning in ["finl", "austra", "unit", "Bosn", "european"] {
        assert!(dataset.find_party_exactly(beginning).is_nothing(), "{beginning}");
        assert!(!dataset.find_party(beginning).is_nothing(), "{beginning}");
    }
}

/// A cell as it may stand in a table, whose delimiter is put in.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zé0-9 .'-]{0,8}",
        1 => Just(String::new()),
        1 => "[a-z]\"[a-z]",
        2 => "[a-z ,;\t\"\n]{0,8}".prop_map(|text| format!("\"{}\"", text.replace('"', "\"\""))),
        1 => Just("\"a\r\nb\"".to_owned()),
    ]
}

/// A country as it may stand in a table, and its code.
fn country() -> impl Strategy<Value = (String, &'static str)> {
    prop_oneof![
        Just(("Finland".to_owned(), "FI")),
        Just(("\"Korea, Republic of\"".to_owned(), "KR")),
        Just((" AUT ".to_owned(), "AT")),
        Just(("\"Türkiye\"".to_owned(), "TR")),
        Just(("Narnia".to_owned(), "")),
        Just(("\"\"".to_owned(), "")),
    ]
}

#[test]
fn the_delimiter_is_what_parts_most_records_alike() {
    for (text, expected) in [
        ("country,year\nFinland,2014\n", Delimiter::Comma),
        ("country;gdp\nFinland;1,5\nSweden;2,5\n", Delimiter::Semicolon),
        ("a\tb,c\nx\ty\n", Delimiter::Tab),
        ("a;b\n1;2\n1;2,5;3\n1;2,5\n1;2,5\n", Delimiter::Semicolon),
        ("Finland\nSweden\n", Delimiter::None),
        ("Finland\nKorea, Republic of\nNarnia\nSweden\n", Delimiter::None),
        ("x\n\"a;b\"\n", Delimiter::None),
        ("", Delimiter::None),
    ] {
        assert_eq!(Delimiter::guess(text.as_bytes()), expected, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Every row is what it was, byte for byte, and then ours.
    #[test]
    fn no_byte_of_a_table_changes(
        table in prop::collection::vec((prop::collection::vec(cell(), 2), country()), 1..8),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
        has_mark in any::<bool>(),
        ends_well in any::<bool>(),
    ) {
        let folder = Folder::new("annotate-bytes");
        let file = folder.join("table.csv");
        let join = |cells: &[&str]| cells.join(&delimiter.to_string());
        let mark = if has_mark { "\u{FEFF}" } else { "" };
        let header = join(&["\"a;b\"", "who", "c"]);
        let mut written = format!("{mark}{header}{line_end}");
        let mut expected = format!("{mark}{}{line_end}", join(&[&header, "country", "matched", "nato"]));
        for (others, (country, code)) in &table {
            // The delimiter stands in no cell that has no quotes; the other letters may.
            let row = join(&[&others[0], country, &others[1]]);
            written.extend([&row, line_end]);
            let nato = if code.is_empty() { "" } else if *code == "TR" { "1" } else { "0" };
            let nato = if *code == "FI" { "1" } else { nato };
            let matched = match *code { "" => "none", "AT" => "code", _ => "name" };
            expected.extend([&join(&[&row, code, matched, nato]), line_end]);
        }
        if !ends_well {
            written.truncate(written.len() - line_end.len());
        }
        fs::write(&file, &written).unwrap();
        let word = match delimiter { ',' => "comma", ';' => "semicolon", _ => "tab" };
        let outcome = ask(&format!(
            "annotate '{}' --column who --delimiter {word} --formats nato", file.display()
        ));
        prop_assert_eq!(outcome.stdout, expected);
    }
}
