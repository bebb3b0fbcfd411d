//! The columns of changes, and the lines above them.

use crate::data::Party;
use crate::model::{Left, Role, Standing};
use crate::output::{Column, Tabular, Tone};
use crate::prose::{all_of, count};
use crate::query::{Change, ChangeKind};
use crate::view::cells::{date, distinct, sources};

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

/// Says of each kind of change whom it befell: `became Ally: Finland, Sweden (4 changes)`.
///
/// Who left because the format ended is told apart. Order: as the words of [`ChangeKind`]; in a line,
/// as the changes.
pub fn change_lines(changes: &[Change<'_>]) -> Vec<String> {
    let with_format = |change: &&Change<'_>| change.left == Some(Left::FormatEnded);
    let lines = ChangeKind::ALL.into_iter().flat_map(|kind| {
        let of_kind = changes.iter().filter(|change| change.change == kind);
        let (ended, others): (Vec<&Change<'_>>, Vec<_>) = of_kind.partition(with_format);
        let mut formats: Vec<String> =
            ended.iter().map(|change| change.format.id.to_string()).collect();
        formats.sort_unstable();
        formats.dedup();
        let as_ended = format!("{} as {} ended", kind.word(), all_of(&formats));
        [change_line(kind.word(), &others), change_line(&as_ended, &ended)]
    });
    lines.flatten().collect()
}

/// Names those whom changes befell, or says how many there are of them; and how many changes, if others.
fn change_line(words: &str, changes: &[&Change<'_>]) -> Option<String> {
    let names = distinct(changes.iter().map(|change| match change.change {
        ChangeKind::Renamed => format!("{} is {}", change.format.id, change.name()),
        _ => change.name().to_owned(),
    }));
    let (one, many) = match changes.first()?.party {
        None => ("format", "formats"),
        Some(_) if changes.iter().all(|it| it.party.is_some_and(Party::is_country)) => {
            ("country", "countries")
        }
        Some(_) => ("country or organisation", "countries and organisations"),
    };
    let whom = match names.len() {
        ..=MOST_NAMES => names.join(", "),
        number => count(number, one, many),
    };
    let rows = match changes.len() {
        number if number == names.len() => String::new(),
        number => format!(" ({})", count(number, "change", "changes")),
    };
    Some(format!("{words}: {whom}{rows}"))
}
