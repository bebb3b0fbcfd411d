//! Rows: the same in every output, in any order of rows and columns, in every language.

use nato_partners::error::Exit;
use nato_partners::model::fold;

use crate::invariants::read_back::{Rows, all_columns, columns_of, readable};
use crate::invariants::{OUTPUTS, ask, ask_in, check_outcome};
use crate::support::failures::try_each;
use crate::support::program::as_people_read_it;
use crate::support::questions::{self, command};

/// Returns a question in each language; findings are in one.
fn in_languages(question: &str) -> Vec<String> {
    if command(question) == "check" {
        return vec![question.to_owned()];
    }
    ["en", "de", "fr"].map(|language| format!("{question} --lang {language}")).into()
}

/// A `check` that finds something ends with 1.
fn expected_exit(question: &str) -> Exit {
    if question.starts_with("check tests/fixtures/broken") {
        Exit::NotFound
    } else {
        Exit::Answered
    }
}

#[test]
fn every_answer_is_written_as_a_well_behaved_program_writes() {
    let all = [questions::rows(), questions::none()].concat();
    try_each(&all, 5_000, |failures, question, _| {
        for asked in in_languages(question) {
            for output in OUTPUTS {
                let outcome = ask_in(&asked, output);
                let ends_well = outcome.exit == expected_exit(question);
                failures.unless(ends_well, &asked, format!("-o {output}: exit {:?}", outcome.exit));
                check_outcome(failures, &asked, output, &outcome);
                let is_same = ask_in(&asked, output) == outcome;
                failures.unless(is_same, &asked, format!("-o {output}: the second run differs"));
            }
        }
    });
}

#[test]
fn every_output_has_the_same_rows_columns_and_values_in_every_language() {
    try_each(&questions::rows(), 1_000, |failures, question, _| {
        let english = all_columns(question).1;
        failures.unless(!english.rows.is_empty(), question, "no rows to compare");
        for asked in in_languages(question) {
            let (all, json) = all_columns(&asked);
            failures.unless(json.keys == english.keys, &asked, format!("{:?}", json.keys));
            for key in &json.keys {
                let [ours, theirs] = [&json, &english]
                    .map(|rows| rows.column(key).iter().filter(|cell| cell.is_empty()).count());
                let what = format!("{ours} cells of {key} are empty, and {theirs} in English");
                failures.unless(ours == theirs, &asked, what);
            }
            for output in readable(question) {
                let rows = Rows::of(&all, output, &json.keys);
                let what = format!("-o {output} differs from json:\n  {rows:?}\n  {json:?}");
                failures.unless(rows == json, &all, what);
            }
            let usual = Rows::of(&asked, "json", &[]);
            // A column that is empty in every row is not drawn for people.
            for output in readable(question) {
                let for_people = ["markdown", "list"].contains(output);
                let expected = if for_people { usual.in_use() } else { usual.clone() };
                let is_list = *output == "list";
                let expected = if is_list { expected.on_screen(&asked) } else { expected };
                let rows = Rows::of(&asked, output, &expected.keys);
                let what = format!("-o {output} differs:\n  {rows:?}\n  {expected:?}");
                failures.unless(rows == expected, &asked, what);
            }
        }
    });
}

#[test]
fn columns_stand_in_the_order_they_are_asked_for() {
    try_each(&questions::rows(), 900, |failures, question, _| {
        let number = all_columns(question).1.rows.len();
        let mut backwards = columns_of(question);
        backwards.reverse();
        let twice = [&backwards[..2], &backwards[..1]].concat();
        for (asked, expected) in [
            (&backwards[..], &backwards[..]),
            (&backwards[..1], &backwards[..1]),
            (&twice, &backwards[..2]),
        ] {
            let asked = format!("{question} --columns {}", asked.join(","));
            for output in readable(question) {
                let rows = Rows::of(&asked, output, expected);
                let what = format!("-o {output}: {:?}, {} rows", rows.keys, rows.rows.len());
                failures.unless(rows.keys == expected && rows.rows.len() == number, &asked, what);
            }
        }
    });
}

