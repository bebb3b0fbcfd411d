//! Rules on who says so, and on what sources count.

use std::collections::BTreeSet;

use super::{Findings, countries, each_fact, entries, sources, spells};
use crate::data::{self, Dataset, Place, Record};
use crate::membership::Counted;
use crate::model::{Conflict, Format, ListState, PartialDate, Quality, State};

/// Every source that is cited is in `sources.yaml`.
pub fn sources_known(dataset: &Dataset, findings: &mut Findings) {
    data::each_fact(dataset, &mut |fact, _| {
        for source in fact.sources.iter().filter(|source| dataset.source(source).is_none()) {
            let what = "add it to sources.yaml, or correct the id";
            findings.add(fact.place, format!("there is no source `{source}`: {what}"));
        }
    });
}

/// Every fact has a source or a confidence; what is unconfirmed of a name is a part of it.
pub fn facts_sourced(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        if fact.sources.is_empty() && fact.confidence.is_none() {
            findings.add(fact.place, "no source: give `sources`, or a `confidence`");
        }
    });
    for format in &dataset.formats {
        let parts = format.names.iter().chain(&format.variants).flat_map(|it| &it.unconfirmed);
        let is_part = |part: &str| matches!(part, "en" | "de" | "fr" | "abbreviation");
        for part in parts.filter(|part| !is_part(part)) {
            let what = "is no part of a name: write `en`, `de`, `fr` or `abbreviation`";
            findings.add(Place::in_format(format, "unconfirmed"), format!("`{part}` {what}"));
        }
        let status = &format.status;
        if status.is == State::Dormant && status.note.is_some() && status.sources.is_empty() {
            let what = "it says more than the dates do: give `sources`";
            findings.add(Place::in_format(format, "status"), what);
        }
    }
}

/// A spell of a complete list has a primary source or two independent ones, or a confidence.
///
/// Two are independent whose publishers are two, and of which neither copies others.
pub fn spells_well_sourced(dataset: &Dataset, findings: &mut Findings) {
    let complete = |format: &Format| format.list == ListState::Complete;
    for (_, place, spell) in spells(dataset).filter(|(format, ..)| complete(format)) {
        let cited = spell.sources.iter().filter_map(|id| dataset.source(id));
        let (mut is_primary, mut publishers) = (false, BTreeSet::new());
        for source in cited.filter(|source| source.quality != Quality::Tertiary) {
            is_primary |= source.quality == Quality::Primary;
            publishers.insert(&*source.publisher);
        }
        // Of no source, and of an unknown one, other rules say so.
        let is_told = spell.sources.iter().any(|id| dataset.source(id).is_none())
            || spell.sources.is_empty()
            || spell.confidence.is_some();
        if place.key == "members" && !is_told && !is_primary && publishers.len() < 2 {
            let what = "cite a primary source or two independent ones, or give a `confidence`";
            findings.add(place, format!("its sources are weak for a complete list: {what}"));
        }
    }
}

/// Every source is cited.
pub fn sources_used(dataset: &Dataset, findings: &mut Findings) {
    let mut used = BTreeSet::new();
    data::each_fact(dataset, &mut |fact, _| used.extend(fact.sources.iter().map(|it| &**it)));
    for (place, _) in sources(dataset).filter(|(_, source)| !used.contains(&*source.id)) {
        findings.add(place, "no fact cites this source: cite it, or take it out");
    }
}

/// The source that is preferred is one of those quoted.
pub fn conflicts_settled(dataset: &Dataset, findings: &mut Findings) {
    for (place, Conflict { says, prefer, .. }) in conflicts(dataset) {
        if !says.iter().any(|claim| claim.source.as_ref() == Some(prefer)) {
            let what = "is preferred and not quoted: add what it says under `says`";
            findings.add(place, format!("`{prefer}` {what}"));
        }
    }
}

