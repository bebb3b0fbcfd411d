//! Partnership formats: how they were founded, named, stand and ended, who is named with them, and the meetings
//! at which much was decided.

use serde::{Deserialize, Serialize};

use super::store::required;
use super::{
    Confidence, Conflict, CountryCode, Day, FormatId, Language, List, Localised, OrganisationId,
    PartialDate, Reach, SourceId, Spell, StatedCount, Suspension, Text, reach,
};

/// A partnership format: one file under `data/formats/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The id, which never changes, whatever the format is called.
    pub id: FormatId,
    pub kind: Kind,
    /// The names it bore, the oldest first.
    #[serde(deserialize_with = "required")]
    pub names: List<FormatName>,
    /// Names for a part of it, or for what it grew out of.
    pub variants: List<FormatName>,
    pub aliases: List<Text>,
    pub summary: Text,
    pub founded: Founded,
    /// How it was renamed or remade without a break.
    pub renamed: List<Renaming>,
    pub ended: Option<Ended>,
    pub status: Status,
    /// The format whose place it took.
    pub predecessor: Option<FormatId>,
    /// The format that took its place.
    pub successor: Option<FormatId>,
    /// The time during which all NATO members of the day are members of it.
    pub allies: Option<AllySeats>,
    /// Whether Allies stand among its members by name, as parties of a treaty do.
    pub parties: Option<Parties>,
    /// How much of the membership the data know.
    pub list: ListState,
    /// What is missing from the list, where it is not complete.
    pub list_note: Option<Text>,
    /// How its dates and members are counted here.
    pub conventions: List<Text>,
    /// Its members: partners, or Allies in the Alliance itself.
    pub members: List<Spell>,
    /// Those who sat in without being members.
    pub observers: List<Spell>,
    /// Those who were invited and have not joined.
    pub invited: List<Nonmember>,
    /// Those whose entry is under way.
    pub pending: List<Nonmember>,
    /// Those often taken for members who are none.
    pub not_members: List<Nonmember>,
    /// The times during which the format itself was suspended; its partners are then suspended.
    pub suspensions: List<Suspension>,
    pub events: List<Event>,
    pub counts: List<StatedCount>,
    pub conflicts: List<Conflict>,
    pub open_questions: List<Text>,
    /// Trust Funds: single projects.
    pub projects: List<Project>,
    /// Trust Funds: what was done in all.
    pub totals: List<Total>,
    /// Trust Funds: the countries in which projects ran.
    pub beneficiaries: List<Beneficiary>,
}

impl Format {
    /// The id of NATO itself.
    pub const ALLIANCE: &'static str = "nato";

    /// Tells whether it is NATO itself: who is an Ally on a day is written there alone.
    pub fn is_alliance(&self) -> bool {
        *self.id == *Self::ALLIANCE
    }

    /// Tells whether a member is a partner or an Ally by what it is on the day, and not by the format alone.
    pub fn has_parties(&self) -> bool {
        self.parties.is_some()
    }

