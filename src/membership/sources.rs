//! Which sources support what is known of a record, or of somebody's membership.

use std::collections::BTreeMap;

use super::memberships_of;
use crate::data::{Dataset, Fact, Party, Record, Visit, each_fact, facts_of};
use crate::model::{Format, Role, Source};

/// What sources are asked for of.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'d> {
    All,
    /// Of a record; of a country or organisation, in all formats. Of a source, itself alone, wherever
    /// it is cited.
    Of(Record<'d>),
    PartyIn(Party<'d>, &'d Format),
}

/// A source, and the facts that cite it.
#[derive(Clone, Debug)]
pub struct CitedSource<'d> {
    pub source: &'d Source,
    pub cited_by: Vec<Fact<'d>>,
}

/// Returns the sources that are cited within a scope, and where.
///
/// Order: the id of the source; the facts in the order of [`each_fact`].
pub fn cited<'d>(dataset: &'d Dataset, scope: Scope<'d>) -> Vec<CitedSource<'d>> {
    let mut citing: BTreeMap<&'d str, Vec<Fact<'d>>> = BTreeMap::new();
    facts_in(dataset, scope, &mut |fact, _| {
        for id in fact.sources {
            let facts = citing.entry(id).or_default();
            let is_known = facts.last().is_some_and(|last| {
                last.number == fact.number && last.record.id() == fact.record.id()
            });
            if !is_known {
                facts.push(*fact);
            }
        }
    });
    if let Scope::Of(Record::Source(source)) = scope {
        let cited_by = citing.remove(&*source.id).unwrap_or_default();
        return vec![CitedSource { source, cited_by }];
    }
    let rows = citing.into_iter();
    rows.filter_map(|(id, cited_by)| Some(CitedSource { source: dataset.source(id)?, cited_by }))
        .collect()
}

/// Returns the sources of what is known of a record; of a country or organisation, in all formats.
///
/// Order: the id.
pub fn sources_of<'d>(dataset: &'d Dataset, record: Record<'d>) -> Vec<&'d Source> {
    cited(dataset, Scope::Of(record)).into_iter().map(|row| row.source).collect()
}

fn facts_in<'d>(dataset: &'d Dataset, scope: Scope<'d>, visit: Visit<'_, 'd>) {
    match scope {
        Scope::All | Scope::Of(Record::Source(_)) => each_fact(dataset, visit),
        Scope::Of(record) => {
            if let Some(party) = record.party() {
                let formats = dataset.formats.iter().map(Record::Format);
                let meetings = dataset.meetings.iter().map(Record::Meeting);
                facts_about(party, formats.chain(meetings), visit);
            }
            facts_of(record, visit);
        }
        Scope::PartyIn(party, format) => {
            facts_about(party, [Record::Format(format)], visit);
            // A seat as an Ally rests on the spell in the Alliance.
            let mut seats =
                memberships_of(dataset, party).filter(|seat| seat.format.id == format.id);
            if let Some(alliance) = dataset.alliance().filter(|alliance| alliance.id != format.id)
                && seats.any(|seat| seat.role == Role::Ally)
            {
                facts_about(party, [Record::Format(alliance)], visit);
            }
        }
    }
}

/// Visits the facts of records that are about a party.
fn facts_about<'d>(
    party: Party<'d>,
    records: impl IntoIterator<Item = Record<'d>>,
    visit: Visit<'_, 'd>,
) {
    for record in records {
        facts_of(record, &mut |fact, texts| {
            if fact.concerns(party) {
                visit(fact, texts);
            }
        });
    }
}
