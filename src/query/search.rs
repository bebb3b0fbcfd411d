//! Where is it mentioned?

use std::collections::BTreeSet;

use crate::data::Dataset;
use crate::model::{Confidence, Language, Left, PartialDate, SourceId, fold};
use crate::query::matching::{Buffer, Fit, Words};
use crate::query::statements::{Passage, Record, Statement, each_statement};

/// What kind of record is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Searched {
    /// Formats.
    Format,
    /// Countries.
    Country,
    /// Organisations.
    Organisation,
    /// Meetings.
    Meeting,
    /// Sources.
    Source,
}

impl Searched {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Format, Self::Country, Self::Organisation, Self::Meeting, Self::Source];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Country => "country",
            Self::Organisation => "organisation",
            Self::Meeting => "meeting",
            Self::Source => "source",
        }
    }

    fn of(record: Record<'_>) -> Self {
        match record {
            Record::Format(_) => Self::Format,
            Record::Country(_) => Self::Country,
            Record::Organisation(_) => Self::Organisation,
            Record::Meeting(_) => Self::Meeting,
            Record::Source(_) => Self::Source,
        }
    }
}

/// A text in which the words occur.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'d> {
    /// The record it belongs to.
    pub record: Record<'d>,
    /// What kind of record that is.
    pub kind: Searched,
    /// The language of names.
    pub language: Language,
    /// In which part of the record it stands.
    pub passage: Passage,
    /// The party it is about, where it is about one.
    pub about: Option<&'d str>,
    /// When, where the text has a date.
    pub date: Option<PartialDate>,
    /// The text.
    pub text: &'d str,
    /// The byte at which the first match begins.
    pub at: usize,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// Why a spell ended.
    pub left: Option<Left>,
    /// What a reader should know of it, if that is not the text itself.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
    rank: Rank,
}

/// How near a text is to what was asked; what comes first is shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact { is_other: bool },
    Name(Fit),
    OtherName,
    Summary,
    Text,
    OfSource,
}

impl Rank {
    fn of(kind: Searched, passage: Passage, fit: Fit) -> Self {
        match passage {
            Passage::Id if fit == Fit::Whole => Self::Exact { is_other: false },
            _ if kind == Searched::Source => Self::OfSource,
            Passage::Name | Passage::Abbreviation if fit == Fit::Whole => {
                Self::Exact { is_other: false }
            }
            Passage::Alias | Passage::OtherName | Passage::FormerName | Passage::Variant
                if fit == Fit::Whole =>
            {
                Self::Exact { is_other: true }
            }
            Passage::Name | Passage::Id | Passage::Abbreviation => Self::Name(fit),
            Passage::Alias | Passage::OtherName | Passage::FormerName | Passage::Variant => {
                Self::OtherName
            }
            Passage::Summary => Self::Summary,
            _ => Self::Text,
        }
    }

    /// Tells whether a name was found, which a record may bear more than once.
    fn is_of_a_name(self) -> bool {
        matches!(self, Self::Exact { .. } | Self::Name(_) | Self::OtherName)
    }
}

/// Returns every text in which all words occur, in records of these kinds, or of all without any.
///
/// Order: a code, id or name that is what was asked; another name that is; a name that begins with
/// it, one that has it in it; other names; summaries; other texts; sources. Then the kind, the id, and
/// the place in the record. A name that a record bears several times stands once, its id only if it is
/// all there is, and the code of a country only if it is what was asked.
pub fn search<'d>(
    dataset: &'d Dataset,
    words: &Words,
    language: Language,
    kinds: &[Searched],
) -> Vec<Hit<'d>> {
    let mut hits: Vec<Hit<'d>> = Vec::new();
    let mut buffer = Buffer::default();
    let mut names = Names::default();
    each_statement(dataset, &mut |statement, texts| {
        let kind = Searched::of(statement.record);
        if !kinds.is_empty() && !kinds.contains(&kind) {
            return;
        }
        for (passage, text) in texts {
            let Some(fit) = words.fit(text, &mut buffer) else { continue };
            let rank = Rank::of(kind, *passage, fit);
            let is_found = hits.last().is_some_and(|hit| hit.is_in(statement.record));
            let may_be_part = kind != Searched::Country && !is_found;
            if *passage == Passage::Id && fit != Fit::Whole && !may_be_part {
                continue;
            }
            if !rank.is_of_a_name() || names.is_new(statement.record, text) {
                hits.push(Hit::of(statement, (kind, *passage, text), words, language, rank));
            }
        }
    });
    hits.sort_by_key(|hit| (hit.rank, hit.kind, hit.record.id()));
    hits
}

/// The names of one record that were found, folded.
#[derive(Default)]
struct Names<'d> {
    of: &'d str,
    found: BTreeSet<String>,
}

impl<'d> Names<'d> {
    fn is_new(&mut self, record: Record<'d>, name: &str) -> bool {
        if self.of != record.id() {
            self.of = record.id();
            self.found.clear();
        }
        self.found.insert(fold(name))
    }
}

impl<'d> Hit<'d> {
    fn is_in(&self, record: Record<'_>) -> bool {
        self.kind == Searched::of(record) && self.record.id() == record.id()
    }

    fn of(
        statement: &Statement<'d>,
        (kind, passage, text): (Searched, Passage, &'d str),
        words: &Words,
        language: Language,
        rank: Rank,
    ) -> Self {
        Self {
            record: statement.record,
            kind,
            language,
            passage,
            about: statement.about,
            date: statement.date,
            text,
            at: words.place_in(text),
            confidence: statement.confidence,
            left: statement.left,
            note: statement.note.filter(|note| *note != text),
            sources: statement.sources,
            rank,
        }
    }
}