    /// Returns how a country stands to it that is named with it and no member, the pending first.
    pub fn nonmember(&self, code: CountryCode) -> impl Iterator<Item = (Naming, &Nonmember)> {
        let lists = [
            (Naming::Pending, &self.pending),
            (Naming::Invited, &self.invited),
            (Naming::NotAMember, &self.not_members),
        ];
        let named =
            lists.into_iter().flat_map(|(naming, list)| list.iter().map(move |it| (naming, it)));
        named.filter(move |(_, it)| it.country == code)
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

    pub fn first_name(&self) -> &FormatName {
        &self.names[0]
    }
}

words! {
    /// What kind of thing a format is.
    pub enum Kind {
        Alliance = "alliance",
        Council = "council",
        /// A commission with one partner.
        Commission = "commission",
        RegionalForum = "regional-forum",
        Programme = "programme",
        /// An initiative of a summit.
        Initiative = "initiative",
        Instrument = "instrument",
        /// A treaty.
        Agreement = "agreement",
        /// A meeting format for those who work together most.
        Platform = "platform",
        /// A group without an act of founding.
        InformalGrouping = "informal-grouping",
    }
}

words! {
    /// Who may be a member by name.
    pub enum Parties {
        /// Allies and partners alike: a partner that joins NATO stays a member, and is one as an Ally from then on.
        AlliesAndPartners = "allies-and-partners",
    }
}

words! {
    /// How much of the membership of a format the data know.
    pub enum ListState {
        Complete = "complete",
        Partial = "partial",
        /// None of it, though there is one.
        Unknown = "unknown",
    }
}

words! {
    /// How a country is named with a format that it is no member of.
    pub enum Naming {
        /// Its entry is under way.
        Pending = "pending",
        /// It was invited, and has not joined.
        Invited = "invited",
        /// It is often taken for a member, or how it stands to membership is known.
        NotAMember = "not-member",
    }
}

/// A country that is named with a format and is no member of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nonmember {
    pub country: CountryCode,
    /// When it was invited or applied, if that is what happened.
    pub date: Option<PartialDate>,
    pub note: Text,
    pub sources: List<SourceId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founded {
    /// When; `unknown` where there was no act of founding.
    pub date: PartialDate,
    pub place: Option<Text>,
    pub by: Option<Text>,
    pub document: Option<Text>,
    /// Why the date is constructed, where nobody founded the format by an act of that day.
    pub constructed: Option<Text>,
    pub note: Option<Text>,
    pub sources: List<SourceId>,
}

impl Founded {
    /// Returns why the date is constructed, or else what a reader should know.
    pub fn remark(&self) -> Option<&str> {
        self.constructed.as_deref().or(self.note.as_deref())
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    pub date: PartialDate,
    pub why: Text,
    pub sources: List<SourceId>,
}

/// How a format stands on the day the data were last checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub is: State,
    /// What this rests on.
    pub note: Option<Text>,
    /// Who says so, where it says more than the dates do.
    pub sources: List<SourceId>,
}

words! {
    /// Whether a format is at work.
    pub enum State {
        Active = "active",
        /// It was neither ended nor seen at work of late.
        Dormant = "dormant",
        Ended = "ended",
    }
}

/// The time during which all NATO members of the day sit in a format: `from` ≤ day < `until`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllySeats {
    pub from: PartialDate,
    pub until: Option<PartialDate>,
}

/// A name of a format, in use from `from` until the next name begins, or of a part of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatName {
    pub from: PartialDate,
    /// The first day it was no more, where it lapsed without a next one.
    pub until: Option<PartialDate>,
    pub name: Localised,
    pub abbreviation: Option<Localised>,
    /// How well the name is supported as a whole.
    pub confidence: Option<Confidence>,
    /// The parts of it that no source at hand supports: `en`, `de`, `fr`, `abbreviation`.
    pub unconfirmed: List<Text>,
    pub note: Option<Text>,
    pub sources: List<SourceId>,
}

impl FormatName {
    pub fn initials(&self, language: Language) -> Option<&str> {
        self.abbreviation.as_ref().map(|abbreviation| abbreviation.get(language))
    }

    pub fn short(&self, language: Language) -> &str {
        self.abbreviation.as_ref().unwrap_or(&self.name).get(language)
    }
}

/// How a format was renamed or remade without a break.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renaming {
    pub date: PartialDate,
    pub place: Option<Text>,
    pub by: Option<Text>,
    pub document: Option<Text>,
    pub what: Option<Text>,
    pub first_meeting: Option<PartialDate>,
    pub sources: List<SourceId>,
}

/// A single project of a Trust Fund.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    pub country: CountryCode,
    pub subject: Text,
    pub lead: Option<Text>,
    /// Who else pays: country codes, or names of organisations.
    pub donors: List<Text>,
    pub from: Option<PartialDate>,
    pub until: Option<PartialDate>,
    pub result: Option<Text>,
    pub confidence: Option<Confidence>,
    pub sources: List<SourceId>,
}

/// What a source says was done in all up to a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    pub date: PartialDate,
    pub what: Text,
    pub sources: List<SourceId>,
}

/// A country in which Trust Fund projects ran.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beneficiary {
    pub country: CountryCode,
    /// When the first project began; absent where no source tells.
    pub from: Option<PartialDate>,
    pub note: Text,
    pub sources: List<SourceId>,
}

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
    pub documents: List<Text>,
    /// What it decided on partnerships; absent for a meeting still to come.
    pub decided: Option<Text>,
    pub formats: List<FormatId>,
    /// The countries it decided on.
    pub countries: List<CountryCode>,
    pub organisations: List<OrganisationId>,
    pub confidence: Option<Confidence>,
    pub sources: List<SourceId>,
    pub conflicts: List<Conflict>,
    pub open_questions: List<Text>,
}

/// Something that happened to a format on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub date: PartialDate,
    pub what: Text,
    /// The countries that act in it, or to which it happens.
    pub countries: List<CountryCode>,
    pub organisations: List<OrganisationId>,
    pub confidence: Option<Confidence>,
    pub sources: List<SourceId>,
}
