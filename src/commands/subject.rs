//! What a name means where every kind of thing may be named.

use super::names::bears;
use super::{names, shell_words};
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
    match asked.split_once(':') {
        Some(("format", name)) => {
            return Ok((Subject::Format(names::format(dataset, name)?), None));
        }
        Some(("country", name)) => {
            let named = names::party(dataset, name)?;
            return Ok((Subject::Party(named.record), named.remark));
        }
        Some(("meeting", name)) => {
            return Ok((Subject::Meeting(names::meeting(dataset, name)?), None));
        }
        Some(("source", name)) => {
            return Ok((Subject::Source(names::source(dataset, name)?), None));
        }
        _ => {}
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
        return Ok((Subject::Source(source), None));
    }
    if party == Found::Nothing && dataset.find_meeting(asked) != Found::Nothing {
        return Ok((Subject::Meeting(names::meeting(dataset, asked)?), None));
    }
    if party == Found::Nothing && dataset.find_format(asked) != Found::Nothing {
        return Ok((Subject::Format(names::format(dataset, asked)?), None));
    }
    if party == Found::Nothing {
        return Err(names::nothing_called(dataset, asked));
    }
    let named = names::party(dataset, asked)?;
    Ok((Subject::Party(named.record), named.remark))
}

/// Says what to type where somebody typed a name for a subcommand.
#[must_use]
pub fn suggest_command(dataset: &Dataset, asked: &str) -> Option<String> {
    let (subject, _) = subject(dataset, asked).ok()?;
    Some(match subject {
        Subject::Format(format) => format!("nato-partners members {}", format.id),
        Subject::Party(party) => {
            format!("nato-partners country {}", shell_words::typed(asked, party))
        }
        Subject::Meeting(meeting) => format!("nato-partners show {}", meeting.id),
        Subject::Source(source) => format!("nato-partners show {}", source.id),
    })
}
