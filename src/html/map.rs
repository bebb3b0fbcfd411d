//! The map of tiles: one square for each country, coloured by what it is on the day.
//!
//! The style has a rule for each row and column, and a frame around the last row: whoever is far from all others.

use maud::{Markup, html};

use crate::chart::squares::place_on_map;
use crate::data::Party;
use crate::html::Contents;
use crate::html::links::{mark_class, mark_title, party_id, party_name, short};
use crate::membership::Mark;

/// Writes a tile for each party that is asked for, which may have a place on the map or none, row by row.
pub(super) fn tiles(contents: &Contents<'_>, is_asked: impl Fn(Party<'_>, bool) -> bool) -> Markup {
    let placed = on_the_map(contents).map(|party| (place_on_map(party.code()), party));
    let mut asked: Vec<_> = placed.filter(|(place, it)| is_asked(*it, place.is_some())).collect();
    asked.sort_by_key(|(place, _)| *place);
    html! {
        @for (place, party) in asked {
            @let mark = mark_of(contents, party);
            li class=[place.map(|(row, column)| format!("r{row} c{column}"))] {
                a.tile.(mark_class(mark)) href={ "#" (party_id(contents, party)) } data-party=(party.code()) {
                    (short(party)) " "
                    span.unseen { (party_name(contents, party)) ": " span { (mark_title(mark)) } }
                }
            }
        }
    }
}

/// Says what the colours mean, and how many countries have each; organisations are counted apart.
pub(super) fn legend(contents: &Contents<'_>) -> Markup {
    let number = |mark: Option<Mark>, is_country: bool| {
        let asked = on_the_map(contents).filter(|party| party.is_country() == is_country);
        asked.filter(|party| mark_of(contents, *party) == mark).count()
    };
    html! {
        @for mark in Mark::ALL.into_iter().map(Some).chain([None]) {
            li data-mark=(mark_class(mark)) {
                span.swatch.(mark_class(mark)) aria-hidden="true" {}
                " " span { (mark_title(mark)) } " " b { (number(mark, true)) }
                @let others = number(mark, false);
                i hidden[others == 0] { ", organisations " b { (others) } }
                @if mark == Some(Mark::Suspended) { " (members all the same)" }
                @if mark == Some(Mark::Possible) { " (not counted)" }
            }
        }
    }
}

/// Those who have a tile: all but the countries that never were in a format.
fn on_the_map<'d>(contents: &Contents<'d>) -> impl Iterator<Item = Party<'d>> {
    contents.parties.iter().map(|(party, _)| *party).filter(|party| !contents.is_outside(*party))
}

/// What a party is on the day shown first, by all its seats together.
pub(super) fn mark_of(contents: &Contents<'_>, party: Party<'_>) -> Option<Mark> {
    let found = contents.marks.iter().find(|(other, _)| *other == party);
    *found?.1.on(contents.day)
}
