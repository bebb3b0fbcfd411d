//! The kinds of records that a name may mean; one may stand before the name: `country:md`, `meeting:wales-2014`.

use crate::data::{Dataset, Found, Record, meaning_of};
use crate::model::{Meaning, NameKey, words};

words! {
    /// What kind of thing a name means; a party is a country or organisation.
    pub enum Kind {
        Format = "format",
        Party = "country",
        Meeting = "meeting",
        Source = "source",
    }
}

impl Kind {
    /// The kinds whose records have more names than an id, the likeliest to be meant first.
    pub const NAMED: [Self; 3] = [Self::Format, Self::Party, Self::Meeting];

    /// Splits a name from the kind that may stand before it: `format:`, `country:` or `organisation:`,
    /// `meeting:` or `source:`.
    pub fn before(asked: &str) -> (Option<Self>, &str) {
        let Some((word, name)) = asked.split_once(':') else { return (None, asked) };
        let word = word.trim().to_ascii_lowercase();
        let word = if word == "organisation" { "country" } else { &word };
        match Self::ALL.into_iter().find(|kind| kind.word() == word) {
            None => (None, asked),
            kind => (kind, name),
        }
    }

    /// Takes this kind off the beginning of a name.
    pub fn taken_off(self, asked: &str) -> &str {
        match Self::before(asked) {
            (Some(kind), name) if kind == self => name,
            _ => asked,
        }
    }

    /// Returns the folded names of its records.
    pub fn keys(self, dataset: &Dataset) -> &[NameKey] {
        match self {
            Self::Format => &dataset.index.formats,
            Self::Party => &dataset.index.parties,
            Self::Meeting => &dataset.index.meetings,
            Self::Source => &[],
        }
    }

    /// Returns the record that a folded name means.
    pub fn record<'d>(self, dataset: &'d Dataset, key: &NameKey) -> Option<Record<'d>> {
        let place = usize::from(key.place);
        match self {
            Self::Format => dataset.formats.get(place).map(Record::Format),
            Self::Party => dataset.party_at(place).map(Record::from),
            Self::Meeting => dataset.meetings.get(place).map(Record::Meeting),
            Self::Source => dataset.sources.get(place).map(Record::Source),
        }
    }

    pub fn find<'d>(self, dataset: &'d Dataset, asked: &str) -> Found<Record<'d>> {
        match self {
            Self::Format => dataset.find_format(asked).filter_map(|it| Some(it.into())),
            Self::Party => dataset.find_party(asked).filter_map(|it| Some(it.into())),
            Self::Meeting => dataset.find_meeting(asked).filter_map(|it| Some(it.into())),
            Self::Source => match dataset.source(asked) {
                Some(source) => Found::One(Record::Source(source), Meaning::Code),
                None => Found::Nothing,
            },
        }
    }

    /// Returns how a text means one of its records as a whole name, and not only as the beginning of one.
    pub fn meaning(self, dataset: &Dataset, name: &str) -> Option<Meaning> {
        match self {
            Self::Source => dataset.source(name).map(|_| Meaning::Code),
            named => meaning_of(named.keys(dataset), name),
        }
    }
}
