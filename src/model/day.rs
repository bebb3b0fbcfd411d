//! Single days of the calendar.

use std::fmt;

use super::PartialDate;

const DAYS_BEFORE_MONTH: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A single day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_field_names, reason = "a day has a day of the month")]
pub struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    /// The first day there is.
    pub const MIN: Self = Self { year: 1, month: 1, day: 1 };
    /// The last day there is.
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// Returns the day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Returns the day that lies `days` after 1970-01-01 (negative: before), if it has four digits
    /// to its year.
    pub fn from_unix_days(days: i64) -> Option<Self> {
        let mut days_left = days.checked_add(719_162)?; // from 0001-01-01 to 1970-01-01
        if !(0..3_652_059).contains(&days_left) {
            return None;
        }
        let mut take = |unit: i64, most: i64| {
            let whole = (days_left / unit).min(most);
            days_left -= whole * unit;
            whole
        };
        let year = 1
            + 400 * take(146_097, 24)
            + 100 * take(36_524, 3)
            + 4 * take(1_461, 24)
            + take(365, 3);
        let year = u16::try_from(year).ok()?;
        let month =
            (1..=12).rev().find(|&month| i64::from(days_before(year, month)) <= days_left)?;
        let day = u8::try_from(days_left - i64::from(days_before(year, month)) + 1).ok()?;
        Self::new(year, month, day)
    }

    /// Returns how many days after 1970-01-01 it lies (negative: before).
    pub fn unix_days(self) -> i64 {
        let before = i64::from(self.year) - 1;
        let in_year = i64::from(days_before(self.year, self.month)) + i64::from(self.day) - 1;
        before * 365 + before / 4 - before / 100 + before / 400 + in_year - 719_162
    }

    /// Returns the year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the next day; the last day there is has itself.
    pub fn next(self) -> Self {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(|| Self::new(year + 1, 1, 1))
            .unwrap_or(self)
    }

    /// Returns the day before; the first day there is has itself.
    pub fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            return Self { day: day - 1, ..self };
        }
        match (month, year) {
            (1, 1) => self,
            (1, _) => Self { year: year - 1, month: 12, day: 31 },
            _ => Self { year, month: month - 1, day: days_in_month(year, month - 1) },
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&PartialDate::from(*self).text())
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Returns how many days a month of a year has.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns how many days of the year lie before the month.
fn days_before(year: u16, month: u8) -> u16 {
    let days = DAYS_BEFORE_MONTH[usize::from(month) - 1];
    days + u16::from(month > 2 && is_leap(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_follows_the_one_before_it() {
        let mut day = Day::MIN;
        let mut unix = -719_162;
        loop {
            assert_eq!(Day::from_unix_days(unix), Some(day));
            assert_eq!(day.unix_days(), unix);
            let next = day.next();
            if next == day {
                break;
            }
            assert!(day < next);
            assert_eq!(next.previous(), day);
            day = next;
            unix += 1;
        }
        assert_eq!(day, Day::MAX);
        assert_eq!(Day::from_unix_days(unix + 1), None);
        assert_eq!(Day::MIN.previous(), Day::MIN);
    }
}
