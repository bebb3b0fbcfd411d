//! Where do the bars of a chart run?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{
    Seat, StepFunction, period_breakpoints, seat_breakpoints, seats, seats_of,
};
use crate::model::{Day, Format, Language, PartialDate, Reach, Role, Standing, Suspension, reach};

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
pub struct Run {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
    /// In what capacity; none for the life of a format.
    pub role: Option<Role>,
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
    pub runs: Vec<Run>,
    /// The bars, in order, without overlap.
    pub stretches: Vec<Stretch>,
}

/// Returns one lane for each member a format ever had; both spells of a country share one.
///
/// Observers have none, for they are no members. Order: those who were partners only, partners that
/// became Allies, Allies; then the name in the language asked for.
pub fn lanes_of_format<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    language: Language,
) -> Vec<Lane<'d>> {
    let members = seats(dataset, format).filter(|seat| seat.role != Role::Observer);
    let mut held: Vec<(Party<'d>, Vec<Seat<'d>>)> = Vec::new();
    for seat in members {
        let Some(party) = dataset.party(seat.spell) else { continue };
        match held.iter_mut().find(|(other, _)| *other == party) {
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
pub fn lanes_of_all_formats<'d>(dataset: &'d Dataset) -> Vec<Lane<'d>> {
    let reviewed = dataset.reviewed();
    let life = |format: &'d Format| {
        let run = Run { from: format.founded.date, until: format.ended_on(), role: None };
        let suspended = format.suspensions.iter().map(|it| (it.from, it.until));
        let periods = [(run.from, run.until)].into_iter().chain(suspended);
        let days = periods.flat_map(|(from, until)| period_breakpoints(from, until, reviewed));
        let shades = StepFunction::over(&days.collect::<Vec<_>>(), |day| {
            Some((shade_of_life(format, day, reviewed)?, 0))
        });
        Lane { of: LaneOf::Format(format), runs: vec![run], stretches: stretches(&shades) }
    };
    let mut lanes: Vec<Lane<'d>> = dataset.formats.iter().map(life).collect();
    lanes.sort_by_key(|lane| lane.runs.first().map(|run| run.from.sort_key()));
    lanes
}

/// Returns the first day on which anything in these lanes may have begun, as far as days are known.
pub fn first_day_of(lanes: &[Lane<'_>]) -> Option<Day> {
    let runs = lanes.iter().flat_map(|lane| &lane.runs);
    let dates = runs.flat_map(|run| [Some(run.from), run.until]).flatten();
    dates.filter(|date| !date.is_unknown()).map(PartialDate::earliest).min()
}

fn lane<'d>(dataset: &Dataset, of: LaneOf<'d>, mut seats: Vec<Seat<'d>>) -> Lane<'d> {
    let reviewed = dataset.reviewed();
    seats.sort_by_key(|seat| (seat.from.sort_key(), seat.role));
    let run = |seat: &Seat<'d>| Run { from: seat.from, until: seat.until, role: Some(seat.role) };
    let days: Vec<Day> = seats.iter().flat_map(|seat| seat_breakpoints(seat, reviewed)).collect();
    // Of several seats on one day the surest is shown.
    let shades = StepFunction::over(&days, |day| {
        let numbered = seats.iter().enumerate();
        numbered.filter_map(|(run, seat)| Some((shade_of_seat(seat, day, reviewed)?, run))).min()
    });
    Lane { of, runs: seats.iter().map(run).collect(), stretches: stretches(&shades) }
}

fn shade_of_seat(seat: &Seat<'_>, day: Day, reviewed: Day) -> Option<Shade> {
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

/// Returns the stretches of one shade each, of a run that is known by its number.
fn stretches(shades: &StepFunction<Option<(Shade, usize)>>) -> Vec<Stretch> {
    let ends = shades.breakpoints.iter().map(|(day, _)| *day).chain([Day::MAX]);
    let begun = [(Day::MIN, shades.first)].into_iter().chain(shades.breakpoints.iter().copied());
    let stretches = begun.zip(ends).filter_map(|((from, shown), until)| {
        let (shade, run) = shown?;
        (from < until).then_some(Stretch { from, until, shade, run })
    });
    stretches.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_turn_on_the_day_on_which_the_standing_does() {
        let dataset = Dataset::embedded();
        let format = dataset.format("md").expect("the Mediterranean Dialogue");
        let any = seats(dataset, format).next().expect("a seat");
        let date = |text| PartialDate::parse(text).expect("a date");
        let spans =
            [("2008", "2008-06-15"), ("2008-06-15", "2008"), ("2008", "2008"), ("2008-02", "2009")];
        for (from, until) in spans {
            let seat = Seat { from: date(from), until: Some(date(until)), ..any };
            let lane = lane(dataset, LaneOf::Format(format), vec![seat]);
            let mut day = Day::new(2007, 12, 30).expect("a day");
            while day.year() < 2010 {
                let over = |one: &&Stretch| one.from <= day && day < one.until;
                let drawn = lane.stretches.iter().find(over).map(|one| one.shade);
                let stands = shade_of_seat(&seat, day, dataset.reviewed());
                assert_eq!(drawn, stands, "{from} to {until} on {day}");
                day = day.next();
            }
        }
    }
}
