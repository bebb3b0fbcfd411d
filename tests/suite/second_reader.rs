//! Protects what is read: another YAML parser reads the same records in every file.
//!
//! The program's own loader rests on a translation of libyaml. `serde-saphyr` shares no code with it, and reads
//! each file of the shipped data and of the small data set into the same types, strictly. Whatever the two take
//! for something else (a number, a date, a truth, an end of a line) would be a difference here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::sound::{broken, unreadable};
use crate::support::yaml::files_in;
use nato_partners::data::{Dataset, Index, Origin, load, load_bytes};
use nato_partners::model::{
    About, AmbiguousName, Country, Format, Meeting, Organisation, Region, Source,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_saphyr::{DuplicateKeyPolicy, options};

/// Every record that a file may hold, under the keys it stands under.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Records {
    dataset: Option<About>,
    regions: Vec<Region>,
    countries: Vec<Country>,
    ambiguous: Vec<AmbiguousName>,
    organisations: Vec<Organisation>,
    meetings: Vec<Meeting>,
    sources: Vec<Source>,
    formats: Vec<Format>,
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads a text with the other parser.
fn read_again<T: DeserializeOwned>(text: &str) -> Result<T, serde_saphyr::Error> {
    let options = options! { duplicate_keys: DuplicateKeyPolicy::Error, strict_booleans: true };
    serde_saphyr::from_str_with_options(text, options)
}

fn read_surely<T: DeserializeOwned>(file: &Path) -> T {
    let text = fs::read_to_string(file).unwrap();
    read_again(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Reads a folder like `data/` into what the loader makes of it.
fn dataset_of(folder: &str) -> Dataset {
    let mut all = Records::default();
    for file in files_in(folder) {
        let records: Records = read_surely(&file);
        all.dataset = all.dataset.or(records.dataset);
        all.regions.extend(records.regions);
        all.countries.extend(records.countries);
        all.ambiguous.extend(records.ambiguous);
        all.organisations.extend(records.organisations);
        all.meetings.extend(records.meetings);
        all.sources.extend(records.sources);
    }
    let formats = files_in(&format!("{folder}/formats"));
    all.formats = formats.iter().map(|file| read_surely(file)).collect();
    all.into_dataset()
}

impl Records {
    fn into_dataset(mut self) -> Dataset {
        self.countries.sort_by_key(|country| country.id);
        self.organisations.sort_by_key(|organisation| organisation.id.clone());
        self.meetings.sort_by_key(|meeting| {
            (meeting.first_day.sort_key(), meeting.last_day.sort_key(), meeting.id.clone())
        });
        self.sources.sort_by_key(|source| source.id.clone());
        self.formats.sort_by_key(|format| format.id.clone());
        let mut dataset = Dataset {
            about: self.dataset.unwrap(),
            regions: self.regions.into(),
            countries: self.countries.into(),
            ambiguous: self.ambiguous.into(),
            organisations: self.organisations.into(),
            meetings: self.meetings.into(),
            sources: self.sources.into(),
            formats: self.formats.into(),
            index: Index::default(),
            named: None,
        };
        dataset.index = Index::of(&dataset);
        dataset
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn loaded(path: &Path) -> Value {
    json(&load(&Origin::of(path)).unwrap_or_else(|error| panic!("{error:#}")))
}

/// Says where two values differ first, and counts the single values that do not.
fn compare(first: &Value, second: &Value, place: &str) -> Result<usize, String> {
    let each = |pairs: Vec<(String, &Value, &Value)>| -> Result<usize, String> {
        pairs
            .into_iter()
            .map(|(key, one, other)| compare(one, other, &format!("{place}/{key}")))
            .sum()
    };
    match (first, second) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            let pairs = one
                .iter()
                .map(|(key, value)| (key.clone(), value, other.get(key).unwrap_or(&Value::Null)));
            each(pairs.collect())
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            each(pairs.map(|(index, (one, other))| (index.to_string(), one, other)).collect())
        }
        _ if first == second => Ok(1),
        _ => Err(format!("{place}\n  loader {first}\n  second {second}")),
    }
}

#[test]
fn another_parser_reads_the_same_in_every_file_of_the_data() {
    for folder in ["data", "tests/fixtures/small"] {
        let first = loaded(&repository().join(folder));
        let values = compare(&first, &json(&dataset_of(folder)), folder);
        println!(
            "{folder}: {} values are the same",
            values.unwrap_or_else(|place| panic!("{place}"))
        );
    }
}

#[test]
fn what_is_compiled_in_is_what_another_parser_reads() {
    let values = compare(&json(Dataset::embedded()), &json(&dataset_of("data")), "data");
    println!("{} values are the same", values.unwrap_or_else(|place| panic!("{place}")));
}

#[test]
fn another_parser_reads_the_same_in_data_sets_that_are_one_file() {
    let files =
        files_in("tests/fixtures").into_iter().map(|file| fs::read_to_string(file).unwrap());
    for text in files.chain(broken().into_iter().map(|case| case.text)) {
        let records: Records = read_again(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let loaded =
            load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
        if let Err(difference) = compare(&json(&loaded), &json(&records.into_dataset()), "") {
            panic!("{difference}\n{text}");
        }
    }
}

/// What one parser cannot read as a record, the other must not take for one.
#[test]
fn another_parser_refuses_what_the_loader_refuses() {
    let accepted =
        unreadable().into_iter().filter(|case| read_again::<Records>(&case.text).is_ok());
    let accepted: Vec<String> = accepted.flat_map(|case| case.findings).collect();
    // These are refused for what they say, after they were read.
    let refused_later =
        ["formats/nato: names: ", "dataset: there is no ", "the data are of schema "];
    assert_eq!(accepted.len(), refused_later.len(), "{accepted:?}");
    for (said, begins) in accepted.iter().zip(refused_later) {
        assert!(said.starts_with(begins), "{said}");
    }
}

/// People read the data too, with `data/README.md` beside them.
#[test]
fn the_readme_of_the_data_explains_every_key() {
    let readme = fs::read_to_string(repository().join("data/README.md")).unwrap();
    let mut keys = BTreeSet::new();
    let mut dataset = json(Dataset::embedded());
    dataset
        .as_object_mut()
        .unwrap()
        .retain(|key, _| !["about", "index", "named"].contains(&key.as_str()));
    add_keys(&dataset, &mut keys);
    let is_explained = |key: &&String| {
        readme.contains(&format!("| `{key}` |"))
            || readme.contains(&format!("`{key}` is a list of"))
    };
    let missing: Vec<&String> = keys.iter().filter(|key| !is_explained(key)).collect();
    assert!(keys.len() > 80 && missing.is_empty(), "{} keys, of which {missing:?}", keys.len());
}

fn add_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        // A date has parts, and is written as text.
        Value::Object(fields) if fields.contains_key("first") && fields.contains_key("last") => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                keys.insert(key.clone());
                add_keys(value, keys);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| add_keys(item, keys)),
        _ => {}
    }
}