#[test]
fn rows_can_be_sorted_by_every_column_in_either_direction() {
    try_each(&questions::rows(), 1_500, |failures, question, number| {
        let (all, rows) = all_columns(question);
        let outputs = readable(question);
        let output = outputs[number % outputs.len()];
        for key in &rows.keys {
            for direction in ["", "-"] {
                let asked = format!("{all} --sort {direction}{key}");
                let expected = sorted(&rows, key, direction == "-");
                for output in ["json", output] {
                    let sorted = Rows::of(&asked, output, &rows.keys);
                    let columns = [&expected, &sorted].map(|rows| rows.column(key));
                    failures.unless(
                        sorted == expected,
                        &asked,
                        format!("-o {output}\n  {columns:?}"),
                    );
                }
            }
        }
    });
}

/// Sorts numbers by size, text by its folded form, nothing last, equals as they were.
fn sorted(rows: &Rows, key: &str, descending: bool) -> Rows {
    let place = rows.keys.iter().position(|other| other == key).unwrap();
    let rank = |row: &[String]| match row[place].parse::<i64>() {
        Ok(number) if rows.numbers.contains(key) => (number, String::new()),
        _ => (i64::MAX, fold(&row[place])),
    };
    let mut sorted = rows.clone();
    sorted.rows.sort_by(|one, other| {
        let emptiness = one[place].is_empty().cmp(&other[place].is_empty());
        let order = rank(one).cmp(&rank(other));
        emptiness.then(if descending { order.reverse() } else { order })
    });
    sorted
}

#[test]
fn an_unknown_column_is_refused_in_every_output_with_those_there_are() {
    let all = [questions::rows(), questions::none()].concat();
    try_each(&all, 2_000, |failures, question, _| {
        let known = columns_of(question);
        let offers =
            ["ended_why", "note", "sources"].iter().all(|key| known.iter().any(|it| it == key));
        failures.unless(offers != (command(question) == "check"), question, format!("{known:?}"));
        let usual = Rows::of(question, "csv", &[]).keys;
        let are_known = usual.iter().all(|key| known.contains(key));
        failures.unless(are_known, question, format!("{usual:?} are not all in {known:?}"));
        let listed = known.join(", ");
        let error =
            format!("error: there is no column `nonsense`\ntip: the columns are {listed}\n");
        let columns = format!("--columns {},nonsense", known[0]);
        for option in [&*columns, "--columns nonsense", "--sort nonsense", "--sort -nonsense"] {
            for output in OUTPUTS {
                let asked = format!("{question} {option} -o {output}");
                let outcome = ask(&asked);
                let is_refused = (outcome.exit, &*outcome.stdout) == (Exit::Unusable, "");
                failures.unless(
                    is_refused && as_people_read_it(&outcome.stderr) == error,
                    &asked,
                    format!("{outcome:?}"),
                );
            }
        }
    });
}

#[test]
fn nothing_found_is_an_answer_with_a_remark() {
    try_each(&questions::none(), 300, |failures, question, _| {
        let keys = Rows::of(question, "csv", &[]).keys;
        failures.unless(!keys.is_empty(), question, "csv has no header");
        for output in OUTPUTS {
            let outcome = ask_in(question, output);
            let what = format!("-o {output}: {outcome:?}");
            // That a data set is sound needs no remark.
            let is_remarked = outcome.stderr.is_empty() == (command(question) == "check");
            failures.unless(outcome.exit == Exit::Answered && is_remarked, question, &what);
            failures.unless(is_nothing_in(output, &outcome.stdout, &keys), question, &what);
        }
    });
}

/// Tells whether a text is a heading without any row, or just the names of the columns.
fn is_nothing_in(output: &str, text: &str, keys: &[String]) -> bool {
    match output {
        "json" => text == "[]\n",
        "jsonl" => text.is_empty(),
        "csv" => text == format!("{}\n", keys.join(",")),
        "tsv" => text == format!("{}\n", keys.join("\t")),
        "markdown" => {
            let rows = Rows::read("markdown", text, keys);
            rows.keys == keys && rows.rows.is_empty()
        }
        // The heading, and below it nothing but titles and a rule.
        "table" => {
            let below = text.split_once("\n\n").map_or("", |(_, below)| below);
            below.is_empty() || below.lines().count() == 2 && below.ends_with("─\n")
        }
        _ => !text.trim().is_empty() && !text.contains("\n\n"),
    }
}
