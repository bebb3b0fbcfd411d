//! Spells: one unbroken period of one party in one format in one role; whether a period with imprecise bounds
//! contains a day.

use serde::{Deserialize, Serialize};

use super::{Confidence, CountryCode, Day, List, OrganisationId, PartialDate, SourceId, Text};

/// A period of a country (or an organisation) in a format: `from` ≤ day < `until`.
///
/// `until` is the first day out. Who left and came back has two spells. The role follows from the
/// list the spell stands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spell {
    /// The country; a spell has either a country or an organisation.
    pub country: Option<CountryCode>,
    pub organisation: Option<OrganisationId>,
    pub from: PartialDate,
    /// The first day out; absent while the spell runs.
    pub until: Option<PartialDate>,
    pub left: Option<Left>,
    pub note: Option<Text>,
    /// The times during which the membership stood but was suspended.
    pub suspended: List<Suspension>,
    pub ties: List<Tie>,
    pub confidence: Option<Confidence>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    JoinedNato,
    /// The country ended it itself.
    Withdrew,
    /// The format ended or gave way to another.
    FormatEnded,
    StateDissolved,
    /// Another programme took the place of this one for the country.
    Replaced,
    Completed,
    GovernmentOverthrown,
    /// No source at hand tells.
    ReasonNotKnown,
}

impl Left {
    pub fn words(self) -> &'static str {
        match self {
            Self::JoinedNato => "joined NATO",
            Self::Withdrew => "withdrew",
            Self::FormatEnded => "format ended",
            Self::StateDissolved => "state dissolved",
            Self::Replaced => "replaced",
            Self::Completed => "completed",
            Self::GovernmentOverthrown => "government overthrown",
            Self::ReasonNotKnown => "reason not known",
        }
    }
}

/// A time during which something was suspended: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    pub from: PartialDate,
    pub until: Option<PartialDate>,
    pub what: Text,
    pub sources: List<SourceId>,
}

/// A step by which the ties of a country with NATO grew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    pub date: Option<PartialDate>,
    pub what: Text,
    pub sources: List<SourceId>,
}

words! {
    /// In what capacity a country belongs to a format.
    pub enum Role {
        Partner = "partner",
        Ally = "ally",
        /// Someone who sits in without being a member; never counted.
        Observer = "observer",
    }
}

words! {
    /// Where a spell stands on a day.
    pub enum Standing {
        Member = "member",
        /// It surely runs, and is surely suspended.
        Suspended = "suspended",
        /// Its dates are too coarse to tell.
        Possible = "possible",
        Former = "former",
        Future = "future",
    }
}

impl Role {
    /// Returns which role speaks for a country that has several, the least first: that of an Ally, then of a partner.
    pub fn precedence(self) -> u8 {
        match self {
            Self::Ally => 0,
            Self::Partner => 1,
            Self::Observer => 2,
        }
    }
}

impl Standing {
    /// Tells whether the spell runs on the day, surely or possibly.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Member | Self::Suspended | Self::Possible)
    }
}

/// How a period with coarse ends lies to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Before,
    Covers,
    MayCover,
    After,
}

/// Tells how the period `from` ≤ day < `until` lies to a day.
///
/// A period is never empty: one from 2008 until 2008-06-15 surely covers 2008-06-14.
///
/// An unknown end lies somewhere before `reviewed`, the day the data were last checked: whatever
/// the data tell of had happened by then. So who joined on an unknown day and is still in surely
/// belongs on `reviewed`, and only possibly before.
///
/// ```
/// use nato_partners::model::{Day, PartialDate, Reach, reach};
///
/// // Bahrain joined in February 2005, and no source tells the day.
/// let from = PartialDate::parse("2005-02").unwrap();
/// let reviewed = Day::new(2026, 11, 24).unwrap();
/// let on = |month, day| reach(from, None, Day::new(2005, month, day).unwrap(), reviewed);
/// assert_eq!(on(1, 31), Reach::Before);
/// assert_eq!(on(2, 15), Reach::MayCover);
/// assert_eq!(on(2, 28), Reach::Covers);
/// ```
pub fn reach(from: PartialDate, until: Option<PartialDate>, day: Day, reviewed: Day) -> Reach {
    let latest = |date: PartialDate| date.latest_by(reviewed);
    let surely_over = until.is_some_and(|until| latest(until) <= day);
    let maybe_over = until.is_some_and(|until| until.earliest().max(from.earliest().next()) <= day);
    let surely_begun =
        until.map_or(latest(from), |until| latest(from).min(latest(until).previous()));
    if day < from.earliest() {
        Reach::Before
    } else if surely_over {
        Reach::After
    } else if maybe_over || day < surely_begun {
        Reach::MayCover
    } else {
        Reach::Covers
    }
}
