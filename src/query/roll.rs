//! Everyone, with every seat they ever held.

use crate::dataset::{Dataset, Party};
use crate::model::{Day, Format, Role, Standing};
use crate::query::{Seat, seats};

/// A country or organisation with every seat it ever held.
#[derive(Clone, Debug)]
pub struct Seated<'d> {
    /// Who it is.
    pub party: Party<'d>,
    /// Its seats, format by format.
    pub seats: Vec<Seat<'d>>,
}

/// A seat that is in force on a day, surely or possibly.
#[derive(Clone, Copy, Debug)]
pub struct Held<'d> {
    /// The seat.
    pub seat: Seat<'d>,
    /// Where it stands on the day: member, suspended or possible.
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended.
    pub is_perhaps_suspended: bool,
}

impl<'d> Seated<'d> {
    /// Returns the seats that are in force on a day, format by format.
    #[must_use]
    pub fn held_on(&self, day: Day, reviewed: Day) -> Vec<Held<'d>> {
        let held = self.seats.iter().filter_map(|seat| {
            let standing = seat.standing(day, reviewed);
            let is_perhaps_suspended = seat.is_perhaps_suspended(day, reviewed);
            standing.is_in_force().then_some(Held { seat: *seat, standing, is_perhaps_suspended })
        });
        held.collect()
    }
}

impl Held<'_> {
    /// Tells whether it is a seat in this format.
    #[must_use]
    pub fn is_in(&self, format: &Format) -> bool {
        self.seat.format.id == format.id
    }

    /// Returns what to choose by where one of several seats must speak for all, the least first:
    /// what is sure, of that the Ally's seat, then the partner's, and one that is not suspended.
    #[must_use]
    pub fn weight(&self) -> (bool, u8, Standing) {
        let precedence = match self.seat.role {
            Role::Ally => 0,
            Role::Partner => 1,
            Role::Observer => 2,
        };
        (self.standing == Standing::Possible, precedence, self.standing)
    }
}

/// Tells whether seats of a role count: those asked for, or else all but observers'.
pub(super) fn counts(roles: &[Role], role: Role) -> bool {
    if roles.is_empty() { role != Role::Observer } else { roles.contains(&role) }
}

/// Returns everyone there is with every seat they ever held, worked out in one go.
///
/// Order: countries by code, then organisations by id.
#[must_use]
pub fn roll(dataset: &Dataset) -> Vec<Seated<'_>> {
    let unseated = dataset.parties().map(|party| Seated { party, seats: Vec::new() });
    let mut roll: Vec<Seated<'_>> = unseated.collect();
    for seat in dataset.formats.iter().flat_map(|format| seats(dataset, format)) {
        let place = dataset.place_of_holder(seat.spell);
        if let Some(seated) = place.and_then(|place| roll.get_mut(place)) {
            seated.seats.push(seat);
        }
    }
    roll
}
