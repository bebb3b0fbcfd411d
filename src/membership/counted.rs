//! The number of members on a day, as sources count them.

use std::ops::RangeInclusive;

use super::{Stand, Tally, deciding, roll, surest};
use crate::data::Dataset;
use crate::model::{Day, Format, ListState, Role, StatedCount};

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
    /// Counts the members of a format on a day: Allies and partner countries; nothing where the data
    /// do not know the members.
    ///
    /// Where all members are organisations, sources speak of the partners of NATO as a whole: all
    /// countries that are partners in any format and no Allies, and all organisations.
    pub fn of(dataset: &Dataset, format: &Format, day: Day) -> Option<Self> {
        if format.list == ListState::Unknown {
            return None;
        }
        let organisations_alone = format.members.iter().all(|spell| spell.organisation.is_some());
        if organisations_alone && !format.members.is_empty() {
            return Some(Self::partners_of_nato(dataset, day));
        }
        let tally = Tally::of(dataset, format, day);
        let alliance = dataset.alliance();
        Some(Self {
            day,
            allies: alliance.map(|alliance| Tally::of(dataset, alliance, day).allies),
            partners: (!format.is_alliance()).then_some(tally.partners),
            organisations: None,
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

    /// Tells whether what a source states agrees with it.
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

    /// Counts the partners of NATO as a whole, as the set of them is counted: an Ally is none of them.
    fn partners_of_nato(dataset: &Dataset, day: Day) -> Self {
        let mut tally = Tally::default();
        for seated in roll(dataset) {
            let by = deciding(&seated.held_on(day, dataset.reviewed()), &[Role::Partner]);
            if let Some(standing) = surest(&by) {
                let stand = Stand { standing, is_perhaps_suspended: false };
                tally.add(Role::Partner, stand, !seated.party.is_country(), false);
            }
        }
        Self {
            day,
            allies: None,
            partners: Some(tally.partners),
            organisations: Some(tally.organisations),
            possible: tally.possible,
        }
    }
}
