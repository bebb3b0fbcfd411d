//! Sets of countries, comparisons and the matrix, against the members of each format; `tests/told/comparisons.txt` has single ones.

use std::collections::BTreeMap;

use crate::support::asked::{column, rows, sorted};
use serde_json::Value;

/// The days on which all of them are compared.
const DAYS: &str = "1995-02-15 1999-03-12 2005-02-15 2016-07-09 2021-06 reviewed";

fn formats() -> Vec<String> {
    column(&rows("formats"), "format").into_iter().map(str::to_owned).collect()
}

/// Returns everybody in each format on a day, in any role.
fn everybody(day: &str) -> BTreeMap<String, Vec<Value>> {
    let members = |format: &String| {
        let roles = "--role partner --role ally --role observer";
        rows(&format!("members {format} --on {day} {roles} --columns country,role,standing,note"))
    };
    formats().into_iter().map(|format| (format.clone(), members(&format))).collect()
}

/// Returns the codes of members that are meant, sorted; observers are none.
fn codes(all: &[Value], is_meant: impl Fn(&Value) -> bool) -> Vec<String> {
    let members = all.iter().filter(|row| row["role"] != "observer" && is_meant(row));
    sorted(&members.cloned().collect::<Vec<_>>())
}

fn standing_and_role(row: &Value) -> (&str, &str) {
    let cell = |key: &str| row[key].as_str().unwrap();
    (cell("standing"), cell("role"))
}

#[test]
fn the_matrix_and_every_set_are_the_members_of_every_format() {
    for day in DAYS.split(' ') {
        let matrix = rows(&format!("matrix --on {day}"));
        for (format, members) in everybody(day) {
            let set = sorted(&rows(&format!("countries --in {format} --on {day}")));
            assert_eq!(set, codes(&members, |_| true), "{format} on {day}");
            let is_marked = |row: &&Value| !row.get(&format).is_none_or(Value::is_null);
            assert_eq!(matrix.iter().filter(is_marked).count(), members.len(), "{format} on {day}");
            for member in &members {
                let row = matrix.iter().find(|row| row["country"] == member["country"]);
                let expected = match standing_and_role(member) {
                    ("possible", _) => "?",
                    ("suspended", _) => "s",
                    _ if member["note"].to_string().contains("perhaps suspended") => "s?",
                    (_, "ally") => "A",
                    (_, "partner") => "P",
                    _ => "O",
                };
                assert_eq!(row.unwrap()[&format], expected, "{format} {day}: {member}");
            }
        }
    }
}

#[test]
fn sets_are_the_sets_of_their_formats() {
    for day in DAYS.split(' ') {
        let all = everybody(day);
        let of = |options: &str| sorted(&rows(&format!("countries {options} --on {day}")));
        let (left, right) = (codes(&all["eapc"], |_| true), codes(&all["pii"], |_| true));
        let both: Vec<String> = left.iter().filter(|code| right.contains(code)).cloned().collect();
        let mut either: Vec<String> = left.iter().chain(&right).cloned().collect();
        either.sort();
        either.dedup();
        let out = codes(&all["pii"], |row| row["standing"] != "possible");
        let only: Vec<String> = left.iter().filter(|code| !out.contains(code)).cloned().collect();
        assert_eq!(of("--in eapc --in pii"), both, "{day}");
        assert_eq!(of("--any-in eapc --any-in pii"), either, "{day}");
        assert_eq!(of("--in eapc --not-in pii"), only, "{day}");
        let everyone = of("");
        assert!(everyone.is_sorted_by(|one, other| one < other), "{day}");
        let in_role = |role: &str| of(&format!("--role {role}"));
        assert_eq!(in_role("ally"), codes(&all["nato"], |_| true), "{day}");
        let parts = ["ally", "partner", "observer"].map(in_role).concat();
        assert_eq!(
            parts.len(),
            everyone.len(),
            "everyone is ally, partner or observer once: {day}"
        );
    }
}

#[test]
fn the_formats_with_a_country_are_those_in_which_it_is() {
    for (country, day) in [("JO", "2016-07-09"), ("FI", "1995-06-01"), ("un", "reviewed")] {
        let with = rows(&format!("formats --with {country} --on {day} --columns format"));
        let mut with = column(&with, "format");
        with.sort_unstable();
        let mut all = everybody(day);
        all.retain(|_, members| members.iter().any(|row| row["country"] == country));
        assert_eq!(with, all.keys().collect::<Vec<_>>(), "{country} on {day}");
        assert!(!with.is_empty(), "{country} on {day}");
    }
}

#[test]
fn a_comparison_holds_everyone_who_is_in_one_of_them_with_the_role_of_members() {
    for day in DAYS.split(' ') {
        let (compared, all) = (rows(&format!("compare eapc pii pfp --on {day}")), everybody(day));
        for format in ["eapc", "pii", "pfp"] {
            let members = all[format].iter().filter(|row| row["role"] != "observer");
            let there = compared.iter().filter(|row| !row[format].is_null()).count();
            assert_eq!(there, members.clone().count(), "{format} on {day}");
            for member in members {
                let row = compared.iter().find(|row| row["country"] == member["country"]);
                let expected = match standing_and_role(member) {
                    ("member", role) => role.to_owned(),
                    ("suspended", role) => format!("{role} (suspended)"),
                    (standing, _) => standing.to_owned(),
                };
                assert_eq!(row.unwrap()[format], expected, "{format} on {day}: {member}");
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
