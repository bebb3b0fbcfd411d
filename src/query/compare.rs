//! What do formats, or countries, have in common?

use std::cmp::Reverse;

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Held, Seat, Seated, roll};
use crate::membership::{by_format, counts};
use crate::model::{Day, Format, FormatName, Language, PartialDate, Role, Standing};
use crate::query::by_founding;

/// What each of those compared has of one thing: for each a seat, in the order asked for.
#[derive(Clone, Debug)]
pub struct Sides<'d>(pub Vec<Option<Held<'d>>>);

/// A country or organisation that is in one of the formats compared.
#[derive(Clone, Debug)]
pub struct ComparedParty<'d> {
    /// Who it is.
    pub party: Party<'d>,
    /// Its name in the language asked for.
    pub name: &'d str,
    /// Its seat in each of the formats.
    pub sides: Sides<'d>,
    /// Since when it has sat in each of them without a break.
    pub since: Vec<Option<PartialDate>>,
}

/// A format in which one of the countries compared is.
#[derive(Clone, Debug)]
pub struct ComparedFormat<'d> {
    /// The format.
    pub format: &'d Format,
    /// Its name on the day.
    pub format_name: &'d FormatName,
    /// The language asked for.
    pub language: Language,
    /// The seat of each of the countries in it.
    pub sides: Sides<'d>,
    /// Since when each of them has sat in it without a break.
    pub since: Vec<Option<PartialDate>>,
    /// The day from which all of them have sat in it without a break, if all do.
    pub together_since: Option<PartialDate>,
}

impl<'d> Sides<'d> {
    /// Returns the seats there are.
    pub fn seats(&self) -> impl Iterator<Item = &Held<'d>> {
        self.0.iter().flatten()
    }

    /// Returns the places, among those compared, of those that have it.
    pub fn places(&self) -> Vec<usize> {
        (0..self.0.len()).filter(|&place| self.0[place].is_some()).collect()
    }

    /// Tells whether all have it, surely or possibly.
    pub fn is_shared(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }

    /// Tells whether some have it only possibly.
    pub fn is_possible(&self) -> bool {
        self.seats().any(|held| held.standing == Standing::Possible)
    }

    /// Returns what to sort by: what more of them share first, then in the order asked for.
    fn order(&self) -> (Reverse<usize>, Vec<usize>) {
        let places = self.places();
        (Reverse(places.len()), places)
    }
}

/// Returns who is in at least one of these formats on a day, in one of these roles: without any,
/// as partner or Ally.
///
/// Order: who is in all of them first, then by the formats they are in, then by the name in the
/// language asked for.
pub fn compare_formats<'d>(
    dataset: &'d Dataset,
    formats: &[&Format],
    day: Day,
    language: Language,
    roles: &[Role],
) -> Vec<ComparedParty<'d>> {
    let compared = roll(dataset).into_iter().map(|seated| {
        let held = seated.held_on(day, dataset.reviewed());
        let sides: Vec<_> = formats.iter().map(|format| seat_in(format, &held, roles)).collect();
        let since =
            sides.iter().map(|held| sat_since(held.as_ref(), &seated.seats, roles)).collect();
        let name = seated.party.name(language);
        ComparedParty { party: seated.party, name, sides: Sides(sides), since }
    });
    let mut rows: Vec<ComparedParty<'d>> =
        compared.filter(|row| row.sides.seats().next().is_some()).collect();
    rows.sort_by_cached_key(|row| {
        let rank = dataset.rank(row.party, language);
        (row.sides.order(), rank)
    });
    rows
}

/// Returns the formats in which at least one of these countries is on a day, in one of these roles:
/// without any, as partner or Ally.
///
/// Order: those all of them are in first; then the day of founding.
pub fn compare_parties<'d>(
    dataset: &'d Dataset,
    parties: &[Party<'d>],
    day: Day,
    language: Language,
    roles: &[Role],
) -> Vec<ComparedFormat<'d>> {
    let reviewed = dataset.reviewed();
    let roll = roll(dataset);
    let seated: Vec<&Seated<'d>> = parties
        .iter()
        .filter_map(|party| roll.iter().find(|seated| seated.party == *party))
        .collect();
    let seats = seated.iter().map(|seated| {
        let held = by_format(&seated.held_on(day, reviewed), |held| held.seat.format);
        (held, by_format(&seated.seats, |seat| seat.format))
    });
    let seats: Vec<_> = seats.collect();
    let compared = by_founding(&dataset.formats).into_iter().map(|format| {
        let id = &*format.id;
        let side = seats.iter().map(|(held, _)| seat_in(format, held.get(id)?, roles));
        let sides = Sides(side.collect());
        let since: Vec<Option<PartialDate>> = (sides.0.iter().zip(&seats))
            .map(|(held, (_, seats))| sat_since(held.as_ref(), seats.get(id)?, roles))
            .collect();
        let all: Option<Vec<PartialDate>> = since.iter().copied().collect();
        let together_since =
            all.and_then(|since| since.into_iter().max_by_key(|date| date.sort_key()));
        let format_name = format.name_on(day);
        ComparedFormat { format, format_name, language, sides, since, together_since }
    });
    let mut rows: Vec<ComparedFormat<'d>> =
        compared.filter(|row| row.sides.seats().next().is_some()).collect();
    rows.sort_by_key(|row| !row.sides.is_shared());
    rows
}

/// Returns the seat that speaks for somebody in a format.
fn seat_in<'d>(format: &Format, held: &[Held<'d>], roles: &[Role]) -> Option<Held<'d>> {
    let counting = held.iter().filter(|held| counts(roles, held.seat.role));
    let there = counting.filter(|held| held.is_in(format));
    there.min_by_key(|held| held.weight()).copied()
}

/// Returns since when somebody has sat there without a break, in these roles.
fn sat_since<'d>(
    held: Option<&Held<'d>>,
    seats: &[Seat<'d>],
    roles: &[Role],
) -> Option<PartialDate> {
    held.map(|held| held.seat.unbroken_since(seats, |role| counts(roles, role)))
}
