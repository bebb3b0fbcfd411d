//! What do formats, or countries, have in common?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::names::bears;
use super::selection::roles;
use super::subject::{Subject, subject};
use super::{Answer, data, days, names, rows_with};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand, one_of};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::data::Dataset;
use crate::data::Party;
use crate::error::{Refusal, Tip};
use crate::model::{Format, Role};
use crate::prose::all_of;
use crate::query::{self, NamedDay, Sides};
use crate::view::{
    as_roles, columns_by_country, columns_by_format, day_heading, formats_line, part_line,
    parties_line,
};

/// `compare`.
pub const COMMAND: Subcommand = Subcommand {
    name: "compare",
    about: "What do they share? Formats, or countries, side by side on a day",
    examples: "\
Examples:
  nato-partners compare md ici
  nato-partners compare eapc pfp --role partner --on 2000-01-01 --different
  nato-partners compare jordan israel egypt
  nato-partners compare country:md georgia --shared",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Formats, or countries and organisations; a name that is both means what the others are, and
    /// `format:` or `country:` before it says which is meant
    #[arg(value_name = "NAME", required = true)]
    names: Vec<String>,

    /// Only what all of them share
    #[arg(long, conflicts_with = "different")]
    shared: bool,

    /// Only what not all of them share
    #[arg(long)]
    different: bool,

    /// Only in this role: partner, ally or observer (may repeat)
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    role: Vec<Role>,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

/// What the names mean.
enum Compared<'d> {
    Formats(Vec<&'d Format>),
    Parties(Vec<Party<'d>>),
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let (compared, remarks) = compared(&data, &args.names)?;
    let answer = match compared {
        Compared::Formats(formats) => args.formats(&data, &formats, &day),
        Compared::Parties(parties) => args.parties(&data, &parties, &day),
    };
    Ok(answer?.remark(remarks.into_iter().chain(days::beyond_review(&data, day.day))))
}

impl Args {
    fn formats(
        &self,
        dataset: &Dataset,
        formats: &[&Format],
        day: &NamedDay<'_>,
    ) -> Result<Answer> {
        let (roles, language) = (roles(&self.role), self.data.lang);
        let mut found = query::compare_formats(dataset, formats, day.day, language, &roles);
        let ids: Vec<String> = formats.iter().map(|format| format.id.to_string()).collect();
        let heading = self.heading(&ids, day, &formats_line(formats, &found));
        found.retain(|row| self.asks_for(&row.sides));
        let empty = found.is_empty().then(|| "no country matches".to_owned());
        let outside = formats
            .iter()
            .filter_map(|format| days::outside_life(format, day.day, dataset.reviewed()));
        let remarks = empty.into_iter().chain(outside).chain(part_line(formats.iter().copied()));
        let columns = columns_by_format(formats);
        Ok(rows_with(columns, &found, heading, &self.rows, &self.output)?.remark(remarks))
    }

    fn parties(
        &self,
        dataset: &Dataset,
        parties: &[Party<'_>],
        day: &NamedDay<'_>,
    ) -> Result<Answer> {
        let (roles, language) = (roles(&self.role), self.data.lang);
        let mut found = query::compare_parties(dataset, parties, day.day, language, &roles);
        let full = |party: &Party<'_>| format!("{} ({})", party.name(language), party.code());
        let names: Vec<String> = parties.iter().map(full).collect();
        let heading = self.heading(&names, day, &parties_line(parties, &found));
        found.retain(|row| self.asks_for(&row.sides));
        let empty = found.is_empty().then(|| "no format matches".to_owned());
        let differing = found.iter().filter(|row| !row.sides.is_shared());
        let remarks = empty.into_iter().chain(part_line(differing.map(|row| row.format)));
        let columns = columns_by_country(parties);
        Ok(rows_with(columns, &found, heading, &self.rows, &self.output)?.remark(remarks))
    }

    /// What is shared only possibly is both shared and different.
    fn asks_for(&self, sides: &Sides<'_>) -> bool {
        let may_differ = !sides.is_shared() || sides.is_possible();
        (!self.shared || sides.is_shared()) && (!self.different || may_differ)
    }

    /// Names those compared and the day, and counts before anything is left out.
    fn heading(&self, names: &[String], day: &NamedDay<'_>, line: &str) -> String {
        let roles = as_roles(&roles(&self.role)).map(|roles| format!(", {roles}"));
        let roles = roles.unwrap_or_default();
        format!("{} on {}{roles}\n{line}", all_of(names), day_heading(day))
    }
}

/// What a name may mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Format,
    Party,
    Either,
    Nothing,
}

impl Meant {
    /// A whole name beats the beginning of another: Georgia is no NATO-Georgia Commission.
    fn by(dataset: &Dataset, name: &str) -> Self {
        let kind = Kind::before(name).0;
        let is_format = !dataset.find_format(name).is_nothing();
        let is_party = !dataset.find_party(name).is_nothing();
        match (is_format, is_party) {
            _ if kind == Some(Kind::Format) => Self::Format,
            _ if kind == Some(Kind::Party) => Self::Party,
            (false, false) => Self::Nothing,
            (true, false) => Self::Format,
            (false, true) => Self::Party,
            (true, true) => {
                match (bears(&dataset.index.formats, name), bears(&dataset.index.parties, name)) {
                    (true, false) => Self::Format,
                    (false, true) => Self::Party,
                    _ => Self::Either,
                }
            }
        }
    }
}

/// Finds the kind that all names share, and what each of them means.
///
/// Where all may mean either kind, the formats win with a remark.
fn compared<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<(Compared<'d>, Vec<String>), Refusal> {
    let asked = &*names::split(dataset, Kind::ALL, asked)?;
    if let [only] = asked {
        if Meant::by(dataset, only) == Meant::Nothing {
            return Err(incomparable(dataset, only));
        }
        let other = CommandLine::on(dataset, "compare").name(only.trim()).name(PLACEHOLDER);
        return Err(
            Refusal::usage(format!("`{only}` is one name, and it takes two to compare")).tip(other)
        );
    }
    let meant: Vec<Meant> = asked.iter().map(|name| Meant::by(dataset, name)).collect();
    let first = |kind| meant.iter().position(|meant| *meant == kind).map(|place| &asked[place]);
    match (first(Meant::Format), first(Meant::Party), first(Meant::Nothing)) {
        (Some(format), Some(party), _) => Err(mixed(dataset, format, party)),
        (None, None, Some(other)) => Err(incomparable(dataset, other)),
        (None, Some(_), _) => parties(dataset, asked),
        (Some(_), None, _) => formats(dataset, asked),
        (None, None, None) => {
            let (formats, remarks) = formats(dataset, asked)?;
            let also = asked.iter().filter_map(|name| names::also_a_party(dataset, name));
            Ok((formats, remarks.into_iter().chain(also).collect()))
        }
    }
}

fn formats<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<(Compared<'d>, Vec<String>), Refusal> {
    let named = asked.iter().map(|name| names::format(dataset, name));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let formats: Vec<&Format> = named.iter().map(|named| named.record).collect();
    refuse_twins(asked, |one, other| formats[one].id == formats[other].id)?;
    let remarks = named.into_iter().filter_map(|named| named.remark).collect();
    Ok((Compared::Formats(formats), remarks))
}

fn parties<'d>(
    dataset: &'d Dataset,
    asked: &[String],
) -> Result<(Compared<'d>, Vec<String>), Refusal> {
    let named = asked.iter().map(|name| names::party(dataset, name));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let parties: Vec<Party<'_>> = named.iter().map(|named| named.record).collect();
    refuse_twins(asked, |one, other| parties[one] == parties[other])?;
    let remarks = named.into_iter().filter_map(|named| named.remark).collect();
    Ok((Compared::Parties(parties), remarks))
}

/// Refuses to compare something with itself.
fn refuse_twins(asked: &[String], are_twins: impl Fn(usize, usize) -> bool) -> Result<(), Refusal> {
    for other in 0..asked.len() {
        if let Some(one) = (0..other).find(|&one| are_twins(one, other)) {
            let message = format!("`{}` and `{}` are the same", asked[one], asked[other]);
            return Err(Refusal::usage(message).tip("name each only once"));
        }
    }
    Ok(())
}

/// Says that something is neither a format nor a country.
fn incomparable(dataset: &Dataset, asked: &str) -> Refusal {
    let (kind, id) = match subject(dataset, asked) {
        Ok((Subject::Meeting(meeting), _)) => ("meeting", &*meeting.id),
        Ok((Subject::Source(source), _)) => ("source", &*source.id),
        Ok((Subject::Format(_) | Subject::Party(_), _)) => {
            return names::nothing_called(dataset, asked);
        }
        Err(refusal) => return refusal,
    };
    let line = CommandLine::on(dataset, "show").name(&format!("{kind}:{id}"));
    Refusal::not_found(format!("`{asked}` is a {kind}: only formats or countries can be compared"))
        .tip(Tip::doing(&line, "says what there is to say about it"))
}

/// Says that a format cannot be compared with a country.
fn mixed(dataset: &Dataset, format: &str, party: &str) -> Refusal {
    let (found, named) = match (names::format(dataset, format), names::party(dataset, party)) {
        (Ok(found), Ok(named)) => (found.record, named.record),
        (Err(refusal), _) | (_, Err(refusal)) => return refusal,
    };
    let line = CommandLine::on(dataset, "matrix")
        .option("--formats", &found.id)
        .option("--country", &named.code().to_lowercase());
    Refusal::not_found(format!(
        "`{format}` is a format and `{party}` {}: only things of one kind can be compared",
        names::kind_of(named)
    ))
    .tip(Tip::typing("to see whether one is in the other", &line))
}
