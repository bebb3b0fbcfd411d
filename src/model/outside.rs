//! What is known of a country that is in no format.

use serde::{Deserialize, Serialize};

use super::{Confidence, CountryCode, List, PartialDate, SourceId, Text};

/// A sourced statement on how a country stands to NATO outside all formats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    /// What kind of statement it is.
    pub kind: OutsideKind,
    /// When.
    pub date: Option<PartialDate>,
    /// What happened, or how it stands.
    pub what: Text,
    /// How well it is supported; absent when its sources support it.
    pub confidence: Option<Confidence>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// How a country stands to NATO outside all formats; what tells most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideKind {
    /// It was invited to a format and has not joined.
    Invited,
    /// It asked for a format or a partnership and has not got it.
    Asked,
    /// NATO itself speaks of working toward a partnership.
    WorkingOn,
    /// A source says that it is in no format.
    None,
    /// NATO consults it without a programme.
    Consulted,
    /// Somebody named it as a partner or member; no step by NATO is known.
    SpokenOf,
    /// It sent troops to an operation led by NATO, or lent its ground for an exercise.
    Contributed,
    /// NATO works there and serves somebody else.
    Hosts,
    /// It has a status in the law of the United States, which is none of NATO's.
    UsStatus,
}

impl OutsideKind {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Asked => "asked",
            Self::WorkingOn => "working-on",
            Self::None => "none",
            Self::Consulted => "consulted",
            Self::SpokenOf => "spoken-of",
            Self::Contributed => "contributed",
            Self::Hosts => "hosts",
            Self::UsStatus => "us-status",
        }
    }
}

/// The state that represents an area abroad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// The state.
    pub country: CountryCode,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}
