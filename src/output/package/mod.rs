//! Tables with keys, and the files that carry them to other programs.
//!
//! A [`Package`] is written as a Frictionless Data Package (CSV files and `datapackage.json`) and as
//! one file of SQL, both from the same fields.

mod declared;
mod descriptor;
mod sql;

use std::borrow::Cow;

pub use declared::Rows;

use super::{Cell, csv};

/// A file to be written: its path within the folder, and its text.
pub type NamedText = (String, String);

/// A data set as other programs want it.
pub struct Package<'a> {
    /// The name for machines.
    pub name: &'a str,
    /// The name for people.
    pub title: Cow<'a, str>,
    /// What is in it, and how it is meant.
    pub description: Cow<'a, str>,
    /// The version of the data.
    pub version: &'a str,
    /// The moment that it stands for, as RFC 3339 has it.
    pub created: String,
    /// The licences: their names, titles and addresses; those without a value are left out.
    pub licences: Vec<Link<'a>>,
    /// Where the data are from.
    pub sources: Vec<Link<'a>>,
    /// The tables; each refers only to itself and to those before it.
    pub resources: Vec<Resource<'a>>,
}

/// Something with a title and, where it has one, an address.
#[derive(serde::Serialize)]
pub struct Link<'a> {
    /// What machines know it by.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'a str,
    /// What people know it by.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub title: &'a str,
    /// Its address.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub path: &'a str,
}

/// A table of a package.
pub struct Resource<'a> {
    /// Its name, and that of its file.
    pub name: &'a str,
    /// What one row is.
    pub description: &'a str,
    /// The fields by which rows are told apart.
    pub key: Vec<&'a str>,
    /// The fields, in order.
    pub fields: Vec<Field<'a>>,
    /// All cells, one row after the other.
    pub cells: Vec<Cell<'a>>,
}

/// A column of a [`Resource`].
#[derive(Clone)]
pub struct Field<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// What stands in it.
    pub kind: Kind<'a>,
    /// Whether it always has a value.
    pub required: bool,
    /// What it means.
    pub description: Cow<'a, str>,
}

/// What stands in a field.
#[derive(Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// A whole date.
    Day,
    /// A year, a month, a day, or `unknown`.
    PartialDate,
    /// One of these words.
    Words(Vec<&'a str>),
    /// The key of a table, which has a single field.
    Key {
        /// The table.
        table: &'a str,
        /// Its field.
        field: &'a str,
    },
}

impl Resource<'_> {
    /// Returns the rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Cell<'_>]> {
        self.cells.chunks(self.fields.len().max(1))
    }

    fn path(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// Returns the fields that refer to a table, with that table and its key.
    fn references(&self) -> impl Iterator<Item = (&Field<'_>, &str, &str)> {
        self.fields.iter().filter_map(|field| match field.kind {
            Kind::Key { table, field: key } => Some((field, table, key)),
            _ => None,
        })
    }
}

impl Package<'_> {
    /// Returns the tables as CSV, and the descriptor that explains them.
    pub fn files(&self) -> Vec<NamedText> {
        let mut files: Vec<NamedText> = Vec::with_capacity(self.resources.len() + 2);
        for resource in &self.resources {
            let keys = resource.fields.iter().map(|field| &*field.name);
            files.push((resource.path(), csv::records(keys, resource.rows())));
        }
        let descriptor = descriptor::json(self, &files);
        files.push(("datapackage.json".to_owned(), descriptor));
        files
    }

    /// Returns the statements that make a database of the tables, in SQL that `SQLite` and `DuckDB`
    /// understand.
    pub fn sql(&self) -> String {
        sql::statements(self)
    }
}
