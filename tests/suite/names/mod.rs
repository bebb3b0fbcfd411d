//! Protects what the words of a user mean: which country, format, meeting or day, and what is said where they
//! mean nothing for sure.
//!
//! What docs/promises.md ("Names") demands of the shipped data, word for word, is told in `tests/told/names.txt`; here are
//! the names of countries, `fixtures/countries.tsv`, and what holds for every name, every beginning and every code.

#![expect(clippy::print_stdout, reason = "how much was compared is part of the result")]

mod beginnings;
mod codes;
mod countries;
#[cfg(unix)]
mod typed_back;

use nato_partners::data::{Dataset, Party};
use nato_partners::model::Day;

use crate::support::asked::run;

#[test]
fn the_library_gives_a_record_to_whoever_names_it_for_sure() {
    let dataset = Dataset::embedded();
    for format in &dataset.formats {
        assert_eq!(dataset.format_named(&format.id).map(|found| &found.id), Some(&format.id));
    }
    for meeting in &dataset.meetings {
        assert_eq!(dataset.meeting(&meeting.id).map(|found| &found.id), Some(&meeting.id));
        assert_eq!(dataset.meeting_named(&meeting.id).map(|found| &found.id), Some(&meeting.id));
    }
    for country in &dataset.countries {
        let code = country.id.as_str();
        assert_eq!(dataset.party_named(code).map(Party::code), Some(code));
    }
    assert!(dataset.format_named("Warsaw Pact").is_none());
    assert!(dataset.meeting("vienna-1815").is_none());
    assert!(dataset.meeting_named("brussels").is_none(), "there were several in Brussels");
    assert!(dataset.party_named("Korea").is_none());
}

#[test]
fn today_is_the_day_of_the_clock_and_reviewed_the_default() {
    let now = || {
        let seconds = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
        Day::from_unix_days(i64::try_from(seconds / 86_400).unwrap()).unwrap().to_string()
    };
    let shown = || run(&["members", "nato", "--on", "today", "--width", "200"]).stdout;
    let (before, shown, after) = (now(), shown(), now());
    let (_, day) = shown.lines().next().unwrap().split_once(" on ").unwrap();
    assert!(day == before || day == after, "{before} {day} {after}");
    assert_eq!(run(&["members", "nato"]), run(&["members", "nato", "--on", "reviewed"]));
}
