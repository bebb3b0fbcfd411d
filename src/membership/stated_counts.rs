//! Numbers of members as sources state them, beside those of the data.

use std::ops::RangeInclusive;

use super::{SetFilter, Tally, countries_in};
use crate::data::Dataset;
use crate::model::{Day, Format, Language, ListState, Role, Spell, StatedCount};

/// The number of members on a day, as sources count them.
///
/// Who is only possibly a member stands in no number but `possible`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
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
    /// Counts the members of a format on a day: Allies and partner countries; nothing where the data
    /// do not know the members.
    ///
    /// Where all members are organisations, sources speak of the partners of NATO as a whole: all
    /// countries that are partners in any format and no Allies, and all organisations.
    pub fn of(dataset: &Dataset, format: &Format, day: Day) -> Option<Self> {
        if format.list == ListState::Unknown {
            return None;
        }
        let is_organisation = |spell: &Spell| spell.organisation.is_some();
        let of_whole = !format.members.is_empty() && format.members.iter().all(is_organisation);
        let tally = if of_whole {
            let partners = SetFilter { roles: vec![Role::Partner], ..SetFilter::default() };
            countries_in(dataset, day, Language::English, &partners).1
        } else {
            Tally::of(dataset, format, day)
        };
        let alliance = dataset.alliance().filter(|_| !of_whole);
        Some(Self {
            day,
            allies: alliance.map(|alliance| {
                let those_in = if format.has_parties() { format } else { alliance };
                Tally::of(dataset, those_in, day).allies
            }),
            partners: (!format.is_alliance()).then_some(tally.partners),
            organisations: of_whole.then_some(tally.organisations),
            possible: tally.possible,
        })
    }

    /// Counts on the day of a stated count: on the last of a coarse date, or on the first if that one
    /// bears the source out.
    pub fn beside(dataset: &Dataset, format: &Format, stated: &StatedCount) -> Option<Self> {
        let last = Self::of(dataset, format, stated.date.latest().min(dataset.reviewed()))?;
        let first = Self::of(dataset, format, stated.date.earliest())?;
        Some(if !last.bears_out(stated) && first.bears_out(stated) { first } else { last })
    }

    /// Returns all together.
    pub fn total(self) -> usize {
        [self.allies, self.partners, self.organisations].into_iter().flatten().sum()
    }

    pub fn bears_out(self, stated: &StatedCount) -> bool {
        self.differing(stated).next().is_none()
    }

    /// Returns the numbers of a source that do not agree with it; see [`StatedCount::numbers`].
    pub fn differing(self, stated: &StatedCount) -> impl Iterator<Item = RangeInclusive<u16>> {
        let [allies, partners] = [self.allies, self.partners].map(Option::unwrap_or_default);
        let total = self.total();
        let agree = [
            stated.allies.is_none_or(|stated| usize::from(stated) == allies),
            stated.partners.is_none_or(|stated| usize::from(stated) == partners),
            stated.total.is_none_or(|stated| usize::from(stated) == total),
            stated.at_least.is_none_or(|bound| usize::from(bound) <= total),
        ];
        let numbers = stated.numbers().into_iter().zip(agree);
        numbers.filter_map(|(numbers, agrees)| numbers.filter(|_| !agrees))
    }
}

/// A number of members that a source states, and that of the data.
#[derive(Clone, Copy, Debug)]
pub struct CountRow<'d> {
    pub format: &'d Format,
    pub stated: &'d StatedCount,
    /// What the data count; nothing where they do not know the members.
    pub counted: Option<Counted>,
}

impl<'d> CountRow<'d> {
    pub fn of(dataset: &'d Dataset, format: &'d Format, stated: &'d StatedCount) -> Self {
        Self { format, stated, counted: Counted::beside(dataset, format, stated) }
    }

    /// Tells whether the data bear the source out; nothing where they cannot.
    pub fn agrees(&self) -> Option<bool> {
        self.counted.map(|counted| counted.bears_out(self.stated))
    }

    /// Returns the Allies of the day, where the source or the format counts them in.
    pub fn allies(&self) -> Option<usize> {
        let counts_them = self.stated.allies.is_some()
            || self.format.allies.is_some()
            || self.format.is_alliance();
        self.counted?.allies.filter(|_| counts_them)
    }

    pub fn partners(&self) -> Option<usize> {
        self.counted?.partners
    }

    /// Returns all together, where the source or the format counts them together.
    pub fn total(&self) -> Option<usize> {
        let states_it = self.stated.total.is_some() || self.stated.at_least.is_some();
        let counted = self.counted.filter(|_| states_it || self.allies().is_some());
        counted.map(Counted::total)
    }
}

/// Returns the numbers that sources state of the members of these formats.
///
/// Order: that of the formats; then that of the record, which is by day.
pub fn stated_counts<'d>(dataset: &'d Dataset, formats: &[&'d Format]) -> Vec<CountRow<'d>> {
    let counts =
        formats.iter().flat_map(|format| format.counts.iter().map(move |it| (*format, it)));
    counts.map(|(format, stated)| CountRow::of(dataset, format, stated)).collect()
}
