//! The whole reference as one HTML file.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, names};
use crate::cli::{DataOptions, DayOption, Subcommand};
use crate::page;

/// `page`.
pub const COMMAND: Subcommand = Subcommand {
    name: "page",
    about: "The whole reference as one HTML file, for people who do not use a terminal",
    examples: "\
Examples:
  nato-partners page nato-partners.html
  nato-partners page warsaw.html --on warsaw-2016
  nato-partners page - --lang de",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The file to write, whole or not at all; - for standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let day = names::day(&data, &args.day.on)?;
    let answer = Answer {
        text: page::html(&data, &day, args.data.lang),
        out_file: Some(args.file).filter(|file| file != Path::new("-")),
        ..Answer::default()
    };
    Ok(answer.remark(names::beyond_review(&data, day.day)))
}
