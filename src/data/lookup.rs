//! Records by their ids, and parties by their places.

use super::{Dataset, Party};
use crate::model::{
    Country, CountryCode, Day, Format, Language, Meeting, Naming, Nonmember, Organisation,
    OrganisationId, Source, Spell,
};

/// A format, and how a country stands to it that is named with it and no member.
#[derive(Clone, Copy, Debug)]
pub struct NamedWith<'d> {
    pub format: &'d Format,
    pub naming: Naming,
    pub nonmember: &'d Nonmember,
}

impl Dataset {
    pub fn country(&self, code: CountryCode) -> Option<&Country> {
        self.countries.get(self.place_of_country(code)?)
    }

    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        let place =
            self.organisations.binary_search_by(|organisation| organisation.id.cmp(id)).ok()?;
        self.organisations.get(place)
    }

    pub fn format(&self, id: &str) -> Option<&Format> {
        let place = self.formats.binary_search_by(|format| (*format.id).cmp(id)).ok()?;
        self.formats.get(place)
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        let place = self.sources.binary_search_by(|source| (*source.id).cmp(id)).ok()?;
        self.sources.get(place)
    }

    pub fn meeting(&self, id: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| &*meeting.id == id)
    }

    /// Returns the format that is NATO itself: who is an Ally on a day is written there alone.
    pub fn alliance(&self) -> Option<&Format> {
        self.format(Format::ALLIANCE)
    }

    /// Returns the first day on which a format may have existed; where its founding is unknown, NATO's own.
    pub fn first_day_of(&self, format: &Format) -> Day {
        let founded = format.founded.date;
        let unknown = founded.is_unknown().then(|| self.alliance()).flatten();
        unknown.map_or(founded, |alliance| alliance.founded.date).earliest()
    }

    /// Returns who holds a spell; nobody only in a data set that breaks the rules.
    pub fn party(&self, spell: &Spell) -> Option<Party<'_>> {
        match (spell.country, &spell.organisation) {
            (Some(code), _) => self.country(code).map(Party::Country),
            (None, Some(id)) => self.organisation(id).map(Party::Organisation),
            (None, None) => None,
        }
    }

    /// Returns the party at a place of the index: the countries first, then the organisations.
    pub fn party_at(&self, place: usize) -> Option<Party<'_>> {
        match place.checked_sub(self.countries.len()) {
            None => self.countries.get(place).map(Party::Country),
            Some(place) => self.organisations.get(place).map(Party::Organisation),
        }
    }

    /// Returns everyone: the countries by code, then the organisations by id.
    pub fn parties(&self) -> impl Iterator<Item = Party<'_>> {
        let organisations = self.organisations.iter().map(Party::Organisation);
        self.countries.iter().map(Party::Country).chain(organisations)
    }

    /// Returns how a country stands to formats that it is no member of and is named with.
    ///
    /// Order: that of the formats; in each what is pending first.
    pub fn named_with(&self, code: CountryCode) -> impl Iterator<Item = NamedWith<'_>> {
        self.formats.iter().flat_map(move |format| {
            let named = format.nonmember(code);
            named.map(move |(naming, nonmember)| NamedWith { format, naming, nonmember })
        })
    }

    /// Returns the place of the party that holds a spell; none only in a data set that breaks the rules.
    pub fn place_of_holder(&self, spell: &Spell) -> Option<usize> {
        match (spell.country, &spell.organisation) {
            (Some(code), _) => self.place_of_country(code),
            (None, Some(id)) => self.place_of_organisation(id),
            (None, None) => None,
        }
    }

    /// Returns where the name of a party stands among all names, sorted in a language.
    pub fn rank(&self, party: Party<'_>, language: Language) -> u16 {
        let place = match party {
            Party::Country(country) => self.place_of_country(country.id),
            Party::Organisation(organisation) => self.place_of_organisation(&organisation.id),
        };
        let rank = place.and_then(|place| self.index.ranks.get(place));
        rank.map_or(u16::MAX, |rank| rank.get(language))
    }

    fn place_of_country(&self, code: CountryCode) -> Option<usize> {
        self.countries.binary_search_by_key(&code, |country| country.id).ok()
    }

    fn place_of_organisation(&self, id: &OrganisationId) -> Option<usize> {
        let place = self.organisations.binary_search_by(|organisation| organisation.id.cmp(id));
        place.ok().map(|place| self.countries.len() + place)
    }
}

/// Returns formats in the order in which they were founded, each once, those of unknown day last.
pub fn by_founding<'d>(formats: impl IntoIterator<Item = &'d Format>) -> Vec<&'d Format> {
    let mut formats: Vec<&Format> = formats.into_iter().collect();
    formats.sort_by_key(|format| (format.founded.date.sort_key(), &*format.id));
    formats.dedup_by_key(|format| &*format.id);
    formats
}
