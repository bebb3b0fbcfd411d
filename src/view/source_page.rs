//! One source, and how sources stand on other pages.

use std::borrow::Cow;

use crate::data::Dataset;
use crate::model::{Conflict, List, PartialDate, Source, Text};
use crate::output::{Item, Page};
use crate::query::{Citation, Record};
use crate::view::cells::date;
use crate::view::more::after_source;

/// Shows a source and what rests on it.
pub fn source_page<'d>(dataset: &Dataset, source: &'d Source, cited_by: &'d [String]) -> Page<'d> {
    Page::new(&*source.title)
        .field("id", "Id", &*source.id)
        .field("publisher", "Publisher", &*source.publisher)
        .field("date", "Date", date(source.date))
        .field("dated", "Dated", source.dated.as_deref())
        .field("quality", "Quality", source.quality.word())
        .field("url", "Address", source.url.as_deref())
        .field("note", "Note", source.note.as_deref())
        .notes(
            "cited_by",
            "Cited by",
            cited_by.iter().map(|line| Cow::from(line.as_str())).collect(),
        )
        .notes("more", "More", after_source(dataset, source))
}

/// Shows sources one below the other, each with its address.
pub fn source_items<'d>(sources: &[&'d Source]) -> Vec<Item<'d>> {
    let item = |source: &&'d Source| {
        let date = source
            .date
            .map(PartialDate::text)
            .or_else(|| source.dated.as_ref().map(ToString::to_string));
        let origin = match date {
            Some(date) => format!("{}, {date} ({})", source.publisher, source.quality.word()),
            None => format!("{}, no date ({})", source.publisher, source.quality.word()),
        };
        let note = source.note.as_deref().map(Cow::from);
        Item {
            title: (&*source.id).into(),
            lines: [Cow::from(&*source.title), origin.into()].into_iter().chain(note).collect(),
            urls: source.url.as_deref().map(Cow::from).into_iter().collect(),
        }
    };
    sources.iter().map(item).collect()
}

/// Shows where sources disagree: what each says, and which one is followed.
pub fn conflict_items<'d>(conflicts: &'d List<Conflict>) -> Vec<Item<'d>> {
    let item = |conflict: &'d Conflict| {
        let claims = conflict.says.iter().map(|claim| {
            let source = claim.source.as_deref().unwrap_or("no source");
            format!("{source}: {}", claim.claim).into()
        });
        let settled = format!("preferred: {}. {}", conflict.prefer, conflict.why);
        Item {
            title: (&*conflict.fact).into(),
            lines: claims.chain([settled.into()]).collect(),
            urls: Vec::new(),
        }
    };
    conflicts.iter().map(item).collect()
}

/// Shows texts one below the other.
pub fn texts(texts: &List<Text>) -> Vec<Cow<'_, str>> {
    texts.iter().map(|text| Cow::from(&**text)).collect()
}

/// Names every record that cites a source, for the source's own page.
pub fn citing_records(cited_by: &[Citation<'_>]) -> Vec<String> {
    let mut names: Vec<String> = cited_by.iter().filter_map(citing_record).collect();
    names.dedup();
    names
}

fn citing_record(citation: &Citation<'_>) -> Option<String> {
    match citation.record {
        Record::Format(format) => Some(format!("format {}", format.id)),
        Record::Meeting(meeting) => Some(format!("meeting {}", meeting.id)),
        Record::Country(country) => Some(format!("country {}", country.id)),
        Record::Organisation(_) | Record::Source(_) => None,
    }
}
