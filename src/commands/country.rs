//! The formats a country belongs to on a day.

use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{confidence, date, membership_columns, tone_of_word};
use super::names::{self, Kind, Named};
use super::options::{DataOptions, DayOption, RowOptions};
use super::words::{
    all_of, count, day_heading, disputed_line, further, meaning, named_line, suspended_line, told,
};
use super::{Answer, Subcommand, data, days, rows_with};
use crate::command_line::CommandLine;
use crate::data::{Dataset, Party};
use crate::error::Refusal;
use crate::membership::{MembershipRow, Tally, belongings, belongings_in_force};
use crate::model::{CountryKind, Day, Naming, Outside, Standing};
use crate::output::{Column, column_list};

/// The most names that are refused one by one.
const MOST_REFUSED: usize = 20;

/// The most statements on a country outside all formats that are said beside its answer.
const MOST_SAID: usize = 4;

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
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let (mut shown, mut heading, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    let (parties, refusals) = args.parties(&data)?;
    for Named { record: party, remark } in parties {
        let ever = belongings(&data, party, day.day, args.data.lang);
        let in_force = belongings_in_force(&ever);
        let name = party.name(args.data.lang);
        remarks.extend(remark);
        if ever.is_empty() {
            remarks.extend(outside(&data, party, name));
        } else if in_force.is_empty() && !args.history {
            remarks.push(elsewhere(name, day.day, &ever));
        }
        for format in in_force.iter().map(|row| row.membership.format) {
            let disputes = format.disputes_on(day.day);
            let its = disputes.filter(|(code, _)| code.as_str() == party.code());
            remarks.extend(its.map(|(_, conflict)| disputed_line(&data, format, conflict)));
        }
        if args.rows.output.output.is_for_people() {
            let summary = args.summary(&data, party, &ever);
            heading.push(format!("{name} on {}: {summary}", day_heading(&day)));
            heading.extend(former_line(&ever).filter(|_| !args.history));
            let suspended =
                in_force.iter().map(|row| (&row.membership.format.id, row.suspension()));
            heading.extend(suspended.filter_map(|(id, since)| suspended_line(id, since)));
        }
        shown.extend(if args.history { ever } else { in_force });
    }
    remarks.extend(days::beyond_review(&data, day.day));
    let heading = heading.join("\n");
    let is_one = shown.iter().all(|row| row.party == shown[0].party);
    let columns = if is_one { columns_of_one() } else { columns() };
    let answer = rows_with(columns, &shown, heading, &args.rows)?;
    Ok(answer.remark(remarks).refuse(refusals))
}

impl Args {
    /// Finds the countries and organisations, each once, and refuses the names that mean none.
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
                    let is_new =
                        parties.iter().all(|known: &Named<_>| known.record != named.record);
                    parties.extend(is_new.then_some(named));
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

    /// Counts what a country belongs to: `9 formats, 1 possible, 2 as observer`.
    fn summary(&self, dataset: &Dataset, party: Party<'_>, ever: &[MembershipRow<'_>]) -> String {
        if ever.is_empty() {
            return in_none(dataset, party);
        }
        if self.history {
            return count(ever.len(), "spell in all", "spells in all");
        }
        let mut tally = Tally::default();
        for row in ever {
            tally.count(&row.membership, row.stand());
        }
        let further = further(&[
            (tally.suspended, "suspended"),
            (tally.possible, "possible"),
            (tally.perhaps_suspended, "perhaps suspended"),
            (tally.observers, "as observer"),
        ]);
        count(tally.members(), "format", "formats") + &further
    }
}

