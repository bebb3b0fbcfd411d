//! The memberships of a format: its spells, and those of the Allies that sit in it as of right; how many there are.

use std::cmp::max_by_key;

use crate::data::{Dataset, Party};
use crate::model::{
    AllySeats, Confidence, Day, Format, Left, PartialDate, Reach, Role, Spell, Standing,
    Suspension, reach,
};

/// A period of one country or organisation in one format, in one role: `from` ≤ day < `until`.
///
/// It is a spell of the format's own record, or the part of an Ally's spell in NATO during which the
/// Allies sit in the format. `reviewed`, which its methods want, is [`Dataset::reviewed`].
#[derive(Clone, Copy, Debug)]
pub struct Membership<'d> {
    pub format: &'d Format,
    /// The record it rests on; for an Ally, its spell in NATO.
    pub spell: &'d Spell,
    pub role: Role,
    /// The first day.
    pub from: PartialDate,
    /// The first day out; absent while it runs.
    pub until: Option<PartialDate>,
    /// The first day on which the format may have existed: nobody was in it before.
    pub first_day: Day,
}

/// Where a membership stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended: the dates are too coarse to tell.
    pub is_perhaps_suspended: bool,
}

impl<'d> Membership<'d> {
    /// Returns where it stands on a day, and whether it is perhaps, but not surely, suspended.
    pub fn stand(&self, day: Day, reviewed: Day) -> Stand {
        let is_suspended = |surely: Reach| {
            self.suspensions().any(|it| reach(it.from, it.until, day, reviewed) == surely)
        };
        let standing = match reach(self.from, self.until, day, reviewed) {
            _ if day < self.first_day => Standing::Future,
            Reach::Before => Standing::Future,
            Reach::After => Standing::Former,
            Reach::MayCover => Standing::Possible,
            Reach::Covers if is_suspended(Reach::Covers) => Standing::Suspended,
            Reach::Covers => Standing::Member,
        };
        let is_perhaps_suspended = standing == Standing::Member && is_suspended(Reach::MayCover);
        Stand { standing, is_perhaps_suspended }
    }

    pub fn standing(&self, day: Day, reviewed: Day) -> Standing {
        self.stand(day, reviewed).standing
    }

    /// Returns the days on which it surely runs: from the first on, until the second if there is one.
    /// No day is sure where the second is not after the first.
    pub fn sure_days(&self, reviewed: Day) -> (Day, Option<Day>) {
        let (_, begun) = self.since_days(self.from, reviewed);
        let over = self.until.map(|until| until.earliest().max(self.from.earliest().next()));
        (begun, over)
    }

    /// Returns the first and the last day that the date of its beginning, or of one before it, may mean:
    /// none before the format was founded, none after its holder left, and of an unknown one none after
    /// the review.
    pub fn since_days(&self, since: PartialDate, reviewed: Day) -> (Day, Day) {
        let (first, last) = self.days_of(since, reviewed);
        let left = self.until.map(|until| until.latest_by(reviewed).previous());
        (first, left.map_or(last, |left| last.min(left).max(first)))
    }

    /// Returns the first and the last day on which it may have ended, if it has.
    ///
    /// It was not over before its first possible day was.
    pub fn until_days(&self, reviewed: Day) -> Option<(Day, Day)> {
        let (first, last) = self.days_of(self.until?, reviewed);
        let first = first.max(self.from.earliest().next());
        Some((first, last.max(first)))
    }

    fn days_of(&self, date: PartialDate, reviewed: Day) -> (Day, Day) {
        let first = date.earliest().max(self.first_day);
        (first, date.latest_by(reviewed).max(first))
    }

    /// Returns why it ended, if it has and the data tell.
    ///
    /// What ended on the day the format did, ended with it.
    pub fn left(&self) -> Option<Left> {
        let ended = self.format.ended_on();
        let allies_left = self.format.allies.as_ref().and_then(|allies| allies.until);
        let ended_with_format =
            self.until.is_some() && (self.until == ended || self.until == allies_left);
        let is_ally_since = self.format.has_parties() && self.until != self.spell.until;
        let joined = (is_ally_since && self.role == Role::Partner).then_some(Left::JoinedNato);
        joined.or(self.spell.left).or(ended_with_format.then_some(Left::FormatEnded))
    }

