//! The members of a format on a day.

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{confidence, date, membership_columns, tone, tone_of_word};
use super::names::{self, Kind, Named};
use super::options::{DataOptions, DayOption, RowOptions, one_of};
use super::words::{
    behind_a_colon, count, day_heading, disputed_line, full_name, meaning, members_line, of_whom,
    part_line, roles, suspended_line, with_list_note,
};
use super::{Answer, Subcommand, data, days, picture, rows};
use crate::data::NamedDay;
use crate::membership::{self, MemberFilter, MembershipRow};
use crate::model::{Day, Format, ListState, Role};
use crate::output::columns;

pub const COMMAND: Subcommand = Subcommand {
    name: "members",
    about: "Who is in it? The members of a format on a day",
    examples: "\
Examples:
  nato-partners members md
  nato-partners members eapc --on warsaw-2016 --role partner
  nato-partners members eapc --role partner --area 'Central Asia' --area 'South Caucasus'
  nato-partners members pfp --ever -o csv
  nato-partners members eapc -o svg",
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
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let asked = names::one(&data, &[Kind::Format], "members", &args.format)?;
    let Named { record: format, remark } = names::format(&data, &asked)?;
    let day = days::day(&data, &args.day.on)?;
    let areas = names::areas(&data, &args.area)?;
    let filter = MemberFilter { roles: args.role.clone(), areas, ever: args.ever };
    let (members, tally) = membership::members(&data, format, day.day, args.data.lang, &filter);

    let heading = || {
        let name = full_name(format.name_on(day.day), args.data.lang);
        let conditions = behind_a_colon(of_whom(&filter.areas, &roles(&filter.roles)));
        let title = format!("{name} on {}{conditions}", day_heading(&day));
        let spells = count(members.len(), "spell ever", "spells ever");
        let spells = if args.ever { format!("{spells}, ") } else { String::new() };
        let number = format!("{spells}{}", members_line(format, &tally));
        let suspended =
            members.iter().filter_map(|row| suspended_line(row.party.code(), row.suspension()));
        [title, number].into_iter().chain(suspended).collect::<Vec<_>>().join("\n")
    };
    let is_for_people = args.rows.output.output.is_for_people();
    let heading = if is_for_people { heading() } else { String::new() };
    let empty = members.is_empty().then(|| args.why_nobody(format, &day, data.reviewed()));
    let partial = part_line([format]).filter(|_| !is_for_people && !members.is_empty());
    let partial = partial.map(|line| with_list_note(line, format));
    let disputed = format.disputes_on(day.day).filter(|(code, _)| {
        let mut in_force = members.iter().filter(|row| row.standing.is_in_force());
        in_force.any(|row| row.party.code() == code.as_str())
    });
    let disputed = disputed.map(|(_, conflict)| disputed_line(&data, format, conflict));
    let remarks = remark.into_iter().chain(empty).chain(days::beyond_review(&data, day.day));
    let remarks = remarks.chain(partial).chain(disputed);
    let answer = if picture::is_asked_for(&args.rows)? {
        let marks = members.iter().filter_map(|row| Some((row.party, row.mark()?)));
        let marks: Vec<_> = marks.collect();
        picture::map(&data, heading, &marks, "not in it", (args.data.lang, &args.rows))?
    } else {
        rows(&members, heading, &args.rows)?
    };
    Ok(answer.remark(remarks))
}

impl Args {
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

columns! { |row: MembershipRow<'_>|
    "country" "Country" => row.party.code(), whole();
    "name" "Name" => row.party.name(row.language), name();
    "role" "Role" => row.membership.role.word(), whole(), drop_at(3), toned(tone_of_word);
    "since" "Since" => date(Some(row.since)), whole();
    "until" "Until" => date(row.membership.until), whole(), drop_at(2);
    "standing" "Standing" => row.standing.word(), whole(), drop_at(1), toned(tone_of_word), explained(meaning);
    "confidence" "Confidence" => confidence(row.membership.spell.confidence), whole(), drop_at(4), explained(meaning);
    ..membership_columns();
    tone => tone(row.standing);
}
