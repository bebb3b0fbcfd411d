//! The JSON Schemas of the rows: their keys are those of the answers, and so are the types.
//!
//! `tests/outside/python.sh` asks a real validator the same.

use std::collections::BTreeSet;
use std::fs;

use nato_partners::cli::COMMANDS;
use serde_json::Value as Json;

use crate::export::export;
use crate::support::program::{QUESTIONS, small, stderr, stdout};
use crate::support::scratch::Folder;

/// A question for each schema, on the small data set.
const ASKED: [(&str, &str); 18] = [
    ("formats", "formats"),
    ("members", "members circle --ever"),
    ("country", "country XB XC --history"),
    ("founded", "founded"),
    ("timeline", "timeline circle"),
    ("changes", "changes --from 1980 --to 2020"),
    ("countries", "countries"),
    ("countries-in-none", "countries --in-none --on 1960"),
    ("compare-format", "compare circle dialogue"),
    ("compare-country", "compare XB XC"),
    ("matrix", "matrix"),
    ("search", "search circle"),
    ("sources", "sources"),
    ("conflicts", "conflicts"),
    ("conflicts-counts", "conflicts --counts"),
    ("conflicts-open", "conflicts --open"),
    ("panel", "panel --from 1990 --to 2000"),
    ("check", "check tests/fixtures/broken-in-many-ways.yaml"),
];

fn rows(question: &str) -> Vec<Json> {
    let output = small(question).args(["-o", "json"]).output().unwrap();
    let rows: Json = serde_json::from_str(&stdout(&output)).unwrap();
    let rows = rows.as_array().unwrap().clone();
    assert!(!rows.is_empty(), "{question}: {}", stderr(&output));
    rows
}

fn keys(object: &Json) -> BTreeSet<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

fn is_one_of(types: &Json, value: &Json) -> bool {
    types.as_array().unwrap().iter().any(|name| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "array" => value.as_array().is_some_and(|items| items.iter().all(Json::is_string)),
        other => other == "null" && value.is_null(),
    })
}

#[test]
fn the_rows_of_every_command_are_as_their_schema_says() {
    let place = Folder::new("export-schemas");
    assert!(export(&place.join("data")).status.success());
    let folder = place.join("data/schemas");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), ASKED.len());
    for (name, question) in ASKED {
        let text = fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap();
        let schema: Json = serde_json::from_str(&text).unwrap();
        let items = &schema["items"];
        let properties = items["properties"].as_object().unwrap();
        let required: BTreeSet<&str> =
            items["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
        let further = &items["additionalProperties"];
        let every: Vec<&str> = properties.keys().map(String::as_str).collect();
        let (usual, whole) =
            (rows(question), rows(&format!("{question} --columns {}", every.join(","))));
        for row in &usual {
            let missing: Vec<_> = required.difference(&keys(row)).copied().collect();
            assert!(missing.is_empty(), "{question}: {missing:?}");
            let others = keys(row).difference(&required).count();
            assert!(others == 0 || further.is_object(), "{question}: {row}");
        }
        for row in usual.iter().chain(&whole) {
            for (key, value) in row.as_object().unwrap() {
                let types = properties.get(key).map_or(&further["type"], |of_key| &of_key["type"]);
                assert!(is_one_of(types, value), "{question}: {key} is {value}, not {types}");
            }
        }
        for row in &whole {
            assert_eq!(keys(row), every.iter().copied().collect(), "{question}");
        }
    }
}

#[test]
fn every_command_with_rows_has_a_schema() {
    let pages = ["show", "cite", "page"];
    let of_rows = QUESTIONS.iter().filter_map(|question| question.split(' ').next());
    let of_rows: BTreeSet<&str> = of_rows.filter(|command| !pages.contains(command)).collect();
    let asked: BTreeSet<&str> =
        ASKED.iter().filter_map(|(_, question)| question.split(' ').next()).collect();
    assert_eq!(asked, of_rows);
    assert!(asked.iter().all(|name| COMMANDS.iter().any(|command| command.name == *name)));
}
