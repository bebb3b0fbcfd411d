//! Rules on ids, codes and names.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{each_spell, nonmember_lists, spell_lists};
use super::time::overlapping;
use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::model::{
    Country, CountryCode, CountryKind, Format, FormatId, Meaning, NameKey, NameKind, SystemCode,
    fold,
};

/// Every id is made of small letters, digits and hyphens, and no meeting is called like a day.
pub fn ids_well_formed(dataset: &Dataset, findings: &mut Findings) {
    each_id(dataset, |record, place| {
        let id = place.label;
        let is_well_formed = id.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !is_well_formed {
            let what = format!("`{id}` is no id: use small letters, digits and hyphens");
            findings.add(record, place, what);
        } else if place.list == "meetings"
            && (matches!(id, "today" | "reviewed" | "unknown")
                || id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
        {
            let what = format!("`{id}` means a day: name the place too, as in `wales-2014`");
            findings.add(record, place, what);
        }
    });
}

/// No two records share an id, and no two regions a code.
pub fn ids_unique(dataset: &Dataset, findings: &mut Findings) {
    let twice = |id: &str| format!("the id `{id}` is used twice: rename one of the two");
    let mut seen = BTreeSet::new();
    each_id(dataset, |record, place| {
        if !seen.insert((place.list, place.label)) {
            let what = twice(place.label);
            findings.add(record, place, what);
        }
    });
    let mut codes = BTreeSet::new();
    for (number, country) in dataset.countries.iter().enumerate() {
        if !codes.insert(country.id) {
            let place = Place::of_country(number, country);
            findings.add("countries", place, twice(country.id.as_str()));
        }
    }
    let mut regions = BTreeSet::new();
    for (number, region) in dataset.regions.iter().enumerate() {
        if !regions.insert(&region.code) {
            let place = Place { list: "regions", number: Some(number), label: &region.code };
            let what = format!("the code `{}` is used twice: correct one of the two", region.code);
            findings.add("countries", place, what);
        }
    }
}

/// Every code of a country or a region has its form.
pub fn codes_well_formed(dataset: &Dataset, findings: &mut Findings) {
    let capitals = |code: &str, length: usize| {
        code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let digits = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    for (number, country) in dataset.countries.iter().enumerate() {
        let mut refuse = |what: String| {
            findings.add("countries", Place::of_country(number, country), what);
        };
        let iso = &country.iso;
        let expected = iso.alpha4.as_ref().unwrap_or(&iso.alpha2);
        if **expected != *country.id.as_str() {
            refuse(format!("the id must be `{expected}`, its code in {}", iso.scheme));
        }
        if !capitals(&iso.alpha2, 2) || !capitals(&iso.alpha3, 3) {
            let codes = format!("`{}` and `{}`", iso.alpha2, iso.alpha3);
            refuse(format!("{codes} must be two and three capital letters"));
        }
        let systems = country.cow.iter().chain(&country.gw);
        for (_, abbreviation) in systems.flat_map(SystemCode::codes) {
            if !capitals(abbreviation, 3) {
                refuse(format!("`{abbreviation}` must be three capital letters"));
            }
        }
        if iso.numeric.as_deref().is_some_and(|numeric| !digits(numeric)) {
            refuse("the numeric code must be three digits".to_owned());
        }
    }
    for (number, region) in dataset.regions.iter().enumerate() {
        if !digits(&region.code) || !digits(&region.continent) {
            let place = Place { list: "regions", number: Some(number), label: &region.code };
            findings.add("countries", place, "both codes must be three digits of UN M49");
        }
    }
}

/// No two countries of today share a code: of ISO 3166 ever, of a list of states at one time.
///
/// A list counts no state twice at once either. What a number counts may be one state after another, and
/// the record of a former state may have all spells of its number.
pub fn codes_unique(dataset: &Dataset, findings: &mut Findings) {
    let mut bearers: BTreeMap<&str, &Country> = BTreeMap::new();
    let countries = dataset.countries.iter().enumerate();
    for (number, country) in countries.filter(|(_, it)| it.kind != CountryKind::FormerState) {
        for code in [&*country.iso.alpha3].into_iter().chain(country.iso.numeric.as_deref()) {
            // Of two records with one id, another rule says so.
            let other = bearers.insert(code, country).filter(|other| other.id != country.id);
            if let Some(other) = other {
                let what =
                    format!("`{code}` is also the code of {}: correct one of the two", other.id);
                findings.add("countries", Place::of_country(number, country), what);
            }
        }
    }
    let listed = dataset.countries.iter().enumerate().flat_map(|(number, country)| {
        let systems = [("cow", &country.cow), ("gw", &country.gw)];
        let systems = systems.into_iter().filter_map(|(list, code)| Some((list, code.as_ref()?)));
        systems.flat_map(move |(list, code)| {
            code.spells.iter().map(move |spell| (number, country, list, code, spell))
        })
    });
    let listed: Vec<_> = listed.collect();
    let keyed = |is_number: bool| {
        listed.iter().map(move |(_, country, list, code, spell)| {
            let is_former = country.kind == CountryKind::FormerState;
            let bearer = is_former.then_some(country.id);
            let letters = if is_number { "" } else { code.abbreviation_in(spell) };
            let number = if is_number { code.number_in(spell) } else { 0 };
            ((bearer, *list, number, letters), (spell.from, spell.until))
        })
    };
    for (place, earlier) in [true, false].into_iter().flat_map(|it| overlapping(keyed(it))) {
        let (number, country, list, code, spell) = listed[place];
        let (number_of_other, Country { id: other, .. }, ..) = listed[earlier];
        if *other == country.id && number_of_other != number {
            continue; // another rule says that the record stands twice
        }
        let what = format!(
            "under `{list}`, {} or {} counts {other} too at that time: correct one of the two",
            code.number_in(spell),
            code.abbreviation_in(spell)
        );
        findings.add("countries", Place::of_country(number, country), what);
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        let states = country.states_under_this_code.iter();
        if !overlapping(states.map(|state| ((), (state.from, Some(state.until))))).is_empty() {
            let what = "two states stand under this code at once: end one before the other";
            findings.add("countries", Place::of_country(number, country), what);
        }
    }
}

/// Every country that is named has a record.
pub fn countries_known(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |record: String, list: &'static str, number: usize, code: CountryCode| {
        if dataset.country(code).is_none() {
            let place = Place { list, number: Some(number), label: code.as_str() };
            let what = format!(
                "there is no country `{code}`: add it to countries.yaml, or correct the code"
            );
            findings.add(record, place, what);
        }
    };
    for format in &dataset.formats {
        for (list, codes) in countries_named_in(format) {
            let named = codes.into_iter().enumerate();
            for (number, code) in named.filter_map(|(number, code)| Some((number, code?))) {
                check(file_of(format), list, number, code);
            }
        }
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        let related =
            country.predecessors.iter().chain(&country.successors).chain(&country.territory_now);
        for code in related {
            check("countries".to_owned(), "countries", number, *code);
        }
        if let Some(representative) = &country.represented_by {
            check("countries".to_owned(), "represented_by", number, representative.country);
        }
    }
    for (number, ambiguous) in dataset.ambiguous.iter().enumerate() {
        for code in &ambiguous.countries {
            check("countries".to_owned(), "ambiguous", number, *code);
        }
    }
}

/// Returns the lists of a format whose records name a country, and the country of each.
fn countries_named_in(format: &Format) -> Vec<(&'static str, Vec<Option<CountryCode>>)> {
    let of_spells = spell_lists(format)
        .map(|(list, spells)| (list, spells.iter().map(|spell| spell.country).collect()));
    let of_nonmembers = nonmember_lists(format)
        .map(|(list, records)| (list, records.iter().map(|record| Some(record.country)).collect()));
    let projects = format.projects.iter().map(|project| Some(project.country));
    let beneficiaries = format.beneficiaries.iter().map(|beneficiary| Some(beneficiary.country));
    let disputed = format.conflicts.iter().map(|conflict| conflict.membership);
    let others = [
        ("projects", projects.collect()),
        ("beneficiaries", beneficiaries.collect()),
        ("conflicts", disputed.collect()),
    ];
    of_spells.into_iter().chain(of_nonmembers).chain(others).collect()
}

/// Every region that is named is in `countries.yaml`.
pub fn regions_known(dataset: &Dataset, findings: &mut Findings) {
    let regions: BTreeSet<&str> = dataset.regions.iter().map(|region| &*region.code).collect();
    for (number, country) in dataset.countries.iter().enumerate() {
        let Some(code) = &country.region else { continue };
        if !regions.contains(&**code) {
            let what =
                format!("there is no region `{code}`: add it under `regions`, or correct the code");
            findings.add("countries", Place::of_country(number, country), what);
        }
    }
}

/// Every spell has either a country or an organisation, which is in `organisations.yaml`.
pub fn organisations_known(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| match (&spell.country, &spell.organisation) {
        (Some(_), Some(_)) => {
            let what = "it has both a country and an organisation: take one of them out";
            findings.add(file_of(format), place, what);
        }
        (None, None) => {
            let what = "it has neither a country nor an organisation: give one of them";
            findings.add(file_of(format), place, what);
        }
        (None, Some(id)) if dataset.organisation(id).is_none() => {
            findings.add(file_of(format), place, format!("there is no organisation `{id}`: add it to organisations.yaml, or correct the id"));
        }
        _ => {}
    });
}

