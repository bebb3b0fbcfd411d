//! What another program may rely on in the tables: keys, references, dates.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use nato_partners::data::Dataset;
use nato_partners::membership::{MemberFilter, members};
use nato_partners::model::{Day, Language, PartialDate, Standing};
use serde_json::json;

use crate::export::package::{Package, Row, texts};
use crate::export::{export, exported};
use crate::support::scratch::Folder;

#[test]
fn every_row_has_a_key_of_its_own_and_every_reference_leads_somewhere() {
    let package = exported("keys");
    let mut references = 0;
    for (table, schema) in package.resources() {
        let keys = package.keys(table, &texts(&schema["primaryKey"]));
        let distinct: BTreeSet<&Vec<&str>> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len(), "{table} has a key twice");
        assert!(!keys.is_empty() && keys.iter().flatten().all(|part| !part.is_empty()), "{table}");
        for foreign in schema["foreignKeys"].as_array().into_iter().flatten() {
            let to = &foreign["reference"];
            let name = to["resource"].as_str().filter(|name| !name.is_empty()).unwrap_or(table);
            let known = package.keys(name, &texts(&to["fields"]));
            let known: BTreeSet<&Vec<&str>> = known.iter().collect();
            for key in package.keys(table, &texts(&foreign["fields"])) {
                assert!(key == [""] || known.contains(&key), "{table}: {key:?} is not in {name}");
                references += usize::from(key != [""]);
            }
        }
    }
    assert!(references > 4_000, "{references}");
}

#[test]
fn every_cited_fact_stands_in_its_table() {
    let package = exported("cited");
    for row in package.rows("fact_sources") {
        let table = row["fact_table"].as_str();
        let (_, schema) = package.resources().find(|(name, _)| *name == table).unwrap();
        let key = texts(&schema["primaryKey"]).join(" ");
        let is_there = package.rows(table).iter().any(|other| other[&key] == row["fact"]);
        assert!(is_there, "{row:?}");
    }
}

#[test]
fn dates_bring_their_first_and_last_day() {
    let package = exported("dates");
    let dataset = Dataset::embedded();
    let mut seen = BTreeSet::new();
    for rows in package.tables.values() {
        let fields: Vec<&String> = rows[0].keys().collect();
        for field in fields.iter().filter_map(|field| field.strip_suffix("_precision")) {
            for row in rows {
                let [date, first, last] = ["", "_earliest", "_latest"]
                    .map(|part| row[&format!("{field}{part}")].as_str());
                let precision = row[&format!("{field}_precision")].as_str();
                let expected = match precision {
                    "day" => (date.to_owned(), date.to_owned()),
                    "month" => (format!("{date}-01"), last.to_owned()),
                    "year" => (format!("{date}-01-01"), format!("{date}-12-31")),
                    "range" => {
                        let (left, right) = date.trim_matches(['[', ']']).split_once("..").unwrap();
                        assert!(
                            row.contains_key("spell")
                                || first.starts_with(left) && last.starts_with(right),
                            "{row:?}"
                        );
                        (first.to_owned(), last.to_owned())
                    }
                    "unknown" => (first.to_owned(), dataset.reviewed().to_string()),
                    _ => (String::new(), String::new()),
                };
                assert_eq!((first.is_empty(), last.is_empty()), (date.is_empty(), date.is_empty()));
                assert!(first <= last, "{row:?}");
                // A spell is bounded by the life of its format, too.
                let is_exact = !row.contains_key("spell") || precision == "day";
                assert!(!is_exact || (first.to_owned(), last.to_owned()) == expected, "{row:?}");
                let length = match precision {
                    "day" => 10,
                    "month" | "unknown" => 7,
                    "year" => 4,
                    _ => 0,
                };
                assert!(date.len() == length || precision == "range", "{row:?}");
                seen.insert(precision.to_owned());
            }
        }
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        ["", "day", "month", "range", "unknown", "year"]
    );
}

/// Returns whose spell it is.
fn holder(row: &Row) -> &str {
    if row["country"].is_empty() { &row["organisation"] } else { &row["country"] }
}

