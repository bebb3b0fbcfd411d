//! Which countries are in these formats and not in those?

use std::iter;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::selection::{SetOptions, behind_a_colon, in_words, of_whom};
use super::{Answer, data, days, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::data::Dataset;
use crate::membership::{self, InNone, SetFilter};
use crate::model::CountryKind;
use crate::prose::count;
use crate::query::NamedDay;
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
  nato-partners countries --role partner --on 2016-07-09
  nato-partners countries --in-none --columns country,name,outside,what",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    #[command(flatten)]
    set: SetOptions,

    /// Those in no format at all on the day instead, with what is known of them: the other entries
    /// of ISO 3166-1, and who had not joined or had left
    #[arg(long, conflicts_with_all = ["all_of", "any_of", "none_of", "role"])]
    in_none: bool,

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
    if args.in_none {
        return args.in_none(&data, &day, &filter);
    }
    let (found, tally) = membership::countries_in(&data, day.day, args.data.lang, &filter);
    let number = if filter.is_knowable() { set_line(&tally) } else { "not known".to_owned() };
    let heading = format!("Countries on {}{}\n{number}", day_heading(&day), in_words(&filter));
    let empty = found.is_empty().then(|| "no country matches".to_owned());
    let joined = filter.all_of.iter().chain(&filter.any_of);
    let outside = joined.filter_map(|format| days::outside_life(format, day.day, data.reviewed()));
    let remarks = of_names.into_iter().chain(empty).chain(outside).chain(not_all_known(&filter));
    let remarks = remarks.chain(days::beyond_review(&data, day.day));
    Ok(rows(&found, heading, &args.rows, &args.output)?.remark(remarks))
}

impl Args {
    fn in_none(
        &self,
        dataset: &Dataset,
        day: &NamedDay<'_>,
        filter: &SetFilter<'_>,
    ) -> Result<Answer> {
        let found = membership::in_no_format(dataset, day.day, self.data.lang, &filter.areas);
        let is_area = |row: &&InNone<'_>| row.country.kind == CountryKind::Area;
        let areas = found.iter().filter(is_area).count();
        let number = count(found.len() - areas, "country", "countries");
        let conditions = iter::once("in no format".to_owned()).chain(of_whom(&filter.areas, &[]));
        let heading = format!(
            "Countries on {}{}\n{number}, {} without a seat of their own",
            day_heading(day),
            behind_a_colon(conditions),
            count(areas, "area", "areas")
        );
        let remarks = found.is_empty().then(|| "no country matches".to_owned());
        let remarks = remarks.into_iter().chain(days::beyond_review(dataset, day.day));
        Ok(rows(&found, heading, &self.rows, &self.output)?.remark(remarks))
    }
}

/// Says of which of the formats asked for the data do not know all members.
fn not_all_known(filter: &SetFilter<'_>) -> Option<String> {
    let named = [&filter.all_of, &filter.any_of, &filter.none_of];
    part_line(named.into_iter().flatten().copied())
}
