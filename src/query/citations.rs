//! Who says so?

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::model::{Conflict, Format, Meeting, Source, SourceId, Spell};

/// Returns every source that is cited in the record of a format.
///
/// Order: the id.
#[must_use]
pub fn sources_of_format<'d>(dataset: &'d Dataset, format: &'d Format) -> Vec<&'d Source> {
    let mut ids: BTreeSet<&SourceId> = BTreeSet::new();
    ids.extend(&format.founded.sources);
    ids.extend(&format.status.sources);
    ids.extend(format.ended.iter().flat_map(|ended| &ended.sources));
    ids.extend(format.names.iter().flat_map(|name| &name.sources));
    ids.extend(format.variants.iter().flat_map(|variant| &variant.sources));
    ids.extend(format.renamed.iter().flat_map(|renaming| &renaming.sources));
    for spell in format.members.iter().chain(&format.observers) {
        ids.extend(sources_of_spell(spell));
    }
    for nonmembers in [&format.invited, &format.pending, &format.not_members] {
        ids.extend(nonmembers.iter().flat_map(|nonmember| &nonmember.sources));
    }
    ids.extend(format.suspensions.iter().flat_map(|suspension| &suspension.sources));
    ids.extend(format.events.iter().flat_map(|event| &event.sources));
    ids.extend(format.counts.iter().map(|count| &count.source));
    ids.extend(format.conflicts.iter().flat_map(sources_of_conflict));
    ids.extend(format.projects.iter().flat_map(|project| &project.sources));
    ids.extend(format.totals.iter().flat_map(|total| &total.sources));
    ids.extend(format.beneficiaries.iter().flat_map(|beneficiary| &beneficiary.sources));
    resolved(dataset, ids)
}

/// Returns every source that is cited in the record of a meeting.
///
/// Order: the id.
#[must_use]
pub fn sources_of_meeting<'d>(dataset: &'d Dataset, meeting: &'d Meeting) -> Vec<&'d Source> {
    let mut ids: BTreeSet<&SourceId> = meeting.sources.iter().collect();
    ids.extend(meeting.conflicts.iter().flat_map(sources_of_conflict));
    resolved(dataset, ids)
}

/// Returns every source that is cited in these spells.
///
/// Order: the id.
#[must_use]
pub fn sources_of_spells<'d>(
    dataset: &'d Dataset,
    spells: impl Iterator<Item = &'d Spell>,
) -> Vec<&'d Source> {
    resolved(dataset, spells.flat_map(sources_of_spell).collect())
}

fn sources_of_spell(spell: &Spell) -> impl Iterator<Item = &SourceId> {
    let suspensions = spell.suspended.iter().flat_map(|suspension| &suspension.sources);
    let ties = spell.ties.iter().flat_map(|tie| &tie.sources);
    spell.sources.iter().chain(suspensions).chain(ties)
}

fn sources_of_conflict(conflict: &Conflict) -> impl Iterator<Item = &SourceId> {
    conflict.says.iter().filter_map(|claim| claim.source.as_ref()).chain([&conflict.prefer])
}

fn resolved<'d>(dataset: &'d Dataset, ids: BTreeSet<&'d SourceId>) -> Vec<&'d Source> {
    ids.into_iter().filter_map(|id| dataset.source(id)).collect()
}
