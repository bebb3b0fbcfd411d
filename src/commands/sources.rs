//! Who says so?

use std::cmp::Reverse;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::names::{self, Kind, Named, record};
use super::options::{DataOptions, RowOptions, one_of};
use super::{Answer, Subcommand, data, days, rows};
use crate::command_line::CommandLine;
use crate::commands::cells::date;
use crate::commands::words::{all_of, count, full_name};
use crate::data::{Dataset, Fact, Record};
use crate::error::Refusal;
use crate::membership::{CitedSource, Scope, cited};
use crate::model::{Day, Format, Language, PartialDate, Quality, Source};
use crate::output::{Cell, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "sources",
    about: "Who says so? The sources of a format, country or meeting, or all",
    examples: "\
Examples:
  nato-partners sources eapc
  nato-partners sources finland --format eapc -o list
  nato-partners sources warsaw-2016 --quality primary
  nato-partners sources aa-cooperative-security --columns id,facts,cited_by -o json",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// A format, country, organisation, meeting or source; `format:`, `country:`, `meeting:` or
    /// `source:` before the name says which kind is meant; without a name, all sources
    #[arg(value_name = "NAME")]
    name: Vec<String>,

    /// Of a country or organisation, only what says that it was in this format
    #[arg(long, value_name = "FORMAT", requires = "name")]
    format: Option<String>,

    /// Only this quality: primary, secondary or tertiary (may repeat)
    #[arg(long, value_name = "QUALITY", value_parser = one_of(Quality::ALL, Quality::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    quality: Vec<Quality>,

    /// Only those that may be from this day or later; a year, month or meeting counts from its first
    /// day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Only those that may be from this day or earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let (scope, remark) = args.scope(&data)?;
    let filter = args.filter(&data)?;
    let sources = sources(&data, scope, &filter);
    let undated = filter.asks_for_dates().then(|| undated(&data, scope, &filter)).flatten();
    let empty = sources.is_empty().then(|| "no source matches".to_owned());
    let heading = format!("Sources{}\n{}", of(scope, args.data.lang), in_words(&sources));
    let latest = filter.since.max(filter.until);
    let beyond = latest.and_then(|day| days::beyond_review(&data, day));
    let remarks = remark.into_iter().chain(empty).chain(undated).chain(beyond);
    Ok(rows(&sources, heading, &args.rows)?.remark(remarks))
}

impl Args {
    fn scope<'d>(&self, dataset: &'d Dataset) -> Result<(Scope<'d>, Option<String>)> {
        if self.name.is_empty() {
            return Ok((Scope::All, None));
        }
        let name = &*names::one(dataset, &Kind::ALL, "sources", &self.name)?;
        let Some(format) = &self.format else {
            let Named { record, remark } = record(dataset, name)?;
            return Ok((Scope::Of(record), remark));
        };
        if let Some(other) = dataset.format_named(name)
            && dataset.party_named(name).is_none()
        {
            let message =
                format!("`--format` goes with a country or organisation, and `{name}` is a format");
            return Err(Refusal::usage(message)
                .tip(CommandLine::on(dataset, "sources").name(&other.id))
                .into());
        }
        let named = names::party(dataset, name)?;
        let format = names::format(dataset, format)?;
        let remark = named.remark.or(format.remark);
        Ok((Scope::PartyIn(named.record, format.record), remark))
    }

    fn filter(&self, dataset: &Dataset) -> Result<SourceFilter> {
        let command = CommandLine::on(dataset, "sources").names(&self.name);
        let asked = (("--since", self.since.as_deref()), ("--until", self.until.as_deref()));
        let (since, until) = days::bounds(dataset, command, asked.0, asked.1)?;
        Ok(SourceFilter { qualities: self.quality.clone(), since, until })
    }
}

#[derive(Clone, Debug, Default)]
pub struct SourceFilter {
    pub qualities: Vec<Quality>,
    /// Only those that may be from this day or later; those without a date are not.
    pub since: Option<Day>,
    /// Only those that may be from this day or earlier; those without a date are not.
    pub until: Option<Day>,
}

