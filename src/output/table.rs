//! Many rows.

use std::borrow::Cow;

use super::arrangement::{chosen, in_order, unasked};
use super::{Arrangement, Cell, Column, Heading, Tabular, Tone, UnknownColumn};

/// Rows, arranged and ready to be written in any output.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub(super) heading: Cow<'a, str>,
    pub(super) headings: Vec<Heading>,
    /// All cells, one row after the other: a list of rows would cost an allocation for each.
    cells: Vec<Cell<'a>>,
    tones: Vec<Tone>,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, 'a> {
    /// Its cells, in the order of the table's headings.
    pub cells: &'t [Cell<'a>],
    /// What it stands for.
    pub tone: Tone,
}

impl<'a> Table<'a> {
    /// Makes a table of `rows` as `arrangement` wants it; `heading` stands above it.
    ///
    /// # Errors
    ///
    /// Refuses an arrangement that names a column which the rows do not have.
    pub fn of<R: Tabular>(
        heading: impl Into<Cow<'a, str>>,
        rows: &'a [R],
        arrangement: &Arrangement<'_>,
    ) -> Result<Self, UnknownColumn> {
        Self::with_columns(heading, R::columns(), rows, arrangement)
    }

    /// Makes a table like [`Table::of`], of columns that are known only now.
    ///
    /// # Errors
    ///
    /// Refuses an arrangement that names none of the `columns`.
    pub fn with_columns<R: Tabular>(
        heading: impl Into<Cow<'a, str>>,
        columns: Vec<Column<R>>,
        rows: &'a [R],
        arrangement: &Arrangement<'_>,
    ) -> Result<Self, UnknownColumn> {
        let rows = in_order(rows, &columns, arrangement.sort)?;
        let columns = chosen(columns, arrangement.columns)?;
        Ok(Self::filled(heading.into(), columns, &rows))
    }

    /// Makes a table of `rows` as they come, with all columns that are not optional and no heading.
    pub fn plain<R: Tabular>(rows: &'a [R]) -> Self {
        Self::plain_with(R::columns(), rows)
    }

    /// Makes a table like [`Table::plain`], of other columns than the rows usually have.
    pub fn plain_with<R: Tabular>(columns: Vec<Column<R>>, rows: &'a [R]) -> Self {
        let rows: Vec<&R> = rows.iter().collect();
        Self::filled(Cow::Borrowed(""), unasked(columns), &rows)
    }

    /// Makes a table of `rows` as they come, with all columns there are and no heading.
    pub fn whole<R: Tabular>(rows: &'a [R]) -> Self {
        let rows: Vec<&R> = rows.iter().collect();
        Self::filled(Cow::Borrowed(""), R::columns(), &rows)
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

    /// Returns what stands above each column.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    pub(super) fn cells_mut(&mut self) -> &mut [Cell<'a>] {
        &mut self.cells
    }

    /// Returns the rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_, 'a>> {
        let width = self.headings.len();
        self.tones.iter().enumerate().map(move |(index, tone)| Row {
            cells: &self.cells[index * width..(index + 1) * width],
            tone: *tone,
        })
    }

    /// Tells whether the table has no rows.
    pub fn is_empty(&self) -> bool {
        self.tones.is_empty()
    }

    /// Returns how many bytes hold the keys and all cells, at so many for each of them.
    pub(super) fn room(&self, bytes_per_cell: usize) -> usize {
        (self.tones.len() + 1) * self.headings.len() * bytes_per_cell
    }

    /// Returns the places of the columns that people get to see: those with a value in some row.
    ///
    /// A column that was asked for is seen all the same, and so are all columns of no rows.
    pub(super) fn columns_in_use(&self) -> Vec<usize> {
        let in_use = |index: &usize| {
            self.headings[*index].asked_for || self.rows().any(|row| !row.cells[*index].is_empty())
        };
        let all = 0..self.headings.len();
        if self.is_empty() { all.collect() } else { all.filter(in_use).collect() }
    }

    /// Tells for each row whether it repeats the one above it in all columns `in_use` that are
    /// shown once, and has others to show.
    pub(super) fn repeats(&self, in_use: &[usize]) -> Vec<bool> {
        let once: Vec<usize> =
            in_use.iter().copied().filter(|index| self.headings[*index].once).collect();
        if once.is_empty() || once.len() == in_use.len() {
            return vec![false; self.tones.len()];
        }
        let mut above: Option<Row<'_, 'a>> = None;
        let mut repeats = Vec::with_capacity(self.tones.len());
        for row in self.rows() {
            let is_same = |above: Row<'_, 'a>| {
                once.iter().all(|index| row.cells[*index] == above.cells[*index])
            };
            repeats.push(above.is_some_and(is_same));
            above = Some(row);
        }
        repeats
    }
}
