//! Protects what stands beside a text that was found: its date, its reason, its note and its sources are those of
//! the very record the text stands in.
//!
//! This file reads `data/` by itself, as bare YAML values, and searches for texts of every kind of record.

use crate::support::asked::run;
use crate::support::yaml::{Value, files_in, read};
use nato_partners::model::fold;
use serde_json::Value as Json;

/// How many records of one kind are tried in one file, of those that are sure and of the others.
const MOST_TRIED: usize = 2;

/// The lists of a format, of a country and of a spell, each with the text by which a record of it is searched.
const OF_A_FORMAT: &str = "names:name.en names:note variants:name.en variants:note founded:by founded:note \
    renamed:what ended:why status:note members:note observers:note invited:note pending:note not_members:note \
    suspensions:what events:what counts:note projects:subject totals:what beneficiaries:note";
const OF_A_COUNTRY: &str = "former_names:en former_names:note states_under_this_code:name";
const OF_A_SPELL: &str = "suspended:what ties:what";

/// Returns the records under a key: one, several or none.
fn records(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Sequence(records) => records.iter().collect(),
        record => vec![record],
    }
}

fn text_at<'v>(record: &'v Value, path: &str) -> Option<&'v str> {
    path.split('.').fold(record, |value, key| &value[key]).as_str()
}

/// Returns what has to stand beside a text of a record.
fn expected(record: &Value, text: &str) -> Json {
    let first = |keys: &[&str]| keys.iter().find_map(|key| record[*key].as_str());
    let sources: Vec<&str> = match first(&["source"]) {
        Some(source) => vec![source],
        None => records(&record["sources"]).into_iter().filter_map(Value::as_str).collect(),
    };
    serde_json::json!({
        "date": first(&["date", "from", "first_day"]).filter(|date| *date != "unknown"),
        "confidence": first(&["confidence"]),
        "ended_why": first(&["left"]).map(|left| left.replace('-', " ").replace("nato", "NATO")),
        "note": first(&["constructed", "note"]).filter(|note| *note != text),
        "sources": sources,
    })
}

/// Searches for a text, and returns what stands beside it where it was found in a record of this id.
fn found(id: &str, text: &str) -> Vec<Json> {
    let columns = "id,text,date,confidence,ended_why,note,sources";
    let outcome = run(&["search", text, "--columns", columns, "-o", "json"]);
    let hits: Vec<Json> = serde_json::from_str(&outcome.stdout).unwrap_or_default();
    let here = hits.into_iter().filter(|hit| hit["id"] == id && hit["text"] == text);
    here.map(|mut hit| {
        let row = hit.as_object_mut().unwrap();
        row.remove("id");
        row.remove("text");
        hit
    })
    .collect()
}

/// Tries some records of each list, and returns how many texts were tried.
fn try_lists(id: &str, record: &Value, lists: &str) -> usize {
    let written = fold(&serde_yaml::to_string(record).unwrap());
    let mut tried = 0;
    for (list, path) in lists.split(' ').filter_map(|list| list.split_once(':')) {
        let texts = records(&record[list]).into_iter();
        let texts = texts.filter_map(|record| Some((record, text_at(record, path)?)));
        let (sure, unsure): (Vec<_>, Vec<_>) =
            texts.partition(|(record, _)| record["confidence"].is_null());
        let tried_of =
            [sure, unsure].into_iter().flat_map(|texts| texts.into_iter().take(MOST_TRIED));
        for (record, text) in tried_of {
            // A name that a record bears twice is shown once, for one of the two.
            let is_name = path.ends_with("en") || path == "name";
            if is_name && written.matches(&fold(text)).count() > 1 {
                continue;
            }
            let found = found(id, text);
            let expected = expected(record, text);
            assert!(found.contains(&expected), "{id}, {list}: {text}\n{expected:#}\n{found:#?}");
            tried += 1;
        }
    }
    tried
}

#[test]
fn beside_a_text_stands_what_its_record_says() {
    let mut tried = 0;
    for format in files_in("data/formats").iter().map(read) {
        let id = format["id"].as_str().unwrap();
        tried += try_lists(id, &format, OF_A_FORMAT);
        for spell in records(&format["members"]) {
            tried += try_lists(id, spell, OF_A_SPELL);
        }
    }
    for country in records(&read("data/countries.yaml")["countries"]) {
        tried += try_lists(country["id"].as_str().unwrap(), country, OF_A_COUNTRY);
    }
    for (file, key) in [("meetings", "decided"), ("sources", "title")] {
        let file = read(format!("data/{file}.yaml"));
        let list = file.as_mapping().unwrap().values().find(|value| value.is_sequence()).unwrap();
        for record in records(list).into_iter().step_by(9) {
            let Some(text) = record[key].as_str() else { continue };
            let id = record["id"].as_str().unwrap();
            let mut expected = expected(record, text);
            if key == "title" {
                expected["sources"] = serde_json::json!([id]);
            }
            assert!(found(id, text).contains(&expected), "{id}: {text}\n{:#?}", found(id, text));
            tried += 1;
        }
    }
    assert!(tried > 300, "only {tried} texts were tried");
}
