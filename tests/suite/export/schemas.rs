//! The JSON Schemas of the rows: their keys are those of the answers, and so are the types.
//!
//! `tests/outside/python.sh` asks a real validator the same.

use std::collections::BTreeSet;
use std::{fs, io};

use serde_json::Value as Json;

use crate::export::export;
use crate::support::asked::{ask, columns_of};
use crate::support::questions::{self, command};
use crate::support::scratch::Folder;

fn rows(question: &str) -> Vec<Json> {
    let answered = ask(&format!("{question} -o json")).stdout;
    let rows: Json = serde_json::from_str(&answered).unwrap();
    rows.as_array().unwrap().clone()
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

/// A schema, and the commands of whose rows it may be.
struct Schema {
    name: String,
    items: Json,
}

impl Schema {
    fn all() -> Vec<Self> {
        let place = Folder::new("export-schemas");
        assert!(export(&place.join("data")).status.success());
        let read = |entry: io::Result<fs::DirEntry>| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let schema: Json = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let name = name.strip_suffix(".schema.json").unwrap().to_owned();
            Self { name, items: schema["items"].clone() }
        };
        fs::read_dir(place.join("data/schemas")).unwrap().map(read).collect()
    }

    /// Tells whether rows of a command with these columns may be meant.
    fn is_of(&self, command: &str, columns: &[String]) -> bool {
        let is_of_command = self.name == command || self.name.starts_with(&format!("{command}-"));
        is_of_command
            && keys(&self.items["properties"]).iter().all(|key| columns.iter().any(|it| it == key))
    }

    /// Says in what a row is none of these; in its usual columns or in all, `required` are there.
    fn misses(&self, row: &Json, required: &BTreeSet<&str>) -> Option<String> {
        let further = &self.items["additionalProperties"];
        let missing: Vec<_> = required.difference(&keys(row)).copied().collect();
        if !missing.is_empty() {
            return Some(format!("{missing:?} are missing"));
        }
        row.as_object().unwrap().iter().find_map(|(key, value)| {
            let known = self.items["properties"].get(key);
            let types = known.map_or(&further["type"], |of_key| &of_key["type"]);
            let is_right = (known.is_some() || further.is_object()) && is_one_of(types, value);
            (!is_right).then(|| format!("{key} is {value}, not {types}"))
        })
    }
}

#[test]
fn the_rows_of_every_command_are_as_their_schema_says() {
    let schemas = Schema::all();
    let mut met = BTreeSet::new();
    for question in questions::rows() {
        let columns = columns_of(question).unwrap();
        let of_question = schemas.iter().filter(|schema| schema.is_of(command(question), &columns));
        let schema = of_question.max_by_key(|schema| keys(&schema.items["properties"]).len());
        let schema = schema.unwrap_or_else(|| panic!("{question} has no schema: {columns:?}"));
        met.insert(&schema.name);
        let usual: BTreeSet<&str> =
            schema.items["required"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        let whole = format!("{question} --columns {}", columns.join(","));
        let all = keys(&schema.items["properties"]);
        for (question, required) in [(question, &usual), (&*whole, &all)] {
            for row in rows(question) {
                assert_eq!(schema.misses(&row, required), None, "{question}: {row}");
            }
        }
    }
    assert_eq!(met, schemas.iter().map(|schema| &schema.name).collect(), "every schema is met");
}
