//! One unbroken period of one country in one format in one role.

use serde::{Deserialize, Serialize};

use super::{CountryCode, Day, List, OrganisationId, PartialDate, SourceId, Text};

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
    #[must_use]
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
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Partly => "partly",
            Self::Probable => "probable",
        }
    }
}

/// In what capacity a country belongs to a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A partner of NATO.
    Partner,
    /// A member of NATO.
    Ally,
    /// Someone who sits in without being a member; never counted.
    Observer,
}

impl Role {
    /// Every role, in the order in which members are listed.
    pub const ALL: [Self; 3] = [Self::Partner, Self::Ally, Self::Observer];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Ally => "ally",
            Self::Observer => "observer",
        }
    }
}

/// Where a spell stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It surely runs.
    Member,
    /// It surely runs, and is surely suspended.
    Suspended,
    /// Its dates are too coarse to tell.
    Possible,
    /// It is surely over.
    Former,
    /// It has surely not begun.
    Future,
}

impl Standing {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Suspended => "suspended",
            Self::Possible => "possible",
            Self::Former => "former",
            Self::Future => "future",
        }
    }

    /// Tells whether the spell runs on the day, surely or possibly.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Member | Self::Suspended | Self::Possible)
    }
}

/// How a period with coarse ends lies to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It surely begins later.
    Before,
    /// It surely covers the day.
    Covers,
    /// It may cover the day or not.
    MayCover,
    /// It is surely over.
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
#[must_use]
pub fn reach(from: PartialDate, until: Option<PartialDate>, day: Day, reviewed: Day) -> Reach {
    let latest = |date: PartialDate| if date.is_unknown() { reviewed } else { date.latest() };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarse_ends_answer_honestly() {
        use Reach::{After, Before, Covers, MayCover};
        let on = |from: &str, until: &str, day: &str| {
            let date = |text| PartialDate::parse(text).expect("a date");
            let until = (!until.is_empty()).then(|| date(until));
            let reviewed = date("2026-01-01").earliest();
            reach(date(from), until, date(day).earliest(), reviewed)
        };
        let table = [
            ("1997-05-30", "", "1997-05-29", Before),
            ("1997-05-30", "", "1997-05-30", Covers),
            ("2005-02", "", "2005-01-31", Before),
            ("2005-02", "", "2005-02-01", MayCover),
            ("2005-02", "", "2005-02-27", MayCover),
            ("2005-02", "", "2005-02-28", Covers),
            ("1994-05-09", "2023-04-04", "2023-04-03", Covers),
            ("1994-05-09", "2023-04-04", "2023-04-04", After),
            ("2008", "2018", "2007-12-31", Before),
            ("2008", "2018", "2008-12-30", MayCover),
            ("2008", "2018", "2017-12-31", Covers),
            ("2008", "2018", "2018-01-01", MayCover),
            ("2008", "2018", "2018-12-31", After),
            ("2008", "2008-06-15", "2008-06-13", MayCover),
            ("2008", "2008-06-15", "2008-06-14", Covers),
            ("2008-06-15", "2008", "2008-06-15", Covers),
            ("2008-06-15", "2008", "2008-06-16", MayCover),
            ("unknown", "", "2025-12-31", MayCover),
            ("unknown", "", "2026-01-01", Covers),
            ("unknown", "2009", "2008-12-31", MayCover),
            ("unknown", "2009", "2009-12-31", After),
            ("1995", "unknown", "1996-01-01", MayCover),
            ("1995", "unknown", "2026-01-01", After),
        ];
        for (from, until, day, expected) in table {
            assert_eq!(on(from, until, day), expected, "{from} to {until} on {day}");
        }
    }
}
