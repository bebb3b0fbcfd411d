//! The meetings, each under its days, its place and its level, with its papers.

use maud::{Markup, html};

use crate::html::Contents;
use crate::html::links::cites;
use crate::html::record::{fields_of, items, sections};
use crate::model::{Meeting, PartialDate, fold};

/// What the heading says, or the line below it.
const SAID_ABOVE: &[&str] = &["level", "documents"];

pub(super) fn meeting_id(meeting: &Meeting) -> String {
    format!("m-{}", meeting.id)
}

pub(super) fn meetings(contents: &Contents<'_>) -> Markup {
    html! {
        @for (meeting, page) in &contents.meetings {
            article.meeting id=(meeting_id(meeting)) data-day=(meeting.last_day.latest().unix_days()) {
                h3 { (heading(meeting)) }
                @if meeting.decided.is_none() { p { "Still to come." } }
                (sections(contents, page, &meeting.id, 0))
                @if !meeting.documents.is_empty() { p { "Papers: " (papers(contents, meeting)) } }
                p { "Sources: " (cites(contents, items(page, "sources").iter().map(|item| &*item.title))) }
                (fields_of(contents, page, |key| !SAID_ABOVE.contains(&key)))
            }
        }
    }
}

/// Says `8–9 July 2016 · Warsaw, PL · summit`.
fn heading(meeting: &Meeting) -> String {
    let days = days_in_words(meeting.first_day, meeting.last_day);
    let parts = [Some(&*days), Some(&*meeting.place), meeting.level.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Says from when to when, without a year or month twice; a date that is no day as it is written.
fn days_in_words(first: PartialDate, last: PartialDate) -> String {
    let (Some([year, month, day]), Some([last_year, last_month, last_day])) =
        (parts(first), parts(last))
    else {
        return if first == last {
            last.words()
        } else {
            format!("{} – {}", first.words(), last.words())
        };
    };
    let until = format!("{last_day} {} {last_year}", name_of(last_month));
    if first == last {
        until
    } else if (year, month) == (last_year, last_month) {
        format!("{day}–{until}")
    } else if year == last_year {
        format!("{day} {} – {until}", name_of(month))
    } else {
        format!("{day} {} {year} – {until}", name_of(month))
    }
}

/// The year, month and day of a date that has all three.
fn parts(date: PartialDate) -> Option<[usize; 3]> {
    let text = date.is_a_day().then(|| date.text())?;
    let numbers: Vec<usize> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    numbers.try_into().ok()
}

fn name_of(month: usize) -> &'static str {
    month.checked_sub(1).and_then(|place| MONTHS.get(place)).unwrap_or(&"")
}

/// Lists the papers of a meeting; one that is among its sources leads there.
fn papers(contents: &Contents<'_>, meeting: &Meeting) -> Markup {
    let source_of = |paper: &str| {
        // The title of a source has no number of the paper, as in `Wales Summit Declaration, PR(2014)120`.
        let number = paper.rsplit_once(", ").filter(|(_, number)| number.contains('('));
        let called = fold(number.map_or(paper, |(title, _)| title));
        let sources = meeting.sources.iter().filter_map(|id| contents.dataset.source(id));
        let mut its = sources.filter(|source| fold(&source.title).contains(&called));
        contents.number_of(&its.next()?.id)
    };
    html! {
        @for (place, paper) in meeting.documents.iter().enumerate() {
            @if place > 0 { "; " }
            @match source_of(paper) {
                Some(number) => a href={ "#s" (number) } { (paper.as_str()) },
                None => (paper.as_str()),
            }
        }
    }
}
