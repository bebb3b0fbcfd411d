//! Which countries are selected: the options that `countries` and `matrix` share.

use super::names;
use super::options::one_of;
use super::words::{all_of, as_roles, either};
use crate::data::Dataset;
use crate::error::Refusal;
use crate::membership::SetFilter;
use crate::model::Role;

/// A set of countries, by the formats they are in.
#[derive(Debug, Default, clap::Args)]
pub struct SetOptions {
    /// In this format (may repeat: in each of them)
    #[arg(long = "in", value_name = "FORMAT", value_delimiter = ',')]
    pub all_of: Vec<String>,

    /// In this format or another one given so (may repeat: in at least one of them)
    #[arg(long = "any-in", value_name = "FORMAT", value_delimiter = ',')]
    pub any_of: Vec<String>,

    /// Not in this format (may repeat: in none of them); without --in or --any-in, only those who are
    /// in some other format
    #[arg(long = "not-in", value_name = "FORMAT", value_delimiter = ',')]
    pub none_of: Vec<String>,

    /// Only in this role: partner, ally or observer (may repeat); without --in or --any-in, in the
    /// highest one that a country has anywhere: an Ally is no partner, a partner no observer
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::ALL, Role::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    pub role: Vec<Role>,

    /// Only countries of this area, such as 'Central Asia' (may repeat)
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
}

impl SetOptions {
    /// Finds what the names mean, with the remarks on them.
    ///
    /// Refuses a name of a format or an area that does not exist.
    pub fn filter<'d>(
        &self,
        dataset: &'d Dataset,
    ) -> Result<(SetFilter<'d>, Vec<String>), Refusal> {
        let (all_of, of_all) = names::formats(dataset, &self.all_of)?;
        let (any_of, of_any) = names::formats(dataset, &self.any_of)?;
        let (none_of, of_none) = names::formats(dataset, &self.none_of)?;
        let (roles, areas) = (roles(&self.role), names::areas(dataset, &self.area)?);
        let filter = SetFilter { all_of, any_of, none_of, roles, areas, parties: Vec::new() };
        Ok((filter, [of_all, of_any, of_none].concat()))
    }
}

/// Returns roles in the order in which members are listed, each once.
pub fn roles(asked: &[Role]) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| asked.contains(role)).collect()
}

/// Says what a set is, behind a colon: `: in md and dcb, not in eapc`; nothing of all countries.
pub fn in_words(filter: &SetFilter<'_>) -> String {
    let [all, any, none] = [&filter.all_of, &filter.any_of, &filter.none_of]
        .map(|formats| formats.iter().map(|format| &format.id));
    let is_of_members = filter.all_of.is_empty() && filter.any_of.is_empty();
    let some = if is_of_members && !filter.none_of.is_empty() { "some format" } else { "" };
    let conditions = [
        ("in", some.to_owned()),
        ("in", all_of(all)),
        ("in", either(any)),
        ("not in", either(none)),
    ];
    let conditions = conditions.into_iter().filter(|(_, names)| !names.is_empty());
    let conditions = conditions.map(|(word, names)| format!("{word} {names}"));
    behind_a_colon(conditions.chain(of_whom(&filter.areas, &filter.roles)))
}

/// Says of which areas and in which roles somebody is asked for: `in the area Gulf`, `as Allies`.
pub fn of_whom(areas: &[String], roles: &[Role]) -> impl Iterator<Item = String> {
    let of = if areas.len() > 1 { "areas" } else { "area" };
    let areas = (!areas.is_empty()).then(|| format!("in the {of} {}", either(areas)));
    areas.into_iter().chain(as_roles(roles))
}

/// Joins conditions behind a colon; without any, there is nothing to say.
pub fn behind_a_colon(conditions: impl Iterator<Item = String>) -> String {
    let conditions: Vec<String> = conditions.collect();
    if conditions.is_empty() { String::new() } else { format!(": {}", conditions.join(", ")) }
}
