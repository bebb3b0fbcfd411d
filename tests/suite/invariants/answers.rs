//! Every answer, in every output.

use nato_partners::error::Exit;

use crate::invariants::failures::{Failures, check_remarks, check_text};
use crate::invariants::read_back::{Rows, all_columns, key_of};
use crate::invariants::{EMPTY, OUTPUTS, QUESTIONS, READABLE, WIDE, ask, ask_in, expected_exit};

#[test]
fn every_answer_is_written_as_a_well_behaved_program_writes() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().chain(EMPTY) {
        for output in OUTPUTS {
            let asked = format!("{question} -o {output} --width {WIDE}");
            let outcome = ask(&asked);
            failures.unless(
                outcome.exit == expected_exit(question),
                &asked,
                format!("exit {:?}", outcome.exit),
            );
            check_remarks(&mut failures, &asked, &outcome);
            check_text(&mut failures, &asked, output, &outcome.stdout);
            failures.unless(ask(&asked) == outcome, &asked, "the second run differs");
        }
    }
    failures.report();
}

#[test]
fn every_output_has_the_same_rows_columns_and_values() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, json) = all_columns(question);
        failures.unless(!json.rows.is_empty(), &question, "no rows to compare");
        for output in READABLE {
            let rows = Rows::of(&question, output);
            let what = format!("-o {output} differs from json:\n  {rows:?}\n  {json:?}");
            failures.unless(rows == json, &question, what);
        }
    }
    failures.report();
}

#[test]
fn without_columns_named_the_machine_outputs_have_the_same_ones() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let json = Rows::of(question, "json");
        for output in ["csv", "tsv", "jsonl"] {
            let rows = Rows::of(question, output);
            failures.unless(rows == json, question, format!("-o {output} differs from json"));
        }
    }
    failures.report();
}

/// A column that is empty in every row is not drawn; everything else is in the table for people as well.
#[test]
fn what_people_see_is_what_machines_read() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let json = Rows::of(question, "json").in_use();
        for output in ["markdown", "list"] {
            let rows = Rows::of(question, output);
            failures.unless(
                rows == json,
                question,
                format!("-o {output} differs:\n  {rows:?}\n  {json:?}"),
            );
        }
    }
    failures.report();
}

#[test]
fn a_name_that_is_hard_to_write_survives_every_output() {
    for output in READABLE {
        let rows = Rows::of("members nato SMALL", output);
        assert_eq!(rows.cell(1, "name"), "Bor|deria \"Old\"", "-o {output}");
        let rows = Rows::of("members circle SMALL", output);
        assert_eq!(rows.cell(0, "name"), "Дальния", "-o {output}");
    }
}

#[test]
fn nothing_found_is_an_answer_with_a_remark() {
    let mut failures = Failures::default();
    for question in EMPTY {
        let keys = Rows::of(question, "csv").keys;
        failures.unless(!keys.is_empty(), question, "csv has no header");
        for output in OUTPUTS {
            let outcome = ask_in(question, output);
            let what = format!("-o {output}: {outcome:?}");
            failures.unless(
                outcome.exit == Exit::Answered && !outcome.stderr.is_empty(),
                question,
                &what,
            );
            failures.unless(is_nothing_in(output, &outcome.stdout, &keys), question, &what);
        }
    }
    failures.report();
}

fn is_nothing_in(output: &str, text: &str, keys: &[String]) -> bool {
    match output {
        "json" => text == "[]\n",
        "jsonl" => text.is_empty(),
        "csv" => text == format!("{}\n", keys.join(",")),
        "tsv" => text == format!("{}\n", keys.join("\t")),
        "markdown" => {
            Rows::read("markdown", text) == Rows { keys: keys.to_vec(), rows: Vec::new() }
        }
        "table" => {
            let header = text.lines().rev().nth(1).unwrap_or_default();
            header
                .split("  ")
                .map(str::trim)
                .filter(|title| !title.is_empty())
                .map(key_of)
                .eq(keys.iter().cloned())
        }
        _ => !text.trim().is_empty(),
    }
}

#[test]
fn a_sound_data_set_has_no_findings_and_needs_no_remark() {
    for question in ["check", "check tests/fixtures/small", "check tests/fixtures/sound.yaml"] {
        let outcome = ask_in(question, "json");
        assert_eq!(
            (outcome.exit, &*outcome.stdout, &*outcome.stderr),
            (Exit::Answered, "[]\n", ""),
            "{question}"
        );
    }
}
