//! Partnership formats.

use serde::{Deserialize, Serialize};

use super::{
    AllySeats, Beneficiary, Conflict, CountryCode, Day, Ended, Event, FormatId, FormatName,
    Founded, List, PartialDate, Project, Reach, Renaming, SourceId, Spell, State, StatedCount,
    Status, Suspension, Text, Total, Variant, reach,
};

/// A partnership format: one file under `data/formats/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The id, which never changes, whatever the format is called.
    pub id: FormatId,
    /// What kind of format it is.
    pub kind: Kind,
    /// The names it bore, the oldest first.
    pub names: List<FormatName>,
    /// Names for a part of it.
    #[serde(default)]
    pub variants: List<Variant>,
    /// Other names people type.
    #[serde(default)]
    pub aliases: List<Text>,
    /// What it is for, in one or two sentences.
    pub summary: Text,
    /// How it came to be.
    pub founded: Founded,
    /// How it was renamed or remade without a break.
    #[serde(default)]
    pub renamed: List<Renaming>,
    /// How it ended.
    pub ended: Option<Ended>,
    /// How it stands today.
    pub status: Status,
    /// The format whose place it took.
    pub predecessor: Option<FormatId>,
    /// The format that took its place.
    pub successor: Option<FormatId>,
    /// The time during which all NATO members of the day are members of it.
    pub allies: Option<AllySeats>,
    /// How much of the membership the data know.
    pub list: ListState,
    /// What is missing from the list, where it is not complete.
    pub list_note: Option<Text>,
    /// How its dates and members are counted here.
    #[serde(default)]
    pub conventions: List<Text>,
    /// Its members: partners, or Allies in the Alliance itself.
    #[serde(default)]
    pub members: List<Spell>,
    /// Those who sat in without being members.
    #[serde(default)]
    pub observers: List<Spell>,
    /// Those who were invited and have not joined.
    #[serde(default)]
    pub invited: List<Nonmember>,
    /// Those whose entry is under way.
    #[serde(default)]
    pub pending: List<Nonmember>,
    /// Those often taken for members who are none.
    #[serde(default)]
    pub not_members: List<Nonmember>,
    /// The times during which the format itself was suspended; its partners are then suspended.
    #[serde(default)]
    pub suspensions: List<Suspension>,
    /// What happened.
    #[serde(default)]
    pub events: List<Event>,
    /// Numbers of members that sources state.
    #[serde(default)]
    pub counts: List<StatedCount>,
    /// Where sources disagree.
    #[serde(default)]
    pub conflicts: List<Conflict>,
    /// What is not known.
    #[serde(default)]
    pub open_questions: List<Text>,
    /// Trust Funds: single projects.
    #[serde(default)]
    pub projects: List<Project>,
    /// Trust Funds: what was done in all.
    #[serde(default)]
    pub totals: List<Total>,
    /// Trust Funds: the countries in which projects ran.
    #[serde(default)]
    pub beneficiaries: List<Beneficiary>,
}

impl Format {
    /// Tells whether it is NATO itself: who is an Ally on a day is written there alone.
    pub fn is_alliance(&self) -> bool {
        *self.id == *FormatId::ALLIANCE
    }

    /// Returns the first day it was no more, if it has ended.
    pub fn ended_on(&self) -> Option<PartialDate> {
        self.ended.as_ref().map(|ended| ended.date)
    }

    /// Tells how the time from its founding to its end lies to a day; see [`reach()`].
    pub fn life(&self, day: Day, reviewed: Day) -> Reach {
        reach(self.founded.date, self.ended_on(), day, reviewed)
    }

    /// Returns how it stands on a day; nothing before it was founded.
    ///
    /// The record says how it stands on the day the data were last checked. Before that day a format
    /// that had been founded and had not ended is called active, for want of finer knowledge.
    pub fn state_on(&self, day: Day, reviewed: Day) -> Option<State> {
        let state = match self.status.is {
            _ if self.life(day, reviewed) == Reach::After => State::Ended,
            State::Dormant if day >= reviewed => State::Dormant,
            State::Active | State::Dormant | State::Ended => State::Active,
        };
        (self.founded.date.earliest() <= day).then_some(state)
    }

    /// Returns the name it bore on a day; before its first name, that one.
    ///
    /// A name that began on a coarse date is in use once it surely is.
    // The data set is refused if a format has no name.
    pub fn name_on(&self, day: Day) -> &FormatName {
        let in_use = self.names.iter().rev().find(|name| name.from.latest() <= day);
        in_use.unwrap_or(&self.names[0])
    }

    /// Returns the conflicts on whether somebody belongs to it on a day, each with the country.
    pub fn disputes_on(&self, day: Day) -> impl Iterator<Item = (CountryCode, &Conflict)> {
        let disputed = self.conflicts.iter().filter_map(|it| Some((it.membership?, it)));
        disputed.filter(move |(_, it)| it.since.is_none_or(|since| since.earliest() <= day))
    }

    /// Returns how it came by a name, if the data tell.
    pub fn renaming_to(&self, name: &FormatName) -> Option<&Renaming> {
        self.renamed.iter().find(|renaming| renaming.date == name.from)
    }

    /// Returns who says that it came by a name: the sources of the renaming, or else of the name.
    pub fn sources_of_renaming_to<'f>(&'f self, name: &'f FormatName) -> &'f [SourceId] {
        self.renaming_to(name).map_or(&name.sources, |renaming| &renaming.sources)
    }

    /// Returns the first day on which a name of it was no more: that of the next name, or of its end.
    pub fn name_until(&self, name: &FormatName) -> Option<PartialDate> {
        let mut later = self.names.iter().skip_while(|other| !std::ptr::eq(*other, name)).skip(1);
        name.until.or_else(|| later.next().map(|next| next.from)).or_else(|| self.ended_on())
    }

    /// Returns the name it bore when it was founded.
    pub fn first_name(&self) -> &FormatName {
        &self.names[0]
    }
}

impl FormatId {
    /// The id of the format that is NATO itself.
    pub const ALLIANCE: &'static str = "nato";
}

/// What kind of thing a format is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// NATO itself.
    Alliance,
    /// A council of many.
    Council,
    /// A commission with one partner.
    Commission,
    /// A forum for a region.
    RegionalForum,
    /// A programme of work.
    Programme,
    /// An initiative of a summit.
    Initiative,
    /// A tool.
    Instrument,
    /// A meeting format for those who work together most.
    Platform,
    /// A group without an act of founding.
    InformalGrouping,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Alliance,
        Self::Council,
        Self::Commission,
        Self::RegionalForum,
        Self::Programme,
        Self::Initiative,
        Self::Instrument,
        Self::Platform,
        Self::InformalGrouping,
    ];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alliance => "alliance",
            Self::Council => "council",
            Self::Commission => "commission",
            Self::RegionalForum => "regional-forum",
            Self::Programme => "programme",
            Self::Initiative => "initiative",
            Self::Instrument => "instrument",
            Self::Platform => "platform",
            Self::InformalGrouping => "informal-grouping",
        }
    }
}

/// How much of the membership of a format the data know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListState {
    /// All of it.
    Complete,
    /// Some of it.
    Partial,
    /// None of it, though there is one.
    Unknown,
}

impl ListState {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Unknown => "unknown",
        }
    }
}

/// A country that is named with a format and is no member of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nonmember {
    /// The country.
    pub country: CountryCode,
    /// When it was invited, if that is what happened.
    pub date: Option<PartialDate>,
    /// How it stands to the format.
    pub note: Text,
    /// Who says so.
    #[serde(default)]
    pub sources: List<SourceId>,
}
