//! What a name means where every kind of thing may be named.

use super::kind::Kind;
use super::{Named, also_a_party, kind_of, nothing_called, of_kind};
use crate::command_line::{CommandLine, PLACEHOLDER, quoted};
use crate::commands::words::either;
use crate::data::{Dataset, Record};
use crate::error::{Refusal, Tip};
use crate::model::Meaning;

/// Finds what a name means, and says in a remark what else it may mean.
///
/// `format:`, `country:`, `meeting:` or `source:` before the name says which kind is meant. Without,
/// a format wins over everything that bears the same name, then a source, a country, a meeting;
/// but a name of a country wins over the mere beginning of the name of a format.
///
/// Says what is nearest where nothing is called so, and the candidates where several things are.
pub fn record<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Record<'d>>, Refusal> {
    if let (Some(kind), _) = Kind::before(asked) {
        return of_kind(dataset, kind, asked);
    }
    let [format, party, meeting] = Kind::NAMED.map(|kind| kind.find(dataset, asked));
    // `russia` is how a name of the NATO-Russia Council begins, but it is the name of a country.
    let names_country = party.meaning().is_some() && bears(dataset, Kind::Party, asked);
    let is_format =
        format.meaning().is_some() && (bears(dataset, Kind::Format, asked) || !names_country);
    // What is called exactly so comes before an imprecise name: `wales` is the summit, not the country.
    let is_loose = party.meaning() == Some(Meaning::Loose);
    let is_meeting = meeting.meaning().is_some() && (party.is_nothing() || is_loose);
    let kind = match dataset.source(asked) {
        _ if is_format => Kind::Format,
        Some(_) => Kind::Source,
        None if is_meeting || party.is_nothing() && !meeting.is_nothing() => Kind::Meeting,
        None if !party.is_nothing() => Kind::Party,
        None if !format.is_nothing() => Kind::Format,
        None => return Err(nothing_called(dataset, asked)),
    };
    if matches!(kind, Kind::Format | Kind::Party) {
        refuse_beginnings(dataset, asked)?;
    }
    let Named { record, remark } = of_kind(dataset, kind, asked)?;
    let may_be_a_party = matches!(kind, Kind::Format | Kind::Meeting);
    let also = || may_be_a_party.then(|| also_a_party(dataset, asked)).flatten();
    Ok(Named { record, remark: remark.or_else(also) })
}

/// Tells whether something is called exactly so, and not only with a longer name.
fn bears(dataset: &Dataset, kind: Kind, asked: &str) -> bool {
    kind.meaning(dataset, asked).is_some()
}

/// Refuses a text with which names of several kinds of things begin.
fn refuse_beginnings(dataset: &Dataset, asked: &str) -> Result<(), Refusal> {
    let begins = |kind: &Kind| kind.find(dataset, asked).meaning() == Some(Meaning::Beginning);
    let kinds = Kind::NAMED.into_iter().filter(begins);
    let kinds: Vec<String> =
        kinds.map(|kind| format!("`{}`", quoted(&format!("{}:{asked}", kind.word())))).collect();
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
    let either = [Kind::Format, Kind::Party];
    let may_be = either.map(|kind| !kind.find(dataset, name).is_nothing());
    match (Kind::before(name).0, may_be) {
        (Some(Kind::Format), _) => (true, false),
        (Some(Kind::Party), _) => (false, true),
        (_, [true, true]) => match either.map(|kind| bears(dataset, kind, name)) {
            [false, false] => (true, true),
            borne => borne.into(),
        },
        (_, may_be) => may_be.into(),
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
            let also = asked.iter().filter_map(|name| also_a_party(dataset, name));
            Ok((Kind::Format, also.collect()))
        }
    }
}

fn incomparable(dataset: &Dataset, asked: &str) -> Refusal {
    let record = match record(dataset, asked) {
        Ok(Named { record: record @ (Record::Meeting(_) | Record::Source(_)), .. }) => record,
        Ok(_) => return nothing_called(dataset, asked),
        Err(refusal) => return refusal,
    };
    let kind = record.kind();
    let line = CommandLine::on(dataset, "show").name(&format!("{kind}:{}", record.id()));
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
        kind_of(named)
    ))
    .tip(Tip::typing("to see whether one is in the other", &line))
}
