//! Names, and links from one place of the page to another.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::Contents;
use crate::membership::Mark;
use crate::model::{Format, Language, Localised, PartialDate};

pub(super) fn party_id(party: Party<'_>) -> String {
    format!("c-{}", party.code())
}

pub(super) fn format_id(format: &Format) -> String {
    format!("f-{}", format.id)
}

pub(super) fn party_link(contents: &Contents<'_>, party: Party<'_>) -> Markup {
    html! { a href={ "#" (party_id(party)) } { (party_name(contents, party)) } }
}

pub(super) fn format_link(contents: &Contents<'_>, format: &Format) -> Markup {
    let called = format.name_on(contents.day);
    html! { a href={ "#" (format_id(format)) } { (name(contents, &called.name)) } }
}

pub(super) fn party_name(contents: &Contents<'_>, party: Party<'_>) -> Markup {
    match party {
        Party::Country(country) => name(contents, &country.name),
        Party::Organisation(organisation) => name(contents, &organisation.name),
    }
}

/// The code of a country, the abbreviation of an organisation.
pub(super) fn short(party: Party<'_>) -> &str {
    match party {
        Party::Country(country) => country.id.as_str(),
        Party::Organisation(organisation) => &organisation.abbreviation,
    }
}

/// Writes a name, and says in which language it is where that is not the language of the page.
pub(super) fn name(contents: &Contents<'_>, name: &Localised) -> Markup {
    let language = contents.language;
    let text = name.get(language);
    let is_english = language == Language::English || text == &*name.en;
    html! { @if is_english { (text) } @else { span lang=(language.word()) { (text) } } }
}

/// Cites sources by their numbers, which lead to them.
pub(super) fn cites<'i>(contents: &Contents<'_>, ids: impl IntoIterator<Item = &'i str>) -> Markup {
    let numbers = ids.into_iter().filter_map(|id| contents.number_of(id));
    html! { @for number in numbers { a href={ "#s" (number) } { (number) } " " } }
}

pub(super) fn date(date: PartialDate) -> Markup {
    let is_written = !date.is_unknown() && !date.is_range();
    html! { @if is_written { time { (date.text()) } } @else { (date.words()) } }
}

/// The word for a mark, by which the style and the script know it.
pub(super) fn mark_class(mark: Option<Mark>) -> String {
    mark.map_or("none", Mark::word).replace(' ', "-")
}

pub(super) fn mark_title(mark: Option<Mark>) -> &'static str {
    mark.map_or("in no format", Mark::title)
}
