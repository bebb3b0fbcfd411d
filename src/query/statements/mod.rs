//! Everything the data state, one statement after the other: its texts, and who says so.
//!
//! Search reads the texts, citations read the sources; both walk the records here, so that neither
//! can miss what the other sees.

mod of_format;
mod of_others;

use crate::data::Dataset;
use crate::model::{
    Confidence, Country, Format, Language, Left, Meeting, Organisation, PartialDate, Source,
    SourceId, Text,
};

pub use of_format::each_of_format;
pub use of_others::{each_of_country, each_of_meeting, each_of_organisation, each_of_source};

/// A record of its own: what `show` has a page for.
#[derive(Clone, Copy, Debug)]
pub enum Record<'d> {
    /// A partnership format.
    Format(&'d Format),
    /// A state, past or present.
    Country(&'d Country),
    /// An international organisation.
    Organisation(&'d Organisation),
    /// A summit or ministerial meeting.
    Meeting(&'d Meeting),
    /// A source.
    Source(&'d Source),
}

impl<'d> Record<'d> {
    /// Returns its id, or the code of a country.
    pub fn id(self) -> &'d str {
        match self {
            Self::Format(format) => &format.id,
            Self::Country(country) => country.id.as_str(),
            Self::Organisation(organisation) => &organisation.id,
            Self::Meeting(meeting) => &meeting.id,
            Self::Source(source) => &source.id,
        }
    }

    /// Returns its newest name in a language; for a meeting the town, for a source the title.
    pub fn name(self, language: Language) -> &'d str {
        match self {
            Self::Format(format) => {
                format.names.last().map_or("", |newest| newest.name.get(language))
            }
            Self::Country(country) => country.name.get(language),
            Self::Organisation(organisation) => organisation.name.get(language),
            Self::Meeting(meeting) => &meeting.place,
            Self::Source(source) => &source.title,
        }
    }
}

/// The part of a record in which a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A name in any language.
    Name,
    /// The id by which records name it.
    Id,
    /// Initials.
    Abbreviation,
    /// Another name people type.
    Alias,
    /// Another name of a country.
    OtherName,
    /// A name it bore before.
    FormerName,
    /// A name for a part of a format.
    Variant,
    /// What a format is for.
    Summary,
    /// How a format came to be.
    Founding,
    /// How a format was renamed.
    Renaming,
    /// How a format ended.
    Ending,
    /// How a format stands today.
    Status,
    /// How much of the membership is known.
    List,
    /// How members are counted.
    Convention,
    /// What there is to know of one spell of a member.
    Member,
    /// What there is to know of one spell of an observer.
    Observer,
    /// Who was invited.
    Invited,
    /// Whose entry is under way.
    Pending,
    /// Who is often taken for a member.
    NotMember,
    /// What was suspended.
    Suspension,
    /// How ties grew.
    Tie,
    /// How a country stands to NATO outside all formats.
    Outside,
    /// What happened.
    Event,
    /// A number that a source states.
    Count,
    /// Where sources disagree.
    Conflict,
    /// What is not known.
    OpenQuestion,
    /// A single project.
    Project,
    /// What was done in all.
    Total,
    /// Where projects ran.
    Beneficiary,
    /// What a meeting decided.
    Decision,
    /// A paper that a meeting adopted.
    Document,
    /// Any other remark.
    Note,
    /// The title of a source.
    Title,
    /// Who published a source.
    Publisher,
}

/// One record inside a record: a name, a spell, an event, …
#[derive(Clone, Copy, Debug)]
pub struct Statement<'d> {
    /// What it belongs to.
    pub record: Record<'d>,
    /// The list it stands in, as the data files call it.
    pub list: &'static str,
    /// Its number within the record; what all sources of one conflict say has the same.
    pub number: usize,
    /// The code or id of the party it is about, where it is about one.
    pub about: Option<&'d str>,
    /// When.
    pub date: Option<PartialDate>,
    /// How well it is supported.
    pub confidence: Option<Confidence>,
    /// Why a spell ended.
    pub left: Option<Left>,
    /// What a reader should know of it, beside its texts.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

impl<'d> Statement<'d> {
    fn of(record: Record<'d>, list: &'static str) -> Self {
        Self {
            record,
            list,
            number: 0,
            about: None,
            date: None,
            confidence: None,
            left: None,
            note: None,
            sources: &[],
        }
    }
}

/// What a walk hands on: a statement and its texts, some of which may be empty.
pub type Take<'t, 'd> = &'t mut dyn FnMut(&Statement<'d>, &[(Passage, &'d str)]);

/// Hands on all statements of a data set that may have a source: those of formats, meetings and countries.
///
/// Order: the formats by id, the meetings by day, the countries by code; within one the order of the schema.
pub fn each_of_facts<'d>(dataset: &'d Dataset, take: Take<'_, 'd>) {
    dataset.formats.iter().for_each(|format| each_of_format(format, take));
    dataset.meetings.iter().for_each(|meeting| each_of_meeting(meeting, take));
    dataset.countries.iter().for_each(|country| each_of_country(country, take));
}

/// Hands on every statement of a data set.
///
/// Order: formats, countries, organisations, meetings, sources.
pub fn each_statement<'d>(dataset: &'d Dataset, take: Take<'_, 'd>) {
    dataset.formats.iter().for_each(|format| each_of_format(format, take));
    dataset.countries.iter().for_each(|country| each_of_country(country, take));
    dataset.organisations.iter().for_each(|party| each_of_organisation(party, take));
    dataset.meetings.iter().for_each(|meeting| each_of_meeting(meeting, take));
    dataset.sources.iter().for_each(|source| each_of_source(source, take));
}

/// A walk through one record, which numbers what it meets.
struct Walk<'t, 'd> {
    record: Record<'d>,
    number: usize,
    take: Take<'t, 'd>,
}

impl<'t, 'd> Walk<'t, 'd> {
    fn through(record: Record<'d>, take: Take<'t, 'd>) -> Self {
        Self { record, number: 0, take }
    }

    /// Begins the next statement.
    fn next(&mut self, list: &'static str) -> Statement<'d> {
        self.number += 1;
        Statement { number: self.number, ..Statement::of(self.record, list) }
    }

    fn tell(&mut self, statement: &Statement<'d>, texts: &[(Passage, &'d str)]) {
        (self.take)(statement, texts);
    }

    /// Tells a text that has no source of its own.
    fn text(&mut self, list: &'static str, passage: Passage, text: &'d str) {
        let statement = self.next(list);
        self.tell(&statement, &[(passage, text)]);
    }

    /// Tells texts that have no source of their own.
    fn texts(&mut self, list: &'static str, passage: Passage, texts: &'d [Text]) {
        for text in texts {
            self.text(list, passage, text);
        }
    }
}

/// Returns a text that may be missing; the empty one where it is.
fn or_empty(text: Option<&Text>) -> &str {
    text.map_or("", |text| text.as_str())
}
