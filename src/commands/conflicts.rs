//! Where do sources disagree?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::names::{AllNamed, Named, add_once};
use super::subject::{Subject, subject};
use super::{Answer, data, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand};
use crate::data::Dataset;
use crate::data::Party;
use crate::error::Refusal;
use crate::model::Format;
use crate::output::Tabular;
use crate::prose::{all_of, count};
use crate::query::{self, CountRow, Record};

/// `conflicts`.
pub const COMMAND: Subcommand = Subcommand {
    name: "conflicts",
    about: "Where do sources disagree? What each says, which is followed, and why",
    examples: "\
Examples:
  nato-partners conflicts eapc
  nato-partners conflicts organisations --columns fact,source,claim,counted
  nato-partners conflicts --counts
  nato-partners conflicts nrc --open",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The formats, meetings and countries; without any, all
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// The numbers of members that sources state and the data do not bear out, beside those of the
    /// data on the same day
    #[arg(long, conflicts_with = "open")]
    counts: bool,

    /// With --counts, also the numbers that the data bear out
    #[arg(long, requires = "counts", conflicts_with = "open")]
    all: bool,

    /// What is not known instead, and which facts have no source
    #[arg(long)]
    open: bool,

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
    let (records, remarks) = args.records(&data)?;
    let answer = if args.counts {
        args.stated_counts(&data, &records)
    } else if args.open {
        args.open_questions(&records)
    } else {
        args.conflicts(&data, &records)
    };
    Ok(answer?.remark(remarks))
}

impl Args {
    /// Finds the formats, meetings and countries that are named, each once.
    fn records<'d>(&self, dataset: &'d Dataset) -> Result<AllNamed<Record<'d>>, Refusal> {
        if self.names.is_empty() {
            return Ok((query::disputable(dataset).collect(), Vec::new()));
        }
        let (mut records, mut remarks) = (Vec::with_capacity(self.names.len()), Vec::new());
        for asked in names::split(dataset, Kind::ALL, &self.names)? {
            let Named { record, remark } = record(dataset, &asked)?;
            add_once(&mut records, record, |record| record.id());
            remarks.extend(remark);
        }
        Ok((records, remarks))
    }

    fn conflicts(&self, dataset: &Dataset, records: &[Record<'_>]) -> Result<Answer> {
        let claims = query::conflicts(dataset, records);
        let facts = claims.chunk_by(|one, other| std::ptr::eq(one.conflict, other.conflict));
        let facts = count(facts.count(), "fact", "facts");
        let heading = format!("Where sources disagree{}: {facts}", self.on("on", records));
        let remark = claims.is_empty().then(|| "the data know of no disagreement here".to_owned());
        Ok(self.rows(&claims, heading)?.remark(remark))
    }

    fn stated_counts(&self, dataset: &Dataset, records: &[Record<'_>]) -> Result<Answer> {
        let formats: Vec<&Format> = records
            .iter()
            .filter_map(|record| match record {
                Record::Format(format) => Some(*format),
                _ => None,
            })
            .collect();
        let counts = query::stated_counts(dataset, &formats);
        let differs = |row: &&CountRow<'_>| row.agrees() == Some(false);
        let differing = counts.iter().filter(differs).count();
        let heading = format!(
            "Members{}, as sources state them and as counted here: {}, {differing} not borne out",
            self.on("of", records),
            count(counts.len(), "number", "numbers"),
        );
        let shown: Vec<CountRow<'_>> =
            counts.iter().filter(|row| self.all || differs(row)).copied().collect();
        let remark = match (counts.len(), shown.len()) {
            (0, _) => Some("the data know of no number that a source states here".to_owned()),
            (_, 0) => Some("the data bear out every number; `--all` shows them".to_owned()),
            _ => None,
        };
        Ok(self.rows(&shown, heading)?.remark(remark))
    }

    fn open_questions(&self, records: &[Record<'_>]) -> Result<Answer> {
        let questions = query::open_questions(records);
        let number = count(questions.len(), "question", "questions");
        let heading = format!("Not known{}: {number}", self.on("on", records));
        let remark = questions.is_empty().then(|| "the data name no open question here".to_owned());
        Ok(self.rows(&questions, heading)?.remark(remark))
    }

    /// Names what was asked for, if anything.
    fn on(&self, preposition: &str, records: &[Record<'_>]) -> String {
        let ids: Vec<String> = records.iter().map(|record| record.id().to_owned()).collect();
        if self.names.is_empty() {
            String::new()
        } else {
            format!(" {preposition} {}", all_of(&ids))
        }
    }

    fn rows<R: Tabular>(&self, shown: &[R], heading: String) -> Result<Answer> {
        rows(shown, heading, &self.rows, &self.output)
    }
}

/// Finds a format or, where no format is called so, a country or meeting.
fn record<'d>(dataset: &'d Dataset, asked: &str) -> Result<Named<Record<'d>>, Refusal> {
    let (subject, remark) = subject(dataset, asked)?;
    let record = match subject {
        Subject::Format(format) => Record::Format(format),
        Subject::Meeting(meeting) => Record::Meeting(meeting),
        Subject::Party(Party::Country(country)) => Record::Country(country),
        Subject::Party(Party::Organisation(organisation)) => Record::Organisation(organisation),
        Subject::Source(source) => Record::Source(source),
    };
    Ok(Named { record, remark })
}
