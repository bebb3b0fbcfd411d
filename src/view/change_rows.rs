//! The columns of changes, and the lines above them.

use crate::dataset::Party;
use crate::model::{Left, Role, Standing};
use crate::output::{Column, Tabular, Tone};
use crate::query::{Change, ChangeKind};
use crate::view::cells::{date, sources};

/// How many names a line above the changes may have; of more it gives the number.
const MOST_NAMES: usize = 8;

impl Tabular for Change<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("date", "Date", |row: &Self| date(Some(row.date))).whole(),
            Column::new("country", "Country", |row: &Self| row.party.map(Party::code).into())
                .whole(),
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("change", "Change", |row: &Self| row.change.word().into()).whole(),
            Column::new("name", "Name", |row: &Self| row.name().into()).optional(),
            Column::new("role", "Role", |row: &Self| row.role.map(Role::word).into())
                .whole()
                .optional(),
            Column::new("until", "Until", |row: &Self| date(row.until)).whole().optional(),
            Column::new("standing", "Standing", |row: &Self| {
                row.standing.map(Standing::word).into()
            })
            .whole()
            .optional(),
            Column::new("left", "Left", |row: &Self| row.left.map(Left::words).into()).optional(),
            Column::new("note", "Note", |row: &Self| row.note.into()).optional(),
            Column::list("sources", "Sources", |row: &Self| sources(row.sources)).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        match self.change {
            ChangeKind::Suspended => Tone::Warning,
            ChangeKind::Left | ChangeKind::Ended => Tone::Muted,
            ChangeKind::LeftByThen
            | ChangeKind::EndedByThen
            | ChangeKind::FoundedByThen
            | ChangeKind::JoinedByThen
            | ChangeKind::PerhapsFounded
            | ChangeKind::PerhapsEnded
            | ChangeKind::PerhapsLeft
            | ChangeKind::PerhapsJoined => Tone::Doubtful,
            ChangeKind::Founded
            | ChangeKind::Renamed
            | ChangeKind::Joined
            | ChangeKind::BecameAlly
            | ChangeKind::Resumed => Tone::Plain,
        }
    }
}

/// Says of each kind of change whom it befell: `became Ally: Finland, Sweden`.
///
/// Order: as the words of [`ChangeKind`]; in a line, as the changes.
#[must_use]
pub fn change_lines(changes: &[Change<'_>]) -> Vec<String> {
    ChangeKind::ALL.into_iter().filter_map(|kind| change_line(changes, kind)).collect()
}

fn change_line(changes: &[Change<'_>], kind: ChangeKind) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for change in changes.iter().filter(|change| change.change == kind) {
        let name = match kind {
            ChangeKind::Renamed => format!("{} is {}", change.format.id, change.name()),
            _ => change.name().to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.len() {
        0 => None,
        1..=MOST_NAMES => Some(format!("{}: {}", kind.word(), names.join(", "))),
        many => Some(format!("{}: {many}", kind.word())),
    }
}
