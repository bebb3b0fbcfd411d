//! What is it part of?

use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::names::{Named, add_once};
use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::data::Party;
use crate::error::Refusal;
use crate::membership::{self, Belonging};
use crate::model::{CountryKind, Outside, Role, Standing};
use crate::prose::{all_of, count};
use crate::query::NamedDay;
use crate::view::{day_heading, disputed_line, former_line, suspended_line};

/// The most names that are refused one by one.
const MOST_REFUSED: usize = 20;

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
    /// The countries or organisations: codes or names, which need no quotes
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
    let (parties, refusals) = args.parties(&data)?;
    for named in parties {
        let ever = membership::belongings(&data, named.record, day.day, args.data.lang);
        headings.push(args.heading(&data, named.record, &day, &ever));
        remarks.extend(named.remark);
        remarks.extend(nowhere(&data, named.record, &day, &ever, &args));
        let in_force = membership::belongings_in_force(&data, named.record, day.day, &ever);
        headings.extend(
            in_force.iter().filter_map(|row| {
                suspended_line(&row.format.id, row.standing, row.days.suspension)
            }),
        );
        for row in &in_force {
            let disputes = row.format.disputes_on(day.day);
            let its = disputes.filter(|(code, _)| code.as_str() == named.record.code());
            remarks.extend(its.map(|(_, conflict)| disputed_line(&data, row.format, conflict)));
        }
        shown.extend(if args.history { ever } else { in_force });
    }
    remarks.extend(days::beyond_review(&data, day.day));
    let answer = rows(&shown, headings.join("\n"), &args.rows, &args.output)?;
    Ok(answer.remark(remarks).refuse(refusals))
}

impl Args {
    /// Finds the countries and organisations, each once, and refuses the names that mean none.
    ///
    /// # Errors
    ///
    /// Refuses where no name means any.
    fn parties<'d>(
        &self,
        dataset: &'d Dataset,
    ) -> Result<(Vec<Named<Party<'d>>>, Vec<Refusal>), Refusal> {
        let (mut parties, mut refusals) = (Vec::new(), Vec::new());
        let mut unknown = BTreeSet::new();
        for asked in names::split(dataset, &[Kind::Party], &self.countries)? {
            match names::party(dataset, &asked) {
                Ok(named) => {
                    add_once(&mut parties, named, |named| named.record.code());
                }
                Err(refusal) => {
                    let is_new = unknown.insert(asked);
                    refusals.extend((is_new && unknown.len() <= MOST_REFUSED).then_some(refusal));
                }
            }
        }
        if let Some(more @ 1..) = unknown.len().checked_sub(MOST_REFUSED) {
            let more = count(more, "other name means", "other names mean");
            refusals.push(Refusal::not_found(format!("{more} nobody for sure")));
        }
        if parties.is_empty() { Err(Refusal::all(refusals)) } else { Ok((parties, refusals)) }
    }

    /// Names the country and the day, counts, and says in one line what it formerly was in.
    fn heading(
        &self,
        dataset: &Dataset,
        party: Party<'_>,
        day: &NamedDay<'_>,
        ever: &[Belonging<'_>],
    ) -> String {
        let name = party.name(self.data.lang);
        let day = day_heading(day);
        if ever.is_empty() {
            return format!("{name} on {day}: {}", in_none(dataset, party));
        }
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

/// The most statements on a country outside all formats that are said beside its answer.
const MOST_SAID: usize = 4;

/// Says why a country belongs to nothing, or where to look when it belongs to nothing on the day.
fn nowhere(
    dataset: &Dataset,
    party: Party<'_>,
    day: &NamedDay<'_>,
    ever: &[Belonging<'_>],
    args: &Args,
) -> Vec<String> {
    let name = party.name(args.data.lang);
    if ever.is_empty() {
        return outside(dataset, party, name);
    }
    if args.history || ever.iter().any(|row| row.standing.is_in_force()) {
        return Vec::new();
    }
    let mut formats: Vec<String> = ever.iter().map(|row| row.format.id.to_string()).collect();
    formats.sort();
    formats.dedup();
    let formats = all_of(&formats);
    vec![format!(
        "{name} was in no format on {}, but at other times in {formats}; `--history` shows when",
        day.day
    )]
}

/// Says that somebody never was in a format, or has no seat of its own.
fn in_none(dataset: &Dataset, party: Party<'_>) -> String {
    match party {
        Party::Country(country) if country.kind == CountryKind::Area => {
            "it has no seat of its own".to_owned()
        }
        _ => format!("in none of the {} formats", dataset.formats.len()),
    }
}

/// Says what is known of somebody who never was in a format, what tells most first.
fn outside(dataset: &Dataset, party: Party<'_>, name: &str) -> Vec<String> {
    let mut said = vec![format!("{name}: {}, then or at any other time", in_none(dataset, party))];
    let Party::Country(country) = party else { return said };
    if let Some(represented) = &country.represented_by {
        let code = represented.country;
        let state = dataset.country(code).map_or(code.as_str(), |state| &*state.name.en);
        let lower = code.as_str().to_lowercase();
        let line = CommandLine::on(dataset, "country").name(&lower);
        said.push(format!("{state} represents it: {line}"));
    }
    let mut known: Vec<&Outside> = country.outside.iter().collect();
    known.sort_by_key(|outside| outside.kind);
    said.extend(known.iter().take(MOST_SAID).map(|outside| match outside.date {
        Some(date) => format!("{date}: {}", outside.what),
        None => outside.what.to_string(),
    }));
    if !known.is_empty() {
        let name = format!("country:{}", party.code().to_lowercase());
        let line = CommandLine::on(dataset, "show").name(&name);
        said.push(format!("`{line}` says all that is known, and who says so"));
    }
    said
}
