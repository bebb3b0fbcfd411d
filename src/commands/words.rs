//! Sentences that several commands say.

use std::fmt::Display;

use crate::command_line::CommandLine;
use crate::data::{Dataset, NamedDay, NamedWith, by_founding};
use crate::membership::{SetFilter, Tally};
use crate::model::{
    Conflict, Format, FormatName, Language, ListState, Naming, PartialDate, Role, Suspension,
};

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
        _ if date.is_range() => date.words(),
        _ => format!("in {date}"),
    }
}

/// Says a date behind `since` or `until`: `1995`, `some day between 2015-01 and 2017-12-12`, `2013-11-25 at
/// the latest`, `2018-12-05 at the earliest`.
pub fn told(date: PartialDate) -> String {
    let words = date.words();
    match (words.strip_prefix("by "), words.strip_suffix(" or later")) {
        (Some(last), _) => format!("{last} at the latest"),
        (_, Some(first)) => format!("{first} at the earliest"),
        _ if date.is_range() => format!("some day {words}"),
        _ => words,
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
    with_list_note(members_in_short(format, tally), format)
}

/// Adds to a line on a format why some of its members are not known.
pub fn with_list_note(line: String, format: &Format) -> String {
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
    let Tally { partners, allies, organisations, .. } = *tally;
    let observers = count(tally.observers, "observer", "observers");
    if tally.members() == 0 && tally.observers > 0 {
        return observers + &doubts_line(tally);
    }
    let (one, many) = if allies > 0 { ("partner", "partners") } else { ("country", "countries") };
    let parts = [
        (allies, count(allies, "Ally", "Allies")),
        (partners, count(partners, one, many)),
        (organisations, count(organisations, "organisation", "organisations")),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words);
    let parts: Vec<String> = parts.collect();
    let members = count(tally.members(), "member", "members");
    let line = match &*parts {
        [organisations] if tally.organisations > 0 => organisations.clone(),
        [] | [_] => members,
        parts => format!("{members}: {}", all_of(parts)),
    };
    let besides =
        if tally.observers > 0 { format!("; besides {observers}") } else { String::new() };
    format!("{line}{}{besides}", doubts_line(tally))
}

/// Counts a set in words: `41 countries and 8 organisations, 1 possible, 2 suspended`.
pub fn set_line(tally: &Tally) -> String {
    let Tally { partners, allies, organisations, observers, .. } = *tally;
    let mut line = count(partners + allies, "country", "countries");
    if partners > 0 && allies > 0 {
        let allies = count(allies, "Ally", "Allies");
        line = format!("{line} ({allies} and {})", count(partners, "partner", "partners"));
    }
    if organisations > 0 {
        let organisations = count(organisations, "organisation", "organisations");
        let alone = partners + allies == 0;
        line = if alone { organisations } else { format!("{line} and {organisations}") };
    }
    if observers > 0 {
        let alone = partners + allies + organisations == 0;
        let observers = count(observers, "observer", "observers");
        line = if alone { observers } else { format!("{line}, {observers}") };
    }
    line.push_str(&doubts_line(tally));
    line
}

/// Says of how many there is more to know: `, 1 possible, 2 suspended`.
pub fn doubts_line(tally: &Tally) -> String {
    further(&[
        (tally.possible, "possible"),
        (tally.suspended, "suspended"),
        (tally.perhaps_suspended, "perhaps suspended"),
        (tally.unconfirmed, "unconfirmed"),
    ])
}

/// Adds numbers to a line, each behind a comma, where there is any.
pub fn further(numbers: &[(usize, &str)]) -> String {
    let some = numbers.iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = some.map(|(number, word)| format!(", {number} {word}")).collect();
    words.concat()
}

/// Words that need to be explained where they stand, and what they mean.
pub const EXPLAINED: [&str; 5] = [
    "possible: the dates are too coarse to tell for this day",
    "unconfirmed: no source at hand supports it",
    "partly: a source supports a part of it",
    "probable: the sources make it likely",
    "dormant: neither ended nor seen at work of late",
];

/// Returns what the first word of a cell means, where it needs to be explained.
pub fn meaning(text: &str) -> Option<&'static str> {
    let word = text.split(' ').next()?;
    let is_of_word = |line: &&str| line.strip_prefix(word).is_some_and(|it| it.starts_with(':'));
    EXPLAINED.into_iter().find(is_of_word)
}

