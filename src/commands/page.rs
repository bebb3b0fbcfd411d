//! The whole reference as one HTML file.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, days};
use crate::cli::{DataOptions, DayOption, Subcommand};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::error::{Refusal, Tip};
use crate::html;

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
    /// The file to write, whole or not at all, which ends in .html; - for standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let file = html_file(&args.file)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let answer = Answer {
        text: html::html(&data, &day, args.data.lang),
        out_file: file.map(Path::to_owned),
        ..Answer::default()
    };
    Ok(answer.remark(days::beyond_review(&data, day.day)))
}

/// Returns the file to write; none for standard output.
///
/// A name that a browser would not open is refused: whoever types `page eapc` means the format, and
/// wants no file that is called so.
fn html_file(file: &Path) -> Result<Option<&Path>, Refusal> {
    let ends_well =
        |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if file == Path::new("-") {
        Ok(None)
    } else if ends_well("html") || ends_well("htm") {
        Ok(Some(file))
    } else {
        let show = CommandLine::new("show").name(PLACEHOLDER);
        let message = format!("`{}` is no name of an HTML file", file.display());
        Err(Refusal::usage(message)
            .tip("let it end in .html, or type `-` for standard output")
            .tip(Tip::doing(&show, "says everything about one format or country")))
    }
}
