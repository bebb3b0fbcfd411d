//! What the names mean that people type.

use super::{Dataset, Party};
use crate::model::{Country, CountryKind, Format, Meaning, Meeting, NameKey, fold};

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// One record, and how the name means it.
    One(T, Meaning),
    /// Several records, or one that the name does not mean for sure.
    Several(Vec<T>),
    /// None.
    Nothing,
}

impl<T> Found<T> {
    /// Returns the record that the name means for sure.
    #[must_use]
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(record, _) => Some(record),
            Self::Several(_) | Self::Nothing => None,
        }
    }

    /// Tells whether the name may mean nothing at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Replaces each place by the record that stands there.
    fn records<R>(self, at: impl Fn(T) -> Option<R>) -> Found<R> {
        match self {
            Self::One(place, meaning) => {
                at(place).map_or(Found::Nothing, |record| Found::One(record, meaning))
            }
            Self::Several(places) => Found::Several(places.into_iter().filter_map(at).collect()),
            Self::Nothing => Found::Nothing,
        }
    }
}

impl Dataset {
    /// Finds the country or organisation that a code or name means.
    ///
    /// The order is: ISO code, exact folded name, unique beginning of at least four letters, which
    /// means it less surely where it ends within a word: `austra` may be a slip for `austria` too.
    /// Codes of the two lists of states resolve only as `cow:640` and `gw:640`, but make a bare code
    /// ambiguous between living states. A former state never makes a living one ambiguous.
    ///
    /// ```
    /// use nato_partners::dataset::{Dataset, Found};
    ///
    /// let dataset = Dataset::embedded();
    /// for name in ["TR", "tur", "Turkey", "turkiye", "Türkei", "cow:640"] {
    ///     assert_eq!(dataset.find_party(name).one().unwrap().code(), "TR", "{name}");
    /// }
    /// // North or South? Nobody guesses.
    /// assert!(matches!(dataset.find_party("Korea"), Found::Several(_)));
    /// assert!(dataset.find_party("Narnia").is_nothing());
    /// ```
    #[must_use]
    pub fn find_party(&self, asked: &str) -> Found<Party<'_>> {
        let is_former = |place: usize| {
            self.countries
                .get(place)
                .is_some_and(|country| country.kind == CountryKind::FormerState)
        };
        self.find_in_system(asked)
            .unwrap_or_else(|| find(&self.index.parties, asked, is_former))
            .records(|place| self.party_at(place))
    }

    /// Finds the format that an id, an abbreviation or a name means.
    ///
    /// ```
    /// use nato_partners::dataset::Dataset;
    ///
    /// let dataset = Dataset::embedded();
    /// for name in ["nrc", "NATO-Russia Council", "Permanent Joint Council"] {
    ///     assert_eq!(&*dataset.format_named(name).unwrap().id, "nrc");
    /// }
    /// assert!(dataset.find_format("Warsaw Pact").is_nothing());
    /// ```
    #[must_use]
    pub fn find_format(&self, asked: &str) -> Found<&Format> {
        find(&self.index.formats, asked, |_| false).records(|place| self.formats.get(place))
    }

    /// Returns the country or organisation that a code or name means for sure, as [`Self::find_party`] finds it.
    ///
    /// ```
    /// use nato_partners::dataset::Dataset;
    /// use nato_partners::model::Language;
    ///
    /// let dataset = Dataset::embedded();
    /// assert_eq!(dataset.party_named("finnland").unwrap().name(Language::French), "Finlande");
    /// assert_eq!(dataset.party_named("Korea"), None);
    /// ```
    #[must_use]
    pub fn party_named(&self, asked: &str) -> Option<Party<'_>> {
        self.find_party(asked).one()
    }

    /// Returns the format that an id, an abbreviation or a name means for sure, as [`Self::find_format`] finds it.
    #[must_use]
    pub fn format_named(&self, asked: &str) -> Option<&Format> {
        self.find_format(asked).one()
    }

    /// Returns the meeting that an id, or the beginning of one, means for sure, as [`Self::find_meeting`] finds it.
    #[must_use]
    pub fn meeting_named(&self, asked: &str) -> Option<&Meeting> {
        self.find_meeting(asked).one()
    }

    /// Finds the meeting that an id, or the beginning of one, means.
    #[must_use]
    pub fn find_meeting(&self, asked: &str) -> Found<&Meeting> {
        find(&self.index.meetings, asked, |_| false).records(|place| self.meetings.get(place))
    }

    /// Finds the country with a code of a list of states: `cow:640`, `gw:AUS`.
    fn find_in_system(&self, asked: &str) -> Option<Found<usize>> {
        let (system, code) = asked.split_once(':')?;
        let is_gw = match system.trim().to_ascii_lowercase().as_str() {
            "cow" => false,
            "gw" => true,
            _ => return None,
        };
        let code = code.trim();
        let bears_it = |country: &Country| {
            let system = if is_gw { &country.gw } else { &country.cow };
            code.parse() == Ok(system.number) || system.abbreviation.eq_ignore_ascii_case(code)
        };
        let (living, former): (Vec<_>, Vec<_>) = (0..self.countries.len())
            .filter(|&place| bears_it(&self.countries[place]))
            .partition(|&place| self.countries[place].kind != CountryKind::FormerState);
        Some(match (living.as_slice(), former.as_slice()) {
            ([], []) => Found::Nothing,
            ([one], _) | ([], [one]) => Found::One(*one, Meaning::Code),
            ([], several) | (several, _) => Found::Several(several.to_vec()),
        })
    }
}

