//! The whole picture: countries by formats.

use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::selection::{SetOptions, in_words};
use super::{Answer, data, days, names, rows_with};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::data::Party;
use crate::model::ListState;
use crate::prose::count;
use crate::query::{self, Matrix, MatrixFilter, MatrixFormat, NamedDay};
use crate::view::{day_heading, legend, matrix_columns, part_line, set_line};

/// `matrix`.
pub const COMMAND: Subcommand = Subcommand {
    name: "matrix",
    about: "The whole picture: countries by formats on a day, one mark a cell",
    examples: "\
Examples:
  nato-partners matrix
  nato-partners matrix --formats eapc,pfp,md,ici,patg --role partner
  nato-partners matrix --area 'Central Asia' --on 2016-07-09
  nato-partners matrix --country jordan --country georgia -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Only these formats, in this order; the rows are then who is in one of them
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    formats: Vec<String>,

    /// Only this country or organisation (may repeat)
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,

    #[command(flatten)]
    set: SetOptions,

    #[command(flatten)]
    day: DayOption,
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
    let day = days::day(&data, &args.day.on)?;
    let (parties, of_parties) = names::parties(&data, &args.country)?;
    let (mut set, of_set) = args.set.filter(&data)?;
    set.parties = parties;
    let (formats, of_formats) = names::formats(&data, &args.formats)?;
    let filter = MatrixFilter { set, formats };
    let matrix = query::matrix(&data, day.day, args.data.lang, &filter);
    let heading = heading(&matrix, &filter, &day);
    let empty = matrix.rows.is_empty().then(|| "no country matches".to_owned());
    let missing = filter.set.parties.iter().filter_map(|party| args.missing(&matrix, *party, &day));
    let unknown = filter.formats.iter().filter(|format| format.list == ListState::Unknown);
    let all = matrix.formats.iter().map(|column| column.format);
    let is_said = args.output.output.is_for_people();
    let unknown = if is_said { part_line(unknown.copied()) } else { part_line(all) };
    let joined = filter.formats.iter().chain(&filter.set.all_of).chain(&filter.set.any_of);
    let outside: BTreeSet<String> =
        joined.filter_map(|format| days::outside_life(format, day.day, data.reviewed())).collect();
    let remarks: Vec<String> = missing.chain(empty).chain(outside).chain(unknown).collect();
    let of_names = of_parties.into_iter().chain(of_set).chain(of_formats);
    let remarks = of_names.chain(remarks).chain(days::beyond_review(&data, day.day));
    let columns = matrix_columns(&matrix.formats, !filter.formats.is_empty());
    Ok(rows_with(columns, &matrix.rows, heading, &args.rows, &args.output)?.remark(remarks))
}

impl Args {
    /// Says that a country that was asked for by name is no row.
    fn missing(&self, matrix: &Matrix<'_>, party: Party<'_>, day: &NamedDay<'_>) -> Option<String> {
        let is_there = matrix.rows.iter().any(|row| row.country.party == party);
        let name = party.name(self.data.lang);
        let set = &self.set;
        let named = [&set.all_of, &set.any_of, &set.none_of, &set.area];
        let is_limited = !set.role.is_empty() || named.iter().any(|names| !names.is_empty());
        let why = if is_limited { "does not match" } else { "was in no format" };
        (!is_there).then(|| format!("{name} {why} on {}", day.day))
    }
}

fn heading(matrix: &Matrix<'_>, filter: &MatrixFilter<'_>, day: &NamedDay<'_>) -> String {
    let formats = count(matrix.formats.len(), "format", "formats");
    let conditions = in_words(&filter.set);
    let title = format!("Countries by formats on {}{conditions}", day_heading(day));
    let known = part_line(matrix.formats.iter().map(|column| column.format));
    let is_known = |column: &MatrixFormat<'_>| column.format.list != ListState::Unknown;
    let is_unknown = !matrix.formats.is_empty() && !matrix.formats.iter().any(is_known);
    let number = if is_unknown { "not known".to_owned() } else { set_line(&matrix.tally) };
    let lines = [format!("{number}; {formats}"), legend()];
    let lines: Vec<String> = [title].into_iter().chain(lines).chain(known).collect();
    lines.join("\n")
}
