//! Which days the user's words mean, however they are written: `wales-2014`, `5 September 2014`, `5.9.2014`.

use std::time::{SystemTime, UNIX_EPOCH};

use super::names::{self, Kind, did_you_mean, near, near_word};
use super::words::when;
use crate::command_line::CommandLine;
use crate::data::{self, Dataset, DayError, NamedDay};
use crate::error::{Refusal, Tip};
use crate::model::{Day, Format, ListState, PartialDate, Reach, fold};

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

/// Finds the first and the last day of a time whose ends are named, each as far as it is.
///
/// Refuses what is no day, and a time that ends before it begins; then says how to ask `command`
/// with the ends the other way round.
pub fn bounds(
    dataset: &Dataset,
    command: CommandLine,
    (from_option, from): (&'static str, Option<&str>),
    (to_option, to): (&'static str, Option<&str>),
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

/// Writes a day of up to three words as the data write it, if only one day can be meant.
///
/// ```text
/// 5 September 2014    September 5, 2014    5. September 2014    sept 2014
/// 2014/9/5            5.9.2014             20140905             25/12/2014
/// ```
pub fn day_in_words(words: &[&str]) -> Option<String> {
    if let [word] = words {
        return year_first(word).or_else(|| year_last(word));
    }
    let place = words.iter().position(|word| month(word).is_some())?;
    let number = month(words[place])?;
    let mut numbers = words.iter().enumerate().filter(|(other, _)| *other != place);
    match (numbers.next(), numbers.next()) {
        (Some((_, year)), None) if year.len() == 4 => {
            parsed(&format!("{}-{number:02}", bare(year)?))
        }
        (Some((_, day)), Some((_, year))) if year.len() == 4 => {
            parsed(&format!("{}-{number:02}-{:02}", bare(year)?, bare(day)?))
        }
        _ => None,
    }
}

/// Writes three words as a day that is in no calendar, if they are one, as in `30 February 1990`.
pub fn written_no_day(words: &[&str; 3]) -> Option<String> {
    let number = words.iter().find_map(|word| month(word))?;
    let mut others = words.iter().filter(|word| month(word).is_none()).map(|word| bare(word));
    let (day, year) = (others.next()??, others.next()??);
    let day_of = |day| format!("{year}-{number:02}-{day:02}");
    let is_year = year >= 1000 && day > 0 && parsed(&day_of(1)).is_some();
    (is_year && parsed(&day_of(day)).is_none()).then(|| day_of(day))
}

/// Reads a number of a day, as in `5`, `5.` and `5th`.
fn bare(word: &str) -> Option<u16> {
    let lower = word.to_lowercase();
    let digits = lower.trim_end_matches(['.', ',']);
    let ends = ["st", "nd", "rd", "th", "er"];
    ends.iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits).parse().ok()
}

/// Writes a day that begins with its year, as in `2016/07/09`, `20160709` and `2016-7-9`.
pub fn year_first(word: &str) -> Option<String> {
    if word.len() == 8 && is_number(word) {
        return parsed(&format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..]));
    }
    match numbers(word)?[..] {
        [year] if year.len() == 4 && Day::new(year.parse().ok()?, 1, 1)?.year() >= 1900 => {
            parsed(year)
        }
        [year, month] if year.len() == 4 => parsed(&format!("{year}-{month:0>2}")),
        [year, month, day] if year.len() == 4 => parsed(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

/// Writes a day that ends with its year: with dots the day comes first, with slashes only a number above
/// twelve tells.
fn year_last(word: &str) -> Option<String> {
    let [one, other, year] = numbers(word)?[..] else { return None };
    let (first, second): (u8, u8) = (one.parse().ok()?, other.parse().ok()?);
    let has_dots = word.contains('.');
    let is_turned = !has_dots && first <= 12 && second > 12;
    let is_sure = has_dots || first > 12 || is_turned || one == other;
    let (day, month) = if is_turned { (other, one) } else { (one, other) };
    let date = (is_sure && year.len() == 4).then(|| format!("{year}-{month:0>2}-{day:0>2}"))?;
    parsed(&date)
}

/// Splits a time from one year to another: `1990-2024`.
pub fn years(word: &str) -> Option<(String, String)> {
    if let Some(decade) = word.strip_suffix("0s").filter(|it| is_number(it)) {
        let decade = match decade.len() {
            1 if decade >= "4" => format!("19{decade}"),
            1 => format!("20{decade}"),
            _ => decade.to_owned(),
        };
        return Some((parsed(&format!("{decade}0"))?, parsed(&format!("{decade}9"))?));
    }
    let is_year = |text: &str| text.len() == 4 && parsed(text).is_some();
    let years = word.split_once(['-', '–']);
    let years = years.filter(|(from, to)| is_year(from) && is_year(to) && from <= to);
    years.map(|(from, to)| (from.to_owned(), to.to_owned()))
}

/// Returns the first and the last month of a part of a year, as in `early 1994` and `summer 2001`.
pub fn part_of_year(part: &str, year: &str) -> Option<(String, String)> {
    const PARTS: [(&str, &str, &str); 7] = [
        ("early", "01", "04"),
        ("mid", "05", "08"),
        ("late", "09", "12"),
        ("spring", "03", "05"),
        ("summer sommer", "06", "08"),
        ("autumn fall herbst", "09", "11"),
        ("end ende fin", "12", "12"),
    ];
    let is_year = year.len() == 4 && is_number(year) && year_first(year).is_some();
    let called = fold(part);
    let mut parts = PARTS.iter().filter(|(names, ..)| names.split(' ').any(|it| it == called));
    let (_, first, last) = parts.next().filter(|_| is_year)?;
    Some((format!("{year}-{first}"), format!("{year}-{last}")))
}

/// Returns the numbers that stand between slashes, dots or hyphens; nothing where something else does.
fn numbers(word: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    parts.iter().all(|part| is_number(part)).then_some(parts)
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn parsed(date: &str) -> Option<String> {
    PartialDate::parse(date).ok().filter(|date| !date.is_unknown()).map(|_| date.to_owned())
}

/// Returns the number of a month by its name, or the beginning of it, in English, German or French.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january januar jan janvier",
        "february februar feb fevrier",
        "march marz maerz mar mars",
        "april apr avril",
        "may mai",
        "june juni jun juin",
        "july juli jul juillet",
        "august aug aout",
        "september sept sep septembre",
        "october oktober oct okt octobre",
        "november nov novembre",
        "december dezember dec dez decembre",
    ];
    let folded = fold(word);
    let place_of =
        |word: &str| MONTHS.iter().position(|names| names.split(' ').any(|name| name == word));
    let nearly = || {
        let names = MONTHS.iter().flat_map(|names| names.split(' ')).filter(|name| name.len() > 5);
        if folded.len() > 5 { near_word(&folded, names) } else { None }
    };
    let place = place_of(&folded).or_else(|| place_of(nearly()?))?;
    u8::try_from(place + 1).ok()
}
