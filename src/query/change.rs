//! One thing that is not as it was.

use crate::data::Party;
use crate::model::{Format, FormatName, Language, Left, PartialDate, Role, SourceId, Standing};

/// How a membership or a format changed between two days: a closed vocabulary.
///
/// Each word sets what it speaks of, whatever it was before. A membership is then a sure one, a
/// possible one, a suspended one or none; a format exists surely, possibly or not. `Perhaps` means
/// that the dates are too coarse to tell whether it has happened by the second day; `ByThen`, that
/// it surely has, but perhaps before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The format exists, under the first of its names if it had none.
    Founded,
    /// The format exists; it may have been founded before the first day.
    FoundedByThen,
    /// The format possibly exists, under the first of its names if it had none.
    PerhapsFounded,
    /// The format bears another name.
    Renamed,
    /// The format exists no more.
    Ended,
    /// The format exists no more; it may have ended before the first day.
    EndedByThen,
    /// The format possibly exists no more.
    PerhapsEnded,
    /// It is no member any more.
    Left,
    /// It is no member any more, and may have left before the first day.
    LeftByThen,
    /// It possibly is a member still.
    PerhapsLeft,
    /// It is a member.
    Joined,
    /// It is a member, and may have joined before the first day.
    JoinedByThen,
    /// It possibly is a member.
    PerhapsJoined,
    /// It is a member as an Ally, and no partner in this format any more.
    BecameAlly,
    /// It is a member, and suspended.
    Suspended,
    /// It is a member, and no longer suspended.
    Resumed,
}

impl ChangeKind {
    /// Every word, in the order in which changes of one day stand.
    pub const ALL: [Self; 16] = [
        Self::Founded,
        Self::FoundedByThen,
        Self::PerhapsFounded,
        Self::Renamed,
        Self::Ended,
        Self::EndedByThen,
        Self::PerhapsEnded,
        Self::Left,
        Self::LeftByThen,
        Self::PerhapsLeft,
        Self::Joined,
        Self::JoinedByThen,
        Self::PerhapsJoined,
        Self::BecameAlly,
        Self::Suspended,
        Self::Resumed,
    ];

    /// Returns the word, or the few words, for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::FoundedByThen => "founded by then",
            Self::PerhapsFounded => "perhaps founded",
            Self::Renamed => "renamed",
            Self::Ended => "ended",
            Self::EndedByThen => "ended by then",
            Self::PerhapsEnded => "perhaps ended",
            Self::Left => "left",
            Self::LeftByThen => "left by then",
            Self::PerhapsLeft => "perhaps left",
            Self::Joined => "joined",
            Self::JoinedByThen => "joined by then",
            Self::PerhapsJoined => "perhaps joined",
            Self::BecameAlly => "became Ally",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
        }
    }
}

/// One difference between two days.
#[derive(Clone, Copy, Debug)]
pub struct Change<'d> {
    /// When it came about, as precisely as is known.
    pub date: PartialDate,
    /// Whose membership changed; nobody's where the format itself did.
    pub party: Option<Party<'d>>,
    /// The format.
    pub format: &'d Format,
    /// What changed.
    pub change: ChangeKind,
    /// The name of the format on the second day, or the one it had before it ended.
    pub format_name: &'d FormatName,
    /// The language asked for.
    pub language: Language,
    /// In what capacity.
    pub role: Option<Role>,
    /// The first day on which the membership was over again.
    pub until: Option<PartialDate>,
    /// Where the membership stands on the second day.
    pub standing: Option<Standing>,
    /// Why it ended.
    pub left: Option<Left>,
    /// What a reader should know.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

impl<'d> Change<'d> {
    /// Makes a change of which no more is known than what, when and who says so.
    pub(super) fn new(
        format: &'d Format,
        change: ChangeKind,
        date: PartialDate,
        sources: &'d [SourceId],
    ) -> Self {
        Self {
            date,
            party: None,
            format,
            change,
            format_name: format.first_name(),
            language: Language::English,
            role: None,
            until: None,
            standing: None,
            left: None,
            note: None,
            sources,
        }
    }

    /// Returns the name of whoever, or whatever, changed.
    pub fn name(&self) -> &'d str {
        match self.party {
            Some(party) => party.name(self.language),
            None => self.format_name.name.get(self.language),
        }
    }
}
