//! Rules on ids, codes and names, and on what they name.

use std::collections::{BTreeMap, BTreeSet};

use super::time::overlapping;
use super::{Findings, countries, each_fact, entries, meetings, sources, spells};
use crate::data::{Dataset, Place};
use crate::model::{
    AmbiguousName, Country, CountryCode, CountryKind, FormatId, Meaning, NameKey, NameKind, Region,
    SystemCode, fold,
};

/// Every id is made of small letters, digits and hyphens, and no meeting is called like a day.
pub fn ids_well_formed(dataset: &Dataset, findings: &mut Findings) {
    for place in ids(dataset) {
        let id = place.label;
        let is_well_formed = id.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let is_a_day = matches!(id, "today" | "reviewed" | "unknown")
            || id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !is_well_formed {
            let what = "is no id: use small letters, digits and hyphens";
            findings.add(place, format!("`{id}` {what}"));
        } else if place.key == "meetings" && is_a_day {
            let what = "means a day: name the place too, as in `wales-2014`";
            findings.add(place, format!("`{id}` {what}"));
        }
    }
}

/// No two records share an id, and no two regions a code.
pub fn ids_unique(dataset: &Dataset, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for place in ids(dataset).chain(countries(dataset).map(|(place, _)| place)) {
        let id = place.label;
        if !seen.insert((place.key, id)) {
            findings.add(place, format!("the id `{id}` is used twice: rename one of the two"));
        }
    }
    let mut seen = BTreeSet::new();
    for (place, Region { code, .. }) in regions(dataset) {
        if !seen.insert(code) {
            findings.add(place, format!("the code `{code}` is used twice: correct one of the two"));
        }
    }
}

