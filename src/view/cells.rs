//! How values that many rows have become cells.

use crate::model::{Confidence, PartialDate, SourceId, Standing};
use crate::output::{Cell, Tone};

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

/// Says what a row of this standing stands for.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Member => Tone::Plain,
        Standing::Suspended => Tone::Warning,
        Standing::Possible => Tone::Doubtful,
        Standing::Former | Standing::Future => Tone::Muted,
    }
}
