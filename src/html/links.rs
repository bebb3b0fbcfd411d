//! Names, places of the page, and links from one to another.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::{Contents, TEMPLATE};
use crate::membership::Mark;
use crate::model::{Format, Language, Localised, PartialDate};

/// The place of a country or organisation: its code or id.
pub(super) fn party_id(contents: &Contents<'_>, party: Party<'_>) -> String {
    match party {
        // No other place is called in capital letters alone.
        Party::Country(country) => country.id.to_string(),
        Party::Organisation(it) if contents.dataset.format(&it.id).is_some() => {
            format!("o-{}", it.id)
        }
        Party::Organisation(it) => free_id(&it.id),
    }
}

/// The place of a format: its id.
pub(super) fn format_id(format: &Format) -> String {
    free_id(&format.id)
}

/// Returns an id, with letters before it if the page itself calls a place so.
fn free_id(id: &str) -> String {
    let is_numbered = id.strip_prefix(['e', 's']).is_some_and(|it| it.parse::<u32>().is_ok());
    let is_taken = is_numbered
        || ["d-", "m-", "o-", "r-"].iter().any(|start| id.starts_with(start))
        || TEMPLATE.contains(&format!(" id=\"{id}\""));
    if is_taken { format!("r-{id}") } else { id.to_owned() }
}

pub(super) fn party_link(contents: &Contents<'_>, party: Party<'_>) -> Markup {
    html! { a href={ "#" (party_id(contents, party)) } { (party_name(contents, party)) } }
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

/// Cites sources by their numbers in the list of sources; the script makes links of them.
pub(super) fn cites<'i>(contents: &Contents<'_>, ids: impl IntoIterator<Item = &'i str>) -> Markup {
    let numbers = ids.into_iter().filter_map(|id| contents.number_of(id));
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    html! { @if !numbers.is_empty() { sup { (numbers.join(" ")) } } }
}

/// The word for a mark, by which the style and the script know it.
pub(super) fn mark_class(mark: Option<Mark>) -> String {
    mark.map_or("none", Mark::word).replace(' ', "-")
}

pub(super) fn mark_title(mark: Option<Mark>) -> &'static str {
    mark.map_or("in no format", Mark::title)
}

pub(super) fn date_words(date: Option<PartialDate>) -> String {
    date.map(PartialDate::words).unwrap_or_default()
}