    /// Returns what a reader should know of it.
    ///
    /// What the record of NATO notes of an accession says nothing of the Ally's seat elsewhere.
    pub fn note(&self) -> Option<&'d str> {
        self.spell.note.as_deref().filter(|_| !self.is_as_of_right())
    }

    /// Tells whether it is held because all Allies of the day sit in the format, and not by name.
    pub fn is_as_of_right(&self) -> bool {
        self.role == Role::Ally && !self.format.is_alliance() && !self.format.has_parties()
    }

    /// Returns the suspensions that touch it: its own, and those of the format.
    ///
    /// A suspended format marks its partner as suspended, not the Allies.
    pub fn suspensions(&self) -> impl Iterator<Item = &'d Suspension> {
        let is_partner = self.role == Role::Partner;
        let of_format = if is_partner { &*self.format.suspensions } else { &[] };
        self.spell.suspended.iter().chain(of_format)
    }

    /// Returns the part of a suspension in which the membership was held, if there is any.
    pub fn suspended_within(
        &self,
        suspension: &Suspension,
    ) -> Option<(PartialDate, Option<PartialDate>)> {
        let begins_unknown = self.from.is_unknown();
        let from = if begins_unknown { suspension.from } else { later(self.from, suspension.from) };
        let until = earlier(self.until, suspension.until);
        is_ever(from, until).then_some((from, until))
    }

    /// Returns since when its holder has belonged to the format without a break, in whatever role
    /// counts, given at least all its memberships there that ended: a partner that became an Ally goes
    /// on belonging, if the one membership ended on the very date on which the other began.
    pub fn unbroken_since(
        &self,
        others: &[Self],
        counts: impl Fn(Role) -> bool + Copy,
    ) -> PartialDate {
        if self.from.is_unknown() || !counts(self.role) {
            return self.from;
        }
        let earlier = others.iter().find(|earlier| {
            earlier.until == Some(self.from)
                && counts(earlier.role)
                && earlier.format.id == self.format.id
                && earlier.spell.holder() == self.spell.holder()
                && earlier.from.earliest() < self.from.earliest()
        });
        earlier.map_or(self.from, |earlier| earlier.unbroken_since(others, counts))
    }
}

/// Returns all memberships there ever were in a format: members, observers, then Allies.
pub fn memberships<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
) -> impl Iterator<Item = Membership<'d>> {
    memberships_where(dataset, format, |_| true)
}

/// Returns all memberships a country or organisation ever had, format by format.
pub fn memberships_of<'d>(
    dataset: &'d Dataset,
    party: Party<'d>,
) -> impl Iterator<Item = Membership<'d>> {
    let is_its = move |spell: &Spell| party.holds(spell);
    dataset.formats.iter().flat_map(move |format| memberships_where(dataset, format, is_its))
}

/// Returns the memberships in a format that rest on the spells asked for.
fn memberships_where<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    is_asked_for: impl Fn(&Spell) -> bool + Copy + 'd,
) -> impl Iterator<Item = Membership<'d>> {
    let role = if format.is_alliance() { Role::Ally } else { Role::Partner };
    let first_day = dataset.first_day_of(format);
    let resting_on = move |spells: &'d [Spell], role| {
        let asked_for = spells.iter().filter(move |spell| is_asked_for(spell));
        asked_for.map(move |spell| Membership {
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
        resting_on(alliance, Role::Ally).filter_map(move |ally| within(ally, window))
    });
    let observers = resting_on(&format.observers, Role::Observer);
    let members = resting_on(&format.members, role);
    let members = members.flat_map(move |seat| in_roles(seat, dataset.alliance()));
    members.chain(observers).chain(allies)
}

/// Returns the parts of a membership in which its holder is a partner, and in which it is an Ally, where that
/// makes a difference.
fn in_roles<'d>(
    seat: Membership<'d>,
    alliance: Option<&'d Format>,
) -> impl Iterator<Item = Membership<'d>> {
    let alliance = alliance.filter(|_| seat.format.has_parties());
    let spells = alliance.map_or(&[][..], |alliance| &alliance.members);
    let ally = spells.iter().find(|ally| ally.country == seat.spell.country);
    let part = |role, from, until| Membership { role, from, until, ..seat };
    let parts = match ally {
        None => [Some(seat), None, None],
        Some(ally) => [
            Some(part(Role::Partner, seat.from, earlier(seat.until, Some(ally.from)))),
            Some(part(Role::Ally, later(seat.from, ally.from), earlier(seat.until, ally.until))),
            ally.until.map(|left| part(Role::Partner, later(seat.from, left), seat.until)),
        ],
    };
    parts.into_iter().flatten().filter(|part| is_ever(part.from, part.until))
}

/// Returns the part of an Ally's membership in which the Allies sit in the format, if there is any.
///
/// It begins on the later of the Ally's accession and the day the Allies took their seats.
fn within<'d>(ally: Membership<'d>, window: &AllySeats) -> Option<Membership<'d>> {
    let (from, until) = (later(ally.from, window.from), earlier(ally.until, window.until));
    is_ever(from, until).then_some(Membership { from, until, ..ally })
}

fn is_ever(from: PartialDate, until: Option<PartialDate>) -> bool {
    until.is_none_or(|until| from.earliest() < until.latest())
}

fn later(one: PartialDate, other: PartialDate) -> PartialDate {
    max_by_key(one, other, |date| date.sort_key())
}

fn earlier(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    one.into_iter().chain(other).min_by_key(|date| date.sort_key())
}

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
