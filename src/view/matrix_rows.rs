//! The columns of the matrix, and its legend.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::membership::Held;
use crate::output::{Column, Tabular, Tone};
use crate::query::{Mark, MatrixFormat, MatrixRow};
use crate::view::cells::tone;
use crate::view::column_key::column_key;
use crate::view::seat_columns::{OnSeats, seat_columns};

impl Tabular for MatrixRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |row: &Self| row.country.party.code().into()).whole(),
            Column::new("name", "Name", |row: &Self| row.country.name.into()),
        ]
    }

    fn tone(&self) -> Tone {
        tone(self.country.standing)
    }
}

impl OnSeats for MatrixRow<'_> {
    fn seats(&self) -> Cow<'_, [Held<'_>]> {
        Cow::Borrowed(&self.country.held)
    }
}

/// Returns the columns of a matrix: who it is, and one column for each of the formats.
///
/// Where there is no room for all formats, those with the fewest marks go first, of equals the last. A format
/// without any is drawn only if the formats were asked for by name.
pub fn matrix_columns<'d>(
    formats: &[MatrixFormat<'_>],
    by_name: bool,
) -> Vec<Column<MatrixRow<'d>>> {
    let mut going = (0..formats.len()).collect::<Vec<usize>>();
    going.sort_by_key(|place| Reverse(formats[*place].marks));
    let mut priority = vec![u8::MAX; formats.len()];
    for (place, number) in going.into_iter().zip(1..u8::MAX) {
        priority[place] = number;
    }
    let column = |(place, column): (usize, &MatrixFormat<'_>)| {
        let id = column.format.id.to_string();
        let column = Column::new(column_key(&id), id, move |row: &MatrixRow<'d>| {
            row.marks.get(place).copied().flatten().map(letter).into()
        });
        let column = if by_name { column.asked_for() } else { column };
        column.whole().sparse().drop_at(priority[place])
    };
    let mut columns = MatrixRow::columns();
    columns.extend(formats.iter().enumerate().map(column));
    columns.extend(seat_columns());
    columns
}

/// Explains the marks: `A Ally, P partner, O observer, s suspended, s? perhaps suspended, ? possible`.
pub fn legend() -> String {
    let words = Mark::ALL.map(|mark| format!("{} {}", letter(mark), mark_in_words(mark)));
    words.join(", ")
}

fn letter(mark: Mark) -> &'static str {
    match mark {
        Mark::Ally => "A",
        Mark::Partner => "P",
        Mark::Observer => "O",
        Mark::Suspended => "s",
        Mark::PerhapsSuspended => "s?",
        Mark::Possible => "?",
    }
}

/// Returns the word for a mark as people read it.
pub fn mark_in_words(mark: Mark) -> &'static str {
    if mark == Mark::Ally { "Ally" } else { mark.word() }
}
