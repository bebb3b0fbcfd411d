//! The panel of countries and years, on the shipped data, against slower ways to the same answer.

#![expect(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::asked::{ask, refusal, rows};
use nato_partners::error::Exit;
use serde_json::Value;

const RULES: [&str; 4] = ["any", "first", "last", "whole"];

/// Returns the formats that are columns, which stand behind the four that say which row it is.
fn formats(panel: &[Value]) -> Vec<String> {
    let keys = panel[0].as_object().expect("an object").keys();
    let fixed = ["year", "country", "cow", "gw"];
    keys.filter(|key| !fixed.contains(&key.as_str())).cloned().collect()
}

fn row<'p>(panel: &'p [Value], year: u16, country: &str) -> Option<&'p Value> {
    panel.iter().find(|row| row["year"] == year && row["country"] == country)
}

/// Returns a cell: `Some(1)`, `Some(0)`, or nothing where it is not known.
fn cell(panel: &[Value], year: u16, country: &str, format: &str) -> Option<u64> {
    row(panel, year, country).expect("a row")[format].as_u64()
}

#[test]
fn the_council_of_every_year_is_its_members_on_31_december() {
    let panel = rows("panel --formats eapc --rule last");
    for year in 1997..=2025 {
        let sum: u64 = panel
            .iter()
            .filter(|row| row["year"] == year)
            .map(|row| row["eapc"].as_u64().expect("a number"))
            .sum();
        let members = rows(&format!("members eapc --on {year}-12-31")).len() as u64;
        assert_eq!(sum, members, "{year}");
    }
}

#[test]
fn every_format_of_every_year_is_its_members_on_the_day() {
    for (rule, day) in [("first", "01-01"), ("last", "12-31")] {
        let panel = rows(&format!("panel --rule {rule}"));
        let columns = formats(&panel);
        assert_eq!(columns.len(), 26);
        for format in &columns {
            for year in 1991..=2026 {
                let members = rows(&format!("members {format} --on {year}-{day}"));
                let standing: BTreeMap<&str, &str> = members
                    .iter()
                    .filter_map(|row| Some((row["country"].as_str()?, row["standing"].as_str()?)))
                    .collect();
                let of_year = panel.iter().filter(|row| row["year"] == year);
                let mut found = 0;
                for row in of_year {
                    let country = row["country"].as_str().expect("a code");
                    let standing = standing.get(country);
                    found += usize::from(standing.is_some());
                    let value = row[format].as_u64();
                    match standing {
                        Some(&"possible") => assert_eq!(value, None, "{format} {year} {country}"),
                        Some(_) => assert_eq!(value, Some(1), "{format} {year} {country}"),
                        None => assert_ne!(value, Some(1), "{format} {year} {country}"),
                    }
                }
                let countries = standing.keys().filter(|code| is_country(code));
                assert_eq!(found, countries.count(), "{format} {year}: all members have a row");
            }
        }
    }
}

/// Tells whether a code is a country's: the ids of organisations are in small letters.
fn is_country(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_uppercase())
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
fn rows_stand_by_year_and_code() {
    for rule in RULES {
        let panel = rows(&format!("panel --rule {rule} --formats eapc"));
        let keys: Vec<(u64, &str)> = panel
            .iter()
            .map(|row| {
                (row["year"].as_u64().expect("a year"), row["country"].as_str().expect("a code"))
            })
            .collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        assert_eq!(keys, sorted);
        assert_eq!((keys[0].0, keys[keys.len() - 1].0), (1991, 2026));
    }
}

