//! Which columns there are, and what is in them.

use nato_partners::error::Exit;

use crate::invariants::failures::Failures;
use crate::invariants::read_back::{Object, Rows, all_columns, columns_of, is_number};
use crate::invariants::{EMPTY, OUTPUTS, QUESTIONS, READABLE, ask, ask_in};

#[test]
fn columns_stand_in_the_order_they_are_asked_for() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (_, all) = all_columns(question);
        let mut backwards = columns_of(question);
        backwards.reverse();
        let twice = vec![backwards[0].clone(), backwards[1].clone(), backwards[0].clone()];
        for (asked, expected) in [
            (&backwards, &backwards[..]),
            (&backwards[..1].to_vec(), &backwards[..1]),
            (&twice, &backwards[..2]),
        ] {
            let asked = format!("{question} --columns {}", asked.join(","));
            for output in READABLE {
                let rows = Rows::of(&asked, output);
                failures.unless(
                    rows.keys == expected,
                    &asked,
                    format!("-o {output}: {:?}", rows.keys),
                );
                failures.unless(
                    rows.rows.len() == all.rows.len(),
                    &asked,
                    format!("-o {output}: {} rows", rows.rows.len()),
                );
            }
        }
    }
    failures.report();
}

#[test]
fn an_unknown_column_is_refused_in_every_output_with_those_there_are() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().chain(EMPTY) {
        let known = columns_of(question);
        let shown = Rows::of(question, "csv").keys;
        failures.unless(
            shown.iter().all(|key| known.contains(key)),
            question,
            format!("{shown:?} are not all in {known:?}"),
        );
        for option in
            ["--columns name,nonsense", "--columns nonsense", "--sort nonsense", "--sort -nonsense"]
        {
            for output in OUTPUTS {
                let asked = format!("{question} {option} -o {output}");
                let outcome = ask(&asked);
                let name = if known.contains(&"name".to_owned()) || !option.contains("name") {
                    "nonsense"
                } else {
                    "name"
                };
                let expected = format!(
                    "error: there is no column `{name}`\ntip: the columns are {}\n",
                    known.join(", ")
                );
                let is_refused = (outcome.exit, &*outcome.stdout) == (Exit::Unusable, "")
                    && outcome.stderr == expected;
                failures.unless(is_refused, &asked, format!("{outcome:?}"));
            }
        }
    }
    failures.report();
}

/// Columns that others already rely on (design §5): they may become more, but never other ones.
const STABLE_COLUMNS: &[(&str, &str)] = &[
    ("members md", "country name role since until standing confidence role_since suspended_since"),
    (
        "country TR",
        "country format abbreviation name role since until standing confidence role_since suspended_since",
    ),
    ("founded", "format abbreviation name founded place renamed ended founded_note"),
    ("formats", "format abbreviation name kind founded status members founded_note"),
];

#[test]
fn the_columns_that_others_rely_on_are_there_in_their_order() {
    for (question, expected) in STABLE_COLUMNS {
        let keys = Rows::of(question, "csv").keys;
        assert_eq!(keys.join(" "), *expected, "nato-partners {question} -o csv");
    }
}

#[test]
fn numbers_and_lists_are_what_they_are_in_json() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, _) = all_columns(question);
        let objects: Vec<Object> = serde_json::from_str(&ask_in(&question, "json").stdout).unwrap();
        for (key, value) in objects.iter().flat_map(|object| &object.0) {
            let is_right = match key.as_str() {
                "sources" | "renamed" => value.is_array(),
                key if is_number(key) => value.is_i64() || value.is_null(),
                _ => value.is_string() || value.is_null(),
            };
            failures.unless(is_right, &question, format!("{key} is {value}"));
        }
    }
    failures.report();
}

/// Row commands that do not offer `left`, `note` and `sources`, though the design says every one does.
const WITHOUT_SOURCES: &[&str] = &["check"];

#[test]
fn every_row_command_can_be_asked_who_says_so() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let known = columns_of(question);
        let offers =
            ["left", "note", "sources"].iter().all(|key| known.contains(&(*key).to_owned()));
        let command = question.split(' ').next().unwrap();
        failures.unless(
            offers != WITHOUT_SOURCES.contains(&command),
            question,
            format!("{known:?}"),
        );
    }
    failures.report();
}