fn former_line(ever: &[MembershipRow<'_>]) -> Option<String> {
    let former = ever.iter().filter(|row| row.standing == Standing::Former).map(|row| {
        let (name, role) = (row.format_name().short(row.language), row.membership.role.word());
        let until = row.membership.until.map(told).unwrap_or_default();
        format!("{name} ({role}, {} to {until})", told(row.since))
    });
    let former = former.reduce(|one, other| format!("{one}; {other}"))?;
    Some(format!("formerly: {former}"))
}

/// Says where to look for a country that belongs to nothing on the day.
fn elsewhere(name: &str, day: Day, ever: &[MembershipRow<'_>]) -> String {
    let formats: BTreeSet<&str> = ever.iter().map(|row| &*row.membership.format.id).collect();
    let formats = all_of(formats);
    format!(
        "{name} was in no format on {day}, but at other times in {formats}; `--history` shows when"
    )
}

fn in_none(dataset: &Dataset, party: Party<'_>) -> String {
    match party {
        Party::Country(country) if country.kind == CountryKind::Area => {
            "it has no seat of its own".to_owned()
        }
        _ => format!("in none of the {} formats", dataset.formats.len()),
    }
}

/// Says what is known of somebody who never was in a format, what tells most first.
pub(super) fn outside(dataset: &Dataset, party: Party<'_>, name: &str) -> Vec<String> {
    let mut said = vec![format!("{name}: {}, then or at any other time", in_none(dataset, party))];
    let Party::Country(country) = party else { return said };
    said.extend(represented(dataset, party));
    // Who was invited is told of under `outside`.
    let named = dataset.named_with(country.id).filter(|it| it.naming != Naming::Invited);
    said.extend(named.map(|it| named_line(&it)));
    let mut known: Vec<&Outside> = country.outside.iter().collect();
    known.sort_by_key(|outside| outside.kind);
    said.extend(known.iter().take(MOST_SAID).map(|outside| match outside.date {
        Some(date) => format!("{}: {}", date.words(), outside.what),
        None => outside.what.to_string(),
    }));
    said.extend(all_known(dataset, party));
    said
}

/// Says which state represents an area.
pub(super) fn represented(dataset: &Dataset, party: Party<'_>) -> Option<String> {
    let Party::Country(country) = party else { return None };
    let code = country.represented_by.as_ref()?.country;
    let state = dataset.country(code).map_or(code.as_str(), |state| &*state.name.en);
    let line = CommandLine::on(dataset, "country").name(&code.as_str().to_lowercase());
    Some(format!("{state} represents it: {line}"))
}

/// Says where all stands that is known of a country outside the formats, if anything is.
pub(super) fn all_known(dataset: &Dataset, party: Party<'_>) -> Option<String> {
    let Party::Country(country) = party else { return None };
    country.outside.first()?;
    let name = format!("country:{}", party.code().to_lowercase());
    let line = CommandLine::on(dataset, "show").name(&name);
    Some(format!("`{line}` says all that is known, and who says so"))
}

/// Returns the columns of what one country alone belongs to, which the screen does not repeat in each row.
pub(super) fn columns_of_one<'d>() -> Vec<Column<MembershipRow<'d>>> {
    let columns = columns().into_iter().enumerate();
    columns.map(|(place, column)| if place == 0 { column.aside() } else { column }).collect()
}

pub(crate) fn columns<'d>() -> Vec<Column<MembershipRow<'d>>> {
    column_list! { |row: MembershipRow<'d>|
        "country" "Country" => row.party.code(), whole();
        "format" "Format" => &*row.membership.format.id, whole();
        "abbreviation" "Abbreviation" => row.format_name().initials(row.language), whole(), aside();
        "name" "Name" => row.format_name().name.get(row.language), drop_at(3), name();
        "role" "Role" => row.membership.role.word(), whole(), drop_at(1), toned(tone_of_word);
        "since" "Since" => date(Some(row.since)), whole();
        "until" "Until" => date(row.membership.until), whole(), drop_at(2);
        "standing" "Standing" => row.standing.word(), whole(), toned(tone_of_word), explained(meaning);
        "confidence" "Confidence" => confidence(row.membership.spell.confidence), whole(), drop_at(3), explained(meaning);
        ..membership_columns();
    }
}