impl SourceFilter {
    fn asks_for_dates(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    fn accepts(&self, source: &Source) -> bool {
        let quality = self.qualities.is_empty() || self.qualities.contains(&source.quality);
        let date = match date_of(source) {
            Some(date) => {
                self.since.is_none_or(|since| since <= date.latest())
                    && self.until.is_none_or(|until| date.earliest() <= until)
            }
            None => !self.asks_for_dates(),
        };
        quality && date
    }
}

/// Returns the sources that are cited within a scope, and where.
///
/// Order: the nearest to the facts first, then the newest, those without a date last; then the id.
pub fn sources<'d>(
    dataset: &'d Dataset,
    scope: Scope<'d>,
    filter: &SourceFilter,
) -> Vec<CitedSource<'d>> {
    let mut rows = cited(dataset, scope);
    rows.retain(|row| filter.accepts(row.source));
    rows.sort_by_cached_key(|row| {
        let date = date_of(row.source).map(PartialDate::sort_key);
        (row.source.quality, date.is_none(), Reverse(date))
    });
    rows
}

/// Returns the day of a source, if it is known at all, if only by the year.
fn date_of(source: &Source) -> Option<PartialDate> {
    source.date.filter(|date| !date.is_unknown())
}

columns! { |row: CitedSource<'_>|
    "id" "Id" => &*row.source.id, whole();
    "title" "Title" => &*row.source.title;
    "publisher" "Publisher" => &*row.source.publisher, drop_at(4);
    "date" "Date" => date(row.source.date), whole();
    "dated" "Dated" => row.source.dated.as_deref(), drop_at(5);
    "quality" "Quality" => row.source.quality.word(), whole(), drop_at(1);
    "url" "Address" => row.source.url.as_deref(), whole(), drop_at(6);
    "facts" "Facts" => row.cited_by.len(), right(), drop_at(2);
    "cited_by" "Cited by" => cited_by(&row.cited_by), array(), optional();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "note" "Note" => row.source.note.as_deref(), optional();
    "sources" "Sources" => vec![&*row.source.id], array(), optional();
}

fn cited_by(facts: &[Fact<'_>]) -> Vec<String> {
    let mut names: Vec<String> = facts.iter().map(place_of).collect();
    names.dedup();
    names
}

/// Names a place as `check` does: the file, the key, and what tells the fact from others there:
/// `formats/eapc members FI`.
fn place_of(fact: &Fact<'_>) -> String {
    let id = if let Record::Format(_) = fact.record { "" } else { fact.record.id() };
    let date = fact.date.map(PartialDate::text);
    let (key, label) = match fact.place.key {
        "meetings" => ("", ""), // A meeting is itself what is cited.
        key => (key, fact.about.or(date.as_deref()).unwrap_or_default()),
    };
    let parts = [&fact.place.file(), id, key, label];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn of(scope: Scope<'_>, language: Language) -> String {
    let name = |format: &Format| format.names.last().map(|name| full_name(name, language));
    match scope {
        Scope::All | Scope::Of(Record::Source(_)) => String::new(),
        Scope::Of(Record::Meeting(meeting)) => format!(" on {}", meeting.id),
        Scope::Of(Record::Format(format)) => format!(" on {}", name(format).unwrap_or_default()),
        Scope::Of(party) => format!(" on {}", party.name(language)),
        Scope::PartyIn(party, format) => {
            format!(" on {} in {}", party.name(language), name(format).unwrap_or_default())
        }
    }
}

fn in_words(sources: &[CitedSource<'_>]) -> String {
    let number = |quality| sources.iter().filter(|row| row.source.quality == quality).count();
    let qualities = Quality::ALL.map(|quality| (number(quality), quality.word()));
    let parts = qualities.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
    let all = count(sources.len(), "source", "sources");
    if parts.is_empty() { all } else { format!("{all}: {}", all_of(&parts)) }
}

fn undated(dataset: &Dataset, scope: Scope<'_>, filter: &SourceFilter) -> Option<String> {
    let all = SourceFilter { since: None, until: None, ..filter.clone() };
    let mut sources = sources(dataset, scope, &all);
    sources.retain(|row| date_of(row.source).is_none());
    let number = count(sources.len(), "source without a date is", "sources without a date are");
    (!sources.is_empty()).then(|| format!("{number} left out"))
}
