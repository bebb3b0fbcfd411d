//! The sources, numbered as they are cited.

use maud::{Markup, html};

use crate::html::parts::date;
use crate::html::shown::Shown;
use crate::model::{Quality, Source};

/// Writes all sources, each with its address.
pub(super) fn sources(shown: &Shown<'_>) -> Markup {
    let sources = &shown.dataset.sources;
    html! {
        section #sources aria-labelledby="sources-title" {
            h2 #sources-title { "Sources" }
            p { "Every fact has one. The numbers on this page lead here; the words in brackets say how near a source is to what it states." }
            details.card {
                summary { h3 { "All " (sources.len()) " sources" } }
                ol.body { @for (place, source) in sources.iter().enumerate() { (one(place + 1, source)) } }
            }
        }
    }
}

fn one(number: usize, source: &Source) -> Markup {
    html! {
        li id={ "s" (number) } {
            cite { (title(source)) } ". " (source.publisher.as_str()) ", "
            @match (source.date, &source.dated) {
                (Some(day), _) => (date(day)),
                (None, Some(dated)) => (dated.as_str()),
                (None, None) => "no date",
            }
            " (" (Quality::word(source.quality)) "). "
            @if let Some(note) = &source.note { " " span.note { (note.as_str()) } }
        }
    }
}

/// Writes the title; only an address of the web makes it a link, whatever the data say.
fn title(source: &Source) -> Markup {
    let title = source.title.as_str();
    let is_of_the_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    html! {
        @match source.url.as_deref().filter(is_of_the_web) {
            Some(url) => a href=(url) { (title) },
            None => { (title) @if let Some(url) = &source.url { " (" (url.as_str()) ")" } }
        }
    }
}
