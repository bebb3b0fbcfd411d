//! Everyone, with every seat they ever held.

use std::collections::BTreeMap;

use super::{Seat, Stand, seats};
use crate::data::{Dataset, Party};
use crate::model::{Confidence, Day, Format, Role, Standing};

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
    pub fn held_on(&self, day: Day, reviewed: Day) -> Vec<Held<'d>> {
        let held = self.seats.iter().filter_map(|seat| {
            let Stand { standing, is_perhaps_suspended } = seat.stand(day, reviewed);
            standing.is_in_force().then_some(Held { seat: *seat, standing, is_perhaps_suspended })
        });
        held.collect()
    }
}

impl Held<'_> {
    /// Tells whether it is a seat in this format.
    pub fn is_in(&self, format: &Format) -> bool {
        self.seat.format.id == format.id
    }

    /// Returns what to choose by where one of several seats must speak for all, the least first:
    /// what is sure, of that the Ally's seat, then the partner's, and one that is not suspended.
    pub fn weight(&self) -> (bool, u8, Standing, bool) {
        let precedence = match self.seat.role {
            Role::Ally => 0,
            Role::Partner => 1,
            Role::Observer => 2,
        };
        let Self { standing, is_perhaps_suspended, .. } = *self;
        (standing == Standing::Possible, precedence, standing, is_perhaps_suspended)
    }
}

/// Returns the seats that say what somebody is by all it holds: as an Ally if it surely is one, else
/// as a partner, else as an observer; none if that role is not asked for. Without roles, any is.
///
/// Whoever is surely in no role may be in any of those asked for that it possibly is in.
pub fn deciding<'d>(held: &[Held<'d>], roles: &[Role]) -> Vec<Held<'d>> {
    let is_asked_for = |held: &&Held<'_>| roles.is_empty() || roles.contains(&held.seat.role);
    let best = held.iter().min_by_key(|held| held.weight());
    let speaks = if best.is_some_and(|best| best.standing == Standing::Possible) {
        held.iter().filter(is_asked_for).min_by_key(|held| held.weight())
    } else {
        best.filter(is_asked_for)
    };
    let role = speaks.map(|held| held.seat.role);
    held.iter().filter(|held| Some(held.seat.role) == role).copied().collect()
}

/// Groups seats by the id of the format they are in.
pub fn by_format<'d, S: Copy>(
    seats: &[S],
    format: impl Fn(&S) -> &'d Format,
) -> BTreeMap<&'d str, Vec<S>> {
    let mut grouped: BTreeMap<&str, Vec<S>> = BTreeMap::new();
    for seat in seats {
        grouped.entry(&format(seat).id).or_default().push(*seat);
    }
    grouped
}

/// Returns the surest standing of these seats.
pub fn surest(held: &[Held<'_>]) -> Option<Standing> {
    held.iter().map(|held| held.standing).min()
}

/// Tells whether no source at hand supports any of these seats.
pub fn are_unconfirmed(held: &[Held<'_>]) -> bool {
    held.iter().all(|held| held.seat.spell.confidence == Some(Confidence::Unconfirmed))
}

/// Tells whether somebody is a member by these seats, and perhaps suspended in each of them.
pub fn are_perhaps_suspended(held: &[Held<'_>]) -> bool {
    !held.is_empty() && held.iter().all(|held| held.is_perhaps_suspended)
}

/// Tells whether seats of a role count: those asked for, or else all but observers'.
pub fn counts(roles: &[Role], role: Role) -> bool {
    if roles.is_empty() { role != Role::Observer } else { roles.contains(&role) }
}

/// Returns everyone there is with every seat they ever held, worked out in one go.
///
/// Order: countries by code, then organisations by id.
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
