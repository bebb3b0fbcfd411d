//! How values that many rows have become cells.

use std::collections::BTreeSet;

use crate::membership::SeatDays;
use crate::model::{Confidence, Day, Founded, PartialDate, SourceId, Standing};
use crate::output::{Cell, Column, Tone};

/// Writes a date at the precision of its source; an unknown one is no value, and people read so.
pub fn date(date: Option<PartialDate>) -> Cell<'static> {
    match date {
        Some(date) if date.is_unknown() => {
            Cell::Worded { value: "".into(), words: date.text().into() }
        }
        date => date.map(PartialDate::text).into(),
    }
}

/// Writes one of the days that a date may mean.
pub fn day(day: Day) -> Cell<'static> {
    PartialDate::from(day).text().into()
}

/// Says whether the date of a founding is constructed: the heading and the page say why.
pub fn founded_note(founded: &Founded) -> Cell<'static> {
    founded.constructed.as_ref().map(|_| "constructed").into()
}

/// A row that tells of a membership.
pub trait OnDays {
    /// Returns what is suspended of it, and which days its dates may mean.
    fn days(&self) -> &SeatDays<'_>;
}

/// Returns the column that says since when a membership is suspended.
pub fn suspended_since<R: OnDays>() -> Column<R> {
    Column::new("suspended_since", "Suspended since", |row: &R| {
        date(row.days().suspension.map(|(_, since)| since))
    })
    .whole()
}

/// Returns the columns that say what is suspended, and which days the dates of a
/// membership may mean; they are there if they are asked for.
pub fn day_columns<R: OnDays>() -> Vec<Column<R>> {
    let columns = vec![
        Column::new("suspended_what", "Suspended what", |row: &R| {
            row.days().suspension.map(|(suspension, _)| suspension.what.as_str()).into()
        }),
        Column::new("since_earliest", "Since earliest", |row: &R| day(row.days().since.0)).whole(),
        Column::new("since_latest", "Since latest", |row: &R| day(row.days().since.1)).whole(),
        Column::new("until_earliest", "Until earliest", |row: &R| {
            row.days().until.map(|(first, _)| day(first)).into()
        })
        .whole(),
        Column::new("until_latest", "Until latest", |row: &R| {
            row.days().until.map(|(_, last)| day(last)).into()
        })
        .whole(),
    ];
    columns.into_iter().map(Column::optional).collect()
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

/// Says what a row of this standing stands for.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Member => Tone::Plain,
        Standing::Suspended => Tone::Warning,
        Standing::Possible => Tone::Doubtful,
        Standing::Former | Standing::Future => Tone::Muted,
    }
}

/// Returns each of these once, where it first stands.
pub fn distinct<T: Ord + Clone>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(item.clone())).collect()
}
