//! How cost grows: a data set ten and a hundred times the size, and answers of 100,000 rows.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use nato_partners::output::{Body, Cell, Column, Output, Style, Table, Tabular, render};
use serde_yaml::{Mapping, Value};

use crate::instructions::count;
use crate::programs::{Programs, said};

/// Measures `--data` at 1, 10 and 100 times the shipped data, and long answers.
#[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
pub fn section(programs: &Programs, scratch: &Path) -> Result<String> {
    let mut section = String::from(
        "## Growth\n\n`members md --data FILE -o csv`, reading, checking and indexing included.\n\n\
         | data | bytes | instructions a byte | wall a byte, to 1 × | peak memory, bytes a byte |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    let empty = count(&programs.empty, &[])?.unwrap_or_default();
    let mut wall_of_one = None;
    for times in [1, 10, 100] {
        let file = enlarged(scratch, times)?;
        let bytes = fs::metadata(&file)?.len();
        let question =
            ["members", "md", "--data", &file.to_string_lossy(), "-o", "csv"].map(str::to_owned);
        let arguments: Vec<&str> = question.iter().map(String::as_str).collect();
        let instructions = match times {
            100 => "–".to_owned(), // callgrind would take a quarter of an hour
            _ => count(&programs.ours, &arguments)?.map_or_else(
                || "–".to_owned(),
                |all| (all.saturating_sub(empty) / bytes).to_string(),
            ),
        };
        let wall = best_of_five(&programs.ours, &arguments)? / bytes as f64;
        let ratio = wall / *wall_of_one.get_or_insert(wall);
        let memory = peak_memory(&programs.ours, &arguments)
            .map_or_else(|| "–".to_owned(), |peak| format!("{:.1}", peak / bytes as f64));
        let _ =
            writeln!(section, "| {times} × | {bytes} | {instructions} | {ratio:.2} | {memory} |");
    }
    section.push_str("\n100,000 rows of six columns, in this process.\n\n| output | nanoseconds a row | to 10,000 rows |\n| --- | ---: | ---: |\n");
    for output in [Output::Csv, Output::Json, Output::Table] {
        let (long, short) = (nanoseconds_a_row(output, 100_000), nanoseconds_a_row(output, 10_000));
        let _ = writeln!(section, "| {} | {long:.0} | {:.2} |", output.name(), long / short);
    }
    Ok(section)
}

fn best_of_five(program: &Path, arguments: &[&str]) -> Result<f64> {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        let status = Command::new(program).args(arguments).stdout(Stdio::null()).status()?;
        ensure!(status.success(), "`{}` fails", arguments.join(" "));
        best = best.min(begun.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// Returns the peak memory in bytes, where GNU time tells.
fn peak_memory(program: &Path, arguments: &[&str]) -> Option<f64> {
    let time = Path::new("/usr/bin/time");
    let report = Command::new(time)
        .args(["-f", "%M"])
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let kilobytes: f64 = String::from_utf8_lossy(&report.stderr).trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}

struct Row(usize);

impl Tabular for Row {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |_: &Self| "FI".into()).whole(),
            Column::new("name", "Name", |_: &Self| "Bosnia and Herzegovina".into()),
            Column::new("role", "Role", |_: &Self| "partner".into()).whole(),
            Column::new("since", "Since", |_: &Self| "1997-05-30".into()).whole(),
            Column::new("until", "Until", |_: &Self| Cell::Empty).whole(),
            Column::new("number", "Number", |row: &Self| row.0.into()).right(),
        ]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a hundred thousand is exact")]
fn nanoseconds_a_row(output: Output, number: usize) -> f64 {
    let rows: Vec<Row> = (0..number).map(Row).collect();
    let style = Style::default();
    let once = || {
        let begun = Instant::now();
        let table = Table::of("", &rows, &nato_partners::output::Arrangement::default());
        let length = table
            .map(|table| render(&Body::Table(table), output, &style).map_or(0, |text| text.len()));
        std::hint::black_box(length.unwrap_or(0));
        begun.elapsed().as_secs_f64() * 1e9 / number as f64
    };
    (0..5).map(|_| once()).fold(f64::MAX, f64::min)
}

/// Writes the shipped data as one file, with everything but NATO and the countries `times` over.
fn enlarged(scratch: &Path, times: usize) -> Result<PathBuf> {
    let mut whole = Mapping::new();
    for file in ["dataset", "countries", "organisations", "meetings", "sources"] {
        whole.extend(mapping(&Path::new("data").join(file).with_extension("yaml"))?);
    }
    let mut formats = Vec::new();
    let folder = said(Command::new("ls").arg("data/formats")).context("data/formats")?;
    for file in folder.lines() {
        formats.push(Value::Mapping(mapping(&Path::new("data/formats").join(file))?));
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
    // What only NATO cites would be cited by nobody in the copies.
    let nato_cites = serde_yaml::to_string(&formats.iter().find(|format| format["id"] == "nato"))?;
    sources.retain(|source| {
        let id = source["id"].as_str().unwrap_or_default();
        let original = id.split("--").next().unwrap_or_default();
        original == id || !only_in(&nato_cites, original, &formats, &first_meetings)
    });
    whole.insert("formats".into(), all_formats.into());
    whole.insert("sources".into(), sources.into());
    whole.insert("meetings".into(), meetings.into());
    let file = scratch.join(format!("data-{times}.yaml"));
    fs::write(&file, serde_yaml::to_string(&whole)?)?;
    Ok(file)
}

fn only_in(nato: &str, id: &str, formats: &[Value], meetings: &[Value]) -> bool {
    let others = formats.iter().filter(|format| format["id"] != "nato").chain(meetings);
    nato.contains(id) && !others.into_iter().any(|record| cites(record, id))
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
    let is_name = matches!(key, "en" | "de" | "fr" | "aliases" | "place");
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