/// Every format that is named has a file.
pub fn formats_known(dataset: &Dataset, findings: &mut Findings) {
    let is_unknown = |id: &&FormatId| dataset.format(id).is_none();
    let unknown = |id: &FormatId| {
        format!("there is no format `{id}`: add formats/{id}.yaml, or correct the id")
    };
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        for id in meeting.formats.iter().filter(is_unknown) {
            let place = Place { list: "meetings", number: Some(number), label: &meeting.id };
            findings.add("meetings", place, unknown(id));
        }
    }
    for format in &dataset.formats {
        let named = [("predecessor", &format.predecessor), ("successor", &format.successor)];
        for (key, named) in named {
            if let Some(id) = named.as_ref().filter(is_unknown) {
                findings.add(file_of(format), key, unknown(id));
            }
        }
    }
}

/// A name means one country or one format, or is listed as ambiguous.
pub fn names_unambiguous(dataset: &Dataset, findings: &mut Findings) {
    let listed: BTreeSet<&str> =
        dataset.ambiguous.iter().map(|ambiguous| &*ambiguous.key).collect();
    for (one, other) in clashes(&dataset.index.parties) {
        let code =
            |key: &NameKey| dataset.party_at(key.place.into()).map_or("?", |party| party.code());
        // Of two records with one id, another rule says so.
        if !listed.contains(&*one.key) && code(one) != code(other) {
            let place = format!("`{}`", one.key);
            findings.add("countries", place, format!("the name means both {} and {}: mark it `ambiguous`, or list it under `ambiguous`", code(one), code(other)));
        }
    }
    for (one, other) in clashes(&dataset.index.formats) {
        let format = |key: &NameKey| dataset.formats.get(usize::from(key.place));
        if let (Some(one_format), Some(other_format)) = (format(one), format(other))
            && one_format.id != other_format.id
        {
            let what =
                format!("the name also means `{}`: take it out of one of the two", one_format.id);
            findings.add(file_of(other_format), format!("`{}`", one.key), what);
        }
    }
}

