//! Rules on ids, codes and names.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::holder;
use super::{Dataset, Findings, Place, file_of};
use crate::model::{Country, CountryCode, CountryKind, Format, Meaning, NameKey};

/// Every id is made of small letters, digits and hyphens.
pub fn ids_well_formed(dataset: &Dataset, findings: &mut Findings) {
    each_id(dataset, |record, list, number, id| {
        let is_well_formed = id.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !is_well_formed {
            let place = Place { list, number, label: id };
            findings.add(
                record,
                place,
                format!("`{id}` is no id: use small letters, digits and hyphens"),
            );
        }
    });
}

/// No two records share an id.
pub fn ids_unique(dataset: &Dataset, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    each_id(dataset, |record, list, number, id| {
        if !seen.insert((list, id)) {
            let place = Place { list, number, label: id };
            findings.add(
                record,
                place,
                format!("the id `{id}` is used twice: rename one of the two"),
            );
        }
    });
    for (number, pair) in dataset.countries.windows(2).enumerate() {
        if pair[0].id == pair[1].id {
            let place = Place { list: "countries", number: number + 1, label: pair[1].id.as_str() };
            findings.add(
                "countries",
                place,
                format!("the id `{}` is used twice: rename one of the two", pair[1].id),
            );
        }
    }
}

/// Every code of a country has its form.
pub fn codes_well_formed(dataset: &Dataset, findings: &mut Findings) {
    let capitals = |code: &str, length: usize| {
        code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    for (number, country) in dataset.countries.iter().enumerate() {
        let mut refuse = |what: String| {
            findings.add(
                "countries",
                Place { list: "countries", number, label: country.id.as_str() },
                what,
            );
        };
        let iso = &country.iso;
        let expected = iso.alpha4.as_ref().unwrap_or(&iso.alpha2);
        if **expected != *country.id.as_str() {
            refuse(format!("the id must be `{expected}`, its code in {}", iso.scheme));
        }
        if !capitals(&iso.alpha2, 2) || !capitals(&iso.alpha3, 3) {
            refuse(format!(
                "`{}` and `{}` must be two and three capital letters",
                iso.alpha2, iso.alpha3
            ));
        }
        for abbreviation in [&country.cow.abbreviation, &country.gw.abbreviation] {
            if !capitals(abbreviation, 3) {
                refuse(format!("`{abbreviation}` must be three capital letters"));
            }
        }
        if iso
            .numeric
            .as_ref()
            .is_some_and(|numeric| numeric.len() != 3 || numeric.parse::<u16>().is_err())
        {
            refuse("the numeric code must be three digits".to_owned());
        }
    }
}

/// No two countries of today share a code of ISO 3166.
pub fn codes_unique(dataset: &Dataset, findings: &mut Findings) {
    let mut bearers: BTreeMap<&str, &Country> = BTreeMap::new();
    let living = dataset
        .countries
        .iter()
        .enumerate()
        .filter(|(_, country)| country.kind != CountryKind::FormerState);
    for (number, country) in living {
        for code in [&*country.iso.alpha3].into_iter().chain(country.iso.numeric.as_deref()) {
            if let Some(other) = bearers.insert(code, country) {
                let place = Place { list: "countries", number, label: country.id.as_str() };
                findings.add(
                    "countries",
                    place,
                    format!("`{code}` is also the code of {}: correct one of the two", other.id),
                );
            }
        }
    }
}

/// Every country that is named is in `countries.yaml`.
pub fn countries_known(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |record: String, list: &'static str, number: usize, code: CountryCode| {
        if dataset.country(code).is_none() {
            let place = Place { list, number, label: code.as_str() };
            findings.add(
                record,
                place,
                format!(
                    "there is no country `{code}`: add it to countries.yaml, or correct the code"
                ),
            );
        }
    };
    for format in &dataset.formats {
        for (list, number, code) in countries_named_in(format) {
            check(file_of(format), list, number, code);
        }
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        let related =
            country.predecessors.iter().chain(&country.successors).chain(&country.territory_now);
        for code in related {
            check("countries".to_owned(), "countries", number, *code);
        }
    }
    for (number, ambiguous) in dataset.ambiguous.iter().enumerate() {
        for code in &ambiguous.countries {
            check("countries".to_owned(), "ambiguous", number, *code);
        }
    }
}

