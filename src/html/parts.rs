//! Small things that several parts of the page write.

use maud::{Markup, html};

use crate::data::Party;
use crate::html::shown::Shown;
use crate::model::{
    CountryCode, Format, Language, Localised, Meeting, PartialDate, SourceId, Text,
};
use crate::query::Mark;
use crate::view::mark_in_words;

/// Returns where on the page a party is written about.
pub(super) fn party_id(party: Party<'_>) -> String {
    format!("c-{}", party.code())
}

/// Returns where on the page a meeting is written about.
pub(super) fn meeting_id(meeting: &Meeting) -> String {
    format!("m-{}", meeting.id)
}

/// Returns where on the page a format is written about.
pub(super) fn format_id(format: &Format) -> String {
    format!("f-{}", format.id)
}

/// Leads to a party by its name.
pub(super) fn party_link(shown: &Shown<'_>, party: Party<'_>) -> Markup {
    html! { a href={ "#" (party_id(party)) } { (party_name(shown, party)) } }
}

/// Leads to a country by its name; writes the code of one that the data do not have.
pub(super) fn country_link(shown: &Shown<'_>, code: CountryCode) -> Markup {
    let country = shown.dataset.country(code);
    country.map_or_else(|| html! { (code) }, |it| party_link(shown, Party::Country(it)))
}

/// Leads to a format by its name on the day shown.
pub(super) fn format_link(shown: &Shown<'_>, format: &Format) -> Markup {
    let called = format.name_on(shown.day.day);
    html! { a href={ "#" (format_id(format)) } { (name(shown, &called.name)) } }
}

/// Leads to a format by its id; writes the id of one that the data do not have.
pub(super) fn link_by_id(shown: &Shown<'_>, id: &str) -> Markup {
    let format = shown.dataset.format(id);
    format.map_or_else(|| html! { (id) }, |format| format_link(shown, format))
}

/// Writes the name of a party.
pub(super) fn party_name(shown: &Shown<'_>, party: Party<'_>) -> Markup {
    match party {
        Party::Country(country) => name(shown, &country.name),
        Party::Organisation(organisation) => name(shown, &organisation.name),
    }
}

/// Writes a name, and says in which language it is where that is not the language of the page.
pub(super) fn name(shown: &Shown<'_>, name: &Localised) -> Markup {
    let text = name.get(shown.language);
    let is_english = shown.language == Language::English || text == &*name.en;
    html! {
        @if is_english { (text) } @else { span lang=(shown.language.code()) { (text) } }
    }
}

/// Writes a date as its source has it.
pub(super) fn date(date: PartialDate) -> Markup {
    if date.is_unknown() {
        return html! { "unknown" };
    }
    html! { time { (date.text()) } }
}

/// Cites sources by their numbers, which lead to them.
pub(super) fn cites(shown: &Shown<'_>, sources: &[SourceId]) -> Markup {
    cites_by_id(shown, sources.iter().map(|id| &**id))
}

/// Cites sources like [`cites`], given their ids as text.
pub(super) fn cites_by_id<'i>(shown: &Shown<'_>, ids: impl Iterator<Item = &'i str>) -> Markup {
    let numbers = ids.filter_map(|id| shown.number_of(id));
    html! { @for number in numbers { a href={ "#s" (number) } { (number) } " " } }
}

/// Writes a share of the width, of which there are so many thousandths.
pub(super) fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Writes texts as a list under a heading, if there are any.
pub(super) fn texts(heading: &str, texts: &[Text]) -> Markup {
    html! {
        @if !texts.is_empty() {
            h4 { (heading) }
            ul { @for text in texts { li { (text.as_str()) } } }
        }
    }
}

/// Returns the word for a mark, by which the style and the script know it.
pub(super) fn mark_word(mark: Option<Mark>) -> &'static str {
    match mark {
        None => "none",
        Some(Mark::PerhapsSuspended) => "perhaps-suspended",
        Some(mark) => mark.word(),
    }
}

/// Writes the word for a mark as people read it.
pub(super) fn mark_title(mark: Option<Mark>) -> &'static str {
    match mark {
        None => "in no format",
        Some(mark) => mark_in_words(mark),
    }
}
