//! What an export says of itself: every column is explained, and every file has its sum.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::export::filled;
use crate::export::folders::content;
use crate::export::package::Package;
use crate::support::program::{bare, skipped};
use crate::support::scratch::Folder;

#[test]
fn the_codebook_explains_every_column_and_the_readme_every_table() {
    let place = Folder::new("export-papers");
    let folder = place.join("data");
    filled(bare("export"), &folder);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let (codebook, readme) = (read("CODEBOOK.md"), read("README.md"));
    let package = Package::read(&folder);
    let mut columns = 0;
    for (table, schema) in package.resources() {
        assert!(readme.contains(&format!("| [{table}]({table}.csv) |")), "{table}");
        let section = codebook.split(&format!("\n## {table}\n")).nth(1).unwrap();
        let section = section.split("\n## ").next().unwrap();
        for field in schema["fields"].as_array().unwrap() {
            let name = field["name"].as_str().unwrap();
            assert_eq!(section.matches(&format!("\n| `{name}` | ")).count(), 1, "{table}: {name}");
            columns += 1;
        }
    }
    assert!(columns > 400, "{columns}");
    assert!(read("LICENSE").starts_with("Creative Commons Legal Code\n\nCC0 1.0 Universal"));
    let cited = fs::read_to_string("CITATION.cff").unwrap();
    assert_eq!(read("CITATION.cff"), cited, "the data are those that are published");
}

#[test]
fn every_file_has_its_sum() {
    let place = Folder::new("export-sums");
    let folder = place.join("data");
    filled(bare("export"), &folder);
    let files = content(&folder);
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let summed: BTreeSet<&str> = sums.lines().map(|line| &line[66..]).collect();
    let others = files.keys().map(String::as_str).filter(|name| *name != "SHA256SUMS");
    assert_eq!(summed, others.collect());
    let check = || {
        Command::new("sha256sum")
            .args(["--check", "--strict", "SHA256SUMS"])
            .current_dir(&folder)
            .output()
    };
    match check() {
        Ok(output) => {
            assert!(output.status.success(), "{output:?}");
            fs::write(folder.join("NOTICE"), "other").unwrap();
            assert!(!check().unwrap().status.success());
        }
        Err(error) => skipped(&format!("no sha256sum: {error}")),
    }
}
