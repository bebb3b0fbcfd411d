//! Protects the answer itself: who is in what on which day, worked out a second time, slowly and obviously.
//!
//! This suite reads `data/` by itself, as bare YAML values, and knows nothing of the program's types. What it
//! holds to be true (docs/promises.md):
//!
//! - A spell is half-open: it covers `from` ≤ day < `until`; without `until` it still runs.
//! - A coarse date is some day of its year or month. `unknown` is some day up to `reviewed`, the day the data
//!   were last checked. A spell therefore stands for all spells that its dates allow, each at least a day
//!   long. If the day lies before every one of them, the spell is in the `future`; if after, it is `former`;
//!   if all of them cover it, it is a `member`; otherwise the dates are too coarse: `possible`.
//! - Before the first day on which its format may have been founded, every spell is in the `future`; where the
//!   founding is unknown, before that of NATO.
//! - Who is surely a member is `suspended` if a suspension surely covers the day: one of the spell, or, for a
//!   partner, one of the whole format. If it only may, it is a `member`, perhaps suspended.
//! - Members of a format are partners, members of `nato` are Allies, observers are observers.
//! - Where a format has `allies`, each spell in `nato` is also a seat there: from the later of accession and the
//!   Allies' first day, until the earlier of the two ends, if that leaves any day at all.

mod answers;
mod calendar;
mod facts;
mod seats;

use std::collections::{BTreeMap, BTreeSet};

use crate::support::asked::rows;
use crate::support::failures::Failures;
use crate::support::yaml::text;
use answers::{Answer, compare, first_answer, first_tally, printed};
use calendar::{Date, Day, LAST, iso};
use facts::Facts;
use nato_partners::data::Dataset;
use seats::{second_answer, second_tally};

/// Days that are asked for in every format, whatever stands in it.
const FIXED_DAYS: [&str; 7] = [
    "0001-01-01",
    "1949-08-24",
    "1991-12-26",
    "2009-04-01",
    "2016-07-09",
    "2024-02-29",
    "9999-12-31",
];

#[test]
fn every_party_stands_in_every_format_on_every_day_of_change_as_the_oracle_says() {
    let facts = Facts::shipped();
    assert_eq!(facts.formats.len(), Dataset::embedded().formats.len());
    let mut failures = Failures::default();
    for id in facts.formats.keys() {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let command = format!("members {id} --ever --on {}", iso(day));
            let second = second_answer(&facts, &seats, &founded, day);
            compare(&mut failures, &command, &facts.parties, &first_answer(id, day), &second);
        }
    }
    failures.report(50_000);
}

#[test]
fn members_are_counted_on_every_day_of_change_as_the_oracle_counts() {
    let facts = Facts::shipped();
    let mut failures = Failures::default();
    for id in facts.formats.keys() {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let second = second_tally(&facts, &seats, &founded, day);
            let first = first_tally(id, day);
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

#[test]
fn members_prints_what_the_oracle_says() {
    let facts = Facts::shipped();
    let mut failures = Failures::default();
    let days = FIXED_DAYS.map(|day| Date::of(day, LAST).first);
    for id in facts.formats.keys() {
        let days = days.into_iter().chain([facts.reviewed]);
        compare_printed(&facts, &format!("members {id}"), id, days, &mut failures);
    }
    failures.report(5_000);
}

/// The small data set is awkward on purpose, and is read at run time.
#[test]
fn another_data_set_is_answered_as_the_oracle_says() {
    let folder = "tests/fixtures/small";
    let facts = Facts::read(folder);
    let mut failures = Failures::default();
    for id in facts.formats.keys() {
        let command = format!("members {id} --data {folder}");
        let days = facts.days(id, &facts.seats(id));
        compare_printed(&facts, &command, id, days, &mut failures);
    }
    failures.report(100);
}

/// Compares all that is printed of a format on some days.
fn compare_printed(
    facts: &Facts,
    command: &str,
    id: &str,
    days: impl IntoIterator<Item = Day>,
    failures: &mut Failures,
) {
    let (seats, founded) = (facts.seats(id), facts.founded(id));
    for day in days {
        let command = format!("{command} --ever --on {}", iso(day));
        let second = second_answer(facts, &seats, &founded, day);
        compare(failures, &command, &facts.parties, &printed(&command, "country"), &second);
    }
}

/// From the first day of one year to the last of another: what `changes` lists is what differs between the
/// day before the one and the other.
#[test]
fn changes_between_any_two_years_are_what_differs_for_the_oracle() {
    const YEARS: std::ops::RangeInclusive<u32> = 1990..=2026;
    let facts = Facts::shipped();
    let seats: Vec<_> =
        facts.formats.keys().map(|id| (id, facts.seats(id), facts.founded(id))).collect();
    let held_on = |day: Day| {
        let mut held: BTreeMap<[&str; 3], &str> = BTreeMap::new();
        for (id, seats, founded) in &seats {
            for seat in seats {
                let standing = seat.standing(founded, day).0;
                if !["future", "former"].contains(&standing) {
                    let key = [id.as_str(), &seat.party, seat.role];
                    let surest = held.entry(key).or_insert(standing);
                    *surest = if *surest == "possible" { standing } else { surest };
                }
            }
        }
        held
    };
    let before: Vec<_> = YEARS.map(|year| held_on((year - 1, 12, 31))).collect();
    let after: Vec<_> = YEARS.map(|year| held_on((year, 12, 31))).collect();
    for (place, from) in YEARS.enumerate() {
        for (later, to) in YEARS.enumerate().skip(place) {
            let (before, after) = (&before[place], &after[later]);
            let differs = before.keys().chain(after.keys());
            let differs: BTreeSet<[String; 3]> = differs
                .filter(|key| before.get(*key) != after.get(*key))
                .map(|key| key.map(str::to_owned))
                .collect();
            let command =
                format!("changes --from {from} --to {to} --columns format,country,role,change");
            let mut listed = BTreeSet::new();
            for row in rows(&command).iter().filter(|row| row["country"].is_string()) {
                let [format, country, role, change] = ["format", "country", "role", "change"]
                    .map(|key| row[key].as_str().unwrap_or_default().to_owned());
                let was_partner = before.contains_key(&[&*format, &*country, "partner"]);
                if change == "became Ally" && was_partner && format != "nato" {
                    listed.insert([format.clone(), country.clone(), "partner".to_owned()]);
                }
                listed.insert([format, country, role]);
            }
            assert_eq!(listed, differs, "{command}");
        }
    }
}

/// Why a spell ended is what its record says. Where it says nothing, only the end of the format, or of the
/// Allies' time in it, may be given as the reason, and only on that day.
#[test]
fn nobody_left_for_a_reason_that_the_data_do_not_give() {
    let facts = Facts::shipped();
    let mut unfounded = Vec::new();
    for (id, format) in &facts.formats {
        let ends = [text(&format["ended"], "date"), text(&format["allies"], "until")];
        let reasons = facts.reasons(id);
        for row in rows(&format!("members {id} --ever --columns country,since,until,ended_why")) {
            let cell = |key: &str| row[key].as_str().unwrap_or_default();
            let spell = [cell("country"), cell("since"), cell("until")].join(" ");
            let may_be = match reasons.get(&spell) {
                Some(reason) => reason == cell("ended_why"),
                None if ends.contains(&Some(cell("until"))) => cell("ended_why") == "format ended",
                None => cell("ended_why").is_empty(),
            };
            if !may_be {
                unfounded.push((id.clone(), cell("country").to_owned()));
            }
        }
    }
    assert_eq!(unfounded, [], "`members FORMAT --ever --columns country,until,ended_why`");
}
