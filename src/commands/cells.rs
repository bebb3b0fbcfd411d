//! How facts become cells, and the columns that rows of several commands and tables on pages have.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::commands::words::meaning;
use crate::membership::{ActiveMembership, Membership, MembershipRow};
use crate::model::{
    Beneficiary, Confidence, Country, CountryCode, Day, Event, FormatName, Founded, IsoCodes,
    Language, Left, List, NameKind, Nonmember, OrganisationId, Outside, PartialDate, Project,
    Renaming, SourceId, Standing, StatedCount, Suspension, SystemCode, Text, Total,
};
use crate::output::{Cell, Column, Tabular, Tone, column_list, columns};

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
        "ended_why" "Why it ended" => each(&row.seats(), |seat, _| seat.left().map(Left::words).into()), array(), optional();
        "note" "Note" => each(&row.seats(), |seat, is_perhaps_suspended| note(seat.note(), is_perhaps_suspended)), array(), optional();
        "sources" "Sources" => sources_of(&row.seats()), array(), optional();
    }
}

fn sources_of<'d>(held: &[ActiveMembership<'d>]) -> Cell<'d> {
    let sources = held.iter().flat_map(|held| &held.seat.spell.sources);
    distinct(sources.map(|source| &**source)).into()
}

/// Writes something of each membership that has it, behind the id of its format.
fn each<'d>(
    held: &[ActiveMembership<'d>],
    word: impl Fn(&Membership<'d>, bool) -> Cell<'d>,
) -> Cell<'d> {
    let words = held.iter().map(|it| (it.seat.format, word(&it.seat, it.is_perhaps_suspended)));
    let words = words.filter(|(_, word)| !word.is_empty());
    distinct(words.map(|(format, word)| format!("{}: {}", format.id, word.text()))).into()
}

columns! { |name: FormatName|
    "since" "Since" => date(Some(name.from)), whole();
    "until" "Until" => date(name.until), whole(), drop_at(2);
    "abbreviation" "Abbreviation" => name.abbreviation.as_ref().map(|short| &*short.en), whole(), drop_at(1);
    "en" "English" => &*name.name.en;
    "de" "German" => name.name.de.as_deref(), drop_at(4);
    "fr" "French" => name.name.fr.as_deref(), drop_at(5);
    "confidence" "Confidence" => support(name.confidence, &name.unconfirmed), whole(), drop_at(3), explained(meaning);
    "note" "Note" => name.note.as_deref(), optional();
    "sources" "Sources" => sources(&name.sources), optional();
}

/// The columns of names for parts of a format, whose notes say which part is meant.
pub(super) fn variant_columns() -> Vec<Column<FormatName>> {
    let columns = FormatName::columns().into_iter().map(|column| {
        if column.heading.key != "note" {
            return column;
        }
        let mut note = column.drop_at(6);
        note.optional = false;
        note
    });
    columns.collect()
}

columns! { |outside: Outside|
    "kind" "Kind" => outside.kind.word(), whole();
    "date" "Date" => date(outside.date), whole();
    "what" "What" => &*outside.what;
    "confidence" "Confidence" => confidence(outside.confidence), whole(), drop_at(1), explained(meaning);
    "sources" "Sources" => sources(&outside.sources), optional();
}

columns! { |renaming: Renaming|
    "date" "Date" => date(Some(renaming.date)), whole();
    "place" "Place" => renaming.place.as_deref();
    "renamed_by" "By" => renaming.by.as_deref(), drop_at(2);
    "document" "Document" => renaming.document.as_deref(), drop_at(1);
    "what" "What" => renaming.what.as_deref();
    "first_meeting" "First meeting" => date(renaming.first_meeting), whole(), drop_at(3);
    "sources" "Sources" => sources(&renaming.sources), optional();
}

columns! { |suspension: Suspension|
    "since" "Since" => date(Some(suspension.from)), whole();
    "until" "Until" => date(suspension.until), whole();
    "what" "What" => &*suspension.what;
    "sources" "Sources" => sources(&suspension.sources), drop_at(1);
}

columns! { |event: Event|
    "date" "Date" => date(Some(event.date)), whole();
    "what" "What" => &*event.what;
    "countries" "Countries" => named(&event.countries, &event.organisations), array(), optional();
    "confidence" "Confidence" => confidence(event.confidence), whole(), drop_at(1), explained(meaning);
    "sources" "Sources" => sources(&event.sources), drop_at(2);
}

columns! { |nonmember: Nonmember|
    "country" "Country" => nonmember.country.as_str(), whole();
    "date" "Date" => date(nonmember.date), whole();
    "note" "Note" => &*nonmember.note;
    "sources" "Sources" => sources(&nonmember.sources), drop_at(1);
}

