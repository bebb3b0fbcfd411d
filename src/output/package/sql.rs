//! The tables as SQL, in the part of the language that databases share.
//!
//! Names are quoted, because some (`from`, `left`) mean something else in SQL; texts stand in
//! apostrophes, and a missing value is `NULL`.

use std::fmt::Write;

use super::{Field, Kind, Package, Resource};
use crate::output::Cell;

/// Writes the statements that make the tables, fill them, and index what refers to others.
pub(super) fn statements(package: &Package<'_>) -> String {
    let mut sql = format!("-- {}, version {}\n", package.title, package.version);
    sql.push_str("BEGIN TRANSACTION;\n");
    for resource in &package.resources {
        push_table(&mut sql, resource);
        push_rows(&mut sql, resource);
    }
    for resource in &package.resources {
        for (field, _, _) in resource.references() {
            let _ = writeln!(
                sql,
                "CREATE INDEX \"{table}_by_{field}\" ON \"{table}\" (\"{field}\");",
                table = resource.name,
                field = field.name
            );
        }
    }
    sql.push_str("COMMIT;\n");
    sql
}

fn push_table(sql: &mut String, resource: &Resource<'_>) {
    let _ = writeln!(sql, "\n-- {}", resource.description);
    let _ = write!(sql, "CREATE TABLE \"{}\" (", resource.name);
    for field in &resource.fields {
        let _ = write!(sql, "\n    \"{}\" {}", field.name, sql_type(field));
        if field.required {
            sql.push_str(" NOT NULL");
        }
        match &field.kind {
            Kind::Words(words) => {
                let _ = write!(sql, " CHECK (\"{}\" IN ('{}'))", field.name, words.join("', '"));
            }
            // DuckDB asks row by row, and a row may refer to one of its own table that is still to come.
            Kind::Key { table, field: key } if *table != resource.name => {
                let _ = write!(sql, " REFERENCES \"{table}\" (\"{key}\")");
            }
            _ => {}
        }
        sql.push(',');
    }
    let _ = writeln!(sql, "\n    PRIMARY KEY (\"{}\")\n);", resource.key.join("\", \""));
}

fn push_rows(sql: &mut String, resource: &Resource<'_>) {
    for (number, row) in resource.rows().enumerate() {
        match number {
            0 => {
                let _ = write!(sql, "INSERT INTO \"{}\" VALUES\n(", resource.name);
            }
            _ => sql.push_str(",\n("),
        }
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                sql.push_str(", ");
            }
            push_value(sql, cell);
        }
        sql.push(')');
    }
    if !resource.cells.is_empty() {
        sql.push_str(";\n");
    }
}

fn push_value(sql: &mut String, cell: &Cell<'_>) {
    match cell {
        empty if empty.is_empty() => sql.push_str("NULL"),
        Cell::Number(number) => {
            let _ = write!(sql, "{number}");
        }
        text => {
            sql.push('\'');
            sql.push_str(&text.text().replace('\'', "''"));
            sql.push('\'');
        }
    }
}

fn sql_type(field: &Field<'_>) -> &'static str {
    match field.kind {
        Kind::Number => "INTEGER",
        Kind::Day => "DATE",
        Kind::Text | Kind::PartialDate | Kind::Words(_) | Kind::Key { .. } => "TEXT",
    }
}
