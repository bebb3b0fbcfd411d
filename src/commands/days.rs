//! Which days the user's words mean.

use std::time::{SystemTime, UNIX_EPOCH};

use super::names;
use crate::dataset::Dataset;
use crate::error::Refusal;
use crate::model::{Day, PartialDate};
use crate::query::{self, DayError, NamedDay};

/// What to type for a day.
const A_DAY: &str =
    "a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014";

/// Finds the day that is asked for.
pub fn day<'d>(dataset: &'d Dataset, asked: &str) -> Result<NamedDay<'d>, Refusal> {
    query::day(dataset, asked, today).map_err(|error| match error {
        DayError::NotADate(error) => Refusal::usage(error.to_string()).tip(A_DAY),
        DayError::NoSuchMeeting => names::no_meeting(dataset, asked).tip(A_DAY),
        DayError::Several(meetings) => names::several_meetings(asked, &meetings),
    })
}

/// Finds the first day of what is asked for: of a year, of a month, of a meeting.
pub fn first_day(dataset: &Dataset, asked: &str) -> Result<Day, Refusal> {
    if let Ok(date) = PartialDate::parse(asked) {
        return Ok(date.earliest());
    }
    let named = day(dataset, asked)?;
    Ok(named.meeting.map_or(named.day, |meeting| meeting.first_day.earliest()))
}

/// Says that a day lies beyond what the data can know.
pub fn beyond_review(dataset: &Dataset, day: Day) -> Option<String> {
    let reviewed = dataset.reviewed();
    (day > reviewed).then(|| {
        format!("the data were last checked on {reviewed}; what came later is not in them")
    })
}

/// Returns the day it is, in Greenwich.
fn today() -> Day {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since_epoch.as_secs() / 86_400).unwrap_or_default();
    Day::from_unix_days(days).unwrap_or(Day::MAX)
}

/// Finds the first and the last day of a time whose ends are named, each as far as it is.
pub fn bounds(
    dataset: &Dataset,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(Option<Day>, Option<Day>), Refusal> {
    let from = from.map(|asked| first_day(dataset, asked)).transpose()?;
    let to = to.map(|asked| day(dataset, asked)).transpose()?;
    Ok((from, to.map(|named| named.day)))
}

/// Says that a time begins after it ends, and how to ask with the ends the other way round.
pub fn turned_round(command: &str, from: &str, to: &str) -> Refusal {
    Refusal::usage(format!("`{from}`, where it begins, is later than `{to}`, where it ends"))
        .tip(format!("{command} --from {to} --to {from}"))
}
