//! How one country's membership in one format changed between two days.

use crate::membership::Seat;
use crate::model::{Day, Left, PartialDate, Reach, Role, Standing, Suspension, reach};
use crate::query::changes::Between;
use crate::query::{Change, ChangeKind};

/// The seats that one country or organisation ever held in one format.
#[derive(Debug, Default)]
pub struct SeatsByRole<'d> {
    partner: Vec<Seat<'d>>,
    ally: Vec<Seat<'d>>,
    observer: Vec<Seat<'d>>,
}

impl<'d> SeatsByRole<'d> {
    /// Adds a seat.
    pub fn add(&mut self, seat: Seat<'d>) {
        match seat.role {
            Role::Partner => self.partner.push(seat),
            Role::Ally => self.ally.push(seat),
            Role::Observer => self.observer.push(seat),
        }
    }
}

/// Returns what is different, role by role; a partner that became an Ally where Allies sit is one
/// change, not two.
pub fn seat_changes<'d>(held: &SeatsByRole<'d>, between: Between) -> Vec<Change<'d>> {
    let mut as_partner = in_role(&held.partner, between);
    let mut as_ally = in_role(&held.ally, between);
    let joined = as_ally.first_mut().filter(|change| change.change == ChangeKind::Joined);
    if let Some(joined) = joined {
        let left_for_it = |change: &Change<'_>| {
            change.left == Some(Left::JoinedNato)
                && matches!(change.change, ChangeKind::Left | ChangeKind::LeftByThen)
        };
        if joined.format.is_alliance() || as_partner.iter().any(left_for_it) {
            joined.change = ChangeKind::BecameAlly;
            as_partner.retain(|change| !left_for_it(change));
        }
    }
    as_partner.extend(as_ally);
    as_partner.extend(in_role(&held.observer, between));
    as_partner
}

/// Returns what is different in one role.
fn in_role<'d>(seats: &[Seat<'d>], between: Between) -> Vec<Change<'d>> {
    let before = strongest(seats, between.from, between.reviewed);
    let after = strongest(seats, between.to, between.reviewed);
    match (before, after) {
        (None, None) => Vec::new(),
        (None, Some((seat, standing))) => arrival(seat, standing, between),
        (Some(_), None) => departure(seats, between).into_iter().collect(),
        (Some((_, before)), Some((_, after))) if before == after => Vec::new(),
        (Some((old, before)), Some((new, after))) => {
            if !std::ptr::eq(old.spell, new.spell) && is_over(&old, between) {
                let departure = departure(&[old], between);
                let is_earlier =
                    |change: &Change<'_>| change.date.sort_key() <= new.from.sort_key();
                let mut changes: Vec<_> = departure.into_iter().filter(is_earlier).collect();
                changes.extend(arrival(new, after, between));
                return changes;
            }
            within(&new, &old, before, after, between)
        }
    }
}

/// Returns the seat that is most surely held on a day, and where it stands.
fn strongest<'d>(seats: &[Seat<'d>], day: Day, reviewed: Day) -> Option<(Seat<'d>, Standing)> {
    let standing = seats.iter().map(|seat| (*seat, seat.standing(day, reviewed)));
    let in_force = standing.filter(|(_, standing)| standing.is_in_force());
    in_force.min_by_key(|(_, standing)| *standing == Standing::Possible)
}

fn is_over(seat: &Seat<'_>, between: Between) -> bool {
    seat.standing(between.to, between.reviewed) == Standing::Former
}

/// Returns what changed while a seat was held all the time, or may have been.
fn within<'d>(
    seat: &Seat<'d>,
    old: &Seat<'d>,
    before: Standing,
    after: Standing,
    between: Between,
) -> Vec<Change<'d>> {
    match (before, after) {
        (Standing::Possible, _) => arrival(*seat, after, between),
        (_, Standing::Possible) => {
            let until = old.until.unwrap_or(PartialDate::UNKNOWN);
            let left = Change { left: old.left(), ..of(old, ChangeKind::PerhapsLeft, until) };
            vec![Change { standing: Some(Standing::Possible), ..left }]
        }
        (Standing::Suspended, _) => resumption(seat, between).into_iter().collect(),
        _ => suspension(seat, between).into_iter().collect(),
    }
}

