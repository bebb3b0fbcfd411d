//! The numbers of those who belong to a format on a day, as the data and as sources count them.

use std::ops::RangeInclusive;

use super::{Membership, SetFilter, Stand, countries_in, memberships};
use crate::data::Dataset;
use crate::model::{
    Confidence, Day, Format, Language, ListState, Role, Spell, Standing, StatedCount,
};

/// The numbers of those who belong to a format on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Countries that are surely partners, suspended or not.
    pub partners: usize,
    /// Countries that surely sit as Allies.
    pub allies: usize,
    /// Organisations that are surely partners.
    pub organisations: usize,
    /// Those among them that are suspended.
    pub suspended: usize,
    /// Those among them that are perhaps suspended: the dates are too coarse to tell.
    pub perhaps_suspended: usize,
    /// Those among them that no source at hand supports.
    pub unconfirmed: usize,
    /// Those whose dates are too coarse to tell; they stand in no other number.
    pub possible: usize,
    /// Those who sit in without being members; they stand in no other number.
    pub observers: usize,
}

impl Tally {
    /// Counts who belongs to a format on a day.
    pub fn of(dataset: &Dataset, format: &Format, day: Day) -> Self {
        let mut tally = Self::default();
        for membership in memberships(dataset, format) {
            tally.count(&membership, membership.stand(day, dataset.reviewed()));
        }
        tally
    }

    /// Counts one membership.
    pub fn count(&mut self, membership: &Membership<'_>, stand: Stand) {
        let spell = membership.spell;
        let is_unconfirmed = spell.confidence == Some(Confidence::Unconfirmed);
        self.add(membership.role, stand, spell.organisation.is_some(), is_unconfirmed);
    }

    /// Counts somebody, by one membership or by all together.
    pub fn add(&mut self, role: Role, stand: Stand, is_organisation: bool, is_unconfirmed: bool) {
        match (stand.standing, role) {
            (Standing::Former | Standing::Future, _) => return,
            (_, Role::Observer) => return self.observers += 1,
            (Standing::Possible, _) => return self.possible += 1,
            (Standing::Suspended, _) => self.suspended += 1,
            (Standing::Member, _) => {
                self.perhaps_suspended += usize::from(stand.is_perhaps_suspended);
            }
        }
        match role {
            _ if is_organisation => self.organisations += 1,
            Role::Ally => self.allies += 1,
            Role::Partner | Role::Observer => self.partners += 1,
        }
        self.unconfirmed += usize::from(is_unconfirmed);
    }

    /// Returns how many surely belong to it, countries and organisations together.
    pub fn members(&self) -> usize {
        self.partners + self.allies + self.organisations
    }
}

/// The number of members on a day, as sources count them.
///
/// Who is only possibly a member stands in no number but `possible`.
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
            allies: alliance.map(|alliance| Tally::of(dataset, alliance, day).allies),
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
}
