//! The columns of comparisons, and the words above them.

use std::borrow::Cow;

use crate::data::Party;
use crate::membership::Held;
use crate::model::{Format, ListState, PartialDate, Standing};
use crate::output::{Cell, Column, Tabular, Tone};
use crate::prose::{all_of, count};
use crate::query::{ComparedFormat, ComparedParty, Sides};
use crate::view::cells::date;
use crate::view::column_key::column_key;
use crate::view::seat_columns::{OnSeats, seat_columns};

/// A row of a comparison, whichever kind of thing is compared.
trait Compared {
    fn sides(&self) -> &Sides<'_>;
    fn since(&self) -> &[Option<PartialDate>];
}

impl Compared for ComparedParty<'_> {
    fn sides(&self) -> &Sides<'_> {
        &self.sides
    }

    fn since(&self) -> &[Option<PartialDate>] {
        &self.since
    }
}

impl Compared for ComparedFormat<'_> {
    fn sides(&self) -> &Sides<'_> {
        &self.sides
    }

    fn since(&self) -> &[Option<PartialDate>] {
        &self.since
    }
}

impl OnSeats for ComparedParty<'_> {
    fn seats(&self) -> Cow<'_, [Held<'_>]> {
        self.sides.seats().copied().collect()
    }
}

impl OnSeats for ComparedFormat<'_> {
    fn seats(&self) -> Cow<'_, [Held<'_>]> {
        self.sides.seats().copied().collect()
    }
}

impl Tabular for ComparedParty<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |row: &Self| row.party.code().into()).whole(),
            Column::new("name", "Name", |row: &Self| row.name.into()).drop_at(1),
        ]
    }

    fn tone(&self) -> Tone {
        tone_of(&self.sides)
    }
}

impl Tabular for ComparedFormat<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("format", "Format", |row: &Self| (&*row.format.id).into()).whole(),
            Column::new("abbreviation", "Abbreviation", |row: &Self| {
                row.format_name.initials(row.language).into()
            })
            .whole()
            .drop_at(3),
            Column::new("name", "Name", |row: &Self| row.format_name.name.get(row.language).into())
                .drop_at(2),
        ]
    }

    fn tone(&self) -> Tone {
        tone_of(&self.sides)
    }
}

fn tone_of(sides: &Sides<'_>) -> Tone {
    if sides.is_possible() { Tone::Doubtful } else { Tone::Plain }
}

/// Returns the columns of a comparison of formats: who it is, what is shared, and one column for
/// each of the formats.
pub fn columns_by_format<'d>(formats: &[&Format]) -> Vec<Column<ComparedParty<'d>>> {
    let ids: Vec<String> = formats.iter().map(|format| format.id.to_string()).collect();
    let mut columns = ComparedParty::columns();
    columns.extend(sharing(&ids));
    columns.extend(sides(&ids));
    columns.extend(since(&ids));
    columns.extend(seat_columns());
    columns
}

/// Returns the columns of a comparison of countries: the format, and one column for each of the
/// countries.
pub fn columns_by_country<'d>(parties: &[Party<'_>]) -> Vec<Column<ComparedFormat<'d>>> {
    let codes: Vec<String> = parties.iter().map(|party| party.code().to_owned()).collect();
    let mut columns = ComparedFormat::columns();
    columns.extend(sides(&codes));
    columns.push(
        Column::new("together_since", "Together since", |row: &ComparedFormat<'d>| {
            date(row.together_since)
        })
        .whole()
        .drop_at(1),
    );
    columns.extend(sharing(&codes).into_iter().map(Column::optional));
    columns.extend(since(&codes));
    columns.extend(seat_columns());
    columns
}

/// Returns a column for each of those compared, with what it has.
fn sides<R: Compared>(keys: &[String]) -> Vec<Column<R>> {
    let column = |(place, key): (usize, &String)| {
        Column::new(column_key(key), key.clone(), move |row: &R| {
            row.sides().0.get(place).and_then(Option::as_ref).map(in_words).into()
        })
        .whole()
        .asked_for()
    };
    keys.iter().enumerate().map(column).collect()
}

