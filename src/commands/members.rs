//! Who is in it?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::kind::Kind;
use super::names::Named;
use super::selection::{behind_a_colon, of_whom, roles};
use super::{Answer, data, days, names, rows};
use crate::cli::{DataOptions, DayOption, OutputOptions, RowOptions, Subcommand, one_of};
use crate::data::Dataset;
use crate::error::Refusal;
use crate::membership::{self, MemberFilter};
use crate::model::{CountryCode, Day, Format, ListState, Role};
use crate::prose::count;
use crate::query::NamedDay;
use crate::view::{
    day_heading, disputed_line, full_name, members_line, partial_line, suspended_line,
};

/// `members`.
pub const COMMAND: Subcommand = Subcommand {
    name: "members",
    about: "Who is in it? The members of a format on a day",
    examples: "\
Examples:
  nato-partners members md
  nato-partners members eapc --on warsaw-2016 --role partner
  nato-partners members eapc --role partner --area 'Central Asia' --area 'South Caucasus'
  nato-partners members pfp --ever -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The format: an id, an abbreviation or a name, which needs no quotes
    #[arg(value_name = "FORMAT", required = true)]
    format: Vec<String>,

    /// Only this role: partner, ally or observer (may repeat)
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    role: Vec<Role>,

    /// Only countries of this area, such as 'Central Asia' (may repeat)
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,

    /// All spells there ever were, not only those in force on the day
    #[arg(long)]
    ever: bool,

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
    let asked = names::one(&data, &[Kind::Format], "members", &args.format)?;
    let Named { record: format, remark } = names::format(&data, &asked)?;
    let day = days::day(&data, &args.day.on)?;
    let filter = args.filter(&data)?;
    let (members, tally) = membership::members(&data, format, day.day, args.data.lang, &filter);
    let name = full_name(format.name_on(day.day), args.data.lang);
    let ever = match members.len() {
        number if args.ever => count(number, "spell ever, ", "spells ever, "),
        _ => String::new(),
    };
    let conditions = behind_a_colon(of_whom(&filter.areas, &roles(&filter.roles)));
    let number = members_line(format, &tally);
    let mut heading = format!("{name} on {}{conditions}\n{ever}{number}", day_heading(&day));
    for member in &members {
        let line = suspended_line(member.party.code(), member.standing, member.days.suspension);
        heading.extend(line.into_iter().flat_map(|line| ["\n".to_owned(), line]));
    }
    let is_said = args.output.output.is_for_people() || members.is_empty();
    let partial = if is_said { None } else { partial_line(format) };
    let is_in = |code: CountryCode| {
        let mut in_force = members.iter().filter(|member| member.standing.is_in_force());
        in_force.any(|member| member.party.code() == code.as_str())
    };
    let disputed = format.disputes_on(day.day).filter(|(code, _)| is_in(*code));
    let disputed = disputed.map(|(_, conflict)| disputed_line(&data, format, conflict));
    let said: Vec<String> = partial.into_iter().chain(disputed).collect();
    let empty = members.is_empty().then(|| args.why_nobody(format, &day, data.reviewed()));
    let remarks = remark.into_iter().chain(empty).chain(days::beyond_review(&data, day.day));
    Ok(rows(&members, heading, &args.rows, &args.output)?.remark(remarks).remark(said))
}

impl Args {
    fn filter(&self, dataset: &Dataset) -> Result<MemberFilter, Refusal> {
        Ok(MemberFilter {
            roles: self.role.clone(),
            areas: names::areas(dataset, &self.area)?,
            ever: self.ever,
        })
    }

    /// Says why there is nobody to see, and where somebody is.
    fn why_nobody(&self, format: &Format, day: &NamedDay<'_>, reviewed: Day) -> String {
        let id = &format.id;
        if format.list == ListState::Unknown {
            return format!("the data do not know who belongs to {id}");
        }
        days::outside_life(format, day.day, reviewed).unwrap_or_else(|| {
            if self.ever || !self.role.is_empty() || !self.area.is_empty() {
                "nobody matches".to_owned()
            } else {
                format!("nobody was in {id} on {}; `--ever` shows who ever was", day.day)
            }
        })
    }
}
