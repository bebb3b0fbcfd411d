//! How many belong to a format on a day.

use crate::model::{Confidence, Role, Standing};
use crate::query::Seat;

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
    /// Those among them that no source at hand supports.
    pub unconfirmed: usize,
    /// Those whose dates are too coarse to tell; they stand in no other number.
    pub possible: usize,
    /// Those who sit in without being members; they stand in no other number.
    pub observers: usize,
}

impl Tally {
    /// Counts one seat.
    pub fn count(&mut self, seat: &Seat<'_>, standing: Standing) {
        match standing {
            Standing::Former | Standing::Future => return,
            _ if seat.role == Role::Observer => {
                self.observers += 1;
                return;
            }
            Standing::Possible => {
                self.possible += 1;
                return;
            }
            Standing::Suspended => self.suspended += 1,
            Standing::Member => {}
        }
        match seat.role {
            _ if seat.spell.organisation.is_some() => self.organisations += 1,
            Role::Ally => self.allies += 1,
            Role::Partner | Role::Observer => self.partners += 1,
        }
        if seat.spell.confidence == Some(Confidence::Unconfirmed) {
            self.unconfirmed += 1;
        }
    }

    /// Returns how many surely belong to it, countries and organisations together.
    #[must_use]
    pub fn members(&self) -> usize {
        self.partners + self.allies + self.organisations
    }
}
