//! Many rows: which of their columns, and in which order.

use std::borrow::Cow;

use super::column::Shown;
use super::{Cell, Column, Heading, Tabular, Tone};

/// Rows, arranged and ready to be written in any output.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub(super) heading: Cow<'a, str>,
    pub(super) headings: Vec<Heading>,
    /// All cells, one row after the other: a list of rows would cost an allocation for each.
    pub(super) cells: Vec<Cell<'a>>,
    tones: Vec<Tone>,
}

/// One row of a table, its cells in the order of the headings.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, 'a> {
    pub cells: &'t [Cell<'a>],
    pub tone: Tone,
}

/// Which columns somebody wants to see, and in which order the rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrangement<'q> {
    /// Exactly these columns, in this order; `None` for all that are not optional.
    pub columns: Option<&'q [String]>,
    /// The order of the rows; `None` for the one they come in.
    pub sort: Option<Sort<'q>>,
}

/// An order of rows.
///
/// Numbers sort as numbers and come before text; text sorts by its folded form, so that the ISO
/// dates `1995`, `1995-02`, `1995-02-08` stand in this order. Rows without a value come last in
/// either direction, and equal rows keep their order.
#[derive(Clone, Copy, Debug)]
pub struct Sort<'q> {
    /// The key of a column, which need not be one that is shown.
    pub key: &'q str,
    pub descending: bool,
    pub fold: fn(&str) -> String,
}

/// A key that no column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    pub asked: String,
    pub known: Vec<String>,
}

impl<'a> Table<'a> {
    /// Makes a table of `rows` as `arrangement` wants it, which may name none but these `columns`.
    pub fn with_columns<R: Tabular>(
        heading: impl Into<Cow<'a, str>>,
        mut columns: Vec<Column<R>>,
        rows: &'a [R],
        arrangement: &Arrangement<'_>,
    ) -> Result<Self, UnknownColumn> {
        let mut rows: Vec<&R> = rows.iter().collect();
        if let Some(order) = &arrangement.sort {
            sort(&mut rows, &columns[place_of(order.key, &columns)?], order);
        }
        match arrangement.columns {
            Some(keys) => columns = chosen(columns, keys)?,
            None => columns.retain(|column| !column.optional),
        }
        Ok(Self::filled(heading.into(), columns, &rows))
    }

    /// Makes a table of `rows` as they come, with all columns that are not optional and no heading.
    pub fn plain<R: Tabular>(rows: &'a [R]) -> Self {
        let mut columns = R::columns();
        columns.retain(|column| !column.optional);
        Self::of_columns(columns, rows)
    }

    /// Makes a table of `rows` as they come, with these columns and no heading.
    pub fn of_columns<R: Tabular>(columns: Vec<Column<R>>, rows: &'a [R]) -> Self {
        Self::filled(Cow::default(), columns, &rows.iter().collect::<Vec<_>>())
    }

