//! Sources, the numbers they state, how well a fact is supported, and where sources disagree.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::store::required;
use super::{CountryCode, List, PartialDate, SourceId, Text};

/// A page, document or article that states a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub title: Text,
    /// The language of the title, by its code of ISO 639-1; absent where it is English.
    pub lang: Option<Text>,
    pub publisher: Text,
    /// When it was published, if a source of a date.
    pub date: Option<PartialDate>,
    /// When it is thought to be from, in words, where it bears no date.
    pub dated: Option<Text>,
    /// Its address; absent where none is known.
    pub url: Option<Text>,
    /// How near it is to the fact.
    pub quality: Quality,
    pub note: Option<Text>,
}

words! {
    /// How near a source is to the facts it states.
    pub enum Quality {
        /// By one of those who took part: NATO, a government, a parliament.
        Primary = "primary",
        /// By someone who reports on it: a newspaper, an agency, a research institute.
        Secondary = "secondary",
        /// By someone who copies others: an encyclopedia, a blog, a machine.
        Tertiary = "tertiary",
    }
}

words! {
    /// How well a fact is supported, where that is less than fully.
    pub enum Confidence {
        /// No source at hand supports it.
        Unconfirmed = "unconfirmed",
        /// A source supports a part of it.
        Partly = "partly",
        /// The sources make it likely.
        Probable = "probable",
    }
}

/// A number of members as a source states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedCount {
    pub date: PartialDate,
    pub allies: Option<u16>,
    pub partners: Option<u16>,
    pub total: Option<u16>,
    /// A lower bound for the total, where the source gives no exact number ("more than 40").
    pub at_least: Option<u16>,
    pub source: SourceId,
    /// The source's wording where it matters, or how the day was found.
    pub note: Option<Text>,
}

impl StatedCount {
    /// Returns the Allies, the partners, the total and the lower bound that it states, each as a text
    /// may write it: `at least 51` is also `more than 50`.
    pub fn numbers(&self) -> [Option<RangeInclusive<u16>>; 4] {
        let exact = |number: Option<u16>| number.map(|number| number..=number);
        let bound = self.at_least.map(|bound| bound.saturating_sub(1)..=bound);
        [exact(self.allies), exact(self.partners), exact(self.total), bound]
    }

    /// Tells whether a claim is about it: the claim names its day, and is of its source.
    pub fn is_claimed_in(&self, claim: &Claim) -> bool {
        claim.count == Some(self.date) && claim.source.as_ref() == Some(&self.source)
    }
}

/// A fact on which sources disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    pub fact: Text,
    /// What each source says.
    #[serde(deserialize_with = "required")]
    pub says: List<Claim>,
    pub prefer: SourceId,
    pub why: Text,
    /// The country whose membership is itself in dispute.
    pub membership: Option<CountryCode>,
    pub since: Option<PartialDate>,
}

/// What one source says of a fact in dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the key of the data files")]
pub struct Claim {
    /// The source; absent for a claim met without one.
    pub source: Option<SourceId>,
    pub claim: Text,
    /// The day of the stated count of the same source that the claim is about, if it is about one.
    pub count: Option<PartialDate>,
}

impl Claim {
    /// Tells whether it has one of these numbers in figures, by itself and not as a part of another.
    pub fn states(&self, numbers: &RangeInclusive<u16>) -> bool {
        let mut figures = self.claim.split(|letter: char| !letter.is_ascii_digit());
        figures.any(|digits| digits.parse().is_ok_and(|number| numbers.contains(&number)))
    }
}
