//! Which formats are there?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::selection::behind_a_colon;
use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand, one_of};
use crate::data::Dataset;
use crate::data::Party;
use crate::error::Refusal;
use crate::model::{Kind, Language, State};
use crate::prose::{all_of, count, either};
use crate::query::{self, FormatFilter, FormatRow, NamedDay};
use crate::view::{constructed_lines, day_heading, part_line};

/// `formats`.
pub const COMMAND: Subcommand = Subcommand {
    name: "formats",
    about: "Which formats are there? Every format founded by a day, with its members counted",
    examples: "\
Examples:
  nato-partners formats
  nato-partners formats --kind council --on 2000
  nato-partners formats --with georgia --status active
  nato-partners formats --founded-since wales-2014 --columns format,name,founded,summary -o list",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Only this kind (may repeat)
    #[arg(long, value_name = "KIND", value_parser = one_of(Kind::ALL, Kind::word), ignore_case = true, value_delimiter = ',')]
    kind: Vec<Kind>,

    /// Only this status on the day: active, dormant or ended (may repeat)
    #[arg(long, value_name = "STATUS", value_parser = one_of(State::ALL, State::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    status: Vec<State>,

    /// Only those that may have been founded on this day or later; a year, month or meeting counts
    /// from its first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    founded_since: Option<String>,

    /// Only those to which this country belongs on the day (may repeat: all must)
    #[arg(long, value_name = "COUNTRY")]
    with: Vec<String>,

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
    let (with, remarks) = names::parties(&data, &args.with)?;
    let filter = args.filter(&data, with)?;
    let formats = query::formats(&data, day.day, args.data.lang, &filter);
    let heading = heading(&formats, &filter, &day, args.data.lang);
    let empty = formats.is_empty().then(|| "no format matches".to_owned());
    let latest = filter.founded_since.map_or(day.day, |since| since.max(day.day));
    let remarks = remarks.into_iter().chain(empty).chain(days::beyond_review(&data, latest));
    let partial = part_line(formats.iter().map(|row| row.format));
    let partial = partial.filter(|_| !args.output.output.is_for_people());
    Ok(rows(&formats, heading, &args.rows, &args.output)?.remark(remarks).remark(partial))
}

/// Names the day and what is asked for, counts, and says whose members the data do not all know.
fn heading(
    formats: &[FormatRow<'_>],
    filter: &FormatFilter<'_>,
    day: &NamedDay<'_>,
    language: Language,
) -> String {
    let kinds: Vec<String> = filter.kinds.iter().map(|kind| kind.word().to_owned()).collect();
    let states: Vec<String> = filter.states.iter().map(|state| state.word().to_owned()).collect();
    let with: Vec<String> =
        filter.with.iter().map(|party| party.name(language).to_owned()).collect();
    let conditions = [
        (!kinds.is_empty()).then(|| format!("of kind {}", either(&kinds))),
        (!states.is_empty()).then(|| either(&states)),
        filter.founded_since.map(|since| format!("founded since {since}")),
        (!with.is_empty()).then(|| format!("with {}", all_of(&with))),
    ];
    let conditions = behind_a_colon(conditions.into_iter().flatten());
    let title = format!("Formats on {}{conditions}", day_heading(day));
    let number = count(formats.len(), "format", "formats");
    let lines = [title, number].into_iter().chain(part_line(formats.iter().map(|row| row.format)));
    let lines = lines.chain(constructed_lines(formats.iter().map(|row| row.format)));
    lines.collect::<Vec<_>>().join("\n")
}

impl Args {
    fn filter<'d>(
        &self,
        dataset: &Dataset,
        with: Vec<Party<'d>>,
    ) -> Result<FormatFilter<'d>, Refusal> {
        let since = self.founded_since.as_ref().map(|asked| days::day(dataset, asked));
        Ok(FormatFilter {
            kinds: self.kind.clone(),
            states: self.status.clone(),
            founded_since: since.transpose()?.map(|named| named.first),
            with,
        })
    }
}