/// Every code of a country or a region has its form.
pub fn codes_well_formed(dataset: &Dataset, findings: &mut Findings) {
    let capitals = |code: &str, length: usize| {
        code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let digits = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    for (place, country) in countries(dataset) {
        let iso = &country.iso;
        let expected = iso.alpha4.as_ref().unwrap_or(&iso.alpha2);
        if **expected != *country.id.as_str() {
            let what = format!("the id must be `{expected}`, its code in {}", iso.scheme);
            findings.add(place, what);
        }
        let (alpha2, alpha3) = (&iso.alpha2, &iso.alpha3);
        if !capitals(alpha2, 2) || !capitals(alpha3, 3) {
            let what = "must be two and three capital letters";
            findings.add(place, format!("`{alpha2}` and `{alpha3}` {what}"));
        }
        let codes = country.cow.iter().chain(&country.gw).flat_map(SystemCode::codes);
        for (_, code) in codes.filter(|(_, code)| !capitals(code, 3)) {
            findings.add(place, format!("`{code}` must be three capital letters"));
        }
        if iso.numeric.as_deref().is_some_and(|numeric| !digits(numeric)) {
            findings.add(place, "the numeric code must be three digits");
        }
    }
    for (place, region) in regions(dataset) {
        if !digits(&region.code) || !digits(&region.continent) {
            findings.add(place, "both codes must be three digits of UN M49");
        }
    }
}

/// No two countries of today share a code: of ISO 3166 ever, of a list of states at one time.
///
/// A list counts no state twice at once either. What a number counts may be one state after another, and
/// the record of a former state may have all spells of its number.
pub fn codes_unique(dataset: &Dataset, findings: &mut Findings) {
    let mut bearers: BTreeMap<&str, CountryCode> = BTreeMap::new();
    for (place, country) in countries(dataset).filter(|(_, it)| !is_former(it)) {
        for code in [&country.iso.alpha3].into_iter().chain(&country.iso.numeric) {
            // Of two records with one id, another rule says so.
            if let Some(other) = bearers.insert(code, country.id).filter(|it| *it != country.id) {
                let what = format!("`{code}` is also the code of {other}: correct one of the two");
                findings.add(place, what);
            }
        }
    }
    let listed = countries(dataset).flat_map(|(place, country)| {
        let systems = [("cow", &country.cow), ("gw", &country.gw)].into_iter();
        let systems = systems.filter_map(|(list, code)| Some((list, code.as_ref()?)));
        systems.flat_map(move |(list, code)| {
            code.spells.iter().map(move |spell| (place, country, list, code, spell))
        })
    });
    let listed: Vec<_> = listed.collect();
    let keyed = listed.iter().flat_map(|(_, country, list, code, spell)| {
        let bearer = is_former(country).then_some(country.id);
        let codes = [code.number_in(spell).to_string(), code.abbreviation_in(spell).to_owned()];
        codes.map(|code| ((bearer, *list, code), (spell.from, spell.until)))
    });
    for (later, earlier) in overlapping(keyed) {
        let [later, earlier] = [later / 2, earlier / 2]; // of two codes each
        let (place, country, list, code, spell) = listed[later];
        let (other_place, other, ..) = listed[earlier];
        if other.id == country.id && other_place.index != place.index {
            continue; // another rule says that the record stands twice
        }
        let (number, letters) = (code.number_in(spell), code.abbreviation_in(spell));
        let who = format!("under `{list}`, {number} or {letters} counts {} too", other.id);
        findings.add(place, format!("{who} at that time: correct one of the two"));
    }
    for (place, country) in countries(dataset) {
        let states = country.states_under_this_code.iter();
        if !overlapping(states.map(|state| ((), (state.from, Some(state.until))))).is_empty() {
            let what = "two states stand under this code at once: end one before the other";
            findings.add(place, what);
        }
    }
}

/// Every country that is named has a record.
pub fn countries_known(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |place: Place<'_>, code: CountryCode| {
        if dataset.country(code).is_none() {
            let what = "add it to countries.yaml, or correct the code";
            let place = place.called(code.as_str());
            findings.add(place, format!("there is no country `{code}`: {what}"));
        }
    };
    each_fact(dataset, |fact| {
        let code = fact.about.and_then(CountryCode::parse);
        if let Some(code) = code.filter(|_| !matches!(fact.place.key, "suspended" | "ties")) {
            check(fact.place, code);
        }
    });
    for format in &dataset.formats {
        let conflicts = Place::in_format(format, "conflicts");
        for (place, conflict) in entries(conflicts, &format.conflicts, |_| "") {
            conflict.membership.into_iter().for_each(|code| check(place, code));
        }
    }
    each_fact(dataset, |fact| {
        fact.countries.iter().for_each(|code| check(fact.place, *code));
    });
    for (place, country) in countries(dataset) {
        let related = country.predecessors.iter().chain(&country.successors);
        related.chain(&country.territory_now).for_each(|code| check(place, *code));
        let representative = country.represented_by.iter();
        let place = Place { key: "represented_by", ..place };
        representative.for_each(|it| check(place, it.country));
    }
    for (place, ambiguous) in ambiguous_names(dataset) {
        ambiguous.countries.iter().for_each(|code| check(place, *code));
    }
}

/// Every region that is named is in `countries.yaml`.
pub fn regions_known(dataset: &Dataset, findings: &mut Findings) {
    let known: BTreeSet<&str> = dataset.regions.iter().map(|region| &*region.code).collect();
    let named = countries(dataset).filter_map(|(place, it)| Some((place, it.region.as_ref()?)));
    for (place, code) in named.filter(|(_, code)| !known.contains(&***code)) {
        let what = "add it under `regions`, or correct the code";
        findings.add(place, format!("there is no region `{code}`: {what}"));
    }
}

