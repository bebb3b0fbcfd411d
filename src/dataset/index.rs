//! What is worked out from the records once: folded names and sort orders.

use serde::Serialize;

use super::Dataset;
use crate::model::{
    Country, Format, Language, List, Localised, Meaning, Meeting, NameKey, NameKind, NameRank,
    Organisation, fold, fold_umlauts,
};

/// The folded names of all records, sorted, and the order of names in each language.
#[derive(Debug, Default, Serialize)]
pub struct Index {
    /// The names of countries and, after them, of organisations.
    pub parties: List<NameKey>,
    /// The names of formats.
    pub formats: List<NameKey>,
    /// The names of meetings.
    pub meetings: List<NameKey>,
    /// Where the name of each country and each organisation stands among all of them.
    pub ranks: List<NameRank>,
}

impl Index {
    /// The most records of a kind whose names can be told apart; countries and organisations count
    /// together.
    pub const MOST_RECORDS: usize = u16::MAX as usize;

    /// Works out the index of a data set.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        let mut parties = Keys::default();
        for country in &dataset.countries {
            parties.next_record(|keys| add_country(keys, country));
        }
        for organisation in &dataset.organisations {
            parties.next_record(|keys| add_organisation(keys, organisation));
        }
        let mut formats = Keys::default();
        for format in &dataset.formats {
            formats.next_record(|keys| add_format(keys, format));
        }
        let mut meetings = Keys::default();
        for meeting in &dataset.meetings {
            meetings.next_record(|keys| add_meeting(keys, meeting));
        }
        Self {
            parties: parties.sorted(),
            formats: formats.sorted(),
            meetings: meetings.sorted(),
            ranks: ranks(dataset),
        }
    }
}

/// Keys under way: those of one record after another.
#[derive(Default)]
struct Keys {
    keys: Vec<NameKey>,
    place: u16,
}

impl Keys {
    fn next_record(&mut self, add_names: impl FnOnce(&mut Self)) {
        add_names(self);
        self.place = self.place.saturating_add(1);
    }

    fn add(&mut self, name: &str, meaning: Meaning) {
        let folded = [fold(name), fold_umlauts(name)];
        for key in folded.into_iter().filter(|key| !key.is_empty()) {
            self.keys.push(NameKey { key: key.into(), place: self.place, meaning });
        }
    }

    fn add_localised(&mut self, name: &Localised, meaning: Meaning) {
        for language in Language::ALL {
            self.add(name.get(language), meaning);
        }
    }

    /// Sorts the keys and keeps, of equal ones for one record, the one that means it best.
    fn sorted(mut self) -> List<NameKey> {
        self.keys.sort_by(|one, other| {
            (&*one.key, one.place, one.meaning).cmp(&(&*other.key, other.place, other.meaning))
        });
        let is_same_code_elsewhere = |key: &NameKey| key.meaning == Meaning::OtherSystem;
        self.keys.dedup_by(|next, kept| {
            next.key == kept.key
                && next.place == kept.place
                && (next.meaning == kept.meaning || !is_same_code_elsewhere(kept))
        });
        self.keys.into()
    }
}

fn add_country(keys: &mut Keys, country: &Country) {
    let iso = &country.iso;
    keys.add(country.id.as_str(), Meaning::Code);
    for code in [Some(&iso.alpha2), Some(&iso.alpha3), iso.alpha4.as_ref()].into_iter().flatten() {
        keys.add(code, Meaning::Code);
    }
    for system in [&country.cow, &country.gw] {
        keys.add(&system.abbreviation, Meaning::OtherSystem);
    }
    keys.add_localised(&country.name, Meaning::Name);
    if let Some(un_short) = &country.un_short {
        keys.add(&un_short.en, Meaning::Name);
        keys.add(&un_short.fr, Meaning::Name);
    }
    let heading = country.nato_heading.as_ref().map(|heading| &heading.en);
    for name in [country.formal.as_ref(), country.cldr.as_ref(), heading].into_iter().flatten() {
        keys.add(name, Meaning::Name);
    }
    for endonym in &country.endonyms {
        keys.add(&endonym.name, Meaning::Name);
    }
    for other in &country.other_names {
        let meaning = match other.kind {
            NameKind::Formal | NameKind::Variant | NameKind::Abbreviation => Meaning::Name,
            NameKind::Former => Meaning::Former,
            NameKind::Loose => Meaning::Loose,
            NameKind::Ambiguous => Meaning::Ambiguous,
        };
        keys.add(&other.name, meaning);
    }
    for former in &country.former_names {
        keys.add(&former.en, Meaning::Former);
    }
}

fn add_organisation(keys: &mut Keys, organisation: &Organisation) {
    keys.add(&organisation.id, Meaning::Code);
    keys.add_localised(&organisation.name, Meaning::Name);
    keys.add(&organisation.abbreviation, Meaning::Name);
    for alias in &organisation.aliases {
        keys.add(alias, Meaning::Name);
    }
}

fn add_format(keys: &mut Keys, format: &Format) {
    keys.add(&format.id, Meaning::Code);
    for name in &format.names {
        keys.add_localised(&name.name, Meaning::Name);
        name.abbreviation.iter().for_each(|short| keys.add_localised(short, Meaning::Name));
    }
    for variant in &format.variants {
        keys.add_localised(&variant.name, Meaning::Loose);
        variant.abbreviation.iter().for_each(|short| keys.add_localised(short, Meaning::Loose));
    }
    for alias in &format.aliases {
        keys.add(alias, Meaning::Name);
    }
}

fn add_meeting(keys: &mut Keys, meeting: &Meeting) {
    keys.add(&meeting.id, Meaning::Code);
    if let Some(town) = meeting.place.split([',', '(']).next() {
        keys.add(town, Meaning::Name);
    }
}

fn ranks(dataset: &Dataset) -> List<NameRank> {
    let names: Vec<&Localised> = dataset
        .countries
        .iter()
        .map(|country| &country.name)
        .chain(dataset.organisations.iter().map(|organisation| &organisation.name))
        .collect();
    let [english, german, french] =
        Language::ALL.map(|language| places_when_sorted(&names, language));
    let ranks = english.into_iter().zip(german).zip(french);
    ranks.map(|((en, de), fr)| NameRank { en, de, fr }).collect::<Vec<_>>().into()
}

/// Returns for each name its place among all of them, sorted by their folded form.
fn places_when_sorted(names: &[&Localised], language: Language) -> Vec<u16> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|&place| (fold(names[place].get(language)), place));
    let mut places = vec![0; names.len()];
    for (rank, place) in order.into_iter().enumerate() {
        places[place] = u16::try_from(rank).unwrap_or(u16::MAX);
    }
    places
}
