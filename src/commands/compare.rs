//! Formats or countries side by side on a day; without names, all by all.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{OnSeats, date, seat_columns, tone_of_word};
use super::names::{self, AllNamed, Kind, Named, kind_of_all};
use super::options::{DataOptions, DayOption, RowOptions, SetOptions, one_of};
use super::words::{all_of, as_roles, count, day_heading, meaning, part_line, roles};
use super::{Answer, Subcommand, column_key, data, days, matrix, rows_with};
use crate::data::{Dataset, NamedDay, Party, Record, by_founding};
use crate::error::Refusal;
use crate::membership::{ActiveMembership, Membership, by_format, by_party, counts};
use crate::model::{Day, Format, Language, ListState, PartialDate, Role, Standing};
use crate::output::{Cell, Column, Tabular, column_list, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "compare",
    about: "What do they share? Formats, or countries, side by side; without names all by all",
    examples: "\
Examples:
  nato-partners compare md ici
  nato-partners compare eapc pfp --role partner --on 2000-01-01 --different
  nato-partners compare jordan israel egypt
  nato-partners compare country:md georgia --shared
  nato-partners compare --on 2016-07-09",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Formats, or countries and organisations; a name that is both means what the others are, and
    /// `format:` or `country:` before it says which is meant. Without any, all countries by all
    /// formats: `matrix` is the same, and can leave some out
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Only what all of them share
    #[arg(long, requires = "names", conflicts_with = "different")]
    shared: bool,

    /// Only what not all of them share
    #[arg(long, requires = "names")]
    different: bool,

    /// Only in this role: partner, ally or observer (may repeat)
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    role: Vec<Role>,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    if args.names.is_empty() {
        let Args { role, day, rows, data, .. } = args;
        let set = SetOptions { role, ..SetOptions::default() };
        let (formats, country) = (Vec::new(), Vec::new());
        return matrix::Args { formats, country, set, day, rows, data }.answer();
    }
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let asked = match &*names::split(&data, &Kind::ALL, &args.names)? {
        [one] => apart(&data, one),
        several => several.to_vec(),
    };
    let (kind, also) = kind_of_all(&data, &asked)?;
    let answer = match kind {
        Kind::Party => args.parties(&data, &day, &asked)?,
        _ => args.formats(&data, &day, &asked)?,
    };
    Ok(answer.remark(also).remark(days::beyond_review(&data, day.day)))
}

/// Splits one name whose words are names too, as `serbia and montenegro` does.
fn apart(dataset: &Dataset, name: &str) -> Vec<String> {
    let words = name.split([' ', ',']).filter(|word| !word.is_empty() && !names::joins(word));
    let words: Vec<String> = words.map(str::to_owned).collect();
    let is_name = |word: &String| names::meaning(dataset, &Kind::ALL, word).is_some();
    if words.len() > 1 && words.iter().all(is_name) { words } else { vec![name.to_owned()] }
}

impl Args {
    fn formats(&self, dataset: &Dataset, day: &NamedDay<'_>, asked: &[String]) -> Result<Answer> {
        let (formats, remarks) = all_different(asked, |name| names::format(dataset, name))?;
        let roles = roles(&self.role);
        let rows = compare_formats(dataset, &formats, day.day, self.data.lang, &roles);
        let title = self.title(&ids(&formats), day);
        let heading = format!("{title}\n{}", formats_line(&formats, &rows));
        let outside = |format: &&Format| days::outside_life(format, day.day, dataset.reviewed());
        let outside = formats.iter().filter_map(outside);
        let answer = self.answer(columns_by_format(&formats), rows, heading, "no country matches");
        Ok(answer?.remark(outside).remark(part_line(formats.iter().copied())).remark(remarks))
    }

    fn parties(&self, dataset: &Dataset, day: &NamedDay<'_>, asked: &[String]) -> Result<Answer> {
        let (parties, remarks) = all_different(asked, |name| names::party(dataset, name))?;
        let (roles, language) = (roles(&self.role), self.data.lang);
        let rows = compare_parties(dataset, &parties, day.day, language, &roles);
        let full = |party: &Party<'_>| format!("{} ({})", party.name(language), party.code());
        let title = self.title(&parties.iter().map(full).collect::<Vec<_>>(), day);
        let counted = line(&ids(&parties), &rows, |rows| rows.len().to_string());
        let heading = format!("{title}\n{counted}");
        let differing = rows.iter().filter(|row| !row.is_shared() && self.asks_for(row));
        let not_all_known = part_line(differing.map(|row| row.what));
        let answer = self.answer(columns_by_country(&parties), rows, heading, "no format matches");
        Ok(answer?.remark(not_all_known).remark(remarks))
    }

