//! What another program may rely on in the tables: keys, references, numbers, dates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use nato_partners::data::Dataset;
use nato_partners::membership::{MemberFilter, members};
use nato_partners::model::{Day, Language, PartialDate, Standing};
use serde_json::json;

use crate::export::{EXPORTED, Row, texts};
use crate::support::program::skipped;
use crate::support::scratch::Folder;

/// Returns the values of these fields, row by row.
fn keys<'p>(table: &str, fields: &[&str]) -> Vec<Vec<&'p str>> {
    let key = |row: &'p Row| fields.iter().map(|field| row[*field].as_str()).collect();
    EXPORTED.rows(table).iter().map(key).collect()
}

#[test]
fn every_row_has_a_key_of_its_own_and_every_reference_leads_somewhere() {
    let mut references = 0;
    for (table, schema) in EXPORTED.resources() {
        let primary = keys(table, &texts(&schema["primaryKey"]));
        let distinct: BTreeSet<&Vec<&str>> = primary.iter().collect();
        assert_eq!(distinct.len(), primary.len(), "{table} has a key twice");
        let is_whole = primary.iter().flatten().all(|part| !part.is_empty());
        assert!(!primary.is_empty() && is_whole, "{table}");
        for foreign in schema["foreignKeys"].as_array().into_iter().flatten() {
            let to = &foreign["reference"];
            let name = to["resource"].as_str().filter(|name| !name.is_empty()).unwrap_or(table);
            let known: BTreeSet<Vec<&str>> =
                keys(name, &texts(&to["fields"])).into_iter().collect();
            for key in keys(table, &texts(&foreign["fields"])) {
                assert!(key == [""] || known.contains(&key), "{table}: {key:?} is not in {name}");
                references += usize::from(key != [""]);
            }
        }
    }
    assert!(references > 4_000, "{references}");
}

#[test]
fn every_cited_fact_stands_in_its_table() {
    for row in EXPORTED.rows("fact_sources") {
        let table = row["fact_table"].as_str();
        let (_, schema) = EXPORTED.resources().find(|(name, _)| *name == table).unwrap();
        let key = texts(&schema["primaryKey"]).join(" ");
        let is_there = EXPORTED.rows(table).iter().any(|other| other[&key] == row["fact"]);
        assert!(is_there, "{row:?}");
    }
}

#[test]
fn what_is_numbered_begins_with_one_and_goes_on_without_a_gap() {
    let (mut tables, mut gone_on) = (0, 0);
    for (table, schema) in EXPORTED.resources() {
        let key = texts(&schema["primaryKey"]);
        let Some((&"number", owner)) = key.split_last() else { continue };
        let mut reached: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for (row, owner) in EXPORTED.rows(table).iter().zip(keys(table, owner)) {
            let number = reached.entry(owner).or_default();
            *number += 1;
            assert_eq!(row["number"], number.to_string(), "{table}: {row:?}");
        }
        gone_on += reached.values().map(|number| number - 1).sum::<usize>();
        tables += 1;
    }
    assert!(tables > 10 && gone_on > 300, "{tables} tables, {gone_on} after the first");
}

/// A spell is bounded by the life of its format, too: then its first and last day are nearer to each other.
#[test]
fn dates_bring_their_first_and_last_day() {
    let reviewed = Dataset::embedded().reviewed().to_string();
    let mut seen = BTreeSet::new();
    for row in EXPORTED.tables.values().flatten() {
        for field in row.keys().filter_map(|field| field.strip_suffix("_precision")) {
            let [date, first, last, precision] = ["", "_earliest", "_latest", "_precision"]
                .map(|part| row[&format!("{field}{part}")].as_str());
            let is_right = match precision {
                "day" => date.len() == 10 && [first, last] == [date; 2],
                "month" => {
                    date.len() == 7 && first == format!("{date}-01") && last.starts_with(date)
                }
                "year" => {
                    let days = [format!("{date}-01-01"), format!("{date}-12-31")];
                    date.len() == 4 && [first, last] == days
                }
                "range" => {
                    let (left, right) = date.trim_matches(['[', ']']).split_once("..").unwrap();
                    first.starts_with(left) && last.starts_with(right)
                }
                "unknown" => date == "unknown" && last == reviewed,
                _ => [date, first, last, precision] == [""; 4],
            };
            let is_bounded = row.contains_key("spell") && !["", "day"].contains(&precision);
            let is_there = !first.is_empty() && !last.is_empty() || date.is_empty();
            assert!(is_right || is_bounded, "{row:?}");
            assert!(first <= last && is_there, "{row:?}");
            seen.insert(precision);
        }
    }
    assert_eq!(Vec::from_iter(seen), ["", "day", "month", "range", "unknown", "year"]);
}

