//! Whether a country is, or was, in a format.

pub mod belonging;

use anyhow::Result;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use self::belonging::Is;
use super::answer::{rows, style};
use super::ask::hints::Hint;
use super::ask::reading::Reading;
use super::ask::refusal;
use super::country::{all_known, represented};
use super::names;
use super::options::{DataOptions, DayOption, OutputOptions, RowOptions};
use super::{Answer, Subcommand, data, days};
use crate::data::Dataset;
use crate::error::{Exit, Refusal, Tip};
use crate::membership::belongings;
use crate::output::Output;
use crate::output::wrap::visible_lines;

pub const COMMAND: Subcommand = Subcommand {
    name: "is",
    about: "Is it in it? Whether a country is or was in a format, since when, and who says so",
    examples: "\
Examples:
  nato-partners is finland in nato
  nato-partners is malta in pfp --on 1996-01-01
  nato-partners is malta in pfp --ever
  nato-partners is sweden in pfp from 1998 to 2002
  nato-partners is switzerland a partner
  nato-partners is jordan md -o json",
    arguments: |command| {
        Args::augment_args(command).after_help(
            "\
Exit codes:
  0  yes, if only suspended
  1  no, or possibly
  2  the question cannot be answered",
        )
    },
    run,
};

#[derive(clap::Args)]
struct Args {
    /// A country or organisation and a format, in any order; small words such as `in` may stand between
    #[arg(value_name = "COUNTRY in FORMAT", required = true)]
    words: Vec<String>,

    /// Whether it was in it at any time, with --on up to that day
    #[arg(long)]
    ever: bool,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    args.answer(matches).map_err(|error| match error.downcast::<Refusal>() {
        Ok(refusal) => Refusal { exit: Exit::Unusable, ..refusal }.into(),
        Err(error) => error,
    })
}

impl Args {
    fn answer(&self, matches: &ArgMatches) -> Result<Answer> {
        let data = data(&self.data)?;
        let reading = Reading::of(&data, &self.words, Some("is"));
        if let Some(refusal) = refusal::unreadable(&reading) {
            return Err(refusal.into());
        }
        if !reading.unknown.is_empty() {
            let asked = [&["is".to_owned()], &*self.words].concat();
            return Err(refusal::unknown(&data, &reading, &asked).into());
        }
        let is_given = matches.value_source("on") == Some(ValueSource::CommandLine);
        let Reading { on, from, to, .. } = &reading;
        // Whoever asks whether it is in it since then asks of now.
        let then = from.as_ref().filter(|_| !reading.has(Hint::Since));
        let read = on.as_ref().or(to.as_ref()).or(then);
        let within = from.as_ref().zip(to.as_ref()).filter(|_| !is_given);
        let within = within.map(|(from, to)| Ok((days::day(&data, from)?, days::day(&data, to)?)));
        let within = within.transpose().map_err(|refusal: Refusal| refusal)?;
        let since = from.as_ref().filter(|_| read.is_none());
        let since = since.map(|since| days::day(&data, since)).transpose()?;
        let asked = read.filter(|_| !is_given).unwrap_or(&self.day.on);
        let day = days::day(&data, asked)?;
        let (mut formats, mut remarks) = names::formats(&data, &reading.formats)?;
        let (parties, of_parties) = names::parties(&data, &reading.parties)?;
        remarks.extend(of_parties);
        let is_of_organisation = formats.is_empty()
            && parties.len() > 1
            && parties.iter().any(|party| !party.is_country());
        if is_of_organisation {
            let message = "who belongs to another organisation is not in the data";
            return Err(Refusal::usage(message)
                .tip("`nato-partners formats` lists what one can be asked to be in")
                .into());
        }
        let has = |hint| reading.has(hint);
        let is_of_nato = formats.iter().all(|format| format.is_alliance());
        let of_partnerships = has(Hint::Partnerships) && (has(Hint::Any) || !formats.is_empty());
        let is_partner = has(Hint::Partners) && !has(Hint::Allies) || of_partnerships;
        let roles = if is_of_nato { Vec::new() } else { reading.roles() };
        if is_of_nato && has(Hint::Observers) {
            return Err(Refusal::usage("it is not said of which format it would be an observer")
                .tip("type for instance: nato-partners is finland an observer in nacc")
                .into());
        }
        let is_either = is_partner && has(Hint::Or) && !formats.is_empty();
        if is_of_nato && is_partner && !is_either {
            formats.clear();
        } else if formats.is_empty() && !parties.is_empty() {
            formats.extend(data.alliance());
            remarks.push("no format is named: read as whether it is in NATO".to_owned());
        }
        if reading.asks_otherwise()
            && let Some(line) = refusal::begun(&reading)
        {
            let asked = self.words.join(" ");
            let message = format!("`is {asked}` asks more than whether a country is in a format");
            return Err(Refusal::usage(message).tip(Tip::typing("what is known", &line)).into());
        }
        if parties.is_empty() || reading.asks_otherwise() {
            return Err(Refusal::usage("`is` takes a country and a format")
                .tip("type for instance: nato-partners is finland in nato")
                .into());
        }
        let ever = self.ever || reading.has(Hint::Ever) && read.is_none();
        let language = self.data.lang;
        let of_suspension = reading.has(Hint::Suspended);
        let (mut answers, mut strangers) = (Vec::new(), Vec::new());
        for party in parties {
            let history = belongings(&data, party, day.day, language);
            let is = |format| {
                let is = Is::of(party, format, &history, (day, ever), &roles, language);
                let is = if of_suspension { is.of_suspension() } else { is };
                match (&since, &within) {
                    (Some(since), _) => is.since(since),
                    (None, Some((from, to))) => is.within(from.first, to.day),
                    _ => is,
                }
            };
            answers.extend(formats.iter().map(|format| is(Some(*format))));
            answers.extend((formats.is_empty() || is_of_nato && is_either).then(|| is(None)));
            if history.is_empty() {
                strangers.extend([represented(&data, party), all_known(&data, party)]);
            }
        }
        remarks.extend(answers.iter().filter_map(|answer| answer.dispute(&data)));
        remarks.extend(strangers.into_iter().flatten());
        remarks.extend(days::beyond_review(&data, day.day));
        let exits = answers.iter().map(|answer| answer.verdict.exit());
        // Of one or the other, one is enough.
        let exit = if reading.has(Hint::Or) {
            exits.min_by_key(|exit| *exit as u8)
        } else {
            exits.max_by_key(|exit| *exit as u8)
        };
        let mut answer = self.written(&data, &answers)?;
        answer.exit = exit.unwrap_or_default();
        Ok(answer.remark(remarks))
    }

    fn written(&self, data: &Dataset, answers: &[Is<'_>]) -> Result<Answer> {
        let output = match self.output.output {
            Output::Table | Output::List | Output::Markdown => {
                let style = style(&self.output, false)?;
                let sentences = answers
                    .iter()
                    .flat_map(|answer| visible_lines(&answer.sentence(data), style.width));
                let text: String = sentences.map(|line| line + "\n").collect();
                return Ok(Answer::of(text, &self.output.file));
            }
            // One answer is one object.
            Output::Json if answers.len() == 1 => Output::Jsonl,
            output => output,
        };
        let output = OutputOptions { output, ..self.output.clone() };
        rows(answers, String::new(), &RowOptions { columns: None, sort: None, output })
    }
}