    fn title(&self, names: &[String], day: &NamedDay<'_>) -> String {
        let roles = as_roles(&roles(&self.role)).map(|roles| format!(", {roles}"));
        format!("{} on {}{}", all_of(names), day_heading(day), roles.unwrap_or_default())
    }

    fn answer<'d, T>(
        &self,
        columns: Vec<Column<Compared<'d, T>>>,
        mut rows: Vec<Compared<'d, T>>,
        heading: String,
        nothing: &str,
    ) -> Result<Answer>
    where
        Compared<'d, T>: Tabular,
    {
        rows.retain(|row| self.asks_for(row));
        let empty = rows.is_empty().then(|| nothing.to_owned());
        Ok(rows_with(columns, &rows, heading, &self.rows)?.remark(empty))
    }

    /// What is shared only possibly is both shared and different.
    fn asks_for<T>(&self, row: &Compared<'_, T>) -> bool {
        let may_differ = !row.is_shared() || row.is_possible();
        (!self.shared || row.is_shared()) && (!self.different || may_differ)
    }
}

/// Finds what names mean, with remarks on them, and refuses to compare something with itself.
fn all_different<'d, R: Copy + Into<Record<'d>>>(
    asked: &[String],
    find: impl Fn(&str) -> Result<Named<R>, Refusal>,
) -> Result<AllNamed<R>, Refusal> {
    let named = asked.iter().map(|name| find(name)).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<&str> = named.iter().map(|named| named.record.into().id()).collect();
    for (place, id) in ids.iter().enumerate() {
        if let Some(one) = ids[..place].iter().position(|one| one == id) {
            let message = format!("`{}` and `{}` are the same", asked[one], asked[place]);
            return Err(Refusal::usage(message).tip("name each only once"));
        }
    }
    let (records, remarks): (_, Vec<_>) =
        named.into_iter().map(|named| (named.record, named.remark)).unzip();
    Ok((records, remarks.into_iter().flatten().collect()))
}

/// A row of a comparison: a country in the formats compared, or a format with the countries compared.
pub(super) struct Compared<'d, T> {
    what: T,
    day: Day,
    language: Language,
    /// For each of those compared the seat that speaks for it, if there is one.
    sides: Vec<Option<Side<'d>>>,
}

/// The seat that speaks for somebody in a format, and since when they have sat there without a break.
struct Side<'d> {
    held: ActiveMembership<'d>,
    since: PartialDate,
}

impl<'d> Side<'d> {
    fn of(
        format: &Format,
        held: &[ActiveMembership<'d>],
        seats: &[Membership<'d>],
        roles: &[Role],
    ) -> Option<Self> {
        let counting = held.iter().filter(|held| counts(roles, held.seat.role));
        let there = counting.filter(|held| held.is_in(format));
        let held = *there.min_by_key(|held| held.weight())?;
        let since = held.seat.unbroken_since(seats, |role| counts(roles, role));
        Some(Self { held, since })
    }

    /// Says what somebody is: `partner`, `partner (suspended)`, `possible`.
    fn in_words(&self) -> String {
        let role = self.held.seat.role.word();
        match self.held.standing {
            Standing::Possible => "possible".to_owned(),
            Standing::Suspended => format!("{role} (suspended)"),
            _ if self.held.is_perhaps_suspended => format!("{role} (perhaps suspended)"),
            _ => role.to_owned(),
        }
    }
}

impl<'d, T> Compared<'d, T> {
    fn side(&self, place: usize) -> Option<&Side<'d>> {
        self.sides.get(place)?.as_ref()
    }

    fn held(&self) -> impl Iterator<Item = ActiveMembership<'d>> {
        self.sides.iter().flatten().map(|side| side.held)
    }

    /// Tells whether all have it, surely or possibly.
    fn is_shared(&self) -> bool {
        self.sides.iter().all(Option::is_some)
    }

    fn is_possible(&self) -> bool {
        self.held().any(|held| held.standing == Standing::Possible)
    }

    /// Returns the places of those that have it, behind what sorts what more of them have first.
    fn shared_by(&self) -> SharedBy {
        let places = (0..self.sides.len()).filter(|&place| self.sides[place].is_some());
        shared_by(places.collect())
    }
}