/// Returns the days on which a membership in a format, or it itself, may begin or end, and those beside these.
fn turns(format: &nato_partners::model::Format) -> BTreeSet<Day> {
    let spells = EXPORTED.rows("spells").iter().filter(|row| row["format"] == *format.id);
    let fields = ["since_earliest", "since_latest", "until_earliest", "until_latest"];
    let dates = spells.flat_map(|row| fields.map(|key| row[key].as_str()));
    let life = [Some(format.founded.date), format.ended_on()].into_iter().flatten();
    dates
        .chain(["1900-01-01", "2016-07-09", "2030-01-01"])
        .filter_map(|date| PartialDate::parse(date).ok())
        .chain(life)
        .flat_map(|date| [date.earliest(), date.latest()])
        .flat_map(|day| [day.previous(), day, day.next()])
        .collect()
}

/// The question of docs/other-programs.md, asked of every format on every day that tells: between them nothing changes.
#[test]
fn the_question_in_the_documents_is_answered_as_by_members() {
    let dataset = Dataset::embedded();
    let filter = MemberFilter::default();
    let mut asked = Vec::new();
    for format in &dataset.formats {
        for day in turns(format) {
            let (held, tally) = members(dataset, format, day, Language::English, &filter);
            let sure = held.iter().filter(|it| it.standing != Standing::Possible);
            let who =
                sure.map(|it| (it.party.code().to_owned(), it.membership.role.word().to_owned()));
            let who: BTreeSet<(String, String)> = who.collect();
            assert_eq!(who.len(), tally.members(), "{} on {day}", format.id);
            asked.push((&*format.id, day.to_string(), who));
        }
    }
    assert!(asked.len() > 1_200, "{}", asked.len());

    let page = fs::read_to_string("docs/other-programs.md").unwrap();
    let (_, question) = page.split_once("```sql\n").unwrap();
    let (question, _) = question.split_once("```").unwrap();
    let times = ["'eapc'", "'2016-07-09'"].map(|asked| question.matches(asked).count());
    assert_eq!(times, [1, 2]);
    let question = question.replace("'eapc'", ":format").replace("'2016-07-09'", ":day");
    let place = Folder::new("export-question");
    fs::write(place.join("tables.sql"), &EXPORTED.files["nato-partners.sql"]).unwrap();
    fs::write(place.join("question.json"), json!([question, asked]).to_string()).unwrap();
    let script = "import json, sqlite3\n\
        base = sqlite3.connect(':memory:')\n\
        base.executescript(open('tables.sql', encoding='utf-8').read())\n\
        question, asked = json.load(open('question.json', encoding='utf-8'))\n\
        for format, day, expected in asked:\n\
        \x20   rows = base.execute(question.strip().rstrip(';'), {'format': format, 'day': day}).fetchall()\n\
        \x20   assert sorted(map(list, rows)) == expected, (format, day, rows, expected)\n";
    let python =
        |script| Command::new("python3").args(["-c", script]).current_dir(&*place).output();
    if !python("import sqlite3").is_ok_and(|output| output.status.success()) {
        return skipped("no python3 with sqlite3; the SQL of docs/other-programs.md was not run");
    }
    let output = python(script).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
