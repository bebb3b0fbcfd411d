//! Which formats are there?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand, one_of};
use crate::dataset::{Dataset, Party};
use crate::error::{Refusal, count};
use crate::model::{Kind, State};
use crate::query::{self, FormatFilter};
use crate::view::day_heading;

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
    #[arg(long, value_name = "KIND", value_parser = one_of(Kind::ALL, Kind::word))]
    kind: Vec<Kind>,

    /// Only this status on the day: active, dormant or ended (may repeat)
    #[arg(long, value_name = "STATUS", value_parser = one_of(State::ALL, State::word), hide_possible_values = true)]
    status: Vec<State>,

    /// Only those that may have been founded on this day or later
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
    let with = names::parties(&data, &args.with)?;
    let filter = args.filter(&data, with.iter().map(|named| named.record).collect())?;
    let formats = query::formats(&data, day.day, args.data.lang, &filter);
    let heading =
        format!("Formats on {}: {}", day_heading(&day), count(formats.len(), "format", "formats"));
    let empty = formats.is_empty().then(|| "no format matches".to_owned());
    let remarks = with.into_iter().filter_map(|named| named.remark).chain(empty);
    let remarks = remarks.chain(days::beyond_review(&data, day.day));
    Ok(rows(&formats, heading, &args.rows, &args.output)?.remark(remarks))
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
