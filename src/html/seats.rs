//! Tables of seats, which follow the slider: who is in a format, and what a country is in.

use maud::{Markup, html};

use crate::html::Contents;
use crate::html::links::{cites, date};
use crate::membership::{Membership, SeatSteps, Stand};
use crate::model::{Confidence, Left, Role, SourceId, Standing};

/// Writes a table of numbered seats, each with what `whose` says in its first cell.
pub(super) fn seat_table<'d>(
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
