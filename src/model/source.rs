//! Where facts are from.

use serde::{Deserialize, Serialize};

use super::{PartialDate, SourceId, Text};

/// A page, document or article that states a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id.
    pub id: SourceId,
    /// Its title, or what it is.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When it was published, if a source of a date.
    pub date: Option<PartialDate>,
    /// When it is thought to be from, in words, where it bears no date.
    pub dated: Option<Text>,
    /// Its address; absent where none is known.
    pub url: Option<Text>,
    /// How near it is to the fact.
    pub quality: Quality,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// How near a source is to the facts it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// By one of those who took part: NATO, a government, a parliament.
    Primary,
    /// By someone who reports on it: a newspaper, an agency, a research institute.
    Secondary,
    /// By someone who copies others: an encyclopedia, a blog, a machine.
    Tertiary,
}

impl Quality {
    /// Every quality, the nearest to the facts first.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Secondary, Self::Tertiary];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}
