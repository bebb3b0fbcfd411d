//! One country or organisation.

use std::borrow::Cow;

use crate::commands::country;
use crate::data::Dataset;
use crate::data::Party;
use crate::membership::MembershipRow;
use crate::model::{
    Country, CountryCode, IsoCodes, Language, List, NameKind, Organisation, SystemCode,
};
use crate::output::{Cell, Page};
use crate::query::{NamedDay, sources_of_party};
use crate::view::cells::{distinct, note};
use crate::view::more::after_party;
use crate::view::source_page::{conflict_items, source_items, texts};
use crate::view::words::day_heading;

/// Shows a country: its names and codes, and everything it belongs or belonged to.
pub fn party_page<'a>(
    dataset: &'a Dataset,
    party: Party<'a>,
    day: &NamedDay<'_>,
    language: Language,
    history: &'a [MembershipRow<'a>],
) -> Page<'a> {
    let title = format!("{} on {}", party.name(language), day_heading(day));
    let page = match party {
        Party::Country(country) => country_fields(dataset, Page::new(title), country),
        Party::Organisation(organisation) => organisation_fields(Page::new(title), organisation),
    };
    let sources = sources_of_party(dataset, party);
    let page = page.rows_with("formats", "Formats", country::columns(), history).notes(
        "notes",
        "Notes",
        notes(history),
    );
    let page = match party {
        Party::Country(country) => page
            .rows("outside", "Outside the formats", &country.outside)
            .items("conflicts", "Where sources disagree", conflict_items(&country.conflicts))
            .notes("open_questions", "Not known", texts(&country.open_questions)),
        Party::Organisation(_) => page,
    };
    page.items("sources", "Sources", source_items(&sources)).notes(
        "more",
        "More",
        after_party(dataset, party, !sources.is_empty()),
    )
}

fn country_fields<'a>(dataset: &'a Dataset, page: Page<'a>, country: &'a Country) -> Page<'a> {
    let iso = &country.iso;
    let region =
        dataset.regions.iter().find(|region| Some(&region.code) == country.region.as_ref());
    let others = others(country);
    let endonyms = country.endonyms.iter().map(|endonym| (&*endonym.name).into()).collect();
    page.field("country", "Code", country.id.as_str())
        .field("name_en", "English", &*country.name.en)
        .field("name_de", "German", country.name.de.as_deref())
        .field("name_fr", "French", country.name.fr.as_deref())
        .field("formal", "Formal name", country.formal.as_deref())
        .field("endonyms", "Own names", Cell::List(endonyms))
        .field("other_names", "Also called", others)
        .field("former_names", "Formerly called", former_names(country))
        .field("iso", "ISO 3166", iso_codes(iso))
        .field("cow", "Correlates of War", country.cow.as_ref().map(system_code))
        .field("gw", "Gleditsch-Ward", country.gw.as_ref().map(system_code))
        .field("region", "Region", region.map(|region| &*region.name.en))
        .field("area", "Area", country.area.as_deref())
        .field(
            "represented_by",
            "Represented by",
            country.represented_by.as_ref().map(|state| {
                let name = dataset.country(state.country).map(|state| &*state.name.en);
                format!("{} ({})", name.unwrap_or_default(), state.country)
            }),
        )
        .field("existed", "Existed", existence(country))
        .field("predecessors", "Predecessors", codes(&country.predecessors))
        .field("successors", "Successors", codes(&country.successors))
        .field("territory_now", "Territory today", codes(&country.territory_now))
        .field("note", "Note", country.note.as_deref())
}

/// Returns what else a country is called, each once; what means others too it is not called here.
fn others(country: &Country) -> Cell<'_> {
    let own = Language::ALL.map(|language| country.name.get(language));
    let others = country.other_names.iter().filter(|other| other.kind != NameKind::Ambiguous);
    let others = others.map(|other| &*other.name).filter(|name| !own.contains(name));
    Cell::List(distinct(others.map(Cow::from)))
}

fn organisation_fields<'a>(page: Page<'a>, organisation: &'a Organisation) -> Page<'a> {
    let aliases = organisation.aliases.iter().map(|alias| (&**alias).into()).collect();
    page.field("country", "Id", &*organisation.id)
        .field("name_en", "English", &*organisation.name.en)
        .field("name_de", "German", organisation.name.de.as_deref())
        .field("name_fr", "French", organisation.name.fr.as_deref())
        .field("abbreviation", "Abbreviation", &*organisation.abbreviation)
        .field("other_names", "Also called", Cell::List(aliases))
}

fn iso_codes(iso: &IsoCodes) -> String {
    let codes = [Some(&iso.alpha2), Some(&iso.alpha3), iso.alpha4.as_ref(), iso.numeric.as_ref()];
    let codes: Vec<&str> = codes.into_iter().flatten().map(|code| &**code).collect();
    let withdrawn = iso.withdrawn.map(|day| format!(", withdrawn {day}")).unwrap_or_default();
    format!("{} ({}{withdrawn})", codes.join(", "), iso.scheme)
}

fn system_code(system: &SystemCode) -> String {
    let spells = system.spells.iter().map(|spell| {
        let number = system.number_in(spell);
        let code = if number == system.number {
            String::new()
        } else {
            format!(" as {number} {}", system.abbreviation_in(spell))
        };
        match spell.until {
            Some(until) => format!("{} until {until}{code}", spell.from),
            None => format!("since {}{code}", spell.from),
        }
    });
    let spells: Vec<String> = spells.collect();
    format!("{} {} {}: {}", system.number, system.abbreviation, system.name, spells.join(", "))
}

fn former_names(country: &Country) -> Cell<'_> {
    let names = country.former_names.iter().map(|name| {
        let span = match (name.from, name.to) {
            (Some(from), Some(to)) => format!(" ({from} to {to})"),
            (Some(from), None) => format!(" (since {from})"),
            (None, Some(to)) => format!(" (to {to})"),
            (None, None) => String::new(),
        };
        format!("{}{span}", name.en).into()
    });
    let under_code = country.states_under_this_code.iter();
    let states = under_code
        .map(|state| format!("{} ({} until {})", state.name, state.from, state.until).into());
    Cell::List(names.chain(states).collect())
}

fn existence(country: &Country) -> Option<String> {
    let existed = country.existed.as_ref()?;
    let confidence = existed.confidence.map(|confidence| format!(" ({})", confidence.word()));
    Some(format!("{} until {}{}", existed.from, existed.until, confidence.unwrap_or_default()))
}

fn codes(codes: &List<CountryCode>) -> Cell<'_> {
    Cell::List(codes.iter().map(|code| code.as_str().into()).collect())
}

fn notes<'a>(history: &'a [MembershipRow<'a>]) -> Vec<Cow<'a, str>> {
    let noted = history.iter().flat_map(|row| {
        let format = &row.membership.format.id;
        let note = note(row.membership.note(), row.is_perhaps_suspended);
        let note =
            (!note.is_empty()).then(|| format!("{format} since {}: {}", row.since, note.text()));
        let suspended = row.suspension().map(|(suspension, since)| {
            format!("{format} suspended since {since}: {}", suspension.what)
        });
        note.into_iter().chain(suspended)
    });
    noted.map(Cow::from).collect()
}
