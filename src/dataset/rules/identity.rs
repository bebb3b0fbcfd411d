//! Rules on ids, codes and names.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{each_spell, spell_lists};
use super::{Dataset, Findings, Place, file_of};
use crate::model::{
    Country, CountryCode, CountryKind, Format, FormatId, Meaning, NameKey, SystemCode,
};

/// Every id is made of small letters, digits and hyphens.
pub fn ids_well_formed(dataset: &Dataset, findings: &mut Findings) {
    each_id(dataset, |record, place| {
        let id = place.label;
        let is_well_formed = id.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !is_well_formed {
            let what = format!("`{id}` is no id: use small letters, digits and hyphens");
            findings.add(record, place, what);
        }
    });
}

/// No two records share an id.
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
}

/// Every code of a country has its form.
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
}

/// No two countries of today share a code of ISO 3166.
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
    let nonmembers = [
        ("invited", &format.invited),
        ("pending", &format.pending),
        ("not_members", &format.not_members),
    ];
    let of_spells = spell_lists(format)
        .map(|(list, spells)| (list, spells.iter().map(|spell| spell.country).collect()));
    let of_nonmembers = nonmembers
        .map(|(list, records)| (list, records.iter().map(|record| Some(record.country)).collect()));
    let projects = format.projects.iter().map(|project| Some(project.country));
    let beneficiaries = format.beneficiaries.iter().map(|beneficiary| Some(beneficiary.country));
    let of_trust_funds =
        [("projects", projects.collect()), ("beneficiaries", beneficiaries.collect())];
    of_spells.into_iter().chain(of_nonmembers).chain(of_trust_funds).collect()
}

/// Every region that is named is in `countries.yaml`.
pub fn regions_known(dataset: &Dataset, findings: &mut Findings) {
    for (number, country) in dataset.countries.iter().enumerate() {
        let Some(code) = &country.region else { continue };
        if !dataset.regions.iter().any(|region| region.code == *code) {
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
    let is_listed = |key: &str| dataset.ambiguous.iter().any(|ambiguous| &*ambiguous.key == key);
    for (one, other) in clashes(&dataset.index.parties) {
        let code =
            |key: &NameKey| dataset.party_at(key.place.into()).map_or("?", |party| party.code());
        // Of two records with one id, another rule says so.
        if !is_listed(&one.key) && code(one) != code(other) {
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
