//! States, past and present: their codes, their names, their times; organisations.

use serde::{Deserialize, Serialize};

use super::store::required;
use super::{
    Confidence, Conflict, CountryCode, List, Localised, OrganisationId, PartialDate, SourceId, Text,
};

/// A country: its codes, its names, and where it lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    pub id: CountryCode,
    pub kind: CountryKind,
    pub iso: IsoCodes,
    /// Its code and spells in the Correlates of War list, State System Membership v2016.
    pub cow: Option<SystemCode>,
    /// Its code and spells in Gleditsch and Ward's list of independent states.
    pub gw: Option<SystemCode>,
    pub name: Localised,
    pub formal: Option<Text>,
    pub un_short: Option<UnShortName>,
    pub cldr: Option<Text>,
    /// How NATO heads its page on it, where that is another name.
    pub nato_heading: Option<NatoHeading>,
    pub endonyms: List<Endonym>,
    /// Every other name people type.
    pub other_names: List<OtherName>,
    /// What its people are called in English, by which it is asked for too.
    pub demonyms: List<Text>,
    pub former_names: List<FormerName>,
    /// The code of its region (UN M49).
    pub region: Option<Text>,
    /// The group it is listed in here, which is no standard.
    pub area: Option<Text>,
    pub predecessors: List<CountryCode>,
    /// For a former state, the states that continue it.
    pub successors: List<CountryCode>,
    /// For a former state, the states on its territory today.
    pub territory_now: List<CountryCode>,
    /// For a former state, the days between which it existed.
    pub existed: Option<Existence>,
    /// For a code that stood for more than one state, each of them.
    pub states_under_this_code: List<StateUnderCode>,
    /// For an area, the state that represents it abroad, where that is not disputed.
    pub represented_by: Option<Representative>,
    /// How it stands to NATO outside all formats.
    pub outside: List<Outside>,
    pub conflicts: List<Conflict>,
    pub open_questions: List<Text>,
    pub note: Option<Text>,
}

impl Country {
    /// Tells whether it stands outside all formats: a country of today that was in none (`was_in_one`) and, as no
    /// region lists it, never came near one.
    pub fn is_outside(&self, was_in_one: bool) -> bool {
        !was_in_one && self.region.is_none() && self.kind != CountryKind::FormerState
    }
}

words! {
    /// What has the code of a country.
    pub enum CountryKind {
        State = "state",
        /// Some states recognise it as a state, and some do not.
        Disputed = "disputed",
        /// A place that is represented by another state, or by none.
        Area = "area",
        FormerState = "former-state",
    }
}

/// The codes of a country in ISO 3166.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IsoCodes {
    /// `ISO 3166-1`, `ISO 3166-3` or `user-assigned`.
    pub scheme: Text,
    pub alpha2: Text,
    pub alpha3: Text,
    pub alpha4: Option<Text>,
    pub numeric: Option<Text>,
    pub withdrawn: Option<PartialDate>,
}

/// The code of a country in a list of the international system, and when the list counts it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemCode {
    pub number: u16,
    pub abbreviation: Text,
    pub name: Text,
    /// When the list counts it, half-open.
    #[serde(deserialize_with = "required")]
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
    pub from: PartialDate,
    pub until: Option<PartialDate>,
}

/// When a former state existed: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Existence {
    pub from: PartialDate,
    pub until: PartialDate,
    pub confidence: Option<Confidence>,
}

/// A state for which a code stood for a time: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateUnderCode {
    pub name: Text,
    pub from: PartialDate,
    pub until: PartialDate,
}

/// A region of the United Nations' M49 scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub code: Text,
    pub name: Localised,
    pub continent: Text,
    pub continent_name: Text,
}

/// The short name of a country at the United Nations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnShortName {
    pub en: Text,
    pub fr: Text,
}

/// The name over NATO's own page on a country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatoHeading {
    pub en: Text,
    pub seen_at: Text,
}

/// A name of a country in a language of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endonym {
    pub lang: Text,
    pub name: Text,
}

/// A name by which people ask for a country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherName {
    pub name: Text,
    pub lang: Text,
    pub kind: NameKind,
    /// The list it was found in: `un`, `cldr`, …
    pub found_in: Option<Text>,
}

words! {
    /// How a name stands to the country it names.
    pub enum NameKind {
        Formal = "formal",
        /// Another spelling, or a short form, that means this country alone.
        Variant = "variant",
        Abbreviation = "abbreviation",
        /// An older name: it resolves, with a remark.
        Former = "former",
        /// An imprecise name, such as Holland: it resolves, with a remark.
        Loose = "loose",
        /// A name that means several: it never resolves.
        Ambiguous = "ambiguous",
    }
}

/// A name a country bore before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    pub en: Text,
    pub from: Option<PartialDate>,
    /// The last day of it, as its source gives it; absent while it is in use.
    pub to: Option<PartialDate>,
    pub found_in: Option<Text>,
    pub confidence: Option<Confidence>,
    pub note: Option<Text>,
}

/// A code or name that several countries share, and that is therefore refused or explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmbiguousName {
    pub key: Text,
    /// The countries it may mean.
    #[serde(deserialize_with = "required")]
    pub countries: List<CountryCode>,
    /// In which scheme it means which.
    #[serde(deserialize_with = "required")]
    pub uses: List<Text>,
}

/// A sourced statement on how a country stands to NATO outside all formats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    pub kind: OutsideKind,
    pub date: Option<PartialDate>,
    pub what: Text,
    pub confidence: Option<Confidence>,
    pub sources: List<SourceId>,
}

words! {
    /// How a country stands to NATO outside all formats; what tells most comes first.
    pub enum OutsideKind {
        /// It was invited to a format and has not joined.
        Invited = "invited",
        /// It asked for a format or a partnership and has not got it.
        Asked = "asked",
        /// NATO itself speaks of working toward a partnership.
        WorkingOn = "working-on",
        /// A source says that it is in no format.
        None = "none",
        /// NATO consults it without a programme.
        Consulted = "consulted",
        /// Somebody named it as a partner or member; no step by NATO is known.
        SpokenOf = "spoken-of",
        /// It sent troops to an operation led by NATO, or lent its ground for an exercise.
        Contributed = "contributed",
        /// NATO works there and serves somebody else.
        Hosts = "hosts",
        /// It has a status in the law of the United States, which is none of NATO's.
        UsStatus = "us-status",
    }
}

/// The state that represents an area abroad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    pub country: CountryCode,
    pub sources: List<SourceId>,
}

/// An international organisation that is a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The id, which is no country code.
    pub id: OrganisationId,
    pub name: Localised,
    pub abbreviation: Text,
    pub aliases: List<Text>,
}
