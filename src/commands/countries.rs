//! Which countries are in these formats and not in those?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::selection::{SetOptions, in_words};
use super::{Answer, data, days, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::query::{self, SetFilter};
use crate::view::{day_heading, part_line, set_line};

/// `countries`.
pub const COMMAND: Subcommand = Subcommand {
    name: "countries",
    about: "Which countries are in these formats and not in those? Sets of countries on a day",
    examples: "\
Examples:
  nato-partners countries --in md --in dcb
  nato-partners countries --in pfp --not-in eop --area 'South Caucasus'
  nato-partners countries --any-in md --any-in ici --columns country,name,formats
  nato-partners countries --role partner --on 2016-07-09",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
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
    let (filter, of_names) = args.set.filter(&data)?;
    let (found, tally) = query::countries_in(&data, day.day, args.data.lang, &filter);
    let number = if filter.is_knowable() { set_line(&tally) } else { "not known".to_owned() };
    let heading = format!("Countries on {}{}\n{number}", day_heading(&day), in_words(&filter));
    let empty = found.is_empty().then(|| "no country matches".to_owned());
    let joined = filter.all_of.iter().chain(&filter.any_of);
    let outside = joined.filter_map(|format| days::outside_life(format, day.day, data.reviewed()));
    let remarks = of_names.into_iter().chain(empty).chain(outside).chain(not_all_known(&filter));
    let remarks = remarks.chain(days::beyond_review(&data, day.day));
    Ok(rows(&found, heading, &args.rows, &args.output)?.remark(remarks))
}

/// Says of which of the formats asked for the data do not know all members.
fn not_all_known(filter: &SetFilter<'_>) -> Option<String> {
    let named = [&filter.all_of, &filter.any_of, &filter.none_of];
    part_line(named.into_iter().flatten().copied())
}
