//! What another data set tells otherwise: everything that differs, each fact once, the same from either side.

#![cfg(unix)] // a script makes one file of the data

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::asked::{rows, text};
use crate::support::scratch::Folder;
use serde_json::{Value, json};

const SMALL: &str = "tests/fixtures/small";
const SOUND: &str = "tests/fixtures/sound.yaml";

/// Returns the data in one file, as a release has them.
fn in_one_file(folder: &Folder) -> String {
    let file = folder.join("nato-partners-data.yaml");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packages/data.sh");
    let done = Command::new("bash").arg(script).arg(&file).status().unwrap();
    assert!(done.success());
    file.to_str().unwrap().to_owned()
}

#[test]
fn the_data_in_one_file_are_the_data() {
    let folder = Folder::new("diff-one-file");
    let file = in_one_file(&folder);
    assert_eq!(rows(&format!("diff {file}")), [] as [Value; 0]);
    assert_eq!(rows(&format!("diff {file} --data data")), [] as [Value; 0]);
    assert_eq!(rows(&format!("check {file}")), [] as [Value; 0]);
    for question in ["members eapc --on warsaw-2016", "panel --from 2014 --to 2016", "sources"] {
        assert_eq!(text(&format!("{question} --data {file}")), text(question), "{question}");
    }
}

#[test]
fn a_corrected_date_is_one_difference() {
    let folder = Folder::new("diff-corrected");
    let file = in_one_file(&folder);
    let (was, is) = (
        "country: \"BH\"\n        from: \"2005-02\"",
        "country: \"BH\"\n        from: \"2005-02-16\"",
    );
    let data = fs::read_to_string(&file).unwrap();
    assert!(data.contains(was));
    fs::write(&file, data.replacen(was, is, 1)).unwrap();
    let found = rows(&format!("diff {file} --format ici"));
    let expected = json!([{
        "change": "changed", "fact_table": "spells", "fact": "ici:BH:partner", "field": "since",
        "here": "2005-02", "there": "2005-02-16",
    }]);
    assert_eq!(json!(found), expected);
    assert_eq!(rows(&format!("diff {file}")), found, "and nothing else differs");
}

#[test]
fn what_is_new_from_one_side_is_gone_from_the_other() {
    let told = |path: &str, data: &str, sides: [&str; 3]| -> Vec<String> {
        let columns = "change,fact_table,fact,field,here,there";
        let found = rows(&format!("diff {path} --data {data} --columns {columns}"));
        let [new, here, there] = sides;
        let told = found.iter().map(|row| {
            let change =
                if row["change"] == new { json!("one-sided") } else { row["change"].clone() };
            json!([change, row["fact_table"], row["fact"], row["field"], row[here], row[there]])
                .to_string()
        });
        let mut told: Vec<String> =
            told.filter(|row| row.contains("changed") || row.contains("one-sided")).collect();
        told.sort();
        told
    };
    let forth = told(SOUND, SMALL, ["gone", "here", "there"]);
    let back = told(SMALL, SOUND, ["new", "there", "here"]);
    assert!(forth.len() > 50, "{}", forth.len());
    assert_eq!(forth, back);
}

#[test]
fn a_fact_is_told_in_one_way() {
    let found = rows(&format!("diff {SOUND} --data {SMALL}"));
    for row in &found {
        let [here, there] = ["here", "there"].map(|side| row[side].is_string());
        let expected = match row["change"].as_str() {
            Some("new") => !here && there && row["field"].is_null(),
            Some("gone") => here && !there && row["field"].is_null(),
            _ => row["here"] != row["there"] && row["field"].is_string(),
        };
        assert!(expected, "{row}");
    }
    let mut places: Vec<String> = found
        .iter()
        .map(|row| format!("{} {} {}", row["fact_table"], row["fact"], row["field"]))
        .collect();
    let number = places.len();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), number);
}
