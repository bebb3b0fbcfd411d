//! The panel of countries and years, on the shipped data, against slower ways to the same answer; `tests/told/panel.txt` has single cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::asked::{ask, rows};
use serde_json::Value;

const RULES: [&str; 4] = ["any", "first", "last", "whole"];

/// Returns the formats that are columns, which stand behind the six that say which row it is.
fn formats(panel: &[Value]) -> Vec<String> {
    let keys = panel[0].as_object().unwrap().keys();
    let fixed = ["year", "country", "alpha3", "name", "cow", "gw"];
    keys.filter(|key| !fixed.contains(&key.as_str())).cloned().collect()
}

#[test]
fn every_format_of_every_year_is_its_members_on_the_day() {
    for (rule, day) in [("first", "01-01"), ("last", "12-31")] {
        let panel = rows(&format!("panel --rule {rule}"));
        let columns = formats(&panel);
        assert_eq!(columns.len(), 27);
        let mut standings = BTreeMap::new();
        for format in &columns {
            for year in 1991..=2026 {
                for row in rows(&format!("members {format} --on {year}-{day}")) {
                    let key = format!("{format} {year} {}", row["country"]);
                    standings.insert(key, row["standing"].clone());
                }
            }
        }
        for row in &panel {
            for format in &columns {
                let key = format!("{format} {} {}", row["year"], row["country"]);
                let value = row[format].as_u64();
                let is_right = match standings.remove(&key) {
                    Some(standing) if standing == "possible" => value.is_none(),
                    Some(_) => value == Some(1),
                    None => value != Some(1),
                };
                assert!(is_right, "{key}: {row}");
            }
        }
        // The ids of organisations, which have no row, are in small letters.
        standings.retain(|key, _| key.contains(char::is_uppercase));
        assert!(standings.is_empty(), "{standings:?} have no row");
    }
}

#[test]
fn a_year_has_each_country_and_each_number_once() {
    for rule in RULES {
        let panel = rows(&format!("panel --from 1816 --rule {rule} --formats eapc"));
        for key in ["country", "cow", "gw"] {
            let mut seen = BTreeSet::new();
            for row in panel.iter().filter(|row| !row[key].is_null()) {
                let pair = (row["year"].to_string(), row[key].to_string());
                assert!(seen.insert(pair), "{rule}: {key} {} in {}", row[key], row["year"]);
            }
        }
    }
}

#[test]
fn the_rules_agree_with_each_other() {
    let [any, first, last, whole] = RULES.map(|rule| rows(&format!("panel --rule {rule}")));
    let by_key = |panel: &[Value]| -> BTreeMap<String, Value> {
        panel
            .iter()
            .map(|row| (format!("{} {}", row["year"], row["country"]), row.clone()))
            .collect()
    };
    let columns = formats(&any);
    let (any, first, last) = (by_key(&any), by_key(&first), by_key(&last));
    for (key, throughout) in &by_key(&whole) {
        let on_days = [&first[key], &last[key]];
        for format in &columns {
            let value = |row: &Value| row[format].as_u64();
            if value(throughout) == Some(1) {
                assert!(on_days.iter().all(|row| value(row) == Some(1)), "{key:?} {format}");
            }
            if on_days.iter().any(|row| value(row) == Some(0)) {
                assert_eq!(value(throughout), Some(0), "{key:?} {format}");
            }
        }
    }
    for (key, row) in first.iter().chain(&last) {
        for format in &columns {
            let (on_day, ever) = (row[format].as_u64(), any[key][format].as_u64());
            assert!(on_day != Some(1) || ever == Some(1), "{key:?} {format}");
            assert!(ever != Some(0) || on_day == Some(0), "{key:?} {format}");
        }
    }
}

#[test]
fn cells_that_are_not_known_are_counted() {
    let outcome = ask("panel --columns year,country,trust_funds,pii,eapc -o csv");
    let empty = outcome.stdout.lines().flat_map(|line| line.split(',').skip(2));
    let empty = empty.filter(|cell| cell.is_empty()).count();
    let said = outcome.stderr.lines().filter(|line| line.contains("cells"));
    let numbers = said.filter_map(|line| line.split(' ').nth(1)?.parse::<usize>().ok());
    assert_eq!(numbers.sum::<usize>(), empty, "{}", outcome.stderr);
}
