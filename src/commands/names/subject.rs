//! What a name means where every kind of thing may be named.

use super::bears;
use super::kind::Kind;
use crate::command_line::{CommandLine, PLACEHOLDER, quoted};
use crate::commands::words::either;
use crate::data::{Dataset, Found, Party};
use crate::error::{Refusal, Tip};
use crate::model::{Format, Meaning, Meeting, Source};

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
pub fn subject<'d>(dataset: &'d Dataset, asked: &str) -> Remarked<'d> {
    let kind = Kind::before(asked).0;
    let index = &dataset.index;
    let (format, party) = (dataset.find_format(asked), dataset.find_party(asked));
    let meeting = dataset.find_meeting(asked);
    // `russia` is how a name of the NATO-Russia Council begins, but it is the name of a country.
    let names_country = matches!(party, Found::One(..)) && bears(&index.parties, asked);
    let is_format =
        matches!(format, Found::One(..)) && (bears(&index.formats, asked) || !names_country);
    // What is called exactly so comes before an imprecise name: `wales` is the summit, not the country.
    let is_loose = matches!(party, Found::One(_, Meaning::Loose));
    let is_meeting = matches!(meeting, Found::One(..)) && (party.is_nothing() || is_loose);
    match kind {
        Some(Kind::Format) => as_format(dataset, asked),
        Some(Kind::Party) => as_party(dataset, asked),
        Some(Kind::Meeting) => as_meeting(dataset, asked),
        Some(Kind::Source) => Ok((Subject::Source(super::source(dataset, asked)?), None)),
        None if is_format => refuse_beginnings(dataset, asked).and(as_format(dataset, asked)),
        None => match dataset.source(asked) {
            Some(source) => Ok((Subject::Source(source), None)),
            None if is_meeting || party.is_nothing() && !meeting.is_nothing() => {
                as_meeting(dataset, asked)
            }
            None if party.is_nothing() && !format.is_nothing() => as_format(dataset, asked),
            None if party.is_nothing() => Err(super::nothing_called(dataset, asked)),
            None => refuse_beginnings(dataset, asked).and(as_party(dataset, asked)),
        },
    }
}

/// What was found, with a remark on the name.
type Remarked<'d> = Result<(Subject<'d>, Option<String>), Refusal>;

fn as_format<'d>(dataset: &'d Dataset, asked: &str) -> Remarked<'d> {
    let named = super::format(dataset, asked)?;
    let said = Kind::before(asked).0.is_some();
    let also = || (!said).then(|| super::also_a_party(dataset, asked)).flatten();
    Ok((Subject::Format(named.record), named.remark.or_else(also)))
}

fn as_party<'d>(dataset: &'d Dataset, asked: &str) -> Remarked<'d> {
    let named = super::party(dataset, asked)?;
    Ok((Subject::Party(named.record), named.remark))
}

fn as_meeting<'d>(dataset: &'d Dataset, asked: &str) -> Remarked<'d> {
    let meeting = super::meeting(dataset, asked)?;
    let said = Kind::before(asked).0.is_some();
    let also = || (!said).then(|| super::also_a_party(dataset, asked)).flatten();
    Ok((Subject::Meeting(meeting), also()))
}

/// Refuses a text with which names of several kinds of things begin.
fn refuse_beginnings(dataset: &Dataset, asked: &str) -> Result<(), Refusal> {
    let begins = |is_beginning: bool, kind: &str| {
        is_beginning.then(|| format!("`{}`", quoted(&format!("{kind}:{asked}"))))
    };
    let kinds = [
        begins(matches!(dataset.find_format(asked), Found::One(_, Meaning::Beginning)), "format"),
        begins(matches!(dataset.find_party(asked), Found::One(_, Meaning::Beginning)), "country"),
        begins(matches!(dataset.find_meeting(asked), Found::One(_, Meaning::Beginning)), "meeting"),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    if kinds.len() < 2 {
        return Ok(());
    }
    Err(Refusal::not_found(format!("several names begin with `{asked}`"))
        .tip(Tip::words(format!("type {}", either(&kinds))).among(&kinds)))
}

/// Tells whether a name may mean a format, and whether it may mean a country or organisation.
///
/// A whole name beats the beginning of another: Georgia is no NATO-Georgia Commission.
pub fn may_mean(dataset: &Dataset, name: &str) -> (bool, bool) {
    let is_format = !dataset.find_format(name).is_nothing();
    let is_party = !dataset.find_party(name).is_nothing();
    match Kind::before(name).0 {
        Some(Kind::Format) => (true, false),
        Some(Kind::Party) => (false, true),
        _ if is_format && is_party => {
            match (bears(&dataset.index.formats, name), bears(&dataset.index.parties, name)) {
                (false, false) => (true, true),
                borne => borne,
            }
        }
        _ => (is_format, is_party),
    }
}

/// Returns the kind that all names share; where each may mean either kind, they are formats, with a
/// remark on the countries.
pub fn kind_of_all(dataset: &Dataset, asked: &[String]) -> Result<(Kind, Vec<String>), Refusal> {
    let meant: Vec<(bool, bool)> = asked.iter().map(|name| may_mean(dataset, name)).collect();
    let first = |one| meant.iter().position(|meant| *meant == one).map(|place| &*asked[place]);
    match (first((true, false)), first((false, true)), first((false, false))) {
        (Some(format), Some(party), _) => Err(mixed(dataset, format, party)),
        (None, None, Some(other)) => Err(incomparable(dataset, other)),
        _ if asked.len() == 1 => {
            let message = format!("`{}` is one name, and it takes two to compare", asked[0]);
            let line = CommandLine::on(dataset, "compare").name(asked[0].trim());
            Err(Refusal::usage(message).tip(line.name(PLACEHOLDER)))
        }
        (None, Some(_), _) => Ok((Kind::Party, Vec::new())),
        (Some(_), None, _) => Ok((Kind::Format, Vec::new())),
        (None, None, None) => {
            let also = asked.iter().filter_map(|name| super::also_a_party(dataset, name));
            Ok((Kind::Format, also.collect()))
        }
    }
}

/// Says that something is neither a format nor a country.
fn incomparable(dataset: &Dataset, asked: &str) -> Refusal {
    let (kind, id) = match subject(dataset, asked) {
        Ok((Subject::Meeting(meeting), _)) => ("meeting", &*meeting.id),
        Ok((Subject::Source(source), _)) => ("source", &*source.id),
        Ok((Subject::Format(_) | Subject::Party(_), _)) => {
            return super::nothing_called(dataset, asked);
        }
        Err(refusal) => return refusal,
    };
    let line = CommandLine::on(dataset, "show").name(&format!("{kind}:{id}"));
    Refusal::not_found(format!("`{asked}` is a {kind}: only formats or countries can be compared"))
        .tip(Tip::doing(&line, "says what there is to say about it"))
}

/// Says that a format cannot be compared with a country.
fn mixed(dataset: &Dataset, format: &str, party: &str) -> Refusal {
    let (found, named) = match (super::format(dataset, format), super::party(dataset, party)) {
        (Ok(found), Ok(named)) => (found.record, named.record),
        (Err(refusal), _) | (_, Err(refusal)) => return refusal,
    };
    let line = CommandLine::on(dataset, "matrix")
        .option("--formats", &found.id)
        .option("--country", &named.code().to_lowercase());
    Refusal::not_found(format!(
        "`{format}` is a format and `{party}` {}: only things of one kind can be compared",
        super::kind_of(named)
    ))
    .tip(Tip::typing("to see whether one is in the other", &line))
}
