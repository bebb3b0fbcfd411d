//! Rules on who says so.

use std::collections::BTreeSet;

use super::facts::each_fact;
use super::{Dataset, Findings, Place, file_of};
use crate::model::{Conflict, State};

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

/// Every fact has a source or a confidence.
pub fn facts_sourced(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        if fact.sources.is_empty() && fact.confidence.is_none() {
            findings.add(fact.record, fact.place, "no source: give `sources`, or a `confidence`");
        }
    });
    for format in &dataset.formats {
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
