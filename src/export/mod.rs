//! The data set as tables for other tools: a Frictionless Data Package and SQL.
//!
//! Every record stands in exactly one row of one table. A table is declared once, with `table!`: its CSV
//! header, its part of `datapackage.json` and its SQL follow from that.

mod countries;
mod formats;
mod package;
mod papers;
mod table;

use std::collections::BTreeMap;

pub use package::{NAME, files, row_schema};
pub use table::Table;

use serde_json::{Value, json};

use crate::data::Dataset;
use table::Kind::{Key, Text, Words};
use table::{required, table};

/// A file of an export: its path in the folder, and its text.
pub type File = (String, String);

/// Returns all tables, each behind those that it refers to.
pub fn tables(data: &Dataset) -> Vec<Table<'_>> {
    let parts = [
        countries::sources_and_countries,
        countries::names,
        countries::organisations,
        formats::formats,
        formats::memberships,
        formats::meetings,
        formats::disputes,
        formats::trust_funds,
    ];
    let mut tables = parts.iter().flat_map(|part| part(data)).collect::<Vec<Table<'_>>>();
    tables.push(fact_sources(&tables));
    let nato_founded = data.alliance().map(|alliance| data.first_day_of(alliance));
    for table in &mut tables {
        let of_nato = nato_founded.filter(|_| !WIDER_TABLES.split(' ').any(|it| it == table.name));
        table.bound_dates(of_nato, data.reviewed());
    }
    tables
}

/// The tables whose dates may lie before there was NATO.
const WIDER_TABLES: &str = "sources countries former_names states_under_codes cow_spells gw_spells";

/// The order in which the sources of facts are listed.
const CITED_TABLES: &str = "formats meetings countries outside_statements format_names format_variants renamings spells \
    suspensions spell_ties nonmembers events stated_counts claims projects totals beneficiaries";

/// Returns the sources of all rows of the other tables, one row each.
fn fact_sources<'d>(tables: &[Table<'d>]) -> Table<'d> {
    let mut facts = Vec::new();
    for name in CITED_TABLES.split(' ') {
        for table in tables.iter().filter(|table| table.name == name) {
            for (fact, statement, sources) in &table.cited {
                facts.extend(sources.iter().map(|source| (name, fact.clone(), *statement, source)));
            }
        }
    }
    table! { "fact_sources", key ["fact_table", "fact", "statement", "source"], "A source of a fact. A spell that is derived has none here: its sources are those of the spell named in `derived_from`",
        for (table, fact, statement, source) in facts =>
        "fact_table", required(Text), "The table in which the fact stands" => table;
        "fact", required(Text), "The key of the fact in that table" => fact;
        "statement", required(Words(&["all", "founded", "ended", "status", "represented_by"])), "What of the fact the source supports: all of it; of a format how it was founded, ended, or stands; of a country which state represents it" => statement;
        "source", required(Key("sources", "source")), "The source" => &**source;
    }
}

/// Numbers what belongs to each of the owners: the id of the owner, a number from 1 on, and the record.
fn numbered<'o, O: 'o, T, I: IntoIterator<Item = T>>(
    owners: impl IntoIterator<Item = &'o O>,
    id: impl Fn(&'o O) -> &'o str,
    list: impl Fn(&'o O) -> I,
) -> Vec<(&'o str, usize, T)> {
    let mut records = Vec::new();
    for owner in owners {
        records
            .extend(list(owner).into_iter().zip(1..).map(|(it, number)| (id(owner), number, it)));
    }
    records
}

/// Returns JSON without fields that are null, an empty list or an empty object.
fn without_empty(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| (key, without_empty(value)));
            fields
                .filter(|(_, value)| ![json!(null), json!([]), json!({})].contains(value))
                .collect()
        }
        Value::Array(items) => items.into_iter().map(without_empty).collect(),
        value => value,
    }
}

/// Gives records ids: what each is about, and from the second of those alike on a number.
fn with_ids<T>(records: impl IntoIterator<Item = (String, T)>) -> Vec<(String, T)> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let identified = records.into_iter().map(|(about, record)| {
        let number = numbers.entry(about.clone()).or_default();
        *number += 1;
        (with_number(about, *number), record)
    });
    identified.collect()
}

/// Returns an id with its number, of which the first is not written: it stays what it is when a second one comes.
fn with_number(id: String, number: usize) -> String {
    if number == 1 { id } else { format!("{id}:{number}") }
}
