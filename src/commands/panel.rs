//! Which country was in which format in which year?

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, RowOptions, number, one_of};
use super::{Answer, Subcommand, data, days, names, rows_with};
use crate::commands::cells::{OnSeats, seat_columns};
use crate::commands::column_key;
use crate::commands::words::{all_of, as_roles, count, roles};
use crate::data::Dataset;
use crate::error::{Refusal, Tip};
use crate::membership::ActiveMembership;
use crate::membership::panel::{Panel, PanelCell, PanelFilter, PanelRow, Rule, panel};
use crate::model::{Country, CountryKind, Format, Role, Standing};
use crate::output::{Column, Tabular as _, columns};

/// The year from which NATO has had partners: in its December the North Atlantic Cooperation Council
/// was founded.
const FIRST_YEAR: u16 = 1991;

pub const COMMAND: Subcommand = Subcommand {
    name: "panel",
    about: "A country-year table for R, pandas and Stata, one column of 0 and 1 a format",
    examples: "\
Examples:
  nato-partners panel -o csv
  nato-partners panel --from 1994 --to 2014 --formats pfp,eapc --rule any -o csv
  nato-partners panel --all --formats pfp,eapc,md -o csv
  nato-partners panel --formats eapc --columns year,country,cow,eapc,eapc_role,rule -o json
  nato-partners panel --formats patg --role partner --rule whole --sort country -o tsv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The first year
    #[arg(long, value_name = "YEAR", default_value_t = FIRST_YEAR, value_parser = number(1, 9999, "a year"), allow_hyphen_values = true)]
    from: u16,

    /// The last year; without it, the year in which the data were last checked
    #[arg(long, value_name = "YEAR", value_parser = number(1, 9999, "a year"), allow_hyphen_values = true)]
    to: Option<u16>,

    /// Only these formats, in this order; without any, all whose members the data know
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    formats: Vec<String>,

    /// By which days a year counts: any of them, the first (1 January), the last (31 December), or
    /// the whole year
    #[arg(
        long, value_name = "RULE", default_value = Rule::default().word(),
        value_parser = one_of(Rule::ALL, Rule::word), ignore_case = true, hide_possible_values = true
    )]
    rule: Rule,

    /// Only this role: partner, ally or observer (may repeat); without any, partner and ally
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    role: Vec<Role>,

    /// Every state, also those that never were in a format: 0 in each whose members are all known
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let (from, to) = args.years(&data)?;
    let (formats, of_names) = names::formats(&data, &args.formats)?;
    let filter = PanelFilter {
        from,
        to,
        formats,
        rule: args.rule,
        roles: roles(&args.role),
        of_all_states: args.all,
    };
    let panel = panel(&data, args.data.lang, &filter);
    let as_roles = as_roles(&filter.roles).map(|roles| format!(", {roles}")).unwrap_or_default();
    let years = if from == to { from.to_string() } else { format!("{from} to {to}") };
    let shown = panel.formats.iter().enumerate().filter(|(_, format)| args.shows(format));
    let shown: Vec<usize> = shown.map(|(place, _)| place).collect();
    let coarse = empty_cells(&panel, &shown, |cell| cell.standing.is_some());
    let missing = empty_cells(&panel, &shown, |cell| cell.standing.is_none());
    let heading = format!(
        "Countries by years, {years}{as_roles}; a year counts by {} (rule: {})\n{}",
        in_words(args.rule),
        args.rule.word(),
        panel_line(&panel, &shown, coarse.iter().chain(&missing).map(|(number, _)| number).sum())
    );
    let empty = panel.rows.is_empty().then(|| "no country existed in these years".to_owned());
    let beyond = days::beyond_review(&data, args.rule.days(to).1);
    let remarks = of_names
        .into_iter()
        .chain(empty_line(&coarse, "the dates are too coarse to tell"))
        .chain(empty_line(&missing, "the data do not know all members"))
        .chain(passed_on(&panel))
        .chain(args.all.then(|| without_rows(&data, from)).into_iter().flatten())
        .chain(empty)
        .chain(beyond);
    let columns = panel_columns(&panel.formats);
    Ok(rows_with(columns, &panel.rows, heading, &args.rows)?.remark(remarks))
}

impl Args {
    /// Tells whether `--columns` leaves a format in, so that nothing is said of the others.
    fn shows(&self, format: &Format) -> bool {
        let keys = format_keys(format);
        let is_its = |column: &String| keys.iter().any(|key| key.eq_ignore_ascii_case(column));
        self.rows.columns.as_ref().is_none_or(|columns| columns.iter().any(is_its))
    }

    /// Returns the first and the last year; a year of which the data know nothing is none of them,
    /// because a 0 in it would be a guess.
    fn years(&self, dataset: &Dataset) -> Result<(u16, u16), Refusal> {
        let reviewed = dataset.reviewed();
        let (from, to) = (self.from, self.to.unwrap_or(reviewed.year()));
        let (message, tip) = if to.max(from) > reviewed.year() {
            let year = to.max(from);
            (
                format!("a panel cannot go to {year}: the data were last checked on {reviewed}"),
                format!("its last year is {}", reviewed.year()),
            )
        } else if from > to {
            (
                format!("a panel cannot go from {from} back to {to}"),
                format!("type `--from {to} --to {from}`"),
            )
        } else {
            return Ok((from, to));
        };
        Err(Refusal::usage(message).tip(Tip::words(tip)))
    }
}