fn countries_named_in(format: &Format) -> Vec<(&'static str, usize, CountryCode)> {
    let mut named = Vec::new();
    for (list, spells) in [("members", &format.members), ("observers", &format.observers)] {
        let countries = spells
            .iter()
            .enumerate()
            .filter_map(|(number, spell)| Some((list, number, spell.country?)));
        named.extend(countries);
    }
    let lists = [
        ("invited", &format.invited),
        ("pending", &format.pending),
        ("not_members", &format.not_members),
    ];
    for (list, nonmembers) in lists {
        named.extend(
            nonmembers
                .iter()
                .enumerate()
                .map(|(number, nonmember)| (list, number, nonmember.country)),
        );
    }
    named.extend(
        format
            .projects
            .iter()
            .enumerate()
            .map(|(number, project)| ("projects", number, project.country)),
    );
    let beneficiaries = format.beneficiaries.iter().enumerate();
    named.extend(
        beneficiaries.map(|(number, beneficiary)| ("beneficiaries", number, beneficiary.country)),
    );
    named
}

/// Every region that is named is in `countries.yaml`.
pub fn regions_known(dataset: &Dataset, findings: &mut Findings) {
    for (number, country) in dataset.countries.iter().enumerate() {
        let Some(code) = &country.region else { continue };
        if !dataset.regions.iter().any(|region| region.code == *code) {
            let place = Place { list: "countries", number, label: country.id.as_str() };
            findings.add(
                "countries",
                place,
                format!("there is no region `{code}`: add it under `regions`, or correct the code"),
            );
        }
    }
}

/// Every spell has either a country or an organisation, which is in `organisations.yaml`.
pub fn organisations_known(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (list, spells) in [("members", &format.members), ("observers", &format.observers)] {
            for (number, spell) in spells.iter().enumerate() {
                let place = Place { list, number, label: holder(spell) };
                match (&spell.country, &spell.organisation) {
                    (Some(_), Some(_)) => findings.add(
                        file_of(format),
                        place,
                        "it has both a country and an organisation: take one of them out",
                    ),
                    (None, None) => findings.add(
                        file_of(format),
                        place,
                        "it has neither a country nor an organisation: give one of them",
                    ),
                    (None, Some(id)) if dataset.organisation(id).is_none() => {
                        findings.add(file_of(format), place, format!("there is no organisation `{id}`: add it to organisations.yaml, or correct the id"));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Every format that is named has a file.
pub fn formats_known(dataset: &Dataset, findings: &mut Findings) {
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        for id in meeting.formats.iter().filter(|id| dataset.format(id).is_none()) {
            let place = Place { list: "meetings", number, label: &meeting.id };
            findings.add(
                "meetings",
                place,
                format!("there is no format `{id}`: add formats/{id}.yaml, or correct the id"),
            );
        }
    }
    for format in &dataset.formats {
        for (key, named) in [("predecessor", &format.predecessor), ("successor", &format.successor)]
        {
            if let Some(id) = named.as_ref().filter(|id| dataset.format(id).is_none()) {
                findings.add(
                    file_of(format),
                    key,
                    format!("there is no format `{id}`: add formats/{id}.yaml, or correct the id"),
                );
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
        if !is_listed(&one.key) {
            let place = format!("`{}`", one.key);
            findings.add("countries", place, format!("the name means both {} and {}: mark it `ambiguous`, or list it under `ambiguous`", code(one), code(other)));
        }
    }
    for (one, other) in clashes(&dataset.index.formats) {
        let format = |key: &NameKey| dataset.formats.get(usize::from(key.place));
        if let (Some(one_format), Some(other_format)) = (format(one), format(other)) {
            findings.add(
                file_of(other_format),
                format!("`{}`", one.key),
                format!("the name also means `{}`: take it out of one of the two", one_format.id),
            );
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

fn each_id<'d>(dataset: &'d Dataset, mut take: impl FnMut(String, &'static str, usize, &'d str)) {
    for (number, organisation) in dataset.organisations.iter().enumerate() {
        take("organisations".to_owned(), "organisations", number, &organisation.id);
    }
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        take("meetings".to_owned(), "meetings", number, &meeting.id);
    }
    for (number, source) in dataset.sources.iter().enumerate() {
        take("sources".to_owned(), "sources", number, &source.id);
    }
    for (number, format) in dataset.formats.iter().enumerate() {
        take(file_of(format), "formats", number, &format.id);
    }
}
