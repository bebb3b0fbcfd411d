//! What is worked out from the records once: folded names and sort orders.

use serde::Serialize;

use super::Dataset;
use crate::model::{
    Country, Format, FormatName, Language, List, Localised, Meaning, Meeting, NameKey, NameKind,
    NameRank, Organisation, SystemCode, fold, fold_umlauts,
};

/// The folded names of all records, sorted, and the order of names in each language.
#[derive(Debug, Default, Serialize)]
pub struct Index {
    /// The names of countries and, after them, of organisations.
    pub parties: List<NameKey>,
    pub formats: List<NameKey>,
    pub meetings: List<NameKey>,
    /// Where the name of each country and each organisation stands among all of them.
    pub ranks: List<NameRank>,
}

impl Index {
    /// The most records of a kind whose names can be told apart; countries and organisations count
    /// together.
    pub const MOST_RECORDS: usize = u16::MAX as usize;

    pub fn of(dataset: &Dataset) -> Self {
        let countries = dataset.countries.iter().map(names_of_country);
        let organisations = dataset.organisations.iter().map(names_of_organisation);
        Self {
            parties: keys(countries.chain(organisations)),
            formats: keys(dataset.formats.iter().map(names_of_format)),
            meetings: keys(dataset.meetings.iter().map(names_of_meeting)),
            ranks: ranks(dataset),
        }
    }
}

/// Folds and sorts the names of one record after another and keeps, of equal keys for one record, the one
/// that means it best.
fn keys<'d>(names: impl Iterator<Item = Vec<(&'d str, Meaning)>>) -> List<NameKey> {
    let mut keys: Vec<NameKey> = Vec::new();
    for (place, names) in names.enumerate() {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        for (name, meaning) in names {
            let folded = [fold(name), fold_umlauts(name)].into_iter().filter(|key| !key.is_empty());
            keys.extend(folded.map(|key| NameKey { key: key.into(), place, meaning }));
        }
    }
    keys.sort_by(|one, other| {
        (&*one.key, one.place, one.meaning).cmp(&(&*other.key, other.place, other.meaning))
    });
    let is_same_code_elsewhere = |key: &NameKey| key.meaning == Meaning::OtherSystem;
    keys.dedup_by(|next, kept| {
        next.key == kept.key
            && next.place == kept.place
            && (next.meaning == kept.meaning || !is_same_code_elsewhere(kept))
    });
    keys.into()
}

pub(super) fn names_of_country(country: &Country) -> Vec<(&str, Meaning)> {
    let iso = &country.iso;
    let codes = [Some(&iso.alpha2), Some(&iso.alpha3), iso.alpha4.as_ref(), iso.numeric.as_ref()];
    let codes = codes.into_iter().flatten().map(|code| &**code);
    let codes = [country.id.as_str()].into_iter().chain(codes).map(|code| (code, Meaning::Code));
    let elsewhere = country.cow.iter().chain(&country.gw).flat_map(SystemCode::codes);
    let elsewhere = elsewhere.map(|(_, abbreviation)| abbreviation);
    let un_short = country.un_short.iter().flat_map(|name| [&*name.en, &*name.fr]);
    let heading = country.nato_heading.as_ref().map(|heading| &heading.en);
    let formal = [country.formal.as_ref(), country.cldr.as_ref(), heading].into_iter().flatten();
    let endonyms = country.endonyms.iter().map(|endonym| &*endonym.name);
    let own = localised(&country.name).chain(un_short).chain(formal.map(|name| &**name));
    let own = own.chain(endonyms).map(|name| (name, Meaning::Name));
    let others = country.other_names.iter().map(|other| {
        let meaning = match other.kind {
            NameKind::Formal | NameKind::Variant | NameKind::Abbreviation => Meaning::Name,
            NameKind::Former => Meaning::Former,
            NameKind::Loose => Meaning::Loose,
            NameKind::Ambiguous => Meaning::Ambiguous,
        };
        (&*other.name, meaning)
    });
    let demonyms = country.demonyms.iter().map(|demonym| (&**demonym, Meaning::Loose));
    let former = country.former_names.iter().map(|former| (&*former.en, Meaning::Former));
    let elsewhere = elsewhere.map(|code| (code, Meaning::OtherSystem));
    codes.chain(own).chain(others).chain(demonyms).chain(former).chain(elsewhere).collect()
}

pub(super) fn names_of_organisation(organisation: &Organisation) -> Vec<(&str, Meaning)> {
    let names = localised(&organisation.name).chain([&*organisation.abbreviation]);
    let names = names.chain(organisation.aliases.iter().map(|alias| &**alias));
    let id = [(&*organisation.id as &str, Meaning::Code)].into_iter();
    id.chain(names.map(|name| (name, Meaning::Name))).collect()
}

/// Returns the id and names of a format, and of its parts, and how each means it.
pub(super) fn names_of_format(format: &Format) -> Vec<(&str, Meaning)> {
    let id = [(&*format.id as &str, Meaning::Code)].into_iter();
    let aliases = format.aliases.iter().map(|alias| &**alias);
    let names = format.names.iter().flat_map(spelt).chain(aliases);
    let parts = format.variants.iter().flat_map(spelt).map(|name| (name, Meaning::Loose));
    id.chain(names.map(|name| (name, Meaning::Name))).chain(parts).collect()
}

pub(super) fn names_of_meeting(meeting: &Meeting) -> Vec<(&str, Meaning)> {
    let town = meeting.place.split([',', '(']).next().map(|town| (town, Meaning::Name));
    [(&*meeting.id as &str, Meaning::Code)].into_iter().chain(town).collect()
}

fn localised(name: &Localised) -> impl Iterator<Item = &str> {
    Language::ALL.into_iter().map(|language| name.get(language))
}

fn spelt(name: &FormatName) -> impl Iterator<Item = &str> {
    localised(&name.name).chain(name.abbreviation.iter().flat_map(localised))
}

/// Returns for each country and organisation the place of its name among all of them, sorted by their folded form.
fn ranks(dataset: &Dataset) -> List<NameRank> {
    let parties: Vec<_> = dataset.parties().collect();
    let mut ranks = vec![NameRank::default(); parties.len()];
    for language in Language::ALL {
        let mut order: Vec<usize> = (0..parties.len()).collect();
        order.sort_by_cached_key(|&place| (fold(parties[place].name(language)), place));
        for (rank, place) in order.into_iter().enumerate() {
            ranks[place].0[language as usize] = u16::try_from(rank).unwrap_or(u16::MAX);
        }
    }
    ranks.into()
}
