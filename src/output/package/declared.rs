//! Reads how a table is declared, and takes its rows.
//!
//! A declaration is one text: a line with the name, one with the key, one with what a row is, and
//! one for each field: its kind, its name, what it means. A program starts faster with one text
//! than with hundreds of small ones.

use std::borrow::Cow;

use super::{Field, Kind, Resource};
use crate::output::Cell;

/// What begins the name of each field that a date brings with it.
const PARTS: [(&str, &str); 3] = [
    ("_earliest", "The first day it may be; empty where the date is empty or unknown"),
    ("_latest", "The last day it may be; empty where the date is empty or unknown"),
    ("_precision", "How precise the date is"),
];

/// The rows of a table under way.
pub struct Rows<'a> {
    resource: Resource<'a>,
}

impl<'a> Rows<'a> {
    /// Begins a table as it is declared.
    pub fn of(declaration: &'a str) -> Self {
        let mut lines = declaration.lines();
        let mut next = || lines.next().unwrap_or_default();
        let (name, key, description) = (next(), next(), next());
        let mut resource = Resource {
            name,
            description,
            key: key.split(", ").collect(),
            fields: Vec::new(),
            cells: Vec::new(),
        };
        for line in lines {
            let mut parts = line.splitn(3, '|');
            let mut part = || parts.next().unwrap_or_default();
            let (kind, declared, meaning) = (part(), part(), part());
            add_field(&mut resource.fields, kind, declared, meaning);
        }
        Self { resource }
    }

    /// Adds a text, a word or a key.
    pub fn text(&mut self, text: impl Into<Cell<'a>>) {
        self.resource.cells.push(text.into());
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl Into<Cell<'a>>) {
        self.resource.cells.push(number.into());
    }

    /// Adds a whole date.
    pub fn day(&mut self, day: impl Into<Cell<'a>>) {
        self.resource.cells.push(day.into());
    }

    /// Adds a date with the three fields it brings: itself, its first and last day, its precision.
    pub fn date(&mut self, [date, earliest, latest]: [Option<String>; 3]) {
        let precision = date.as_ref().map(|date| match date.len() {
            4 => "year",
            7 if date != "unknown" => "month",
            10 => "day",
            _ => "unknown",
        });
        let cells = [date.into(), earliest.into(), latest.into(), precision.into()];
        self.resource.cells.extend::<[Cell<'a>; 4]>(cells);
    }

    /// Returns the table.
    pub fn table(self) -> Resource<'a> {
        self.resource
    }
}

fn add_field<'a>(fields: &mut Vec<Field<'a>>, kind: &str, declared: &'a str, meaning: &'a str) {
    let (name, further) = declared.split_once(' ').unwrap_or((declared, ""));
    let (name, required) = match name.strip_suffix('!') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let kind = match (kind, further.split_once(' ')) {
        ("number", _) => Kind::Number,
        ("day", _) => Kind::Day,
        ("date", _) => Kind::PartialDate,
        (_, Some(("->", key))) => {
            let (table, field) = key.split_once('.').unwrap_or((key, ""));
            Kind::Key { table, field }
        }
        (_, Some(("=", words))) => Kind::Words(words.split('/').collect()),
        _ => Kind::Text,
    };
    let is_date = kind == Kind::PartialDate;
    fields.push(Field { name: name.into(), kind, required, description: meaning.into() });
    if is_date {
        for (end, meaning) in PARTS {
            let is_word = end == "_precision";
            let words = || Kind::Words(vec!["year", "month", "day", "unknown"]);
            fields.push(Field {
                name: Cow::Owned(format!("{name}{end}")),
                kind: if is_word { words() } else { Kind::Day },
                required: required && is_word,
                description: format!("Of `{name}`: {meaning}").into(),
            });
        }
    }
}
