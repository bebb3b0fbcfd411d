//! Dates as precise as their sources (a year, a month, a day or a range of these), and single days of the calendar.

use std::cmp::Reverse;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::text::from_text;

/// A date as precise as its source: `1995`, `1995-02`, `1995-02-08`, some day within a range of these, or
/// `unknown`.
///
/// A range is written as in EDTF (ISO 8601-2): `[2015-01..2017-12-12]` is one day, not before the first day of
/// the left date and not after the last of the right one; `[..2013-11-25]` is by that day, `[2018-12-05..]` not
/// before it.
///
/// `unknown` means that there was such a day and no source at hand tells which. It is not the same
/// as a date left out, which for the end of a spell means that the spell still runs.
///
/// There is no order among partial dates, because 1995 is neither before nor after 1995-02-08;
/// compare [`PartialDate::earliest`] and [`PartialDate::latest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartialDate {
    /// The date itself, or the left end of a range.
    pub(crate) first: YearMonthDay,
    /// The date itself again, or the right end of a range.
    pub(crate) last: YearMonthDay,
}

/// A year, a month or a day as it is written; a part that is not known is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct YearMonthDay {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl PartialDate {
    /// A day that no source at hand tells.
    pub const UNKNOWN: Self = Self { first: YearMonthDay::UNKNOWN, last: YearMonthDay::UNKNOWN };

    /// Reads a date written `1995`, `1995-02`, `1995-02-08`, a range of these or `unknown`, and nothing else.
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
    /// let range = PartialDate::parse("[2015-01..2017-12-12]").unwrap();
    /// assert_eq!(range.earliest(), Day::new(2015, 1, 1).unwrap());
    /// assert_eq!(range.latest(), Day::new(2017, 12, 12).unwrap());
    ///
    /// let error = PartialDate::parse("2023-04-31").unwrap_err();
    /// assert_eq!(error.to_string(), "`2023-04-31` is not a date: 2023-04 runs from 01 to 30");
    /// ```
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let refuse = |why: &str| NotADate { asked: text.to_owned(), why: why.to_owned() };
        let one = |text: &str| YearMonthDay::parse(text).map_err(|why| refuse(&why));
        let Some(ends) = text.strip_prefix('[') else {
            return match text {
                "unknown" => Ok(Self::UNKNOWN),
                _ => one(text).map(|date| Self { first: date, last: date }),
            };
        };
        let Some((first, last)) = ends.strip_suffix(']').and_then(|ends| ends.split_once(".."))
        else {
            return Err(refuse(
                "a range of dates is written [1995..1996-02], [..1996-02] or [1995..]",
            ));
        };
        let end = |text: &str| if text.is_empty() { Ok(YearMonthDay::UNKNOWN) } else { one(text) };
        let range = Self { first: end(first)?, last: end(last)? };
        if range.is_unknown() {
            return Err(refuse("a range of dates has one end at least: write `unknown`"));
        }
        if range.first == range.last || range.earliest() >= range.latest() {
            return Err(refuse("a range of dates begins before it ends: write one date"));
        }
        Ok(range)
    }

    /// Tells whether no day is known at all.
    pub fn is_unknown(self) -> bool {
        self.has_no_first_day() && self.has_no_last_day()
    }

    /// Tells whether no day is known before which it cannot be.
    pub fn has_no_first_day(self) -> bool {
        self.first.year == 0
    }

    /// Tells whether no day is known after which it cannot be.
    pub fn has_no_last_day(self) -> bool {
        self.last.year == 0
    }

    /// Tells whether it is written as a range.
    pub fn is_range(self) -> bool {
        self.first != self.last
    }

    /// Tells whether the date is given to the day.
    pub fn is_a_day(self) -> bool {
        self.first.day != 0 && !self.is_range()
    }

    /// Tells whether it, or an end of it, is the first or the last day of a year.
    pub fn is_year_end(self) -> bool {
        let is_year_end = |date: YearMonthDay| matches!((date.month, date.day), (1, 1) | (12, 31));
        is_year_end(self.first) || is_year_end(self.last)
    }

    /// Returns the first day it may be; where none is known, the first day there is.
    pub fn earliest(self) -> Day {
        let YearMonthDay { year, month, day } = self.first;
        if self.has_no_first_day() {
            return Day::MIN;
        }
        Day { year, month: month.max(1), day: day.max(1) }
    }

    /// Returns the last day it may be; where none is known, the last day there is.
    pub fn latest(self) -> Day {
        let YearMonthDay { year, month, day } = self.last;
        if self.has_no_last_day() {
            return Day::MAX;
        }
        let month = if month == 0 { 12 } else { month };
        Day { year, month, day: if day == 0 { days_in_month(year, month) } else { day } }
    }

    /// Returns the last day it may be of something that had happened by the day of the review.
    pub fn latest_by(self, reviewed: Day) -> Day {
        if self.has_no_last_day() { reviewed.max(self.earliest()) } else { self.latest() }
    }

    /// Returns what to sort by: the first day it may be, of what was by some day the first that this may
    /// be; then the coarser date first.
    ///
    /// An unknown date comes last.
    pub fn sort_key(self) -> (bool, Day, Reverse<Day>) {
        let is_open = self.has_no_first_day() && !self.is_unknown();
        let known = if is_open { Self { first: self.last, ..self } } else { self };
        (self.is_unknown(), known.earliest(), Reverse(self.latest()))
    }

    /// Returns the date as it is written, at the precision of its source.
    pub fn text(self) -> String {
        match (self.has_no_first_day(), self.has_no_last_day()) {
            (true, true) => "unknown".to_owned(),
            _ if !self.is_range() => self.first.text(),
            _ => format!("[{}..{}]", self.first.text(), self.last.text()),
        }
    }

    /// Returns the date as people read it: as it is written, or `between 2015-01 and 2017-12-12`,
    /// `by 2013-11-25`, `2018-12-05 or later`.
    pub fn words(self) -> String {
        let (first, last) = (self.first.text(), self.last.text());
        match (self.has_no_first_day(), self.has_no_last_day()) {
            (true, false) => format!("by {last}"),
            (false, true) => format!("{first} or later"),
            (false, false) if self.is_range() => format!("between {first} and {last}"),
            _ => self.text(),
        }
    }
}

