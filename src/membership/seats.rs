//! Who holds what in a format: its spells, and those of the Allies that sit in it as of right.

use crate::data::{Dataset, Party};
use crate::model::{
    AllySeats, Day, Format, Left, PartialDate, Reach, Role, Spell, Standing, Suspension, reach,
};

/// A spell together with its format and its role.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'d> {
    /// The format.
    pub format: &'d Format,
    /// The record it rests on; for an Ally, its spell in NATO.
    pub spell: &'d Spell,
    /// In what capacity.
    pub role: Role,
    /// The first day.
    pub from: PartialDate,
    /// The first day out; absent while it runs.
    pub until: Option<PartialDate>,
    /// The first day on which the format may have existed: nobody was in it before.
    pub first_day: Day,
}

/// What is suspended of a membership on a day, and which days its dates may mean.
#[derive(Clone, Copy, Debug)]
pub struct SeatDays<'d> {
    /// What is surely suspended on the day, and since when.
    pub suspension: Option<(&'d Suspension, PartialDate)>,
    /// The first and the last day on which the membership may have begun.
    pub since: (Day, Day),
    /// The first and the last day on which it may have ended, if it has.
    pub until: Option<(Day, Day)>,
}

impl<'d> Seat<'d> {
    /// Returns where the seat stands on a day.
    pub fn standing(&self, day: Day, reviewed: Day) -> Standing {
        if day < self.first_day {
            return Standing::Future;
        }
        match reach(self.from, self.until, day, reviewed) {
            Reach::Before => Standing::Future,
            Reach::After => Standing::Former,
            Reach::MayCover => Standing::Possible,
            Reach::Covers if self.suspension(day, reviewed) == Some(Reach::Covers) => {
                Standing::Suspended
            }
            Reach::Covers => Standing::Member,
        }
    }

    /// Returns where it stands on a day, and whether it is perhaps, but not surely, suspended.
    pub fn stand(&self, day: Day, reviewed: Day) -> Stand {
        let standing = self.standing(day, reviewed);
        let is_perhaps_suspended =
            standing == Standing::Member && self.suspension(day, reviewed) == Some(Reach::MayCover);
        Stand { standing, is_perhaps_suspended }
    }

    /// Returns the days on which it surely runs: from the first on, until the second if there is one.
    /// No day is sure where the second is not after the first.
    pub fn sure_days(&self, reviewed: Day) -> (Day, Option<Day>) {
        let latest = |date: PartialDate| date.latest_by(reviewed);
        let begun = latest(self.from);
        let begun = self.until.map_or(begun, |until| begun.min(latest(until).previous()));
        let over = self.until.map(|until| until.earliest().max(self.from.earliest().next()));
        (begun.max(self.first_day), over)
    }

    /// Returns why it ended, if it has and the data tell.
    ///
    /// What ended on the day the format did, ended with it.
    pub fn left(&self) -> Option<Left> {
        let ended = self.format.ended_on();
        let allies_left = self.format.allies.as_ref().and_then(|allies| allies.until);
        let ended_with_format =
            self.until.is_some() && (self.until == ended || self.until == allies_left);
        self.spell.left.or(ended_with_format.then_some(Left::FormatEnded))
    }

