//! How a format itself changed between two days.

use crate::model::{Day, Format, FormatName, PartialDate, Reach};
use crate::query::changes::Between;
use crate::query::{Change, ChangeKind};

/// Returns whether the format came to be, bears another name or came to an end.
pub fn format_changes(format: &Format, between: Between) -> Vec<Change<'_>> {
    let before = Existence::on(format, between.from, between.reviewed);
    let after = Existence::on(format, between.to, between.reviewed);
    let founding = |kind| {
        let founded = &format.founded;
        let note = founded.remark();
        Change { note, ..Change::new(format, kind, founded.date, &founded.sources) }
    };
    let end = |kind| {
        format.ended.as_ref().map(|ended| Change {
            format_name: format.name_on(ended.date.earliest().previous()),
            note: Some(&*ended.why),
            ..Change::new(format, kind, ended.date, &ended.sources)
        })
    };
    let mut changes = Vec::new();
    match (before, after) {
        (Existence::Sure, Existence::Sure)
        | (Existence::Possible, Existence::Possible)
        | (Existence::None, Existence::None) => {}
        (Existence::None, Existence::Sure) => changes.push(founding(ChangeKind::Founded)),
        (Existence::None, Existence::Possible) => {
            changes.push(founding(ChangeKind::PerhapsFounded));
        }
        (Existence::Possible, Existence::Sure) => {
            changes.push(founding(ChangeKind::FoundedByThen));
        }
        (Existence::Sure, Existence::Possible) => changes.extend(end(ChangeKind::PerhapsEnded)),
        (Existence::Sure, Existence::None) => changes.extend(end(ChangeKind::Ended)),
        (Existence::Possible, Existence::None) => {
            let may_have = |date: PartialDate| date.earliest() <= between.from;
            let by_then = format.ended.as_ref().is_some_and(|ended| may_have(ended.date));
            let kind = if by_then { ChangeKind::EndedByThen } else { ChangeKind::Ended };
            changes.extend(end(kind));
        }
    }
    changes.extend(renaming(format, before, after, between));
    changes
}

/// Whether a format exists on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Existence {
    None,
    Possible,
    Sure,
}

impl Existence {
    fn on(format: &Format, day: Day, reviewed: Day) -> Self {
        match format.life(day, reviewed) {
            Reach::Before | Reach::After => Self::None,
            Reach::MayCover => Self::Possible,
            Reach::Covers => Self::Sure,
        }
    }
}

/// Returns the last new name, if the format bears another one than before.
fn renaming(
    format: &Format,
    before: Existence,
    after: Existence,
    between: Between,
) -> Option<Change<'_>> {
    if after == Existence::None {
        return None;
    }
    let old = match before {
        Existence::None => format.first_name(),
        Existence::Possible | Existence::Sure => format.name_on(between.from),
    };
    let new = format.name_on(between.to);
    let is_same = |one: &FormatName, other: &FormatName| std::ptr::eq(one, other);
    (!is_same(old, new)).then(|| Change {
        format_name: new,
        note: new.note.as_deref(),
        ..Change::new(format, ChangeKind::Renamed, new.from, format.sources_of_renaming_to(new))
    })
}
