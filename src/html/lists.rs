//! The records of each kind, one below the other, with tables of seats that follow the slider.
//!
//! What is said of a seat or an event stands once, in the card of its format; cards of countries lead there,
//! and the script fetches it.

use std::ptr;

use maud::{Markup, html};

use crate::data::Party;
use crate::html::links::{
    cites, date_words, format_id, mark_class, mark_title, name, party_id, party_link, party_name,
    short,
};
use crate::html::map::mark_of;
use crate::html::meetings::meeting_id;
use crate::html::record::{fields, fields_of, items, sections};
use crate::html::{Contents, FormatCard};
use crate::membership::timeline::{Entry, Told};
use crate::membership::{Membership, SeatSteps, Stand};
use crate::model::{Confidence, CountryKind, Day, Left, PartialDate, Role, SourceId, Standing};
use crate::output::Page;
use crate::output::escape::is_of_the_web;

/// Writes what a card that opens shows: its heading, what stands beside that, and what it holds.
fn card(id: &str, heading: &Markup, beside: &Markup, body: &Markup) -> Markup {
    html! {
        summary { h3 { (heading) } " " (beside) }
        div.body id=(id) { (body) }
    }
}

pub(super) fn formats(contents: &Contents<'_>) -> Markup {
    html! { @for card in &contents.formats { (format(contents, card)) } }
}

fn format(contents: &Contents<'_>, it: &FormatCard<'_>) -> Markup {
    let format = it.course.format;
    let called = format.name_on(contents.day);
    let disputes = format.conflicts.len();
    let line = html! { span.line { (it.line.on(contents.day)) } };
    let heading = html! {
        span.called { (name(contents, &called.name)) }
        " " span.short { @if let Some(short) = &called.abbreviation { (name(contents, short)) } }
    };
    let beside = html! {
        (line)
        @if disputes > 0 {
            " " span.disputed { (disputes) @if disputes == 1 { " disagreement" } @else { " disagreements" } }
        }
    };
    let body = html! {
        p.summary { (format.summary.as_str()) }
        (fields(contents, &it.page))
        @if !it.course.seats.is_empty() { h4 { "Members" } p.count { (line) } }
        @if let Some(note) = &format.list_note { p.note { (note.as_str()) } }
        @if !it.course.seats.is_empty() { (seat_table(contents, &it.course.seats)) }
        (sections(contents, &it.page, &format.id, contents.first_event(format)))
    };
    html! {
        details.card data-format=(format.id) { (card(&format_id(format), &heading, &beside, &body)) }
    }
}

/// Writes the countries or organisations that are asked for, each with all that it ever was in.
pub(super) fn parties(contents: &Contents<'_>, is_asked: impl Fn(Party<'_>) -> bool) -> Markup {
    let asked = contents.parties.iter().filter(|(party, _)| is_asked(*party));
    html! { @for (it, page) in asked { (party(contents, *it, page)) } }
}

fn party(contents: &Contents<'_>, party: Party<'_>, page: &Page<'_>) -> Markup {
    let mark = mark_of(contents, party);
    let mut seats: Vec<_> = contents.seats().filter(|seat| seat.party == party).collect();
    seats.sort_by_key(|seat| seat.seat.from.sort_key());
    let heading = html! {
        span.called { (party_name(contents, party)) }
        " " span.short { (short(party)) }
    };
    let beside = html! { span.mark.(mark_class(mark)) { (mark_title(mark)) } };
    let body = html! {
        @if seats.is_empty() {
            p { "It never was in a format that is known here." }
        } @else {
            ul.seats { @for seat in &seats { (seat_line(contents, &seat.seat)) } }
        }
        (fields(contents, page))
        (named_in(contents, party))
        (sections(contents, page, party.code(), 0))
    };
    html! {
        details.card data-party=(party.code()) {
            (card(&party_id(contents, party), &heading, &beside, &body))
        }
    }
}

