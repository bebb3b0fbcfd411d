//! Which country was in which format in which year?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::selection::roles;
use super::{Answer, data, days, names, rows_with};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand, number, one_of};
use crate::data::Dataset;
use crate::error::{Refusal, Tip};
use crate::model::{Day, Format, Role};
use crate::query::{self, PanelFilter, Rule};
use crate::view::{as_roles, format_keys, panel_columns, panel_line, panel_remarks, rule_words};

/// The year from which NATO has had partners: in its December the North Atlantic Cooperation Council
/// was founded.
const FIRST_YEAR: u16 = 1991;

/// `panel`.
pub const COMMAND: Subcommand = Subcommand {
    name: "panel",
    about: "A country-year table for R, pandas and Stata, one column of 0 and 1 a format",
    examples: "\
Examples:
  nato-partners panel -o csv
  nato-partners panel --from 1994 --to 2014 --formats pfp,eapc --rule any -o csv
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
    let (from, to) = args.years(&data)?;
    let (formats, of_names) = names::formats(&data, &args.formats)?;
    let filter = PanelFilter { from, to, formats, rule: args.rule, roles: roles(&args.role) };
    let panel = query::panel(&data, args.data.lang, &filter);
    let as_roles = as_roles(&filter.roles).map(|roles| format!(", {roles}")).unwrap_or_default();
    let years = if from == to { from.to_string() } else { format!("{from} to {to}") };
    let is_shown = |format: &Format| args.shows(format);
    let heading = format!(
        "Countries by years, {years}{as_roles}; {} (rule: {})\n{}",
        rule_words(args.rule),
        args.rule.word(),
        panel_line(&panel, is_shown)
    );
    let empty = panel.rows.is_empty().then(|| "no country existed in these years".to_owned());
    let last_day = if args.rule == Rule::First { Day::new(to, 1, 1) } else { Day::new(to, 12, 31) };
    let beyond = last_day.and_then(|day| days::beyond_review(&data, day));
    let remarks = of_names.into_iter().chain(panel_remarks(&panel, is_shown));
    let remarks = remarks.chain(empty).chain(beyond);
    let columns = panel_columns(&panel.formats);
    Ok(rows_with(columns, &panel.rows, heading, &args.rows, &args.output)?.remark(remarks))
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
        if to.max(from) > reviewed.year() {
            let year = to.max(from);
            let message =
                format!("a panel cannot go to {year}: the data were last checked on {reviewed}");
            return Err(Refusal::usage(message)
                .tip(Tip::words(format!("its last year is {}", reviewed.year()))));
        }
        if from > to {
            let message = format!("a panel cannot go from {from} back to {to}");
            return Err(
                Refusal::usage(message).tip(Tip::words(format!("type `--from {to} --to {from}`")))
            );
        }
        Ok((from, to))
    }
}
