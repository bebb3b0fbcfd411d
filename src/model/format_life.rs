//! How a format came to be, stands and ended.

use serde::{Deserialize, Serialize};

use super::{List, PartialDate, SourceId, Text};

/// How a format came to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founded {
    /// When; `unknown` where there was no act of founding.
    pub date: PartialDate,
    /// Where.
    pub place: Option<Text>,
    /// By whom.
    pub by: Option<Text>,
    /// In which paper.
    pub document: Option<Text>,
    /// Why the date is constructed, where nobody founded the format by an act of that day.
    pub constructed: Option<Text>,
    /// What a reader should know.
    pub note: Option<Text>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

impl Founded {
    /// Returns why the date is constructed, or else what a reader should know.
    pub fn remark(&self) -> Option<&str> {
        self.constructed.as_deref().or(self.note.as_deref())
    }
}

/// How a format ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// The first day it was no more.
    pub date: PartialDate,
    /// Why.
    pub why: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// How a format stands on the day the data were last checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Whether it is at work.
    pub is: State,
    /// What this rests on.
    pub note: Option<Text>,
    /// Who says so, where it says more than the dates do.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// Whether a format is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is at work.
    Active,
    /// It was neither ended nor seen at work of late.
    Dormant,
    /// It has ended.
    Ended,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Active, Self::Dormant, Self::Ended];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Dormant => "dormant",
            Self::Ended => "ended",
        }
    }
}

/// The time during which all NATO members of the day sit in a format: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllySeats {
    /// The first day.
    pub from: PartialDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<PartialDate>,
}
