//! The columns of what a country belongs to.

use crate::membership::{Belonging, SeatDays};
use crate::model::Left;
use crate::output::{Column, Tabular, Tone};
use crate::view::cells::{
    OnDays, confidence, date, day_columns, note, sources, suspended_since, tone,
};

impl OnDays for Belonging<'_> {
    fn days(&self) -> &SeatDays<'_> {
        &self.days
    }
}

impl Tabular for Belonging<'_> {
    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![
            Column::new("country", "Country", |row: &Self| row.party.code().into()).whole(),
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.format_name.initials(row.language).into()
            })
            .whole()
            .drop_at(4),
            Column::new("name", "Name", |row: &Self| row.format_name.name.get(row.language).into())
                .drop_at(6),
            Column::new("role", "Role", |row: &Self| row.role.word().into()).whole().drop_at(1),
            Column::new("since", "Since", |row: &Self| date(Some(row.since))).whole(),
            Column::new("until", "Until", |row: &Self| date(row.until)).whole().drop_at(2),
            Column::new("standing", "Standing", |row: &Self| row.standing.word().into()).whole(),
            Column::new("confidence", "Confidence", |row: &Self| confidence(row.confidence))
                .whole()
                .drop_at(3),
            Column::new("role_since", "Role since", |row: &Self| {
                date((row.role_since != row.since).then_some(row.role_since))
            })
            .whole()
            .drop_at(3),
            suspended_since().drop_at(5),
            Column::new("left", "Left", |row: &Self| row.left.map(Left::words).into()).optional(),
            Column::new("note", "Note", |row: &Self| note(row.note, row.is_perhaps_suspended))
                .optional(),
            Column::list("sources", "Sources", |row: &Self| sources(row.sources)).optional(),
        ];
        columns.extend(day_columns());
        columns
    }

    fn tone(&self) -> Tone {
        tone(self.standing)
    }
}