#[test]
fn the_rules_agree_with_each_other() {
    let [any, first, last, whole] = RULES.map(|rule| rows(&format!("panel --rule {rule}")));
    let by_key = |panel: &[Value]| -> BTreeMap<(u64, String), Value> {
        let key = |row: &Value| {
            (
                row["year"].as_u64().expect("a year"),
                row["country"].as_str().expect("a code").to_owned(),
            )
        };
        panel.iter().map(|row| (key(row), row.clone())).collect()
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

/// Finland became an Ally on 2023-04-04, and kept its seat in the Council.
#[test]
fn the_rule_decides_on_a_year_of_change() {
    let values = RULES.map(|rule| {
        let panel = rows(&format!("panel --from 2023 --to 2023 --rule {rule}"));
        ["nato", "pfp", "eapc"].map(|format| cell(&panel, 2023, "FI", format).expect("known"))
    });
    assert_eq!(values, [[1, 1, 1], [0, 1, 1], [1, 0, 1], [0, 0, 1]]);
}

#[test]
fn a_coarse_date_is_known_where_the_rule_allows() {
    let bahrain = RULES.map(|rule| {
        let panel = rows(&format!("panel --from 2005 --to 2005 --formats ici --rule {rule}"));
        cell(&panel, 2005, "BH", "ici")
    });
    assert_eq!(bahrain, [Some(1), Some(0), Some(1), Some(0)], "it joined in February 2005");
    let last = rows("panel --formats deep,parp");
    assert_eq!(cell(&last, 2020, "MD", "parp"), None, "nobody knows since when");
    assert_eq!(cell(&last, 2026, "MD", "parp"), Some(1));
    assert_eq!(cell(&last, 2012, "GE", "deep"), None, "by November 2013");
    assert_eq!(cell(&last, 2013, "GE", "deep"), Some(1));
    assert_eq!(cell(&last, 2006, "GE", "deep"), Some(0), "before it was founded");
}

#[test]
fn who_is_not_on_a_list_that_is_not_complete_is_not_known() {
    let panel = rows("panel --formats trust-funds,pii,eapc");
    let cells = |year, country| {
        ["trust-funds", "pii", "eapc"].map(|format| cell(&panel, year, country, format))
    };
    assert_eq!(cells(2020, "UZ"), [None, None, Some(1)]);
    assert_eq!(cells(2020, "NO"), [Some(0), Some(0), Some(1)], "an Ally is no partner");
    assert_eq!(cells(2020, "AT"), [None, Some(1), Some(1)]);
    assert_eq!(cells(2013, "UZ"), [None, Some(0), Some(1)]);
    assert_eq!(cells(1993, "UZ"), [Some(0), Some(0), Some(0)]);
    let outcome = ask("panel --formats trust-funds,pii,eapc -o csv");
    let empty = outcome.stdout.lines().flat_map(|line| line.split(',').skip(4));
    let empty = empty.filter(|cell| cell.is_empty()).count();
    let said = outcome.stderr.lines().filter(|line| line.contains("cells"));
    let numbers = said.filter_map(|line| line.split(' ').nth(1)?.parse::<usize>().ok());
    assert_eq!(numbers.sum::<usize>(), empty, "{}", outcome.stderr);
}

#[test]
fn numbers_follow_their_own_lists() {
    let numbers = |rule: &str, year: u16, country: &str| {
        let panel = rows(&format!("panel --from {year} --to {year} --formats eapc --rule {rule}"));
        row(&panel, year, country).map(|row| (row["cow"].as_u64(), row["gw"].as_u64()))
    };
    assert_eq!(numbers("last", 2000, "DE"), Some((Some(255), Some(260))));
    assert_eq!(numbers("first", 1990, "DE"), Some((Some(260), Some(260))), "255 since October");
    assert_eq!(numbers("whole", 1989, "DE"), Some((Some(260), Some(260))));
    assert_eq!(numbers("last", 1950, "DE"), Some((None, Some(260))), "COW has it since 1955");
    assert_eq!(numbers("first", 1990, "DDDE"), Some((Some(265), Some(265))));
    assert_eq!(numbers("last", 2002, "YUCS"), Some((Some(345), Some(345))));
    assert_eq!(numbers("last", 2003, "YUCS"), None);
    assert_eq!(numbers("last", 2003, "CSXX"), Some((Some(345), Some(345))));
    assert_eq!(numbers("last", 2006, "RS"), Some((Some(345), Some(340))));
    assert_eq!(numbers("any", 2003, "YUCS"), Some((None, None)));
    assert_eq!(numbers("any", 2003, "CSXX"), Some((Some(345), Some(345))));
    assert_eq!(numbers("any", 2006, "CSXX"), Some((None, Some(345))));
    assert_eq!(numbers("first", 1991, "SUHH"), Some((Some(365), Some(365))));
    assert_eq!(numbers("first", 1991, "RU"), None, "it was the Soviet Union until 1991-12-26");
    assert_eq!(numbers("last", 1991, "RU"), Some((Some(365), Some(365))));
    assert_eq!(numbers("last", 1992, "CSHH"), Some((Some(315), Some(315))));
    assert_eq!(numbers("last", 1992, "MK"), Some((None, Some(343))), "COW has it since 1993");
    assert_eq!(numbers("last", 2007, "XK"), None);
    assert_eq!(numbers("last", 2008, "XK"), Some((Some(347), Some(347))));
    let said = ask("panel --from 2003 --to 2003 --formats eapc --rule any").stderr;
    let passed_on = "a number stands in a year once, with the state that bore it last, so not with YUCS in 2003";
    assert!(said.contains(passed_on), "{said}");
}

#[test]
fn roles_are_told_and_limit_what_counts() {
    let columns = "--columns year,country,eapc,eapc_role,eapc_standing,rule,name,alpha3";
    let panel = rows(&format!("panel --formats eapc --from 2022 --to 2023 {columns}"));
    let finland = |year| row(&panel, year, "FI").expect("a row").clone();
    assert_eq!(finland(2022)["eapc_role"], "partner");
    assert_eq!(finland(2023)["eapc_role"], "ally");
    assert_eq!(row(&panel, 2022, "RU").expect("a row")["eapc_standing"], "suspended");
    assert_eq!((&finland(2022)["rule"], &finland(2022)["alpha3"]), (&"last".into(), &"FIN".into()));
    let partners = rows("panel --formats eapc --from 2022 --to 2023 --role partner");
    assert_eq!(cell(&partners, 2022, "FI", "eapc"), Some(1));
    assert_eq!(cell(&partners, 2023, "FI", "eapc"), Some(0));
    let usual = rows("panel --formats nacc --from 1995 --to 1995");
    assert_eq!(cell(&usual, 1995, "FI", "nacc"), Some(0), "an observer is not counted");
    let observers = rows("panel --formats nacc --from 1995 --to 1995 --role observer");
    assert_eq!(cell(&observers, 1995, "FI", "nacc"), Some(1));
}

#[test]
fn a_panel_holds_only_years_the_data_can_know() {
    for wrong in ["--to 2027", "--from 2027", "--from 2000 --to 1999", "--from 0", "--to 20000"] {
        refusal(&format!("panel {wrong}"), Exit::Unusable);
    }
}
