//! What is it part of?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::dataset::{Dataset, Party};
use crate::error::{all_of, count};
use crate::query::{self, Belonging, NamedDay};
use crate::view::{day_heading, former_line};

/// `country`.
pub const COMMAND: Subcommand = Subcommand {
    name: "country",
    about: "What is it part of? The formats a country belongs to on a day",
    examples: "\
Examples:
  nato-partners country jordan
  nato-partners country finland --history
  nato-partners country SE FI --on 2023-06-01
  nato-partners country cow:640 -o json",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The countries or organisations: codes or names
    #[arg(value_name = "COUNTRY", required = true)]
    countries: Vec<String>,

    /// All spells there ever were, not only those in force on the day
    #[arg(long)]
    history: bool,

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
    let day = names::day(&data, &args.day.on)?;
    let mut belongings = Vec::new();
    let mut headings = Vec::new();
    let mut remarks = Vec::new();
    for asked in &args.countries {
        let named = names::party(&data, asked)?;
        let of_this_one =
            query::belongings(&data, named.record, day.day, args.data.lang, args.history);
        headings.push(args.heading(&data, named.record, &day, &of_this_one));
        remarks.extend(named.remark);
        if of_this_one.is_empty() {
            remarks.push(nowhere(&data, named.record, &day, &args));
        }
        belongings.extend(of_this_one);
    }
    remarks.extend(names::beyond_review(&data, day.day));
    Ok(rows(&belongings, headings.join("\n"), &args.rows, &args.output)?.remark(remarks))
}

impl Args {
    fn heading(
        &self,
        dataset: &Dataset,
        party: Party<'_>,
        day: &NamedDay<'_>,
        shown: &[Belonging<'_>],
    ) -> String {
        let name = party.name(self.data.lang);
        let number = if self.history {
            count(shown.len(), "spell in all", "spells in all")
        } else {
            in_words(shown)
        };
        let heading = format!("{name} on {}: {number}", day_heading(day));
        let former = query::former_belongings(dataset, party, day.day, self.data.lang);
        match former_line(&former) {
            Some(former) if !self.history => format!("{heading}\n{former}"),
            _ => heading,
        }
    }
}

fn in_words(shown: &[Belonging<'_>]) -> String {
    use crate::model::Standing::{Possible, Suspended};
    let number = |standing| shown.iter().filter(|row| row.standing == standing).count();
    let mut words = vec![count(shown.len() - number(Possible), "format", "formats")];
    for (standing, word) in [(Suspended, "suspended"), (Possible, "possible")] {
        if number(standing) > 0 {
            words.push(format!("{} {word}", number(standing)));
        }
    }
    words.join(", ")
}

fn nowhere(dataset: &Dataset, party: Party<'_>, day: &NamedDay<'_>, args: &Args) -> String {
    let name = party.name(args.data.lang);
    let ever = query::belongings(dataset, party, day.day, args.data.lang, true);
    if ever.is_empty() {
        return format!("{name} was never in any of these formats");
    }
    let mut formats: Vec<String> = ever.iter().map(|row| row.format.id.to_string()).collect();
    formats.sort();
    formats.dedup();
    format!(
        "{name} was in no format on {}, but at other times in {}; `--history` shows when",
        day.day,
        all_of(&formats)
    )
}