    /// Returns what a reader should know of it.
    ///
    /// What the record of NATO notes of an accession says nothing of the Ally's seat elsewhere.
    pub fn note(&self) -> Option<&'d str> {
        let is_as_of_right = self.role == Role::Ally && !self.format.is_alliance();
        self.spell.note.as_deref().filter(|_| !is_as_of_right)
    }

    /// Returns the suspensions that touch it: its own, and those of the format.
    ///
    /// A suspended format marks its partner as suspended, not the Allies.
    pub fn suspensions(&self) -> impl Iterator<Item = &'d Suspension> {
        let is_partner = self.role == Role::Partner;
        let of_format = if is_partner { &*self.format.suspensions } else { &[] };
        self.spell.suspended.iter().chain(of_format)
    }

    /// Returns the part of a suspension in which the seat was held, if there is any.
    pub fn suspended_within(
        &self,
        suspension: &Suspension,
    ) -> Option<(PartialDate, Option<PartialDate>)> {
        let begins_unknown = self.from.is_unknown();
        let from = if begins_unknown { suspension.from } else { later(self.from, suspension.from) };
        let until = earlier(self.until, suspension.until);
        let ever = until.is_none_or(|until| from.earliest() < until.latest());
        ever.then_some((from, until))
    }

    /// Returns the suspension that is surely in force on a day, of several the first to begin, and
    /// since when the seat is suspended by it.
    fn suspended_on(&self, day: Day, reviewed: Day) -> Option<(&'d Suspension, PartialDate)> {
        let in_force = self.suspensions().filter(|suspension| {
            reach(suspension.from, suspension.until, day, reviewed) == Reach::Covers
        });
        let since = in_force.map(|suspension| {
            let within = self.suspended_within(suspension);
            (suspension, within.map_or(suspension.from, |(from, _)| from))
        });
        since.min_by_key(|(_, from)| from.sort_key())
    }

    /// Returns since when its holder has belonged to the format without a break, in whatever role
    /// counts, given at least all seats there that ended: a partner that became an Ally goes on
    /// belonging, if the one seat ended on the very date on which the other began.
    pub fn unbroken_since(
        &self,
        seats: &[Self],
        counts: impl Fn(Role) -> bool + Copy,
    ) -> PartialDate {
        if self.from.is_unknown() || !counts(self.role) {
            return self.from;
        }
        let earlier = seats.iter().find(|earlier| {
            earlier.until == Some(self.from)
                && counts(earlier.role)
                && earlier.format.id == self.format.id
                && earlier.spell.holder() == self.spell.holder()
                && earlier.from.earliest() < self.from.earliest()
        });
        earlier.map_or(self.from, |earlier| earlier.unbroken_since(seats, counts))
    }

    /// Returns what is suspended on a day of a membership that began with this seat or, without a
    /// break, before it, and which days its dates may mean: none before the format was founded, and
    /// an unknown one none after the review.
    pub fn days(&self, since: PartialDate, day: Day, reviewed: Day) -> SeatDays<'d> {
        let may_be = |date: PartialDate| {
            let first = date.earliest().max(self.first_day);
            (first, date.latest_by(reviewed).max(first))
        };
        let (first, last) = may_be(since);
        // Whoever has left again had joined before.
        let left = self.until.map_or(Day::MAX, |until| until.latest_by(reviewed).previous());
        let is_suspended = self.standing(day, reviewed) == Standing::Suspended;
        SeatDays {
            suspension: is_suspended.then(|| self.suspended_on(day, reviewed)).flatten(),
            since: (first, last.min(left).max(first)),
            until: self.until.map(may_be),
        }
    }

    /// Returns how near the nearest suspension comes to the day.
    fn suspension(&self, day: Day, reviewed: Day) -> Option<Reach> {
        let reaches = self
            .suspensions()
            .map(|suspension| reach(suspension.from, suspension.until, day, reviewed));
        let mut nearest = None;
        for reach in reaches {
            match reach {
                Reach::Covers => return Some(Reach::Covers),
                Reach::MayCover => nearest = Some(Reach::MayCover),
                Reach::Before | Reach::After => {}
            }
        }
        nearest
    }
}

/// Where a seat stands, and whether it is perhaps suspended while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Where it stands.
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended.
    pub is_perhaps_suspended: bool,
}

/// Returns all seats there ever were in a format: members, observers, then Allies.
pub fn seats<'d>(dataset: &'d Dataset, format: &'d Format) -> impl Iterator<Item = Seat<'d>> {
    seats_where(dataset, format, |_| true)
}

/// Returns all seats a country or organisation ever held, format by format.
pub fn seats_of<'d>(dataset: &'d Dataset, party: Party<'d>) -> impl Iterator<Item = Seat<'d>> {
    let is_its = move |spell: &Spell| party.holds(spell);
    dataset.formats.iter().flat_map(move |format| seats_where(dataset, format, is_its))
}

/// Returns the seats in a format that rest on the spells asked for.
fn seats_where<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    is_asked_for: impl Fn(&Spell) -> bool + Copy + 'd,
) -> impl Iterator<Item = Seat<'d>> {
    let role = if format.is_alliance() { Role::Ally } else { Role::Partner };
    let first_day = dataset.first_day_of(format);
    let seats = move |spells: &'d [Spell], role| {
        let asked_for = spells.iter().filter(move |spell| is_asked_for(spell));
        asked_for.map(move |spell| Seat {
            format,
            spell,
            role,
            from: spell.from,
            until: spell.until,
            first_day,
        })
    };
    let allies = format.allies.iter().flat_map(move |window| {
        let alliance = dataset.alliance().map_or(&[][..], |alliance| &alliance.members);
        seats(alliance, Role::Ally).filter_map(move |seat| within(seat, window))
    });
    seats(&format.members, role).chain(seats(&format.observers, Role::Observer)).chain(allies)
}

/// Returns the part of an Ally's seat in which the Allies sit in the format, if there is any.
///
/// It begins on the later of the Ally's accession and the day the Allies took their seats.
fn within<'d>(seat: Seat<'d>, window: &AllySeats) -> Option<Seat<'d>> {
    let from = later(seat.from, window.from);
    let until = earlier(seat.until, window.until);
    let ever_sat = until.is_none_or(|until| from.earliest() < until.latest());
    ever_sat.then_some(Seat { from, until, ..seat })
}

fn later(one: PartialDate, other: PartialDate) -> PartialDate {
    if one.sort_key() < other.sort_key() { other } else { one }
}

fn earlier(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    match (one, other) {
        (Some(one), Some(other)) if one.sort_key() > other.sort_key() => Some(other),
        (one, other) => one.or(other),
    }
}
