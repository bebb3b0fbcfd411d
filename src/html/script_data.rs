//! What the script looks up: for everything that changes, what holds from which day.
//!
//! A course is an array: what holds first, then in turn a day and what holds from it on. Days are
//! counted from 1970-01-01.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::data::Party;
use crate::html::parts::{format_id, mark_title, mark_word, meeting_id, party_id};
use crate::html::seats::{letter, stand_word};
use crate::html::shown::{Shown, is_outside, line_of};
use crate::membership::Stand;
use crate::model::{Day, Format, NameKey, Standing};
use crate::query::Course;
use crate::query::Mark;
use crate::view::set_line;

/// Returns everything as JSON that can stand in a script element.
pub(super) fn script_data(shown: &Shown<'_>) -> String {
    let seats =
        shown.seats().map(|held| course(&held.course.stands, |stand| letter(*stand).into()));
    let formats = shown.formats.iter().map(|format| {
        let value = json!({
            "line": course(&line_of(format, shown.dataset.reviewed()), |line| line.as_str().into()),
            "marks": marks(&format.marks),
            "name": names(shown, format.format),
        });
        (format.format.id.to_string(), value)
    });
    let data = json!({
        "seats": seats.collect::<Vec<_>>(),
        "formats": formats.collect::<Map<_, _>>(),
        "all": {
            "line": course(&shown.all.tally, |tally| set_line(tally).into()),
            "marks": marks(&shown.all.marks),
        },
        "stands": stands(),
        "marks": mark_titles(),
        "find": find(shown),
    });
    for_script(&data.to_string())
}

/// Spells out what could end the element or a line of a script.
fn for_script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

fn course<T>(course: &Course<T>, value: impl Fn(&T) -> Value) -> Value {
    let turns = course.breakpoints.iter().flat_map(|(day, it)| [day.unix_days().into(), value(it)]);
    Value::Array([value(&course.first)].into_iter().chain(turns).collect())
}

fn marks(marks: &[(Party<'_>, Course<Option<Mark>>)]) -> Map<String, Value> {
    let marks = marks.iter().filter(|(party, _)| !is_outside(*party)).map(|(party, marks)| {
        (party.code().to_owned(), course(marks, |mark| mark_word(*mark).into()))
    });
    marks.collect()
}

/// Returns what a format is called on which day, with its initials.
fn names(shown: &Shown<'_>, format: &Format) -> Value {
    let days: Vec<Day> = format.names.iter().map(|name| name.from.latest()).collect();
    let names = Course::over(&days, |day| {
        let called = format.name_on(day);
        let short = called.initials(shown.language).unwrap_or_default();
        (called.name.get(shown.language), short)
    });
    course(&names, |(name, short)| json!([name, short]))
}

fn stands() -> Map<String, Value> {
    let standings = [
        Standing::Member,
        Standing::Suspended,
        Standing::Possible,
        Standing::Former,
        Standing::Future,
    ];
    let sure = standings.map(|standing| Stand { standing, is_perhaps_suspended: false });
    let unsure = Stand { standing: Standing::Member, is_perhaps_suspended: true };
    let all = sure.into_iter().chain([unsure]);
    all.map(|stand| (letter(stand).to_owned(), stand_word(stand).into())).collect()
}

fn mark_titles() -> Map<String, Value> {
    let marks = Mark::ALL.into_iter().map(Some).chain([None]);
    marks.map(|mark| (mark_word(mark).to_owned(), mark_title(mark).into())).collect()
}

/// Returns what can be found by name: where it is, what it is called and by which folded names.
fn find(shown: &Shown<'_>) -> Vec<Value> {
    let dataset = shown.dataset;
    let index = &dataset.index;
    let [of_formats, of_parties, of_meetings] =
        [&index.formats, &index.parties, &index.meetings].map(|keys| keys_by_place(keys));
    let formats = dataset.formats.iter().enumerate().map(|(place, format)| {
        let name = format.name_on(shown.day.day).name.get(shown.language);
        json!([format_id(format), name, "format", of_formats.get(&place)])
    });
    let parties = dataset.parties().enumerate().map(|(place, party)| {
        let kind = if party.is_country() { "country" } else { "organisation" };
        json!([party_id(party), party.name(shown.language), kind, of_parties.get(&place)])
    });
    let meetings = dataset.meetings.iter().enumerate().map(|(place, meeting)| {
        let title = format!("{}, {}", meeting.place, meeting.last_day);
        json!([meeting_id(meeting), title, "meeting", of_meetings.get(&place)])
    });
    formats.chain(parties).chain(meetings).collect()
}

/// Returns the folded names of the record at each place.
fn keys_by_place(keys: &[NameKey]) -> BTreeMap<usize, Vec<&str>> {
    let mut by_place: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for key in keys {
        by_place.entry(key.place.into()).or_default().push(&key.key);
    }
    by_place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let hostile = json!({ "</script><!--": "a&b \u{2028}\u{2029} ]]>" }).to_string();
        let safe = for_script(&hostile);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{safe}");
        assert_eq!(
            serde_json::from_str::<Value>(&safe).expect("JSON"),
            serde_json::from_str::<Value>(&hostile).expect("JSON")
        );
    }
}