type SharedBy = (Reverse<usize>, Vec<usize>);

fn shared_by(places: Vec<usize>) -> SharedBy {
    (Reverse(places.len()), places)
}

/// Returns who is in at least one of these formats on a day in one of these roles, as partner or Ally
/// without any; by how many and which of them, then by name.
fn compare_formats<'d>(
    dataset: &'d Dataset,
    formats: &[&Format],
    day: Day,
    language: Language,
    roles: &[Role],
) -> Vec<Compared<'d, Party<'d>>> {
    let compared = by_party(dataset).into_iter().map(|holder| {
        let held = holder.held_on(day, dataset.reviewed());
        let side = |format: &&Format| Side::of(format, &held, &holder.seats, roles);
        let sides = formats.iter().map(side).collect();
        Compared { what: holder.party, day, language, sides }
    });
    let mut rows: Vec<_> = compared.filter(|row| row.held().next().is_some()).collect();
    rows.sort_by_cached_key(|row| (row.shared_by(), dataset.rank(row.what, language)));
    rows
}

/// Returns the formats in which at least one of these countries is on a day in one of these roles, as
/// partner or Ally without any; those all of them are in first, then by founding.
fn compare_parties<'d>(
    dataset: &'d Dataset,
    parties: &[Party<'d>],
    day: Day,
    language: Language,
    roles: &[Role],
) -> Vec<Compared<'d, &'d Format>> {
    let everyone = by_party(dataset);
    let seats = parties.iter().filter_map(|party| {
        let holder = everyone.iter().find(|holder| holder.party == *party)?;
        let held = holder.held_on(day, dataset.reviewed());
        let held = by_format(&held, |held| held.seat.format);
        Some((held, by_format(&holder.seats, |seat| seat.format)))
    });
    let seats: Vec<_> = seats.collect();
    let compared = by_founding(&dataset.formats).into_iter().map(|format| {
        let id = &*format.id;
        let sides = seats.iter();
        let sides = sides.map(|(held, ever)| Side::of(format, held.get(id)?, ever.get(id)?, roles));
        Compared { what: format, day, language, sides: sides.collect() }
    });
    let mut rows: Vec<_> = compared.filter(|row| row.held().next().is_some()).collect();
    rows.sort_by_key(|row| !row.is_shared());
    rows
}

columns! { |row: Compared<'_, Party<'_>>|
    "country" "Country" => row.what.code(), whole();
    "name" "Name" => row.what.name(row.language), drop_at(1), name();
}

columns! { |row: Compared<'_, &Format>|
    "format" "Format" => &*row.what.id, whole();
    "abbreviation" "Abbreviation" => row.what.name_on(row.day).initials(row.language), whole(), aside();
    "name" "Name" => row.what.name_on(row.day).name.get(row.language), drop_at(2), name();
}

impl<T> OnSeats for Compared<'_, T> {
    fn seats(&self) -> Cow<'_, [ActiveMembership<'_>]> {
        self.held().collect()
    }
}

/// Returns the columns of a comparison of formats: who it is, what is shared, and one column for
/// each of the formats.
pub(super) fn columns_by_format<'d>(formats: &[&Format]) -> Vec<Column<Compared<'d, Party<'d>>>> {
    let ids = ids(formats);
    let columns = [Compared::columns(), sharing(&ids), sides(&ids), since(&ids), seat_columns()];
    columns.into_iter().flatten().collect()
}

/// Returns the columns of a comparison of countries: the format, and one column for each of the
/// countries.
pub(super) fn columns_by_country<'d>(
    parties: &[Party<'_>],
) -> Vec<Column<Compared<'d, &'d Format>>> {
    let codes = ids(parties);
    let together = column_list! { |row: Compared<'d, &'d Format>|
        "together_since" "Together since" => date(together_since(row)), whole(), drop_at(1);
    };
    let sharing = sharing(&codes).into_iter().map(Column::optional).collect();
    let [sides, since] = [sides(&codes), since(&codes)];
    let columns = [Compared::columns(), sides, together, sharing, since, seat_columns()];
    columns.into_iter().flatten().collect()
}

/// Returns the day from which all of them have sat in a format without a break, if all do.
fn together_since<T>(row: &Compared<'_, T>) -> Option<PartialDate> {
    let since = row.sides.iter().map(|side| side.as_ref().map(|side| side.since));
    since.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|date| date.sort_key())
}

