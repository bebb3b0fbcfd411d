//! Protects what the words of a user mean: which country, format, meeting or day, and what is said where they
//! mean nothing for sure.
//!
//! What docs/promises.md ("Names") demands of the shipped data, word for word, is told in `tests/told/names.txt`; here are
//! the names of countries, `fixtures/countries.tsv`, and what holds for every name, every beginning and every code.

#![expect(clippy::print_stdout, reason = "how much was compared is part of the result")]

mod codes;
mod countries;

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::{Dataset, Found, Party};
use nato_partners::model::{Day, Language, Meaning, fold};

use crate::support::asked::run;
use crate::support::failures::assert_all;
#[cfg(unix)]
use crate::support::tips::Tips;
#[cfg(unix)]
use crate::told::{refused, typed};

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

/// Three letters are not enough, unless they are a whole name.
#[test]
fn a_beginning_has_at_least_four_letters() {
    let dataset = Dataset::embedded();
    let keys: Vec<&str> = dataset.index.parties.iter().map(|key| &*key.key).collect();
    let beginning = |name: &str, letters| name.chars().take(letters).collect::<String>();
    let (mut short, mut long) = (0, 0);
    for name in keys.iter().filter(|name| name.chars().count() > 4) {
        let (three, four) = (beginning(name, 3), beginning(name, 4));
        if fold(&three) == three && !keys.contains(&three.as_str()) {
            assert!(dataset.find_party(&three).is_nothing(), "{three}, of {name}");
            short += 1;
        }
        if fold(&four) == four {
            assert!(!dataset.find_party(&four).is_nothing(), "{four}, of {name}");
            long += 1;
        }
    }
    assert!(short > 300 && long > 500, "{short} and {long} beginnings were tried");
}

#[test]
fn every_beginning_of_every_name_means_who_alone_has_it_or_is_refused() {
    let dataset = Dataset::embedded();
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for party in dataset.parties() {
        for name in Language::ALL.map(|language| fold(party.name(language))) {
            let letters: Vec<char> = name.chars().collect();
            for length in (4..letters.len()).filter(|length| letters[length - 1] != ' ') {
                let beginning = letters[..length].iter().collect();
                bearers.entry(beginning).or_default().insert(party.code());
            }
        }
    }
    assert!(bearers.len() > 3500, "only {} beginnings", bearers.len());
    assert_all(&bearers, |(beginning, bearers)| match dataset.find_party(beginning) {
        Found::One(party, Meaning::Beginning)
            if bearers.len() > 1 || !bearers.contains(party.code()) =>
        {
            Some(format!("{beginning}: {} of {bearers:?}", party.code()))
        }
        Found::Nothing => Some(format!("{beginning}: nothing, not {bearers:?}")),
        _ => None,
    });
}

/// Whatever stands in the tables of `told`, and what is refused there in other places too.
#[cfg(unix)]
#[test]
fn every_command_line_that_is_offered_can_be_typed() {
    let mut tips = Tips::default();
    let mut ask = |words: &[&str]| {
        let outcome = run(words);
        tips.collect(&(outcome.stdout + &outcome.stderr), false);
    };
    for words in typed() {
        ask(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for word in &refused().collect::<Vec<_>>() {
        ask(&[word]);
        ask(&["compare", word, "md"]);
        ask(&["members", "nato", "--on", word]);
        for command in ["country", "members", "show", "cite", "conflicts", "timeline"] {
            ask(&[command, word]);
        }
    }
    tips.type_all("names-tips", &[None]);
    println!("{} command lines were typed", tips.len());
}
