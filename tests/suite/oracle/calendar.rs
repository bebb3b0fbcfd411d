//! Days, the dates that stand in the files, and how periods lie.

use crate::support::calendar::last_day;

/// Year, month and day.
pub type Day = (u32, u32, u32);

const FIRST: Day = (1, 1, 1);
pub const LAST: Day = (9999, 12, 31);

pub fn day_after((year, month, day): Day) -> Day {
    match (month, day) {
        _ if (year, month, day) >= LAST => LAST,
        (12, 31) => (year + 1, 1, 1),
        _ if day == last_day(year, month) => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

pub fn day_before((year, month, day): Day) -> Day {
    match (month, day) {
        _ if (year, month, day) <= FIRST => FIRST,
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, last_day(year, month - 1)),
        _ => (year, month, day - 1),
    }
}

/// Writes a day as a command line has it.
pub fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// A date of the data, and the first and last day it may be.
#[derive(Clone, Debug)]
pub struct Date {
    pub text: String,
    pub first: Day,
    pub last: Day,
}

impl Date {
    pub fn of(text: &str, reviewed: Day) -> Self {
        let ends = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        if let Some((left, right)) = ends.and_then(|ends| ends.split_once("..")) {
            let [left, right] = [left, right].map(|end| Self::of(end, reviewed));
            return Self { text: text.to_owned(), first: left.first, last: right.last };
        }
        let numbers: Vec<u32> = text.split('-').map_while(|part| part.parse().ok()).collect();
        let (first, last) = match numbers[..] {
            [] => (FIRST, reviewed),
            [year] => ((year, 1, 1), (year, 12, 31)),
            [year, month] => ((year, month, 1), (year, month, last_day(year, month))),
            [year, month, day, ..] => ((year, month, day), (year, month, day)),
        };
        Self { text: text.to_owned(), first, last }
    }

    pub fn is_known(&self) -> bool {
        self.text != "unknown"
    }
}

/// How a period lies to a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lies {
    Ahead,
    Around,
    PerhapsAround,
    Behind,
}

/// Looks at all periods of at least a day that two dates allow.
pub fn lies(from: &Date, until: Option<&Date>, day: Day) -> Lies {
    let Some(until) = until else {
        return match day {
            _ if day < from.first => Lies::Ahead,
            _ if day >= from.last => Lies::Around,
            _ => Lies::PerhapsAround,
        };
    };
    let first_start = from.first;
    let last_start = from.last.min(day_before(until.last));
    let first_end = until.first.max(day_after(from.first));
    let last_end = until.last;
    match day {
        _ if day < first_start => Lies::Ahead,
        _ if last_end <= day => Lies::Behind,
        _ if last_start <= day && day < first_end => Lies::Around,
        _ => Lies::PerhapsAround,
    }
}
