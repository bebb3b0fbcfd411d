//! The columns of the rows that queries return.

use crate::dataset::rules::Finding;
use crate::model::{Confidence, Left, ListState, PartialDate, SourceId, Standing, State};
use crate::output::escape::visible;
use crate::output::{Cell, Column, Tabular, Tone};
use crate::query::{Belonging, FormatRow, Founding, Member};

impl Tabular for Member<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |member: &Self| member.party.code().into()).whole(),
            Column::new("name", "Name", |member: &Self| member.name.into()),
            Column::new("role", "Role", |member: &Self| member.role.word().into())
                .whole()
                .drop_at(3),
            Column::new("since", "Since", |member: &Self| date(Some(member.since))).whole(),
            Column::new("until", "Until", |member: &Self| date(member.until)).whole().drop_at(2),
            Column::new("standing", "Standing", |member: &Self| member.standing.word().into())
                .whole()
                .drop_at(1),
            Column::new("confidence", "Confidence", |member: &Self| confidence(member.confidence))
                .whole()
                .drop_at(4),
            Column::new("left", "Left", |member: &Self| member.left.map(Left::words).into())
                .optional(),
            Column::new("note", "Note", |member: &Self| {
                note(member.note, member.is_perhaps_suspended)
            })
            .optional(),
            Column::list("sources", "Sources", |member: &Self| sources(member.sources)).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        tone(self.standing)
    }
}

impl Tabular for Belonging<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |row: &Self| row.party.code().into()).whole(),
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.format_name.abbreviation.as_ref().map(|name| name.get(row.language)).into()
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
            Column::new("left", "Left", |row: &Self| row.left.map(Left::words).into()).optional(),
            Column::new("note", "Note", |row: &Self| note(row.note, row.is_perhaps_suspended))
                .optional(),
            Column::list("sources", "Sources", |row: &Self| sources(row.sources)).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        tone(self.standing)
    }
}

impl Tabular for FormatRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.name.abbreviation.as_ref().map(|name| name.get(row.language)).into()
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
            Column::new("members", "Members", |row: &Self| counted(row, row.tally.members()))
                .right()
                .whole()
                .drop_at(1),
            Column::new("partners", "Partners", |row: &Self| counted(row, row.tally.partners))
                .right()
                .optional(),
            Column::new("allies", "Allies", |row: &Self| counted(row, row.tally.allies))
                .right()
                .optional(),
            Column::new("organisations", "Organisations", |row: &Self| {
                counted(row, row.tally.organisations)
            })
            .right()
            .optional(),
            Column::new("suspended", "Suspended", |row: &Self| counted(row, row.tally.suspended))
                .right()
                .optional(),
            Column::new("possible", "Possible", |row: &Self| counted(row, row.tally.possible))
                .right()
                .optional(),
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

impl Tabular for Founding<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.name().abbreviation.as_ref().map(|name| name.get(row.language)).into()
            })
            .whole()
            .drop_at(3),
            Column::new("name", "Name", |row: &Self| row.name().name.get(row.language).into()),
            Column::new("founded", "Founded", |row: &Self| date(Some(row.format.founded.date)))
                .whole(),
            Column::new("place", "Place", |row: &Self| row.format.founded.place.as_deref().into())
                .drop_at(4),
            Column::list("renamed", "Renamed", renamed).drop_at(2),
            Column::new("ended", "Ended", |row: &Self| {
                date(row.format.ended.as_ref().map(|ended| ended.date))
            })
            .whole()
            .drop_at(1),
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

/// A finding of `check` with the file it is in.
pub struct Located<'d> {
    /// The file.
    pub file: String,
    /// What is wrong there.
    pub finding: &'d Finding,
}

impl Tabular for Located<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            // They quote what stands in the file, and that may be what is wrong with it.
            Column::new("file", "File", |row: &Self| visible(&row.file).into()),
            Column::new("place", "Place", |row: &Self| visible(&row.finding.place).into()),
            Column::new("rule", "Rule", |row: &Self| row.finding.rule.into()).whole().drop_at(1),
            Column::new("finding", "Finding", |row: &Self| visible(&row.finding.what).into()),
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

/// Writes a date at the precision of its source.
pub fn date(date: Option<PartialDate>) -> Cell<'static> {
    date.map(PartialDate::text).into()
}

/// Writes how well something is supported.
pub fn confidence(confidence: Option<Confidence>) -> Cell<'static> {
    confidence.map(Confidence::word).into()
}

/// Writes the ids of sources.
pub fn sources(sources: &[SourceId]) -> Cell<'_> {
    Cell::List(sources.iter().map(|source| (&**source).into()).collect())
}

/// Writes a note, and that a member is perhaps suspended.
pub fn note(note: Option<&str>, is_perhaps_suspended: bool) -> Cell<'_> {
    const PERHAPS: &str = "perhaps suspended: the dates are too coarse to tell";
    match (note, is_perhaps_suspended) {
        (Some(note), true) => format!("{note}; {PERHAPS}").into(),
        (None, true) => PERHAPS.into(),
        (note, false) => note.into(),
    }
}

/// Writes a number of members; nothing where the data do not know them, and no 0 for a part.
fn counted(row: &FormatRow<'_>, number: usize) -> Cell<'static> {
    match row.format.list {
        ListState::Unknown => Cell::Empty,
        ListState::Partial if number == 0 => Cell::Empty,
        ListState::Complete | ListState::Partial => number.into(),
    }
}

/// Says what a row of this standing stands for.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Member => Tone::Plain,
        Standing::Suspended => Tone::Warning,
        Standing::Possible => Tone::Doubtful,
        Standing::Former | Standing::Future => Tone::Muted,
    }
}