/// Says of which formats the data do not know all members.
pub fn part_line<'d>(formats: impl IntoIterator<Item = &'d Format>) -> Option<String> {
    let formats = by_founding(formats);
    let with = |list: ListState| -> Vec<&str> {
        let formats = formats.iter().filter(|format| format.list == list);
        formats.map(|format| &*format.id).collect()
    };
    let partial = match &*with(ListState::Partial) {
        [] => None,
        [one] => Some(format!("the list of {one} is partial")),
        several => Some(format!("the lists of {} are partial", all_of(several))),
    };
    let unknown = with(ListState::Unknown);
    let unknown = (!unknown.is_empty())
        .then(|| format!("the data do not know who belongs to {}", all_of(&unknown)));
    let lines: Vec<String> = partial.into_iter().chain(unknown).collect();
    (!lines.is_empty()).then(|| lines.join("; "))
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
pub fn suspended_line(who: &str, suspension: Option<(&Suspension, PartialDate)>) -> Option<String> {
    let (suspension, since) = suspension?;
    // What follows the first sentence stands in the column `suspended_what`.
    let what = suspension.what.split([';', '.']).next().unwrap_or_default();
    Some(format!("{who} suspended since {}: {what}", told(since)))
}

/// Says that sources disagree on whether a country belongs to a format.
pub fn disputed_line(dataset: &Dataset, format: &Format, conflict: &Conflict) -> String {
    let since = conflict.since.map(|since| format!(" since {}", told(since))).unwrap_or_default();
    let (id, fact) = (&format.id, &conflict.fact);
    let line = CommandLine::on(dataset, "conflicts").name(id);
    format!("{id}: {fact} is disputed{since}; type `{line}`")
}

/// Says how a country stands to a format that it is no member of: `nato, pending since 2022-09-30: …`.
pub fn named_line(named: &NamedWith<'_>) -> String {
    let NamedWith { format, naming, nonmember } = named;
    let word = match naming {
        Naming::Pending => "pending",
        Naming::Invited => "invited",
        Naming::NotAMember => "no member",
    };
    let since = nonmember.date.map(|date| format!(" since {}", told(date))).unwrap_or_default();
    format!("{}, {word}{since}: {}", format.id, nonmember.note)
}

/// Says in what capacity somebody is in a format: `a partner`.
pub fn in_role(role: Role) -> &'static str {
    match role {
        Role::Partner => "a partner",
        Role::Ally => "an Ally",
        Role::Observer => "an observer",
    }
}

pub fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}

/// Says which roles are asked for: `as partners or observers`.
pub fn as_roles(roles: &[Role]) -> Option<String> {
    let plural = |role: &Role| match role {
        Role::Partner => "partners",
        Role::Ally => "Allies",
        Role::Observer => "observers",
    };
    (!roles.is_empty()).then(|| format!("as {}", either(roles.iter().map(plural))))
}

/// Returns roles in the order in which members are listed, each once.
pub fn roles(asked: &[Role]) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| asked.contains(role)).collect()
}

/// Says what a set is, behind a colon: `: in md and dcb, not in eapc`; nothing of all countries.
pub fn set_in_words(filter: &SetFilter<'_>) -> String {
    let [all, any, none] = [&filter.all_of, &filter.any_of, &filter.none_of]
        .map(|formats| formats.iter().map(|format| &format.id));
    let is_of_members = filter.all_of.is_empty() && filter.any_of.is_empty();
    let some = if is_of_members && !filter.none_of.is_empty() { "some format" } else { "" };
    let suspended = match (filter.is_suspended, is_of_members) {
        (false, _) => "",
        (true, false) => "there",
        (true, true) => "in some format",
    };
    let conditions = [
        ("in", some.to_owned()),
        ("in", all_of(all)),
        ("in", either(any)),
        ("not in", either(none)),
        ("suspended", suspended.to_owned()),
    ];
    let conditions = conditions.into_iter().filter(|(_, names)| !names.is_empty());
    let conditions = conditions.map(|(word, names)| format!("{word} {names}"));
    behind_a_colon(conditions.chain(of_whom(&filter.areas, &filter.roles)))
}

/// Says of which areas and in which roles somebody is asked for: `in the area Gulf`, `as Allies`.
pub fn of_whom(areas: &[String], roles: &[Role]) -> impl Iterator<Item = String> {
    let of = if areas.len() > 1 { "areas" } else { "area" };
    let areas = (!areas.is_empty()).then(|| format!("in the {of} {}", either(areas)));
    areas.into_iter().chain(as_roles(roles))
}

/// Joins conditions behind a colon; without any, there is nothing to say.
pub fn behind_a_colon(conditions: impl Iterator<Item = String>) -> String {
    let conditions: Vec<String> = conditions.collect();
    if conditions.is_empty() { String::new() } else { format!(": {}", conditions.join(", ")) }
}

/// Writes a list as people say it: `a`, `a or b`, `a, b or c`.
pub fn either<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    joined(items.into_iter().map(|item| item.to_string()).collect(), "or")
}

/// Writes a list as people say it: `a`, `a and b`, `a, b and c`.
pub fn all_of<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    joined(items.into_iter().map(|item| item.to_string()).collect(), "and")
}

fn joined(mut items: Vec<String>, word: &str) -> String {
    match (items.pop(), &*items) {
        (None, _) => String::new(),
        (Some(only), []) => only,
        (Some(last), others) => format!("{} {word} {last}", others.join(", ")),
    }
}

/// Writes a number with its noun: `1 partner`, `2 partners`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
