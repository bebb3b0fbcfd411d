//! Where to look next: the last lines of a page.

use std::borrow::Cow;

use crate::dataset::{Dataset, Party};
use crate::model::{Format, Meeting, Source};

/// Commands to type next.
pub type More<'a> = Vec<Cow<'a, str>>;

/// Says where to look next from the page of a format.
pub fn after_format(format: &Format, is_sourced: bool) -> More<'static> {
    let disputes = (!format.conflicts.is_empty()).then(|| conflicts(&format.id, ""));
    let counts = (!format.counts.is_empty()).then(|| conflicts(&format.id, " --counts --all"));
    disputes.into_iter().chain(counts).chain(citing(&format.id, is_sourced)).collect()
}

/// Says where to look next from the page of a country or organisation.
pub fn after_party(dataset: &Dataset, party: Party<'_>, is_sourced: bool) -> More<'static> {
    let code = party.code().to_lowercase();
    let is_taken = !dataset.find_format(&code).is_nothing() || dataset.source(&code).is_some();
    let name = if is_taken { format!("country:{code}") } else { code };
    citing(&name, is_sourced).collect()
}

/// Says where to look next from the page of a meeting.
pub fn after_meeting(dataset: &Dataset, meeting: &Meeting, is_sourced: bool) -> More<'static> {
    let id = &*meeting.id;
    let is_taken = !dataset.find_format(id).is_nothing()
        || !dataset.find_party(id).is_nothing()
        || dataset.source(id).is_some();
    let name = if is_taken { format!("meeting:{id}") } else { id.to_owned() };
    let disputes = (!meeting.conflicts.is_empty()).then(|| conflicts(&name, ""));
    disputes.into_iter().chain(citing(&name, is_sourced)).collect()
}

/// Says where to look next from the page of a source.
pub fn after_source(source: &Source) -> More<'static> {
    let id = &source.id;
    let places = format!("nato-partners sources source:{id} --columns facts,cited_by -o list");
    let bibtex = format!("nato-partners cite source:{id} -o bibtex");
    vec![places.into(), bibtex.into()]
}

fn conflicts(name: &str, options: &str) -> Cow<'static, str> {
    format!("nato-partners conflicts {name}{options}").into()
}

fn citing(name: &str, is_sourced: bool) -> impl Iterator<Item = Cow<'static, str>> {
    let sources = format!("nato-partners sources {name}");
    let bibtex = format!("nato-partners cite {name} -o bibtex");
    [sources, bibtex].into_iter().filter(move |_| is_sourced).map(Cow::from)
}
