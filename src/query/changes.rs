//! What is different on two days?

use std::collections::BTreeMap;

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::seats;
use crate::model::{Day, Format, Language};
use crate::query::format_changes::format_changes;
use crate::query::seat_changes::{SeatsByRole, seat_changes};
use crate::query::{Change, ChangeKind};

/// Two days, the first of which is not later than the second.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    /// The day with whose state the changes begin.
    pub from: Day,
    /// The day with whose state they end.
    pub to: Day,
    /// The day the data were last checked.
    pub reviewed: Day,
}

/// Which changes are asked for.
#[derive(Clone, Debug, Default)]
pub struct ChangeFilter<'d> {
    /// Only in these formats; without any, in all.
    pub formats: Vec<&'d Format>,
    /// Only of these countries and organisations; without any, of all and of the formats.
    pub parties: Vec<Party<'d>>,
    /// Only these changes; without any, all.
    pub kinds: Vec<ChangeKind>,
}

impl ChangeFilter<'_> {
    fn accepts(&self, change: &Change<'_>) -> bool {
        let is_asked_for = |party: Party<'_>| self.parties.contains(&party);
        (self.parties.is_empty() || change.party.is_some_and(is_asked_for))
            && (self.kinds.is_empty() || self.kinds.contains(&change.change))
    }

    fn names(&self, format: &Format) -> bool {
        self.formats.is_empty() || self.formats.iter().any(|asked| asked.id == format.id)
    }
}

/// Returns what is different on `to` from what was on `from`: whatever came and went again in
/// between is no difference.
///
/// Applied one after the other to the memberships and formats as they stood on `from`, the changes
/// give those of `to`; [`ChangeKind`] says what each sets. Nothing is listed twice, and a coarse
/// date only if the two days differ by it.
///
/// Order: the day, the coarser first, unknown days last; then the format's id; then the name in the
/// language asked for, changes of the format itself first; then the word.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::model::{Day, Language};
/// use nato_partners::query::{ChangeFilter, ChangeKind, changes};
///
/// let dataset = Dataset::embedded();
/// let [from, to] = [Day::new(2023, 1, 1).unwrap(), Day::new(2024, 12, 31).unwrap()];
/// let filter = ChangeFilter { kinds: vec![ChangeKind::BecameAlly], ..ChangeFilter::default() };
/// let allies: Vec<&str> = changes(dataset, from, to, Language::English, &filter)
///     .iter()
///     .filter(|change| &*change.format.id == "nato")
///     .filter_map(|change| Some(change.party?.code()))
///     .collect();
/// assert_eq!(allies, ["FI", "SE"]);
/// ```
pub fn changes<'d>(
    dataset: &'d Dataset,
    from: Day,
    to: Day,
    language: Language,
    filter: &ChangeFilter<'_>,
) -> Vec<Change<'d>> {
    let between = Between { from, to, reviewed: dataset.reviewed() };
    let formats = dataset.formats.iter().filter(|format| filter.names(format));
    let mut changes: Vec<Change<'d>> = formats
        .flat_map(|format| {
            let mut changes = format_changes(format, between);
            changes.extend(membership_changes(dataset, format, between));
            changes
        })
        .filter(|change| filter.accepts(change))
        .map(|change| Change { language, ..change })
        .collect();
    changes.sort_by_cached_key(|change| {
        let rank = change.party.map(|party| dataset.rank(party, language));
        (change.date.sort_key(), &*change.format.id, rank, change.change, change.role)
    });
    changes
}

/// Returns how the memberships in a format changed.
fn membership_changes<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    between: Between,
) -> Vec<Change<'d>> {
    let mut held: BTreeMap<&str, (Party<'d>, SeatsByRole<'d>)> = BTreeMap::new();
    for seat in seats(dataset, format) {
        let Some(party) = dataset.party(seat.spell) else { continue };
        held.entry(party.code()).or_insert((party, SeatsByRole::default())).1.add(seat);
    }
    let format_name = format.name_on(between.to);
    let of_all = held.into_values().flat_map(|(party, held)| {
        let changes = seat_changes(&held, between).into_iter();
        changes.map(move |change| Change { party: Some(party), format_name, ..change })
    });
    of_all.collect()
}
