//! When was it founded?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::{Answer, data, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand};
use crate::prose::count;
use crate::query;

/// `founded`.
pub const COMMAND: Subcommand = Subcommand {
    name: "founded",
    about: "When was it founded? Foundings in order, with the name of the time",
    examples: "\
Examples:
  nato-partners founded
  nato-partners founded nrc
  nato-partners founded nuc ngc --columns format,founded,place,document
  nato-partners founded --sort -founded -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The formats, whose names need no quotes; without any, all whose founding is dated
    #[arg(value_name = "FORMAT")]
    formats: Vec<String>,

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
    let asked = names::split(&data, &[Kind::Format], &args.formats)?;
    let (formats, remarks) = names::formats(&data, &asked)?;
    let foundings = query::foundings(&data, &formats, args.data.lang);
    let heading = format!("Founded: {}", count(foundings.len(), "format", "formats"));
    Ok(rows(&foundings, heading, &args.rows, &args.output)?.remark(remarks))
}
