//! How many belong to a format on a day.

use super::{Seat, Stand, seats};
use crate::data::Dataset;
use crate::model::{Confidence, Day, Format, Role, Standing};

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
        for seat in seats(dataset, format) {
            tally.count(&seat, seat.stand(day, dataset.reviewed()));
        }
        tally
    }

    /// Counts one seat.
    pub fn count(&mut self, seat: &Seat<'_>, stand: Stand) {
        let is_organisation = seat.spell.organisation.is_some();
        let is_unconfirmed = seat.spell.confidence == Some(Confidence::Unconfirmed);
        self.add(seat.role, stand, is_organisation, is_unconfirmed);
    }

    /// Counts somebody, by one seat or by all together.
    pub fn add(&mut self, role: Role, stand: Stand, is_organisation: bool, is_unconfirmed: bool) {
        match stand.standing {
            Standing::Former | Standing::Future => return,
            _ if role == Role::Observer => {
                self.observers += 1;
                return;
            }
            Standing::Possible => {
                self.possible += 1;
                return;
            }
            Standing::Suspended => self.suspended += 1,
            Standing::Member => {
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
