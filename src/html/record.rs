//! Any record, from the page that `show` makes of it.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::Contents;
use crate::html::links::{cites, format_link, party_link};
use crate::model::CountryCode;
use crate::output::{Cell, Content, Heading, Item, Page, Table};

/// What stands elsewhere on the page, or holds of one day only.
const FIELDS_ELSEWHERE: &[&str] =
    &["name", "abbreviation", "day", "members_in_words", "suspended_on_the_day", "summary"];
const SECTIONS_ELSEWHERE: &[&str] = &["name_notes", "member_notes", "sources", "more"];

pub(super) fn fields(contents: &Contents<'_>, page: &Page<'_>) -> Markup {
    fields_of(contents, page, |key| !FIELDS_ELSEWHERE.contains(&key))
}

pub(super) fn fields_of(
    contents: &Contents<'_>,
    page: &Page<'_>,
    is_asked: impl Fn(&str) -> bool,
) -> Markup {
    let fields: Vec<_> = page.fields_in_use().filter(|field| is_asked(field.key)).collect();
    html! {
        @if !fields.is_empty() {
            dl.facts {
                @for field in fields {
                    // No record leads to itself.
                    @let key = if matches!(field.key, "country" | "format") { "" } else { field.key };
                    dt { (field.title) }
                    dd { (value(contents, key, &field.cell)) }
                }
            }
        }
    }
}

/// Writes the sections of a record, those that have content; what sources disagree on has ids that begin with
/// the `id` of the record, and events are numbered from `first_event`.
pub(super) fn sections(
    contents: &Contents<'_>,
    page: &Page<'_>,
    id: &str,
    first_event: usize,
) -> Markup {
    let sections = page.sections_in_use();
    let is_of_format = page.fields.iter().any(|field| field.key == "format");
    html! {
        @for section in sections.filter(|section| !SECTIONS_ELSEWHERE.contains(&section.key)) {
            h4 { (section.title) }
            @match &section.content {
                Content::Table(table) => {
                    (rows(contents, table, is_of_format, (section.key == "events").then_some(first_event)))
                },
                Content::Paragraphs(texts) => @for text in texts { p { (text) } },
                Content::Notes(texts) => ul { @for text in texts { li { (text) } } },
                Content::Items(items) => @for (item, place) in items.iter().zip(1..) {
                    div.conflict id={ "d-" (id) "-" (place) } {
                        h5 { (item.title) }
                        @for line in &item.lines { p { (by_source(contents, line)) } }
                    }
                }
            }
        }
    }
}

pub(super) fn items<'p, 'a>(page: &'p Page<'a>, key: &str) -> &'p [Item<'a>] {
    let section = page.sections.iter().find(|section| section.key == key);
    match section.map(|section| &section.content) {
        Some(Content::Items(items)) => items,
        _ => &[],
    }
}

/// Writes a line; the source that it begins with, or prefers, is cited by its number.
fn by_source(contents: &Contents<'_>, line: &str) -> Markup {
    let (before, rest) = match line.strip_prefix("preferred: ") {
        Some(rest) => ("preferred: ", rest),
        None => ("", line),
    };
    let (id, after) = rest.split_at(rest.find([':', '.']).unwrap_or_default());
    html! {
        @match contents.number_of(id) {
            Some(number) => { (before) sup { (number) } (after) },
            None => (line),
        }
    }
}

/// Writes rows without the columns that have no value in any of them; events have numbers.
fn rows(
    contents: &Contents<'_>,
    table: &Table<'_>,
    is_of_format: bool,
    first_event: Option<usize>,
) -> Markup {
    let has_value = |place: usize| table.rows().any(|row| !row.cells[place].is_empty());
    let headings = table.headings().iter().enumerate();
    // A row of a format need not say which.
    let is_told = |key: &str| is_of_format && key == "format";
    let columns = headings.filter(|(place, it)| !is_told(&it.key) && has_value(*place));
    let columns: Vec<(usize, &Heading)> = columns.collect();
    html! {
        div.scroll {
            table.records {
                thead { tr { @for (_, heading) in &columns { th { (heading.title) } } } }
                tbody {
                    @for (row, place) in table.rows().zip(0..) {
                        tr id=[first_event.map(|first| format!("e{}", first + place))] {
                            @for (place, heading) in &columns {
                                td class=[class(&heading.key)] {
                                    (value(contents, &heading.key, &row.cells[*place]))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The class of a column whose values never break.
fn class(key: &str) -> Option<&'static str> {
    match key {
        "date" | "since" | "until" | "first_meeting" => Some("d"),
        _ => None,
    }
}

fn value(contents: &Contents<'_>, key: &str, cell: &Cell<'_>) -> Markup {
    match cell {
        Cell::List(ids) if key.ends_with("sources") => cites(contents, ids.iter().map(|id| &**id)),
        Cell::List(items) => html! {
            @for (place, item) in items.iter().enumerate() {
                @if place > 0 { "; " }
                (linked(contents, key, item))
            }
        },
        cell => linked(contents, key, &cell.words()),
    }
}

/// Writes a value; what names another record leads to it.
fn linked(contents: &Contents<'_>, key: &str, text: &str) -> Markup {
    let dataset = contents.dataset;
    let link = match key {
        "source" => Some(cites(contents, [text])),
        "format" | "formats" | "predecessor" | "successor" => {
            dataset.format(text).map(|format| format_link(contents, format))
        }
        "country" | "countries" | "predecessors" | "successors" | "territory_now" => {
            let country = CountryCode::parse(text).and_then(|code| dataset.country(code));
            let mut organisations = dataset.organisations.iter();
            let organisation = || organisations.find(|it| *it.id == *text).map(Party::Organisation);
            let party = country.map(Party::Country).or_else(organisation);
            party.map(|party| party_link(contents, party))
        }
        _ => None,
    };
    link.unwrap_or_else(|| html! { (text) })
}
