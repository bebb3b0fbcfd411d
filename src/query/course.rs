//! What holds when: everything that stands on a day, worked out for all days at once.
//!
//! Whoever moves through the days needs no rule of its own: it looks up which stretch holds a day.

use std::collections::BTreeMap;

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Held, Seat, SetFilter, Stand, Tally, countries_in, seats};
use crate::model::{Day, Format, Language, PartialDate};
use crate::query::{Mark, mark_of};

/// A value, and the days on which it gives way to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course<T> {
    /// What holds before the first turn.
    pub first: T,
    /// The days on which something else begins to hold, and what; in order.
    pub turns: Vec<(Day, T)>,
}

impl<T: PartialEq> Course<T> {
    /// Follows a value that changes on none but these days, which are sorted.
    pub fn over(days: &[Day], value_on: impl Fn(Day) -> T) -> Self {
        let mut course = Self { first: value_on(Day::MIN), turns: Vec::new() };
        for &day in days {
            let value = value_on(day);
            if *course.last() != value {
                course.turns.push((day, value));
            }
        }
        course
    }

    fn last(&self) -> &T {
        self.turns.last().map_or(&self.first, |(_, value)| value)
    }

    /// Returns what holds on a day.
    pub fn on(&self, day: Day) -> &T {
        let begun = self.turns.partition_point(|(turn, _)| *turn <= day);
        begun.checked_sub(1).and_then(|last| self.turns.get(last)).map_or(&self.first, |it| &it.1)
    }
}

impl<T> Course<T> {
    /// Puts something else in the place of each value.
    pub fn map<U>(&self, change: impl Fn(&T) -> U) -> Course<U> {
        let turns = self.turns.iter().map(|(day, value)| (*day, change(value)));
        Course { first: change(&self.first), turns: turns.collect() }
    }
}

/// A seat over all days.
#[derive(Clone, Debug)]
pub struct SeatCourse<'d> {
    /// The seat.
    pub seat: Seat<'d>,
    /// Who holds it.
    pub party: Party<'d>,
    /// Where it stands.
    pub stands: Course<Stand>,
}

/// A format over all days.
#[derive(Clone, Debug)]
pub struct FormatCourse<'d> {
    /// The format.
    pub format: &'d Format,
    /// Its seats: members, observers, then Allies.
    pub seats: Vec<SeatCourse<'d>>,
    /// How many belong to it.
    pub tally: Course<Tally>,
    /// Everyone who ever was in it, with the mark it has there in a matrix.
    pub marks: Vec<(Party<'d>, Course<Option<Mark>>)>,
}

/// Everyone over all days, whatever the format.
#[derive(Clone, Debug)]
pub struct WholeCourse<'d> {
    /// How many there are who are in some format.
    pub tally: Course<Tally>,
    /// Everyone who ever was in one, with the mark of what they are by all their seats together.
    pub marks: Vec<(Party<'d>, Course<Option<Mark>>)>,
}

/// Works out a format for all days.
///
/// Order of the marks: as the seats come.
pub fn course_of_format<'d>(dataset: &'d Dataset, format: &'d Format) -> FormatCourse<'d> {
    let reviewed = dataset.reviewed();
    let held = seats(dataset, format)
        .filter_map(|seat| Some((seat, dataset.party(seat.spell)?)))
        .map(|(seat, party)| SeatCourse { seat, party, stands: stands(&seat, reviewed) });
    let seats: Vec<SeatCourse<'d>> = held.collect();
    let days = turning_days(&seats);
    let tally = Course::over(&days, |day| {
        let mut tally = Tally::default();
        for seat in &seats {
            tally.count(&seat.seat, *seat.stands.on(day));
        }
        tally
    });
    let mut by_party: BTreeMap<&str, Vec<&SeatCourse<'d>>> = BTreeMap::new();
    for seat in &seats {
        by_party.entry(seat.party.code()).or_default().push(seat);
    }
    let marks = seats.iter().filter_map(|seat| {
        let its = by_party.remove(seat.party.code())?;
        let mark = |day| mark_of(its.iter().filter_map(|its| its.held_on(day)));
        Some((seat.party, Course::over(&days, mark)))
    });
    let marks = marks.collect();
    FormatCourse { format, seats, tally, marks }
}

