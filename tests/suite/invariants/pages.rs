//! Every page of `show`.

use std::collections::BTreeMap;

use nato_partners::data::Dataset;
use nato_partners::error::Exit;
use serde_yaml::Value;
use unicode_width::UnicodeWidthStr;

use crate::invariants::read_back::Object;
use crate::invariants::widths::{check_width, is_rule, minus, words};
use crate::invariants::{WIDE, ask, ask_in, check_outcome};
use crate::support::asked::{formats_and_parties, organisations};
use crate::support::failures::Failures;
use crate::support::questions;
use crate::support::yaml::as_text;

/// Returns a name for everything that has a page; of the sources, some.
fn every_page() -> Vec<String> {
    let dataset = Dataset::embedded();
    let meetings = dataset.meetings.iter().map(|meeting| format!("meeting:{}", meeting.id));
    let step = dataset.sources.len() / 50;
    let sources =
        dataset.sources.iter().step_by(step).map(|source| format!("source:{}", source.id));
    formats_and_parties().chain(meetings).chain(sources).collect()
}

/// Returns a page as JSON.
fn page(question: &str) -> Object {
    serde_json::from_str(&ask_in(question, "json").stdout).unwrap()
}

#[test]
fn everything_has_a_page_in_every_output_that_can_hold_one() {
    let mut failures = Failures::default();
    for name in every_page() {
        for output in ["table", "list", "json", "markdown"] {
            let asked = format!("show {name} -o {output} --width {WIDE}");
            let outcome = ask(&asked);
            failures.unless(outcome.exit == Exit::Answered, &asked, format!("{outcome:?}"));
            check_outcome(&mut failures, &asked, output, &outcome);
            let is_page = match output {
                "json" => {
                    serde_json::from_str::<Object>(&outcome.stdout).is_ok_and(|page| page.len() > 5)
                }
                "markdown" => outcome.stdout.starts_with("# "),
                _ => outcome.stdout.lines().nth(1).is_some_and(is_rule),
            };
            failures.unless(is_page, &asked, format!("no page: {}", outcome.stdout));
        }
    }
    failures.report(100);
}

#[test]
fn pages_of_one_kind_have_the_same_keys_and_are_filled_in_every_language() {
    let mut kinds: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut failures = Failures::default();
    let filled = |page: &Object| -> Vec<Value> {
        let fields = page.iter().filter(|(_, value)| !as_text(value).is_empty());
        fields.map(|(key, _)| key.clone()).collect()
    };
    let organisations: Vec<String> = organisations().collect();
    for name in every_page() {
        let kind = if organisations.contains(&name) { "organisation" } else { &name };
        let kind = kind.split(':').next().unwrap().to_owned();
        let english = page(&format!("show {name}"));
        let keys: Vec<Value> = english.keys().cloned().collect();
        assert_eq!(kinds.entry(kind).or_insert(keys.clone()), &keys, "show {name}");
        for language in ["de", "fr"] {
            let asked = format!("show {name} --lang {language}");
            let is_whole = filled(&page(&asked)) == filled(&english);
            failures.unless(is_whole, &asked, "other fields than in English");
        }
    }
    assert_eq!(kinds.len(), 5);
    failures.report(100);
}

#[test]
fn pages_fit_their_width_and_lose_no_word_of_running_text() {
    let mut failures = Failures::default();
    for question in questions::pages() {
        let expected = running_words(&page(question));
        for width in (20..=200).step_by(6) {
            let short = format!("{question} --width {width}");
            check_width(&mut failures, &short, &ask(&short).stdout, width);
            let full = if question.starts_with("show") { " --full" } else { "" };
            let asked = format!("{short}{full}");
            let outcome = ask(&asked);
            check_outcome(&mut failures, &asked, "table", &outcome);
            check_width(&mut failures, &asked, &outcome.stdout, width);
            let actual = words(&outcome.stdout.replace([';', ':'], " "));
            let lost = minus(&expected, &actual);
            failures.unless(lost.is_empty(), &asked, format!("lost {lost:?}"));
        }
    }
    failures.report(100);
}

/// Returns the words of fields, paragraphs and items; columns of the tables on a page may be dropped.
fn running_words(page: &Object) -> BTreeMap<String, usize> {
    let is_row = |value: &Value| value.is_mapping() && value.get("lines").is_none();
    let mut texts = Vec::new();
    for value in page.values() {
        match value {
            Value::Sequence(items) if items.iter().any(is_row) => {}
            Value::Sequence(items) => items.iter().for_each(|item| texts.extend(texts_of(item))),
            other => texts.push(as_text(other)),
        }
    }
    let mut words = words(&texts.join(" ").replace([';', ':'], " "));
    words.retain(|word, _| word.width() <= 40);
    words
}

/// Returns the texts of an item: its title, its lines and its addresses.
fn texts_of(item: &Value) -> Vec<String> {
    match item {
        Value::Mapping(item) => item.values().map(as_text).collect(),
        other => vec![as_text(other)],
    }
}
