//! Where sources disagree, and with which of them the data go.

use maud::{Markup, html};

use crate::html::parts::cites_by_id;
use crate::html::shown::Shown;
use crate::model::{Conflict, Language, List};
use crate::query::{Record, disputable};

/// Writes the disagreements on a format or meeting, if there are any.
pub(super) fn conflicts(shown: &Shown<'_>, id: &str, conflicts: &List<Conflict>) -> Markup {
    html! {
        @if !conflicts.is_empty() {
            h4 { "Where sources disagree" }
            @for (number, conflict) in conflicts.iter().enumerate() {
                div.conflict id=(conflict_id(id, number)) {
                    h5 { (conflict.fact.as_str()) }
                    ul {
                        @for claim in &conflict.says {
                            @let is_followed = claim.source.as_ref() == Some(&conflict.prefer);
                            li.followed[is_followed] {
                                (claim.claim.as_str()) " "
                                @match &claim.source {
                                    Some(source) => (cites_by_id(shown, std::iter::once(&**source))),
                                    None => span.doubt { "no source" },
                                }
                                @if is_followed { " " b { "followed here" } }
                            }
                        }
                    }
                    p { b { "Why: " } (conflict.why.as_str()) }
                }
            }
        }
    }
}

/// Lists every disagreement there is, each of which leads to where it is written about.
pub(super) fn all_conflicts(shown: &Shown<'_>) -> Markup {
    let records = disputable(shown.dataset).filter_map(|record| match record {
        Record::Format(format) => Some((record, &format.conflicts)),
        Record::Meeting(meeting) => Some((record, &meeting.conflicts)),
        Record::Country(country) => Some((record, &country.conflicts)),
        Record::Organisation(_) | Record::Source(_) => None,
    });
    let records: Vec<_> = records.filter(|(_, conflicts)| !conflicts.is_empty()).collect();
    html! {
        section #disagreements aria-labelledby="disagreements-title" {
            h2 #disagreements-title { "Disagreements" }
            @if records.is_empty() {
                p { "No sources disagree." }
            } @else {
                p { "Where sources disagree, both sides are kept, and it is said which one is followed and why." }
            }
            dl.disagreements {
                @for (record, conflicts) in records {
                    dt { (record.name(Language::English)) }
                    @for (number, conflict) in conflicts.iter().enumerate() {
                        dd { a href={ "#" (conflict_id(record.id(), number)) } { (conflict.fact.as_str()) } }
                    }
                }
            }
        }
    }
}

fn conflict_id(id: &str, number: usize) -> String {
    format!("d-{id}-{}", number + 1)
}
