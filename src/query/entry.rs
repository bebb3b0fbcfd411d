//! One thing that happened.

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::Seat;
use crate::model::{
    Confidence, Day, Ended, Event, Format, FormatName, Founded, Language, Left, Meeting, Nonmember,
    PartialDate, Renaming, Role, SourceId, Suspension,
};

/// What kind of thing happened; in this order on one day: what ends stands before what begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// Somebody left a format.
    Left,
    /// A format ended.
    Ended,
    /// The suspension of somebody was over.
    Resumed,
    /// A format was founded.
    Founded,
    /// A format was renamed.
    Renamed,
    /// Something else happened to a format.
    Event,
    /// Somebody joined a format.
    Joined,
    /// The membership of somebody was suspended.
    Suspended,
    /// Somebody was invited.
    Invited,
    /// A meeting decided on partnerships.
    Meeting,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Founded,
        Self::Renamed,
        Self::Ended,
        Self::Event,
        Self::Joined,
        Self::Left,
        Self::Suspended,
        Self::Resumed,
        Self::Invited,
        Self::Meeting,
    ];

    /// Tells whether something ends with it.
    pub fn is_an_end(self) -> bool {
        matches!(self, Self::Left | Self::Ended | Self::Resumed)
    }

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Renamed => "renamed",
            Self::Ended => "ended",
            Self::Event => "event",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Invited => "invited",
            Self::Meeting => "meeting",
        }
    }
}

/// The record that an entry tells of.
#[derive(Clone, Copy, Debug)]
pub enum Told<'d> {
    /// How a format came to be.
    Founding(&'d Founded),
    /// A new name, and how it came about; at least one of the two.
    Renaming(Option<&'d FormatName>, Option<&'d Renaming>),
    /// How a format ended.
    End(&'d Ended),
    /// What happened to a format.
    Event(&'d Event),
    /// Who joined or left.
    Seat(Seat<'d>),
    /// What was suspended.
    Suspension(&'d Suspension),
    /// Who was invited.
    Invitation(&'d Nonmember),
    /// Who met, and what they decided.
    Meeting(&'d Meeting),
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'d> {
    /// When.
    pub date: PartialDate,
    /// The first day on which what began then was over; absent while it lasts, and for a moment.
    pub until: Option<PartialDate>,
    /// What kind of thing.
    pub kind: EntryKind,
    /// The format it happened to; none for a meeting.
    pub format: Option<&'d Format>,
    /// Who joined, left, was suspended or invited.
    pub party: Option<Party<'d>>,
    /// In what capacity.
    pub role: Option<Role>,
    /// The record it is told in.
    pub told: Told<'d>,
    /// The language asked for.
    pub language: Language,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// Why somebody left.
    pub left: Option<Left>,
    /// What a reader should know.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

impl<'d> Entry<'d> {
    /// Makes an entry that has no more to it than a date, a record and its sources.
    pub(super) fn new(
        kind: EntryKind,
        date: PartialDate,
        told: Told<'d>,
        sources: &'d [SourceId],
    ) -> Self {
        Self {
            date,
            until: None,
            kind,
            format: None,
            party: None,
            role: None,
            told,
            language: Language::English,
            confidence: None,
            left: None,
            note: None,
            sources,
        }
    }

    /// Returns the format's name when it happened; for an unknown day the name it has now.
    pub fn format_name(&self) -> Option<&'d FormatName> {
        self.format.map(|format| format.name_on(self.date.latest()))
    }

    /// Returns the first and the last day on which it may have happened.
    ///
    /// What the data tell of had happened by the day they were checked, and to a format not
    /// before it was founded; and it began before it was over.
    pub(super) fn span(&self, dataset: &Dataset) -> (Day, Day) {
        match (self.told, self.format) {
            (Told::Meeting(meeting), _) => (self.date.earliest(), meeting.last_day.latest()),
            (_, Some(format)) if self.date.is_unknown() => {
                let over = self.until.filter(|until| !until.is_unknown());
                let reviewed = dataset.reviewed();
                let last = over.map_or(reviewed, |until| until.latest().min(reviewed));
                (dataset.first_day_of(format), last)
            }
            _ => (self.date.earliest(), self.date.latest()),
        }
    }
}
