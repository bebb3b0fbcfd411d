//! Cells and columns that the rows of several commands share.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::membership::{ActiveMembership, MembershipRow};
use crate::model::{Confidence, Day, Founded, Left, PartialDate, SourceId, Standing};
use crate::output::{Cell, Column, Tone, column_list};

/// Writes a date at the precision of its source; an unknown one is no value, and people read so, as they read
/// a range in words.
pub fn date(date: Option<PartialDate>) -> Cell<'static> {
    match date {
        Some(date) if date.is_unknown() || date.is_range() => {
            let value = if date.is_unknown() { String::new() } else { date.text() };
            Cell::Worded { value: value.into(), words: date.words().into() }
        }
        date => date.map(PartialDate::text).into(),
    }
}

fn day(day: Day) -> String {
    PartialDate::from(day).text()
}

/// Says whether the date of a founding is constructed: the heading and the page say why.
pub fn founded_note(founded: &Founded) -> Option<&'static str> {
    founded.constructed.as_ref().map(|_| "constructed")
}

pub fn confidence(confidence: Option<Confidence>) -> Cell<'static> {
    confidence.map(Confidence::word).into()
}

pub fn sources(sources: &[SourceId]) -> Cell<'_> {
    sources.iter().map(|source| &**source).collect()
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

/// Returns the tone of a row with this standing: what does not hold on the day steps back as a whole.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Former | Standing::Future => Tone::Muted,
        Standing::Member | Standing::Suspended | Standing::Possible => Tone::Plain,
    }
}

/// Returns the tone of a word, or of a mark, for a role, a standing or what became of them.
///
/// It goes by the text, for only what is printed in colour is to pay for it.
pub fn tone_of_word(word: &str) -> Tone {
    match word {
        "ally" | "A" | "became Ally" => Tone::First,
        "partner" | "P" | "joined" => Tone::Second,
        "observer" | "O" | "former" | "left" | "ended" | "dormant" => Tone::Muted,
        "s" => Tone::Warning,
        "s?" | "?" | "joined by then" => Tone::Doubtful,
        _ if word.contains("possibl") || word.contains("perhaps") => Tone::Doubtful,
        _ if word.contains("suspended") => Tone::Warning,
        _ => Tone::Plain,
    }
}

/// Returns each of these once, where it first stands.
pub fn distinct<T: Ord + Clone>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(item.clone())).collect()
}

/// Returns the last columns of a membership: of `members` as of `country`.
pub fn membership_columns<'d>() -> Vec<Column<MembershipRow<'d>>> {
    column_list! { |row: MembershipRow<'d>|
        "role_since" "Role since" => date(Some(row.membership.from).filter(|from| *from != row.since)), whole(), drop_at(3);
        "suspended_since" "Suspended since" => date(row.suspension().map(|(_, since)| since)), whole(), drop_at(5);
        "ended_why" "Why it ended" => row.membership.left().map(Left::words), optional();
        "note" "Note" => note(row.membership.note(), row.is_perhaps_suspended), optional();
        "sources" "Sources" => sources(&row.membership.spell.sources), array(), optional();
        "suspended_what" "Suspended what" => row.suspension().map(|(suspension, _)| &*suspension.what), optional();
        "since_earliest" "Since earliest" => day(row.since_days().0), whole(), optional();
        "since_latest" "Since latest" => day(row.since_days().1), whole(), optional();
        "until_earliest" "Until earliest" => row.until_days().map(|(first, _)| day(first)), whole(), optional();
        "until_latest" "Until latest" => row.until_days().map(|(_, last)| day(last)), whole(), optional();
    }
}

/// A row that rests on several memberships.
pub trait OnSeats {
    fn seats(&self) -> Cow<'_, [ActiveMembership<'_>]>;
}

/// Returns the optional columns that say of each of these memberships why it ended, and who says so.
pub fn seat_columns<R: OnSeats>() -> Vec<Column<R>> {
    column_list! { |row: R|
        "ended_why" "Why it ended" => each(&row.seats(), |held| held.seat.left().map(|left| Left::words(left).into())), array(), optional();
        "note" "Note" => each(&row.seats(), note_of), array(), optional();
        "sources" "Sources" => sources_of(&row.seats()), array(), optional();
    }
}

fn note_of<'d>(held: &ActiveMembership<'d>) -> Option<Cow<'d, str>> {
    let note = note(held.seat.note(), held.is_perhaps_suspended);
    (!note.is_empty()).then(|| note.text().into_owned().into())
}

fn sources_of<'d>(held: &[ActiveMembership<'d>]) -> Cell<'d> {
    let sources = held.iter().flat_map(|held| &held.seat.spell.sources);
    distinct(sources.map(|source| &**source)).into()
}

/// Writes something of each membership that has it, behind the id of its format.
fn each<'d>(
    held: &[ActiveMembership<'d>],
    word: impl Fn(&ActiveMembership<'d>) -> Option<Cow<'d, str>>,
) -> Cell<'d> {
    let words =
        held.iter().filter_map(|held| Some(format!("{}: {}", held.seat.format.id, word(held)?)));
    distinct(words).into()
}
