//! The countries and organisations: what each is, and what it is and was in.

use maud::{Markup, html};

use crate::dataset::Party;
use crate::model::CountryKind;
use crate::output::{Cell, Field};
use crate::page::conflicts::conflicts;
use crate::page::parts::{cites_by_id, format_link, mark_title, mark_word, party_id, party_name};
use crate::page::seats::seat_table;
use crate::page::shown::{Numbered, Shown};
use crate::view::party_page;

/// Writes all countries, in the order of names.
pub(super) fn countries(shown: &Shown<'_>) -> Markup {
    let (outside, countries): (Vec<_>, Vec<_>) = shown
        .parties()
        .into_iter()
        .filter(|party| party.is_country())
        .partition(|party| is_outside(*party));
    html! {
        section #countries aria-labelledby="countries-title" {
            h2 #countries-title { "Countries" }
            p { "Past and present, each with everything it ever was in." }
            div.cards { @for party in countries { (card(shown, party)) } }
        }
        @if !outside.is_empty() {
            section #outside aria-labelledby="outside-title" {
                h2 #outside-title { "In no format" }
                p { "Every other country of ISO 3166-1, and what is known of it." }
                ul { @for party in outside { (line(shown, party)) } }
            }
        }
    }
}

/// Tells whether a country stands on no list of states here, because it never was in a format.
fn is_outside(party: Party<'_>) -> bool {
    matches!(party, Party::Country(country) if country.cow.is_none() && country.gw.is_none())
}

/// Writes in a line what is known of a country that never was in a format.
fn line(shown: &Shown<'_>, party: Party<'_>) -> Markup {
    let Party::Country(country) = party else { return html! {} };
    html! {
        li id=(party_id(party)) {
            b { (party.name(shown.language)) } " " span.short { (country.id) }
            @if country.kind == CountryKind::Area { " has no seat of its own." }
            @for outside in &country.outside {
                " " @if let Some(date) = outside.date { (date.text()) ": " }
                (outside.what.as_str()) " " (cites_by_id(shown, outside.sources.iter().map(|id| &**id)))
            }
            (conflicts(shown, country.id.as_str(), &country.conflicts))
        }
    }
}

/// Writes all organisations, in the order of names, if there are any.
pub(super) fn organisations(shown: &Shown<'_>) -> Markup {
    let organisations: Vec<_> =
        shown.parties().into_iter().filter(|party| !party.is_country()).collect();
    html! {
        @if !organisations.is_empty() {
            section #organisations aria-labelledby="organisations-title" {
                h2 #organisations-title { "Organisations" }
                div.cards { @for party in organisations { (card(shown, party)) } }
            }
        }
    }
}

fn card(shown: &Shown<'_>, party: Party<'_>) -> Markup {
    let mark = shown.mark_of(party);
    let mut seats: Vec<Numbered<'_, '_>> =
        shown.seats().filter(|held| held.course.party == party).collect();
    seats.sort_by_key(|held| held.course.seat.from.sort_key());
    let page = party_page(shown.dataset, party, &shown.day, shown.language, &[]);
    html! {
        article aria-labelledby={ (party_id(party)) "-title" } data-party=(party.code()) {
            details.card {
                summary {
                    h3 id={ (party_id(party)) "-title" } {
                        span.called { (party_name(shown, party)) }
                        @if let Party::Country(country) = party { " " span.short { (country.id) } }
                    }
                    " " span.mark.(mark_word(mark)) { (mark_title(mark)) }
                }
                div.body id=(party_id(party)) {
                    @if seats.is_empty() {
                        p { "It never was in a format that is known here." }
                    } @else {
                        (seat_table(shown, ("Everything it ever was in", "Format"), &seats, |held| format_link(shown, held.seat.format)))
                    }
                    dl.facts { @for field in page.fields.iter().filter(|field| is_told(field)) { (fact(field)) } }
                }
            }
        }
    }
}

fn is_told(field: &Field<'_>) -> bool {
    !field.cell.is_empty()
}

fn fact(field: &Field<'_>) -> Markup {
    html! {
        dt { (field.title) }
        dd {
            @match &field.cell {
                Cell::List(items) => (items.join("; ")),
                cell => (cell.text()),
            }
        }
    }
}
