//! Every slip of a finger in the name of a country.

use std::collections::BTreeSet;

use nato_partners::data::{Dataset, Found, Party};
use nato_partners::model::{Meaning, NameKey, fold};

use super::{ALL, tried};

/// Returns everything that is one slip away: a letter lost, doubled up with its neighbour, replaced or put in.
fn slips(name: &str) -> BTreeSet<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut slips = BTreeSet::new();
    let mut add = |letters: Vec<char>| {
        slips.insert(letters.into_iter().collect::<String>());
    };
    for place in 0..=letters.len() {
        for letter in 'a'..='z' {
            let mut more = letters.clone();
            more.insert(place, letter);
            add(more);
            if place < letters.len() {
                let mut other = letters.clone();
                other[place] = letter;
                add(other);
            }
        }
        if place < letters.len() {
            let mut fewer = letters.clone();
            fewer.remove(place);
            add(fewer);
        }
        if place + 1 < letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(place, place + 1);
            add(swapped);
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

fn assert_none(wrong: &[(String, &str, &str)]) {
    let line =
        |(slip, name, code): &(String, &str, &str)| format!("`{slip}` for `{name}`: {code}\n");
    let shown: String = wrong.iter().take(60).map(line).collect();
    assert!(wrong.is_empty(), "{} are answered with somebody else:\n{shown}", wrong.len());
}

/// Tries the slips in names, of which each may mean somebody or nobody.
fn try_slips<'n>(what: &str, names: impl Iterator<Item = (&'n str, Vec<&'n str>)>, one_in: usize) {
    let dataset = Dataset::embedded();
    let (mut count, mut all) = (0, 0);
    let mut wrong: Vec<(String, &str, &str)> = Vec::new();
    for (name, meant) in names {
        for slip in slips(name) {
            all += 1;
            if ALL || all % one_in == 0 {
                count += 1;
                let answered = wrongly_answered(dataset, &slip, &meant);
                wrong.extend(answered.map(|code| (slip, name, code)));
            }
        }
    }
    assert_none(&wrong);
    tried(what, count, all);
}

#[test]
fn no_slip_in_a_name_is_answered_with_another_country() {
    let dataset = Dataset::embedded();
    let keys = &dataset.index.parties;
    let names: BTreeSet<&str> = keys
        .iter()
        .filter(|key| key.meaning != Meaning::OtherSystem && key.key.chars().count() >= 4)
        .map(|key| &*key.key)
        .collect();
    let code = |key: &NameKey| dataset.party_at(key.place.into()).unwrap().code();
    let meant = |name: &str| -> Vec<&str> {
        keys.iter().filter(|key| &*key.key == name).map(code).collect()
    };
    try_slips("slips in names", names.into_iter().map(|name| (name, meant(name))), 29);
}
