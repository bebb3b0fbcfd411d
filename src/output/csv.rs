//! Comma-separated and tab-separated values.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Cell, Table};

/// Room for a short value; too little only means growing once more.
const BYTES_PER_CELL: usize = 16;

/// What the crate gathers before it writes: each answer pays for clearing it, so it is not the usual 8 KiB.
const BUFFER: usize = 1 << 10;

/// Writes the keys and the rows as RFC 4180 has it, but with bare newlines.
pub(super) fn comma_separated(table: &Table<'_>) -> String {
    // Writing to memory cannot fail, all records are of one length, and all cells are UTF-8.
    let keys = table.headings.iter().map(|heading| &*heading.key);
    let rows = table.rows().map(|row| row.cells);
    let bytes =
        written(Vec::with_capacity(table.room(BYTES_PER_CELL)), keys, rows).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes these keys and rows in the same way.
pub(crate) fn records<'k, 'c>(
    keys: impl Iterator<Item = &'k str>,
    rows: impl Iterator<Item = &'c [Cell<'c>]>,
) -> String {
    String::from_utf8(written(Vec::new(), keys, rows).unwrap_or_default()).unwrap_or_default()
}

fn written<'k, 'c>(
    room: Vec<u8>,
    keys: impl Iterator<Item = &'k str>,
    rows: impl Iterator<Item = &'c [Cell<'c>]>,
) -> ::csv::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .buffer_capacity(BUFFER)
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(room);
    writer.write_record(keys.map(str::as_bytes))?;
    for cells in rows {
        for cell in cells {
            writer.write_field(cell.text().as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// Writes the keys and the rows with tabs between them, and blanks for tabs and newlines within.
pub(super) fn tab_separated(table: &Table<'_>) -> String {
    let mut out = String::with_capacity(table.room(BYTES_PER_CELL));
    push_line(&mut out, table.headings.iter().map(|heading| &*heading.key));
    for row in table.rows() {
        let texts: Vec<_> = row.cells.iter().map(Cell::text).collect();
        push_line(&mut out, texts.iter().map(|text| &**text));
    }
    out
}

fn push_line<'t>(out: &mut String, texts: impl Iterator<Item = &'t str>) {
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push('\t');
        }
        let mut parts = text.split(['\t', '\n', '\r']);
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            out.push(' ');
            out.push_str(part);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::push_line;

    #[test]
    fn a_line_stays_a_line() {
        let mut out = String::new();
        push_line(&mut out, ["a\tb", "", "c\nd\re \"f\""].into_iter());
        assert_eq!(out, "a b\t\tc d e \"f\"\n");
    }
}
