//! The text and the records that were written so far, and where each of them stands.

use std::collections::BTreeMap;

/// The text and the records written so far.
#[derive(Default)]
pub struct Store {
    pool: String,
    places: BTreeMap<String, usize>,
    tables: BTreeMap<&'static str, String>,
    lengths: BTreeMap<&'static str, usize>,
}

impl Store {
    /// Puts a text into the pool, if it is not there yet, and returns its range.
    pub fn text(&mut self, text: &str) -> String {
        let pool = &mut self.pool;
        let place = self.places.entry(text.to_owned()).or_insert_with(|| {
            pool.push_str(text);
            pool.len() - text.len()
        });
        format!("Text::Pooled {{ start: {place}, length: {} }}", text.len())
    }

    /// Puts records at the end of their table and returns their range.
    pub fn list(&mut self, table: &'static str, records: &[String]) -> String {
        if records.is_empty() {
            return "List::new()".to_owned();
        }
        let rows = self.tables.entry(table).or_default();
        for record in records {
            rows.push_str(record);
            rows.push_str(",\n");
        }
        let length = self.lengths.entry(table).or_default();
        let start = *length;
        *length += records.len();
        format!("List::Ranged {{ start: {start}, length: {} }}", records.len())
    }

    /// Returns the records of a table, as they stand between its brackets.
    pub fn records(&self, table: &str) -> &str {
        self.tables.get(table).map_or("", String::as_str)
    }

    /// Returns all text, each piece once.
    pub fn into_pool(self) -> String {
        self.pool
    }
}
