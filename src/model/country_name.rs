//! What countries are called, by whom, and since when.

use serde::{Deserialize, Serialize};

use super::{Confidence, CountryCode, List, PartialDate, Text};

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
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Formal,
        Self::Variant,
        Self::Abbreviation,
        Self::Former,
        Self::Loose,
        Self::Ambiguous,
    ];

    /// Returns the word for it.
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