/// Works out everyone for all days, given all formats.
///
/// Order of the marks: countries by code, then organisations by id.
pub fn course_of_all<'d>(dataset: &'d Dataset, formats: &[FormatCourse<'d>]) -> WholeCourse<'d> {
    let days = in_order(formats.iter().flat_map(|format| turning_days(&format.seats)).collect());
    let on = |day| countries_in(dataset, day, Language::English, &SetFilter::default());
    let found = [Day::MIN].iter().chain(&days).map(|day| {
        let (rows, tally) = on(*day);
        let marks = rows.into_iter().map(|row| {
            let surest = row.by.iter().filter(|held| held.standing == row.standing);
            (row.party.code(), mark_of(surest.copied()))
        });
        (*day, (marks.collect(), tally))
    });
    let found: BTreeMap<Day, (BTreeMap<&str, Option<Mark>>, Tally)> = found.collect();
    let tally = Course::over(&days, |day| found.get(&day).map(|it| it.1).unwrap_or_default());
    let marks = dataset.parties().map(|party| {
        let mark = |day| *found.get(&day)?.0.get(party.code())?;
        (party, Course::over(&days, mark))
    });
    let marks = marks.filter(|(_, course)| !course.turns.is_empty() || course.first.is_some());
    WholeCourse { tally, marks: marks.collect() }
}

impl<'d> SeatCourse<'d> {
    /// Returns the seat as it is held on a day, if it is in force.
    fn held_on(&self, day: Day) -> Option<Held<'d>> {
        let Stand { standing, is_perhaps_suspended } = *self.stands.on(day);
        let held = Held { seat: self.seat, standing, is_perhaps_suspended };
        standing.is_in_force().then_some(held)
    }
}

fn stands(seat: &Seat<'_>, reviewed: Day) -> Course<Stand> {
    Course::over(&days_of_doubt(seat, reviewed), |day| seat.stand(day, reviewed))
}

/// Returns every day on which something about a seat may turn.
pub(super) fn days_of_doubt(seat: &Seat<'_>, reviewed: Day) -> Vec<Day> {
    let suspended = seat.suspensions().flat_map(|it| [Some(it.from), it.until]);
    let own = [Some(seat.from), seat.until, Some(seat.first_day.into()), Some(reviewed.into())];
    days_around(own.into_iter().chain(suspended).flatten())
}

/// Returns every day on which something may turn that these dates bound: on the first day that each
/// may mean, on its last, and on the days beside them.
pub(super) fn days_around(dates: impl IntoIterator<Item = PartialDate>) -> Vec<Day> {
    let around = |date: PartialDate| {
        let (first, last) = (date.earliest(), date.latest());
        [first.previous(), first, first.next(), last.previous(), last, last.next()]
    };
    in_order(dates.into_iter().flat_map(around).collect())
}

fn turning_days(seats: &[SeatCourse<'_>]) -> Vec<Day> {
    let turns = seats.iter().flat_map(|seat| &seat.stands.turns);
    in_order(turns.map(|(day, _)| *day).collect())
}

/// Sorts days, and leaves each in once.
pub(super) fn in_order(mut days: Vec<Day>) -> Vec<Day> {
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every day from before the first seat to after the last turn, one by one.
    fn every_day(dataset: &Dataset) -> impl Iterator<Item = Day> {
        let first = Day::new(1949, 1, 1).expect("a day");
        let last = Day::new(dataset.reviewed().year() + 2, 1, 1).expect("a day");
        std::iter::successors(Some(first), |day| Some(day.next()))
            .take_while(move |day| *day < last)
    }

    #[test]
    fn a_course_says_on_every_day_what_the_seat_does() {
        let dataset = Dataset::embedded();
        let reviewed = dataset.reviewed();
        for format in &dataset.formats {
            for seat in course_of_format(dataset, format).seats {
                for day in every_day(dataset) {
                    let stand = seat.stands.on(day);
                    assert_eq!(*stand, seat.seat.stand(day, reviewed), "{day}");
                }
            }
        }
    }

    #[test]
    fn everyone_who_ever_sat_in_a_format_has_one_course_of_marks() {
        let dataset = Dataset::embedded();
        let mut sat_anywhere = BTreeSet::new();
        for format in &dataset.formats {
            let course = course_of_format(dataset, format);
            let mut sat: Vec<&str> = Vec::new();
            for code in course.seats.iter().map(|seat| seat.party.code()) {
                if !sat.contains(&code) {
                    sat.push(code);
                }
            }
            let marked: Vec<&str> = course.marks.iter().map(|(party, _)| party.code()).collect();
            assert_eq!(marked, sat, "{}", format.id);
            sat_anywhere.extend(sat);
        }
        let courses: Vec<_> =
            dataset.formats.iter().map(|format| course_of_format(dataset, format)).collect();
        let all = course_of_all(dataset, &courses);
        let marked = all.marks.iter().map(|(party, _)| party.code());
        assert_eq!(marked.collect::<BTreeSet<&str>>(), sat_anywhere);
    }
}
