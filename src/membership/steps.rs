//! What holds on every day: values over time, each from one breakpoint to the next.

use std::collections::BTreeMap;
use std::iter;

use super::{
    ActiveMembership, Mark, Membership, SetFilter, Stand, Tally, countries_in, mark_of, memberships,
};
use crate::data::{Dataset, Party};
use crate::model::{Day, Format, Language, PartialDate};

/// A value for every day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFunction<T> {
    /// The value before the first breakpoint.
    pub first: T,
    /// The days from which on another value holds, in order, each with that value.
    pub breakpoints: Vec<(Day, T)>,
}

impl<T> StepFunction<T> {
    /// Follows a value that changes on none but these days, given in any order.
    pub fn over(days: &[Day], value_on: impl Fn(Day) -> T) -> Self
    where
        T: PartialEq,
    {
        let mut days = days.to_vec();
        days.sort_unstable();
        days.dedup();
        let mut steps = Self { first: value_on(Day::MIN), breakpoints: Vec::new() };
        for day in days {
            let value = value_on(day);
            if *steps.value_behind(steps.breakpoints.len()) != value {
                steps.breakpoints.push((day, value));
            }
        }
        steps
    }

    pub fn on(&self, day: Day) -> &T {
        self.value_behind(self.breakpoints.partition_point(|(begun, _)| *begun <= day))
    }

    /// Returns the value of each stretch of days, in order, with its first day and the first day after it.
    pub fn stretches(&self) -> impl Iterator<Item = (Day, Day, &T)> {
        let begun = iter::once((Day::MIN, &self.first));
        let begun = begun.chain(self.breakpoints.iter().map(|(day, value)| (*day, value)));
        let over = self.days().chain([Day::MAX]);
        begun.zip(over).map(|((from, value), until)| (from, until, value))
    }

    pub fn map<U>(&self, change: impl Fn(&T) -> U) -> StepFunction<U> {
        let breakpoints = self.breakpoints.iter().map(|(day, value)| (*day, change(value)));
        StepFunction { first: change(&self.first), breakpoints: breakpoints.collect() }
    }

    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.breakpoints.iter().map(|(day, _)| *day)
    }

    /// Returns the value that holds when this many breakpoints have passed.
    fn value_behind(&self, number: usize) -> &T {
        number.checked_sub(1).map_or(&self.first, |last| &self.breakpoints[last].1)
    }
}

/// A seat over all days.
#[derive(Clone, Debug)]
pub struct SeatSteps<'d> {
    pub seat: Membership<'d>,
    pub party: Party<'d>,
    pub stands: StepFunction<Stand>,
}

/// Parties with their marks over all days.
pub type Marks<'d> = Vec<(Party<'d>, StepFunction<Option<Mark>>)>;

/// A format over all days.
#[derive(Clone, Debug)]
pub struct FormatSteps<'d> {
    pub format: &'d Format,
    /// Its seats: members, observers, then Allies.
    pub seats: Vec<SeatSteps<'d>>,
    pub tally: StepFunction<Tally>,
    /// Everyone who ever was in it, in the order of the seats.
    pub marks: Marks<'d>,
}

impl<'d> SeatSteps<'d> {
    pub fn of(seat: Membership<'d>, party: Party<'d>, reviewed: Day) -> Self {
        let days = seat_breakpoints(&seat, reviewed);
        Self { seat, party, stands: StepFunction::over(&days, |day| seat.stand(day, reviewed)) }
    }
}

pub fn format_steps<'d>(dataset: &'d Dataset, format: &'d Format) -> FormatSteps<'d> {
    let held =
        memberships(dataset, format).filter_map(|seat| Some((seat, dataset.party(seat.spell)?)));
    let seats: Vec<SeatSteps<'d>> =
        held.map(|(seat, party)| SeatSteps::of(seat, party, dataset.reviewed())).collect();
    let days = days_of_seats(&seats);
    let tally = StepFunction::over(&days, |day| Tally::of(dataset, format, day));
    let mut by_party: BTreeMap<&str, Vec<&SeatSteps<'d>>> = BTreeMap::new();
    for seat in &seats {
        by_party.entry(seat.party.code()).or_default().push(seat);
    }
    let marks = seats.iter().filter_map(|seat| {
        let its = by_party.remove(seat.party.code())?;
        let mark = |day| {
            mark_of(its.iter().filter_map(|it| ActiveMembership::of(it.seat, *it.stands.on(day))))
        };
        Some((seat.party, StepFunction::over(&days, mark)))
    });
    let marks = marks.collect();
    FormatSteps { format, seats, tally, marks }
}

/// Returns over all days how many are in some format, given all of them, and what everyone who ever was in one is
/// by all its seats together.
///
/// Order: countries by code, then organisations by id.
pub fn overall_steps<'d>(
    dataset: &'d Dataset,
    formats: &[FormatSteps<'d>],
) -> (StepFunction<Tally>, Marks<'d>) {
    let mut days: Vec<Day> = formats.iter().flat_map(|it| days_of_seats(&it.seats)).collect();
    days.push(Day::MIN);
    days.sort_unstable();
    days.dedup();
    let found = days.iter().map(|day| {
        let (rows, tally) = countries_in(dataset, *day, Language::English, &SetFilter::default());
        let marks = rows.into_iter().map(|row| (row.party.code(), row.mark()));
        (*day, (marks.collect(), tally))
    });
    let found: BTreeMap<Day, (BTreeMap<&str, Option<Mark>>, Tally)> = found.collect();
    let marks = dataset.parties().map(|party| {
        let mark = |day| *found.get(&day)?.0.get(party.code())?;
        (party, StepFunction::over(&days, mark))
    });
    let ever =
        |steps: &StepFunction<Option<Mark>>| steps.first.is_some() || !steps.breakpoints.is_empty();
    let tally = |day| found.get(&day).map(|(_, tally)| *tally).unwrap_or_default();
    (StepFunction::over(&days, tally), marks.filter(|(_, steps)| ever(steps)).collect())
}

/// Returns the days on which it may change how a period lies to a day, as
/// [`reach`](crate::model::reach()) tells it: perhaps begun, surely begun, perhaps over, surely over.
pub fn period_breakpoints(
    from: PartialDate,
    until: Option<PartialDate>,
    reviewed: Day,
) -> impl Iterator<Item = Day> {
    let latest = |date: PartialDate| date.latest_by(reviewed);
    let begun = until.map_or(latest(from), |until| latest(from).min(latest(until).previous()));
    let over = until.map(|until| [until.earliest().max(from.earliest().next()), latest(until)]);
    [from.earliest(), begun].into_iter().chain(over.into_iter().flatten())
}

/// Returns the days on which it may change where a seat stands, in no order.
pub fn seat_breakpoints(seat: &Membership<'_>, reviewed: Day) -> Vec<Day> {
    let own = period_breakpoints(seat.from, seat.until, reviewed);
    let suspensions = seat.suspensions();
    let suspended = suspensions.flat_map(|it| period_breakpoints(it.from, it.until, reviewed));
    iter::once(seat.first_day).chain(own).chain(suspended).collect()
}

/// Returns the days on which it changes where one of several seats stands, in no order.
fn days_of_seats(seats: &[SeatSteps<'_>]) -> Vec<Day> {
    seats.iter().flat_map(|seat| seat.stands.days()).collect()
}
