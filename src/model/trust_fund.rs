//! What Trust Funds did, and where.

use serde::{Deserialize, Serialize};

use super::{Confidence, CountryCode, List, PartialDate, SourceId, Text};

/// A single project of a Trust Fund.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// The country it is for.
    pub country: CountryCode,
    /// What it deals with.
    pub subject: Text,
    /// Who leads it.
    pub lead: Option<Text>,
    /// Who else pays: country codes, or names of organisations.
    #[serde(default)]
    pub donors: List<Text>,
    /// When it began.
    pub from: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// What came of it.
    pub result: Option<Text>,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// What a source says was done in all up to a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Up to when.
    pub date: PartialDate,
    /// What was done.
    pub what: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// A country in which Trust Fund projects ran.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beneficiary {
    /// The country.
    pub country: CountryCode,
    /// When the first project began; absent where no source tells.
    pub from: Option<PartialDate>,
    /// What the projects were.
    pub note: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}