/// An ambiguous name is folded, and whoever it may mean bears it, as its uses say in known words.
pub fn ambiguous_agree(dataset: &Dataset, findings: &mut Findings) {
    let bears = |key: &str, code: &str| {
        let keys = &dataset.index.parties;
        let start = keys.partition_point(|it| *it.key < *key);
        let bearers = keys[start..].iter().take_while(|it| &*it.key == key);
        let mut codes = bearers.filter_map(|it| Some(dataset.party_at(it.place.into())?.code()));
        codes.any(|it| it == code)
    };
    for (number, ambiguous) in dataset.ambiguous.iter().enumerate() {
        let key = &*ambiguous.key;
        let mut refuse = |what: String| {
            let place = Place { list: "ambiguous", number: Some(number), label: key };
            findings.add("countries", place, what);
        };
        if fold(key) != key {
            refuse(format!("it is not folded: write `{}`", fold(key)));
            continue;
        }
        let known = ambiguous.countries.iter().filter(|code| dataset.country(**code).is_some());
        for code in known.filter(|code| !bears(key, code.as_str())) {
            refuse(format!("{code} is not called so: take it out, or add the name to it"));
        }
        for used in &ambiguous.uses {
            let parts =
                used.split_once(':').and_then(|(who, rest)| Some((who, rest.split_once('=')?)));
            let is_known = parts.is_some_and(|(who, (scheme, name))| {
                fold(name) == key && bears(key, who) && is_scheme(scheme)
            });
            if !is_known {
                refuse(format!(
                    "`{used}` is no use of it: write who is called so, in which scheme, and how, as in `AT:cow=AUS`"
                ));
            }
        }
        let who = ambiguous.uses.iter().filter_map(|used| Some(used.split_once(':')?.0));
        let who: BTreeSet<&str> =
            who.chain(ambiguous.countries.iter().map(CountryCode::as_str)).collect();
        if who.len() < 2 {
            refuse("it means one country alone: take it out, or name the others".to_owned());
        }
    }
}

/// Tells whether a word is that of a scheme of codes, or of a kind of names, be it with a language.
fn is_scheme(word: &str) -> bool {
    let kind = word.split_once('-').map_or(word, |(kind, _)| kind);
    matches!(word, "alpha2" | "alpha3" | "alpha4" | "numeric" | "cow" | "gw" | "name")
        || NameKind::ALL.iter().any(|it| it.word() == kind)
}

/// Returns neighbouring keys that are the same name for two records, neither of them marked.
fn clashes(keys: &[NameKey]) -> impl Iterator<Item = (&NameKey, &NameKey)> {
    let pairs = keys.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(one, other)| {
        let is_sure = |key: &NameKey| key.meaning != Meaning::Ambiguous;
        one.key == other.key && one.place != other.place && is_sure(one) && is_sure(other)
    })
}

/// Hands every id but the codes of countries to a function, with its file and place.
fn each_id<'d>(dataset: &'d Dataset, mut take: impl FnMut(String, Place<'d>)) {
    for (number, organisation) in dataset.organisations.iter().enumerate() {
        let list = "organisations";
        take(list.to_owned(), Place { list, number: Some(number), label: &organisation.id });
    }
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        let list = "meetings";
        take(list.to_owned(), Place { list, number: Some(number), label: &meeting.id });
    }
    for (number, source) in dataset.sources.iter().enumerate() {
        let list = "sources";
        take(list.to_owned(), Place { list, number: Some(number), label: &source.id });
    }
    for (number, format) in dataset.formats.iter().enumerate() {
        take(file_of(format), Place { list: "formats", number: Some(number), label: &format.id });
    }
}
