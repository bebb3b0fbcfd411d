//! What changed between two days?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand, one_of};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::prose::count;
use crate::query::{self, Change, ChangeFilter, ChangeKind, NamedDay};
use crate::view::{change_lines, day_heading};

/// `changes`.
pub const COMMAND: Subcommand = Subcommand {
    name: "changes",
    about: "What changed between two days? Who joined, left, became an Ally or was suspended",
    examples: "\
Examples:
  nato-partners changes --from warsaw-2016
  nato-partners changes --from 2016-07-09 --to 2024-04-01 --format eapc --format pfp
  nato-partners changes --from 1997 --to 1999 --country poland
  nato-partners changes --from 2020 --change 'became Ally' --columns date,name,format,sources",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The first day, on which what changed counts: 2014-09-05, today, reviewed, or the first day of
    /// a year (2014), a month (2014-09) or a meeting (wales-2014). What came and went again before
    /// the last day is not listed
    #[arg(long, value_name = "DATE", required = true, allow_hyphen_values = true)]
    from: String,

    /// The last day, on which what changed counts too; of a year, month or meeting the last
    #[arg(long, value_name = "DATE", default_value = "reviewed", allow_hyphen_values = true)]
    to: String,

    /// Only in this format (may repeat)
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<String>,

    /// Only of this country or organisation (may repeat)
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,

    /// Only this change, such as joined or 'became Ally' (may repeat). `perhaps` means that dates
    /// are too coarse to tell whether it happened, `by then` that it did, but perhaps before --from
    #[arg(long, value_name = "WORD", value_parser = one_of(ChangeKind::ALL, ChangeKind::word), ignore_case = true, value_delimiter = ',')]
    change: Vec<ChangeKind>,

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
    let from = days::day(&data, &args.from)?;
    let to = days::day(&data, &args.to)?;
    if to.day < from.first {
        let command = CommandLine::on(&data, "changes");
        let asked = (("--from", &*args.from), ("--to", &*args.to));
        return Err(days::turned_round(command, asked.0, asked.1).into());
    }
    let (filter, remarks) = args.filter(&data)?;
    let before = from.first.previous();
    let changes = query::changes(&data, before, to.day, args.data.lang, &filter);
    let nothing = changes.is_empty().then(|| nothing(&filter));
    let later = days::beyond_review(&data, to.day);
    let answer = rows(&changes, heading(&changes, &from, &to), &args.rows, &args.output)?;
    Ok(answer.remark(remarks.into_iter().chain(nothing).chain(later)))
}

impl Args {
    /// Finds what the filter names, with the remarks on the names.
    fn filter<'d>(&self, dataset: &'d Dataset) -> Result<(ChangeFilter<'d>, Vec<String>)> {
        let (parties, mut remarks) = names::parties(dataset, &self.country)?;
        let (formats, of_formats) = names::formats(dataset, &self.format)?;
        remarks.extend(of_formats);
        Ok((ChangeFilter { formats, parties, kinds: self.change.clone() }, remarks))
    }
}

/// Says why there is nothing to see.
fn nothing(filter: &ChangeFilter<'_>) -> String {
    let is_narrowed =
        !(filter.formats.is_empty() && filter.parties.is_empty() && filter.kinds.is_empty());
    if is_narrowed { "no change matches" } else { "nothing changed" }.to_owned()
}

/// Counts the changes, and says in words who and what they are.
fn heading(changes: &[Change<'_>], from: &NamedDay<'_>, to: &NamedDay<'_>) -> String {
    let number = count(changes.len(), "change", "changes");
    let from = NamedDay { day: from.first, ..*from };
    let mut lines = vec![format!("{number} from {} to {}", day_heading(&from), day_heading(to))];
    lines.extend(change_lines(changes));
    lines.join("\n")
}
