//! The one source by which a fact is cited.

use anyhow::Result;

use crate::command_line::CommandLine;
use crate::commands::names::{self, Kind};
use crate::commands::words::constructed_lines;
use crate::data::{Dataset, Party};
use crate::error::{Refusal, Tip};
use crate::membership::{Membership, memberships_of};
use crate::model::{Confidence, Format, Language, PartialDate, Role, Source, SourceId};

/// What is cited: a fact with its date, its sources, and what to say beside it.
struct Cited<'d> {
    date: PartialDate,
    sources: &'d [SourceId],
    confidence: Option<Confidence>,
    remarks: Vec<String>,
}

/// Returns the best source of a fact of a format, if it has one, and what to say beside it.
///
/// The fact is `founded`, `ended` or `member:` with a country or organisation. The nearest to the facts is
/// the best; of those that are alike, the one from the day nearest to that of the fact, then the first.
pub fn best_source<'d>(
    dataset: &'d Dataset,
    asked: &[String],
    fact: &str,
) -> Result<(Option<&'d Source>, Vec<String>)> {
    let tip = || CommandLine::on(dataset, "cite").name("eapc").options("--fact founded");
    if asked.is_empty() {
        return Err(Refusal::usage("`--fact` asks of a format, and none is named")
            .tip(tip())
            .into());
    }
    let format = names::format(dataset, &names::one(dataset, &[Kind::Format], "cite", asked)?)?;
    let cited = match fact.split_once(':') {
        None if fact == "founded" => founded(format.record),
        None if fact == "ended" => ended(dataset, format.record)?,
        Some(("member", country)) => member(dataset, format.record, country)?,
        _ => {
            let message = format!("`{fact}` is no fact that has a citation of its own");
            let tip = "ask for `founded`, `ended`, or `member:` and a country, such as `member:fi`";
            return Err(Refusal::usage(message).tip(tip).into());
        }
    };
    let confidence = cited.confidence.map(|it| format!("this fact is {}", it.word()));
    let remarks = format.remark.into_iter().chain(cited.remarks).chain(confidence);
    let sources = cited.sources.iter().filter_map(|id| dataset.source(id));
    let best = sources.min_by_key(|source| (source.quality, distance(source, cited.date)));
    Ok((best, remarks.collect()))
}

/// Returns how many days lie between a source and a day; those without a date are the farthest.
fn distance(source: &Source, date: PartialDate) -> u64 {
    let day = |date: PartialDate| (!date.is_unknown()).then(|| date.earliest().unix_days());
    match (source.date.and_then(day), day(date)) {
        (Some(one), Some(other)) => one.abs_diff(other),
        _ => u64::MAX,
    }
}

fn founded(format: &Format) -> Cited<'_> {
    let remarks = constructed_lines([format]);
    let founded = &format.founded;
    Cited { date: founded.date, sources: &founded.sources, confidence: None, remarks }
}

fn ended<'d>(dataset: &Dataset, format: &'d Format) -> Result<Cited<'d>, Refusal> {
    let Some(ended) = &format.ended else {
        let status = CommandLine::on(dataset, "show").name(&format.id);
        return Err(Refusal::not_found(format!("`{}` has not ended", format.id))
            .tip(Tip::doing(&status, "says how it stands")));
    };
    let (date, sources) = (ended.date, &*ended.sources);
    Ok(Cited { date, sources, confidence: None, remarks: Vec::new() })
}

/// Returns what the latest time rests on during which somebody belonged to a format without a break.
fn member<'d>(dataset: &'d Dataset, format: &'d Format, who: &str) -> Result<Cited<'d>, Refusal> {
    let named = names::party(dataset, who)?;
    let (party, id) = (named.record, &*format.id);
    let counts = |role| role != Role::Observer;
    let all =
        memberships_of(dataset, party).filter(|it| it.format.id == format.id && counts(it.role));
    let all: Vec<Membership<'d>> = all.collect();
    let Some(latest) = all.iter().max_by_key(|it| it.from.sort_key()) else {
        return Err(never_in(dataset, format, party));
    };
    let since = latest.unbroken_since(&all, counts);
    let first = all.iter().find(|it| it.from == since).unwrap_or(latest);
    let mut remarks: Vec<String> = named.remark.into_iter().collect();
    let mut sources = &*first.spell.sources;
    if first.is_as_of_right() {
        remarks.push(format!("all Allies sit in `{id}`: it has no source for each of them"));
        if first.from != first.spell.from {
            sources = seats_since(format, first.from).unwrap_or(sources);
        }
    }
    Ok(Cited { date: since, sources, confidence: first.spell.confidence, remarks })
}

/// Returns the sources of what happened to a format on the day on which the Allies took their seats.
fn seats_since(format: &Format, date: PartialDate) -> Option<&[SourceId]> {
    let founded = (format.founded.date, &*format.founded.sources);
    let renamed = format.renamed.iter().map(|it| (it.date, &*it.sources));
    let mut began = [founded].into_iter().chain(renamed);
    began.find(|(on, _)| *on == date).map(|(_, sources)| sources)
}

fn never_in(dataset: &Dataset, format: &Format, party: Party<'_>) -> Refusal {
    let (name, id) = (party.name(Language::English), &*format.id);
    let members = CommandLine::on(dataset, "members").name(id).options("--ever");
    Refusal::not_found(format!("the data know no time at which {name} belonged to `{id}`"))
        .tip(Tip::typing("who ever did", &members))
}
