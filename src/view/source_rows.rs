//! The columns of sources, and the places that cite them.

use crate::output::{Cell, Column, Tabular};
use crate::query::{Citation, CitedSource, Record};
use crate::view::cells::date;

impl Tabular for CitedSource<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("id", "Id", |row: &Self| (&*row.source.id).into()).whole(),
            Column::new("title", "Title", |row: &Self| (&*row.source.title).into()),
            Column::new("publisher", "Publisher", |row: &Self| (&*row.source.publisher).into())
                .drop_at(4),
            Column::new("date", "Date", |row: &Self| date(row.source.date)).whole(),
            Column::new("dated", "Dated", |row: &Self| row.source.dated.as_deref().into())
                .drop_at(5),
            Column::new("quality", "Quality", |row: &Self| row.source.quality.word().into())
                .whole()
                .drop_at(1),
            Column::new("url", "Address", |row: &Self| row.source.url.as_deref().into())
                .whole()
                .drop_at(6),
            Column::new("facts", "Facts", |row: &Self| row.cited_by.len().into())
                .right()
                .drop_at(2),
            Column::list("cited_by", "Cited by", |row: &Self| cited_by(&row.cited_by)).optional(),
            Column::new("left", "Left", |_: &Self| Cell::Empty).optional(),
            Column::new("note", "Note", |row: &Self| row.source.note.as_deref().into()).optional(),
            Column::list("sources", "Sources", |row: &Self| {
                Cell::List(vec![(&*row.source.id).into()])
            })
            .optional(),
        ]
    }
}

/// Names the places that cite a source, each once: `formats/eapc members FI`.
fn cited_by(places: &[Citation<'_>]) -> Cell<'static> {
    let mut names: Vec<String> = Vec::with_capacity(places.len());
    for place in places {
        let name = place_name(place);
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    names.into()
}

/// Names a place as `check` does: the file, the list in it, and what tells the record from others.
fn place_name(place: &Citation<'_>) -> String {
    let file = match place.record {
        Record::Format(format) => format!("formats/{}", format.id),
        Record::Meeting(meeting) => format!("meetings {}", meeting.id),
        Record::Country(country) => format!("countries {}", country.id),
        Record::Organisation(_) | Record::Source(_) => String::new(),
    };
    let label = match (place.about, place.date) {
        (Some(about), _) => about.to_owned(),
        (None, Some(date)) if !place.list.is_empty() => date.text(),
        (None, _) => String::new(),
    };
    let parts = [file.as_str(), place.list, &label];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
