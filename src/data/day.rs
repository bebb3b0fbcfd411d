//! Which day is asked for?

use super::{Dataset, Found};
use crate::model::{Day, Meeting, NotADate, PartialDate};

/// A day, and the meeting by whose name it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct NamedDay<'d> {
    /// The day: the last of a year, a month or a meeting.
    pub day: Day,
    /// The first day of what was asked for, for whoever asks since when.
    pub first: Day,
    /// The meeting whose last day it is.
    pub meeting: Option<&'d Meeting>,
}

/// Why no day is meant.
#[derive(Clone, Debug)]
pub enum DayError<'d> {
    NotADate(NotADate),
    NoSuchMeeting,
    Several(Vec<&'d Meeting>),
}

/// Finds the day that a text means: a date, `today`, `reviewed`, or a meeting.
///
/// A year or month means its last day, a meeting its last day. `today` is the day given.
///
/// # Errors
///
/// Says whether the text is no date, or no or more than one meeting.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::model::Day;
/// use nato_partners::data::day;
///
/// let dataset = Dataset::embedded();
/// let today = || Day::new(2026, 11, 27).unwrap();
/// let on = |asked| day(dataset, asked, today).ok().map(|named| named.day.to_string());
/// assert_eq!(on("2014-09").as_deref(), Some("2014-09-30"));
/// assert_eq!(on("wales").as_deref(), Some("2014-09-05"));
/// assert_eq!(on("2016-13-40"), None);
/// ```
pub fn day<'d>(
    dataset: &'d Dataset,
    asked: &str,
    today: impl FnOnce() -> Day,
) -> Result<NamedDay<'d>, DayError<'d>> {
    let named = |first, day| Ok(NamedDay { day, first, meeting: None });
    let on = |day| named(day, day);
    match asked.trim().to_ascii_lowercase().as_str() {
        "today" => return on(today()),
        "reviewed" => return on(dataset.reviewed()),
        "" | "unknown" => return Err(DayError::NoSuchMeeting),
        _ => {}
    }
    let asked = asked.trim();
    match PartialDate::parse(asked) {
        Ok(date) if !date.is_range() => return named(date.earliest(), date.latest()),
        Err(error) if looks_like_a_date(asked) => return Err(DayError::NotADate(error)),
        _ => {}
    }
    match dataset.find_meeting(asked) {
        Found::One(meeting, _) => Ok(NamedDay {
            day: meeting.last_day.latest(),
            first: meeting.first_day.earliest(),
            meeting: Some(meeting),
        }),
        Found::Several(meetings) => Err(DayError::Several(meetings)),
        Found::Nothing => Err(DayError::NoSuchMeeting),
    }
}

fn looks_like_a_date(asked: &str) -> bool {
    asked.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
