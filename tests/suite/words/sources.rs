//! Who says so: the sources, and the facts they are cited for.

use std::collections::BTreeSet;

use nato_partners::data::Dataset;
use serde_json::Value;

use crate::support::asked::{ask, column, json, rows};
use crate::words::names;

#[test]
fn every_source_is_listed_with_the_places_that_cite_it() {
    let sources = rows("sources --columns id,facts,cited_by,sources,ended_why,note");
    assert!(sources.len() > 700);
    for source in &sources {
        let facts = source["facts"].as_u64().expect("a number");
        let places = names(&source["cited_by"]).len() as u64;
        assert!(0 < places && places <= facts, "{source}");
        assert_eq!(names(&source["sources"]), [source["id"].as_str().expect("an id")]);
    }
}

#[test]
fn sources_come_nearest_first_then_newest() {
    let rank = |row: &Value| {
        let qualities = ["primary", "secondary", "tertiary"];
        qualities.iter().position(|quality| row["quality"] == **quality).expect("a quality")
    };
    for pair in rows("sources").windows(2) {
        let [one, other] = pair else { unreachable!("two of them") };
        let date = |row: &Value| row["date"].as_str().map(str::to_owned);
        let in_order = match (date(one), date(other)) {
            (Some(one), Some(other)) => one >= other,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        assert!(rank(one) < rank(other) || (rank(one) == rank(other) && in_order), "{pair:#?}");
    }
}

#[test]
fn sources_are_those_of_the_page() {
    let dataset = Dataset::embedded();
    let formats = dataset.formats.iter().map(|format| format!("format:{}", format.id));
    let parties = dataset.parties().map(|party| format!("country:{}", party.code()));
    let meetings = dataset.meetings.iter().map(|meeting| format!("meeting:{}", meeting.id));
    for name in formats.chain(parties).chain(meetings) {
        let page: Value = json(&format!("show {name}"));
        let on_page = column(page["sources"].as_array().expect("a list"), "title")
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>();
        let listed = rows(&format!("sources {name}"));
        let listed: BTreeSet<String> =
            column(&listed, "id").into_iter().map(str::to_owned).collect();
        assert_eq!(listed, on_page, "{name}");
    }
}

#[test]
fn the_day_and_the_quality_of_sources_are_filters() {
    let dates = |options: &str| {
        let sources = rows(&format!("sources eapc {options}"));
        column(&sources, "date").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let of_2024 = dates("--since 2024 --until 2024");
    assert!(!of_2024.is_empty() && of_2024.iter().all(|date| date.starts_with("2024")));
    let filtered = rows("sources eapc --quality primary --quality tertiary");
    assert!(filtered.iter().all(|row| row["quality"] != "secondary"));
    let left_out = ask("sources eapc --since 2024");
    assert!(left_out.stderr.contains("without a date are left out"), "{}", left_out.stderr);
}

/// What happened is told by the same sources in a timeline and between two days.
#[test]
fn timelines_and_changes_cite_the_same_sources() {
    let columns = "--columns date,format,country,role,sources";
    let told = rows(&format!("timeline {columns},kind"));
    let changed = rows(&format!("changes --from 1949-08-23 {columns},change"));
    let mut compared = 0;
    for change in &changed {
        let same = ["date", "format", "country", "role"];
        let is_same = |entry: &&Value| {
            same.iter().all(|key| entry[*key] == change[*key]) && entry["kind"] == change["change"]
        };
        let Some(entry) = told.iter().find(is_same) else { continue };
        assert_eq!(entry["sources"], change["sources"], "{change}");
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
    let renamed =
        rows("changes --from 2002-05-27 --to 2002-05-28 --change renamed --columns format,sources");
    let entry = rows(
        "timeline nrc --from 2002-05-28 --to 2002-05-28 --kind renamed --columns format,sources",
    );
    assert_eq!(renamed, entry);
    assert_eq!(renamed.len(), 1);
}
