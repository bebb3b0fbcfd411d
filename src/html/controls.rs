//! What the script works with: the day, the search box, and the way around the page.

use maud::{Markup, html};

use crate::html::shown::Shown;

/// Writes the bar that stays in sight; without the script there is none.
pub(super) fn bar(shown: &Shown<'_>) -> Markup {
    let (first, last) = shown.span;
    let day = shown.day.day;
    html! {
        div.bar-of-controls.js hidden {
            div.inner {
                form #day-form aria-label="Day" {
                    span.which {
                        label for="day" { "On" }
                        input #day type="date" min=(first) max=(last) value=(day);
                    }
                    span.slide {
                        button #earlier type="button" title="Back to the change before" { span aria-hidden="true" { "◀" } span.unseen { "Change before" } }
                        input #slider type="range" min=(first.unix_days()) max=(last.unix_days()) value=(day.unix_days()) aria-label="Day" aria-valuetext=(day);
                        button #later type="button" title="On to the change after" { span aria-hidden="true" { "▶" } span.unseen { "Change after" } }
                    }
                }
                form #search-form role="search" {
                    label.unseen for="search" { "Search formats, countries, meetings and sources" }
                    input #search type="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-controls="found";
                    div #found hidden { p #found-count role="status" {} ul #found-list {} }
                }
            }
        }
    }
}

/// Writes the way around the page.
pub(super) fn contents(shown: &Shown<'_>) -> Markup {
    let dataset = shown.dataset;
    let places = [
        ("map", "Map", true),
        ("formats", "Formats", true),
        ("countries", "Countries", true),
        ("organisations", "Organisations", !dataset.organisations.is_empty()),
        ("timeline", "Timeline", true),
        ("meetings", "Meetings", !dataset.meetings.is_empty()),
        ("disagreements", "Disagreements", true),
        ("sources", "Sources", true),
    ];
    html! {
        nav aria-label="On this page" {
            ul { @for (id, title, is_there) in places { @if is_there { li { a href={ "#" (id) } { (title) } } } } }
        }
    }
}
