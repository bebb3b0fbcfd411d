//! States, past and present: their codes, their times, and where they lie.

use serde::{Deserialize, Serialize};

use super::{
    Confidence, Conflict, CountryCode, Endonym, FormerName, List, Localised, NatoHeading,
    OtherName, Outside, PartialDate, Representative, Text, UnShortName,
};

/// A country: its codes, its names, and where it lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The code by which records name it.
    pub id: CountryCode,
    /// What has this code.
    pub kind: CountryKind,
    /// Its codes in ISO 3166.
    pub iso: IsoCodes,
    /// Its code and spells in the Correlates of War list, State System Membership v2016.
    pub cow: Option<SystemCode>,
    /// Its code and spells in Gleditsch and Ward's list of independent states.
    pub gw: Option<SystemCode>,
    /// The name printed.
    pub name: Localised,
    /// Its formal English name.
    pub formal: Option<Text>,
    /// Its short name at the United Nations.
    pub un_short: Option<UnShortName>,
    /// Its English name in the Unicode CLDR.
    pub cldr: Option<Text>,
    /// How NATO heads its page on it, where that is another name.
    pub nato_heading: Option<NatoHeading>,
    /// Its names in its own languages.
    #[serde(default)]
    pub endonyms: List<Endonym>,
    /// Every other name people type.
    #[serde(default)]
    pub other_names: List<OtherName>,
    /// Names it bore before.
    #[serde(default)]
    pub former_names: List<FormerName>,
    /// The code of its region (UN M49).
    pub region: Option<Text>,
    /// The group it is listed in here, which is no standard.
    pub area: Option<Text>,
    /// Former states it followed.
    #[serde(default)]
    pub predecessors: List<CountryCode>,
    /// For a former state, the states that continue it.
    #[serde(default)]
    pub successors: List<CountryCode>,
    /// For a former state, the states on its territory today.
    #[serde(default)]
    pub territory_now: List<CountryCode>,
    /// For a former state, the days between which it existed.
    pub existed: Option<Existence>,
    /// For a code that stood for more than one state, each of them.
    #[serde(default)]
    pub states_under_this_code: List<StateUnderCode>,
    /// For an area, the state that represents it abroad, where that is not disputed.
    pub represented_by: Option<Representative>,
    /// How it stands to NATO outside all formats.
    #[serde(default)]
    pub outside: List<Outside>,
    /// Where sources disagree.
    #[serde(default)]
    pub conflicts: List<Conflict>,
    /// What is not known.
    #[serde(default)]
    pub open_questions: List<Text>,
    /// What a reader should know.
    pub note: Option<Text>,
}

/// What has the code of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountryKind {
    /// A state.
    State,
    /// Some states recognise it as a state, and some do not.
    Disputed,
    /// A place that is represented by another state, or by none.
    Area,
    /// A state that is no more.
    FormerState,
}

impl CountryKind {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Disputed => "disputed",
            Self::Area => "area",
            Self::FormerState => "former-state",
        }
    }
}

/// The codes of a country in ISO 3166.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IsoCodes {
    /// `ISO 3166-1`, `ISO 3166-3` or `user-assigned`.
    pub scheme: Text,
    /// Two letters.
    pub alpha2: Text,
    /// Three letters.
    pub alpha3: Text,
    /// Four letters, for a former state.
    pub alpha4: Option<Text>,
    /// Three digits.
    pub numeric: Option<Text>,
    /// The day the code was withdrawn.
    pub withdrawn: Option<PartialDate>,
}

/// The code of a country in a list of the international system, and when the list counts it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemCode {
    /// The number.
    pub number: u16,
    /// The three letters.
    pub abbreviation: Text,
    /// The name in the list.
    pub name: Text,
    /// When the list counts it, half-open.
    pub spells: List<CodeSpell>,
}

impl SystemCode {
    /// Returns its number in the list during one of its `spells`.
    pub fn number_in(&self, spell: &CodeSpell) -> u16 {
        spell.number.unwrap_or(self.number)
    }

    /// Returns its three letters in the list during one of its `spells`.
    pub fn abbreviation_in<'s>(&'s self, spell: &'s CodeSpell) -> &'s str {
        spell.abbreviation.as_ref().unwrap_or(&self.abbreviation)
    }

    /// Returns each number and abbreviation that the list has or had for the country.
    pub fn codes(&self) -> impl Iterator<Item = (u16, &str)> {
        let in_time = |spell| (self.number_in(spell), self.abbreviation_in(spell));
        [(self.number, &*self.abbreviation)].into_iter().chain(self.spells.iter().map(in_time))
    }
}

/// A time during which a list counts a country: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSpell {
    /// The number in this time, where it is another than that of the country otherwise.
    pub number: Option<u16>,
    /// The three letters in this time, where they are others.
    pub abbreviation: Option<Text>,
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
}

/// When a former state existed: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Existence {
    /// The first day.
    pub from: PartialDate,
    /// The first day it was no more.
    pub until: PartialDate,
    /// How well the days are supported.
    pub confidence: Option<Confidence>,
}

/// A state for which a code stood for a time: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateUnderCode {
    /// Its English name.
    pub name: Text,
    /// The first day.
    pub from: PartialDate,
    /// The first day after it.
    pub until: PartialDate,
}

/// A region of the United Nations' M49 scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Three digits.
    pub code: Text,
    /// Its name.
    pub name: Localised,
    /// The code of the continent.
    pub continent: Text,
    /// The English name of the continent.
    pub continent_name: Text,
}
