//! What a format and its parts are called, and since when.

use serde::{Deserialize, Serialize};

use super::{Confidence, Language, List, Localised, PartialDate, SourceId, Text};

/// A name of a format, in use from `from` until the next name begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatName {
    /// The first day it was in use.
    pub from: PartialDate,
    /// The first day it was no more, where it lapsed without a next one.
    pub until: Option<PartialDate>,
    /// The name.
    pub name: Localised,
    /// Its initials.
    pub abbreviation: Option<Localised>,
    /// How well the name is supported as a whole.
    pub confidence: Option<Confidence>,
    /// The parts of it that no source at hand supports: `en`, `de`, `fr`, `abbreviation`.
    #[serde(default)]
    pub unconfirmed: List<Text>,
    /// What a reader should know.
    pub note: Option<Text>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

impl FormatName {
    /// Returns the initials in a language, if it has any.
    pub fn initials(&self, language: Language) -> Option<&str> {
        self.abbreviation.as_ref().map(|abbreviation| abbreviation.get(language))
    }

    /// Returns the initials in a language, or else the whole name.
    pub fn short(&self, language: Language) -> &str {
        self.abbreviation.as_ref().unwrap_or(&self.name).get(language)
    }
}

/// A name for a part of a format, or for what it grew out of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The first day it was in use.
    pub from: PartialDate,
    /// The first day it was no more.
    pub until: Option<PartialDate>,
    /// The name.
    pub name: Localised,
    /// Its initials.
    pub abbreviation: Option<Localised>,
    /// How well the name is supported.
    pub confidence: Option<Confidence>,
    /// The parts of it that no source at hand supports.
    #[serde(default)]
    pub unconfirmed: List<Text>,
    /// What part it names, and what a reader should know.
    pub note: Option<Text>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// How a format was renamed or remade without a break.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renaming {
    /// When.
    pub date: PartialDate,
    /// Where.
    pub place: Option<Text>,
    /// By whom.
    pub by: Option<Text>,
    /// In which paper.
    pub document: Option<Text>,
    /// What changed with the name.
    pub what: Option<Text>,
    /// The first meeting under the new name.
    pub first_meeting: Option<PartialDate>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}
