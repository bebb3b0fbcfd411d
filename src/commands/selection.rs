//! Which countries are selected: the options that `countries` and `matrix` share.

use anyhow::Result;

use super::names;
use crate::dataset::Dataset;
use crate::error::{all_of, either};
use crate::model::{Format, Role};
use crate::query::SetFilter;
use crate::view::as_roles;

/// A set of countries, by the formats they are in.
#[derive(Debug, clap::Args)]
pub struct SetOptions {
    /// In this format (may repeat: in each of them)
    #[arg(long = "in", value_name = "FORMAT")]
    pub all_of: Vec<String>,

    /// In this format or another one given so (may repeat: in at least one of them)
    #[arg(long = "any-in", value_name = "FORMAT")]
    pub any_of: Vec<String>,

    /// Not in this format (may repeat: in none of them)
    #[arg(long = "not-in", value_name = "FORMAT")]
    pub none_of: Vec<String>,

    /// Only in this role: partner, ally or observer (may repeat)
    #[arg(long, value_name = "ROLE", value_parser = Role::ALL.map(Role::word), hide_possible_values = true)]
    pub role: Vec<String>,

    /// Only countries of this area, such as 'Central Asia' (may repeat)
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
}

impl SetOptions {
    /// Finds what the names mean.
    ///
    /// # Errors
    ///
    /// Refuses a name of a format or an area that does not exist.
    pub fn filter<'d>(&self, dataset: &'d Dataset) -> Result<SetFilter<'d>> {
        Ok(SetFilter {
            all_of: formats(dataset, &self.all_of)?,
            any_of: formats(dataset, &self.any_of)?,
            none_of: formats(dataset, &self.none_of)?,
            roles: roles(&self.role),
            areas: self
                .area
                .iter()
                .map(|asked| names::area(dataset, asked))
                .collect::<Result<_, _>>()?,
            parties: Vec::new(),
        })
    }
}

/// Finds formats, each once, in the order in which they are asked for.
pub fn formats<'d>(dataset: &'d Dataset, asked: &[String]) -> Result<Vec<&'d Format>> {
    let mut formats: Vec<&Format> = Vec::with_capacity(asked.len());
    for asked in asked {
        let format = names::format(dataset, asked)?;
        if !formats.iter().any(|other| other.id == format.id) {
            formats.push(format);
        }
    }
    Ok(formats)
}

/// Reads the words for roles.
pub fn roles(words: &[String]) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| words.iter().any(|word| word == role.word())).collect()
}

/// Says what a set is, behind a colon: `: in md and dcb, not in eapc`; nothing of all countries.
pub fn in_words(filter: &SetFilter<'_>) -> String {
    let ids = |formats: &[&Format]| -> Vec<String> {
        formats.iter().map(|format| format.id.to_string()).collect()
    };
    let conditions = [
        ("in", all_of(&ids(&filter.all_of))),
        ("in", either(&ids(&filter.any_of))),
        ("not in", either(&ids(&filter.none_of))),
        ("of", either(&filter.areas)),
    ];
    let conditions = conditions.into_iter().filter(|(_, names)| !names.is_empty());
    let conditions = conditions.map(|(word, names)| format!("{word} {names}"));
    let conditions: Vec<String> = conditions.chain(as_roles(&filter.roles)).collect();
    if conditions.is_empty() { String::new() } else { format!(": {}", conditions.join(", ")) }
}
