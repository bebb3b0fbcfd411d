//! Which days the user's words mean.

use std::time::{SystemTime, UNIX_EPOCH};

use super::names::{self, Kind, did_you_mean, near};
use super::written_days::year_first;
use crate::command_line::CommandLine;
use crate::commands::words::when;
use crate::data::{self, Dataset, DayError, NamedDay};
use crate::error::{Refusal, Tip};
use crate::model::{Day, Format, ListState, PartialDate, Reach};

/// What to type for a day.
pub const A_DAY: &str =
    "a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014";

pub fn day<'d>(dataset: &'d Dataset, asked: &str) -> Result<NamedDay<'d>, Refusal> {
    data::day(dataset, asked, today).map_err(|error| match error {
        DayError::NotADate(error) => {
            Refusal::usage(error.to_string()).tip_if(written_right(dataset, asked)).tip(A_DAY)
        }
        DayError::NoSuchMeeting => no_day(dataset, asked),
        DayError::Several(meetings) => names::several(asked, meetings),
    })
}

/// Writes a day the right way that was written another way: `2016/07/09`, `20160709`, `2016-7-9`; of two
/// days, says which command compares them.
fn written_right(dataset: &Dataset, asked: &str) -> Option<Tip> {
    let one = |date: &str| PartialDate::parse(date).ok().filter(|date| !date.is_unknown());
    let halves = asked.split_once("..").or_else(|| asked.split_once('/'));
    if let Some((from, to)) = halves.map(|(from, to)| (from.trim(), to.trim()))
        && from.len().min(to.len()) >= 4
        && let (Some(first), Some(last)) = (one(from), one(to))
    {
        let is_turned = last.latest() < first.earliest();
        let (from, to) = if is_turned { (to, from) } else { (from, to) };
        let line = CommandLine::on(dataset, "changes");
        return Some(line.option("--from", from).option("--to", to).into());
    }
    let date = year_first(&asked.replace(' ', "-"))?;
    Some(Tip::words(format!("type `{date}`")))
}

fn no_day(dataset: &Dataset, asked: &str) -> Refusal {
    if let Some(tip) = written_right(dataset, asked) {
        return Refusal::usage(format!("`{asked}` is not how a day is written"))
            .tip(tip)
            .tip(A_DAY);
    }
    let message = match asked.trim() {
        "" => "the day is empty".to_owned(),
        _ => format!("no day or meeting is called `{asked}`"),
    };
    let near = near(dataset, Kind::Meeting, asked);
    Refusal::not_found(message).tip_if(did_you_mean(&near)).tip(A_DAY)
}

/// Says that a day lies beyond what the data can know.
pub fn beyond_review(dataset: &Dataset, day: Day) -> Option<String> {
    let reviewed = dataset.reviewed();
    (day > reviewed).then(|| {
        format!("the data were last checked on {reviewed}; what came later is not in them")
    })
}

/// Says that a format was not yet founded on a day or had ended, and when to ask instead.
pub fn outside_life(format: &Format, day: Day, reviewed: Day) -> Option<String> {
    let (id, founded) = (&format.id, format.founded.date);
    if day < founded.earliest() {
        return Some(format!("{id} was founded {}", when(founded)));
    }
    let ended = format.ended_on().filter(|_| format.life(day, reviewed) == Reach::After)?;
    let followed = format.successor.as_ref().map(|next| format!(" and was followed by {next}"));
    let ended_so = format!("{id} ended {}{}", when(ended), followed.unwrap_or_default());
    if ended.is_unknown() || format.list == ListState::Unknown {
        return Some(ended_so);
    }
    let last = ended.earliest().previous();
    Some(format!("{ended_so}; for its last members add `--on {last}`"))
}

/// Returns the day it is, in Greenwich.
pub fn today() -> Day {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since_epoch.as_secs() / 86_400).unwrap_or_default();
    Day::from_unix_days(days).unwrap_or(Day::MAX)
}

/// An option with a day, and what was typed behind it.
pub type AskedDay<'a> = (&'static str, Option<&'a str>);

/// Finds the first and the last day of a time whose ends are named, each as far as it is.
///
/// Refuses what is no day, and a time that ends before it begins; then says how to ask `command`
/// with the ends the other way round.
pub fn bounds(
    dataset: &Dataset,
    command: CommandLine,
    (from_option, from): AskedDay<'_>,
    (to_option, to): AskedDay<'_>,
) -> Result<(Option<Day>, Option<Day>), Refusal> {
    let first = from.map(|asked| day(dataset, asked)).transpose()?.map(|named| named.first);
    let last = to.map(|asked| day(dataset, asked)).transpose()?.map(|named| named.day);
    match (from, to) {
        (Some(from), Some(to)) if last < first => {
            Err(turned_round(command, (from_option, from), (to_option, to)))
        }
        _ => Ok((first, last)),
    }
}

/// Says that a time begins after it ends, and how to ask with the ends the other way round.
pub fn turned_round(
    command: CommandLine,
    (from_option, from): (&'static str, &str),
    (to_option, to): (&'static str, &str),
) -> Refusal {
    Refusal::usage(format!("`{from}`, where it begins, is later than `{to}`, where it ends"))
        .tip(command.option(from_option, to).option(to_option, from))
}