impl YearMonthDay {
    const UNKNOWN: Self = Self { year: 0, month: 0, day: 0 };

    /// Reads a year, a month or a day, or says why there is none.
    fn parse(text: &str) -> Result<Self, String> {
        let bytes = text.as_bytes();
        let shape_is_right = matches!(bytes.len(), 4 | 7 | 10)
            && bytes.iter().enumerate().all(|(place, byte)| match place {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape_is_right {
            return Err("a date is written 1995, 1995-02 or 1995-02-08".to_owned());
        }
        let year = u16::from(two_digits(bytes, 0)) * 100 + u16::from(two_digits(bytes, 2));
        let month = two_digits(bytes, 5);
        let day = two_digits(bytes, 8);
        if year == 0 {
            return Err("years begin with 0001".to_owned());
        }
        if bytes.len() >= 7 && !(1..=12).contains(&month) {
            return Err("months run from 01 to 12".to_owned());
        }
        if bytes.len() == 10 && Day::new(year, month, day).is_none() {
            let last = days_in_month(year, month);
            return Err(format!("{year:04}-{month:02} runs from 01 to {last}"));
        }
        Ok(Self { year, month, day })
    }

    /// Writes it as it is read; nothing where nothing is known.
    fn text(self) -> String {
        let mut text = String::with_capacity(10);
        if self.year != 0 {
            push_two_digits(&mut text, self.year / 100);
            push_two_digits(&mut text, self.year % 100);
        }
        for part in [self.month, self.day].into_iter().filter(|part| *part != 0) {
            text.push('-');
            push_two_digits(&mut text, u16::from(part));
        }
        text
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        let Day { year, month, day } = day;
        let date = YearMonthDay { year, month, day };
        Self { first: date, last: date }
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
