//! Protects what `export` hands to other programs: nothing lost, every key good, every schema true.
//!
//! Where it is written, and where it is not, is told in `tests/shell/export.md`.

mod losses;
mod schemas;
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::support::program::{bare, filled, small};
use crate::support::scratch::{Folder, content};

/// A row, by field.
type Row = BTreeMap<String, String>;

/// The export of the shipped data.
static EXPORTED: LazyLock<Package> = LazyLock::new(|| {
    let place = Folder::new("export");
    filled(bare("export"), &place.join("data"));
    Package::read(&place.join("data"))
});

/// An export, read back.
struct Package {
    files: BTreeMap<String, Vec<u8>>,
    descriptor: Json,
    tables: BTreeMap<String, Vec<Row>>,
}

impl Package {
    fn read(folder: &Path) -> Self {
        let files = content(folder);
        let descriptor: Json = serde_json::from_slice(&files["datapackage.json"]).unwrap();
        let mut package = Self { files, descriptor, tables: BTreeMap::new() };
        let mut tables = BTreeMap::new();
        for (name, schema) in package.resources() {
            let mut reader = csv::Reader::from_reader(&*package.files[&format!("{name}.csv")]);
            assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), fields(schema));
            tables.insert(name.to_owned(), reader.deserialize().map(Result::unwrap).collect());
        }
        package.tables = tables;
        package
    }

    fn text(&self, file: &str) -> &str {
        std::str::from_utf8(&self.files[file]).unwrap()
    }

    fn rows(&self, table: &str) -> &[Row] {
        &self.tables[table]
    }

    /// Returns each table with its schema.
    fn resources(&self) -> impl Iterator<Item = (&str, &Json)> {
        let resources = self.descriptor["resources"].as_array().unwrap().iter();
        resources.map(|resource| (resource["name"].as_str().unwrap(), &resource["schema"]))
    }
}

/// Returns the texts of a list.
fn texts(list: &Json) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// Returns the names of the fields of a table.
fn fields(schema: &Json) -> Vec<&str> {
    let fields = schema["fields"].as_array().unwrap().iter();
    fields.map(|field| field["name"].as_str().unwrap()).collect()
}

#[test]
fn an_earlier_export_is_replaced_an_empty_folder_filled_and_the_same_data_are_the_same() {
    let place = Folder::new("export-again");
    let [fresh, again] = ["fresh", "again"].map(|name| place.join(name));
    fs::create_dir(&again).unwrap();
    filled(small("export"), &again);
    filled(bare("export"), &fresh);
    assert_ne!(content(&again), content(&fresh));
    filled(bare("export"), &again);
    assert_eq!(content(&again), content(&fresh));
    assert_eq!(place.names(), ["again", "fresh"], "nothing temporary is left");
}

#[test]
fn the_codebook_explains_every_column_and_the_readme_every_table() {
    let (codebook, readme) = (EXPORTED.text("CODEBOOK.md"), EXPORTED.text("README.md"));
    let mut columns = 0;
    for (table, schema) in EXPORTED.resources() {
        assert!(readme.contains(&format!("| [{table}]({table}.csv) |")), "{table}");
        let (_, section) = codebook.split_once(&format!("\n## {table}\n")).unwrap();
        let section = section.split("\n## ").next().unwrap();
        for name in fields(schema) {
            assert_eq!(section.matches(&format!("\n| `{name}` | ")).count(), 1, "{table}: {name}");
            columns += 1;
        }
    }
    assert!(columns > 400, "{columns}");
    assert!(EXPORTED.text("LICENSE").starts_with("Creative Commons Legal Code\n\nCC0 1.0"));
    let cited = fs::read_to_string("CITATION.cff").unwrap();
    assert_eq!(EXPORTED.text("CITATION.cff"), cited, "the data are those that are published");
}
