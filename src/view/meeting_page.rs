//! One summit or ministerial meeting.

use crate::data::Dataset;
use crate::model::{Confidence, Meeting};
use crate::output::{Cell, Page};
use crate::query::sources_of_meeting;
use crate::view::more::after_meeting;
use crate::view::source_page::{conflict_items, source_items, texts};

/// Shows a meeting: when, where, and what it decided on partnerships.
pub fn meeting_page<'d>(dataset: &'d Dataset, meeting: &'d Meeting) -> Page<'d> {
    let list =
        |items: &mut dyn Iterator<Item = &'d str>| Cell::List(items.map(Into::into).collect());
    let sources = sources_of_meeting(dataset, meeting);
    Page::new(&*meeting.id)
        .field("first_day", "First day", meeting.first_day.text())
        .field("last_day", "Last day", meeting.last_day.text())
        .field("place", "Place", &*meeting.place)
        .field("level", "Level", meeting.level.as_deref())
        .field("documents", "Documents", list(&mut meeting.documents.iter().map(|text| &**text)))
        .field("formats", "Formats", list(&mut meeting.formats.iter().map(|id| &**id)))
        .field("confidence", "Confidence", meeting.confidence.map(Confidence::word))
        .paragraphs(
            "decided",
            "Decided",
            meeting.decided.iter().map(|text| (&**text).into()).collect(),
        )
        .items("conflicts", "Where sources disagree", conflict_items(&meeting.conflicts))
        .notes("open_questions", "Not known", texts(&meeting.open_questions))
        .items("sources", "Sources", source_items(&sources))
        .notes("more", "More", after_meeting(dataset, meeting, !sources.is_empty()))
}
