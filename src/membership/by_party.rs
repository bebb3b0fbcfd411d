//! The memberships of everybody, and what several of one party say together.

use std::collections::BTreeMap;

use super::{Membership, Stand, memberships};
use crate::data::{Dataset, Party};
use crate::model::{Confidence, Day, Format, Role, Standing, words};

/// A country or organisation with all memberships it ever had.
#[derive(Clone, Debug)]
pub struct PartyMemberships<'d> {
    pub party: Party<'d>,
    pub seats: Vec<Membership<'d>>,
}

/// A membership that is in force on a day, surely or possibly.
#[derive(Clone, Copy, Debug)]
pub struct ActiveMembership<'d> {
    pub seat: Membership<'d>,
    /// Where it stands on the day: member, suspended or possible.
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended.
    pub is_perhaps_suspended: bool,
}

/// Returns everyone there is with all memberships they ever had.
///
/// Order: countries by code, then organisations by id.
pub fn by_party(dataset: &Dataset) -> Vec<PartyMemberships<'_>> {
    let everyone = dataset.parties().map(|party| PartyMemberships { party, seats: Vec::new() });
    let mut everyone: Vec<PartyMemberships<'_>> = everyone.collect();
    for seat in dataset.formats.iter().flat_map(|format| memberships(dataset, format)) {
        let place = dataset.place_of_holder(seat.spell);
        if let Some(holder) = place.and_then(|place| everyone.get_mut(place)) {
            holder.seats.push(seat);
        }
    }
    everyone
}

impl<'d> PartyMemberships<'d> {
    /// Returns the memberships that are in force on a day, format by format.
    pub fn held_on(&self, day: Day, reviewed: Day) -> Vec<ActiveMembership<'d>> {
        let held = self.seats.iter().map(|seat| (seat, seat.stand(day, reviewed)));
        held.filter_map(|(seat, stand)| ActiveMembership::of(*seat, stand)).collect()
    }
}

impl<'d> ActiveMembership<'d> {
    /// Returns a membership that stands so, if it is in force.
    pub(super) fn of(seat: Membership<'d>, stand: Stand) -> Option<Self> {
        let Stand { standing, is_perhaps_suspended } = stand;
        standing.is_in_force().then_some(Self { seat, standing, is_perhaps_suspended })
    }

    pub fn is_in(&self, format: &Format) -> bool {
        self.seat.format.id == format.id
    }

    /// Returns what to choose by where one of several must speak for all, the least first: what is
    /// sure, of that the Ally's, then the partner's, and one that is not suspended.
    pub fn weight(&self) -> (bool, u8, Standing, bool) {
        let precedence = self.seat.role.precedence();
        let Self { standing, is_perhaps_suspended, .. } = *self;
        (standing == Standing::Possible, precedence, standing, is_perhaps_suspended)
    }
}

/// Returns the memberships that say what somebody is by all it holds: as an Ally if it surely is one,
/// else as a partner, else as an observer; none if that role is not asked for. Without roles, any is.
///
/// Whoever is surely in no role may be in any of those asked for that it possibly is in.
pub fn deciding<'d>(held: &[ActiveMembership<'d>], roles: &[Role]) -> Vec<ActiveMembership<'d>> {
    let is_asked_for =
        |held: &&ActiveMembership<'_>| roles.is_empty() || roles.contains(&held.seat.role);
    let best = held.iter().min_by_key(|held| held.weight());
    let speaks = if best.is_some_and(|best| best.standing == Standing::Possible) {
        held.iter().filter(is_asked_for).min_by_key(|held| held.weight())
    } else {
        best.filter(is_asked_for)
    };
    let role = speaks.map(|held| held.seat.role);
    held.iter().filter(|held| Some(held.seat.role) == role).copied().collect()
}

/// Groups memberships by the id of the format they are in.
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

pub fn surest(held: &[ActiveMembership<'_>]) -> Option<Standing> {
    held.iter().map(|held| held.standing).min()
}

/// Tells whether no source at hand supports any of these memberships.
pub fn are_unconfirmed(held: &[ActiveMembership<'_>]) -> bool {
    held.iter().all(|held| held.seat.spell.confidence == Some(Confidence::Unconfirmed))
}

/// Tells whether somebody is a member by these memberships, and perhaps suspended in each of them.
pub fn are_perhaps_suspended(held: &[ActiveMembership<'_>]) -> bool {
    !held.is_empty() && held.iter().all(|held| held.is_perhaps_suspended)
}

/// Tells whether memberships in a role count: in one asked for, or else in all but the observer's.
pub fn counts(roles: &[Role], role: Role) -> bool {
    if roles.is_empty() { role != Role::Observer } else { roles.contains(&role) }
}

words! {
    /// How somebody is in a format: its standing where that is not as usual, else its role.
    pub enum Mark {
        Ally = "ally",
        Partner = "partner",
        Observer = "observer",
        Suspended = "suspended",
        /// A member, and perhaps suspended.
        PerhapsSuspended = "perhaps suspended",
        /// Possibly: the dates are too coarse to tell.
        Possible = "possible",
    }
}

impl Mark {
    /// Returns the word for it as people read it.
    pub fn title(self) -> &'static str {
        if self == Self::Ally { "Ally" } else { self.word() }
    }
}

pub fn mark_of<'d>(held: impl Iterator<Item = ActiveMembership<'d>>) -> Option<Mark> {
    let speaks = held.min_by_key(ActiveMembership::weight)?;
    Some(match (speaks.standing, speaks.seat.role) {
        (Standing::Possible, _) => Mark::Possible,
        (Standing::Suspended, _) => Mark::Suspended,
        _ if speaks.is_perhaps_suspended => Mark::PerhapsSuspended,
        (_, Role::Ally) => Mark::Ally,
        (_, Role::Partner) => Mark::Partner,
        (_, Role::Observer) => Mark::Observer,
    })
}
