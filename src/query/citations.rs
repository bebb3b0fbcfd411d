//! Who says so?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Seat, seats_of};
use crate::model::{Day, Format, Meeting, PartialDate, Quality, Role, Source};
use crate::query::statements::{
    Record, Statement, Take, each_of_country, each_of_facts, each_of_format, each_of_meeting,
};

/// What sources are asked for of.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'d> {
    /// Of everything.
    All,
    /// Of a format.
    Format(&'d Format),
    /// Of a country or organisation, in all formats.
    Party(Party<'d>),
    /// Of a country or organisation in one format.
    PartyIn(Party<'d>, &'d Format),
    /// Of a meeting.
    Meeting(&'d Meeting),
    /// This one alone, wherever it is cited.
    Source(&'d Source),
}

/// Which sources are asked for.
#[derive(Clone, Debug, Default)]
pub struct SourceFilter {
    /// Only of these qualities; without any, of all.
    pub qualities: Vec<Quality>,
    /// Only those that may be from this day or later; those without a date are not.
    pub since: Option<Day>,
    /// Only those that may be from this day or earlier; those without a date are not.
    pub until: Option<Day>,
}

impl SourceFilter {
    /// Tells whether sources without a date are left out.
    pub fn asks_for_dates(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    fn accepts(&self, source: &Source) -> bool {
        let quality = self.qualities.is_empty() || self.qualities.contains(&source.quality);
        let date = match date_of(source) {
            Some(date) => {
                self.since.is_none_or(|since| since <= date.latest())
                    && self.until.is_none_or(|until| date.earliest() <= until)
            }
            None => !self.asks_for_dates(),
        };
        quality && date
    }
}

/// A source, and the places that cite it.
#[derive(Clone, Debug)]
pub struct CitedSource<'d> {
    /// The source.
    pub source: &'d Source,
    /// The records that cite it, each once.
    pub cited_by: Vec<Citation<'d>>,
}

impl CitedSource<'_> {
    /// Tells whether it is known, if only by the year, when the source is from.
    pub fn is_dated(&self) -> bool {
        date_of(self.source).is_some()
    }
}

/// A place that cites a source.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'d> {
    /// The format, meeting or country.
    pub record: Record<'d>,
    /// The list in it, as the data files call it; empty for the record itself.
    pub list: &'static str,
    /// The party it is about, where it is about one.
    pub about: Option<&'d str>,
    /// When.
    pub date: Option<PartialDate>,
    number: usize,
}

impl<'d> Citation<'d> {
    fn of(statement: &Statement<'d>) -> Self {
        let Statement { record, list, about, date, number, .. } = *statement;
        Self { record, list, about, date, number }
    }
}

/// Returns the sources that are cited within a scope, and where.
///
/// Order: the nearest to the facts first, then the newest, those without a date last; then the id.
pub fn sources<'d>(
    dataset: &'d Dataset,
    scope: Scope<'d>,
    filter: &SourceFilter,
) -> Vec<CitedSource<'d>> {
    let mut rows = cited(dataset, scope);
    rows.retain(|row| filter.accepts(row.source));
    rows.sort_by_cached_key(|row| {
        let date = date_of(row.source).map(PartialDate::sort_key);
        (row.source.quality, date.is_none(), Reverse(date))
    });
    rows
}

/// Returns the day of a source, if it has one.
fn date_of(source: &Source) -> Option<PartialDate> {
    source.date.filter(|date| !date.is_unknown())
}

/// Returns the sources that are cited within a scope; order: the id.
fn cited<'d>(dataset: &'d Dataset, scope: Scope<'d>) -> Vec<CitedSource<'d>> {
    let mut places: BTreeMap<&'d str, Vec<Citation<'d>>> = BTreeMap::new();
    each_in(dataset, scope, &mut |statement, _| {
        for id in statement.sources {
            let places = places.entry(id).or_default();
            let is_known = places.last().is_some_and(|last| {
                last.number == statement.number && last.record.id() == statement.record.id()
            });
            if !is_known {
                places.push(Citation::of(statement));
            }
        }
    });
    if let Scope::Source(source) = scope {
        let cited_by = places.remove(&*source.id).unwrap_or_default();
        return vec![CitedSource { source, cited_by }];
    }
    let rows = places.into_iter();
    rows.filter_map(|(id, cited_by)| Some(CitedSource { source: dataset.source(id)?, cited_by }))
        .collect()
}

/// Hands on the statements within a scope.
fn each_in<'d>(dataset: &'d Dataset, scope: Scope<'d>, take: Take<'_, 'd>) {
    match scope {
        Scope::All | Scope::Source(_) => each_of_facts(dataset, take),
        Scope::Format(format) => each_of_format(format, take),
        Scope::Meeting(meeting) => each_of_meeting(meeting, take),
        Scope::Party(party) => {
            each_about(party, &dataset.formats, take);
            if let Party::Country(country) = party {
                each_of_country(country, take);
            }
        }
        Scope::PartyIn(party, format) => {
            each_about(party, std::slice::from_ref(format), take);
            // A seat as an Ally rests on the spell in the Alliance.
            let alliance = dataset.alliance().filter(|alliance| alliance.id != format.id);
            let sits_as_ally =
                |seat: Seat<'_>| seat.format.id == format.id && seat.role == Role::Ally;
            if let Some(alliance) = alliance
                && seats_of(dataset, party).any(sits_as_ally)
            {
                each_about(party, std::slice::from_ref(alliance), take);
            }
        }
    }
}

/// Hands on the statements of formats that are about a party.
fn each_about<'d>(party: Party<'d>, formats: &'d [Format], take: Take<'_, 'd>) {
    for format in formats {
        each_of_format(format, &mut |statement, texts| {
            if statement.about == Some(party.code()) {
                take(statement, texts);
            }
        });
    }
}

/// Returns every source that is cited in the record of a format.
///
/// Order: the id.
pub fn sources_of_format<'d>(dataset: &'d Dataset, format: &'d Format) -> Vec<&'d Source> {
    cited(dataset, Scope::Format(format)).into_iter().map(|row| row.source).collect()
}

/// Returns every source that is cited in the record of a meeting.
///
/// Order: the id.
pub fn sources_of_meeting<'d>(dataset: &'d Dataset, meeting: &'d Meeting) -> Vec<&'d Source> {
    cited(dataset, Scope::Meeting(meeting)).into_iter().map(|row| row.source).collect()
}

/// Returns every source of what is known about a country or organisation.
///
/// Order: the id.
pub fn sources_of_party<'d>(dataset: &'d Dataset, party: Party<'d>) -> Vec<&'d Source> {
    cited(dataset, Scope::Party(party)).into_iter().map(|row| row.source).collect()
}
