//! A table of an export: declared with `table!`, written as CSV, as SQL, and in the descriptor.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::model::{Day, PartialDate, SourceId};
use crate::output::{Cell, csv};

/// The pattern that partial dates match.
const PARTIAL_DATE: &str = r"^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\[([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\.\.([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\])$";

/// The columns that every date brings with it, by the ends of their names.
const PARTS_OF_DATES: [(&str, Kind, &str); 3] = [
    (
        "_earliest",
        Kind::Day,
        "The first day it may be; empty where there is no date, or nothing bounds it",
    ),
    (
        "_latest",
        Kind::Day,
        "The last day it may be, for what has happened at the latest that of the review; empty where there is no date",
    ),
    (
        "_precision",
        Kind::Words(&["year", "month", "day", "range", "unknown"]),
        "How precise the date is",
    ),
];

/// A table with a key, and all its rows.
pub struct Table<'d> {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// The columns by which rows are told apart.
    pub(super) key: Vec<&'static str>,
    pub(super) columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<Cell<'d>>>,
    /// The keys of rows, what of them is supported, and by which sources.
    pub(super) cited: Vec<(String, &'static str, &'d [SourceId])>,
}

pub(super) struct Column {
    pub name: String,
    pub title: String,
    pub kind: Kind,
    pub required: bool,
}

/// How well something is supported, where that is less than fully.
pub(super) const CONFIDENCE: Kind = Kind::Words(&["unconfirmed", "partly", "probable"]);

/// What stands in a column.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    /// Which of several it is, from 1 on.
    Number,
    /// How many of these there are.
    Count(&'static str),
    /// A code that is a number: nothing to be counted with.
    Code,
    Day,
    /// A year, a month, a day, a range of these or `unknown`, with the columns of [`PARTS_OF_DATES`] behind it.
    Date,
    Words(&'static [&'static str]),
    /// The key of a table: its name, and the column that is its key.
    Key(&'static str, &'static str),
}

/// Declares a table and fills it: its name, key and title, what its rows are made of, and for each column its name,
/// kind, title and value. A value is anything that [`Cell`] is made from, or a date.
///
/// `cited` tells which sources support a row: `all` of it or another word for a part.
macro_rules! table {
    (
        $table:expr, key [$($key:literal),+], $title:expr,
        for $record:pat in $records:expr =>
        $($name:literal, $kind:expr, $meaning:literal => $value:expr;)+
        $(cited $statement:literal => $sources:expr;)*
    ) => {{
        let mut table = $crate::export::table::Table {
            name: $table,
            title: $title,
            key: vec![$($key),+],
            columns: Vec::new(),
            rows: Vec::new(),
            cited: Vec::new(),
        };
        $(table.add_column($name, $kind, $meaning);)+
        for $record in $records {
            let mut row = Vec::with_capacity(table.columns.len());
            $($crate::export::table::Value::add_to($value, &mut row);)+
            $(table.cited.push((row[0].text().into_owned(), $statement, $sources));)*
            table.rows.push(row);
        }
        table
    }};
}
pub(super) use table;

pub(super) fn required(kind: Kind) -> (Kind, bool) {
    (kind, true)
}

pub(super) fn optional(kind: Kind) -> (Kind, bool) {
    (kind, false)
}

pub(super) trait Value<'d> {
    fn add_to(self, row: &mut Vec<Cell<'d>>);
}

impl<'d, T: Into<Cell<'d>>> Value<'d> for T {
    fn add_to(self, row: &mut Vec<Cell<'d>>) {
        row.push(self.into());
    }
}

impl<'d> Value<'d> for PartialDate {
    fn add_to(self, row: &mut Vec<Cell<'d>>) {
        Some(self).add_to(row);
    }
}

impl<'d> Value<'d> for Option<PartialDate> {
    fn add_to(self, row: &mut Vec<Cell<'d>>) {
        let first = self.filter(|date| !date.has_no_first_day());
        let last = self.filter(|date| !date.has_no_last_day());
        let precision = self.map(|date| match date.text().len() {
            _ if date.is_unknown() => "unknown",
            _ if date.is_range() => "range",
            4 => "year",
            7 => "month",
            _ => "day",
        });
        row.extend([
            self.map(PartialDate::text).into(),
            first.map(|date| date.earliest().to_string()).into(),
            last.map(|date| date.latest().to_string()).into(),
            precision.into(),
        ]);
    }
}

/// A date with the first and the last day it may be, where more bounds it than its own words.
pub(super) struct Bounded(pub Option<PartialDate>, pub Option<(Day, Day)>);

impl<'d> Value<'d> for Bounded {
    fn add_to(self, row: &mut Vec<Cell<'d>>) {
        let Self(date, bounds) = self;
        let place = row.len();
        date.add_to(row);
        for (cell, day) in
            row[place + 1..].iter_mut().zip(bounds.into_iter().flat_map(<[Day; 2]>::from))
        {
            *cell = day.to_string().into();
        }
    }
}

