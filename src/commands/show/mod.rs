//! Everything about one thing.

mod overview;
pub mod record_pages;

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use self::record_pages::RecordPages;
use super::names::{Kind, Named, record};
use super::options::{DataOptions, DayOption, OutputOptions};
use super::{Answer, Subcommand, data, days, names, paged};
use crate::browser;
use crate::command_line::CommandLine;
use crate::data::{Dataset, Party, Record};
use crate::error::{Refusal, Tip};
use crate::membership::timeline::{TimelineFilter, timeline};
use crate::membership::{self, MemberFilter, Scope, belongings, members};
use crate::model::{Format, Role};
use crate::output::Output;
use crate::output::escape::visible;

pub const COMMAND: Subcommand = Subcommand {
    name: "show",
    about: "What is it? One format, country, meeting or source, on one page",
    examples: "\
Examples:
  nato-partners show trust-funds
  nato-partners show nrc --on 2016-07-09
  nato-partners show eapc --full
  nato-partners show warsaw-2016
  nato-partners show country:md
  nato-partners show source:aa-cooperative-security -o json",
    arguments: |command| {
        let command = Args::augment_args(command).mut_arg("csv_safe", |option| option.hide(true));
        command.mut_arg("output", |option| {
            option.help("What to write: table, list, json, markdown or html")
        })
    },
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The whole page, with names over time, events, disagreements and the sources with their addresses
    #[arg(long)]
    full: bool,

    /// A format, country, organisation, meeting or source; `format:`, `country:`, `meeting:` or
    /// `source:` before the name says which kind is meant
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,

    /// Print the address of a source alone and, at a terminal, open it in the browser
    #[arg(long, conflicts_with_all = ["on", "output", "out_file"])]
    web: bool,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let asked = names::one(&data, &Kind::ALL, "show", &args.name)?;
    let Named { record, remark } = record(&data, &asked)?;
    if matches.value_source("on") == Some(ValueSource::CommandLine) {
        refuse_a_day(&data, record)?;
    }
    if args.web {
        return open_address(&data, record, &asked);
    }
    let language = args.data.lang;
    let is_sheet = matches!(args.output.output, Output::Markdown | Output::Html);
    let pages = RecordPages { dataset: &data, day, language, all_columns: false, is_sheet };
    let for_rows = |command| CommandLine::on(&data, command);
    let answer = match record {
        Record::Format(format) => args.format(&pages, format),
        Record::Country(country) => args.party(&pages, Party::Country(country)),
        Record::Organisation(it) => args.party(&pages, Party::Organisation(it)),
        Record::Meeting(meeting) => {
            let rows = for_rows("timeline").name(&format!("meeting:{}", meeting.id));
            let page = if args.is_short() {
                pages.meeting_overview(meeting)
            } else {
                pages.meeting(meeting)
            };
            paged(page, rows, &args.output)
        }
        Record::Source(source) => {
            let cited = membership::cited(&data, Scope::Of(record));
            let cited_by = cited.first().map_or(&[][..], |row| &row.cited_by);
            let rows = for_rows("sources").name(&format!("source:{}", source.id));
            let rows = rows.options("--columns facts,cited_by");
            paged(pages.source(source, cited_by), rows, &args.output)
        }
    };
    Ok(answer?.remark(remark.into_iter().chain(days::beyond_review(&data, day.day))))
}

impl Args {
    /// Tells whether the short page is asked for: a script gets all there is.
    fn is_short(&self) -> bool {
        !self.full && self.output.output.is_for_people()
    }

    fn format(&self, pages: &RecordPages<'_>, format: &Format) -> Result<Answer> {
        let (dataset, day) = (pages.dataset, pages.day.day);
        let filter = MemberFilter { roles: Role::ALL.to_vec(), ..MemberFilter::default() };
        let (on_the_day, tally) = members(dataset, format, day, pages.language, &filter);
        let rows = CommandLine::on(dataset, "members").name(&format.id);
        let answer = if self.is_short() {
            paged(pages.format_overview(format, &on_the_day, &tally), rows, &self.output)?
        } else {
            let ever = MemberFilter { ever: true, ..filter };
            let (mut others, _) = members(dataset, format, day, pages.language, &ever);
            others.retain(|member| !member.standing.is_in_force());
            paged(pages.format(format, (&on_the_day, &others), &tally), rows, &self.output)?
        };
        Ok(answer.remark(days::outside_life(format, day, dataset.reviewed())))
    }

    fn party(&self, pages: &RecordPages<'_>, party: Party<'_>) -> Result<Answer> {
        let RecordPages { dataset, day, language, .. } = *pages;
        let history = belongings(dataset, party, day.day, language);
        let events = timeline(dataset, language, &TimelineFilter::events(vec![party]));
        let rows = CommandLine::on(dataset, "country").name(party.code()).options("--history");
        let page = if self.is_short() {
            pages.party_overview(party, &history)
        } else {
            pages.party(party, &history, &events)
        };
        paged(page, rows, &self.output)
    }
}

fn open_address(dataset: &Dataset, record: Record<'_>, asked: &str) -> Result<Answer> {
    let Record::Source(source) = record else {
        let sources = CommandLine::on(dataset, "sources").name(asked);
        return Err(Refusal::usage(format!("`--web` is for sources, and `{asked}` is none"))
            .tip(Tip::typing("what is known of it has these", &sources))
            .into());
    };
    let Some(url) = &source.url else {
        let show = CommandLine::on(dataset, "show").name(&format!("source:{}", source.id));
        return Err(Refusal::not_found(format!("the source `{}` has no address", source.id))
            .tip(Tip::doing(&show, "says what is known of it"))
            .into());
    };
    browser::open(url);
    Ok(Answer { text: format!("{}\n", visible(url)), ..Answer::default() })
}

/// Refuses `--on` for what is the same on every day.
fn refuse_a_day(dataset: &Dataset, record: Record<'_>) -> Result<(), Refusal> {
    if !matches!(record, Record::Meeting(_) | Record::Source(_)) {
        return Ok(());
    }
    let (kind, id) = (record.kind(), record.id());
    let line = CommandLine::on(dataset, "show").name(&format!("{kind}:{id}"));
    Err(Refusal::usage(format!("`{id}` is a {kind}, and the same on every day"))
        .tip(Tip::typing("leave out `--on`", &line)))
}