/// Writes what somebody was and when, and leads to what else is known of it.
fn seat_line(contents: &Contents<'_>, seat: &Membership<'_>) -> Markup {
    let called = seat.format.name_on(contents.day);
    html! {
        li {
            a href={ "#" (format_id(seat.format)) } { (name(contents, called.abbreviation.as_ref().unwrap_or(&called.name))) }
            " " (role(seat)) ", " (date_words(Some(seat.from)))
            @if seat.until.is_some() { " until " (date_words(seat.until)) }
        }
    }
}

/// Leads to the events and meetings that name a country or organisation.
fn named_in(contents: &Contents<'_>, party: Party<'_>) -> Markup {
    let entries = contents.named.get(party.code()).map_or(&[][..], Vec::as_slice);
    html! {
        @if !entries.is_empty() {
            h4 { "Events" }
            p.events {
                @for entry in entries {
                    a href={ "#" (entry_id(contents, entry)) } { (date_words(Some(entry.date))) } " "
                }
            }
        }
    }
}

/// The place at which the page tells of an event or a meeting.
fn entry_id(contents: &Contents<'_>, entry: &Entry<'_>) -> String {
    match (entry.told, entry.format) {
        (Told::Event(event), Some(format)) => {
            let place = format.events.iter().position(|other| ptr::eq(other, event));
            format!("e{}", contents.first_event(format) + place.unwrap_or_default())
        }
        (Told::Meeting(meeting), _) => meeting_id(meeting),
        _ => String::new(),
    }
}

/// Writes what is known of the countries that never were in a format.
pub(super) fn outside(contents: &Contents<'_>) -> Markup {
    let told = ["name_de", "name_fr", "other_names", "demonyms", "represented_by", "note"];
    let outside = contents.parties.iter().filter(|(party, _)| contents.is_outside(*party));
    html! {
        @for (party, page) in outside {
            li id=(party_id(contents, *party)) {
                h3 { (party_name(contents, *party)) } " " span.short { (party.code()) }
                @if let Party::Country(country) = party {
                    @if country.kind == CountryKind::Area { " has no seat of its own. " }
                    @if let Some(state) = &country.represented_by { (cites(contents, state.sources.iter().map(|id| &**id))) }
                }
                (fields_of(contents, page, |key| told.contains(&key) && !is_as_in_english(*party, key)))
                (named_in(contents, *party))
                (sections(contents, page, party.code(), 0))
            }
        }
    }
}

/// Whether a name in another language is the English one once more.
fn is_as_in_english(party: Party<'_>, key: &str) -> bool {
    let Party::Country(country) = party else { return false };
    let other = match key {
        "name_de" => &country.name.de,
        "name_fr" => &country.name.fr,
        _ => return false,
    };
    other.as_ref() == Some(&country.name.en)
}

/// Writes when each format was in being; the script adds the bars.
pub(super) fn timeline(contents: &Contents<'_>) -> Markup {
    html! {
        @for format in contents.formats.iter().map(|card| card.course.format) {
            @let called = format.name_on(Day::MAX);
            li {
                a href={ "#" (format_id(format)) } { (name(contents, called.abbreviation.as_ref().unwrap_or(&called.name))) }
                " " span.bar data-life=(format.id) aria-hidden="true" {} " "
                span.ends { (format.founded.date.words()) "–" (date_words(format.ended_on())) }
            }
        }
    }
}

/// Counts what sources disagree on in each record, and leads to what each of them says.
pub(super) fn disagreements(contents: &Contents<'_>) -> Markup {
    let formats = contents.formats.iter().map(|it| {
        let format = it.course.format;
        (format.name_on(contents.day).name.get(contents.language), &*format.id, &it.page)
    });
    let meetings = contents.meetings.iter().map(|(it, page)| (&*it.place, &*it.id, page));
    let parties = contents.parties.iter();
    let parties = parties.map(|(it, page)| (it.name(contents.language), it.code(), page));
    let all = formats.chain(meetings).chain(parties);
    let disputed = all.map(|(name, id, page)| (name, id, items(page, "conflicts").len()));
    html! {
        @for (name, id, number) in disputed.filter(|(.., number)| *number > 0) {
            dt { (name) }
            dd {
                a href={ "#d-" (id) "-1" } { (number) @if number == 1 { " disagreement" } @else { " disagreements" } }
            }
        }
    }
}