impl Table<'_> {
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the key of a row, and all its values by their names, but for a key of one column and for what follows
    /// from others: the parts of its dates.
    pub fn recorded(&self, row: &[Cell<'_>]) -> (String, BTreeMap<String, String>) {
        let (mut key, mut values) = (Vec::new(), BTreeMap::new());
        for (Column { name, .. }, cell) in self.columns.iter().zip(row) {
            let follows = PARTS_OF_DATES.iter().any(|(end, ..)| name.ends_with(end));
            let is_key = self.key.contains(&name.as_str());
            if is_key {
                key.push(cell.text());
            }
            if !(cell.is_empty() || follows || is_key && self.key.len() == 1) {
                values.insert(name.clone(), cell.text().into_owned());
            }
        }
        (key.join(" "), values)
    }

    /// Fills in the bounds that the words of dates leave open: with the first day that there may be a date in this
    /// table, if there is one, and with the day of the review, by which all that is told of had happened.
    pub(super) fn bound_dates(&mut self, first: Option<Day>, reviewed: Day) {
        let dates = self.columns.iter().enumerate();
        let dates = dates.filter(|(_, column)| matches!(column.kind, Kind::Date));
        for place in dates.map(|(place, _)| place).collect::<Vec<_>>() {
            for row in &mut self.rows {
                let Some([date, earliest, latest]) =
                    row.get_disjoint_mut([place, place + 1, place + 2]).ok()
                else {
                    continue;
                };
                if date.is_empty() {
                    continue;
                }
                if let Some(first) = first.filter(|_| earliest.is_empty()) {
                    *earliest = first.to_string().into();
                }
                if latest.is_empty() {
                    *latest = reviewed.to_string().max(earliest.text().into_owned()).into();
                }
            }
        }
    }

    pub(super) fn add_column(&mut self, name: &str, (kind, required): (Kind, bool), title: &str) {
        self.columns.push(Column { name: name.into(), title: title.into(), kind, required });
        if let Kind::Date = kind {
            self.columns.extend(PARTS_OF_DATES.map(|(end, kind, title)| Column {
                name: format!("{name}{end}"),
                title: format!("Of `{name}`: {title}"),
                kind,
                required: required && end == "_precision",
            }));
        }
    }

    pub(super) fn csv(&self) -> String {
        let names = self.columns.iter().map(|column| column.name.as_str());
        csv::records(names, self.rows.iter().map(Vec::as_slice))
    }

    /// Returns the columns that refer to a table, with that table and its key.
    fn references(&self) -> impl Iterator<Item = (&str, &'static str, &'static str)> {
        self.columns.iter().filter_map(|column| match column.kind {
            Kind::Key(table, key) => Some((column.name.as_str(), table, key)),
            _ => None,
        })
    }

    pub(super) fn schema(&self) -> Json {
        let fields = self.columns.iter().map(Column::field).collect::<Json>();
        let foreign_keys = self.references().map(|(column, table, key)| {
            let table = if table == self.name { "" } else { table };
            json!({
                "fields": [column],
                "reference": { "resource": table, "fields": [key] },
            })
        });
        json!({
            "fields": fields,
            "missingValues": [""],
            "primaryKey": self.key,
            "foreignKeys": foreign_keys.collect::<Json>(),
        })
    }

    /// Returns the SQL that makes and fills it, in the part of the language that databases share; no name needs quotes
    /// in it.
    pub(super) fn sql(&self) -> String {
        let columns = self.columns.iter().map(|column| {
            let (name, sql_type) = (&column.name, column.types().1);
            let not_null = if column.required { " NOT NULL" } else { "" };
            let check = match column.kind {
                Kind::Words(words) => format!(" CHECK ({name} IN ('{}'))", words.join("', '")),
                // DuckDB checks row by row, and a row may refer to a later one of its own table.
                Kind::Key(table, key) if table != self.name => {
                    format!(" REFERENCES {table} ({key})")
                }
                _ => String::new(),
            };
            format!("    {name} {sql_type}{not_null}{check},\n")
        });
        let (name, title, key) = (self.name, self.title, self.key.join(", "));
        let columns = columns.collect::<String>();
        let table =
            format!("\n-- {title}\nCREATE TABLE {name} (\n{columns}    PRIMARY KEY ({key})\n);\n");
        if self.rows.is_empty() {
            return table;
        }
        let row = |row: &Vec<Cell<'_>>| {
            format!("({})", row.iter().map(sql_value).collect::<Vec<String>>().join(", "))
        };
        let rows = self.rows.iter().map(row).collect::<Vec<String>>().join(",\n");
        format!("{table}INSERT INTO {name} VALUES\n{rows};\n")
    }

    pub(super) fn sql_indexes(&self) -> String {
        let table = self.name;
        let index = |(column, ..): (&str, _, _)| {
            format!("CREATE INDEX {table}_by_{column} ON {table} ({column});\n")
        };
        self.references().map(index).collect()
    }
}

impl Column {
    fn field(&self) -> Json {
        let (words, pattern) = match self.kind {
            Kind::Words(words) => (Some(words), None),
            Kind::Date => (None, Some(PARTIAL_DATE)),
            _ => (None, None),
        };
        json!({
            "name": self.name,
            "type": self.types().0,
            "description": self.title,
            "constraints": {
                "required": self.required.then_some(true),
                "enum": words,
                "pattern": pattern,
            },
        })
    }

    fn types(&self) -> (&'static str, &'static str) {
        match self.kind {
            Kind::Number | Kind::Count(_) | Kind::Code => ("integer", "INTEGER"),
            Kind::Day => ("date", "DATE"),
            Kind::Text | Kind::Date | Kind::Words(_) | Kind::Key(..) => ("string", "TEXT"),
        }
    }
}

fn sql_value(cell: &Cell<'_>) -> String {
    match cell {
        empty if empty.is_empty() => "NULL".to_owned(),
        Cell::Number(number) => number.to_string(),
        text => format!("'{}'", text.text().replace('\'', "''")),
    }
}
