//! The columns of what a country belongs to.

use crate::model::Left;
use crate::output::{Column, Tabular, Tone};
use crate::query::{Belonging, SeatDays};
use crate::view::cells::{OnDays, confidence, date, day_columns, note, sources, standing, tone};

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
            Column::new("role_since", "Role since", |row: &Self| date(Some(row.role_since)))
                .whole()
                .where_it_differs_from("since")
                .drop_at(2),
            Column::new("until", "Until", |row: &Self| date(row.until)).whole().drop_at(2),
            Column::new("standing", "Standing", |row: &Self| {
                standing(row.standing, row.days.suspension)
            })
            .whole(),
            Column::new("confidence", "Confidence", |row: &Self| confidence(row.confidence))
                .whole()
                .drop_at(3),
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
