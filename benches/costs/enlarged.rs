//! A consistent data set many times the size of the shipped one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_yaml::{Mapping, Value};

/// Writes the shipped data as one file, with everything but NATO and the countries `times` over.
pub fn enlarged(scratch: &Path, times: usize) -> Result<PathBuf> {
    let mut whole = Mapping::new();
    for file in ["dataset", "countries", "organisations", "meetings", "sources"] {
        whole.extend(mapping(&Path::new("data").join(file).with_extension("yaml"))?);
    }
    let outside = Path::new("data/outside.yaml");
    let mut countries = list(&whole, "countries");
    countries.extend(list(&mapping(outside)?, "countries"));
    whole.insert("countries".into(), countries.into());
    let mut formats = Vec::new();
    for file in fs::read_dir("data/formats")? {
        formats.push(Value::Mapping(mapping(&file?.path())?));
    }
    let mut all_formats = formats.clone();
    let mut sources = list(&whole, "sources");
    let mut meetings = list(&whole, "meetings");
    let (first_sources, first_meetings) = (sources.clone(), meetings.clone());
    for copy in 1..times {
        let others = formats.iter().filter(|format| format["id"] != "nato");
        all_formats.extend(others.map(|format| renamed(format, copy)));
        sources.extend(first_sources.iter().map(|source| renamed(source, copy)));
        meetings.extend(first_meetings.iter().map(|meeting| renamed(meeting, copy)));
    }
    // What only NATO or a state outside the formats cites would be cited by nobody in the copies.
    let nato = serde_yaml::to_string(&formats.iter().find(|format| format["id"] == "nato"))?;
    let cited_once = nato + &fs::read_to_string(outside)?;
    sources.retain(|source| {
        let id = source["id"].as_str().unwrap_or_default();
        let original = id.split("--").next().unwrap_or_default();
        original == id || !only_in(&cited_once, original, &formats, &first_meetings)
    });
    whole.insert("formats".into(), all_formats.into());
    whole.insert("sources".into(), sources.into());
    whole.insert("meetings".into(), meetings.into());
    let file = scratch.join(format!("data-{times}.yaml"));
    fs::write(&file, quoted(&serde_yaml::to_string(&whole)?))?;
    Ok(file)
}

/// Puts quotes around the dates, versions, and codes of Norway and Norwegian, that the YAML crate leaves bare.
fn quoted(yaml: &str) -> String {
    let is_misread = |value: &str| {
        let is_date = value.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        matches!(value, "NO" | "no") || is_date && value.len() > 4 && value.contains(['-', '.'])
    };
    let lines = yaml.lines().map(|line| match line.rsplit_once(' ') {
        Some((before, value)) if is_misread(value) => {
            format!("{before} \"{value}\"\n")
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn only_in(once: &str, id: &str, formats: &[Value], meetings: &[Value]) -> bool {
    let others = formats.iter().filter(|format| format["id"] != "nato").chain(meetings);
    once.contains(id) && !others.into_iter().any(|record| cites(record, id))
}

fn cites(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => text == id,
        Value::Sequence(items) => items.iter().any(|item| cites(item, id)),
        Value::Mapping(map) => map.values().any(|item| cites(item, id)),
        _ => false,
    }
}

/// Returns a record with every id and every name made its own.
fn renamed(record: &Value, copy: usize) -> Value {
    rename(record, "", copy)
}

fn rename(value: &Value, key: &str, copy: usize) -> Value {
    let is_id = matches!(
        key,
        "id" | "sources"
            | "source"
            | "prefer"
            | "formats"
            | "predecessor"
            | "successor"
            | "organisation_id"
    );
    let is_name = matches!(key, "en" | "de" | "fr" | "aliases" | "place" | "title");
    match value {
        Value::String(text) if is_id && text != "nato" => format!("{text}--{copy}").into(),
        Value::String(text) if is_name => format!("{text} copy {copy}").into(),
        Value::Sequence(items) => {
            items.iter().map(|item| rename(item, key, copy)).collect::<Vec<_>>().into()
        }
        Value::Mapping(map) => {
            let entries = map.iter().map(|(key, value)| {
                let name = key.as_str().unwrap_or_default();
                (key.clone(), rename(value, name, copy))
            });
            Value::Mapping(entries.collect())
        }
        other => other.clone(),
    }
}

fn mapping(file: &Path) -> Result<Mapping> {
    serde_yaml::from_str(&fs::read_to_string(file)?).with_context(|| file.display().to_string())
}

fn list(whole: &Mapping, key: &str) -> Vec<Value> {
    whole.get(key).and_then(Value::as_sequence).cloned().unwrap_or_default()
}