columns! { |count: StatedCount|
    "date" "Date" => date(Some(count.date)), whole();
    "allies" "Allies" => number(count.allies), right();
    "partners" "Partners" => number(count.partners), right();
    "total" "Total" => number(count.total), right();
    "at_least" "At least" => number(count.at_least), right();
    "source" "Source" => &*count.source;
    "note" "Note" => count.note.as_deref(), drop_at(1);
}

columns! { |project: Project|
    "country" "Country" => project.country.as_str(), whole();
    "subject" "Subject" => &*project.subject;
    "lead" "Lead" => project.lead.as_deref(), drop_at(2);
    "donors" "Donors" => Cell::List(project.donors.iter().map(|donor| (&**donor).into()).collect()), drop_at(3);
    "since" "Since" => date(project.from), whole();
    "until" "Until" => date(project.until), whole();
    "result" "Result" => project.result.as_deref();
    "confidence" "Confidence" => confidence(project.confidence), whole(), drop_at(1), explained(meaning);
    "sources" "Sources" => sources(&project.sources), optional();
}

columns! { |total: Total|
    "date" "Up to" => date(Some(total.date)), whole();
    "what" "What" => &*total.what;
    "sources" "Sources" => sources(&total.sources), drop_at(1);
}

columns! { |beneficiary: Beneficiary|
    "country" "Country" => beneficiary.country.as_str(), whole();
    "since" "Since" => date(beneficiary.from), whole();
    "note" "Note" => &*beneficiary.note;
    "sources" "Sources" => sources(&beneficiary.sources), drop_at(1);
}

/// Writes the codes of countries and organisations.
pub(super) fn named<'r>(
    countries: &'r [CountryCode],
    organisations: &'r [OrganisationId],
) -> Cell<'r> {
    let countries = countries.iter().map(CountryCode::as_str);
    countries.chain(organisations.iter().map(|id| &**id)).collect()
}

/// Writes how well a name is supported, and which parts of it are not.
fn support(of_all: Option<Confidence>, parts: &List<Text>) -> Cell<'static> {
    if parts.is_empty() {
        return confidence(of_all);
    }
    let word = of_all.unwrap_or(Confidence::Unconfirmed).word();
    let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    format!("{word} ({})", parts.join(", ")).into()
}

fn number(number: Option<u16>) -> Cell<'static> {
    number.map(i64::from).into()
}

/// What else a country is called, each name once; an ambiguous name is none of them.
pub(super) fn other_names(country: &Country) -> Cell<'_> {
    let own = Language::ALL.map(|language| country.name.get(language));
    let others = country.other_names.iter().filter(|other| other.kind != NameKind::Ambiguous);
    let others = others.map(|other| &*other.name).filter(|name| !own.contains(name));
    distinct(others).into()
}

pub(super) fn former_names(country: &Country) -> Cell<'_> {
    let names = country.former_names.iter().map(|name| match (name.from, name.to) {
        (Some(from), Some(to)) => format!("{} ({from} to {to})", name.en),
        (Some(from), None) => format!("{} (since {from})", name.en),
        (None, Some(to)) => format!("{} (to {to})", name.en),
        (None, None) => name.en.to_string(),
    });
    let states = country.states_under_this_code.iter();
    let states =
        states.map(|state| format!("{} ({} until {})", state.name, state.from, state.until));
    names.chain(states).collect()
}

pub(super) fn iso_codes(iso: &IsoCodes) -> String {
    let codes = [Some(&iso.alpha2), Some(&iso.alpha3), iso.alpha4.as_ref(), iso.numeric.as_ref()];
    let codes: Vec<&str> = codes.into_iter().flatten().map(|code| &**code).collect();
    let withdrawn = iso.withdrawn.map(|day| format!(", withdrawn {day}")).unwrap_or_default();
    format!("{} ({}{withdrawn})", codes.join(", "), iso.scheme)
}

pub(super) fn system_code(system: &SystemCode) -> String {
    let spells = system.spells.iter().map(|spell| {
        let number = system.number_in(spell);
        let code = if number == system.number {
            String::new()
        } else {
            format!(" as {number} {}", system.abbreviation_in(spell))
        };
        match spell.until {
            Some(until) => format!("{} until {until}{code}", spell.from),
            None => format!("since {}{code}", spell.from),
        }
    });
    let spells: Vec<String> = spells.collect();
    format!("{} {} {}: {}", system.number, system.abbreviation, system.name, spells.join(", "))
}

pub(super) fn existence(country: &Country) -> Option<String> {
    let existed = country.existed.as_ref()?;
    let confidence = existed.confidence.map(|confidence| format!(" ({})", confidence.word()));
    Some(format!("{} until {}{}", existed.from, existed.until, confidence.unwrap_or_default()))
}

pub(super) fn codes(codes: &List<CountryCode>) -> Cell<'_> {
    codes.iter().map(CountryCode::as_str).collect()
}
