//! Every slip of a finger in the name of a country.

use std::collections::BTreeSet;

use nato_partners::data::{Dataset, Found, Party};
use nato_partners::model::{Meaning, NameKey, fold};

use super::{ALL, tried};
use crate::support::failures::Failures;

/// Returns everything that is one slip away: a letter lost, doubled up with its neighbour, replaced or put in.
fn slips(name: &str) -> BTreeSet<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut slips = BTreeSet::new();
    for place in 0..=letters.len() {
        // Puts something in the place of so many letters.
        let mut add = |number: usize, other: &[char]| {
            let (before, behind) = letters.split_at(place);
            if let Some(behind) = behind.get(number..) {
                slips.insert(before.iter().chain(other).chain(behind).collect::<String>());
            }
        };
        for letter in 'a'..='z' {
            add(0, &[letter]);
            add(1, &[letter]);
        }
        add(1, &[]);
        if let Some(&[one, two]) = letters.get(place..place + 2) {
            add(2, &[two, one]);
        }
    }
    slips.remove(name);
    slips
}

/// Slips that are names themselves, with a word cut short: North Sudan, Saint-Marin.
const SPELT_SHORT: [(&str, &str); 2] = [("n sudan", "SD"), ("st marin", "SM")];

/// Tells whether a text, folded, is a code or name of a party, whole.
fn is_a_name_of(dataset: &Dataset, folded: &str, party: Party<'_>) -> bool {
    let mut keys = dataset.index.parties.iter().filter(|key| &*key.key == folded);
    keys.any(|key| dataset.party_at(key.place.into()) == Some(party))
}

/// Returns who a slip is answered with, if it is no name of theirs.
fn wrongly_answered<'d>(dataset: &'d Dataset, slip: &str, meant: &[&str]) -> Option<&'d str> {
    // The beginning of a name is answered with a remark that says for which name it was taken.
    let Found::One(party, meaning) = dataset.find_party(slip) else { return None };
    if meaning == Meaning::Beginning {
        return None;
    }
    if SPELT_SHORT.contains(&(slip, party.code())) {
        return None;
    }
    let is_wrong = !meant.contains(&party.code()) && !is_a_name_of(dataset, &fold(slip), party);
    is_wrong.then(|| party.code())
}

#[test]
fn no_slip_in_a_name_is_answered_with_another_country() {
    let dataset = Dataset::embedded();
    let keys = &dataset.index.parties;
    let names = keys
        .iter()
        .filter(|key| key.meaning != Meaning::OtherSystem && key.key.chars().count() >= 4);
    let names: BTreeSet<&str> = names.map(|key| &*key.key).collect();
    let code = |key: &NameKey| dataset.party_at(key.place.into()).unwrap().code();
    let meant = |name: &str| -> Vec<&str> {
        keys.iter().filter(|key| &*key.key == name).map(code).collect()
    };
    let mut failures = Failures::default();
    let (mut count, mut all) = (0, 0);
    for name in names {
        let meant = meant(name);
        for slip in slips(name) {
            all += 1;
            if ALL || all % 29 == 0 {
                count += 1;
                let wrong = wrongly_answered(dataset, &slip, &meant);
                failures.unless(wrong.is_none(), &slip, format_args!("{wrong:?}, and not {name}"));
            }
        }
    }
    failures.report(count);
    tried("slips in names", count, all);
}
