//! Sets of countries, comparisons and the matrix, on the shipped data.

use crate::support::asked::{column, refusal, rows, sorted, text};
use nato_partners::error::Exit;
use serde_json::Value;

/// The days on which the sets are compared with slower ways to the same answer.
const DAYS: [&str; 6] =
    ["1995-02-15", "1999-03-12", "2005-02-15", "2016-07-09", "2021-06", "reviewed"];

fn formats() -> Vec<String> {
    column(&rows("formats --on reviewed"), "format").into_iter().map(str::to_owned).collect()
}

#[test]
fn the_dialogue_and_capacity_building_share_jordan_alone() {
    assert_eq!(sorted(&rows("countries --in md --in dcb --on 2016-07-09")), ["JO"]);
}

#[test]
fn partners_were_more_than_forty_states_and_organisations() {
    let answer = text("countries --role partner --on 2016-07-09");
    let counted = "42 countries and 7 organisations, 1 possible, 1 suspended";
    assert_eq!(answer.lines().nth(1), Some(counted), "the page says: more than 40");
    let page = text("show organisations");
    assert!(page.contains("aa-cooperative-security"), "the page's number stands beside ours");
    let partners = rows("countries --role partner --on 2016-07-09");
    assert_eq!(partners.len(), 42 + 7 + 1);
    assert!(partners.iter().all(|row| row["role"] == "partner"));
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
fn a_set_is_as_sure_as_its_least_sure_format() {
    let standing = |options: &str| {
        let found = rows(&format!("countries {options} --columns country,standing"));
        let bahrain = found.iter().find(|row| row["country"] == "BH");
        bahrain.map(|row| row["standing"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(standing("--in ici --on 2005-02-15").as_deref(), Some("possible"));
    assert_eq!(standing("--not-in ici --in pii --on 2016").as_deref(), None);
    assert_eq!(standing("--in ici --in pii --on 2016").as_deref(), Some("member"));
    let russia = rows("countries --in eapc --in nrc --on 2016-07-09 --role partner");
    assert_eq!(russia[0]["standing"], "suspended");
}

#[test]
fn observers_are_no_members() {
    assert!(!sorted(&rows("countries --in nacc --on 1995")).contains(&"FI".to_owned()));
    let observers = rows("countries --in nacc --role observer --on 1995");
    assert!(sorted(&observers).contains(&"FI".to_owned()));
}

#[test]
fn the_dialogue_and_the_initiative_share_nobody() {
    let compared = rows("compare md ici");
    assert_eq!(compared.len(), 7 + 4);
    assert!(compared.iter().all(|row| row["shared"].is_null()));
    let heading = text("compare md ici");
    assert_eq!(heading.lines().nth(1), Some("shared by all: 0; only md: 7; only ici: 4"));
    assert!(rows("compare md ici --shared").is_empty());
}

#[test]
fn in_2000_tajikistan_was_in_the_council_but_not_in_the_partnership() {
    let command = "compare eapc pfp --role partner --on 2000-01-01 --different";
    let differing = rows(command);
    assert_eq!(sorted(&differing), ["TJ"]);
    assert_eq!(differing[0]["only_in"], serde_json::json!(["eapc"]));
    let heading = text(command);
    let counts = "shared by all: 25; only eapc: 1; only pfp: 0";
    assert_eq!(heading.lines().nth(1), Some(counts));
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
fn finland_and_sweden_have_sat_in_the_council_together_since_its_founding() {
    let shared = rows("compare finland sweden --shared");
    let since = |format: &str| {
        let row = shared.iter().find(|row| row["format"] == format).expect("a row");
        row["together_since"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(since("nato"), "2024-03-07");
    assert_eq!(since("eapc"), "1997-05-30");
}

#[test]
fn a_name_that_is_both_takes_the_kind_of_the_others() {
    assert_eq!(rows("compare md dcb --on 2016-07-09 --shared").len(), 1);
    let moldova = rows("compare md georgia --on 2016-07-09 --shared");
    assert!(moldova.iter().any(|row| row["format"] == "dcb" && row["MD"] == "partner"));
    let forced = rows("compare country:md country:ge --on 2016-07-09 --shared");
    assert_eq!(forced, moldova);
    let mixed = refusal("compare eapc finland", Exit::NotFound);
    assert!(mixed.contains("nato-partners matrix --formats eapc --country fi"), "{mixed}");
}

/// Two numbers of others: NATO counted 41 partner countries in November 2013, and the German
/// Foreign Office 35 in August 2025; it leaves out the three whose partnership is suspended.
#[test]
fn partners_are_as_many_as_nato_and_berlin_counted() {
    let countries = |day: &str| {
        let partners = rows(&format!("countries --role partner --on {day}"));
        let is_country = |row: &&Value| !row["area"].is_null();
        let suspended = partners.iter().filter(|row| row["standing"] == "suspended").count();
        (partners.iter().filter(is_country).count(), suspended)
    };
    assert_eq!(countries("2013-11"), (41, 0));
    assert_eq!(countries("2025-08-19"), (35 + 3, 3));
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
fn a_narrow_matrix_drops_the_formats_with_the_fewest_and_says_which() {
    let wide = text("matrix");
    assert!(!wide.contains("not shown"), "a pipe is as wide as one likes");
    let narrow = text("matrix --width 80");
    assert!(narrow.lines().all(|line| line.chars().count() <= 80));
    let header = narrow.lines().find(|line| line.starts_with("Country ")).expect("a header");
    assert!(header.contains("nato") && header.contains("eapc") && !header.contains("sngp"));
    let note = narrow.split("not shown at this width: ").nth(1).expect("a note");
    assert!(note.contains("sngp") && note.contains("cap"), "{note}");
    let listed = text("matrix --width 40 --country jordan");
    let is_md = |line: &str| line.starts_with("md:") && line.ends_with(" P");
    assert!(listed.lines().any(is_md), "{listed}");
    assert!(!listed.contains("pfp"), "what it is not in is left out: {listed}");
}

#[test]
fn nobody_is_possibly_in_a_format_before_nato_was_founded() {
    assert!(rows("countries --on 1949-04-03").is_empty());
    let first = rows("countries --on 1949-04-04");
    assert!(first.iter().any(|row| row["standing"] == "possible"), "{first:#?}");
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