/// The question of docs/other-programs.md, asked of every format on every day on which a membership in it, or it itself, may begin
/// or end, and on the days beside these: between them nothing changes.
#[test]
fn the_question_in_the_documents_counts_as_members_does() {
    let place = Folder::new("export-question");
    let folder = place.join("data");
    assert!(export(&folder).status.success());
    let package = Package::read(&folder);
    let dataset = Dataset::embedded();
    let filter = MemberFilter::default();
    let mut asked: Vec<(String, String, usize)> = Vec::new();
    for format in &dataset.formats {
        let spells: Vec<&Row> =
            package.rows("spells").iter().filter(|row| row["format"] == *format.id).collect();
        let dates = spells.iter().flat_map(|row| {
            let fields = ["since_earliest", "since_latest", "until_earliest", "until_latest"];
            fields.map(|key| row[key].as_str())
        });
        let life = [Some(format.founded.date), format.ended_on()].into_iter().flatten();
        let days: BTreeSet<Day> = dates
            .chain(["1900-01-01", "2016-07-09", "2030-01-01"])
            .filter_map(|date| PartialDate::parse(date).ok())
            .chain(life)
            .flat_map(|date| [date.earliest(), date.latest()])
            .flat_map(|day| [day.previous(), day, day.next()])
            .collect();
        for day in days {
            let (held, tally) = members(dataset, format, day, Language::English, &filter);
            let sure = held.iter().filter(|it| it.standing != Standing::Possible);
            let sure = sure.map(|it| (it.party.code(), it.membership.role.word()));
            let sure: BTreeSet<(&str, &str)> = sure.collect();
            let on = day.to_string();
            let is_in = |row: &&&Row| {
                let until = row["until_earliest"].as_str();
                row["role"] != "observer"
                    && row["since_latest"].as_str() <= on.as_str()
                    && (until.is_empty() || until > on.as_str())
            };
            let there = spells.iter().filter(is_in).map(|row| (holder(row), row["role"].as_str()));
            let number = there.clone().count();
            assert_eq!(there.collect::<BTreeSet<_>>(), sure, "{} on {day}", format.id);
            assert_eq!(number, tally.members(), "{} on {day}", format.id);
            asked.push((format.id.to_string(), on, number));
        }
    }
    assert!(asked.len() > 1_200, "{}", asked.len());

    let page = fs::read_to_string("docs/other-programs.md").unwrap();
    let question = page.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(
        (question.matches("'eapc'").count(), question.matches("'2016-07-09'").count()),
        (1, 2)
    );
    let question = question.replace("'eapc'", ":format").replace("'2016-07-09'", ":day");
    fs::write(place.join("question.json"), json!([question, asked]).to_string()).unwrap();
    let script = "import json, sqlite3, sys\n\
        base = sqlite3.connect(':memory:')\n\
        base.executescript(open(sys.argv[1], encoding='utf-8').read())\n\
        question, asked = json.load(open(sys.argv[2], encoding='utf-8'))\n\
        for format, day, number in asked:\n\
        \x20   rows = base.execute(question.strip().rstrip(';'), {'format': format, 'day': day}).fetchall()\n\
        \x20   assert len(rows) == number and all(who for who, *_ in rows), (format, day, rows)\n";
    let engine = Command::new("python3").args(["-c", "import sqlite3"]).output();
    if !engine.is_ok_and(|output| output.status.success()) {
        eprintln!(
            "SKIPPED: no python3 with sqlite3; the SQL of docs/other-programs.md was not run"
        );
        return;
    }
    let files = [folder.join("nato-partners.sql"), place.join("question.json")];
    let output = Command::new("python3").args(["-c", script]).args(files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_name_ends_when_the_next_begins_or_the_format_ends() {
    let package = exported("names");
    let until = |id: &str| {
        let names = package.rows("format_names").iter().filter(|row| row["format"] == id);
        names.map(|row| row["until"].as_str()).collect::<Vec<_>>()
    };
    for (format, expected) in [
        ("nrc", &["2002-05-28", "2025-12-03"][..]),
        ("nuc", &["2023-07-11", ""]),
        ("nacc", &["1997-05-30"]),
        ("eapc", &[""]),
    ] {
        assert_eq!(until(format), expected, "{format}");
    }
}
