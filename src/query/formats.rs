//! Which formats are there?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Tally, seats};
use crate::model::{Day, Format, FormatName, Kind, Language, State};

/// Which formats are asked for.
#[derive(Clone, Debug, Default)]
pub struct FormatFilter<'d> {
    /// Only of these kinds; without any, of all.
    pub kinds: Vec<Kind>,
    /// Only of these states on the day; without any, of all.
    pub states: Vec<State>,
    /// Only those that may have been founded on this day or later.
    pub founded_since: Option<Day>,
    /// Only those to which each of these belongs on the day, surely or possibly, in any role.
    pub with: Vec<Party<'d>>,
}

/// One format, as it was on a day.
#[derive(Clone, Copy, Debug)]
pub struct FormatRow<'d> {
    /// The format.
    pub format: &'d Format,
    /// Its name on the day.
    pub name: &'d FormatName,
    /// The language asked for.
    pub language: Language,
    /// Its state on the day.
    pub state: State,
    /// Who belonged to it on the day.
    pub tally: Tally,
}

/// Returns the formats that had been founded by a day.
///
/// Order: the day of founding, the coarser first, those of unknown day last; then the id.
pub fn formats<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    filter: &FormatFilter<'_>,
) -> Vec<FormatRow<'d>> {
    let mut rows: Vec<FormatRow<'d>> = Vec::new();
    for format in &dataset.formats {
        let founded = format.founded.date;
        let Some(state) = format.state_on(day, dataset.reviewed()) else { continue };
        let is_asked_for = dataset.first_day_of(format) <= day
            && (filter.kinds.is_empty() || filter.kinds.contains(&format.kind))
            && (filter.states.is_empty() || filter.states.contains(&state))
            && filter
                .founded_since
                .is_none_or(|since| !founded.is_unknown() && since <= founded.latest());
        if !is_asked_for {
            continue;
        }
        let Some(tally) = tally_with(dataset, format, day, &filter.with) else { continue };
        rows.push(FormatRow { format, name: format.name_on(day), language, state, tally });
    }
    rows.sort_by_key(|row| row.format.founded.date.sort_key());
    rows
}

/// Counts who belongs to a format on a day, if all these parties are among them.
fn tally_with(dataset: &Dataset, format: &Format, day: Day, with: &[Party<'_>]) -> Option<Tally> {
    let mut tally = Tally::default();
    let mut missing = with.to_vec();
    for seat in seats(dataset, format) {
        let stand = seat.stand(day, dataset.reviewed());
        tally.count(&seat, stand);
        if stand.standing.is_in_force() {
            missing.retain(|party| !party.holds(seat.spell));
        }
    }
    missing.is_empty().then_some(tally)
}
