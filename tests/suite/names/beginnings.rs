//! Beginnings of names: of at least four letters, and never a choice among several.

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::{Dataset, Found};
use nato_partners::model::{Language, Meaning, fold};

use crate::support::failures::assert_all;

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
