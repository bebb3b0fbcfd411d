//! JSON: the same objects as an array, line by line, or alone.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use super::json_layout::{InLines, OnOneLine};
use super::{Cell, Content, Heading, Item, Page, Row, Table};

/// Room for a short value and its key; too little only means growing once more.
const BYTES_PER_CELL: usize = 48;

/// Writes the rows as a bare array of objects.
pub(super) fn array(table: &Table<'_>) -> String {
    let keys = Keys::of(table, "\n    ", ": ");
    let mut out = Vec::with_capacity(table.room(BYTES_PER_CELL));
    out.push(b'[');
    for (place, row) in table.rows().enumerate() {
        out.extend_from_slice(if place == 0 { b"\n  {" } else { b",\n  {" });
        keys.push_object(&mut out, row, || InLines::at(2));
        out.extend_from_slice(b"\n  }");
    }
    out.extend_from_slice(if table.rows().len() == 0 { b"]\n" } else { b"\n]\n" });
    text(out)
}

/// Writes the rows as one object on each line; no rows are no lines.
pub(super) fn lines(table: &Table<'_>) -> String {
    let keys = Keys::of(table, "", ":");
    let mut out = Vec::with_capacity(table.room(BYTES_PER_CELL));
    for row in table.rows() {
        out.push(b'{');
        keys.push_object(&mut out, row, || OnOneLine);
        out.extend_from_slice(b"}\n");
    }
    text(out)
}

/// The keys of all rows with what stands around them, written once: they are half of what there is to write.
struct Keys(Vec<Vec<u8>>);

impl Keys {
    fn of(table: &Table<'_>, before: &str, after: &str) -> Self {
        let written = |(place, heading): (usize, &Heading)| {
            let comma = if place == 0 { "" } else { "," };
            let mut key = [comma, before].concat().into_bytes();
            push(&mut key, &*heading.key, OnOneLine);
            key.extend_from_slice(after.as_bytes());
            key
        };
        Self(table.headings.iter().enumerate().map(written).collect())
    }

    /// Adds what stands between the braces of a row.
    fn push_object<F: Formatter>(
        &self,
        out: &mut Vec<u8>,
        row: Row<'_, '_>,
        layout: impl Fn() -> F,
    ) {
        for (key, cell) in self.0.iter().zip(row.cells) {
            out.extend_from_slice(key);
            push(out, cell, layout());
        }
    }
}

/// Writes a value in lines, as a file of its own.
pub(crate) fn document(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    push(&mut out, value, InLines::default());
    out.push(b'\n');
    text(out)
}

/// Adds a value.
fn push(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized), layout: impl Formatter) {
    // Neither the memory nor our own `Serialize` ever refuses anything.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, layout));
}

fn text(out: Vec<u8>) -> String {
    // serde_json writes nothing but UTF-8.
    String::from_utf8(out).unwrap_or_default()
}

/// One row.
struct Object<'t, 'a> {
    headings: &'t [Heading],
    cells: &'t [Cell<'a>],
}

impl<'t, 'a> Object<'t, 'a> {
    fn of(table: &'t Table<'a>, row: Row<'t, 'a>) -> Self {
        Self { headings: &table.headings, cells: row.cells }
    }
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.headings.iter().map(|heading| &*heading.key).zip(self.cells))
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_unit(),
            Self::Worded { value, .. } if value.is_empty() => serializer.serialize_unit(),
            Self::Text(text) | Self::Worded { value: text, .. } => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::List(items) => serializer.collect_seq(items),
        }
    }
}

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows().map(|row| Object::of(self, row)))
    }
}

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len() + self.sections.len()))?;
        for field in &self.fields {
            map.serialize_entry(field.key, &field.cell)?;
        }
        for section in &self.sections {
            map.serialize_entry(section.key, &section.content)?;
        }
        map.end()
    }
}

impl Serialize for Content<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Table(table) => table.serialize(serializer),
            Self::Paragraphs(texts) | Self::Notes(texts) => serializer.collect_seq(texts),
            Self::Items(items) => serializer.collect_seq(items),
        }
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("lines", &self.lines)?;
        map.serialize_entry("urls", &self.urls)?;
        map.end()
    }
}
