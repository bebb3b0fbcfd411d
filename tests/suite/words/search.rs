//! Where words are found, and which place is named first.

use nato_partners::error::Exit;
use serde_json::Value;

use crate::support::asked::{ask, column, refusal, rows, run, text};
use crate::words::names;

#[test]
fn cooperative_security_is_a_core_task_and_the_page_says_so() {
    let hits = rows("search 'cooperative security' --columns id,where,date,text,sources");
    let core_task = hits.iter().find(|hit| hit["id"] == "nato" && hit["date"] == "2010-11-19");
    let core_task = core_task.expect("the Strategic Concept of Lisbon");
    assert!(core_task["text"].as_str().expect("a text").contains("core task"), "{core_task}");
    assert!(names(&core_task["sources"]).contains(&"aa-cooperative-security"), "{core_task}");
    assert!(column(&hits, "id").contains(&"aa-cooperative-security"), "the page itself");
}

#[test]
fn non_proliferation_is_promoted_and_the_page_says_so() {
    let hits = rows("search non-proliferation --columns id,text,sources");
    for (id, mines) in [("nato", "removing mines"), ("trust-funds", "removal of mines")] {
        let hit = hits.iter().find(|hit| hit["id"] == id).expect(id);
        let text = hit["text"].as_str().expect("a text");
        assert!(text.contains("disarmament"), "{text}");
        assert!(text.contains(mines), "{text}");
        assert_eq!(names(&hit["sources"]), ["aa-cooperative-security"], "{hit}");
    }
    assert_eq!(column(&rows("search non-prolif"), "id"), column(&hits, "id"));
}

#[test]
fn a_name_is_found_first_however_it_is_written() {
    for (asked, id) in [
        ("EAPC", "eapc"),
        ("UK", "GB"),
        ("uk", "GB"),
        ("GBR", "GB"),
        ("826", "GB"),
        ("IS", "IS"),
        ("EU", "eu"),
        ("Mediterranean Dialogue", "md"),
        ("dialogue mediterraneen", "md"),
        ("Mittelmeerdialog", "md"),
        ("Interoperability Platform", "pii"),
        ("TÜRKEI", "TR"),
        ("tuerkei", "TR"),
        ("Österreich", "AT"),
        ("oesterreich", "AT"),
        ("holland", "NL"),
        ("African Union", "african-union"),
        ("warsaw-2016", "warsaw-2016"),
        ("aa-cooperative-security", "aa-cooperative-security"),
    ] {
        let hits = rows(&format!("search '{asked}'"));
        assert!(!hits.is_empty() && hits[0]["id"] == id, "{asked}: {:?}", hits.first());
    }
}

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

#[test]
fn nothing_found_is_an_answer_with_a_guess() {
    let nothing = ask("search 'mediteranean dialogue' -o json");
    assert_eq!((nothing.exit, &*nothing.stdout), (Exit::Answered, "[]\n"));
    assert!(nothing.stderr.contains("did you mean `md`"), "{}", nothing.stderr);
    for nothing in ["search ''", "search ?!", "search nato ' '"] {
        refusal(nothing, Exit::NotFound);
    }
}
