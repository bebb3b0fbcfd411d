//! Every language: what has a name has one in each.

use crate::invariants::QUESTIONS;
use crate::invariants::failures::Failures;
use crate::invariants::pages::{every_page, page};
use crate::invariants::read_back::{Object, Rows, all_columns, as_text};

#[test]
fn a_name_is_never_blank_in_any_language() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().filter(|question| !question.starts_with("check")) {
        let (question, english) = all_columns(question);
        for language in ["en", "de", "fr"] {
            let asked = format!("{question} --lang {language}");
            let rows = Rows::of(&asked, "json");
            failures.unless(rows.keys == english.keys, &asked, format!("{:?}", rows.keys));
            for key in &english.keys {
                let [ours, theirs] = [&rows, &english]
                    .map(|rows| rows.column(key).iter().filter(|cell| cell.is_empty()).count());
                failures.unless(
                    ours == theirs,
                    &asked,
                    format!("{ours} cells of {key} are empty, and {theirs} in English"),
                );
            }
            failures.unless(!rows.column("name").contains(&""), &asked, "a name is blank");
        }
    }
    failures.report();
}

#[test]
fn pages_speak_every_language() {
    let mut failures = Failures::default();
    for name in every_page() {
        let english = page(&format!("show {name}"));
        for language in ["de", "fr"] {
            let asked = format!("show {name} --lang {language}");
            let is_whole = filled(&page(&asked)) == filled(&english);
            failures.unless(is_whole, &asked, "other fields than in English");
        }
    }
    failures.report();
}

/// Returns the keys of the fields that hold something.
fn filled(page: &Object) -> Vec<&str> {
    let fields = page.0.iter().filter(|(_, value)| !as_text(value).is_empty());
    fields.map(|(key, _)| key.as_str()).collect()
}
