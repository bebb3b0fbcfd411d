//! The whole picture: countries by formats.

use crate::data::Dataset;
use crate::membership::by_format;
use crate::membership::{InSet, Mark, SetFilter, Tally, countries_in, mark_of};
use crate::model::{Day, Format, Language, Role};
use crate::query::by_founding;

/// Which rows and columns are asked for.
#[derive(Clone, Debug, Default)]
pub struct MatrixFilter<'d> {
    /// The countries; without any `all_of`, `any_of` or `parties`, those in one of the `formats`,
    /// be it as observers.
    pub set: SetFilter<'d>,
    /// The formats, in this order; without any, all in which anybody is on the day.
    pub formats: Vec<&'d Format>,
}

/// Countries by formats on a day.
#[derive(Clone, Debug)]
pub struct Matrix<'d> {
    /// The columns.
    pub formats: Vec<MatrixFormat<'d>>,
    /// The rows.
    pub rows: Vec<MatrixRow<'d>>,
    /// How many rows there are of which kind.
    pub tally: Tally,
}

/// A column of a matrix.
#[derive(Clone, Copy, Debug)]
pub struct MatrixFormat<'d> {
    /// The format.
    pub format: &'d Format,
    /// How many of the rows have a mark in it.
    pub marks: usize,
}

/// A row of a matrix.
#[derive(Clone, Debug)]
pub struct MatrixRow<'d> {
    /// The country or organisation, and all seats it holds.
    pub country: InSet<'d>,
    /// Its mark in each of the formats; none where it is not in it.
    pub marks: Vec<Option<Mark>>,
}

/// Returns countries by formats on a day, whatever role they have there.
///
/// Order of the rows: as in [`countries_in`]. Order of the formats: as asked for, else the day of
/// founding.
pub fn matrix<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    filter: &MatrixFilter<'d>,
) -> Matrix<'d> {
    let formats = match &*filter.formats {
        [] => formats_held(dataset, day, language),
        asked => asked.to_vec(),
    };
    let (found, tally) = countries_in(dataset, day, language, &filter.rows());
    let rows = found.into_iter().map(|country| {
        let held = by_format(&country.held, |held| held.seat.format);
        let mark = |format: &&Format| mark_of(held.get(&*format.id)?.iter().copied());
        let marks = formats.iter().map(mark).collect();
        MatrixRow { country, marks }
    });
    let rows: Vec<MatrixRow<'d>> = rows.collect();
    let formats = formats.into_iter().enumerate().map(|(place, format)| {
        let marks = rows.iter().filter(|row| row.marks[place].is_some()).count();
        MatrixFormat { format, marks }
    });
    Matrix { formats: formats.collect(), rows, tally }
}

/// Returns the formats in which anybody is on the day, in the order of founding.
fn formats_held(dataset: &Dataset, day: Day, language: Language) -> Vec<&Format> {
    let everyone = countries_in(dataset, day, language, &SetFilter::default()).0;
    by_founding(everyone.iter().flat_map(|row| &row.held).map(|held| held.seat.format))
}

impl<'d> MatrixFilter<'d> {
    /// Returns which countries are rows.
    fn rows(&self) -> SetFilter<'d> {
        let mut set = self.set.clone();
        if set.all_of.is_empty() && set.any_of.is_empty() && set.parties.is_empty() {
            set.any_of.clone_from(&self.formats);
            if set.roles.is_empty() {
                set.roles = Role::ALL.to_vec();
            }
        }
        set
    }
}
