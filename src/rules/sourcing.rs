//! Rules on who says so.

use std::collections::BTreeSet;

use super::facts::each_fact;
use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::model::{Conflict, PartialDate, State};

/// Every source that is cited is in `sources.yaml`.
pub fn sources_known(dataset: &Dataset, findings: &mut Findings) {
    each_citation(dataset, |record, place, source| {
        if dataset.source(source).is_none() {
            findings.add(
                record,
                place,
                format!("there is no source `{source}`: add it to sources.yaml, or correct the id"),
            );
        }
    });
}

/// Every fact has a source or a confidence; what is unconfirmed of a name is a part of it.
pub fn facts_sourced(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        if fact.sources.is_empty() && fact.confidence.is_none() {
            findings.add(fact.record, fact.place, "no source: give `sources`, or a `confidence`");
        }
    });
    for format in &dataset.formats {
        let unconfirmed = format.names.iter().map(|it| &it.unconfirmed);
        let unconfirmed = unconfirmed.chain(format.variants.iter().map(|it| &it.unconfirmed));
        let is_part = |part: &str| matches!(part, "en" | "de" | "fr" | "abbreviation");
        for part in unconfirmed.flatten().filter(|part| !is_part(part)) {
            findings.add(
                file_of(format),
                "unconfirmed",
                format!("`{part}` is no part of a name: write `en`, `de`, `fr` or `abbreviation`"),
            );
        }
        let says_more_than_dates =
            format.status.is == State::Dormant && format.status.note.is_some();
        if says_more_than_dates && format.status.sources.is_empty() {
            findings.add(
                file_of(format),
                "status",
                "it says more than the dates do: give `sources`",
            );
        }
    }
}

/// Every source is cited.
pub fn sources_used(dataset: &Dataset, findings: &mut Findings) {
    let mut used = BTreeSet::new();
    each_citation(dataset, |_, _, source| {
        used.insert(source.to_owned());
    });
    for (number, source) in dataset.sources.iter().enumerate() {
        if !used.contains(&*source.id) {
            let place = Place { list: "sources", number: Some(number), label: &source.id };
            findings.add("sources", place, "no fact cites this source: cite it, or take it out");
        }
    }
}

/// The source that is preferred is one of those quoted.
pub fn conflicts_settled(dataset: &Dataset, findings: &mut Findings) {
    each_conflict(dataset, |record, place, conflict| {
        let quoted =
            conflict.says.iter().any(|claim| claim.source.as_ref() == Some(&conflict.prefer));
        if !quoted {
            findings.add(
                record,
                place,
                format!(
                    "`{}` is preferred and not quoted: add what it says under `says`",
                    conflict.prefer
                ),
            );
        }
    });
}

/// A conflict quotes two claims at least that differ, and none twice; `since` is of a `membership`.
pub fn conflicts_differ(dataset: &Dataset, findings: &mut Findings) {
    each_conflict(dataset, |record, place, conflict| {
        let mut refuse = |what| findings.add(&*record, &place, what);
        let claims = conflict.says.iter().map(|claim| &*claim.claim).collect::<BTreeSet<&str>>();
        let quoted = conflict.says.iter().map(|claim| {
            (claim.source.as_deref(), &*claim.claim, claim.count.map(PartialDate::sort_key))
        });
        if claims.len() < 2 {
            refuse(
                "it quotes no two claims that differ: quote each side, or take the conflict out",
            );
        } else if quoted.collect::<BTreeSet<_>>().len() < conflict.says.len() {
            refuse("it quotes the same claim twice: take out one of the two");
        }
        if conflict.since.is_some() && conflict.membership.is_none() {
            refuse("`since` says since when a membership is disputed: give `membership` too");
        }
    });
}

/// Every address of a page is one that a browser opens: `http` or `https`, and a host.
pub fn addresses_well_formed(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |record: &str, place: Place<'_>, address: &str| {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let has_host = rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let is_odd = |letter: char| letter.is_whitespace() || "<>\"\\^`{|}".contains(letter);
        if !has_host || address.contains(is_odd) {
            findings.add(
                record,
                place,
                format!("`{address}` is no address: write it like https://www.nato.int/page"),
            );
        }
    };
    for (number, source) in dataset.sources.iter().enumerate() {
        if let Some(url) = &source.url {
            let place = Place { list: "sources", number: Some(number), label: &source.id };
            check("sources", place, url);
        }
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        if let Some(heading) = &country.nato_heading {
            check("countries", Place::of_country(number, country), &heading.seen_at);
        }
    }
}

/// Hands every conflict to a function, with its file and place; in the files of meetings and countries, the
/// place says of which.
fn each_conflict<'d>(dataset: &'d Dataset, mut take: impl FnMut(String, Place<'d>, &'d Conflict)) {
    let list = "conflicts";
    for format in &dataset.formats {
        for (number, conflict) in format.conflicts.iter().enumerate() {
            let place = Place { list, number: Some(number), label: &conflict.fact };
            take(file_of(format), place, conflict);
        }
    }
    for meeting in &dataset.meetings {
        for (number, conflict) in meeting.conflicts.iter().enumerate() {
            let place = Place { list, number: Some(number), label: &meeting.id };
            take("meetings".to_owned(), place, conflict);
        }
    }
    for country in &dataset.countries {
        for (number, conflict) in country.conflicts.iter().enumerate() {
            let place = Place { list, number: Some(number), label: country.id.as_str() };
            take("countries".to_owned(), place, conflict);
        }
    }
}

/// Hands every id of a source that stands anywhere to a function, with its file and place.
fn each_citation<'d>(dataset: &'d Dataset, mut take: impl FnMut(String, String, &'d str)) {
    each_fact(dataset, |fact| {
        for source in fact.sources {
            take(fact.record.clone(), fact.place.to_string(), source);
        }
    });
    for format in &dataset.formats {
        let founded = &format.founded;
        let undated = if founded.date.is_unknown() { &*founded.sources } else { &[] };
        for (place, sources) in [("status", &*format.status.sources), ("founded", undated)] {
            for source in sources {
                take(file_of(format), place.to_owned(), source);
            }
        }
    }
    each_conflict(dataset, |record, place, conflict| {
        let quoted = conflict.says.iter().filter_map(|claim| claim.source.as_ref());
        for source in quoted.chain([&conflict.prefer]) {
            take(record.clone(), place.to_string(), source);
        }
    });
}
