//! The numbers of those who belong to a format on a day.

use super::{Membership, Stand, memberships};
use crate::data::Dataset;
use crate::model::{Confidence, Day, Format, Role, Standing};

/// The numbers of those who belong to a format on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Countries that are surely partners, suspended or not.
    pub partners: usize,
    pub allies: usize,
    pub organisations: usize,
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
    pub fn of(dataset: &Dataset, format: &Format, day: Day) -> Self {
        let mut tally = Self::default();
        for membership in memberships(dataset, format) {
            tally.count(&membership, membership.stand(day, dataset.reviewed()));
        }
        tally
    }

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
