//! The meetings that decided on partnerships.

use maud::{Markup, html};

use crate::html::conflicts::conflicts;
use crate::html::parts::{cites, date, link_by_id, meeting_id, texts};
use crate::html::shown::Shown;
use crate::model::{Confidence, Meeting};

/// Writes all meetings, in order.
pub(super) fn meetings(shown: &Shown<'_>) -> Markup {
    html! {
        @if !shown.dataset.meetings.is_empty() {
            section #meetings aria-labelledby="meetings-title" {
                h2 #meetings-title { "Meetings" }
                p { "Summits and ministerial meetings that dealt with partnerships." }
                @for meeting in &shown.dataset.meetings { (one(shown, meeting)) }
            }
        }
    }
}

fn one(shown: &Shown<'_>, meeting: &Meeting) -> Markup {
    let day = meeting.last_day.latest();
    let id = meeting_id(meeting);
    html! {
        article.meeting id=(id) aria-labelledby={ (id) "-title" } data-day=(day.unix_days()) {
            h3 id={ (id) "-title" } { (meeting.place.as_str()) }
            p.when {
                (date(meeting.first_day))
                @if meeting.last_day != meeting.first_day { " to " (date(meeting.last_day)) }
                @if let Some(level) = &meeting.level { ", " (level.as_str()) }
                @if let Some(confidence) = meeting.confidence { " " span.doubt { (Confidence::word(confidence)) } }
            }
            p {
                @match &meeting.decided {
                    Some(decided) => (decided.as_str()),
                    None => "Still to come.",
                }
                " " (cites(shown, &meeting.sources))
            }
            @if !meeting.documents.is_empty() || !meeting.formats.is_empty() {
                dl.facts {
                    @if !meeting.documents.is_empty() {
                        dt { "Papers" }
                        dd { @for (number, paper) in meeting.documents.iter().enumerate() { @if number > 0 { "; " } cite { (paper.as_str()) } } }
                    }
                    @if !meeting.formats.is_empty() {
                        dt { "Formats" }
                        dd {
                            @for (number, id) in meeting.formats.iter().enumerate() {
                                @if number > 0 { ", " }
                                (link_by_id(shown, id))
                            }
                        }
                    }
                }
            }
            (conflicts(shown, &meeting.id, &meeting.conflicts))
            (texts("Not known", &meeting.open_questions))
        }
    }
}
