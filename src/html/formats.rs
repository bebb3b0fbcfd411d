//! The formats: what each is, who is and was in it, and what happened to it.

use maud::{Markup, html};

use crate::html::conflicts::conflicts;
use crate::html::parts::{cites, date, format_id, link_by_id, name, party_link, texts};
use crate::html::records::{records, records_without};
use crate::html::seats::seat_table;
use crate::html::shown::{Numbered, Shown, line_of};
use crate::model::{Format, Kind, State, Text};
use crate::query::FormatCourse;
use crate::query::stated_counts;

/// Writes all formats, in the order of founding.
pub(super) fn formats(shown: &Shown<'_>) -> Markup {
    let seats = shown.seats_by(|held| &held.seat.format.id);
    html! {
        section #formats aria-labelledby="formats-title" {
            h2 #formats-title { "Formats" }
            p { "In the order in which they were founded. Open one to read who was in it, and who says so." }
            @for course in &shown.formats { (card(shown, course, seats.get(&*course.format.id))) }
        }
    }
}

fn card<'d>(
    shown: &Shown<'d>,
    course: &FormatCourse<'d>,
    seats: Option<&Vec<Numbered<'_, 'd>>>,
) -> Markup {
    let format = course.format;
    let called = format.name_on(shown.day.day);
    let disputes = format.conflicts.len();
    html! {
        article aria-labelledby={ (format_id(format)) "-title" } data-format=(format.id) {
            details.card {
                summary {
                    h3 id={ (format_id(format)) "-title" } {
                        span.called { (name(shown, &called.name)) }
                        " " span.short { @if let Some(short) = &called.abbreviation { (name(shown, short)) } }
                    }
                    " " span.line { (line_of(course, shown.dataset.reviewed()).on(shown.day.day)) }
                    @if disputes > 0 {
                        " " span.disputed { (disputes) @if disputes == 1 { " disagreement" } @else { " disagreements" } }
                    }
                }
                div.body id=(format_id(format)) { (body(shown, course, seats.map_or(&[], Vec::as_slice))) }
            }
        }
    }
}

fn body<'d>(shown: &Shown<'d>, course: &FormatCourse<'d>, seats: &[Numbered<'_, 'd>]) -> Markup {
    let format = course.format;
    html! {
        p.summary { (format.summary.as_str()) }
        (in_short(shown, format))
        @if !seats.is_empty() {
            h4 { "Members" }
            p.count { span.line { (line_of(course, shown.dataset.reviewed()).on(shown.day.day)) } }
        }
        @if let Some(note) = &format.list_note { p.note { (note.as_str()) } }
        @if !seats.is_empty() {
            (seat_table(shown, ("Every seat there ever was", "Country"), seats, |held| party_link(shown, held.party)))
        }
        (texts("How members are counted here", &format.conventions))
        (records(shown, "Invited", &format.invited))
        (records(shown, "Under way", &format.pending))
        (records(shown, "Not members", &format.not_members))
        (records(shown, "Suspended", &format.suspensions))
        (records(shown, "Events", &format.events))
        (trust_funds(shown, format))
        (names(shown, format))
        (more(shown, format))
        (counts(shown, format))
        (conflicts(shown, &format.id, &format.conflicts))
        (texts("Not known", &format.open_questions))
    }
}

/// Says how a format came to be, and how it ended.
fn in_short(shown: &Shown<'_>, format: &Format) -> Markup {
    let founded = &format.founded;
    html! {
        dl.facts {
            dt { "Founded" }
            dd {
                (date(founded.date))
                @for part in [&founded.place, &founded.by].into_iter().flatten() { ", " (part.as_str()) }
                @if let Some(document) = &founded.document { "; " cite { (document.as_str()) } }
                " " (cites(shown, &founded.sources))
                @if let Some(why) = &founded.constructed { p.note { "The date is constructed: " (why.as_str()) } }
                @if let Some(note) = &founded.note { p.note { (note.as_str()) } }
            }
            @if let Some(ended) = &format.ended {
                dt { "Ended" }
                dd { (date(ended.date)) ": " (ended.why.as_str()) " " (cites(shown, &ended.sources)) }
            }
            @if let Some(id) = &format.predecessor { dt { "Before it" } dd { (link_by_id(shown, id)) } }
            @if let Some(id) = &format.successor { dt { "After it" } dd { (link_by_id(shown, id)) } }
        }
    }
}

/// Says what else there is to know of a format.
fn more(shown: &Shown<'_>, format: &Format) -> Markup {
    let aliases: Vec<&str> = format.aliases.iter().map(Text::as_str).collect();
    html! {
        h4 { "More" }
        dl.facts {
            dt { "Kind" }
            dd { (Kind::word(format.kind).replace('-', " ")) }
            dt { "Status" }
            dd {
                (State::word(format.status.is)) " " (cites(shown, &format.status.sources))
                @if let Some(note) = &format.status.note { p.note { (note.as_str()) } }
            }
            @if !aliases.is_empty() { dt { "Also called" } dd { (aliases.join("; ")) } }
            dt { "Id" }
            dd { code { (format.id) } }
        }
    }
}

fn names(shown: &Shown<'_>, format: &Format) -> Markup {
    html! {
        (records(shown, "Names", &format.names))
        (records(shown, "Names for a part of it", &format.variants))
        (records(shown, "Renamed", &format.renamed))
    }
}

fn trust_funds(shown: &Shown<'_>, format: &Format) -> Markup {
    html! {
        (records(shown, "Projects", &format.projects))
        (records(shown, "Done in all", &format.totals))
        (records(shown, "Beneficiaries", &format.beneficiaries))
    }
}

/// Sets the numbers of sources beside those of the data.
fn counts(shown: &Shown<'_>, format: &Format) -> Markup {
    let rows = stated_counts(shown.dataset, &[format]);
    let hidden = ["format", "on", "possible", "left", "sources"];
    records_without(shown, "Numbers that sources state", &rows, &hidden)
}