/// A conflict quotes two claims at least that differ, and none twice; `since` is of a `membership`.
pub fn conflicts_differ(dataset: &Dataset, findings: &mut Findings) {
    for (place, conflict) in conflicts(dataset) {
        let claims: BTreeSet<&str> = conflict.says.iter().map(|claim| &*claim.claim).collect();
        let quoted = conflict.says.iter().map(|claim| {
            (claim.source.as_deref(), &*claim.claim, claim.count.map(PartialDate::sort_key))
        });
        if claims.len() < 2 {
            findings.add(
                place,
                "it quotes no two claims that differ: quote each side, or take the conflict out",
            );
        } else if quoted.collect::<BTreeSet<_>>().len() < conflict.says.len() {
            findings.add(place, "it quotes the same claim twice: take out one of the two");
        }
        if conflict.since.is_some() && conflict.membership.is_none() {
            findings.add(
                place,
                "`since` says since when a membership is disputed: give `membership` too",
            );
        }
    }
}

/// Every address of a page is one that a browser opens: `http` or `https`, and a host.
pub fn addresses_well_formed(dataset: &Dataset, findings: &mut Findings) {
    let of_sources = sources(dataset).filter_map(|(place, it)| Some((place, it.url.as_ref()?)));
    let of_countries = countries(dataset)
        .filter_map(|(place, it)| Some((place, &it.nato_heading.as_ref()?.seen_at)));
    for (place, address) in of_sources.chain(of_countries) {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let has_host = rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let is_odd = |letter: char| letter.is_whitespace() || "<>\"\\^`{|}".contains(letter);
        if !has_host || address.contains(is_odd) {
            let what = "is no address: write it like https://www.nato.int/page";
            findings.add(place, format!("`{address}` {what}"));
        }
    }
}

/// A stated count has a number and equals the count of the data, or a conflict is about that count and
/// has its number.
pub fn counts_agree(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let list = Place::in_format(format, "counts");
        for (place, count) in entries(list, &format.counts, |count| &count.source) {
            if count.numbers().iter().all(Option::is_none) {
                findings.add(
                    place,
                    "it has no number: give `allies`, `partners`, `total` or `at_least`",
                );
            }
            let Some(counted) = Counted::beside(dataset, format, count) else { continue };
            let mut claims = format.conflicts.iter().flat_map(|conflict| &conflict.says);
            let is_disputed = claims.any(|claim| {
                let mut differing = counted.differing(count);
                count.is_claimed_in(claim) && differing.all(|numbers| claim.states(&numbers))
            });
            if counted.bears_out(count) || is_disputed {
                continue;
            }
            let parts = [
                ("allies", counted.allies),
                ("partners", counted.partners),
                ("organisations", counted.organisations),
            ];
            let parts =
                parts.iter().filter_map(|(of, number)| Some(format!("{of} {}", (*number)?)));
            findings.add(
                place,
                format!(
                    "on {} the data count {}, together {}: correct one of the two, or quote the number in a \
                     conflict, with `count: \"{}\"` in the claim",
                    counted.day,
                    parts.collect::<Vec<_>>().join(", "),
                    counted.total(),
                    count.date.text()
                ),
            );
        }
    }
}

/// A claim that is about a stated count is of its source, and has one of its numbers.
pub fn claims_counted(dataset: &Dataset, findings: &mut Findings) {
    for record in dataset.records() {
        let (conflicts, counts) = match record {
            Record::Format(format) => (&format.conflicts, &*format.counts),
            Record::Meeting(meeting) => (&meeting.conflicts, &[][..]),
            _ => continue,
        };
        for (place, conflict) in entries(record.place("conflicts"), conflicts, |it| &it.fact) {
            for claim in &conflict.says {
                let Some(date) = claim.count else { continue };
                let has_one_of_its_numbers = counts.iter().any(|count| {
                    let mut numbers = count.numbers().into_iter().flatten();
                    count.is_claimed_in(claim) && numbers.any(|numbers| claim.states(&numbers))
                });
                if !has_one_of_its_numbers {
                    let source = claim.source.as_deref().unwrap_or("nobody");
                    findings.add(place, format!("`count: \"{date}\"` in what {source} says names no count of that day and source with a number of the claim: correct the day, or write the number in figures"));
                }
            }
        }
    }
}

/// Returns all conflicts with their places, which in the files of meetings and countries say of which.
fn conflicts(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &Conflict)> {
    dataset.records().flat_map(|record| {
        let list = entries(record.place("conflicts"), record.conflicts(), |it| &it.fact);
        list.map(move |(place, conflict)| match record {
            Record::Format(_) => (place, conflict),
            _ => (place.called(record.id()), conflict),
        })
    })
}
