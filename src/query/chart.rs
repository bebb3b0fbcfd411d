//! Where do the bars of a chart run?

use crate::dataset::{Dataset, Party};
use crate::model::{Day, Format, Language, PartialDate, Reach, Role, Standing, Suspension, reach};
use crate::query::{Seat, seats, seats_of};

/// How a bar is to be told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Surely a partner; of a format itself: it surely exists.
    Member,
    /// Surely an Ally.
    Ally,
    /// Surely there, and surely suspended.
    Suspended,
    /// The dates are too coarse to tell.
    Possible,
    /// An observer.
    Observer,
}

impl Shade {
    /// Every shade, the surest first.
    pub const ALL: [Self; 5] =
        [Self::Member, Self::Ally, Self::Suspended, Self::Possible, Self::Observer];
}

/// What a row of a chart is about.
#[derive(Clone, Copy, Debug)]
pub enum LaneOf<'d> {
    /// A country or organisation, in a format that is named above it.
    Party(Party<'d>),
    /// A format: its own life, or what a country was in it that is named above it.
    Format(&'d Format),
}

/// A seat, or the life of a format: what a row may have several of.
#[derive(Clone, Copy, Debug)]
pub struct Run<'d> {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
    /// In what capacity; none for the life of a format.
    pub role: Option<Role>,
    seat: Option<Seat<'d>>,
}

/// A part of a run in which it has one shade: `from` ≤ day < `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// The first day after it; the last day there is where no end is known.
    pub until: Day,
    /// Its shade.
    pub shade: Shade,
    /// Which run of the lane it is a part of.
    pub run: usize,
}

/// One row of a chart.
#[derive(Clone, Debug)]
pub struct Lane<'d> {
    /// What it is about.
    pub of: LaneOf<'d>,
    /// What it is made of, the earliest first.
    pub runs: Vec<Run<'d>>,
    /// The bars, in order, without overlap.
    pub stretches: Vec<Stretch>,
}

/// Returns one lane for each member a format ever had; both spells of a country share one.
///
/// Observers have none, for they are no members. Order: those who were partners only, partners that
/// became Allies, Allies; then the name in the language asked for.
#[must_use]
pub fn lanes_of_format<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    language: Language,
) -> Vec<Lane<'d>> {
    let members = seats(dataset, format).filter(|seat| seat.role != Role::Observer);
    let mut held: Vec<(Party<'d>, Vec<Seat<'d>>)> = Vec::new();
    for seat in members {
        let Some(party) = dataset.party(seat.spell) else { continue };
        match held.iter_mut().find(|(other, _)| other.code() == party.code()) {
            Some((_, seats)) => seats.push(seat),
            None => held.push((party, vec![seat])),
        }
    }
    held.sort_by_cached_key(|(party, seats)| {
        let ever = |role| seats.iter().any(|seat| seat.role == role);
        (ever(Role::Ally), !ever(Role::Partner), dataset.rank(*party, language))
    });
    let lane = |(party, seats)| lane(dataset, LaneOf::Party(party), seats);
    held.into_iter().map(lane).collect()
}

/// Returns one lane for each format a country or organisation ever belonged to, or sat in on.
///
/// Order: the first day, the coarser first, unknown days last; then the format's id.
#[must_use]
pub fn lanes_of_party<'d>(dataset: &'d Dataset, party: Party<'d>) -> Vec<Lane<'d>> {
    let mut held: Vec<(&'d Format, Vec<Seat<'d>>)> = Vec::new();
    for seat in seats_of(dataset, party) {
        match held.last_mut().filter(|(format, _)| format.id == seat.format.id) {
            Some((_, seats)) => seats.push(seat),
            None => held.push((seat.format, vec![seat])),
        }
    }
    let lanes =
        held.into_iter().map(|(format, seats)| lane(dataset, LaneOf::Format(format), seats));
    let mut lanes: Vec<Lane<'d>> = lanes.collect();
    lanes.sort_by_key(|lane| lane.runs.first().map(|run| run.from.sort_key()));
    lanes
}

/// Returns one lane for each format: its life.
///
/// Order: the day of founding, the coarser first, unknown days last; then the id.
#[must_use]
pub fn lanes_of_all_formats<'d>(dataset: &'d Dataset) -> Vec<Lane<'d>> {
    let life = |format: &'d Format| {
        let Format { founded, ended, .. } = format;
        let until = ended.as_ref().map(|ended| ended.date);
        let run = Run { from: founded.date, until, role: None, seat: None };
        let days = days_of_change(&run, &format.suspensions, dataset.reviewed());
        let shade = |_: &Run<'_>, day| shade_of_life(format, day, dataset.reviewed());
        let runs = vec![run];
        Lane { of: LaneOf::Format(format), stretches: stretches(&runs, days, shade), runs }
    };
    let mut lanes: Vec<Lane<'d>> = dataset.formats.iter().map(life).collect();
    lanes.sort_by_key(|lane| lane.runs.first().map(|run| run.from.sort_key()));
    lanes
}

