//! Rows, sorted by any of their columns.

use nato_partners::model::fold;

use crate::invariants::failures::Failures;
use crate::invariants::read_back::{Rows, all_columns, is_number};
use crate::invariants::{QUESTIONS, READABLE};

#[test]
fn rows_can_be_sorted_by_every_column_in_either_direction() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, rows) = all_columns(question);
        for key in &rows.keys {
            for direction in ["", "-"] {
                let asked = format!("{question} --sort {direction}{key}");
                let expected = sorted(&rows, key, direction == "-");
                let sorted = Rows::of(&asked, "json");
                failures.unless(
                    sorted == expected,
                    &asked,
                    format!(
                        "\n  expected {:?}\n  actual   {:?}",
                        expected.column(key),
                        sorted.column(key)
                    ),
                );
            }
        }
    }
    failures.report();
}

#[test]
fn rows_are_sorted_alike_in_every_output() {
    let mut failures = Failures::default();
    for question in [
        "members circle SMALL --ever",
        "country XB XC SMALL",
        "formats",
        "members nacc --ever",
        "check tests/fixtures/broken-in-many-ways.yaml",
    ] {
        let (question, rows) = all_columns(question);
        for key in &rows.keys {
            for direction in ["", "-"] {
                let asked = format!("{question} --sort {direction}{key}");
                let json = Rows::of(&asked, "json");
                for output in READABLE {
                    let others = Rows::of(&asked, output);
                    failures.unless(
                        others == json,
                        &asked,
                        format!("-o {output} differs from json"),
                    );
                }
            }
        }
    }
    failures.report();
}

/// Sorts as the design says: numbers by size, text by its folded form, nothing last, equals as they were.
fn sorted(rows: &Rows, key: &str, descending: bool) -> Rows {
    let place = rows.keys.iter().position(|other| other == key).unwrap();
    let rank = |row: &[String]| match row[place].parse::<i64>() {
        Ok(number) if is_number(key) => (number, String::new()),
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
