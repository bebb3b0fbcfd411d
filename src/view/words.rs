//! The sentences above tables.

use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::membership::{Belonging, Tally};
use crate::model::{
    Conflict, Format, FormatName, Language, ListState, PartialDate, Standing, Suspension,
};
use crate::prose::{all_of, count};
use crate::query::NamedDay;
use crate::view::set_rows::part_line;

/// Says which day was used, and by which meeting's name it was asked for.
pub fn day_heading(day: &NamedDay<'_>) -> String {
    match day.meeting {
        Some(meeting) => format!("{} ({})", day.day, meeting.id),
        None => day.day.to_string(),
    }
}

/// Says when something was: `on 1997-05-30`, `in 2007`.
pub fn when(date: PartialDate) -> String {
    match date {
        _ if date.is_unknown() => "on an unknown day".to_owned(),
        _ if date.is_a_day() => format!("on {date}"),
        _ => format!("in {date}"),
    }
}

/// Says a name with its abbreviation: `Mediterranean Dialogue (MD)`.
pub fn full_name(name: &FormatName, language: Language) -> String {
    let full = name.name.get(language);
    match name.initials(language) {
        Some(initials) => format!("{full} ({initials})"),
        None => full.to_owned(),
    }
}

/// Counts members in words: `50 members: 32 Allies and 18 partners, 2 suspended`.
///
/// Where the data know the membership in part or not at all, it says that and why, never `0 members`.
pub fn members_line(format: &Format, tally: &Tally) -> String {
    let line = members_in_short(format, tally);
    match &format.list_note {
        Some(note) if format.list != ListState::Complete => format!("{line}. {note}"),
        _ => line,
    }
}

/// Counts members as [`members_line`] does, without saying why some are not known.
pub fn members_in_short(format: &Format, tally: &Tally) -> String {
    match format.list {
        ListState::Unknown => "members not known".to_owned(),
        ListState::Complete => tally_line(tally),
        ListState::Partial => format!("{}; the list is partial", tally_line(tally)),
    }
}

fn tally_line(tally: &Tally) -> String {
    let Tally { partners, allies, organisations, observers, .. } = *tally;
    let mut parts = Vec::new();
    if organisations > 0 && allies == 0 && partners > 0 {
        parts.push(count(partners, "country", "countries"));
    } else if (allies > 0 || organisations > 0) && partners > 0 {
        parts.push(count(partners, "partner", "partners"));
    }
    if allies > 0 && (partners > 0 || organisations > 0) {
        parts.insert(0, count(allies, "Ally", "Allies"));
    }
    if organisations > 0 {
        parts.push(count(organisations, "organisation", "organisations"));
    }
    let mut line = count(tally.members(), "member", "members");
    if parts.len() > 1 {
        line = format!("{line}: {}", all_of(&parts));
    } else if organisations > 0 {
        line = parts.concat();
    }
    if tally.members() == 0 && observers > 0 {
        line = count(observers, "observer", "observers");
    }
    line.push_str(&doubts_line(tally));
    if tally.members() > 0 && observers > 0 {
        line = format!("{line}; besides {}", count(observers, "observer", "observers"));
    }
    line
}

/// Says of how many there is more to know: `, 1 possible, 2 suspended`.
pub(super) fn doubts_line(tally: &Tally) -> String {
    let numbers = [
        (tally.possible, "possible"),
        (tally.suspended, "suspended"),
        (tally.perhaps_suspended, "perhaps suspended"),
        (tally.unconfirmed, "unconfirmed"),
    ];
    let words = numbers.iter().filter(|(number, _)| *number > 0);
    words
        .flat_map(|(number, word)| [", ".to_owned(), number.to_string(), format!(" {word}")])
        .collect()
}

/// Says in one line what a country surely no longer belongs to.
pub fn former_line(ever: &[Belonging<'_>]) -> Option<String> {
    let former = ever.iter().filter(|row| row.standing == Standing::Former);
    let all = former.map(|past| {
        let name = &past.format_name;
        let short = name.short(past.language);
        let until = past.until.map(PartialDate::text).unwrap_or_default();
        format!("{short} ({}, {} to {until})", past.role.word(), past.since.text())
    });
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| format!("formerly: {}", all.join("; ")))
}

/// Says of each of these formats whose founding date is constructed, why.
pub fn constructed_lines<'d>(formats: impl IntoIterator<Item = &'d Format>) -> Vec<String> {
    let line = |format: &Format| {
        let why = format.founded.constructed.as_ref()?;
        Some(format!("{}: the founding date is constructed: {why}", format.id))
    };
    formats.into_iter().filter_map(line).collect()
}

/// Says of whom what is suspended, since when.
pub fn suspended_line(
    who: &str,
    standing: Standing,
    suspension: Option<(&Suspension, PartialDate)>,
) -> Option<String> {
    let (suspension, since) = suspension.filter(|_| standing == Standing::Suspended)?;
    // What follows the first sentence stands in the column `suspended_what`.
    let what = suspension.what.split_inclusive([';', '.']).next().unwrap_or_default();
    Some(format!("{who} suspended since {since}: {}", what.trim_end_matches([';', '.'])))
}

/// Says that sources disagree on whether a country belongs to a format.
pub fn disputed_line(dataset: &Dataset, format: &Format, conflict: &Conflict) -> String {
    let since = conflict.since.map(|since| format!(" since {since}")).unwrap_or_default();
    let (id, fact) = (&format.id, &conflict.fact);
    let line = CommandLine::on(dataset, "conflicts").name(id);
    format!("{id}: {fact} is disputed{since}; type `{line}`")
}

/// Says that a list is not the whole one, where the heading that says so is not written.
pub fn partial_line(format: &Format) -> Option<String> {
    let line = part_line([format])?;
    Some(match &format.list_note {
        Some(note) => format!("{line}. {note}"),
        None => line,
    })
}
