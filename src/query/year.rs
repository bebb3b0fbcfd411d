//! When does a year count? Periods of days, and the rules by which they fill a year.

use crate::model::{Day, PartialDate};

/// By which days a year counts.
///
/// The rules are named as in the R package `states`, but for its `exact`, which is for panels
/// finer than a year; `whole` is ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// By any of its days.
    Any,
    /// By 1 January.
    First,
    /// By 31 December.
    #[default]
    Last,
    /// By all of its days.
    Whole,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 4] = [Self::Any, Self::First, Self::Last, Self::Whole];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::First => "first",
            Self::Last => "last",
            Self::Whole => "whole",
        }
    }

    /// Returns the rule by which something must hold so that by this one its opposite cannot.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Any => Self::Whole,
            Self::Whole => Self::Any,
            day => day,
        }
    }

    /// Tells whether a year counts in which these periods lie.
    pub(super) fn counts(self, year: Year, periods: &[Period]) -> bool {
        match self {
            Self::Any => periods.iter().any(|period| period.meets(year)),
            Self::First => periods.iter().any(|period| period.covers(year.first)),
            Self::Last => periods.iter().any(|period| period.covers(year.last)),
            Self::Whole => fill(periods, year),
        }
    }
}

/// A year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub first: Day,
    pub last: Day,
}

impl Year {
    /// Returns the year, if it has four digits.
    pub fn new(year: u16) -> Option<Self> {
        Some(Self { first: Day::new(year, 1, 1)?, last: Day::new(year, 12, 31)? })
    }

    /// Returns the last day that can decide by a rule.
    pub fn last_that_counts(self, rule: Rule) -> Day {
        if rule == Rule::First { self.first } else { self.last }
    }
}

/// Days: `from` ≤ day < `until`; none where `until` does not come after `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub from: Day,
    /// Absent while it lasts.
    pub until: Option<Day>,
}

impl Period {
    /// Returns the longest period that these two dates may mean.
    pub fn longest(from: PartialDate, until: Option<PartialDate>) -> Self {
        Self { from: from.earliest(), until: until.map(PartialDate::latest) }
    }

    pub fn covers(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Tells whether it has a day in the year. Ends in the wrong order still tell: see
    /// `SeatTimes::sure`.
    pub fn meets(self, year: Year) -> bool {
        self.from <= year.last && self.until.is_none_or(|until| year.first < until)
    }

    /// Returns its last day in a year that it meets.
    pub fn last_in(self, year: Year) -> Day {
        self.until.map_or(year.last, |until| until.previous().min(year.last))
    }

    fn is_empty(self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }
}

/// Returns the days of periods that lie within others.
pub(super) fn within(periods: &[Period], others: &[Period]) -> Vec<Period> {
    let pairs = periods.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    let shared = pairs.map(|(one, other)| Period {
        from: one.from.max(other.from),
        until: match (one.until, other.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
    });
    shared.filter(|period| !period.is_empty()).collect()
}

/// Returns the days of periods that do not lie within another.
pub(super) fn without(periods: &[Period], other: Period) -> Vec<Period> {
    let before = Period { from: Day::MIN, until: Some(other.from) };
    let after = other.until.map(|until| Period { from: until, until: None });
    within(periods, &std::iter::once(before).chain(after).collect::<Vec<_>>())
}

/// Tells whether every day of the year lies in one of the periods.
fn fill(periods: &[Period], year: Year) -> bool {
    let mut day = year.first;
    while let Some(period) = periods.iter().find(|period| period.covers(day)) {
        match period.until {
            Some(until) if until <= year.last => day = until,
            _ => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        PartialDate::parse(text).expect("a date").earliest()
    }

    fn period(from: &str, until: &str) -> Period {
        Period { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
    }

    /// Periods, and whether they count by any, first, last and whole.
    type Case<'c> = (&'c [(&'c str, &'c str)], [u8; 4]);

    #[test]
    fn a_year_counts_by_its_rule() {
        let year = Year::new(2004).expect("a year");
        let counted = |periods: &[(&str, &str)]| {
            let periods: Vec<Period> =
                periods.iter().map(|(from, until)| period(from, until)).collect();
            Rule::ALL.map(|rule| u8::from(rule.counts(year, &periods)))
        };
        let cases: [Case<'_>; 11] = [
            (&[], [0, 0, 0, 0]),
            (&[("1999-03-12", "")], [1, 1, 1, 1]),
            (&[("2004-01-01", "2005-01-01")], [1, 1, 1, 1]),
            (&[("2004-01-02", "2005-01-01")], [1, 0, 1, 0]),
            (&[("2004-01-01", "2004-12-31")], [1, 1, 0, 0]),
            (&[("2004-06-28", "2004-06-29")], [1, 0, 0, 0]),
            (&[("1994-01-01", "2004-01-01")], [0, 0, 0, 0]),
            (&[("2005-01-01", "")], [0, 0, 0, 0]),
            (&[("2004-03-29", ""), ("1994-01-01", "2004-03-29")], [1, 1, 1, 1]),
            (&[("1994-01-01", "2004-03-28"), ("2004-03-29", "")], [1, 1, 1, 0]),
            (&[("1994-01-01", "2004-09-01"), ("2004-03-29", "2006-01-01")], [1, 1, 1, 1]),
        ];
        for (periods, expected) in cases {
            assert_eq!(counted(periods), expected, "{periods:?}");
        }
    }

    #[test]
    fn what_counts_by_a_rule_leaves_too_little_for_the_opposite() {
        let year = Year::new(2004).expect("a year");
        let always = Period { from: Day::MIN, until: None };
        for from in ["1994-01-01", "2004-01-01", "2004-01-02", "2004-12-31", "2005-01-01"] {
            for until in ["2004-01-01", "2004-01-02", "2004-12-31", "2005-01-01", ""] {
                let one = period(from, until);
                if one.is_empty() {
                    continue;
                }
                let rest = without(&[always], one);
                for rule in Rule::ALL {
                    let counts = rule.counts(year, &[one]);
                    let opposite = rule.opposite().counts(year, &rest);
                    assert_eq!(counts, !opposite, "{rule:?}, {from} to {until}");
                }
            }
        }
    }

    #[test]
    fn periods_are_cut() {
        let life = [period("1816-01-01", "")];
        let union = period("1922-12-30", "1991-12-26");
        let left = [period("1816-01-01", "1922-12-30"), period("1991-12-26", "")];
        assert_eq!(without(&life, union), left);
        assert_eq!(without(&left, union), left);
        assert_eq!(within(&life, &[union]), [union]);
        assert_eq!(within(&left, &[union]), []);
        assert_eq!(without(&life, period("1900-01-01", "")), [period("1816-01-01", "1900-01-01")]);
    }
}