/// Every spell has either a country or an organisation; every organisation that is named is in
/// `organisations.yaml`.
pub fn organisations_known(dataset: &Dataset, findings: &mut Findings) {
    for (_, place, spell) in spells(dataset) {
        match (&spell.country, &spell.organisation) {
            (Some(_), Some(_)) => findings
                .add(place, "it has both a country and an organisation: take one of them out"),
            (None, None) => findings
                .add(place, "it has neither a country nor an organisation: give one of them"),
            (None, Some(id)) if dataset.organisation(id).is_none() => {
                let what = "add it to organisations.yaml, or correct the id";
                findings.add(place, format!("there is no organisation `{id}`: {what}"));
            }
            _ => {}
        }
    }
    each_fact(dataset, |fact| {
        for id in fact.organisations.iter().filter(|id| dataset.organisation(id).is_none()) {
            let what = "add it to organisations.yaml, or correct the id";
            findings.add(fact.place, format!("there is no organisation `{id}`: {what}"));
        }
    });
}

/// Every format that is named has a file.
pub fn formats_known(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |place: Place<'_>, id: &FormatId| {
        if dataset.format(id).is_none() {
            let what = format!("add formats/{id}.yaml, or correct the id");
            findings.add(place, format!("there is no format `{id}`: {what}"));
        }
    };
    for (place, meeting) in meetings(dataset) {
        meeting.formats.iter().for_each(|id| check(place, id));
    }
    for format in &dataset.formats {
        let links = [("predecessor", &format.predecessor), ("successor", &format.successor)];
        for (key, link) in links {
            if let Some(id) = link {
                check(Place::in_format(format, key), id);
            }
        }
    }
}

/// A name means one country or one format, or is listed as ambiguous.
pub fn names_unambiguous(dataset: &Dataset, findings: &mut Findings) {
    let listed: BTreeSet<&str> = dataset.ambiguous.iter().map(|it| &*it.key).collect();
    for (one, other) in clashes(&dataset.index.parties) {
        let code = |key: &NameKey| dataset.party_at(key.place.into()).map_or("?", |it| it.code());
        let (one_code, other_code) = (code(one), code(other));
        // Of two records with one id, another rule says so.
        if !listed.contains(&*one.key) && one_code != other_code {
            let key = format!("`{}`", one.key);
            let what = "mark it `ambiguous`, or list it under `ambiguous`";
            let what = format!("the name means both {one_code} and {other_code}: {what}");
            findings.add(Place::in_file("countries", &key), what);
        }
    }
    for (one, other) in clashes(&dataset.index.formats) {
        let format = |key: &NameKey| dataset.formats.get(usize::from(key.place));
        let (Some(one_format), Some(other_format)) = (format(one), format(other)) else { continue };
        if one_format.id != other_format.id {
            let (key, id) = (format!("`{}`", one.key), &one_format.id);
            let what = format!("the name also means `{id}`: take it out of one of the two");
            findings.add(Place::in_format(other_format, &key), what);
        }
    }
}

/// Returns neighbouring keys that are the same name for two records, neither of them marked.
fn clashes(keys: &[NameKey]) -> impl Iterator<Item = (&NameKey, &NameKey)> {
    let pairs = keys.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(one, other)| {
        let is_sure = |key: &NameKey| key.meaning != Meaning::Ambiguous;
        one.key == other.key && one.place != other.place && is_sure(one) && is_sure(other)
    })
}

/// An ambiguous name is folded, and whoever it may mean bears it, as its uses say in known words.
pub fn ambiguous_agree(dataset: &Dataset, findings: &mut Findings) {
    for (place, AmbiguousName { key, countries, uses }) in ambiguous_names(dataset) {
        if fold(key) != **key {
            findings.add(place, format!("it is not folded: write `{}`", fold(key)));
            continue;
        }
        let bears = |code: &str| {
            let keys = &dataset.index.parties;
            let start = keys.partition_point(|it| it.key < *key);
            let mut bearers = keys[start..].iter().take_while(|it| it.key == *key);
            bearers.any(|it| dataset.party_at(it.place.into()).is_some_and(|it| it.code() == code))
        };
        let known = countries.iter().filter(|code| dataset.country(**code).is_some());
        for code in known.filter(|code| !bears(code.as_str())) {
            let what = "is not called so: take it out, or add the name to it";
            findings.add(place, format!("{code} {what}"));
        }
        let is_known = |used: &str| {
            let (who, rest) = used.split_once(':')?;
            let (scheme, name) = rest.split_once('=')?;
            Some(fold(name) == **key && bears(who) && is_scheme(scheme))
        };
        for used in uses.iter().filter(|used| is_known(used) != Some(true)) {
            let what = "is no use of it: write who is called so, in which scheme, and how, as in `AT:cow=AUS`";
            findings.add(place, format!("`{used}` {what}"));
        }
        let who = uses.iter().filter_map(|used| Some(used.split_once(':')?.0));
        let who: BTreeSet<&str> = who.chain(countries.iter().map(CountryCode::as_str)).collect();
        if who.len() < 2 {
            findings.add(place, "it means one country alone: take it out, or name the others");
        }
    }
}

