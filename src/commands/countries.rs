//! Sets of countries, by the formats they are in and not in.

use std::borrow::Cow;
use std::iter;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{OnSeats, date, seat_columns, sources, tone, tone_of_word};
use super::options::{DataOptions, DayOption, RowOptions, SetOptions};
use super::words::{
    behind_a_colon, count, day_heading, meaning, of_whom, part_line, set_in_words, set_line,
};
use super::{Answer, Subcommand, data, days, picture, rows, rows_with};
use crate::data::{Dataset, NamedDay, Party, by_founding};
use crate::membership::{ActiveMembership, InSet, by_party, countries_in};
use crate::model::{Country, CountryKind, Day, Language, Outside, Role, Standing};
use crate::output::{Cell, Tabular as _, column_list, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "countries",
    about: "Which countries are in these formats and not in those? Sets of countries on a day",
    examples: "\
Examples:
  nato-partners countries --in md --in dcb
  nato-partners countries --in pfp --not-in eop --area 'South Caucasus'
  nato-partners countries --any-in md --any-in ici --columns country,name,formats
  nato-partners countries --role partner --on 2016-07-09
  nato-partners countries --suspended
  nato-partners countries --in-none --columns country,name,outside,what",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    #[command(flatten)]
    set: SetOptions,

    /// Those in no format at all on the day instead, with what is known of them: the other entries
    /// of ISO 3166-1, and who had not joined or had left
    #[arg(long, conflicts_with_all = ["all_of", "any_of", "none_of", "role", "suspended"])]
    in_none: bool,

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
    let (filter, remarks) = args.set.filter(&data)?;
    if args.in_none {
        return args.in_none(&data, &day, &filter.areas);
    }
    let (found, tally) = countries_in(&data, day.day, args.data.lang, &filter);
    let number = if filter.is_knowable() { set_line(&tally) } else { "not known".to_owned() };
    let heading = format!("Countries on {}{}\n{number}", day_heading(&day), set_in_words(&filter));
    let empty = found.is_empty().then(|| "no country matches".to_owned());
    let joined = filter.all_of.iter().chain(&filter.any_of);
    let outside = joined.filter_map(|format| days::outside_life(format, day.day, data.reviewed()));
    let named = [&filter.all_of, &filter.any_of, &filter.none_of].into_iter().flatten();
    let remarks = remarks.into_iter().chain(empty).chain(outside).chain(part_line(named.copied()));
    let remarks = remarks.chain(days::beyond_review(&data, day.day));
    let answer = if picture::is_asked_for(&args.rows)? {
        let marks = found.iter().filter_map(|row| Some((row.party, row.mark()?)));
        let marks: Vec<_> = marks.collect();
        picture::map(&data, heading, &marks, "not among them", (args.data.lang, &args.rows))?
    } else {
        let mut columns = InSet::columns();
        if filter.is_suspended {
            columns.extend(column_list! { |row: InSet<'_>|
                "suspended_in" "Suspended in" => formats(&row.by), array();
            });
        }
        rows_with(columns, &found, heading, &args.rows)?
    };
    Ok(answer.remark(remarks))
}

impl Args {
    fn in_none(&self, dataset: &Dataset, day: &NamedDay<'_>, areas: &[String]) -> Result<Answer> {
        let found = in_no_format(dataset, day.day, self.data.lang, areas);
        let is_area = |row: &&InNone<'_>| row.country.kind == CountryKind::Area;
        let seatless = found.iter().filter(is_area).count();
        let conditions = iter::once("in no format".to_owned()).chain(of_whom(areas, &[]));
        let heading = format!(
            "Countries on {}{}\n{}, {} without a seat of their own",
            day_heading(day),
            behind_a_colon(conditions),
            count(found.len() - seatless, "country", "countries"),
            count(seatless, "area", "areas")
        );
        let empty = found.is_empty().then(|| "no country matches".to_owned());
        let remarks = empty.into_iter().chain(days::beyond_review(dataset, day.day));
        Ok(rows(&found, heading, &self.rows)?.remark(remarks))
    }
}

/// A state or area of today that is in no format on a day.
pub struct InNone<'d> {
    country: &'d Country,
    language: Language,
}

impl<'d> InNone<'d> {
    /// Returns what tells most of how it stands to NATO outside all formats.
    fn outside(&self) -> Option<&'d Outside> {
        self.country.outside.iter().min_by_key(|outside| outside.kind)
    }
}

/// Returns the states and areas of today that are in no format on a day, not even possibly, in the
/// order of their names.
fn in_no_format<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    areas: &[String],
) -> Vec<InNone<'d>> {
    let rows = by_party(dataset).into_iter().filter_map(|holder| match holder.party {
        Party::Country(country) if country.kind != CountryKind::FormerState => {
            let is_of_area = |area: &String| Some(&**area) == country.area.as_deref();
            let is_asked_for = areas.is_empty() || areas.iter().any(is_of_area);
            let is_in_none = holder.held_on(day, dataset.reviewed()).is_empty();
            (is_asked_for && is_in_none).then_some(InNone { country, language })
        }
        _ => None,
    });
    let mut rows: Vec<InNone<'d>> = rows.collect();
    rows.sort_by_cached_key(|row| dataset.rank(Party::Country(row.country), language));
    rows
}

columns! { |row: InSet<'_>|
    "country" "Country" => row.party.code(), whole();
    "name" "Name" => row.name, name();
    "area" "Area" => row.party.area(), drop_at(2);
    "role" "Role" => row.role.word(), whole(), toned(tone_of_word);
    "standing" "Standing" => row.standing.word(), whole(), drop_at(1), toned(tone_of_word), explained(meaning);
    "formats" "Formats" => formats(&row.held), array(), optional();
    ..seat_columns();
    tone => tone(row.standing);
}

impl OnSeats for InSet<'_> {
    fn seats(&self) -> Cow<'_, [ActiveMembership<'_>]> {
        Cow::Borrowed(&self.by)
    }
}

/// Writes the ids of the formats somebody is in, in the order of founding, and with each that is no
/// sure membership what it is: `nacc (observer)`, `ici (possible)`.
fn formats<'d>(held: &[ActiveMembership<'d>]) -> Cell<'d> {
    let formats = by_founding(held.iter().map(|held| held.seat.format));
    let words = formats.into_iter().filter_map(|format| {
        let there = held.iter().filter(|held| held.is_in(format));
        let best = there.min_by_key(|held| held.weight())?;
        Some(match (best.standing, best.seat.role) {
            (Standing::Possible, _) => format!("{} (possible)", format.id).into(),
            (_, Role::Observer) => format!("{} (observer)", format.id).into(),
            _ => Cow::from(&*format.id),
        })
    });
    words.collect()
}

columns! { |row: InNone<'_>|
    "country" "Country" => row.country.id.as_str(), whole();
    "name" "Name" => row.country.name.get(row.language), name();
    "area" "Area" => row.country.area.as_deref(), drop_at(3);
    "kind" "Kind" => row.country.kind.word(), whole();
    "represented_by" "Represented by" => row.country.represented_by.as_ref().map(|it| it.country.as_str()), whole(), drop_at(2);
    "outside" "Known" => row.outside().map(|outside| outside.kind.word()), whole();
    "date" "Date" => date(row.outside().and_then(|outside| outside.date)), whole(), drop_at(1);
    "what" "What" => row.outside().map(|outside| &*outside.what), prose(), optional();
    "ended_why" "Why it ended" => Cell::Empty, optional();
    "note" "Note" => row.country.note.as_deref(), optional();
    "sources" "Sources" => sources(row.outside().map_or(&[], |outside| &outside.sources)), array(), optional();
}
