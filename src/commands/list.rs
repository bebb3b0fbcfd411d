//! What can be asked about: every record, for fzf, television and scripts.

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::distinct;
use super::options::{DataOptions, RowOptions, one_of};
use super::{Answer, Subcommand, data, rows};
use crate::commands::words::count;
use crate::data::{Dataset, Record, facts_of};
use crate::model::Language;
use crate::output::escape::visible;
use crate::output::{Cell, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "list",
    about: "What can I ask about? Every record, as kind:id and name, for fzf",
    examples: "\
Examples:
  nato-partners list
  nato-partners list --kind format --kind organisation
  nato-partners list --kind country --lang fr -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Only this kind of record: format, country, organisation, meeting or source (may repeat)
    #[arg(long, value_name = "KIND", value_parser = one_of(Record::KINDS, |kind| kind), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    kind: Vec<&'static str>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let listed = listed(&data, args.data.lang, &args.kind);
    let heading = count(listed.len(), "record", "records");
    let answer = rows(&listed, heading, &args.rows)?;
    let is_asked_for = matches.value_source("output") == Some(ValueSource::CommandLine);
    if is_asked_for || args.rows.columns.is_some() || args.rows.sort.is_some() {
        return Ok(answer);
    }
    let lines = listed.iter().map(|row| format!("{}\t{}\n", row.subject(), visible(row.name())));
    Ok(Answer { text: lines.collect(), ..answer })
}

pub struct Listed<'d> {
    record: Record<'d>,
    language: Language,
}

/// Returns the records of these kinds, of all where none is given: kind by kind, as the data have them.
fn listed<'d>(dataset: &'d Dataset, language: Language, kinds: &[&'static str]) -> Vec<Listed<'d>> {
    let is_asked_for = |record: &Record<'_>| kinds.is_empty() || kinds.contains(&record.kind());
    let mut records: Vec<Record<'d>> = dataset.records().filter(is_asked_for).collect();
    records.sort_by_key(|record| Record::KINDS.iter().position(|kind| *kind == record.kind()));
    records.into_iter().map(|record| Listed { record, language }).collect()
}

impl<'d> Listed<'d> {
    fn subject(&self) -> String {
        format!("{}:{}", self.record.kind(), self.record.id())
    }

    fn name(&self) -> &'d str {
        self.record.name(self.language)
    }

    fn note(&self) -> Option<&'d str> {
        match self.record {
            Record::Format(format) => format.list_note.as_deref(),
            Record::Country(country) => country.note.as_deref(),
            Record::Organisation(_) | Record::Meeting(_) | Record::Source(_) => None,
        }
    }

    fn sources(&self) -> Vec<&'d str> {
        if let Record::Source(source) = self.record {
            return vec![&*source.id];
        }
        let mut sources: Vec<&str> = Vec::new();
        facts_of(self.record, &mut |fact, _| {
            sources.extend(fact.sources.iter().map(|source| &**source));
        });
        distinct(sources.into_iter())
    }
}

columns! { |row: Listed<'_>|
    "subject" "Subject" => row.subject(), whole();
    "kind" "Kind" => row.record.kind(), whole(), drop_at(1);
    "id" "ID" => row.record.id(), whole(), drop_at(2);
    "name" "Name" => row.name();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "note" "Note" => row.note(), optional();
    "sources" "Sources" => row.sources(), array(), optional();
}
