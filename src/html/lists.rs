//! The records of each kind, one below the other, with tables of seats that follow the slider.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::links::{
    cites, date, format_id, format_link, mark_class, mark_title, name, party_id, party_link,
    party_name, short,
};
use crate::html::map::mark_of;
use crate::html::record::{fields, fields_of, items, sections};
use crate::html::{Contents, FormatCard, is_outside};
use crate::membership::{Membership, SeatSteps, Stand};
use crate::model::{Confidence, CountryKind, Day, Left, PartialDate, Role, SourceId, Standing};
use crate::output::Page;
use crate::output::escape::is_of_the_web;

/// Writes a card that opens: its heading, what stands beside that, and what it holds.
fn card(id: &str, heading: &Markup, beside: &Markup, body: &Markup) -> Markup {
    html! {
        details.card {
            summary { h3 id={ (id) "-title" } { (heading) } " " (beside) }
            div.body id=(id) { (body) }
        }
    }
}

pub(super) fn formats(contents: &Contents<'_>) -> Markup {
    let mut next = 0;
    let firsts = contents.formats.iter().map(|card| {
        let first = next;
        next += card.course.seats.len();
        (card, first)
    });
    html! { @for (card, first) in firsts { (format(contents, card, first)) } }
}

fn format(contents: &Contents<'_>, it: &FormatCard<'_>, first: usize) -> Markup {
    let format = it.course.format;
    let called = format.name_on(contents.day);
    let (id, disputes) = (format_id(format), format.conflicts.len());
    let seats: Vec<(usize, &SeatSteps<'_>)> = (first..).zip(&it.course.seats).collect();
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
        @if !seats.is_empty() { h4 { "Members" } p.count { (line) } }
        @if let Some(note) = &format.list_note { p.note { (note.as_str()) } }
        @if !seats.is_empty() {
            (seat_table(contents, ("Every seat there ever was", "Country"), &seats, |seat| party_link(contents, seat.party)))
        }
        (sections(contents, &it.page, &format.id))
    };
    html! {
        article aria-labelledby={ (id) "-title" } data-format=(format.id) { (card(&id, &heading, &beside, &body)) }
    }
}

/// Writes the countries or organisations that are asked for, each with all that it ever was in.
pub(super) fn parties(contents: &Contents<'_>, is_asked: impl Fn(Party<'_>) -> bool) -> Markup {
    let asked = contents.parties.iter().filter(|(party, _)| is_asked(*party));
    html! { @for (it, page) in asked { (party(contents, *it, page)) } }
}

fn party(contents: &Contents<'_>, party: Party<'_>, page: &Page<'_>) -> Markup {
    let (id, mark) = (party_id(party), mark_of(contents, party));
    let mut seats: Vec<_> = contents.seats().filter(|(_, seat)| seat.party == party).collect();
    seats.sort_by_key(|(_, seat)| seat.seat.from.sort_key());
    let heading = html! {
        span.called { (party_name(contents, party)) }
        " " span.short { (short(party)) }
    };
    let beside = html! { span.mark.(mark_class(mark)) { (mark_title(mark)) } };
    let body = html! {
        @if seats.is_empty() {
            p { "It never was in a format that is known here." }
        } @else {
            (seat_table(contents, ("Everything it ever was in", "Format"), &seats, |seat| format_link(contents, seat.seat.format)))
        }
        (fields(contents, page))
        (sections(contents, page, party.code()))
    };
    html! {
        article aria-labelledby={ (id) "-title" } data-party=(party.code()) { (card(&id, &heading, &beside, &body)) }
    }
}

/// Writes what is known of the countries that never were in a format.
pub(super) fn outside(contents: &Contents<'_>) -> Markup {
    let told = ["other_names", "demonyms", "represented_by", "note"];
    let outside = contents.parties.iter().filter(|(party, _)| is_outside(*party));
    html! {
        @for (party, page) in outside {
            li id=(party_id(*party)) {
                h3 { (party_name(contents, *party)) } " " span.short { (party.code()) }
                @if let Party::Country(country) = party {
                    @if country.kind == CountryKind::Area { " has no seat of its own. " }
                    @if let Some(state) = &country.represented_by { (cites(contents, state.sources.iter().map(|id| &**id))) }
                }
                (fields_of(contents, page, |key| told.contains(&key)))
                (sections(contents, page, party.code()))
            }
        }
    }
}

/// Writes when each format was in being; the script adds the bars.
pub(super) fn timeline(contents: &Contents<'_>) -> Markup {
    html! {
        @for format in contents.formats.iter().map(|card| card.course.format) {
            @let called = format.name_on(Day::MAX);
            li {
                a href={ "#" (format_id(format)) } { (name(contents, called.abbreviation.as_ref().unwrap_or(&called.name))) }
                " " span.bar data-life=(format.id) aria-hidden="true" {} " "
                span.ends { (format.founded.date.words()) "–" (format.ended_on().map(PartialDate::words).unwrap_or_default()) }
            }
        }
    }
}

