//! The columns of foundings.

use crate::output::{Cell, Column, Tabular};
use crate::query::Founding;
use crate::view::cells::{date, founded_note, sources};

impl Tabular for Founding<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.name().initials(row.language).into()
            })
            .whole()
            .drop_at(3),
            Column::new("name", "Name", |row: &Self| row.name().name.get(row.language).into()),
            Column::new("founded", "Founded", |row: &Self| date(Some(row.format.founded.date)))
                .whole(),
            Column::new("place", "Place", |row: &Self| row.format.founded.place.as_deref().into())
                .drop_at(4),
            Column::list("renamed", "Renamed", renamed).drop_at(2),
            Column::new("ended", "Ended", |row: &Self| date(row.format.ended_on()))
                .whole()
                .drop_at(1),
            Column::new("founded_note", "Founded note", |row: &Self| {
                founded_note(&row.format.founded)
            })
            .whole()
            .drop_at(6),
            Column::new("by", "By", |row: &Self| row.format.founded.by.as_deref().into())
                .optional(),
            Column::new("document", "Document", |row: &Self| {
                row.format.founded.document.as_deref().into()
            })
            .optional(),
            Column::new("left", "Left", |row: &Self| {
                row.format.ended.as_ref().map(|ended| &*ended.why).into()
            })
            .optional(),
            Column::new("note", "Note", |row: &Self| row.format.founded.note.as_deref().into())
                .optional(),
            Column::list("sources", "Sources", |row: &Self| sources(&row.format.founded.sources))
                .optional(),
        ]
    }
}

fn renamed<'r>(row: &'r Founding<'_>) -> Cell<'r> {
    let names = row.later_names().iter();
    Cell::List(
        names
            .map(|name| format!("{} {}", name.from.text(), name.name.get(row.language)).into())
            .collect(),
    )
}
