//! What is it part of?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::dataset::Party;
use crate::model::{Role, Standing};
use crate::prose::{all_of, count};
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
    let day = days::day(&data, &args.day.on)?;
    let mut shown = Vec::new();
    let mut headings = Vec::new();
    let mut remarks = Vec::new();
    for named in names::parties(&data, &args.countries)? {
        let ever = query::belongings(&data, named.record, day.day, args.data.lang);
        headings.push(args.heading(named.record, &day, &ever));
        remarks.extend(named.remark);
        remarks.extend(nowhere(named.record, &day, &ever, &args));
        shown.extend(ever.into_iter().filter(|row| args.history || row.standing.is_in_force()));
    }
    remarks.extend(days::beyond_review(&data, day.day));
    Ok(rows(&shown, headings.join("\n"), &args.rows, &args.output)?.remark(remarks))
}

impl Args {
    /// Names the country and the day, counts, and says in one line what it formerly was in.
    fn heading(&self, party: Party<'_>, day: &NamedDay<'_>, ever: &[Belonging<'_>]) -> String {
        let name = party.name(self.data.lang);
        let day = day_heading(day);
        if self.history {
            let number = count(ever.len(), "spell in all", "spells in all");
            return format!("{name} on {day}: {number}");
        }
        let heading = format!("{name} on {day}: {}", in_words(ever));
        match former_line(ever) {
            Some(former) => format!("{heading}\n{former}"),
            None => heading,
        }
    }
}

fn in_words(ever: &[Belonging<'_>]) -> String {
    let (observed, held): (Vec<_>, Vec<_>) =
        ever.iter().partition(|row| row.role == Role::Observer);
    let number = |standing: Standing| {
        held.iter().filter(|row: &&&Belonging<'_>| row.standing == standing).count()
    };
    let sure = number(Standing::Member) + number(Standing::Suspended);
    let mut words = vec![count(sure, "format", "formats")];
    for standing in [Standing::Suspended, Standing::Possible] {
        if number(standing) > 0 {
            words.push(format!("{} {}", number(standing), standing.word()));
        }
    }
    let unsure = held.iter().filter(|row| row.is_perhaps_suspended).count();
    if unsure > 0 {
        words.push(format!("{unsure} perhaps suspended"));
    }
    let observed = observed.iter().filter(|row| row.standing.is_in_force()).count();
    if observed > 0 {
        words.push(format!("{observed} as observer"));
    }
    words.join(", ")
}

/// Says where to look when a country belongs to nothing on the day.
fn nowhere(
    party: Party<'_>,
    day: &NamedDay<'_>,
    ever: &[Belonging<'_>],
    args: &Args,
) -> Option<String> {
    let name = party.name(args.data.lang);
    if ever.is_empty() {
        return Some(format!("{name} was never in any of these formats"));
    }
    if args.history || ever.iter().any(|row| row.standing.is_in_force()) {
        return None;
    }
    let mut formats: Vec<String> = ever.iter().map(|row| row.format.id.to_string()).collect();
    formats.sort();
    formats.dedup();
    let formats = all_of(&formats);
    Some(format!(
        "{name} was in no format on {}, but at other times in {formats}; `--history` shows when",
        day.day
    ))
}
