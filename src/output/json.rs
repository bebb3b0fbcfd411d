//! JSON: the same objects as an array, line by line, or alone.

use std::fmt::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Cell, Heading, Page, Row, Table};
use crate::hidden_characters::is_hidden;

/// Writes a value with a line for each part, as a file of its own.
pub(crate) fn document(value: &impl Serialize) -> String {
    // None of our values is refused.
    shown(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// Writes a value on a line.
pub(crate) fn line(value: &impl Serialize) -> String {
    shown(&serde_json::to_string(value).unwrap_or_default()) + "\n"
}

/// Writes the rows as one object on each line; no rows are no lines.
pub(super) fn lines(table: &Table<'_>) -> String {
    table.rows().map(|row| line(&Object { headings: table.headings(), row })).collect()
}

/// Returns JSON in which hidden characters, which can only stand in strings, are written as `\uXXXX`.
fn shown(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    let mut rest = json;
    // Of what is hidden in ASCII, serde_json leaves nothing but DEL.
    while let Some(at) = rest.bytes().position(|byte| byte > b'~') {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut letters = from.chars();
        match letters.next() {
            Some(letter) if is_hidden(letter) => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            letter => out.extend(letter),
        }
        rest = letters.as_str();
    }
    out + rest
}

struct Object<'t, 'a> {
    headings: &'t [Heading],
    row: Row<'t, 'a>,
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.headings.iter().map(|heading| &*heading.key);
        serializer.collect_map(keys.zip(self.row.cells))
    }
}

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows().map(|row| Object { headings: self.headings(), row }))
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

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in &self.fields {
            map.serialize_entry(field.key, &field.cell)?;
        }
        for section in &self.sections {
            map.serialize_entry(section.key, &section.content)?;
        }
        map.end()
    }
}
