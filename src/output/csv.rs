//! Comma-separated and tab-separated values, and what a spreadsheet would take for a formula in them.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};

use super::{Cell, Table};
use crate::hidden_characters::is_hidden;

/// Writes the keys and the rows as RFC 4180 has it, but with bare newlines.
pub(super) fn comma_separated(table: &Table<'_>) -> String {
    records(table.headings().iter().map(|heading| &*heading.key), table.rows().map(|row| row.cells))
}

pub(crate) fn records<'k, 'c>(
    keys: impl Iterator<Item = &'k str>,
    rows: impl Iterator<Item = &'c [Cell<'c>]>,
) -> String {
    let written = || -> ::csv::Result<Vec<u8>> {
        let mut writer =
            WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
        writer.write_record(keys.map(str::as_bytes))?;
        for cells in rows {
            for cell in cells {
                writer.write_field(cell.text().as_bytes())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    };
    // Writing to memory cannot fail, all records are of one length, and all cells are UTF-8.
    String::from_utf8(written().unwrap_or_default()).unwrap_or_default()
}

/// Writes the keys and the rows with tabs between them, and blanks for tabs and newlines within.
pub(super) fn tab_separated(table: &Table<'_>) -> String {
    let line = |texts: Vec<Cow<'_, str>>| {
        let texts = texts.iter().map(|text| text.replace(['\t', '\n', '\r'], " "));
        texts.collect::<Vec<_>>().join("\t") + "\n"
    };
    let keys = table.headings().iter().map(|heading| heading.key.clone()).collect();
    let rows = table.rows().map(|row| line(row.cells.iter().map(Cell::text).collect()));
    line(keys) + &rows.collect::<String>()
}

impl Table<'_> {
    /// Returns the table with a `'` before every text that a spreadsheet could take for a formula.
    ///
    /// Numbers stay numbers, also negative ones: they compute nothing.
    pub fn without_formulas(mut self) -> Self {
        for heading in &mut self.headings {
            if may_compute(&heading.key) {
                heading.key = format!("'{}", heading.key).into();
            }
        }
        for cell in &mut self.cells {
            if !matches!(cell, Cell::Number(_)) && may_compute(&cell.text()) {
                *cell = Cell::Text(format!("'{}", cell.text()).into());
            }
        }
        self
    }
}

/// Tells whether some spreadsheet takes `text` for a formula, or for the end of a cell and then one.
///
/// Those that do skip blanks first, and some know the full-width forms; what cannot be seen counts
/// as blank here.
fn may_compute(text: &str) -> bool {
    let is_blank = |letter: char| letter.is_whitespace() || is_hidden(letter);
    let starts = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(is_blank).starts_with(starts)
}