/// Tells whether a word is that of a scheme of codes, or of a kind of names, be it with a language.
fn is_scheme(word: &str) -> bool {
    let kind = word.split_once('-').map_or(word, |(kind, _)| kind);
    matches!(word, "alpha2" | "alpha3" | "alpha4" | "numeric" | "cow" | "gw" | "name")
        || NameKind::ALL.iter().any(|it| it.word() == kind)
}

/// A former state alone existed for a time, has successors and had its code withdrawn; what it was
/// followed by, and follows, is another.
pub fn states_agree(dataset: &Dataset, findings: &mut Findings) {
    for (place, country) in countries(dataset) {
        let (id, is_former) = (country.id, is_former(country));
        if is_former && country.existed.is_none() {
            findings.add(place, "it is a former state: say when it was one under `existed`");
        }
        let of_the_past = [
            ("existed", country.existed.is_some()),
            ("successors", !country.successors.is_empty()),
            ("territory_now", !country.territory_now.is_empty()),
            ("iso.alpha4", country.iso.alpha4.is_some()),
            ("iso.withdrawn", country.iso.withdrawn.is_some()),
        ];
        for (key, _) in of_the_past.iter().filter(|(_, is_given)| *is_given && !is_former) {
            let what = format!("take out `{key}`, or correct its `kind`");
            findings.add(place, format!("it is no former state: {what}"));
        }
        let lists = [
            ("predecessors", &country.predecessors),
            ("successors", &country.successors),
            ("territory_now", &country.territory_now),
        ];
        for (key, _) in lists.iter().filter(|(_, codes)| codes.contains(&id)) {
            findings.add(place, format!("it is named under its own `{key}`: take it out"));
        }
        let followed = country.predecessors.iter().filter(|code| **code != id);
        let followed = followed.filter_map(|code| dataset.country(*code));
        for other in followed.filter(|other| !self::is_former(other)) {
            let what = "which it followed, is no former state: correct one of the two";
            findings.add(place, format!("{}, {what}", other.id));
        }
    }
}

fn is_former(country: &Country) -> bool {
    country.kind == CountryKind::FormerState
}

/// Returns the places of all ids but the codes of countries, with the ids as labels.
fn ids(dataset: &Dataset) -> impl Iterator<Item = Place<'_>> {
    let list = Place::in_file("organisations", "organisations");
    let organisations = entries(list, &dataset.organisations, |it| &it.id).map(|(place, _)| place);
    let meetings = meetings(dataset).map(|(place, _)| place);
    let sources = sources(dataset).map(|(place, _)| place);
    let formats = dataset.formats.iter().enumerate();
    let formats = formats.map(|(index, it)| Place::in_format(it, "formats").nth(index, &it.id));
    organisations.chain(meetings).chain(sources).chain(formats)
}

fn regions(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &Region)> {
    entries(Place::in_file("countries", "regions"), &dataset.regions, |region| &region.code)
}

fn ambiguous_names(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &AmbiguousName)> {
    entries(Place::in_file("countries", "ambiguous"), &dataset.ambiguous, |it| &it.key)
}
