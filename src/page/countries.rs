//! The countries and organisations: what each is, and what it is and was in.

use maud::{Markup, html};

use crate::dataset::Party;
use crate::output::{Cell, Field};
use crate::page::parts::{format_link, mark_title, mark_word, party_id, party_name};
use crate::page::seats::seat_table;
use crate::page::shown::{Numbered, Shown};
use crate::view::party_page;

/// Writes all countries, in the order of names.
pub(super) fn countries(shown: &Shown<'_>) -> Markup {
    let countries: Vec<_> =
        shown.parties().into_iter().filter(|party| party.is_country()).collect();
    html! {
        section #countries aria-labelledby="countries-title" {
            h2 #countries-title { "Countries" }
            p { "Past and present, each with everything it ever was in." }
            div.cards { @for party in countries { (card(shown, party)) } }
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
                cell => (cell.words()),
            }
        }
    }
}
