//! Prints the partners that became Allies, with the formats they left that day: the library, not the program.
//!
//! `cargo run --example partners_that_joined`

#![expect(clippy::print_stdout, reason = "an example prints")]

use nato_partners::data::Dataset;
use nato_partners::model::{Language, Left};

fn main() {
    let dataset = Dataset::embedded();
    for country in &dataset.countries {
        let left: Vec<&str> = dataset
            .formats
            .iter()
            .filter(|format| {
                format.members.iter().any(|spell| {
                    spell.country == Some(country.id) && spell.left == Some(Left::JoinedNato)
                })
            })
            .map(|format| &*format.id)
            .collect();
        if !left.is_empty() {
            println!("{}: {}", country.name.get(Language::English), left.join(", "));
        }
    }
}
