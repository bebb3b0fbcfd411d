//! Everything about one thing.

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::subject::{Subject, subject};
use super::{Answer, data, days, names, page};
use crate::cli::{DataOptions, DayOption, OutputOptions, Subcommand};
use crate::command_line::CommandLine;
use crate::data::{Dataset, Party, Record};
use crate::error::{Refusal, Tip};
use crate::membership::{self, MemberFilter, Scope};
use crate::model::{Format, Role};
use crate::query::NamedDay;
use crate::view::{citing_records, format_page, meeting_page, party_page, source_page};

/// `show`.
pub const COMMAND: Subcommand = Subcommand {
    name: "show",
    about: "Everything about one format, country, meeting or source, on one page",
    examples: "\
Examples:
  nato-partners show trust-funds
  nato-partners show nrc --on 2016-07-09
  nato-partners show warsaw-2016
  nato-partners show country:md
  nato-partners show source:aa-cooperative-security -o json",
    arguments: |command| {
        let command = Args::augment_args(command).mut_arg("csv_safe", |option| option.hide(true));
        command
            .mut_arg("output", |option| option.help("What to write: table, list, json or markdown"))
    },
    run,
};

#[derive(clap::Args)]
struct Args {
    /// A format, country, organisation, meeting or source; `format:`, `country:`, `meeting:` or
    /// `source:` before the name says which kind is meant
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,

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
    let asked = names::one(&data, Kind::ALL, "show", &args.name)?;
    let (subject, remark) = subject(&data, &asked)?;
    if matches.value_source("on") == Some(ValueSource::CommandLine) {
        refuse_a_day(&data, &subject)?;
    }
    let answer = match subject {
        Subject::Format(format) => args.format(&data, format, &day),
        Subject::Party(party) => args.party(&data, party, &day),
        Subject::Meeting(meeting) => page(
            meeting_page(&data, meeting),
            CommandLine::on(&data, "timeline").name(&format!("meeting:{}", meeting.id)),
            &args.output,
        ),
        Subject::Source(source) => {
            let cited = membership::cited(&data, Scope::Of(Record::Source(source)));
            let cited_by: Vec<String> =
                cited.iter().flat_map(|row| citing_records(&row.cited_by)).collect();
            page(
                source_page(&data, source, &cited_by),
                CommandLine::on(&data, "sources")
                    .name(&format!("source:{}", source.id))
                    .options("--columns facts,cited_by"),
                &args.output,
            )
        }
    };
    Ok(answer?.remark(remark.into_iter().chain(days::beyond_review(&data, day.day))))
}

/// Refuses `--on` for what is the same on every day.
fn refuse_a_day(dataset: &Dataset, subject: &Subject<'_>) -> Result<(), Refusal> {
    let (kind, id) = match subject {
        Subject::Format(_) | Subject::Party(_) => return Ok(()),
        Subject::Meeting(meeting) => ("meeting", &*meeting.id),
        Subject::Source(source) => ("source", &*source.id),
    };
    let line = CommandLine::on(dataset, "show").name(&format!("{kind}:{id}"));
    Err(Refusal::usage(format!("`{id}` is a {kind}, and the same on every day"))
        .tip(Tip::typing("leave out `--on`", &line)))
}

impl Args {
    fn format(&self, dataset: &Dataset, format: &Format, day: &NamedDay<'_>) -> Result<Answer> {
        let filter = MemberFilter { roles: Role::ALL.to_vec(), ..MemberFilter::default() };
        let (members, tally) =
            membership::members(dataset, format, day.day, self.data.lang, &filter);
        let ever = MemberFilter { ever: true, ..filter };
        let (mut others, _) = membership::members(dataset, format, day.day, self.data.lang, &ever);
        others.retain(|member| !member.standing.is_in_force());
        let shown = format_page(dataset, format, day, self.data.lang, (&members, &others), &tally);
        let answer =
            page(shown, CommandLine::on(dataset, "members").name(&format.id), &self.output)?;
        Ok(answer.remark(days::outside_life(format, day.day, dataset.reviewed())))
    }

    fn party(&self, dataset: &Dataset, party: Party<'_>, day: &NamedDay<'_>) -> Result<Answer> {
        let history = membership::belongings(dataset, party, day.day, self.data.lang);
        let shown = party_page(dataset, party, day, self.data.lang, &history);
        let rows = CommandLine::on(dataset, "country").name(party.code()).options("--history");
        page(shown, rows, &self.output)
    }
}
