//! Dates as precise as their sources: a year, a month or a day, and no more.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::Day;
use super::day::days_in_month;
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
    /// What was given.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_at_their_precision_and_written_back() {
        for text in
            ["1995", "1995-02", "1995-02-08", "2000-02-29", "unknown", "0001-01-01", "9999-12-31"]
        {
            assert_eq!(PartialDate::parse(text).expect(text).text(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        let refused = [
            ("", "a date is written"),
            ("95", "a date is written"),
            ("1995-2", "a date is written"),
            ("1995/02/08", "a date is written"),
            (" 1995", "a date is written"),
            ("1995-02-08T00:00", "a date is written"),
            ("١٩٩٥", "a date is written"),
            ("0000", "years begin with 0001"),
            ("1995-00", "months run from 01 to 12"),
            ("1995-13", "months run from 01 to 12"),
            ("1997-02-29", "1997-02 runs from 01 to 28"),
            ("1900-02-29", "1900-02 runs from 01 to 28"),
            ("1996-02-30", "1996-02 runs from 01 to 29"),
            ("1997-04-31", "1997-04 runs from 01 to 30"),
            ("1997-04-00", "1997-04 runs from 01 to 30"),
        ];
        for (text, why) in refused {
            let error = PartialDate::parse(text).expect_err(text);
            assert!(error.to_string().contains(why), "{text}: {error}");
        }
    }

    #[test]
    fn a_coarse_date_spans_its_year_or_month() {
        let span = |text| {
            let date = PartialDate::parse(text).expect("a date");
            (date.earliest().to_string(), date.latest().to_string())
        };
        assert_eq!(span("1995"), ("1995-01-01".to_owned(), "1995-12-31".to_owned()));
        assert_eq!(span("1996-02"), ("1996-02-01".to_owned(), "1996-02-29".to_owned()));
        assert_eq!(span("1995-02-08"), ("1995-02-08".to_owned(), "1995-02-08".to_owned()));
        assert_eq!(PartialDate::UNKNOWN.earliest(), Day::MIN);
        assert_eq!(PartialDate::UNKNOWN.latest(), Day::MAX);
    }
}
