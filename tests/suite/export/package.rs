//! What is read back of an export.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;

/// A row, by field.
pub type Row = BTreeMap<String, String>;

/// The tables of an export, read back.
pub struct Package {
    descriptor: Json,
    pub tables: BTreeMap<String, Vec<Row>>,
}

impl Package {
    pub fn read(folder: &Path) -> Self {
        let descriptor = fs::read_to_string(folder.join("datapackage.json")).unwrap();
        let descriptor: Json = serde_json::from_str(&descriptor).unwrap();
        let mut tables = BTreeMap::new();
        for resource in descriptor["resources"].as_array().unwrap() {
            let mut reader =
                csv::Reader::from_path(folder.join(resource["path"].as_str().unwrap())).unwrap();
            let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> =
                fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            assert_eq!(header, names);
            let rows = reader.records().map(|row| {
                header.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect()
            });
            tables.insert(resource["name"].as_str().unwrap().to_owned(), rows.collect());
        }
        Self { descriptor, tables }
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        &self.tables[table]
    }

    pub fn resources(&self) -> impl Iterator<Item = (&str, &Json)> {
        let resources = self.descriptor["resources"].as_array().unwrap().iter();
        resources.map(|resource| (resource["name"].as_str().unwrap(), &resource["schema"]))
    }

    /// Returns the values of these fields, row by row.
    pub fn keys(&self, table: &str, fields: &[String]) -> Vec<Vec<&str>> {
        self.rows(table)
            .iter()
            .map(|row| fields.iter().map(|field| row[field].as_str()).collect())
            .collect()
    }
}

/// Returns the texts of a list.
pub fn texts(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}
