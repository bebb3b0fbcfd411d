//! Events, and the summits and ministerial meetings at which much was decided.

use serde::{Deserialize, Serialize};

use super::{Confidence, Conflict, FormatId, List, PartialDate, SourceId, Text};

/// A meeting at which something was decided on partnerships.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The id: place and year, such as `wales-2014`.
    pub id: Text,
    pub first_day: PartialDate,
    /// The last day, included; `--on` with the meeting's id means this day.
    pub last_day: PartialDate,
    pub place: Text,
    /// Who met: `summit`, `ministerial (foreign)`, …; absent for a meeting still to come.
    pub level: Option<Text>,
    #[serde(default)]
    pub documents: List<Text>,
    /// What it decided on partnerships; absent for a meeting still to come.
    pub decided: Option<Text>,
    /// The formats it decided on.
    #[serde(default)]
    pub formats: List<FormatId>,
    pub confidence: Option<Confidence>,
    #[serde(default)]
    pub sources: List<SourceId>,
    #[serde(default)]
    pub conflicts: List<Conflict>,
    #[serde(default)]
    pub open_questions: List<Text>,
}

/// Something that happened to a format on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub date: PartialDate,
    pub what: Text,
    pub confidence: Option<Confidence>,
    #[serde(default)]
    pub sources: List<SourceId>,
}
