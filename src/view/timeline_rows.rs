//! The columns of a timeline.

use crate::data::Party;
use crate::model::{Left, PartialDate, Role};
use crate::output::{Cell, Column, Tabular, Tone};
use crate::query::{Entry, EntryKind, Told};
use crate::view::cells::{confidence, date, sources};
use crate::view::words::full_name;

impl Tabular for Entry<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("date", "Date", |row: &Self| date(Some(row.date))).whole(),
            Column::new("format", "Format", |row: &Self| {
                row.format.map(|format| &*format.id).into()
            })
            .whole()
            .drop_at(1),
            Column::new("kind", "Kind", |row: &Self| row.kind.word().into()).whole(),
            Column::new("country", "Country", |row: &Self| row.party.map(Party::code).into())
                .whole()
                .drop_at(2),
            Column::new("what", "What", |row: &Self| what(row)),
            Column::new("until", "Until", |row: &Self| date(row.until)).whole().optional(),
            Column::new("name", "Name", |row: &Self| {
                row.party.map(|party| party.name(row.language)).into()
            })
            .optional(),
            Column::new("role", "Role", |row: &Self| row.role.map(Role::word).into())
                .whole()
                .optional(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.format_name().and_then(|name| name.initials(row.language)).into()
            })
            .whole()
            .optional(),
            Column::new("confidence", "Confidence", |row: &Self| confidence(row.confidence))
                .whole()
                .optional(),
            Column::new("left", "Left", |row: &Self| row.left.map(Left::words).into()).optional(),
            Column::new("note", "Note", |row: &Self| row.note.into()).optional(),
            Column::list("sources", "Sources", |row: &Self| sources(row.sources)).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        match self.kind {
            EntryKind::Suspended => Tone::Warning,
            EntryKind::Left | EntryKind::Ended => Tone::Muted,
            _ if self.date.is_unknown() => Tone::Doubtful,
            _ => Tone::Plain,
        }
    }
}

/// Says what happened, beside the kind of thing that it was.
fn what<'r>(row: &'r Entry<'_>) -> Cell<'r> {
    let name = row.party.map_or("", |party| party.name(row.language));
    match row.told {
        Told::Founding(founded) => {
            let first = row.format.map(|format| full_name(format.first_name(), row.language));
            let first = format!("as {}", first.unwrap_or_default());
            joined(&[(", ", Some(&*first)), (", ", founded.place.as_deref())])
        }
        Told::Renaming(new, renaming) => {
            let new = new.map(|name| format!("to {}", full_name(name, row.language)));
            joined(&[
                (", ", new.as_deref()),
                (", ", renaming.and_then(|renaming| renaming.place.as_deref())),
                (": ", renaming.and_then(|renaming| renaming.what.as_deref())),
            ])
        }
        Told::End(ended) => (&*ended.why).into(),
        Told::Event(event) => (&*event.what).into(),
        Told::Seat(seat) => {
            let role = match seat.role {
                Role::Partner => "as a partner",
                Role::Ally => "as an Ally",
                Role::Observer => "as an observer",
            };
            joined(&[(", ", Some(name)), (", ", Some(role)), (": ", row.left.map(Left::words))])
        }
        Told::Suspension(suspension) if row.kind == EntryKind::Resumed => {
            format!("{name}, suspended since {}", suspension.from).into()
        }
        Told::Suspension(suspension) => {
            joined(&[(": ", Some(name)), (": ", Some(&*suspension.what))])
        }
        Told::Invitation(invited) => joined(&[(": ", Some(name)), (": ", Some(&*invited.note))]),
        Told::Meeting(meeting) => {
            let last = (meeting.last_day != meeting.first_day).then_some(meeting.last_day);
            let last = last.map(|last| format!("until {}", PartialDate::text(last)));
            let decided = meeting.decided.as_deref().unwrap_or("still to come");
            joined(&[
                ("", Some(&*meeting.id)),
                (": ", meeting.level.as_deref()),
                (", ", Some(&*meeting.place)),
                (", ", last.as_deref()),
                (": ", Some(decided)),
            ])
        }
    }
}

/// Joins the parts that are there, each behind its own mark but the first.
fn joined(parts: &[(&str, Option<&str>)]) -> Cell<'static> {
    let mut text = String::new();
    for (mark, part) in parts.iter().filter_map(|(mark, part)| Some((mark, (*part)?))) {
        if !text.is_empty() {
            text.push_str(mark);
        }
        text.push_str(part);
    }
    text.into()
}