/// Returns two columns for each of those compared: since when without a break, and in this role.
fn since<R: Compared>(keys: &[String]) -> Vec<Column<R>> {
    let columns = |(place, key): (usize, &String)| {
        let key = column_key(key);
        let [since, role_since] = [format!("{key}_since"), format!("{key}_role_since")];
        let unbroken = move |row: &R| row.since().get(place).copied().flatten();
        let in_role = move |row: &R| Some(row.sides().0.get(place)?.as_ref()?.seat.from);
        [
            Column::new(since.clone(), since, move |row: &R| date(unbroken(row))),
            Column::new(role_since.clone(), role_since, move |row: &R| date(in_role(row))),
        ]
    };
    let columns = keys.iter().enumerate().flat_map(columns);
    columns.map(|column| column.whole().optional()).collect()
}

/// Returns the two columns that say whether all have it, or else which have it.
fn sharing<R: Compared>(keys: &[String]) -> Vec<Column<R>> {
    let keys = keys.to_vec();
    vec![
        Column::new("shared", "Shared", |row: &R| match row.sides() {
            sides if !sides.is_shared() => Cell::Empty,
            sides if sides.is_possible() => "possibly all".into(),
            _ => "all".into(),
        })
        .whole(),
        Column::list("only_in", "Only in", move |row: &R| match row.sides() {
            sides if sides.is_shared() => Cell::Empty,
            sides => sides.places().into_iter().map(|place| keys[place].clone()).collect(),
        })
        .drop_at(2),
    ]
}

/// Says what somebody has: `partner`, `partner (suspended)`, `possible`.
fn in_words(held: &Held<'_>) -> String {
    match held.standing {
        Standing::Possible => held.standing.word().to_owned(),
        Standing::Suspended => format!("{} ({})", held.seat.role.word(), held.standing.word()),
        _ if held.is_perhaps_suspended => format!("{} (perhaps suspended)", held.seat.role.word()),
        Standing::Member | Standing::Former | Standing::Future => held.seat.role.word().to_owned(),
    }
}

/// Counts who is in which of the formats: `shared by all: 0; only md: 7; only ici: 4`.
///
/// Rows that are not sure stand in no other number; organisations are counted apart. Where the data
/// do not know the members of one of them, nothing is counted.
pub fn formats_line(formats: &[&Format], rows: &[ComparedParty<'_>]) -> String {
    if let Some(unknown) = formats.iter().find(|format| format.list == ListState::Unknown) {
        return format!("not known: the data do not know who belongs to {}", unknown.id);
    }
    let ids: Vec<String> = formats.iter().map(|format| format.id.to_string()).collect();
    let counted = |rows: &[&ComparedParty<'_>]| {
        let countries = rows.iter().filter(|row| row.party.is_country()).count();
        let organisations = count(rows.len() - countries, "organisation", "organisations");
        match (countries, rows.len() - countries) {
            (_, 0) => countries.to_string(),
            (0, _) => organisations,
            _ => format!("{} and {organisations}", count(countries, "country", "countries")),
        }
    };
    line(&ids, rows, counted)
}

/// Counts which of the countries are in formats: `shared by all: 2; only FI: 1; only SE: 0`.
///
/// Rows that are not sure stand in no other number.
pub fn parties_line(parties: &[Party<'_>], rows: &[ComparedFormat<'_>]) -> String {
    let codes: Vec<String> = parties.iter().map(|party| party.code().to_owned()).collect();
    line(&codes, rows, |rows| rows.len().to_string())
}

fn line<R: Compared>(names: &[String], rows: &[R], counted: impl Fn(&[&R]) -> String) -> String {
    let (possible, sure): (Vec<&R>, Vec<&R>) =
        rows.iter().partition(|row| row.sides().is_possible());
    let at = |places: &[usize]| -> Vec<&R> {
        sure.iter().filter(|row| row.sides().places() == places).copied().collect()
    };
    let all: Vec<usize> = (0..names.len()).collect();
    let mut parts = vec![format!("shared by all: {}", counted(&at(&all)))];
    let mut groups: Vec<Vec<usize>> = sure.iter().map(|row| row.sides().places()).collect();
    groups.extend(all.iter().map(|&place| vec![place]));
    groups.retain(|places| *places != all);
    groups.sort_by_key(|places| (std::cmp::Reverse(places.len()), places.clone()));
    groups.dedup();
    for places in groups {
        let those: Vec<String> = places.iter().map(|&place| names[place].clone()).collect();
        parts.push(format!("only {}: {}", all_of(&those), counted(&at(&places))));
    }
    if !possible.is_empty() {
        parts.push(format!("possible: {}", counted(&possible)));
    }
    parts.join("; ")
}