/// Returns a column for each of those compared, with what it has.
fn sides<'d, T>(keys: &[String]) -> Vec<Column<Compared<'d, T>>> {
    let column = |(place, key): (usize, &String)| {
        Column::new(column_key(key), key.clone(), move |row: &Compared<'d, T>| {
            row.side(place).map(Side::in_words).into()
        })
        .whole()
        .asked_for()
        .toned(tone_of_word)
        .explained(meaning)
    };
    keys.iter().enumerate().map(column).collect()
}

/// Returns two columns for each of those compared: since when without a break, and in this role.
fn since<'d, T>(keys: &[String]) -> Vec<Column<Compared<'d, T>>> {
    let columns = |(place, key): (usize, &String)| {
        let key = column_key(key);
        let column = |key: String, since: fn(&Side<'_>) -> PartialDate| {
            Column::new(key.clone(), key, move |row: &Compared<'d, T>| {
                date(row.side(place).map(since))
            })
            .whole()
            .optional()
        };
        [
            column(format!("{key}_since"), |side| side.since),
            column(format!("{key}_role_since"), |side| side.held.seat.from),
        ]
    };
    keys.iter().enumerate().flat_map(columns).collect()
}

/// Returns the two columns that say whether all have it, or else which have it.
fn sharing<'d, T>(keys: &[String]) -> Vec<Column<Compared<'d, T>>> {
    let keys = keys.to_vec();
    vec![
        Column::new("shared", "Shared", |row: &Compared<'d, T>| match row {
            row if !row.is_shared() => Cell::Empty,
            row if row.is_possible() => "possibly all".into(),
            _ => "all".into(),
        })
        .whole(),
        Column::new("only_in", "Only in", move |row: &Compared<'d, T>| match row {
            row if row.is_shared() => Cell::Empty,
            row => row.shared_by().1.into_iter().map(|place| keys[place].clone()).collect(),
        })
        .array()
        .drop_at(2),
    ]
}

fn ids<'d, R: Copy + Into<Record<'d>>>(records: &[R]) -> Vec<String> {
    records.iter().map(|record| (*record).into().id().to_owned()).collect()
}

/// Counts who is in which of the formats: `shared by all: 0; only md: 7; only ici: 4`.
///
/// Organisations are counted apart. Where the data do not know the members of one of them, nothing is
/// counted.
fn formats_line(formats: &[&Format], rows: &[Compared<'_, Party<'_>>]) -> String {
    if let Some(unknown) = formats.iter().find(|format| format.list == ListState::Unknown) {
        return format!("not known: the data do not know who belongs to {}", unknown.id);
    }
    line(&ids(formats), rows, |rows| {
        let countries = rows.iter().filter(|row| row.what.is_country()).count();
        let organisations = count(rows.len() - countries, "organisation", "organisations");
        match (countries, rows.len() - countries) {
            (_, 0) => countries.to_string(),
            (0, _) => organisations,
            _ => format!("{} and {organisations}", count(countries, "country", "countries")),
        }
    })
}

/// Counts what those compared share: `shared by all: 2; only FI: 1; only SE: 0`.
///
/// Rows that are not sure stand in no other number.
fn line<'d, T>(
    names: &[String],
    rows: &[Compared<'d, T>],
    counted: impl Fn(&[&Compared<'d, T>]) -> String,
) -> String {
    let (possible, sure): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.is_possible());
    let all: Vec<usize> = (0..names.len()).collect();
    let mut groups: BTreeMap<SharedBy, Vec<&Compared<'d, T>>> = BTreeMap::new();
    for places in all.iter().map(|&place| vec![place]).chain([all.clone()]) {
        groups.entry(shared_by(places)).or_default();
    }
    for row in sure {
        groups.entry(row.shared_by()).or_default().push(row);
    }
    let parts = groups.iter().map(|((_, places), rows)| {
        let those: Vec<String> = places.iter().map(|&place| names[place].clone()).collect();
        let is_all = those.len() == names.len();
        let by =
            if is_all { "shared by all".to_owned() } else { format!("only {}", all_of(&those)) };
        format!("{by}: {}", counted(rows))
    });
    let possible = (!possible.is_empty()).then(|| format!("possible: {}", counted(&possible)));
    parts.chain(possible).collect::<Vec<_>>().join("; ")
}
