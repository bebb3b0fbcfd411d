//! Every slip of a finger in the name of a country, and countries that are not in the data.

use std::collections::BTreeSet;

use nato_partners::dataset::{Dataset, Party};
use nato_partners::error::Exit;
use nato_partners::model::{Meaning, NameKey, fold};

use super::{ALL, tried};
use crate::asked::run;

/// Countries that have no place in the data, as people call them in English.
const STRANGERS: &str = "\
    Andorra, Angola, Antigua and Barbuda, Argentina, Bahamas, Bangladesh, Barbados, Belize, Benin, Bhutan, Bolivia, \
    Botswana, Brazil, Brunei, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Cape Verde, Central African Republic, \
    Chad, Chile, China, Comoros, Congo, Costa Rica, Cote d'Ivoire, Cuba, Cyprus, Democratic Republic of the Congo, \
    Djibouti, Dominica, Dominican Republic, East Timor, Ecuador, El Salvador, Equatorial Guinea, Eritrea, Eswatini, \
    Ethiopia, Fiji, Gabon, Gambia, Ghana, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Holy See, \
    Honduras, India, Indonesia, Iran, Ivory Coast, Jamaica, Kenya, Kiribati, Laos, Lebanon, Lesotho, Liberia, \
    Liechtenstein, Madagascar, Malawi, Malaysia, Maldives, Mali, Marshall Islands, Mauritius, Mexico, Micronesia, \
    Monaco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Nicaragua, Niger, Nigeria, North Korea, Palau, Palestine, \
    Panama, Papua New Guinea, Paraguay, Peru, Philippines, Rwanda, Saint Kitts and Nevis, Saint Lucia, \
    Saint Vincent and the Grenadines, Samoa, San Marino, Sao Tome and Principe, Senegal, Seychelles, Sierra Leone, \
    Singapore, Solomon Islands, Somalia, South Africa, South Sudan, Sri Lanka, Sudan, Suriname, Swaziland, Syria, \
    Taiwan, Tanzania, Thailand, Timor-Leste, Togo, Tonga, Trinidad and Tobago, Tuvalu, Uganda, Uruguay, Vanuatu, \
    Vatican City, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe";

/// What somebody else is called from the beginning on, and so is answered with a remark: the slip, the name, who is
/// answered.
///
/// A beginning of at least four letters that only one name has means who bears it. A correction of the data that
/// brings another name under one roof belongs into this list, once it was read.
const BEGINNINGS: &[(&str, &str, &str)] = &[
    ("austra", "austria", "AU"),
    ("confo", "congo", "CH"),
    ("fran", "iran", "FR"),
    ("irlan", "iran", "IE"),
    ("malt", "mali", "MT"),
    ("mongo", "congo", "MN"),
    ("oste", "osce", "AT"),
    ("roman", "oman", "RO"),
    ("rsfs", "rsfy", "RU"),
    ("russ", "urss", "RU"),
    ("suedk", "suede", "KR"),
    ("tran", "iran", "JO"),
];

fn strangers() -> impl Iterator<Item = &'static str> {
    STRANGERS.split(", ")
}

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

/// Tells whether a text, folded, is a code or name of a party, whole.
fn is_a_name_of(dataset: &Dataset, folded: &str, party: Party<'_>) -> bool {
    let mut keys = dataset.index.parties.iter().filter(|key| &*key.key == folded);
    keys.any(|key| dataset.party_at(key.place.into()) == Some(party))
}

/// Returns who a slip is answered with, if it is no name of theirs.
fn wrongly_answered<'d>(dataset: &'d Dataset, slip: &str, meant: &[&str]) -> Option<&'d str> {
    let party = dataset.party_named(slip)?;
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
    wrong.retain(|(slip, name, code)| !BEGINNINGS.contains(&(slip, name, code)));
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

#[test]
fn no_slip_in_the_name_of_a_stranger_is_answered() {
    let names: Vec<String> = strangers().map(fold).collect();
    try_slips("slips in names of strangers", names.iter().map(|name| (&**name, Vec::new())), 7);
}

#[test]
fn what_is_allowed_as_a_beginning_is_answered_with_a_remark() {
    let dataset = Dataset::embedded();
    for (slip, name, code) in BEGINNINGS {
        assert!(slips(name).contains(*slip), "`{slip}` is no slip of `{name}`");
        assert_eq!(wrongly_answered(dataset, slip, &[]), Some(*code), "`{slip}`");
        let outcome = run(&["country", slip]);
        assert!(outcome.stderr.starts_with("remark: "), "`{slip}`: {}", outcome.stderr);
    }
}

#[test]
fn a_country_outside_the_data_is_refused_with_what_to_type() {
    let failures: Vec<String> = strangers()
        .flat_map(|name| [name.to_owned(), name.to_lowercase(), format!("the {name}")])
        .filter(|name| {
            let outcome = run(&["country", name]);
            let has_tip = outcome.stderr.lines().any(|line| line.starts_with("tip: "));
            !(outcome.exit == Exit::NotFound && outcome.stdout.is_empty() && has_tip)
        })
        .collect();
    assert!(failures.is_empty(), "not refused with a tip: {failures:?}");
}
