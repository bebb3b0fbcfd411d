//! Tables of seats: who is in a format, and what a country is in.

use maud::{Markup, html};

use crate::html::parts::{cites, date};
use crate::html::shown::{Numbered, Shown};
use crate::membership::{Seat, Stand};
use crate::model::{Confidence, Left, Role, Standing};
use crate::query::SeatCourse;

/// Writes a table of seats, each with what `whose` says in its first cell.
pub(super) fn seat_table<'s, 'd>(
    shown: &Shown<'d>,
    (caption, column): (&str, &str),
    seats: &[Numbered<'s, 'd>],
    whose: impl Fn(&SeatCourse<'d>) -> Markup,
) -> Markup {
    html! {
        div.scroll {
            table.seats {
                caption.unseen { (caption) }
                thead {
                    tr {
                        th scope="col" { (column) }
                        th scope="col" { "Role" }
                        th scope="col" { "Since" }
                        th scope="col" { "Until" }
                        th scope="col" { "Standing" }
                        th scope="col" { "Sources" }
                    }
                }
                tbody { @for seat in seats { (row(shown, seat, &whose(seat.course))) } }
            }
        }
    }
}

fn row<'d>(shown: &Shown<'d>, held: &Numbered<'_, 'd>, whose: &Markup) -> Markup {
    let seat = &held.course.seat;
    let stand = *held.course.stands.on(shown.day.day);
    html! {
        tr.(letter(stand)) data-seat=(held.number) {
            th scope="row" {
                (whose)
                @if let Some(note) = seat.note() { p.note { (note) } }
                (suspensions(shown, seat))
                (ties(shown, seat))
            }
            td { (role(seat.role)) }
            td { (date(seat.from)) }
            td {
                @if let Some(until) = seat.until { (date(until)) }
                @if let Some(left) = seat.left() { " " span.why { (Left::words(left)) } }
            }
            td {
                span { (stand_word(stand)) }
                @if let Some(confidence) = seat.spell.confidence {
                    " " span.doubt { (Confidence::word(confidence)) }
                }
            }
            td { (cites(shown, &seat.spell.sources)) }
        }
    }
}

/// Says what was suspended while the seat was held: for an Ally of a format nothing ever was.
fn suspensions(shown: &Shown<'_>, seat: &Seat<'_>) -> Markup {
    html! {
        @for suspension in seat.suspensions() {
            @if seat.suspended_within(suspension).is_some() {
                p.note {
                    b { "Suspended" } " from " (date(suspension.from))
                    @if let Some(until) = suspension.until { " until " (date(until)) }
                    ": " (suspension.what.as_str()) " " (cites(shown, &suspension.sources))
                }
            }
        }
    }
}

/// Says how the ties of a country grew.
fn ties(shown: &Shown<'_>, seat: &Seat<'_>) -> Markup {
    html! {
        @for tie in &seat.spell.ties {
            p.note {
                @if let Some(when) = tie.date { b { (date(when)) } ": " }
                (tie.what.as_str()) " " (cites(shown, &tie.sources))
            }
        }
    }
}

/// Returns the letter by which the script and the style know where a seat stands.
pub(super) fn letter(stand: Stand) -> &'static str {
    match stand.standing {
        Standing::Member if stand.is_perhaps_suspended => "u",
        Standing::Member => "m",
        Standing::Suspended => "s",
        Standing::Possible => "p",
        Standing::Former => "x",
        Standing::Future => "f",
    }
}

/// Returns where a seat stands, in words.
pub(super) fn stand_word(stand: Stand) -> &'static str {
    if stand.is_perhaps_suspended { "member, perhaps suspended" } else { stand.standing.word() }
}

fn role(role: Role) -> &'static str {
    if role == Role::Ally { "Ally" } else { role.word() }
}
