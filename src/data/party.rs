//! Who holds a spell.

use super::index::{names_of_country, names_of_organisation};
use crate::model::{Country, Language, Meaning, Organisation, Spell};

/// Who holds a spell: a country or an organisation.
#[derive(Clone, Copy, Debug)]
pub enum Party<'d> {
    Country(&'d Country),
    Organisation(&'d Organisation),
}

impl<'d> Party<'d> {
    /// Returns the code of the country, or the id of the organisation.
    pub fn code(self) -> &'d str {
        match self {
            Self::Country(country) => country.id.as_str(),
            Self::Organisation(organisation) => &organisation.id,
        }
    }

    /// Tells whether it is a country, and no organisation.
    pub fn is_country(self) -> bool {
        matches!(self, Self::Country(_))
    }

    pub fn name(self, language: Language) -> &'d str {
        match self {
            Self::Country(country) => country.name.get(language),
            Self::Organisation(organisation) => organisation.name.get(language),
        }
    }

    /// Returns its codes and all its names, and how each means it.
    pub fn names(self) -> Vec<(&'d str, Meaning)> {
        match self {
            Self::Country(country) => names_of_country(country),
            Self::Organisation(organisation) => names_of_organisation(organisation),
        }
    }

    pub fn holds(self, spell: &Spell) -> bool {
        match self {
            Self::Country(country) => spell.country == Some(country.id),
            Self::Organisation(organisation) => {
                spell.organisation.as_ref() == Some(&organisation.id)
            }
        }
    }

    /// Returns the group a country is listed in; organisations are in none.
    pub fn area(self) -> Option<&'d str> {
        match self {
            Self::Country(country) => country.area.as_deref(),
            Self::Organisation(_) => None,
        }
    }
}

/// Two are the same whose code is.
impl PartialEq for Party<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}
