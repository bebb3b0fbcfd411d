//! Dates as precise as their sources (a year, a month or a day), and single days of the calendar.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::text::from_text;

/// A date as precise as its source: `1995`, `1995-02`, `1995-02-08`, or `unknown`.
///
/// `unknown` means that there was such a day and no source at hand tells which. It is not the same
/// as a date left out, which for the end of a spell means that the spell still runs.
///
/// There is no order among partial dates, because 1995 is neither before nor after 1995-02-08;
/// compare [`PartialDate::earliest`] and [`PartialDate::latest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartialDate {
    /// The year, 0 when unknown.
    pub(crate) year: u16,
    /// The month, 0 when unknown.
    pub(crate) month: u8,
    /// The day of the month, 0 when unknown.
    pub(crate) day: u8,
}

impl PartialDate {
    /// A day that no source at hand tells.
    pub const UNKNOWN: Self = Self { year: 0, month: 0, day: 0 };

    /// Reads a date written `1995`, `1995-02`, `1995-02-08` or `unknown`, and nothing else.
    ///
    /// # Errors
    ///
    /// Says why the text is no date, and what the nearest real one would be.
    ///
    /// ```
    /// use nato_partners::model::{Day, PartialDate};
    ///
    /// let month = PartialDate::parse("2005-02").unwrap();
    /// assert_eq!(month.earliest(), Day::new(2005, 2, 1).unwrap());
    /// assert_eq!(month.latest(), Day::new(2005, 2, 28).unwrap());
    /// assert!(!month.is_a_day());
    ///
    /// let error = PartialDate::parse("2023-04-31").unwrap_err();
    /// assert_eq!(error.to_string(), "`2023-04-31` is not a date: 2023-04 runs from 01 to 30");
    /// ```
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let refuse = |why: &str| Err(NotADate { asked: text.to_owned(), why: why.to_owned() });
        if text == "unknown" {
            return Ok(Self::UNKNOWN);
        }
        let bytes = text.as_bytes();
        let shape_is_right = matches!(bytes.len(), 4 | 7 | 10)
            && bytes.iter().enumerate().all(|(place, byte)| match place {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape_is_right {
            return refuse("a date is written 1995, 1995-02 or 1995-02-08");
        }
        let year = u16::from(two_digits(bytes, 0)) * 100 + u16::from(two_digits(bytes, 2));
        let month = two_digits(bytes, 5);
        let day = two_digits(bytes, 8);
        if year == 0 {
            return refuse("years begin with 0001");
        }
        if bytes.len() >= 7 && !(1..=12).contains(&month) {
            return refuse("months run from 01 to 12");
        }
        if bytes.len() == 10 && Day::new(year, month, day).is_none() {
            let last = days_in_month(year, month);
            return refuse(&format!("{year:04}-{month:02} runs from 01 to {last}"));
        }
        Ok(Self { year, month, day })
    }

    /// Tells whether no day is known at all.
    pub fn is_unknown(self) -> bool {
        self.year == 0
    }

    /// Tells whether the date is given to the day.
    pub fn is_a_day(self) -> bool {
        self.day != 0
    }

    /// Returns the first day it may be; for an unknown date the first day there is.
    pub fn earliest(self) -> Day {
        if self.is_unknown() {
            return Day::MIN;
        }
        Day { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// Returns the last day it may be; for an unknown date the last day there is.
    pub fn latest(self) -> Day {
        if self.is_unknown() {
            return Day::MAX;
        }
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Day { year: self.year, month, day }
    }

    /// Returns the last day it may be of something that had happened by the day of the review.
    pub fn latest_by(self, reviewed: Day) -> Day {
        if self.is_unknown() { reviewed } else { self.latest() }
    }

    /// Returns what to sort by: the first day it may be, then the coarser date first.
    ///
    /// An unknown date comes last.
    pub fn sort_key(self) -> (bool, Day, bool, bool) {
        (self.is_unknown(), self.earliest(), self.month != 0, self.day != 0)
    }

    /// Returns the date as it is written, at the precision of its source.
    pub fn text(self) -> String {
        if self.is_unknown() {
            return "unknown".to_owned();
        }
        let mut text = String::with_capacity(10);
        push_two_digits(&mut text, self.year / 100);
        push_two_digits(&mut text, self.year % 100);
        for part in [self.month, self.day].into_iter().filter(|part| *part != 0) {
            text.push('-');
            push_two_digits(&mut text, u16::from(part));
        }
        text
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self { year: day.year, month: day.month, day: day.day }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::parse)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// Text that was to be a date and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate {
    pub asked: String,
    /// Why it is no date.
    pub why: String,
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date: {}", self.asked, self.why)
    }
}

impl std::error::Error for NotADate {}

/// Reads two digits at a place; where the text is shorter, 0.
fn two_digits(bytes: &[u8], place: usize) -> u8 {
    let digits = bytes.get(place..place + 2).unwrap_or_default();
    digits.iter().fold(0, |number, digit| number * 10 + (digit - b'0'))
}

fn push_two_digits(text: &mut String, number: u16) {
    text.extend(
        [number / 10, number % 10]
            .into_iter()
            .filter_map(|digit| char::from_digit(digit.into(), 10)),
    );
}

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
