//! What sources count, beside what the data count.

use crate::dataset::Dataset;
use crate::model::{Day, Format, Language, ListState, Role, StatedCount};
use crate::query::{SetFilter, Tally, countries_in, seats};

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
        let counts_them = self.stated.allies.is_some()
            || self.format.allies.is_some()
            || self.format.is_alliance();
        self.counted.and_then(|counted| counted.allies).filter(|_| counts_them)
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
        let [allies, partners] = [self.allies, self.partners].map(Option::unwrap_or_default);
        stated.agrees_with(allies, partners, self.total())
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
    Some(Counted {
        day,
        allies,
        partners: (!format.is_alliance()).then_some(tally.partners),
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

/// Counts the partners of NATO as a whole, as the set of them is counted: an Ally is none of them.
fn partners_of_nato(dataset: &Dataset, day: Day) -> Counted {
    let partners = SetFilter { roles: vec![Role::Partner], ..SetFilter::default() };
    let (_, tally) = countries_in(dataset, day, Language::English, &partners);
    Counted {
        day,
        allies: None,
        partners: Some(tally.partners),
        organisations: Some(tally.organisations),
        possible: tally.possible,
    }
}
