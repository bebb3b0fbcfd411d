//! What a name means where every kind of thing may be named.

use super::kind::Kind;
use super::names::bears;
use super::nearest::near_word;
use super::{names, shell_words};
use crate::cli;
use crate::dataset::{Dataset, Found, Party};
use crate::error::Refusal;
use crate::model::{Format, Meeting, Source};

/// What a name was found to mean.
pub enum Subject<'d> {
    /// A format.
    Format(&'d Format),
    /// A country or organisation.
    Party(Party<'d>),
    /// A meeting.
    Meeting(&'d Meeting),
    /// A source.
    Source(&'d Source),
}

/// Finds what a name means, and says in a remark what else it may mean.
///
/// `format:`, `country:`, `meeting:` or `source:` before the name says which kind is meant. Without,
/// a format wins over everything that bears the same name, then a source, a country, a meeting;
/// but a name of a country wins over the mere beginning of the name of a format.
///
/// # Errors
///
/// Says what is nearest where nothing is called so, and the candidates where several things are.
pub fn subject<'d>(
    dataset: &'d Dataset,
    asked: &str,
) -> Result<(Subject<'d>, Option<String>), Refusal> {
    let sure = |subject| Ok((subject, None));
    match Kind::before(asked).0 {
        Some(Kind::Format) => return sure(Subject::Format(names::format(dataset, asked)?)),
        Some(Kind::Meeting) => return sure(Subject::Meeting(names::meeting(dataset, asked)?)),
        Some(Kind::Source) => return sure(Subject::Source(names::source(dataset, asked)?)),
        Some(Kind::Party) => {
            let named = names::party(dataset, asked)?;
            return Ok((Subject::Party(named.record), named.remark));
        }
        None => {}
    }
    let party = dataset.find_party(asked);
    let is_format = matches!(dataset.find_format(asked), Found::One(..));
    // `russia` is how a name of the NATO-Russia Council begins, but it is the name of a country.
    let names_country = matches!(party, Found::One(..)) && bears(&dataset.index.parties, asked);
    if is_format && (bears(&dataset.index.formats, asked) || !names_country) {
        let format = names::format(dataset, asked)?;
        return Ok((Subject::Format(format), names::also_a_party(dataset, asked)));
    }
    if let Some(source) = dataset.source(asked) {
        return sure(Subject::Source(source));
    }
    if party.is_nothing() && !dataset.find_meeting(asked).is_nothing() {
        return sure(Subject::Meeting(names::meeting(dataset, asked)?));
    }
    if party.is_nothing() && !dataset.find_format(asked).is_nothing() {
        return sure(Subject::Format(names::format(dataset, asked)?));
    }
    if party.is_nothing() {
        return Err(names::nothing_called(dataset, asked));
    }
    let named = names::party(dataset, asked)?;
    Ok((Subject::Party(named.record), named.remark))
}

/// Says what to type where somebody typed something else for a subcommand, and this behind it.
///
/// That is a command in other letters, the command for a thing that is called exactly so, a command
/// that is called nearly so or, where nothing stands behind it, the command for a thing whose name
/// begins so.
#[must_use]
pub fn suggest_command(dataset: &Dataset, asked: &str, behind: &[String]) -> Option<String> {
    let names = || cli::COMMANDS.iter().map(|command| command.name);
    let lower = asked.to_lowercase();
    let same = names().find(|name| *name == lower);
    let subject = || subject(dataset, asked).ok().map(|(subject, _)| about(&subject, asked));
    same.and_then(|name| with_arguments(name, behind))
        .or_else(|| is_called(dataset, asked).then(subject).flatten())
        .or_else(|| with_arguments(near_word(&lower, names())?, behind))
        .or_else(|| behind.is_empty().then(subject).flatten())
}

/// Tells whether something is called exactly so.
fn is_called(dataset: &Dataset, asked: &str) -> bool {
    let index = &dataset.index;
    let keys = [&index.formats, &index.parties, &index.meetings];
    keys.into_iter().any(|keys| bears(keys, asked)) || dataset.source(asked).is_some()
}

/// Writes a command with what was typed behind it or, where it does not take that, alone.
fn with_arguments(name: &str, behind: &[String]) -> Option<String> {
    let is_understood = |behind: &&[String]| {
        let typed = ["nato-partners", name].into_iter().chain(behind.iter().map(String::as_str));
        cli::command(Some(name)).try_get_matches_from(typed).is_ok()
    };
    let understood = [behind, &[]].into_iter().find(is_understood)?;
    Some(shell_words::command(name, understood))
}

/// Writes the command that asks about a thing.
fn about(subject: &Subject<'_>, asked: &str) -> String {
    match subject {
        Subject::Format(format) => format!("nato-partners members {}", format.id),
        Subject::Party(party) => {
            format!("nato-partners country {}", shell_words::typed(asked, *party))
        }
        Subject::Meeting(meeting) => format!("nato-partners show {}", meeting.id),
        Subject::Source(source) => format!("nato-partners show {}", source.id),
    }
}
