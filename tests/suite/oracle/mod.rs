//! Protects the answer itself: who is in what on which day, worked out a second time, slowly and obviously.
//!
//! This suite reads `data/` by itself, as bare YAML values, and knows nothing of the program's types; docs/promises.md
//! ("Membership") says what it holds to be true.

mod answers;
mod calendar;
mod facts;
mod seats;

use std::collections::BTreeSet;

use crate::support::failures::{Failures, try_each};
use answers::{Answer, compare, first_tally, printed};
use calendar::{Day, iso};
use facts::Facts;
use nato_partners::data::Dataset;
use seats::{second_answer, second_tally};

/// Days that are asked for in every format, whatever stands in it.
const FIXED_DAYS: &str =
    "0001-01-01 1949-08-24 1991-12-26 2009-04-01 2016-07-09 2024-02-29 9999-12-31";

#[test]
fn every_party_stands_in_every_format_on_every_day_of_change_as_the_oracle_says() {
    let facts = Facts::shipped();
    assert_eq!(facts.formats.len(), Dataset::embedded().formats.len());
    assert_printed(&facts, "", 50_000);
}

/// The small data set is awkward on purpose, and is read at run time.
#[test]
fn another_data_set_is_answered_as_the_oracle_says() {
    let folder = "tests/fixtures/small";
    assert_printed(&Facts::read(folder), &format!(" --data {folder}"), 100);
}

fn assert_printed(facts: &Facts, options: &str, at_least: usize) {
    let ids: Vec<&String> = facts.formats.keys().collect();
    try_each(&ids, at_least, |failures, id, _| {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let command = format!("members {id} --ever --on {}{options}", iso(day));
            let second = second_answer(facts, &seats, &founded, day);
            compare(failures, &command, &facts.parties, &printed(&command, "country"), &second);
        }
    });
}

#[test]
fn members_are_counted_on_every_day_of_change_as_the_oracle_counts() {
    let facts = Facts::shipped();
    let mut failures = Failures::default();
    for id in facts.formats.keys() {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let (first, second) =
                (first_tally(id, day), second_tally(&facts, &seats, &founded, day));
            let command = format!("members {id} --on {}", iso(day));
            let what = format!("the program {first:?}, the oracle {second:?}");
            failures.unless(first == second, &command, what);
        }
    }
    failures.report(500);
}

#[test]
fn the_history_of_every_party_is_what_the_oracle_says_on_every_day_of_change() {
    let facts = Facts::shipped();
    let names: BTreeSet<String> = facts.formats.keys().cloned().collect();
    let mut failures = Failures::default();
    for party in &facts.parties {
        let seats = facts.seats_of(party);
        let days: BTreeSet<Day> =
            seats.iter().flat_map(|(id, seats)| facts.days(id, seats)).collect();
        for day in days {
            let mut second = Answer::new();
            for (id, seats) in &seats {
                let said = second_answer(&facts, seats, &facts.founded(id), day);
                second.insert(id.clone(), said.into_values().flatten().collect());
            }
            let command = format!("country {party} --history --on {}", iso(day));
            compare(&mut failures, &command, &names, &printed(&command, "format"), &second);
        }
    }
    failures.report(50_000);
}
