//! One unbroken period of one country in one format in one role.

use serde::{Deserialize, Serialize};

use super::{CountryCode, List, OrganisationId, PartialDate, SourceId, Text};

/// A period of a country (or an organisation) in a format: `from` ≤ day < `until`.
///
/// `until` is the first day out. Who left and came back has two spells. The role follows from the
/// list the spell stands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spell {
    /// The country; a spell has either a country or an organisation.
    pub country: Option<CountryCode>,
    /// The organisation.
    pub organisation: Option<OrganisationId>,
    /// The first day.
    pub from: PartialDate,
    /// The first day out; absent while the spell runs.
    pub until: Option<PartialDate>,
    /// Why it ended; absent while the spell runs.
    pub left: Option<Left>,
    /// What a reader should know.
    pub note: Option<Text>,
    /// The times during which the membership stood but was suspended.
    #[serde(default)]
    pub suspended: List<Suspension>,
    /// How the ties of the country with NATO grew.
    #[serde(default)]
    pub ties: List<Tie>,
    /// How well the spell is supported; absent when its sources support it.
    pub confidence: Option<Confidence>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

impl Spell {
    /// Returns the code or the id of who holds it; nothing only in a data set that breaks the rules.
    pub fn holder(&self) -> Option<&str> {
        match (&self.country, &self.organisation) {
            (Some(code), _) => Some(code.as_str()),
            (None, id) => id.as_deref(),
        }
    }
}

/// Why a spell ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// The country became an Ally.
    JoinedNato,
    /// The country ended it itself.
    Withdrew,
    /// The format ended or gave way to another.
    FormatEnded,
    /// The state was dissolved.
    StateDissolved,
    /// Another programme took the place of this one for the country.
    Replaced,
    /// The programme was carried out.
    Completed,
    /// The government NATO worked with was overthrown.
    GovernmentOverthrown,
}

impl Left {
    /// Returns the reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::JoinedNato => "joined NATO",
            Self::Withdrew => "withdrew",
            Self::FormatEnded => "format ended",
            Self::StateDissolved => "state dissolved",
            Self::Replaced => "replaced",
            Self::Completed => "completed",
            Self::GovernmentOverthrown => "government overthrown",
        }
    }
}

/// A time during which something was suspended: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
    /// What exactly was suspended.
    pub what: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// A step by which the ties of a country with NATO grew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// When; absent where no source gives even a year.
    pub date: Option<PartialDate>,
    /// What.
    pub what: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// How well a fact is supported, where that is less than fully.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// No source at hand supports it.
    Unconfirmed,
    /// A source supports a part of it.
    Partly,
    /// The sources make it likely.
    Probable,
}

impl Confidence {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Partly => "partly",
            Self::Probable => "probable",
        }
    }
}
