//! How is it cited?

use std::collections::BTreeSet;

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::sources::scope;
use super::{Answer, Data, data, names, page};
use crate::cli::{DataOptions, FileOption, OutputOptions, ScreenOptions, Subcommand};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::data::Dataset;
use crate::error::{Refusal, Tip};
use crate::model::Source;
use crate::output::{Bibliography, Output, Page, Reference};
use crate::prose::{count, either};
use crate::query::{self, SourceFilter};
use crate::view::{cite_data_page, cite_page, data_reference, reference};

/// `cite`.
pub const COMMAND: Subcommand = Subcommand {
    name: "cite",
    about: "How is it cited? The data set, or the sources of a fact, also as BibTeX and CSL-JSON",
    examples: "\
Examples:
  nato-partners cite
  nato-partners cite md -o bibtex
  nato-partners cite warsaw-2016 -o csl-json
  nato-partners cite aa-cooperative-security nato-basictxt-eapc",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Formats, countries, organisations, meetings or sources; `format:`, `country:`, `meeting:`
    /// or `source:` before a name says which kind is meant; without any, the data set itself
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// What to write: table or list (plain text), markdown, bibtex, or csl-json, which json is too
    #[arg(
        short, long, value_name = "OUTPUT", default_value = "table",
        value_parser = outputs(), ignore_case = true, hide_possible_values = true
    )]
    output: CiteOutput,

    #[command(flatten)]
    file: FileOption,
    #[command(flatten)]
    screen: ScreenOptions,
    #[command(flatten)]
    data: DataOptions,
}

/// What a citation is written as.
#[derive(Clone, Copy)]
enum CiteOutput {
    Common(Output),
    Bibliography(Bibliography),
}

fn outputs() -> impl TypedValueParser<Value = CiteOutput> {
    let names = Output::ALL.map(Output::name).into_iter();
    PossibleValuesParser::new(names.chain(Bibliography::ALL.map(Bibliography::name))).map(|name| {
        match (Bibliography::named(&name), Output::named(&name)) {
            (Some(way), _) => CiteOutput::Bibliography(way),
            (None, Some(Output::Json)) => CiteOutput::Bibliography(Bibliography::CslJson),
            (None, other) => CiteOutput::Common(other.unwrap_or(Output::Table)),
        }
    })
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let (sources, remarks) = args.sources(&data)?;
    args.refuse_rows(&data)?;
    if args.names.is_empty() {
        return args.data_set(&data);
    }
    let references: Vec<Reference<'_>> =
        sources.into_iter().map(|source| reference(source, &data.about)).collect();
    let nothing = references.is_empty().then(|| "no source is cited there".to_owned());
    let title = format!("How to cite {}", count(references.len(), "source", "sources"));
    let shown = || cite_page(title, &data.about, &references);
    Ok(args.write(&references, shown)?.remark(remarks.into_iter().chain(nothing)))
}

impl Args {
    /// Refuses outputs that hold only rows, and names the command that gives them.
    fn refuse_rows(&self, dataset: &Dataset) -> Result<(), Refusal> {
        let CiteOutput::Common(output @ (Output::Csv | Output::Tsv | Output::Jsonl)) = self.output
        else {
            return Ok(());
        };
        let pages = [Output::Table, Output::List, Output::Markdown, Output::Json];
        let ways = Bibliography::ALL.map(Bibliography::name).into_iter();
        let names = pages.map(Output::name).into_iter().chain(ways).map(str::to_owned);
        let message = format!(
            "citations cannot be written as {}, only as {}",
            output.name(),
            either(&names.collect::<Vec<_>>())
        );
        let names = names::split(dataset, Kind::ALL, &self.names)?;
        let sources = CommandLine::on(dataset, "sources");
        let sources = match names.as_slice() {
            [_, _, ..] => sources.name(PLACEHOLDER),
            names => sources.names(names),
        };
        Err(Refusal::usage(message)
            .tip(Tip::typing("for rows", &sources.option("-o", output.name()))))
    }

    fn data_set(&self, data: &Data) -> Result<Answer> {
        let reference = data_reference(&data.about);
        let references = std::slice::from_ref(&reference);
        let answer = self.write(references, || cite_data_page(data))?;
        let own = matches!(data, Data::Read(_));
        let remark =
            own.then(|| "these are the data read, not those that are published".to_owned());
        Ok(answer.remark(remark))
    }

    /// Finds the sources of everything that is named, in the order of the names, each once.
    fn sources<'d>(&self, dataset: &'d Dataset) -> Result<(Vec<&'d Source>, Vec<String>)> {
        let mut sources: Vec<&'d Source> = Vec::new();
        let mut known = BTreeSet::new();
        let mut remarks = Vec::new();
        for asked in names::split(dataset, Kind::ALL, &self.names)? {
            let (scope, remark) = scope(dataset, &asked)?;
            remarks.extend(remark);
            let cited = query::sources(dataset, scope, &SourceFilter::default());
            let new = cited.iter().map(|row| row.source).filter(|source| known.insert(&*source.id));
            sources.extend(new);
        }
        Ok((sources, remarks))
    }

    fn write<'a>(
        &self,
        references: &[Reference<'a>],
        shown: impl FnOnce() -> Page<'a>,
    ) -> Result<Answer> {
        match self.output {
            CiteOutput::Common(output) => {
                let file = self.file.clone();
                let options = OutputOptions { output, csv_safe: false, file, screen: self.screen };
                page(shown(), CommandLine::new("sources"), &options)
            }
            CiteOutput::Bibliography(way) => Ok(Answer::of(way.write(references), &self.file)),
        }
    }
}
