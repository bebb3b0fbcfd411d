//! The data, read by themselves as bare YAML values, with nothing of the program's types.

use std::fs;
use std::path::{Path, PathBuf};

pub use serde_yaml::Value;

/// Reads a file, by its place in the repository.
pub fn read(path: impl AsRef<Path>) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the YAML files right in a folder of the repository, sorted.
pub fn files_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

/// Returns every file under `data/`, those of formats last.
pub fn shipped() -> Vec<(PathBuf, Value)> {
    let files = [files_in("data"), files_in("data/formats")].concat();
    assert!(files.len() > 30, "{files:?}");
    files.into_iter().map(|file| (file.clone(), read(file))).collect()
}

/// Returns a text of a record.
pub fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// Returns a list of a record, an empty one where there is none.
pub fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
}

/// Returns all texts that lie on a path of keys, through lists.
pub fn texts_at<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v str> {
    let Some((key, rest)) = path.split_first() else { return value.as_str().into_iter().collect() };
    match value.get(*key) {
        Some(Value::Sequence(items)) => items.iter().flat_map(|it| texts_at(it, rest)).collect(),
        Some(value) => texts_at(value, rest),
        None => Vec::new(),
    }
}

/// Returns a value as csv has it.
pub fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Sequence(items) => items.iter().map(as_text).collect::<Vec<_>>().join("; "),
        other => serde_json::to_string(other).unwrap(),
    }
}

/// Hands on every value with the key it stands under, and goes into those for which `take` says so; what is listed
/// stands under the key of its list, and a record in a list under none.
pub fn walk<'v>(value: &'v Value, key: &'v str, take: &mut impl FnMut(&'v str, &'v Value) -> bool) {
    if !take(key, value) {
        return;
    }
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| match item {
            Value::Mapping(_) => walk(item, "", take),
            _ => walk(item, key, take),
        }),
        Value::Mapping(fields) => {
            fields.iter().for_each(|(key, value)| walk(value, key.as_str().unwrap(), take));
        }
        _ => {}
    }
}
