//! Bars over time: the members of a format, the formats of a party, the lives of formats.

use std::collections::BTreeMap;
use std::iter;

use super::{
    Membership, StepFunction, memberships, memberships_of, period_breakpoints, seat_breakpoints,
};
use crate::data::{Dataset, Party};
use crate::model::{
    Day, Format, Language, PartialDate, Reach, Role, Standing, Suspension, reach, words,
};

words! {
    /// What a bar shows; of several on one day the first.
    pub enum Shade {
        /// Surely a partner; of a format itself: it surely exists.
        Member = "member",
        Ally = "ally",
        Suspended = "suspended",
        Possible = "possible",
        Observer = "observer",
    }
}

/// The days with one shade: `from` ≤ day < `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// [`Day::MIN`] where no beginning is known.
    pub from: Day,
    /// [`Day::MAX`] where no end is known.
    pub until: Day,
    pub shade: Shade,
    /// The place in [`Lane::periods`] of the period that it is a part of.
    pub period: usize,
}

/// A membership or the life of a format, with its dates as they are recorded.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
    /// In what capacity; none for the life of a format.
    pub role: Option<Role>,
}

/// One row of bars.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The memberships or the life that its bars show, the earliest first.
    pub periods: Vec<Period>,
    /// In order, without overlap.
    pub bars: Vec<Bar>,
}

/// Returns a lane for each party that ever was a member of a format, not for mere observers.
///
/// Order: those who were partners only, partners that became Allies, Allies; then the name in the
/// language asked for.
pub fn lanes_of_format<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    language: Language,
) -> Vec<(Party<'d>, Lane)> {
    let members = memberships(dataset, format).filter(|it| it.role != Role::Observer);
    let members = members.filter_map(|it| Some((dataset.party(it.spell)?, it)));
    let mut lanes = lanes(members, Party::code, dataset.reviewed());
    lanes.sort_by_cached_key(|(party, lane)| {
        let ever = |role| lane.periods.iter().any(|period| period.role == Some(role));
        (ever(Role::Ally), !ever(Role::Partner), dataset.rank(*party, language))
    });
    lanes
}

/// Returns a lane for each format that a party ever belonged to, or sat in on.
///
/// Order: the first day, the coarser first, unknown days last; then the format's id.
pub fn lanes_of_party<'d>(dataset: &'d Dataset, party: Party<'d>) -> Vec<(&'d Format, Lane)> {
    let held = memberships_of(dataset, party).map(|it| (it.format, it));
    by_first_day(lanes(held, |format| &format.id, dataset.reviewed()))
}

/// Returns a lane for the life of each format.
///
/// Order: the day of founding, the coarser first, unknown days last; then the id.
pub fn lanes_of_all_formats(dataset: &Dataset) -> Vec<(&Format, Lane)> {
    let reviewed = dataset.reviewed();
    let lives = dataset.formats.iter().map(|format| {
        let life = (format.founded.date, format.ended_on());
        let suspended = format.suspensions.iter().map(|it| (it.from, it.until));
        let days = iter::once(life)
            .chain(suspended)
            .flat_map(|(from, until)| period_breakpoints(from, until, reviewed));
        let shade_on = |day| Some((shade_of_life(format, day, reviewed)?, 0));
        let periods = vec![Period { from: life.0, until: life.1, role: None }];
        (format, Lane { periods, bars: bars(&days.collect::<Vec<_>>(), shade_on) })
    });
    by_first_day(lives.collect())
}

fn by_first_day<T>(mut lanes: Vec<(T, Lane)>) -> Vec<(T, Lane)> {
    lanes.sort_by_key(|(_, lane)| lane.periods.first().map(|period| period.from.sort_key()));
    lanes
}

/// Makes a lane of all memberships of what has one code, in the order of the first of each.
fn lanes<'d, T: Copy>(
    memberships: impl Iterator<Item = (T, Membership<'d>)>,
    code: impl Fn(T) -> &'d str,
    reviewed: Day,
) -> Vec<(T, Lane)> {
    let mut grouped: Vec<(T, Vec<Membership<'d>>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (of, membership) in memberships {
        let place = *places.entry(code(of)).or_insert(grouped.len());
        if place == grouped.len() {
            grouped.push((of, Vec::new()));
        }
        grouped[place].1.push(membership);
    }
    grouped.into_iter().map(|(of, memberships)| (of, lane(memberships, reviewed))).collect()
}

fn lane(mut memberships: Vec<Membership<'_>>, reviewed: Day) -> Lane {
    memberships.sort_by_key(|it| (it.from.sort_key(), it.role));
    let days = memberships.iter().flat_map(|it| seat_breakpoints(it, reviewed));
    let bars = bars(&days.collect::<Vec<_>>(), |day| {
        let shades = memberships.iter().map(|it| shade_of_membership(it, day, reviewed));
        shades.enumerate().filter_map(|(period, shade)| Some((shade?, period))).min()
    });
    let periods = memberships.iter();
    let periods = periods.map(|it| Period { from: it.from, until: it.until, role: Some(it.role) });
    Lane { periods: periods.collect(), bars }
}

fn shade_of_membership(membership: &Membership<'_>, day: Day, reviewed: Day) -> Option<Shade> {
    match (membership.standing(day, reviewed), membership.role) {
        (Standing::Former | Standing::Future, _) => None,
        (Standing::Possible, _) => Some(Shade::Possible),
        (_, Role::Observer) => Some(Shade::Observer),
        (Standing::Suspended, _) => Some(Shade::Suspended),
        (Standing::Member, Role::Ally) => Some(Shade::Ally),
        (Standing::Member, Role::Partner) => Some(Shade::Member),
    }
}

fn shade_of_life(format: &Format, day: Day, reviewed: Day) -> Option<Shade> {
    let is_suspended = |suspension: &Suspension| {
        reach(suspension.from, suspension.until, day, reviewed) == Reach::Covers
    };
    match format.life(day, reviewed) {
        Reach::Before | Reach::After => None,
        Reach::MayCover => Some(Shade::Possible),
        Reach::Covers if format.suspensions.iter().any(is_suspended) => Some(Shade::Suspended),
        Reach::Covers => Some(Shade::Member),
    }
}

/// Returns the bars of a shade, with the place of its period, that changes on these days alone.
fn bars(days: &[Day], shade_on: impl Fn(Day) -> Option<(Shade, usize)>) -> Vec<Bar> {
    let steps = StepFunction::over(days, shade_on);
    let shaded = steps.stretches().filter_map(|(from, until, shade)| {
        let (shade, period) = (*shade)?;
        Some(Bar { from, until, shade, period })
    });
    shaded.collect()
}
