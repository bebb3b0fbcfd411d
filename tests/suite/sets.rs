//! Sets of countries, comparisons and the matrix, against slower ways to the same answer; `tests/told/comparisons.txt` has single ones.

use crate::support::asked::{column, rows, sorted, text};
use serde_json::Value;

/// The days on which the sets are compared with slower ways to the same answer.
const DAYS: [&str; 6] =
    ["1995-02-15", "1999-03-12", "2005-02-15", "2016-07-09", "2021-06", "reviewed"];

fn formats() -> Vec<String> {
    column(&rows("formats --on reviewed"), "format").into_iter().map(str::to_owned).collect()
}

#[test]
fn a_set_of_one_format_is_its_members() {
    for day in DAYS {
        for format in formats() {
            let members = rows(&format!("members {format} --on {day} --columns country"));
            let set = rows(&format!("countries --in {format} --on {day} --columns country"));
            assert_eq!(sorted(&members), sorted(&set), "{format} on {day}");
        }
    }
}

#[test]
fn sets_are_the_sets_of_their_formats() {
    let (one, other) = ("eapc", "pii");
    for day in DAYS {
        let of = |options: &str| sorted(&rows(&format!("countries {options} --on {day}")));
        let surely_in = |format: &str| -> Vec<String> {
            let members = rows(&format!("members {format} --on {day}"));
            let surely: Vec<Value> =
                members.into_iter().filter(|row| row["standing"] != "possible").collect();
            sorted(&surely)
        };
        let (left, right) = (of(&format!("--in {one}")), of(&format!("--in {other}")));
        let both: Vec<String> = left.iter().filter(|code| right.contains(code)).cloned().collect();
        let mut either: Vec<String> = left.iter().chain(&right).cloned().collect();
        either.sort();
        either.dedup();
        let out = surely_in(other);
        let only: Vec<String> = left.iter().filter(|code| !out.contains(code)).cloned().collect();
        assert_eq!(of(&format!("--in {one} --in {other}")), both, "{day}");
        assert_eq!(of(&format!("--any-in {one} --any-in {other}")), either, "{day}");
        assert_eq!(of(&format!("--in {one} --not-in {other}")), only, "{day}");
    }
}

#[test]
fn everyone_is_ally_partner_or_observer_once() {
    for day in DAYS {
        let all = rows(&format!("countries --on {day}"));
        let mut codes = sorted(&all);
        codes.dedup();
        assert_eq!(codes.len(), all.len(), "{day}");
        let in_role = |role: &str| sorted(&rows(&format!("countries --role {role} --on {day}")));
        assert_eq!(in_role("ally"), sorted(&rows(&format!("members nato --on {day}"))), "{day}");
        let parts = ["ally", "partner", "observer"].map(in_role).concat().len();
        assert_eq!(parts, all.len(), "{day}");
    }
}

#[test]
fn the_formats_with_a_country_are_those_in_which_it_is() {
    for (country, day) in [("JO", "2016-07-09"), ("FI", "1995-06-01"), ("un", "reviewed")] {
        let with = rows(&format!("formats --with {country} --on {day} --columns format"));
        let mut with: Vec<&str> = with.iter().filter_map(|row| row["format"].as_str()).collect();
        with.sort_unstable();
        let roles = "--role partner --role ally --role observer";
        let is_in = |format: &String| {
            let members = rows(&format!("members {format} --on {day} {roles} --columns country"));
            members.iter().any(|row| row["country"] == country)
        };
        let mut expected: Vec<String> = formats().into_iter().filter(is_in).collect();
        expected.sort_unstable();
        assert_eq!(with, expected, "{country} on {day}");
        assert!(!with.is_empty(), "{country} on {day}");
    }
}

#[test]
fn a_comparison_holds_everyone_who_is_in_one_of_them_with_the_role_of_members() {
    for day in DAYS {
        let compared = rows(&format!("compare eapc pii pfp --on {day}"));
        for format in ["eapc", "pii", "pfp"] {
            let members = rows(&format!("members {format} --on {day}"));
            let there: Vec<&Value> = compared.iter().filter(|row| !row[format].is_null()).collect();
            assert_eq!(there.len(), members.len(), "{format} on {day}");
            for member in members {
                let row = there.iter().find(|row| row["country"] == member["country"]);
                let word = row.expect("a row")[format].as_str().unwrap_or_default();
                let (role, standing) = (&member["role"], &member["standing"]);
                let expected = match standing.as_str().unwrap_or_default() {
                    "member" => role.as_str().unwrap_or_default().to_owned(),
                    "suspended" => format!("{} (suspended)", role.as_str().unwrap_or_default()),
                    standing => standing.to_owned(),
                };
                assert_eq!(word, expected, "{format} on {day}: {}", member["country"]);
            }
        }
    }
}

#[test]
fn the_matrix_is_the_members_of_every_format() {
    for day in DAYS {
        let matrix = rows(&format!("matrix --on {day}"));
        for format in formats() {
            let roles = "--role partner --role ally --role observer";
            let columns = "--columns country,role,standing,note";
            let members = rows(&format!("members {format} --on {day} {roles} {columns}"));
            let marked: Vec<Value> = matrix
                .iter()
                .filter(|row| !row.get(&format).is_none_or(Value::is_null))
                .cloned()
                .collect();
            assert_eq!(sorted(&marked), sorted(&members), "{format} on {day}");
            for member in &members {
                let row = marked.iter().find(|row| row["country"] == member["country"]);
                let mark = row.expect("a row")[&format].as_str().unwrap_or_default();
                let expected = match (member["standing"].as_str(), member["role"].as_str()) {
                    (Some("possible"), _) => "?",
                    (Some("suspended"), _) => "s",
                    _ if member["note"].to_string().contains("perhaps suspended") => "s?",
                    (_, Some("ally")) => "A",
                    (_, Some("partner")) => "P",
                    _ => "O",
                };
                assert_eq!(mark, expected, "{format} on {day}: {}", member["country"]);
            }
        }
    }
}

#[test]
fn the_matrix_has_the_rows_of_countries() {
    for options in ["", "--in pfp --not-in eop", "--role partner --area Gulf", "--any-in md"] {
        let matrix = rows(&format!("matrix {options} --on 2016-07-09 --columns country"));
        let set = rows(&format!("countries {options} --on 2016-07-09 --columns country"));
        assert_eq!(matrix, set, "{options}");
    }
}

#[test]
fn a_set_counts_the_unconfirmed_as_its_format_does() {
    let unconfirmed = |line: &str| -> Vec<String> {
        let heading = text(line).lines().nth(1).unwrap_or_default().to_owned();
        let parts = heading.split([',', ';', '.']).map(str::trim);
        parts.filter(|part| part.ends_with(" unconfirmed")).map(str::to_owned).collect()
    };
    let mut all = 0;
    for format in formats() {
        let of_members = unconfirmed(&format!("members {format}"));
        all += of_members.len();
        assert_eq!(unconfirmed(&format!("countries --in {format}")), of_members, "{format}");
    }
    assert!(all > 0, "some format has members whom no source supports");
}
