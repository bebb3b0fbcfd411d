//! The columns that say of the seats on which a row rests why they ended, and who says so.

use std::borrow::Cow;

use crate::membership::Held;
use crate::model::Left;
use crate::output::{Cell, Column};
use crate::view::cells::{distinct, note};

/// A row that rests on several seats.
pub(crate) trait OnSeats {
    /// Returns the seats.
    fn seats(&self) -> Cow<'_, [Held<'_>]>;
}

/// Returns the columns `left`, `note` and `sources`, which are there if they are asked for.
pub(crate) fn seat_columns<R: OnSeats>() -> [Column<R>; 3] {
    [
        Column::list("left", "Left", |row: &R| left(&row.seats())).optional(),
        Column::list("note", "Note", |row: &R| notes(&row.seats())).optional(),
        Column::list("sources", "Sources", |row: &R| sources(&row.seats())).optional(),
    ]
}

/// Writes why each of these seats ended later, where it did.
fn left<'d>(held: &[Held<'d>]) -> Cell<'d> {
    each(held, |held| held.seat.left().map(|left| Left::words(left).into()))
}

/// Writes what a reader should know of each of these seats.
fn notes<'d>(held: &[Held<'d>]) -> Cell<'d> {
    each(held, |held| {
        let note = note(held.seat.note(), held.is_perhaps_suspended);
        (!note.is_empty()).then(|| note.text().into_owned().into())
    })
}

/// Writes the ids of the sources of these seats, each once.
fn sources<'d>(held: &[Held<'d>]) -> Cell<'d> {
    let sources = held.iter().flat_map(|held| &held.seat.spell.sources);
    Cell::List(distinct(sources.map(|source| Cow::from(&**source))))
}

/// Writes something of each seat that has it, behind the id of its format.
fn each<'d>(held: &[Held<'d>], word: impl Fn(&Held<'d>) -> Option<Cow<'d, str>>) -> Cell<'d> {
    let words = held
        .iter()
        .filter_map(|held| Some(format!("{}: {}", held.seat.format.id, word(held)?).into()));
    Cell::List(distinct(words))
}
