//! States, past and present, and their codes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::text::from_text;
use super::{Confidence, List, Localised, PartialDate, Text};

/// The code of a country: ISO 3166-1 alpha-2, four letters of ISO 3166-3 for a former state, `XK`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CountryCode(pub(crate) [u8; 4]);

impl CountryCode {
    /// Reads a code of two or four capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_code = matches!(bytes.len(), 2 | 4) && bytes.iter().all(u8::is_ascii_uppercase);
        is_code.then(|| {
            let mut code = [0; 4];
            code.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
            Self(code)
        })
    }

    /// Returns the code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 4 };
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, |text| {
            Self::parse(text).ok_or_else(|| {
                format!("`{text}` is no country code: two capital letters (ISO 3166-1), or four for a former state (ISO 3166-3)")
            })
        })
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A country: its codes, its names, and where it lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The code by which records name it.
    pub id: CountryCode,
    /// Whether it is a state today.
    pub kind: CountryKind,
    /// Its codes in ISO 3166.
    pub iso: IsoCodes,
    /// Its code and spells in the Correlates of War list, State System Membership v2016.
    pub cow: SystemCode,
    /// Its code and spells in Gleditsch and Ward's list of independent states.
    pub gw: SystemCode,
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
    /// What a reader should know.
    pub note: Option<Text>,
}

/// Whether a country is a state today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountryKind {
    /// A state.
    State,
    /// A state that some others do not recognise.
    Disputed,
    /// A state that is no more.
    FormerState,
}

impl CountryKind {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Disputed => "disputed",
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

/// A time during which a list counts a country: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSpell {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
}

/// The short name of a country at the United Nations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnShortName {
    /// In English.
    pub en: Text,
    /// In French.
    pub fr: Text,
}

/// The name over NATO's own page on a country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatoHeading {
    /// The heading.
    pub en: Text,
    /// The address of the page.
    pub seen_at: Text,
}

/// A name of a country in a language of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endonym {
    /// The code of the language.
    pub lang: Text,
    /// The name.
    pub name: Text,
}

/// A name by which people ask for a country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherName {
    /// The name.
    pub name: Text,
    /// The code of the language.
    pub lang: Text,
    /// What kind of name it is, and so how it resolves.
    pub kind: NameKind,
    /// The list it was found in: `un`, `cldr`, …
    pub found_in: Option<Text>,
}

/// How a name stands to the country it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// The constitutional or formal name.
    Formal,
    /// Another spelling, or a short form, that means this country alone.
    Variant,
    /// Initials.
    Abbreviation,
    /// An older name: it resolves, with a remark.
    Former,
    /// An imprecise name, such as Holland: it resolves, with a remark.
    Loose,
    /// A name that means several: it never resolves.
    Ambiguous,
}

impl NameKind {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Variant => "variant",
            Self::Abbreviation => "abbreviation",
            Self::Former => "former",
            Self::Loose => "loose",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// A name a country bore before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The English name.
    pub en: Text,
    /// The first day of it.
    pub from: Option<PartialDate>,
    /// The last day of it, as its source gives it; absent while it is in use.
    pub to: Option<PartialDate>,
    /// Where it is from.
    pub found_in: Option<Text>,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// What a reader should know.
    pub note: Option<Text>,
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

/// A code or name that several countries share, and that is therefore refused or explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmbiguousName {
    /// The folded name.
    pub key: Text,
    /// The countries it may mean.
    pub countries: List<CountryCode>,
    /// In which scheme it means which.
    pub uses: List<Text>,
}
