//! What is said, and who says so: search, sources, cite and conflicts on the shipped data.

mod citations;
mod conflicts;
mod search;
mod sources;

use crate::support::asked::{column, json, rows, text};
use serde_json::Value;

/// Returns the texts of a list.
fn names(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn the_end_of_a_page_leads_on() {
    let formats = rows("formats");
    let mut pages = column(&formats, "format");
    pages.extend(["country:md", "finland", "un", "warsaw-2016", "source:aa-cooperative-security"]);
    for page in pages {
        let shown: Value = json(&format!("show {page}"));
        for command in names(&shown["more"]) {
            let line = command.strip_prefix("nato-partners ").expect("a command");
            assert!(text(line).lines().count() > 3, "{command}");
        }
    }
}
