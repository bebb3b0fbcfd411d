//! A record of any kind, who may hold a spell, and places in the data files.

use std::fmt::{self, Display};

use super::Dataset;
use super::index::{names_of_country, names_of_format, names_of_meeting, names_of_organisation};
use crate::model::{
    Conflict, Country, CountryCode, Format, Language, Meaning, Meeting, Organisation,
    OrganisationId, Source, Spell, Text,
};

/// A record of its own: what `show` has a page for.
#[derive(Clone, Copy, Debug)]
pub enum Record<'d> {
    Format(&'d Format),
    Country(&'d Country),
    Organisation(&'d Organisation),
    Meeting(&'d Meeting),
    Source(&'d Source),
}

impl<'d> Record<'d> {
    pub const KINDS: [&'static str; 5] = ["format", "country", "organisation", "meeting", "source"];

    pub fn kind(self) -> &'static str {
        let [format, country, organisation, meeting, source] = Self::KINDS;
        match self {
            Self::Format(_) => format,
            Self::Country(_) => country,
            Self::Organisation(_) => organisation,
            Self::Meeting(_) => meeting,
            Self::Source(_) => source,
        }
    }

    /// Returns who it is of those who may hold a spell.
    pub fn party(self) -> Option<Party<'d>> {
        match self {
            Self::Country(country) => Some(Party::Country(country)),
            Self::Organisation(organisation) => Some(Party::Organisation(organisation)),
            Self::Format(_) | Self::Meeting(_) | Self::Source(_) => None,
        }
    }

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

    /// Returns its id or codes and all its names, and how each means it.
    pub fn names(self) -> Vec<(&'d str, Meaning)> {
        match self {
            Self::Format(format) => names_of_format(format),
            Self::Country(country) => names_of_country(country),
            Self::Organisation(organisation) => names_of_organisation(organisation),
            Self::Meeting(meeting) => names_of_meeting(meeting),
            Self::Source(source) => vec![(&*source.id, Meaning::Code)],
        }
    }

    pub fn conflicts(self) -> &'d [Conflict] {
        match self {
            Self::Format(Format { conflicts, .. })
            | Self::Meeting(Meeting { conflicts, .. })
            | Self::Country(Country { conflicts, .. }) => conflicts,
            Self::Organisation(_) | Self::Source(_) => &[],
        }
    }

    pub fn open_questions(self) -> &'d [Text] {
        match self {
            Self::Format(Format { open_questions, .. })
            | Self::Meeting(Meeting { open_questions, .. })
            | Self::Country(Country { open_questions, .. }) => open_questions,
            Self::Organisation(_) | Self::Source(_) => &[],
        }
    }

    /// Returns the place of a key of it in the data files, or of the list there.
    pub fn place(self, key: &'static str) -> Place<'d> {
        match self {
            Self::Format(format) => Place::in_format(format, key),
            Self::Country(_) => Place::in_file("countries", key),
            Self::Organisation(_) => Place::in_file("organisations", key),
            Self::Meeting(_) => Place::in_file("meetings", key),
            Self::Source(_) => Place::in_file("sources", key),
        }
    }
}

/// Who holds a spell: a country or an organisation.
#[derive(Clone, Copy, Debug)]
pub enum Party<'d> {
    Country(&'d Country),
    Organisation(&'d Organisation),
}

impl<'d> Party<'d> {
    /// Returns the code of the country, or the id of the organisation.
    pub fn code(self) -> &'d str {
        match self {
            Self::Country(country) => country.id.as_str(),
            Self::Organisation(organisation) => &organisation.id,
        }
    }

    pub fn is_country(self) -> bool {
        matches!(self, Self::Country(_))
    }

    pub fn name(self, language: Language) -> &'d str {
        match self {
            Self::Country(country) => country.name.get(language),
            Self::Organisation(organisation) => organisation.name.get(language),
        }
    }

    pub fn holds(self, spell: &Spell) -> bool {
        match self {
            Self::Country(country) => spell.country == Some(country.id),
            Self::Organisation(organisation) => {
                spell.organisation.as_ref() == Some(&organisation.id)
            }
        }
    }

    /// Tells whether it is one of these countries and organisations.
    pub fn is_one_of(self, countries: &[CountryCode], organisations: &[OrganisationId]) -> bool {
        match self {
            Self::Country(country) => countries.contains(&country.id),
            Self::Organisation(organisation) => organisations.contains(&organisation.id),
        }
    }

    /// Returns the group a country is listed in; organisations are in none.
    pub fn area(self) -> Option<&'d str> {
        match self {
            Self::Country(country) => country.area.as_deref(),
            Self::Organisation(_) => None,
        }
    }
}

/// Two are the same whose code is.
impl PartialEq for Party<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl<'d> From<Party<'d>> for Record<'d> {
    fn from(party: Party<'d>) -> Self {
        match party {
            Party::Country(country) => Self::Country(country),
            Party::Organisation(organisation) => Self::Organisation(organisation),
        }
    }
}

impl<'d> From<&'d Format> for Record<'d> {
    fn from(format: &'d Format) -> Self {
        Self::Format(format)
    }
}

impl<'d> From<&'d Meeting> for Record<'d> {
    fn from(meeting: &'d Meeting) -> Self {
        Self::Meeting(meeting)
    }
}

impl Dataset {
    /// Returns all records: formats, meetings, countries, organisations and sources.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let formats = self.formats.iter().map(Record::Format);
        let meetings = self.meetings.iter().map(Record::Meeting);
        let countries = self.countries.iter().map(Record::Country);
        let organisations = self.organisations.iter().map(Record::Organisation);
        let sources = self.sources.iter().map(Record::Source);
        formats.chain(meetings).chain(countries).chain(organisations).chain(sources)
    }
}

/// A place in a data file, written as `members[3] (AL)`, or `ended` where the key holds no list.
#[derive(Clone, Copy, Debug)]
pub struct Place<'d> {
    /// The folder with the name of the file, or the folder alone before the id of a format.
    pub(crate) file: (&'static str, &'d str),
    pub key: &'d str,
    /// The number in the list under the key; nothing where the key holds no list.
    pub index: Option<usize>,
    /// What tells the entry from others: an id, a code or a name; may be empty.
    pub label: &'d str,
}

impl<'d> Place<'d> {
    /// Returns the place of a key in the file of a format.
    pub fn in_format(format: &'d Format, key: &'d str) -> Self {
        Self { file: ("formats/", &format.id), key, index: None, label: "" }
    }

    /// Returns the place of a key in a file that has no folder, named without its ending.
    pub fn in_file(file: &'static str, key: &'d str) -> Self {
        Self { file: (file, ""), key, index: None, label: "" }
    }

    pub fn nth(self, index: usize, label: &'d str) -> Self {
        Self { index: Some(index), label, ..self }
    }

    pub fn called(self, label: &'d str) -> Self {
        Self { label, ..self }
    }

    /// Returns the name of the file, without ending: `formats/eapc`.
    pub fn file(&self) -> String {
        [self.file.0, self.file.1].concat()
    }
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        if let Some(index) = self.index {
            write!(f, "[{index}]")?;
        }
        if self.label.is_empty() { Ok(()) } else { write!(f, " ({})", self.label) }
    }
}
