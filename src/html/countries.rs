//! The countries and organisations: what each is, and what it is and was in.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::conflicts::conflicts;
use crate::html::parts::{
    cites, country_link, date, format_link, mark_title, mark_word, name, party_id, party_name,
    texts,
};
use crate::html::seats::seat_table;
use crate::html::shown::{Numbered, Shown};
use crate::model::{Country, CountryKind};
use crate::output::{Cell, Field};
use crate::view::party_page;

/// Writes all countries, in the order of names, and behind them those that never were in a format.
pub(super) fn countries(shown: &Shown<'_>) -> Markup {
    let countries: Vec<_> =
        shown.parties().into_iter().filter(|party| party.is_country()).collect();
    let outside = shown.outside();
    let seats = shown.seats_by(|held| held.party.code());
    html! {
        section #countries aria-labelledby="countries-title" {
            h2 #countries-title { "Countries" }
            p { "Past and present, each with everything it ever was in." }
            div.cards { @for party in countries { (card(shown, party, seats.get(party.code()))) } }
        }
        @if !outside.is_empty() {
            section #outside aria-labelledby="outside-title" {
                h2 #outside-title { "States outside all formats" }
                p { "Every other entry of ISO 3166-1, and what is known of it." }
                ul { @for country in outside { (line(shown, country)) } }
            }
        }
    }
}

/// Writes in a line what is known of a country that never was in a format.
fn line(shown: &Shown<'_>, country: &Country) -> Markup {
    // A name may be the same in several languages.
    let mut others: Vec<&str> = Vec::new();
    for other in &country.other_names {
        if !others.contains(&&*other.name) {
            others.push(&other.name);
        }
    }
    html! {
        li id=(party_id(Party::Country(country))) {
            h3 { (name(shown, &country.name)) } " " span.short { (country.id) }
            @if !others.is_empty() { " (" (others.join("; ")) ")" }
            @if country.kind == CountryKind::Area { " has no seat of its own." }
            @if let Some(represented) = &country.represented_by {
                " " (country_link(shown, represented.country)) " represents it. " (cites(shown, &represented.sources))
            }
            @if let Some(note) = &country.note { " " span.note { (note.as_str()) } }
            (known(shown, country))
        }
    }
}

/// Writes how a country stands to NATO outside all formats, and what is disputed or not known of that.
fn known(shown: &Shown<'_>, country: &Country) -> Markup {
    html! {
        @for outside in &country.outside {
            p {
                @if let Some(when) = outside.date { b { (date(when)) } ": " }
                (outside.what.as_str())
                @if let Some(confidence) = outside.confidence { " " span.doubt { (confidence.word()) } }
                " " (cites(shown, &outside.sources))
            }
        }
        (conflicts(shown, country.id.as_str(), &country.conflicts))
        (texts("Not known", &country.open_questions))
    }
}

/// Writes all organisations, in the order of names, if there are any.
pub(super) fn organisations(shown: &Shown<'_>) -> Markup {
    let organisations: Vec<_> =
        shown.parties().into_iter().filter(|party| !party.is_country()).collect();
    let seats = shown.seats_by(|held| held.party.code());
    html! {
        @if !organisations.is_empty() {
            section #organisations aria-labelledby="organisations-title" {
                h2 #organisations-title { "Organisations" }
                div.cards { @for party in organisations { (card(shown, party, seats.get(party.code()))) } }
            }
        }
    }
}

fn card<'d>(shown: &Shown<'d>, party: Party<'_>, seats: Option<&Vec<Numbered<'_, 'd>>>) -> Markup {
    let mark = shown.mark_of(party);
    let mut seats = seats.cloned().unwrap_or_default();
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
                    @if let Party::Country(country) = party { (known(shown, country)) }
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
