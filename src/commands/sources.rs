//! Who says so?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::subject::{Subject, subject};
use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand, one_of};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::error::Refusal;
use crate::model::{Format, Language, Quality};
use crate::prose::{all_of, count};
use crate::query::{self, CitedSource, Scope, SourceFilter};
use crate::view::full_name;

/// `sources`.
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
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let (scope, remark) = args.scope(&data)?;
    let filter = args.filter(&data)?;
    let sources = query::sources(&data, scope, &filter);
    let undated = filter.asks_for_dates().then(|| undated(&data, scope, &filter)).flatten();
    let empty = sources.is_empty().then(|| "no source matches".to_owned());
    let heading = format!("Sources{}\n{}", of(scope, args.data.lang), in_words(&sources));
    let latest = filter.since.max(filter.until);
    let beyond = latest.and_then(|day| days::beyond_review(&data, day));
    let remarks = remark.into_iter().chain(empty).chain(undated).chain(beyond);
    Ok(rows(&sources, heading, &args.rows, &args.output)?.remark(remarks))
}

impl Args {
    fn scope<'d>(&self, dataset: &'d Dataset) -> Result<(Scope<'d>, Option<String>)> {
        if self.name.is_empty() {
            return Ok((Scope::All, None));
        }
        let name = &*names::one(dataset, Kind::ALL, "sources", &self.name)?;
        let Some(format) = &self.format else { return scope(dataset, name) };
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

/// Finds the record whose sources are asked for.
pub(super) fn scope<'d>(dataset: &'d Dataset, asked: &str) -> Result<(Scope<'d>, Option<String>)> {
    let (subject, remark) = subject(dataset, asked)?;
    let scope = match subject {
        Subject::Format(format) => Scope::Format(format),
        Subject::Party(party) => Scope::Party(party),
        Subject::Meeting(meeting) => Scope::Meeting(meeting),
        Subject::Source(source) => Scope::Source(source),
    };
    Ok((scope, remark))
}

fn of(scope: Scope<'_>, language: Language) -> String {
    let name = |format: &Format| format.names.last().map(|name| full_name(name, language));
    match scope {
        Scope::All | Scope::Source(_) => String::new(),
        Scope::Format(format) => format!(" on {}", name(format).unwrap_or_default()),
        Scope::Party(party) => format!(" on {}", party.name(language)),
        Scope::PartyIn(party, format) => {
            format!(" on {} in {}", party.name(language), name(format).unwrap_or_default())
        }
        Scope::Meeting(meeting) => format!(" on {}", meeting.id),
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

/// Says how many sources are left out because nobody knows when they are from.
fn undated(dataset: &Dataset, scope: Scope<'_>, filter: &SourceFilter) -> Option<String> {
    let all = SourceFilter { since: None, until: None, ..filter.clone() };
    let sources = query::sources(dataset, scope, &all);
    let number = sources.iter().filter(|row| !row.is_dated()).count();
    let sources = count(number, "source without a date is", "sources without a date are");
    (number > 0).then(|| format!("{sources} left out"))
}
