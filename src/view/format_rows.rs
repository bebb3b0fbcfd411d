//! The columns of formats.

use crate::membership::Tally;
use crate::model::{ListState, State};
use crate::output::{Cell, Column, Tabular, Tone};
use crate::query::FormatRow;
use crate::view::cells::{date, founded_note, sources};

impl Tabular for FormatRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.name.initials(row.language).into()
            })
            .whole()
            .drop_at(4),
            Column::new("name", "Name", |row: &Self| row.name.name.get(row.language).into()),
            Column::new("kind", "Kind", |row: &Self| row.format.kind.word().into())
                .whole()
                .drop_at(3),
            Column::new("founded", "Founded", |row: &Self| date(Some(row.format.founded.date)))
                .whole(),
            Column::new("status", "Status", |row: &Self| row.state.word().into())
                .whole()
                .drop_at(2),
            number("members", "Members", Tally::members).whole().drop_at(1),
            Column::new("founded_note", "Founded note", |row: &Self| {
                founded_note(&row.format.founded)
            })
            .whole()
            .drop_at(6),
            number("partners", "Partners", |tally| tally.partners).optional(),
            number("allies", "Allies", |tally| tally.allies).optional(),
            number("organisations", "Organisations", |tally| tally.organisations).optional(),
            number("suspended", "Suspended", |tally| tally.suspended).optional(),
            number("possible", "Possible", |tally| tally.possible).optional(),
            Column::new("summary", "Summary", |row: &Self| (&*row.format.summary).into())
                .optional(),
            Column::new("left", "Left", |row: &Self| {
                row.format.ended.as_ref().map(|ended| &*ended.why).into()
            })
            .optional(),
            Column::new("note", "Note", |row: &Self| row.format.status.note.as_deref().into())
                .optional(),
            Column::list("sources", "Sources", |row: &Self| sources(&row.format.founded.sources))
                .optional(),
        ]
    }

    fn tone(&self) -> Tone {
        match self.state {
            State::Active => Tone::Plain,
            State::Dormant | State::Ended => Tone::Muted,
        }
    }
}

/// Returns a column of numbers of those who belong to the format on the day.
fn number<'d>(
    key: &'static str,
    title: &'static str,
    of: fn(&Tally) -> usize,
) -> Column<FormatRow<'d>> {
    Column::new(key, title, move |row: &FormatRow<'d>| counted(row, of(&row.tally))).right()
}

/// Writes a number of members; nothing where the data do not know them, and no 0 for a part.
fn counted(row: &FormatRow<'_>, number: usize) -> Cell<'static> {
    match row.format.list {
        ListState::Unknown => Cell::Empty,
        ListState::Partial if number == 0 => Cell::Empty,
        ListState::Complete | ListState::Partial => number.into(),
    }
}
