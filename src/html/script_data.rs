//! What the script looks up: for everything that changes, what holds from which day.
//!
//! A course is an array: what holds first, then in turn a day and what holds from it on. Days are counted from
//! 1970-01-01.

use std::ptr;

use serde_json::{Map, Value, json};

use crate::data::{Dataset, Party};
use crate::html::Contents;
use crate::html::links::{mark_class, mark_title};
use crate::html::lists::stand;
use crate::membership::{Mark, StepFunction};
use crate::model::{Day, Format};

/// Returns everything as JSON that can stand in a script element: nothing in it ends one.
pub(super) fn script_data(contents: &Contents<'_>) -> String {
    let words = |line: &String| line.as_str().into();
    let seats = contents.seats().map(|seat| course(&seat.stands, |it| stand(*it).0.into()));
    let stands = contents.seats().flat_map(|seat| {
        let all = seat.stands.breakpoints.iter().map(|(_, it)| it).chain([&seat.stands.first]);
        all.map(|it| (stand(*it).0.to_owned(), stand(*it).1.into()))
    });
    let formats = contents.formats.iter().map(|card| {
        let format = card.course.format;
        let life = card
            .life
            .iter()
            .map(|(colour, from, until)| json!([colour, from.unix_days(), until.unix_days()]));
        let value = json!({
            "line": course(&card.line, words),
            "name": names(contents, format),
            "life": life.collect::<Value>(),
        });
        (format.id.to_string(), value)
    });
    let titles = Mark::ALL.into_iter().map(Some).chain([None]);
    let titles = titles.map(|mark| (mark_class(mark), mark_title(mark).into()));
    let days = [contents.span.0, contents.day, contents.span.1];
    let data = json!({
        "days": days.map(Day::unix_days),
        "seats": seats.collect::<Value>(),
        "formats": formats.collect::<Map<_, _>>(),
        "all": { "line": course(&contents.line, words), "marks": marks(&contents.marks) },
        "stands": stands.collect::<Map<_, _>>(),
        "marks": titles.collect::<Map<_, _>>(),
    });
    in_element(&data)
}

/// Returns what the data set says of itself, in the words of schema.org.
///
/// Who made it is said of the data that come with the program, and of no others.
pub(super) fn linked_data(contents: &Contents<'_>) -> String {
    let about = &contents.dataset.about;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "NATO’s partnership formats",
        "description": "Who was in which NATO partnership format, since when, and who says so.",
        "license": format!("https://spdx.org/licenses/{}", about.licence.as_str()),
        "version": about.version.as_str(),
        "dateModified": about.reviewed.text(),
    });
    if ptr::eq(contents.dataset, Dataset::embedded()) {
        data["creator"] =
            json!({ "@type": "Organization", "name": "The nato-partners contributors" });
    }
    in_element(&data)
}

/// Writes JSON in which nothing ends the element it stands in.
fn in_element(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e")
}

fn course<T>(course: &StepFunction<T>, value: impl Fn(&T) -> Value) -> Value {
    let turns = course.breakpoints.iter().flat_map(|(day, it)| [day.unix_days().into(), value(it)]);
    [value(&course.first)].into_iter().chain(turns).collect()
}

fn marks(marks: &[(Party<'_>, StepFunction<Option<Mark>>)]) -> Map<String, Value> {
    let marks = marks.iter().map(|(party, marks)| {
        (party.code().to_owned(), course(marks, |it| mark_class(*it).into()))
    });
    marks.collect()
}

/// What a format is called on which day, with its initials.
fn names(contents: &Contents<'_>, format: &Format) -> Value {
    let days: Vec<Day> = format.names.iter().map(|name| name.from.latest()).collect();
    let names = StepFunction::over(&days, |day| {
        let called = format.name_on(day);
        let short = called.initials(contents.language).unwrap_or_default();
        (called.name.get(contents.language), short)
    });
    course(&names, |(name, short)| json!([name, short]))
}