/// Lists the sources; only an address of the web makes a title a link, whatever the data say.
pub(super) fn sources(contents: &Contents<'_>) -> Markup {
    html! {
        @for ((item, source), number) in contents.sources.iter().zip(&contents.dataset.sources).zip(1..) {
            li id={ "s" (number) } {
                @for (line, place) in item.lines.iter().zip(0..) {
                    @match item.urls.first() {
                        // The script calls a source by its publisher and year.
                        _ if place == 1 => {
                            @let publisher = source.publisher.as_str();
                            ". " b { (publisher) } (line.strip_prefix(publisher).unwrap_or(line))
                        },
                        _ if place > 0 => { ". " (line) },
                        Some(url) if is_of_the_web(url) => a href=(url) { (line) },
                        Some(url) => cite { (line) " (" (url) ")" },
                        None => cite { (line) },
                    }
                }
            }
        }
    }
}

/// Writes a table of the seats of a format; the script knows them by their places among all.
fn seat_table(contents: &Contents<'_>, seats: &[SeatSteps<'_>]) -> Markup {
    html! {
        div.scroll {
            table.seats {
                thead {
                    tr {
                        @for title in ["Country", "Role", "Since", "Until", "Standing", "Sources"] {
                            th { (title) }
                        }
                    }
                }
                tbody {
                    @for course in seats {
                        @let seat = &course.seat;
                        @let (letter, standing) = stand(*course.stands.on(contents.day));
                        tr.(letter) {
                            th { (party_link(contents, course.party)) (notes(contents, seat)) }
                            td { (role(seat)) }
                            td { (date_words(Some(seat.from))) }
                            td {
                                (date_words(seat.until))
                                @if let Some(left) = seat.left() { " " i { (Left::words(left)) } }
                            }
                            td {
                                span { (standing) }
                                @if let Some(confidence) = seat.spell.confidence {
                                    " " i { (Confidence::word(confidence)) }
                                }
                            }
                            td { (cite(contents, &seat.spell.sources)) }
                        }
                    }
                }
            }
        }
    }
}

fn role(seat: &Membership<'_>) -> &'static str {
    if seat.role == Role::Ally { "Ally" } else { Role::word(seat.role) }
}

/// Says what a reader should know of a seat: its note, what was suspended of it, how ties grew.
fn notes(contents: &Contents<'_>, seat: &Membership<'_>) -> Markup {
    // Nothing of what was suspended before or after concerns it.
    let suspensions = seat.suspensions().filter(|it| seat.suspended_within(it).is_some());
    html! {
        @if let Some(note) = seat.note() { p { (note) } }
        @for suspension in suspensions {
            p {
                b { "Suspended" } " from " (date_words(Some(suspension.from)))
                @if let Some(until) = suspension.until { " until " (PartialDate::words(until)) }
                ": " (suspension.what.as_str()) " " (cite(contents, &suspension.sources))
            }
        }
        @for tie in &seat.spell.ties {
            p {
                @if let Some(when) = tie.date { b { (PartialDate::words(when)) } ": " }
                (tie.what.as_str()) " " (cite(contents, &tie.sources))
            }
        }
    }
}

fn cite(contents: &Contents<'_>, sources: &[SourceId]) -> Markup {
    cites(contents, sources.iter().map(|id| &**id))
}

/// Where a seat stands: the letter by which the script and the style know it, and the words.
pub(super) fn stand(stand: Stand) -> (&'static str, &'static str) {
    let letter = match stand.standing {
        Standing::Member if stand.is_perhaps_suspended => {
            return ("u", "member, perhaps suspended");
        }
        Standing::Member => "m",
        Standing::Suspended => "s",
        Standing::Possible => "p",
        Standing::Former => "x",
        Standing::Future => "f",
    };
    (letter, stand.standing.word())
}
