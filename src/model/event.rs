//! What happened, what was counted, and where sources disagree.

use serde::{Deserialize, Serialize};

use super::{Confidence, CountryCode, List, PartialDate, SourceId, Text};

/// Something that happened to a format on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When.
    pub date: PartialDate,
    /// What happened, in one or two sentences.
    pub what: Text,
    /// How well it is supported; absent when its sources support it.
    pub confidence: Option<Confidence>,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}

/// A number of members as a source states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedCount {
    /// The day the number is said to hold.
    pub date: PartialDate,
    /// All Allies of that day.
    pub allies: Option<u16>,
    /// The partners.
    pub partners: Option<u16>,
    /// Allies and partners together.
    pub total: Option<u16>,
    /// A lower bound for the total, where the source gives no exact number ("more than 40").
    pub at_least: Option<u16>,
    /// Who states it.
    pub source: SourceId,
    /// The source's wording where it matters, or how the day was found.
    pub note: Option<Text>,
}

impl StatedCount {
    /// Tells whether it is borne out by a count of the same day.
    #[must_use]
    pub fn agrees_with(&self, allies: usize, partners: usize, total: usize) -> bool {
        let is = |stated: Option<u16>, counted: usize| {
            stated.is_none_or(|stated| usize::from(stated) == counted)
        };
        is(self.allies, allies)
            && is(self.partners, partners)
            && is(self.total, total)
            && self.at_least.is_none_or(|bound| usize::from(bound) <= total)
    }
}

/// A fact on which sources disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The fact in dispute.
    pub fact: Text,
    /// What each source says.
    pub says: List<Claim>,
    /// The source that is followed here.
    pub prefer: SourceId,
    /// Why that one.
    pub why: Text,
    /// The country whose membership is itself in dispute.
    pub membership: Option<CountryCode>,
    /// Since when it is.
    pub since: Option<PartialDate>,
}

/// What one source says of a fact in dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The source; absent for a claim met without one.
    pub source: Option<SourceId>,
    /// What it says.
    pub claim: Text,
}
