//! The JSON Schemas of the rows: their keys are those of the answers, and so are the types; and no key has to be quoted.
//!
//! `tests/outside/python.sh` asks a real validator the same.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::export::{EXPORTED, fields, texts};
use crate::support::asked::{ask, columns_of};
use crate::support::questions::{self, command};

/// Returns what is answered as JSON, also where the answer is no.
fn json(question: &str) -> Json {
    serde_json::from_str(&ask(&format!("{question} -o json")).stdout).unwrap()
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
        let schemas = EXPORTED.files.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("schemas/")?.strip_suffix(".schema.json")?.to_owned();
            let schema: Json = serde_json::from_slice(text).unwrap();
            Some(Self { name, items: schema["items"].clone() })
        });
        schemas.collect()
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
        let usual: BTreeSet<&str> = texts(&schema.items["required"]).into_iter().collect();
        let whole = format!("{question} --columns {}", columns.join(","));
        let all = keys(&schema.items["properties"]);
        for (question, required) in [(question, &usual), (&*whole, &all)] {
            for row in json(question).as_array().unwrap() {
                assert_eq!(schema.misses(row, required), None, "{question}: {row}");
            }
        }
    }
    assert_eq!(met, schemas.iter().map(|schema| &schema.name).collect(), "every schema is met");
}

/// Adds the keys of every object within a value.
fn add_keys(value: &Json, keys: &mut BTreeSet<String>) {
    match value {
        Json::Object(fields) => {
            keys.extend(fields.keys().cloned());
            fields.values().for_each(|value| add_keys(value, keys));
        }
        Json::Array(items) => items.iter().for_each(|value| add_keys(value, keys)),
        _ => {}
    }
}

#[test]
fn no_column_is_a_reserved_word() {
    let mut names = BTreeSet::new();
    for (table, schema) in EXPORTED.resources() {
        names.extend([table].into_iter().chain(fields(schema)).map(str::to_owned));
    }
    for question in questions::rows() {
        names.extend(columns_of(question).unwrap());
    }
    for page in ["nrc", "trust-funds", "finland", "wales-2014", "un"] {
        add_keys(&json(&format!("show {page}")), &mut names);
    }
    add_keys(&json("is malta in pfp"), &mut names);
    let lines = include_str!("../../fixtures/reserved.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' '));
    let reserved: BTreeSet<&str> = words.collect();
    let wrong = names.iter().filter(|name| reserved.contains(&*name.to_lowercase()));
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(names.len() > 200 && reserved.len() > 200, "{} {}", names.len(), reserved.len());
}
