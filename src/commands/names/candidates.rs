//! What a word that somebody began to type may become.

use std::collections::BTreeMap;

use super::kind::Kind;
use crate::commands::COMMANDS;
use crate::data::Dataset;
use crate::model::{Language, Meaning, fold};
use crate::output::escape::visible;

/// Words that may be typed, and what each of them means.
pub type Candidates = Vec<(String, String)>;

/// Sources are many: they are offered to somebody who knows how one begins.
const LETTERS_OF_A_SOURCE: usize = 3;

/// Returns the codes or names of countries and organisations that go on as typed.
pub fn parties(dataset: &Dataset, typed: &str) -> Candidates {
    going_on(dataset, Kind::Party, typed)
}

/// Returns the ids or names of formats that go on as typed.
pub fn formats(dataset: &Dataset, typed: &str) -> Candidates {
    going_on(dataset, Kind::Format, typed)
}

/// Returns the meetings that go on as typed.
pub fn meetings(dataset: &Dataset, typed: &str) -> Candidates {
    going_on(dataset, Kind::Meeting, typed)
}

/// Returns the words for a day that go on as typed: the meetings, `today` and `reviewed`.
pub fn days(dataset: &Dataset, typed: &str) -> Candidates {
    let words = [
        ("reviewed".to_owned(), format!("{}, when the data were last checked", dataset.reviewed())),
        ("today".to_owned(), "by the clock".to_owned()),
    ];
    let words = words.into_iter().filter(|(word, _)| word.starts_with(typed));
    words.chain(meetings(dataset, typed)).collect()
}

/// Returns the areas that go on as typed, without blanks.
pub fn areas(dataset: &Dataset, typed: &str) -> Candidates {
    let areas: BTreeMap<String, &str> = dataset
        .countries
        .iter()
        .filter_map(|country| country.area.as_deref())
        .map(|area| (fold(area), area))
        .collect();
    let begun = areas.into_iter().filter_map(|(key, area)| Some((ended(typed, &key)?, area)));
    begun.map(|(value, area)| (value, visible(area).into_owned())).collect()
}

/// Returns the commands that go on as typed.
pub fn commands(typed: &str) -> Candidates {
    let begun = COMMANDS.iter().filter(|command| command.name.starts_with(typed));
    begun.map(|command| (command.name.to_owned(), command.about.to_owned())).collect()
}

/// Returns what may stand where a format or a country may.
pub fn formats_and_parties(dataset: &Dataset, typed: &str) -> Candidates {
    first_of_each(formats(dataset, typed).into_iter().chain(parties(dataset, typed)))
}

/// Returns what may stand where a format, a country, a meeting or a source may.
pub fn subjects(dataset: &Dataset, typed: &str) -> Candidates {
    let others = formats_and_parties(dataset, typed).into_iter().chain(meetings(dataset, typed));
    let asked_for = typed.chars().count() >= LETTERS_OF_A_SOURCE;
    let sources = dataset.sources.iter().filter(|source| asked_for && source.id.starts_with(typed));
    let sources =
        sources.map(|source| (source.id.to_string(), visible(&source.title).into_owned()));
    first_of_each(others.chain(sources))
}

/// Leaves out what an earlier one is called: a format wins over a country of the same name.
fn first_of_each(candidates: impl Iterator<Item = (String, String)>) -> Candidates {
    let mut first: Candidates = Vec::new();
    for (value, help) in candidates {
        if first.iter().all(|(other, _)| *other != value) {
            first.push((value, help));
        }
    }
    first
}

/// Returns, for each record of a kind with a name that begins as typed, one word that means it: its id where
/// that begins so, otherwise its best name. Where ids begin so, there are only these.
fn going_on(dataset: &Dataset, kind: Kind, typed: &str) -> Candidates {
    let mut best: BTreeMap<u16, (bool, bool, Meaning, usize, String, &str)> = BTreeMap::new();
    let folded = fold(typed);
    let begun = kind.keys(dataset).iter().filter(|key| key.key.starts_with(&folded));
    for key in begun.filter(|key| key.meaning < Meaning::OtherSystem) {
        let Some(record) = kind.record(dataset, key) else { continue };
        let (id, name) = (record.id(), record.name(Language::English));
        let is_name = *key.key != fold(id);
        let value =
            if typed.is_empty() && !is_name { Some(id.to_owned()) } else { ended(typed, &key.key) };
        let means_it =
            |value: &String| kind.find(dataset, value).one().is_some_and(|it| it.id() == id);
        let Some(value) = value.filter(means_it) else { continue };
        // The name by which a record is listed comes first, a second code last, else the shortest.
        let length = if *key.key == fold(name) { 0 } else { key.key.len() };
        let candidate = (is_name, key.meaning == Meaning::Code, key.meaning, length, value, name);
        let so_far = best.entry(key.place).or_insert_with(|| candidate.clone());
        *so_far = candidate.min(so_far.clone());
    }
    let has_ids = best.values().any(|(is_name, ..)| !is_name);
    let chosen = best.into_values().filter(|(is_name, ..)| !(has_ids && *is_name));
    chosen.map(|(.., value, name)| (value, visible(name).into_owned())).collect()
}

/// Returns what was typed, ended as a folded name ends that begins so; with hyphens, since a blank
/// would have to be quoted.
fn ended(typed: &str, key: &str) -> Option<String> {
    let folded = fold(typed);
    let rest = key.strip_prefix(&folded)?;
    let is_kept = folded.chars().count() == typed.trim_end_matches('-').chars().count();
    let value = if is_kept && typed.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    {
        let gap = if typed.ends_with('-') { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
        format!("{typed}{gap}")
    } else {
        key.to_owned()
    };
    Some(value.replace(' ', "-"))
}