/// Returns that a seat was taken, and that it is suspended if it is.
fn arrival(seat: Seat<'_>, after: Standing, between: Between) -> Vec<Change<'_>> {
    let was_sure_not_to_be = seat.standing(between.from, between.reviewed) == Standing::Future;
    let kind = match after {
        Standing::Possible => ChangeKind::PerhapsJoined,
        _ if was_sure_not_to_be => ChangeKind::Joined,
        _ => ChangeKind::JoinedByThen,
    };
    let joined = Change { until: seat.until, standing: Some(after), ..of(&seat, kind, seat.from) };
    let suspended = if after == Standing::Suspended { suspension(&seat, between) } else { None };
    [joined].into_iter().chain(suspended).collect()
}

/// Returns that the last of these seats to end was left.
fn departure<'d>(seats: &[Seat<'d>], between: Between) -> Option<Change<'d>> {
    let was_held = |seat: &&Seat<'_>| {
        let before = seat.standing(between.from, between.reviewed);
        before != Standing::Former && is_over(seat, between)
    };
    let ended = seats.iter().filter(was_held).filter_map(|seat| Some((seat, seat.until?)));
    let (seat, until) = ended.max_by_key(|(_, until)| until.sort_key())?;
    let was_possible = seat.standing(between.from, between.reviewed) == Standing::Possible;
    let by_then = was_possible && until.earliest() <= between.from;
    let kind = if by_then { ChangeKind::LeftByThen } else { ChangeKind::Left };
    Some(Change { left: seat.left(), standing: Some(Standing::Former), ..of(seat, kind, until) })
}

/// Returns the suspension that is in force on the second day.
fn suspension<'d>(seat: &Seat<'d>, between: Between) -> Option<Change<'d>> {
    let in_force = parts(seat).filter(|(_, from, until)| {
        reach(*from, *until, between.to, between.reviewed) == Reach::Covers
    });
    let (suspension, from, _) = in_force.min_by_key(|(_, from, _)| from.sort_key())?;
    let change = of(seat, ChangeKind::Suspended, from);
    Some(Change { standing: Some(Standing::Suspended), ..resting_on(suspension, seat, change) })
}

/// Returns the end of the last suspension before the second day.
fn resumption<'d>(seat: &Seat<'d>, between: Between) -> Option<Change<'d>> {
    let ended = parts(seat)
        .filter_map(|(suspension, _, until)| Some((suspension, until?)))
        .filter(|(_, until)| until.earliest() <= between.to);
    let (suspension, until) = ended.max_by_key(|(_, until)| until.sort_key())?;
    let change = of(seat, ChangeKind::Resumed, until);
    Some(Change { standing: Some(Standing::Member), ..resting_on(suspension, seat, change) })
}

/// Lets a change of a seat rest on a suspension.
fn resting_on<'d>(suspension: &'d Suspension, seat: &Seat<'d>, change: Change<'d>) -> Change<'d> {
    let (note, sources) = (Some(&*suspension.what), &*suspension.sources);
    Change { until: seat.until, note, sources, ..change }
}

/// Returns the suspensions of a seat, each with the part in which the seat was held.
fn parts<'d>(
    seat: &Seat<'d>,
) -> impl Iterator<Item = (&'d Suspension, PartialDate, Option<PartialDate>)> {
    seat.suspensions().filter_map(|suspension| {
        let (from, until) = seat.suspended_within(suspension)?;
        Some((suspension, from, until))
    })
}

fn of<'d>(seat: &Seat<'d>, change: ChangeKind, date: PartialDate) -> Change<'d> {
    Change {
        role: Some(seat.role),
        note: seat.note(),
        ..Change::new(seat.format, change, date, &seat.spell.sources)
    }
}
