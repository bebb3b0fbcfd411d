//! What sources count, beside what the data count.

use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::model::{Day, Format, FormatId, ListState, Role, Standing, StatedCount};
use crate::query::{Tally, seats};

/// A number of members that a source states, and that of the data.
#[derive(Clone, Copy, Debug)]
pub struct CountRow<'d> {
    /// The format whose members are counted.
    pub format: &'d Format,
    /// What the source states.
    pub stated: &'d StatedCount,
    /// What the data count; nothing where they do not know the members.
    pub counted: Option<Counted>,
}

impl CountRow<'_> {
    /// Tells whether the data bear the source out; nothing where they cannot.
    #[must_use]
    pub fn agrees(&self) -> Option<bool> {
        self.counted.map(|counted| counted.bears_out(self.stated))
    }

    /// Returns the Allies of the day, where the source or the format counts them in.
    #[must_use]
    pub fn allies(&self) -> Option<usize> {
        let counts_them = self.stated.allies.is_some() || self.format.allies.is_some();
        self.counted.and_then(|counted| counted.allies).filter(|_| counts_them || self.is_of_nato())
    }

    /// Returns the partners among the countries.
    #[must_use]
    pub fn partners(&self) -> Option<usize> {
        self.counted.and_then(|counted| counted.partners)
    }

    /// Returns all together, where the source or the format counts them together.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        let states_it = self.stated.total.is_some() || self.stated.at_least.is_some();
        let counted = self.counted.filter(|_| states_it || self.allies().is_some());
        counted.map(Counted::total)
    }

    fn is_of_nato(&self) -> bool {
        *self.format.id == *FormatId::ALLIANCE
    }
}

/// What the data count on a day. Who is only possibly a member stands in no number but `possible`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: Day,
    /// All Allies of the day; nothing where partners of NATO as a whole are counted.
    pub allies: Option<usize>,
    /// Countries that are partners; nothing for NATO itself.
    pub partners: Option<usize>,
    /// Organisations that are partners, where they are counted in.
    pub organisations: Option<usize>,
    /// Those whose dates are too coarse to tell.
    pub possible: usize,
}

impl Counted {
    /// Returns all together.
    #[must_use]
    pub fn total(self) -> usize {
        [self.allies, self.partners, self.organisations].into_iter().flatten().sum()
    }

    fn bears_out(self, stated: &StatedCount) -> bool {
        let is = |stated: Option<u16>, ours: usize| {
            stated.is_none_or(|stated| usize::from(stated) == ours)
        };
        is(stated.allies, self.allies.unwrap_or(0))
            && is(stated.partners, self.partners.unwrap_or(0))
            && is(stated.total, self.total())
            && stated.at_least.is_none_or(|bound| usize::from(bound) <= self.total())
    }
}

/// Returns the numbers that sources state of the members of these formats.
///
/// Order: that of the formats; then that of the record, which is by day.
#[must_use]
pub fn stated_counts<'d>(dataset: &'d Dataset, formats: &[&'d Format]) -> Vec<CountRow<'d>> {
    let counts =
        formats.iter().flat_map(|format| format.counts.iter().map(move |it| (*format, it)));
    counts.map(|(format, stated)| count_beside(dataset, format, stated)).collect()
}

/// Sets the number of the data beside one that a source states.
///
/// On a coarse date it is that of the last day, or of the first if that one bears the source out.
#[must_use]
pub fn count_beside<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    stated: &'d StatedCount,
) -> CountRow<'d> {
    let row = |day| CountRow { format, stated, counted: counted(dataset, format, day) };
    let last = row(stated.date.latest().min(dataset.reviewed()));
    let first = row(stated.date.earliest());
    if last.agrees() == Some(false) && first.agrees() == Some(true) { first } else { last }
}

/// Counts the members of a format on a day, as sources do: Allies and partner countries.
///
/// Where all members are organisations, sources speak of the partners of NATO as a whole: all
/// countries that are partners in any format and no Allies, and all organisations.
#[must_use]
pub fn counted(dataset: &Dataset, format: &Format, day: Day) -> Option<Counted> {
    if format.list == ListState::Unknown {
        return None;
    }
    let organisations_alone = format.members.iter().all(|spell| spell.organisation.is_some());
    if organisations_alone && !format.members.is_empty() {
        return Some(partners_of_nato(dataset, day));
    }
    let tally = tally(dataset, format, day);
    let allies = dataset.alliance().map(|alliance| self::tally(dataset, alliance, day).allies);
    let is_of_nato = *format.id == *FormatId::ALLIANCE;
    Some(Counted {
        day,
        allies,
        partners: (!is_of_nato).then_some(tally.partners),
        organisations: None,
        possible: tally.possible,
    })
}

fn tally(dataset: &Dataset, format: &Format, day: Day) -> Tally {
    let mut tally = Tally::default();
    for seat in seats(dataset, format) {
        tally.count(&seat, seat.standing(day, dataset.reviewed()));
    }
    tally
}

/// Counts the countries and organisations that are partners in any format, Allies left out.
fn partners_of_nato(dataset: &Dataset, day: Day) -> Counted {
    let mut partners: BTreeMap<&str, (Standing, bool)> = BTreeMap::new();
    let mut allies: Vec<&str> = Vec::new();
    for seat in dataset.formats.iter().flat_map(|format| seats(dataset, format)) {
        let standing = seat.standing(day, dataset.reviewed());
        let Some(party) = dataset.party(seat.spell).filter(|_| standing.is_in_force()) else {
            continue;
        };
        match seat.role {
            Role::Ally if standing != Standing::Possible => allies.push(party.code()),
            Role::Ally | Role::Observer => {}
            Role::Partner => {
                let is_organisation = seat.spell.organisation.is_some();
                let best = partners.entry(party.code()).or_insert((standing, is_organisation));
                best.0 = best.0.min(standing);
            }
        }
    }
    partners.retain(|code, _| !allies.contains(code));
    let number = |wanted: bool| {
        let sure = |(standing, is_organisation): &&(Standing, bool)| {
            *standing != Standing::Possible && *is_organisation == wanted
        };
        partners.values().filter(sure).count()
    };
    let possible = partners.values().filter(|(standing, _)| *standing == Standing::Possible);
    Counted {
        day,
        allies: None,
        partners: Some(number(false)),
        organisations: Some(number(true)),
        possible: possible.count(),
    }
}
