//! Where words are found, and which place is named first.

use serde_json::Value;

use crate::support::asked::{column, rows, run, text};

#[test]
fn every_format_is_found_by_its_name() {
    for format in rows("formats --columns format,name") {
        let name = format["name"].as_str().expect("a name");
        let outcome = run(&["search", name, "--kind", "format", "-o", "json"]);
        let hits: Vec<Value> = serde_json::from_str(&outcome.stdout).expect("JSON");
        let exact = hits.iter().take(2).any(|hit| hit["id"] == format["format"]);
        assert!(exact, "{name}: {hits:#?}");
    }
}

/// Meetings stand in the data in the order of their days.
#[test]
fn what_is_as_near_stands_in_the_order_of_ids() {
    let found = rows("search summit --kind meeting");
    let texts: Vec<_> = found.iter().filter(|row| row["where"] != "name").cloned().collect();
    let ids = column(&texts, "id");
    assert!(ids.len() > 5 && ids.is_sorted(), "{ids:?}");
}

#[test]
fn a_search_is_limited_after_it_is_ranked() {
    let all = rows("search partnership");
    let some = rows("search partnership --limit 5");
    assert_eq!(some, all[..5]);
    let heading = text("search partnership --limit 5");
    assert!(heading.contains(&format!("in {} places, the nearest 5 shown", all.len())));
    let meetings = rows("search partnership --kind meeting");
    assert!(!meetings.is_empty() && meetings.len() < all.len());
    assert!(meetings.iter().all(|hit| hit["kind"] == "meeting"));
}

#[test]
fn a_snippet_is_a_part_of_its_text() {
    for hit in rows("search suspended --columns snippet,text") {
        let part = |key: &str| hit[key].as_str().expect("a text").to_owned();
        let (snippet, text) = (part("snippet"), part("text"));
        assert!(snippet.chars().count() <= 102, "{snippet}");
        assert!(text.contains(snippet.trim_matches('…')), "{snippet}\n{text}");
        assert!(snippet.to_lowercase().contains("suspended"), "{snippet}");
    }
}
