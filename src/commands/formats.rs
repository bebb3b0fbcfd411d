//! The formats founded by a day, with their members counted.

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{date, founded_note, sources};
use super::options::{DataOptions, DayOption, RowOptions, one_of};
use super::words::{
    all_of, behind_a_colon, constructed_lines, count, day_heading, either, meaning, part_line,
};
use super::{Answer, Subcommand, data, days, names, rows};
use crate::data::{Dataset, NamedDay, Party};
use crate::membership::{Tally, memberships};
use crate::model::{Day, Format, FormatName, Kind, Language, ListState, State};
use crate::output::{Cell, Tone, columns};

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
    #[arg(long, value_name = "KIND", value_parser = one_of(Kind::ALL, Kind::word), ignore_case = true, value_delimiter = ',')]
    kind: Vec<Kind>,

    /// Only this status on the day: active, dormant or ended (may repeat)
    #[arg(long, value_name = "STATUS", value_parser = one_of(State::ALL, State::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    status: Vec<State>,

    /// Only those that may have been founded on this day or later; a year, month or meeting counts
    /// from its first day
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
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let (with, remarks) = names::parties(&data, &args.with)?;
    let since = args.founded_since.as_ref().map(|asked| days::day(&data, asked)).transpose()?;
    let since = since.map(|named| named.first);
    let formats = args.formats(&data, day.day, since, &with);
    let heading = args.heading(&formats, &day, since, &with);
    let empty = formats.is_empty().then(|| "no format matches".to_owned());
    let latest = since.map_or(day.day, |since| since.max(day.day));
    let remarks = remarks.into_iter().chain(empty).chain(days::beyond_review(&data, latest));
    let partial = part_line(formats.iter().map(|row| row.format));
    let partial = partial.filter(|_| !args.rows.output.output.is_for_people());
    Ok(rows(&formats, heading, &args.rows)?.remark(remarks).remark(partial))
}

impl Args {
    /// Returns the formats that had been founded by a day, may have been since another, and to which each of
    /// these belongs on the day, surely or possibly, in any role.
    ///
    /// Order: the day of founding, the coarser first, those of unknown day last; then the id.
    fn formats<'d>(
        &self,
        dataset: &'d Dataset,
        day: Day,
        since: Option<Day>,
        with: &[Party<'_>],
    ) -> Vec<FormatRow<'d>> {
        let founded = dataset.formats.iter().filter(|format| {
            let founded = format.founded.date;
            let may_be_founded = |since| !founded.is_unknown() && since <= founded.latest();
            dataset.first_day_of(format) <= day
                && (self.kind.is_empty() || self.kind.contains(&format.kind))
                && since.is_none_or(may_be_founded)
        });
        let rows = founded.filter_map(|format| {
            let state = format.state_on(day, dataset.reviewed())?;
            let (mut tally, mut missing) = (Tally::default(), with.to_vec());
            for membership in memberships(dataset, format) {
                let stand = membership.stand(day, dataset.reviewed());
                tally.count(&membership, stand);
                if stand.standing.is_in_force() {
                    missing.retain(|party| !party.holds(membership.spell));
                }
            }
            let has_state = self.status.is_empty() || self.status.contains(&state);
            let (name, language) = (format.name_on(day), self.data.lang);
            let row = FormatRow { format, name, language, state, tally };
            (has_state && missing.is_empty()).then_some(row)
        });
        let mut rows: Vec<FormatRow<'d>> = rows.collect();
        rows.sort_by_key(|row| row.format.founded.date.sort_key());
        rows
    }

    fn heading(
        &self,
        formats: &[FormatRow<'_>],
        day: &NamedDay<'_>,
        since: Option<Day>,
        with: &[Party<'_>],
    ) -> String {
        let kinds = self.kind.iter().map(|kind| kind.word());
        let states = self.status.iter().map(|state| state.word());
        let with = with.iter().map(|party| party.name(self.data.lang));
        let conditions = [
            (kinds.len() > 0).then(|| format!("of kind {}", either(kinds))),
            (states.len() > 0).then(|| either(states)),
            since.map(|since| format!("founded since {since}")),
            (with.len() > 0).then(|| format!("with {}", all_of(with))),
        ];
        let conditions = behind_a_colon(conditions.into_iter().flatten());
        let title = format!("Formats on {}{conditions}", day_heading(day));
        let number = count(formats.len(), "format", "formats");
        let all = || formats.iter().map(|row| row.format);
        let lines = [title, number].into_iter().chain(part_line(all()));
        lines.chain(constructed_lines(all())).collect::<Vec<_>>().join("\n")
    }
}

/// One format, as it was on a day.
#[derive(Clone, Copy, Debug)]
pub struct FormatRow<'d> {
    format: &'d Format,
    name: &'d FormatName,
    language: Language,
    state: State,
    /// Who belonged to it on the day.
    tally: Tally,
}

columns! { |row: FormatRow<'_>|
    "format" "Format" => &*row.format.id, whole();
    "abbreviation" "Abbreviation" => row.name.initials(row.language), whole(), aside();
    "name" "Name" => row.name.name.get(row.language), name();
    "kind" "Kind" => row.format.kind.word(), whole(), drop_at(3);
    "founded" "Founded" => date(Some(row.format.founded.date)), whole();
    "status" "Status" => row.state.word(), whole(), drop_at(2), explained(meaning);
    "members" "Members" => number(row, row.tally.members()), right(), whole(), drop_at(1);
    "founded_note" "Founded note" => founded_note(&row.format.founded), whole(), drop_at(6);
    "partners" "Partners" => number(row, row.tally.partners), right(), optional();
    "allies" "Allies" => number(row, row.tally.allies), right(), optional();
    "organisations" "Organisations" => number(row, row.tally.organisations), right(), optional();
    "suspended" "Suspended" => number(row, row.tally.suspended), right(), optional();
    "possible" "Possible" => number(row, row.tally.possible), right(), optional();
    "summary" "Summary" => &*row.format.summary, optional();
    "ended_why" "Why it ended" => row.format.ended.as_ref().map(|ended| &*ended.why), optional();
    "note" "Note" => row.format.status.note.as_deref(), optional();
    "sources" "Sources" => sources(&row.format.founded.sources), array(), optional();
    tone => if row.state == State::Active { Tone::Plain } else { Tone::Muted };
}

/// Writes a number of members; nothing where the data do not know them, and no 0 for a part.
fn number(row: &FormatRow<'_>, number: usize) -> Cell<'static> {
    match row.format.list {
        ListState::Unknown => Cell::Empty,
        ListState::Partial if number == 0 => Cell::Empty,
        ListState::Complete | ListState::Partial => number.into(),
    }
}
