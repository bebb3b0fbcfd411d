//! The times for which a seat is surely, and those for which it is possibly held.

use crate::membership::Seat;
use crate::model::{Day, PartialDate, Standing};
use crate::query::year::{Period, Rule, Year};

/// A seat with its times worked out once, for questions about many days.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeatTimes<'d> {
    pub seat: Seat<'d>,
    /// The days on which it is surely held.
    sure_days: Period,
    /// The days on which it is surely or possibly held.
    pub possible: Period,
    /// It began on this `from` or before and ended on this `until` or after. That may be the wrong
    /// way round: who came and went in 1995 surely was in it by the end of the year and out only
    /// after its beginning, though no single day is sure.
    sure: Period,
}

impl<'d> SeatTimes<'d> {
    /// Works out the times of a seat; an unknown end lies somewhere before `reviewed`.
    pub fn of(seat: Seat<'d>, reviewed: Day) -> Self {
        let latest = |date: PartialDate| date.latest_by(reviewed);
        let begins = |day: Day| day.max(seat.first_day);
        let (first, begun) = (begins(seat.from.earliest()), begins(latest(seat.from)));
        let (ending, over) = (seat.until.map(PartialDate::earliest), seat.until.map(latest));
        Self {
            seat,
            sure_days: Period { from: begun, until: ending },
            possible: Period { from: first, until: over },
            sure: Period {
                from: over.map_or(begun, |over| begun.min(over.previous())),
                until: ending.map(|ending| ending.max(first.next())),
            },
        }
    }

    /// Tells whether by a rule it alone surely does something for the year.
    pub fn surely_helps(&self, rule: Rule, year: Year) -> bool {
        match rule {
            Rule::Any => self.sure.meets(year),
            Rule::First => self.sure_days.covers(year.first),
            Rule::Last => self.sure_days.covers(year.last),
            Rule::Whole => self.sure_days.meets(year),
        }
    }

    /// Tells whether by a rule it alone may do something for the year.
    pub fn may_help(&self, rule: Rule, year: Year) -> bool {
        match rule {
            Rule::Any | Rule::Whole => self.possible.meets(year),
            Rule::First | Rule::Last => rule.counts(year, &[self.possible]),
        }
    }

    /// Returns where it stands on its last day that counts in a year in which it surely helps.
    pub fn standing_in(&self, rule: Rule, year: Year, reviewed: Day) -> Standing {
        let day = self.sure.last_in(year).min(year.last_that_counts(rule));
        match self.seat.standing(day, reviewed) {
            Standing::Suspended => Standing::Suspended,
            _ => Standing::Member,
        }
    }
}

/// Tells whether somebody with these seats surely counts in a year.
pub(super) fn surely_counts(times: &[SeatTimes<'_>], rule: Rule, year: Year) -> bool {
    match rule {
        Rule::Whole => {
            let days: Vec<Period> = times.iter().map(|times| times.sure_days).collect();
            rule.counts(year, &days)
        }
        _ => times.iter().any(|times| times.surely_helps(rule, year)),
    }
}

/// Tells whether somebody with these seats counts in a year, surely or possibly.
pub(super) fn may_count(times: &[SeatTimes<'_>], rule: Rule, year: Year) -> bool {
    let days: Vec<Period> = times.iter().map(|times| times.possible).collect();
    rule.counts(year, &days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Dataset;
    use crate::membership::roll;

    fn all_seats(dataset: &Dataset) -> Vec<SeatTimes<'_>> {
        let seats = roll(dataset).into_iter().flat_map(|seated| seated.seats);
        seats.map(|seat| SeatTimes::of(seat, dataset.reviewed())).collect()
    }

    /// Returns the days around which the standing of a seat may change.
    fn turns(times: &SeatTimes<'_>, reviewed: Day) -> Vec<Day> {
        let dates = [Some(times.seat.from), times.seat.until];
        let founded = times.seat.first_day;
        let ends = dates.into_iter().flatten().flat_map(|date| [date.earliest(), date.latest()]);
        let around = |day: Day| [day.previous(), day, day.next()];
        ends.chain([founded, reviewed]).flat_map(around).collect()
    }

    #[test]
    fn single_days_stand_as_the_seat_says() {
        let dataset = Dataset::embedded();
        let reviewed = dataset.reviewed();
        for times in all_seats(dataset) {
            for day in turns(&times, reviewed) {
                let standing = times.seat.standing(day, reviewed);
                let is_sure = matches!(standing, Standing::Member | Standing::Suspended);
                assert_eq!(times.sure_days.covers(day), is_sure, "{:?} {day}", times.seat.spell);
                let is_possible = standing.is_in_force();
                assert_eq!(times.possible.covers(day), is_possible, "{:?} {day}", times.seat.spell);
            }
        }
    }

    /// Tries every day on which the seat may have begun, with the earliest end that this leaves.
    #[test]
    fn a_seat_surely_meets_a_year_if_it_does_however_its_dates_are_read() {
        let dataset = Dataset::embedded();
        for times in all_seats(dataset) {
            let (from, until) = (times.seat.from, times.seat.until);
            if from.is_unknown() || until.is_some_and(PartialDate::is_unknown) {
                continue;
            }
            let founded = times.seat.first_day;
            let first = from.earliest().max(founded);
            let beginnings: Vec<Day> = std::iter::successors(Some(first), |day| Some(day.next()))
                .take_while(|day| *day <= from.latest().max(founded))
                .take_while(|day| until.is_none_or(|until| *day < until.latest()))
                .collect();
            for year in (1945..2030).filter_map(Year::new) {
                let meets = |begun: &Day| {
                    let ends = until.map(|until| until.earliest().max(begun.next()));
                    Period { from: *begun, until: ends }.meets(year)
                };
                let expected = beginnings.iter().all(meets);
                let found = times.surely_helps(Rule::Any, year);
                assert_eq!(found, expected, "{:?} in {}", times.seat.spell, year.first);
            }
        }
    }

    #[test]
    fn what_is_sure_is_possible() {
        let dataset = Dataset::embedded();
        for times in all_seats(dataset) {
            for year in (1945..2030).filter_map(Year::new) {
                for rule in Rule::ALL {
                    let one = [times];
                    let is_sure = surely_counts(&one, rule, year);
                    assert!(!is_sure || may_count(&one, rule, year), "{:?}", times.seat.spell);
                }
            }
        }
    }
}