    fn filled<R: Tabular>(heading: Cow<'a, str>, columns: Vec<Column<R>>, rows: &[&'a R]) -> Self {
        let mut cells = Vec::with_capacity(rows.len() * columns.len());
        for row in rows {
            cells.extend(columns.iter().map(|column| (column.cell)(row)));
        }
        Self {
            heading,
            tones: rows.iter().map(|row| row.tone()).collect(),
            headings: columns.into_iter().map(|column| column.heading).collect(),
            cells,
        }
    }

    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_, 'a>> {
        let width = self.headings.len();
        self.tones.iter().enumerate().map(move |(index, tone)| Row {
            cells: &self.cells[index * width..(index + 1) * width],
            tone: *tone,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.tones.is_empty()
    }

    /// Returns the places of the columns that people get to see: those with a value in some row.
    ///
    /// A column that was asked for is seen all the same, and so are all columns of no rows.
    pub(super) fn columns_in_use(&self) -> Vec<usize> {
        let in_use = |index: &usize| {
            self.is_empty()
                || self.headings[*index].asked_for
                || self.rows().any(|row| !row.cells[*index].is_empty())
        };
        (0..self.headings.len()).filter(in_use).collect()
    }

    /// Returns the places of the columns that are shown on the screen.
    pub(super) fn columns_on_screen(&self) -> Vec<usize> {
        let mut shown = self.columns_in_use();
        shown.retain(|index| !self.is_aside(*index));
        shown
    }

    /// Tells whether a column is not shown, or behind the one before it alone.
    pub(super) fn is_aside(&self, index: usize) -> bool {
        self.headings
            .get(index)
            .is_some_and(|heading| heading.shown == Shown::Aside && !heading.asked_for)
    }

    /// Returns what stands in brackets behind a cell on the screen.
    pub(super) fn aside<'t>(&'t self, row: &Row<'t, 'a>, index: usize) -> Option<Cow<'t, str>> {
        let aside = row.cells.get(index + 1).filter(|_| self.is_aside(index + 1))?.words();
        let is_new = !aside.eq_ignore_ascii_case(&row.cells[index].words());
        (is_new && !aside.is_empty()).then_some(aside)
    }

    /// Returns what the words in these columns mean, each once.
    pub(super) fn meanings(&self, shown: impl Iterator<Item = usize>) -> Vec<&'static str> {
        let mut meanings = Vec::new();
        for index in shown {
            let Some(meaning) = self.headings[index].meaning else { continue };
            let mut above = None;
            for cell in self.rows().map(|row| &row.cells[index]) {
                if above.replace(cell) == Some(cell) {
                    continue;
                }
                let meaning = meaning(&cell.words());
                meanings.extend(meaning.filter(|meaning| !meanings.contains(meaning)));
            }
        }
        meanings
    }

    /// Tells for each row whether it repeats the one above it in all columns `in_use` that are
    /// shown once, and has others to show.
    pub(super) fn repeats(&self, in_use: &[usize]) -> Vec<bool> {
        let once: Vec<usize> = in_use
            .iter()
            .copied()
            .filter(|index| self.headings[*index].shown == Shown::Once)
            .collect();
        let may_repeat = !once.is_empty() && once.len() < in_use.len();
        let mut above: Option<Row<'_, 'a>> = None;
        let repeats = self.rows().map(|row| {
            let above = above.replace(row).filter(|_| may_repeat);
            above.is_some_and(|above| once.iter().all(|&at| row.cells[at] == above.cells[at]))
        });
        repeats.collect()
    }
}

/// Returns the `columns` with these `keys` in the order of the keys, a repeated one once.
fn chosen<R>(columns: Vec<Column<R>>, keys: &[String]) -> Result<Vec<Column<R>>, UnknownColumn> {
    let mut places: Vec<usize> = Vec::new();
    for key in keys {
        let place = place_of(key, &columns)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let mut columns: Vec<Option<Column<R>>> = columns.into_iter().map(Some).collect();
    let chosen = places.into_iter().filter_map(|place| columns[place].take());
    Ok(chosen.map(Column::asked_for).collect())
}

fn place_of<R>(key: &str, columns: &[Column<R>]) -> Result<usize, UnknownColumn> {
    let keys = || columns.iter().map(|column| &column.heading.key);
    keys().position(|other| other.eq_ignore_ascii_case(key)).ok_or_else(|| UnknownColumn {
        asked: key.to_owned(),
        known: keys().map(ToString::to_string).collect(),
    })
}

/// What a cell sorts by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(i64),
    Text(String),
}

fn sort<R>(rows: &mut Vec<&R>, column: &Column<R>, sort: &Sort<'_>) {
    let rank = |row: &R| match (column.cell)(row) {
        Cell::Number(number) => Some(Rank::Number(number)),
        cell => match cell.text() {
            empty if empty.is_empty() => None,
            text => Some(Rank::Text((sort.fold)(&text))),
        },
    };
    let ranks = rows.iter().map(|row| rank(row)).collect();
    *rows = places_in_order(ranks, sort.descending).into_iter().map(|place| rows[place]).collect();
}

/// Returns the places of the ranks in their order, those without a rank last.
fn places_in_order(ranks: Vec<Option<Rank>>, descending: bool) -> Vec<usize> {
    let mut ranked: Vec<(usize, Option<Rank>)> = ranks.into_iter().enumerate().collect();
    ranked.sort_by(|(_, one), (_, other)| match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    ranked.into_iter().map(|(place, _)| place).collect()
}
