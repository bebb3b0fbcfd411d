//! Protects what is read: another YAML parser reads the same records in every file.
//!
//! The program's own loader rests on a translation of libyaml. `serde-saphyr` shares no code with it, and reads
//! each file of the shipped data and of the small data set into the same types, strictly. Whatever the two take
//! for something else (a number, a date, a truth, an end of a line) would be a difference here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::sound::{broken, unreadable};
use crate::support::yaml::{self, files_in};
use nato_partners::data::{Dataset, Origin, load, load_bytes};
use nato_partners::model::{
    About, AmbiguousName, Country, Format, Meeting, Organisation, Region, Source,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_saphyr::{DuplicateKeyPolicy, options};

/// Every record that a file may hold, under the keys it stands under.
#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Records {
    #[serde(rename(serialize = "about"))]
    dataset: Option<About>,
    regions: Vec<Region>,
    countries: Vec<Country>,
    ambiguous: Vec<AmbiguousName>,
    organisations: Vec<Organisation>,
    meetings: Vec<Meeting>,
    sources: Vec<Source>,
    formats: Vec<Format>,
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

/// Reads a folder like `data/`, file by file.
fn files_of(folder: &str) -> Vec<Records> {
    let formats = files_in(&format!("{folder}/formats"));
    let formats = formats.iter().map(|file| read_surely(file)).collect();
    let files = files_in(folder).into_iter().map(|file| read_surely(&file));
    files.chain([Records { formats, ..Records::default() }]).collect()
}

fn loaded(folder: &str) -> Dataset {
    load(&Origin::of(Path::new(folder))).unwrap_or_else(|error| panic!("{error:#}"))
}

/// Returns each record as it is written, behind the key it stands under, sorted: files are in no order.
fn by_key(values: &[impl Serialize]) -> Vec<(String, String)> {
    let values = values.iter().map(|value| serde_json::to_value(value).unwrap());
    let fields = values.flat_map(|value| match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no object"),
    });
    let records = fields.filter(|(key, _)| !["index", "named"].contains(&&**key));
    let records = records.flat_map(|(key, value)| {
        let records = match value {
            Value::Array(records) => records,
            Value::Null => Vec::new(),
            record => vec![record],
        };
        records.into_iter().map(move |record| (key.clone(), record.to_string()))
    });
    let mut records: Vec<_> = records.collect();
    records.sort();
    records
}

fn assert_same(dataset: &Dataset, again: &[Records]) {
    let (first, second) = (by_key(&[dataset]), by_key(again));
    assert_eq!(first.iter().zip(&second).find(|(one, other)| one != other), None);
    assert_eq!(first.len(), second.len());
}

#[test]
fn another_parser_reads_the_same_in_every_file_of_the_data() {
    for folder in ["data", "tests/fixtures/small"] {
        assert_same(&loaded(folder), &files_of(folder));
    }
}

#[test]
fn what_is_compiled_in_is_what_is_read_in_its_order() {
    let [compiled, read] = [Dataset::embedded(), &loaded("data")].map(serde_json::to_value);
    assert!(compiled.unwrap() == read.unwrap());
}

#[test]
fn another_parser_reads_the_same_in_data_sets_that_are_one_file() {
    let files =
        files_in("tests/fixtures").into_iter().map(|file| fs::read_to_string(file).unwrap());
    for text in files.chain(broken().into_iter().map(|case| case.text)) {
        let records = read_again(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let loaded =
            load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
        assert_same(&loaded, &[records]);
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
    let readme = fs::read_to_string("data/README.md").unwrap();
    let dataset = serde_yaml::to_value(Dataset::embedded()).unwrap();
    let mut keys = BTreeSet::new();
    yaml::walk(&dataset, "", &mut |key, value| {
        keys.insert(key);
        // A date has parts, and is written as text.
        let is_date = value.get("first").is_some() && value.get("last").is_some();
        !is_date && !["about", "index", "named"].contains(&key)
    });
    let is_explained = |key: &str| {
        readme.contains(&format!("| `{key}` |"))
            || readme.contains(&format!("`{key}` is a list of"))
    };
    keys.retain(|key| !["", "about", "index", "named"].contains(key));
    let missing: Vec<&&str> = keys.iter().filter(|key| !is_explained(key)).collect();
    assert!(keys.len() > 80 && missing.is_empty(), "{} keys, of which {missing:?}", keys.len());
}