/// Finds what a name means among sorted keys.
fn find(keys: &[NameKey], asked: &str, is_former: impl Fn(usize) -> bool) -> Found<usize> {
    let folded = fold(asked);
    if folded.is_empty() {
        return Found::Nothing;
    }
    let exact = equal_range(keys, |key| key == folded, &folded);
    if let Some(found) = choose(exact, &is_former) {
        return found;
    }
    if folded.chars().count() < 4 {
        return Found::Nothing;
    }
    let beginning = equal_range(keys, |key| key.starts_with(&folded), &folded);
    let some_live = beginning.iter().any(|key| !is_former(key.place.into()));
    let some_exact = beginning.iter().any(|key| key.meaning <= Meaning::Name);
    let names = beginning.iter().filter(|key| {
        key.meaning != Meaning::OtherSystem
            && !(some_live && is_former(key.place.into()))
            && !(some_exact && key.meaning == Meaning::Loose)
    });
    let places = distinct(names.clone().map(|key| usize::from(key.place)));
    let is_sure = names.clone().all(|key| key.meaning != Meaning::Ambiguous);
    let ends_a_word = names.clone().any(|key| key.key[folded.len()..].starts_with(' '));
    match (places.as_slice(), names.map(|key| key.meaning).min()) {
        ([], _) | (_, None) => Found::Nothing,
        ([one], Some(Meaning::Code | Meaning::Name)) if is_sure && !ends_a_word => {
            Found::One(*one, Meaning::Beginning)
        }
        ([one], Some(meaning)) if is_sure => Found::One(*one, meaning),
        _ => Found::Several(places),
    }
}

/// Returns the keys that match, which stand together because they are sorted.
fn equal_range<'k>(
    keys: &'k [NameKey],
    matches: impl Fn(&str) -> bool,
    folded: &str,
) -> &'k [NameKey] {
    let start = keys.partition_point(|key| *key.key < *folded);
    let rest = &keys[start..];
    &rest[..rest.partition_point(|key| matches(&key.key))]
}

/// Decides among the records that bear exactly the name that was asked for.
fn choose(exact: &[NameKey], is_former: &impl Fn(usize) -> bool) -> Option<Found<usize>> {
    let resolving = exact.iter().filter(|key| key.meaning < Meaning::OtherSystem);
    let best = resolving.clone().min_by_key(|key| (key.meaning, is_former(key.place.into())))?;
    let rivals = exact.iter().filter(|key| {
        let outlived = is_former(key.place.into()) && !is_former(best.place.into());
        let is_as_good = key.meaning <= best.meaning;
        let clashes = best.meaning == Meaning::Code && key.meaning == Meaning::OtherSystem;
        let is_living_clash = clashes && !is_former(key.place.into());
        key.place != best.place && !outlived && (is_as_good || is_living_clash)
    });
    let is_sure = exact.iter().all(|key| key.meaning != Meaning::Ambiguous);
    let mut places = distinct(rivals.map(|key| usize::from(key.place)));
    if places.is_empty() && is_sure {
        return Some(Found::One(best.place.into(), best.meaning));
    }
    places.insert(0, best.place.into());
    places.sort_unstable();
    Some(Found::Several(places))
}

fn distinct(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}
