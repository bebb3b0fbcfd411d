//! How is it cited?

use std::collections::BTreeSet;

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::names::{self, Kind};
use super::options::{DataOptions, FileOption, OutputOptions, ScreenOptions};
use super::sources::{SourceFilter, sources};
use super::words::{constructed_lines, count, either};
use super::{Answer, Data, Subcommand, data, paged};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::data::{Dataset, Party};
use crate::error::{Refusal, Tip};
use crate::membership::{Membership, Scope, memberships_of};
use crate::model::{About, Confidence, Format, Language, PartialDate, Role, Source, SourceId};
use crate::output::escape::visible;
use crate::output::{Bibliography, Genre, Item, Output, Page, Reference};

pub const COMMAND: Subcommand = Subcommand {
    name: "cite",
    about: "How is it cited? The data set, or the sources of a fact, also as BibTeX and CSL-JSON",
    examples: "\
Examples:
  nato-partners cite
  nato-partners cite md -o bibtex
  nato-partners cite eapc --fact member:fi
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

    /// Only the best source of one fact of a format, on one line: founded, ended, or member: and a
    /// country or organisation
    #[arg(long, value_name = "FACT")]
    fact: Option<String>,

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
    let (sources, mut remarks) = match &args.fact {
        Some(fact) => {
            let (best, remarks) = best_source(&data, &args.names, fact)?;
            (best.into_iter().collect(), remarks)
        }
        None => args.sources(&data)?,
    };
    args.refuse_rows(&data)?;
    let (references, shown) = if args.names.is_empty() {
        if let Data::Read(_) = data {
            remarks.push("these are the data read, not those that are published".to_owned());
        }
        (vec![data_reference(&data.about)], cite_data_page(&data))
    } else {
        if sources.is_empty() {
            remarks.push("no source is cited there".to_owned());
        }
        let references: Vec<Reference<'_>> =
            sources.into_iter().map(|source| reference(source, &data.about)).collect();
        let shown = cite_page(&data.about, &references);
        (references, shown)
    };
    let answer = match args.output {
        CiteOutput::Common(Output::Table | Output::List) if args.fact.is_some() => {
            Answer::of(references.iter().map(on_one_line).collect(), &args.file)
        }
        CiteOutput::Common(output) => {
            let (file, screen) = (args.file, args.screen);
            let options = OutputOptions { output, csv_safe: false, file, screen };
            paged(shown, CommandLine::new("sources"), &options)?
        }
        CiteOutput::Bibliography(way) => Answer::of(way.write(&references), &args.file),
    };
    Ok(answer.remark(remarks))
}

impl Args {
    /// Refuses outputs that hold only rows, and names the command that gives them.
    fn refuse_rows(&self, dataset: &Dataset) -> Result<(), Refusal> {
        let CiteOutput::Common(output @ (Output::Csv | Output::Tsv | Output::Jsonl)) = self.output
        else {
            return Ok(());
        };
        let pages = [Output::Table, Output::List, Output::Markdown, Output::Html, Output::Json];
        let ways = Bibliography::ALL.map(Bibliography::name).into_iter();
        let names = pages.map(Output::name).into_iter().chain(ways);
        let message =
            format!("citations cannot be written as {}, only as {}", output.name(), either(names));
        let names = names::split(dataset, &Kind::ALL, &self.names)?;
        let sources = CommandLine::on(dataset, "sources");
        let sources = match names.as_slice() {
            [_, _, ..] => sources.name(PLACEHOLDER),
            names => sources.names(names),
        };
        Err(Refusal::usage(message)
            .tip(Tip::typing("for rows", &sources.option("-o", output.name()))))
    }

    /// Finds the sources of everything that is named, in the order of the names, each once.
    fn sources<'d>(&self, dataset: &'d Dataset) -> Result<(Vec<&'d Source>, Vec<String>)> {
        let mut sources: Vec<&'d Source> = Vec::new();
        let mut known = BTreeSet::new();
        let (records, remarks) = names::records(dataset, &self.names)?;
        for record in records {
            let cited = self::sources(dataset, Scope::Of(record), &SourceFilter::default());
            let new = cited.iter().map(|row| row.source).filter(|source| known.insert(&*source.id));
            sources.extend(new);
        }
        Ok((sources, remarks))
    }
}

/// What the data set is called; `CITATION.cff` says the same.
const TITLE: &str = "nato-partners: who was in which NATO partnership format, since when, and who \
                     says so";

/// Who made it; `CITATION.cff` says the same.
const AUTHORS: &str = "The nato-partners contributors";

/// Returns how a source is cited. The day the data were checked is the day it was seen.
fn reference<'a>(source: &'a Source, about: &About) -> Reference<'a> {
    let url = source.url.as_deref();
    Reference {
        id: (&*source.id).into(),
        genre: if url.is_some() { Genre::Page } else { Genre::Document },
        title: (&*source.title).into(),
        publisher: Some((&*source.publisher).into()),
        language: Some(source.lang.as_deref().unwrap_or("en").into()),
        date: source
            .date
            .filter(|date| !date.is_unknown() && !date.is_range())
            .map(|date| date.text().into()),
        dated: source.dated.as_deref().map(Into::into),
        url: url.map(Into::into),
        accessed: url.map(|_| about.reviewed.text().into()),
        note: source.note.as_deref().map(Into::into),
        ..Reference::default()
    }
}

/// Writes a reference with its address, and when that was last seen, as a line of its own.
fn on_one_line(reference: &Reference<'_>) -> String {
    let address = reference.url.iter().map(|url| format!(", {url}"));
    let accessed = reference.accessed.iter().map(|day| format!(", accessed {day}"));
    let parts: String = address.chain(accessed).collect();
    format!("{}\n", visible(&format!("{reference}{parts}")))
}

fn data_reference(about: &About) -> Reference<'_> {
    Reference {
        id: "nato-partners".into(),
        genre: Genre::Dataset,
        title: TITLE.into(),
        author: Some(AUTHORS.into()),
        date: Some(about.reviewed.text().into()),
        version: Some((&*about.version).into()),
        language: Some("en".into()),
        note: Some(format!("Data set, licence {}.", about.licence).into()),
        ..Reference::default()
    }
}

fn cite_data_page(dataset: &Dataset) -> Page<'_> {
    let About { version, reviewed, licence, .. } = &dataset.about;
    let cite = || CommandLine::on(dataset, "cite");
    let citation =
        format!("{AUTHORS}, “{TITLE}”, version {version}, reviewed {reviewed}, licence {licence}");
    Page::new("How to cite these data")
        .field("title", "Title", TITLE)
        .field("author", "Author", AUTHORS)
        .field("version", "Version", &**version)
        .field("reviewed", "Last checked", reviewed.text())
        .field("licence", "Licence", &**licence)
        .paragraphs("citation", "In a text", vec![citation.into()])
        .notes(
            "more",
            "More",
            [cite(), cite().name(PLACEHOLDER)]
                .map(|line| line.options("-o bibtex").to_string().into())
                .into(),
        )
}

fn cite_page<'a>(about: &About, references: &[Reference<'a>]) -> Page<'a> {
    let title = format!("How to cite {}", count(references.len(), "source", "sources"));
    let item = |reference: &Reference<'a>| Item {
        title: reference.id.clone(),
        lines: vec![reference.to_string().into()],
        urls: reference.url.iter().cloned().collect(),
    };
    Page::new(title).field("accessed", "Accessed", about.reviewed.text()).items(
        "citations",
        "In a text",
        references.iter().map(item).collect(),
    )
}

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
fn best_source<'d>(
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