/// Returns the first day on which anything in these lanes may have begun, as far as days are known.
#[must_use]
pub fn first_day_of(lanes: &[Lane<'_>]) -> Option<Day> {
    let runs = lanes.iter().flat_map(|lane| &lane.runs);
    let dates = runs.flat_map(|run| [Some(run.from), run.until]).flatten();
    dates.filter(|date| !date.is_unknown()).map(PartialDate::earliest).min()
}

fn lane<'d>(dataset: &Dataset, of: LaneOf<'d>, mut seats: Vec<Seat<'d>>) -> Lane<'d> {
    let reviewed = dataset.reviewed();
    seats.sort_by_key(|seat| (seat.from.sort_key(), seat.role));
    let run = |seat: &Seat<'d>| Run {
        from: seat.from,
        until: seat.until,
        role: Some(seat.role),
        seat: Some(*seat),
    };
    let runs: Vec<Run<'d>> = seats.iter().map(run).collect();
    let mut days = Vec::new();
    for (run, seat) in runs.iter().zip(&seats) {
        days.extend(days_of_change(run, seat.suspensions(), reviewed));
        days.push(seat.format.founded.date.earliest());
    }
    let stretches = stretches(&runs, days, |run, day| shade_of_seat(run.seat?, day, reviewed));
    Lane { of, runs, stretches }
}

/// Returns every day on which the shade of a run may change.
fn days_of_change<'s>(
    run: &Run<'_>,
    suspensions: impl IntoIterator<Item = &'s Suspension>,
    reviewed: Day,
) -> Vec<Day> {
    let mut days = vec![reviewed];
    let mut add = |from: PartialDate, until: Option<PartialDate>| {
        for date in [Some(from), until].into_iter().flatten() {
            days.extend([date.earliest(), date.latest()]);
        }
    };
    add(run.from, run.until);
    for suspension in suspensions {
        add(suspension.from, suspension.until);
    }
    days
}

fn shade_of_seat(seat: Seat<'_>, day: Day, reviewed: Day) -> Option<Shade> {
    match (seat.standing(day, reviewed), seat.role) {
        (Standing::Former | Standing::Future, _) => None,
        (Standing::Possible, _) => Some(Shade::Possible),
        (_, Role::Observer) => Some(Shade::Observer),
        (Standing::Suspended, _) => Some(Shade::Suspended),
        (Standing::Member, Role::Ally) => Some(Shade::Ally),
        (Standing::Member, Role::Partner) => Some(Shade::Member),
    }
}

fn shade_of_life(format: &Format, day: Day, reviewed: Day) -> Option<Shade> {
    let ended = format.ended.as_ref().map(|ended| ended.date);
    let is_suspended = |suspension: &Suspension| {
        reach(suspension.from, suspension.until, day, reviewed) == Reach::Covers
    };
    match reach(format.founded.date, ended, day, reviewed) {
        Reach::Before | Reach::After => None,
        Reach::MayCover => Some(Shade::Possible),
        Reach::Covers if format.suspensions.iter().any(is_suspended) => Some(Shade::Suspended),
        Reach::Covers => Some(Shade::Member),
    }
}

/// Cuts runs into stretches of one shade each; of several runs on one day the surest is shown.
fn stretches<'d>(
    runs: &[Run<'d>],
    mut days: Vec<Day>,
    shade: impl Fn(&Run<'d>, Day) -> Option<Shade>,
) -> Vec<Stretch> {
    days.sort_unstable();
    days.dedup();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (place, &from) in days.iter().enumerate() {
        let until = days.get(place + 1).copied().unwrap_or(Day::MAX);
        if from == until {
            continue;
        }
        let shades = runs.iter().enumerate().filter_map(|(at, run)| Some((shade(run, from)?, at)));
        let Some((shade, run)) = shades.min() else { continue };
        match stretches.last_mut() {
            Some(last) if (last.until, last.shade, last.run) == (from, shade, run) => {
                last.until = until;
            }
            _ => stretches.push(Stretch { from, until, shade, run }),
        }
    }
    stretches
}
