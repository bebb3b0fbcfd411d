//! The map of tiles: one square for each country, coloured by what it is on the day.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::parts::{mark_title, mark_word, party_id, party_name};
use crate::html::shown::Shown;
use crate::html::tiles::place_of;
use crate::query::Mark;

/// Writes the map, and beside it those who have no place on it: former states and organisations.
pub(super) fn map(shown: &Shown<'_>) -> Markup {
    let parties = shown.parties();
    let (placed, beside): (Vec<_>, Vec<_>) =
        parties.into_iter().partition(|party| place_of(party.code()).is_some());
    let (countries, organisations): (Vec<_>, Vec<_>) =
        beside.into_iter().partition(|party| party.is_country());
    html! {
        section #map aria-labelledby="map-title" {
            h2 #map-title { "Map" }
            p { "One square for each country, laid out roughly like a map. No borders are drawn, so none is disputed." }
            p.control.js hidden {
                label for="map-of" { "Show" } " "
                select #map-of {
                    option value="" { "what each country is in all formats together" }
                    @for course in &shown.formats {
                        option value=(course.format.id) { (course.format.name_on(shown.day.day).name.get(shown.language)) }
                    }
                }
            }
            div.map-grid {
                div.key {
                    (legend(shown))
                    p #tile-says.js hidden aria-hidden="true" { "\u{a0}" }
                }
                ul.tiles { @for party in placed { (tile(shown, party)) } }
                div.besides {
                    @for (title, parties) in [("Former states and others", countries), ("Organisations", organisations)] {
                        @if !parties.is_empty() {
                            h3.beside { (title) }
                            ul.tiles.beside { @for party in parties { (tile(shown, party)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Explains the colours, and counts them.
fn legend(shown: &Shown<'_>) -> Markup {
    let parties = shown.parties();
    let number = |mark| parties.iter().filter(|party| shown.mark_of(**party) == mark).count();
    html! {
        ul.legend {
            @for mark in Mark::ALL.into_iter().map(Some).chain([None]) {
                li { span.swatch.(mark_word(mark)) aria-hidden="true" {} " " (mark_title(mark)) " " b data-mark=(mark_word(mark)) { (number(mark)) } }
            }
        }
    }
}

fn tile(shown: &Shown<'_>, party: Party<'_>) -> Markup {
    let mark = shown.mark_of(party);
    let place = place_of(party.code()).map(|(row, column)| format!("r{row} c{column}"));
    let label = match party {
        Party::Country(country) => country.id.as_str(),
        Party::Organisation(organisation) => &organisation.abbreviation,
    };
    html! {
        li class=[place] {
            a.tile.(mark_word(mark)) href={ "#" (party_id(party)) } data-party=(party.code()) {
                (label) " "
                span.unseen { (party_name(shown, party)) ": " span.what { (mark_title(mark)) } }
            }
        }
    }
}