columns! { |row: PanelRow<'_>|
    "year" "Year" => row.year, right(), whole();
    "country" "Country" => row.country.id.as_str(), whole();
    "alpha3" "Alpha-3" => &*row.country.iso.alpha3, whole(), drop_at(u8::MAX);
    "name" "Name" => row.name, drop_at(u8::MAX), name();
    "cow" "COW" => row.cow, right(), whole();
    "gw" "GW" => row.gw, right(), whole();
    "rule" "Rule" => row.rule.word(), whole(), optional();
}

impl OnSeats for PanelRow<'_> {
    fn seats(&self) -> Cow<'_, [ActiveMembership<'_>]> {
        Cow::Borrowed(&self.by)
    }
}

/// Returns the columns of a panel: which country in which year, and for each of the formats whether
/// it was in it (1, 0, or nothing where that is not known); role and standing if asked for.
pub fn panel_columns<'d>(formats: &[&Format]) -> Vec<Column<PanelRow<'d>>> {
    let mut columns = PanelRow::columns();
    let mut optional: Vec<Column<PanelRow<'d>>> = Vec::new();
    for (place, format) in formats.iter().enumerate() {
        let [key, role, standing] = format_keys(format);
        let drop_at = u8::try_from(place + 1).unwrap_or(u8::MAX);
        let is_in = Column::new(key.clone(), key, move |row: &PanelRow<'d>| {
            row.cells[place].is_in.map(i64::from).into()
        });
        columns.push(is_in.right().whole().asked_for().drop_at(drop_at));
        optional.push(Column::new(role.clone(), role, move |row: &PanelRow<'d>| {
            row.cells[place].role.map(Role::word).into()
        }));
        optional.push(Column::new(standing.clone(), standing, move |row: &PanelRow<'d>| {
            row.cells[place].standing.map(Standing::word).into()
        }));
    }
    columns.extend(optional.into_iter().map(|column| column.whole().optional()));
    columns.extend(seat_columns());
    columns
}

/// Returns the keys of the columns of a format: whether a country was in it, role and standing.
fn format_keys(format: &Format) -> [String; 3] {
    let key = column_key(&format.id);
    let (role, standing) = (format!("{key}_role"), format!("{key}_standing"));
    [key, role, standing]
}

fn in_words(rule: Rule) -> &'static str {
    match rule {
        Rule::Any => "any of its days",
        Rule::First => "its first day",
        Rule::Last => "its last day",
        Rule::Whole => "all of its days",
    }
}

/// Counts a panel in words: `2627 rows, 77 countries, 22 formats, 2521 cells not known`.
fn panel_line(panel: &Panel<'_>, shown: &[usize], unknown: usize) -> String {
    let countries: BTreeSet<&str> = panel.rows.iter().map(|row| row.country.id.as_str()).collect();
    let formats = if shown.is_empty() { panel.formats.len() } else { shown.len() };
    let unknown = (unknown > 0).then(|| format!("{} not known", count(unknown, "cell", "cells")));
    let counted = [
        count(panel.rows.len(), "row", "rows"),
        count(countries.len(), "country", "countries"),
        count(formats, "format", "formats"),
    ];
    counted.into_iter().chain(unknown).collect::<Vec<_>>().join(", ")
}

/// Says with which rows a number does not stand that they bore.
fn passed_on(panel: &Panel<'_>) -> Option<String> {
    let rows = panel.rows.iter().filter(|row| row.has_passed_number_on);
    let rows: Vec<String> = rows.map(|row| format!("{} in {}", row.country.id, row.year)).collect();
    (!rows.is_empty()).then(|| {
        let rows = rows.join(", ");
        format!(
            "a number stands in a year once, with the state that bore it last, so not with {rows}"
        )
    })
}

/// Says which states have no row though all are asked for.
fn without_rows(dataset: &Dataset, from: u16) -> Vec<String> {
    let is_unlisted =
        |country: &&Country| country.kind != CountryKind::Area && country.gw.is_none();
    let unlisted = dataset.countries.iter().filter(is_unlisted);
    let unlisted: Vec<String> = unlisted.map(|country| country.name.en.to_string()).collect();
    let unlisted = (!unlisted.is_empty()).then(|| {
        let names = all_of(&unlisted);
        format!("the list of Gleditsch and Ward does not say when they existed: no row for {names}")
    });
    let former = (from < FIRST_YEAR).then(|| {
        format!("most states that ended before {FIRST_YEAR} are not in the data, and have no row")
    });
    unlisted.into_iter().chain(former).collect()
}

/// Counts the empty cells of a kind by format, where there are any.
fn empty_cells<'d>(
    panel: &Panel<'d>,
    shown: &[usize],
    is_one: fn(&PanelCell) -> bool,
) -> Vec<(usize, &'d str)> {
    let counted = shown.iter().map(|&place| {
        let cells = panel.rows.iter().map(|row| &row.cells[place]);
        let empty = cells.filter(|cell| cell.is_in.is_none() && is_one(cell));
        (empty.count(), &*panel.formats[place].id)
    });
    counted.filter(|(number, _)| *number > 0).collect()
}

/// Says how many cells are empty, in all and by format: `3 cells are empty (2 of eapc, 1 of pfp)`.
pub(super) fn empty_line(cells: &[(usize, &str)], why: &str) -> Option<String> {
    let all: usize = cells.iter().map(|(number, _)| number).sum();
    let verb = if all == 1 { "is" } else { "are" };
    let number = count(all, "cell", "cells");
    match cells {
        [] => None,
        [(_, id)] => Some(format!("{number} of {id} {verb} empty: {why}")),
        _ => {
            let by_format: Vec<String> =
                cells.iter().map(|(number, id)| format!("{number} of {id}")).collect();
            Some(format!("{number} {verb} empty ({}): {why}", by_format.join(", ")))
        }
    }
}
