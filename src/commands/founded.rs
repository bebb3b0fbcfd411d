//! When was it founded?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::{Answer, data, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand};
use crate::model::{Language, fold};
use crate::prose::count;
use crate::query::{self, Founding};
use crate::view::{constructed_lines, full_name};

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
    let number = format!("Founded: {}", count(foundings.len(), "format", "formats"));
    let heading =
        [number].into_iter().chain(constructed_lines(foundings.iter().map(|row| row.format)));
    let heading = heading.collect::<Vec<_>>().join("\n");
    let asked = args.formats.join(" ");
    let asked_by_name = if formats.is_empty() { &[] } else { &*foundings };
    let later = asked_by_name.iter().filter_map(|row| asked_by_a_later_name(row, &asked));
    let later: Vec<String> = later.collect();
    Ok(rows(&foundings, heading, &args.rows, &args.output)?.remark(remarks).remark(later))
}

/// Says since when a format bears the name that was asked for, where it was founded under another.
fn asked_by_a_later_name(row: &Founding<'_>, asked: &str) -> Option<String> {
    let asked = format!(" {} ", fold(asked));
    let is_asked = |name: &str| asked.contains(&format!(" {} ", fold(name)));
    let names = Language::ALL.map(|language| row.name().name.get(language));
    if names.into_iter().any(is_asked) {
        return None;
    }
    let later = row.later_names().iter().find(|later| {
        Language::ALL.into_iter().any(|language| is_asked(later.name.get(language)))
    })?;
    Some(format!(
        "{} is its name since {}; it was founded as {}",
        full_name(later, row.language),
        later.from,
        full_name(row.name(), row.language)
    ))
}
