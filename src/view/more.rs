//! Where to look next: the last lines of a page.

use std::borrow::Cow;

use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::data::Party;
use crate::model::{Format, Meeting, Source};

/// Commands to type next.
pub type More = Vec<Cow<'static, str>>;

/// Says where to look next from the page of a format.
pub fn after_format(dataset: &Dataset, format: &Format, is_sourced: bool) -> More {
    let conflicts = || CommandLine::on(dataset, "conflicts").name(&format.id);
    let disputes = (!format.conflicts.is_empty()).then(conflicts);
    let counts = (!format.counts.is_empty()).then(|| conflicts().options("--counts --all"));
    written(disputes.into_iter().chain(counts).chain(citing(dataset, &format.id, is_sourced)))
}

/// Says where to look next from the page of a country or organisation.
pub fn after_party(dataset: &Dataset, party: Party<'_>, is_sourced: bool) -> More {
    let code = party.code().to_lowercase();
    let is_taken = !dataset.find_format(&code).is_nothing() || dataset.source(&code).is_some();
    let name = if is_taken { format!("country:{code}") } else { code };
    written(citing(dataset, &name, is_sourced))
}

/// Says where to look next from the page of a meeting.
pub fn after_meeting(dataset: &Dataset, meeting: &Meeting, is_sourced: bool) -> More {
    let id = &*meeting.id;
    let is_taken = !dataset.find_format(id).is_nothing()
        || !dataset.find_party(id).is_nothing()
        || dataset.source(id).is_some();
    let name = if is_taken { format!("meeting:{id}") } else { id.to_owned() };
    let conflicts = || CommandLine::on(dataset, "conflicts").name(&name);
    let disputes = (!meeting.conflicts.is_empty()).then(conflicts);
    written(disputes.into_iter().chain(citing(dataset, &name, is_sourced)))
}

/// Says where to look next from the page of a source.
pub fn after_source(dataset: &Dataset, source: &Source) -> More {
    let about = |command| CommandLine::on(dataset, command).name(&format!("source:{}", source.id));
    let places = about("sources").options("--columns facts,cited_by -o list");
    written([places, about("cite").options("-o bibtex")])
}

fn citing(dataset: &Dataset, name: &str, is_sourced: bool) -> impl Iterator<Item = CommandLine> {
    let about = |command| CommandLine::on(dataset, command).name(name);
    let lines = [about("sources"), about("cite").options("-o bibtex")];
    lines.into_iter().filter(move |_| is_sourced)
}

fn written(lines: impl IntoIterator<Item = CommandLine>) -> More {
    lines.into_iter().map(|line| line.to_string().into()).collect()
}