pub(super) fn meetings(contents: &Contents<'_>) -> Markup {
    html! {
        @for (meeting, page) in &contents.meetings {
            @let id = format!("m-{}", meeting.id);
            article.meeting id=(id) aria-labelledby={ (id) "-title" } data-day=(meeting.last_day.latest().unix_days()) {
                h3 id={ (id) "-title" } { (meeting.place.as_str()) ", " (meeting.last_day.words()) }
                @if meeting.decided.is_none() { p { "Still to come." } }
                (sections(contents, page, &meeting.id))
                p { "Sources: " (cites(contents, items(page, "sources").iter().map(|item| &*item.title))) }
                (fields(contents, page))
            }
        }
    }
}

/// Lists what sources disagree on, which leads to what each of them says.
pub(super) fn disagreements(contents: &Contents<'_>) -> Markup {
    let formats = contents.formats.iter().map(|it| {
        let format = it.course.format;
        (format.name_on(contents.day).name.get(contents.language), &*format.id, &it.page)
    });
    let meetings = contents.meetings.iter().map(|(it, page)| (&*it.place, &*it.id, page));
    let parties = contents.parties.iter();
    let parties = parties.map(|(it, page)| (it.name(contents.language), it.code(), page));
    let all = formats.chain(meetings).chain(parties);
    let disputed = all.map(|(name, id, page)| (name, id, items(page, "conflicts")));
    html! {
        @for (name, id, conflicts) in disputed.filter(|(.., conflicts)| !conflicts.is_empty()) {
            dt { (name) }
            @for (item, place) in conflicts.iter().zip(1..) { dd { a href={ "#d-" (id) "-" (place) } { (item.title) } } }
        }
    }
}

/// Lists the sources; only an address of the web makes a title a link, whatever the data say.
pub(super) fn sources(contents: &Contents<'_>) -> Markup {
    html! {
        @for (item, number) in contents.sources.iter().zip(1..) {
            li id={ "s" (number) } {
                @for (line, place) in item.lines.iter().zip(0..) {
                    @match item.urls.first() {
                        _ if place > 0 => { ". " (line) },
                        Some(url) if is_of_the_web(url) => cite { a href=(url) { (line) } },
                        Some(url) => cite { (line) " (" (url) ")" },
                        None => cite { (line) },
                    }
                }
            }
        }
    }
}

/// Writes a table of numbered seats, each with what `whose` says in its first cell.
fn seat_table<'d>(
    contents: &Contents<'d>,
    (caption, column): (&str, &str),
    seats: &[(usize, &SeatSteps<'d>)],
    whose: impl Fn(&SeatSteps<'d>) -> Markup,
) -> Markup {
    html! {
        div.scroll {
            table.seats {
                caption.unseen { (caption) }
                thead {
                    tr {
                        @for title in [column, "Role", "Since", "Until", "Standing", "Sources"] {
                            th scope="col" { (title) }
                        }
                    }
                }
                tbody {
                    @for (number, course) in seats {
                        @let seat = &course.seat;
                        @let (letter, standing) = stand(*course.stands.on(contents.day));
                        tr.(letter) data-seat=(number) {
                            th scope="row" { (whose(course)) (notes(contents, seat)) }
                            td { @if seat.role == Role::Ally { "Ally" } @else { (Role::word(seat.role)) } }
                            td { (date(seat.from)) }
                            td {
                                @if let Some(until) = seat.until { (date(until)) }
                                @if let Some(left) = seat.left() { " " span.why { (Left::words(left)) } }
                            }
                            td {
                                span { (standing) }
                                @if let Some(confidence) = seat.spell.confidence {
                                    " " span.doubt { (Confidence::word(confidence)) }
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

/// Says what a reader should know of a seat: its note, what was suspended of it, how ties grew.
fn notes(contents: &Contents<'_>, seat: &Membership<'_>) -> Markup {
    // Nothing of what was suspended before or after concerns it.
    let suspensions = seat.suspensions().filter(|it| seat.suspended_within(it).is_some());
    html! {
        @if let Some(note) = seat.note() { p.note { (note) } }
        @for suspension in suspensions {
            p.note {
                b { "Suspended" } " from " (date(suspension.from))
                @if let Some(until) = suspension.until { " until " (date(until)) }
                ": " (suspension.what.as_str()) " " (cite(contents, &suspension.sources))
            }
        }
        @for tie in &seat.spell.ties {
            p.note {
                @if let Some(when) = tie.date { b { (date(when)) } ": " }
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
