//! What another program may rely on in the tables: keys, references, dates.

use std::collections::BTreeSet;

use crate::exported;
use crate::package::{Row, texts};
use crate::program::{bare, stdout};

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
                    _ => (String::new(), String::new()),
                };
                assert_eq!((first.to_owned(), last.to_owned()), expected, "{row:?}");
                assert!(last.starts_with(date) || date == "unknown", "{row:?}");
                let length = match precision {
                    "day" => 10,
                    "month" | "unknown" => 7,
                    "year" => 4,
                    _ => 0,
                };
                assert_eq!(date.len(), length, "{row:?}");
                seen.insert(precision.to_owned());
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["", "day", "month", "unknown", "year"]);
}

#[test]
fn allies_sit_where_all_allies_do() {
    let package = exported("allies");
    let in_eapc = |role: &str| -> BTreeSet<String> {
        let on = "2016-07-09";
        let is_in = |row: &&Row| {
            let until = row["until_latest"].as_str();
            row["format"] == "eapc"
                && row["role"] == role
                && row["from_latest"].as_str() <= on
                && (until.is_empty() || on < until)
        };
        package.rows("spells").iter().filter(is_in).map(|row| row["country"].clone()).collect()
    };
    for role in ["ally", "partner"] {
        let line = format!("members eapc --on 2016-07-09 --role {role} --columns country -o csv");
        let members = stdout(&bare(&line).output().unwrap());
        let members: BTreeSet<String> = members.lines().skip(1).map(str::to_owned).collect();
        assert_eq!(in_eapc(role), members);
    }
    assert_eq!((in_eapc("ally").len(), in_eapc("partner").len()), (28, 22));
}
