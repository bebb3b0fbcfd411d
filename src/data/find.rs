//! What the names mean that people type.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Dataset, Party};
use crate::model::{Country, CountryKind, Format, Meaning, Meeting, NameKey, SystemCode, fold};

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// One record, and how the name means it.
    One(T, Meaning),
    /// Several records, or one that the name does not mean for sure.
    Several(Vec<T>),
    Nothing,
}

impl<T> Found<T> {
    /// Returns the record that the name means for sure.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(record, _) => Some(record),
            Self::Several(_) | Self::Nothing => None,
        }
    }

    /// Tells whether the name may mean nothing at all.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Returns how the name means the one record that it means for sure.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::One(_, meaning) => Some(*meaning),
            Self::Several(_) | Self::Nothing => None,
        }
    }

    /// Replaces each record, and leaves out those that are replaced by none.
    pub fn filter_map<R>(self, by: impl Fn(T) -> Option<R>) -> Found<R> {
        match self {
            Self::One(record, meaning) => {
                by(record).map_or(Found::Nothing, |record| Found::One(record, meaning))
            }
            Self::Several(records) => Found::Several(records.into_iter().filter_map(by).collect()),
            Self::Nothing => Found::Nothing,
        }
    }
}

impl Dataset {
    /// Finds the country or organisation that a code or name means.
    ///
    /// The order is: ISO code (two, three or four letters, or three digits), exact folded name, then a
    /// beginning of at least four letters that only one record has. A name may stand as lists write
    /// it: `Netherlands (the)`, `Korea, Rep. of`. Codes of the two lists of states resolve only as
    /// `cow:640` and `gw:640`. A former state never makes the whole name of a living one ambiguous.
    ///
    /// ```
    /// use nato_partners::data::{Dataset, Found};
    ///
    /// let dataset = Dataset::embedded();
    /// for name in ["TR", "tur", "Turkey", "turkiye", "Türkei", "cow:640"] {
    ///     assert_eq!(dataset.find_party(name).one().unwrap().code(), "TR", "{name}");
    /// }
    /// // North or South? Nobody guesses.
    /// assert!(matches!(dataset.find_party("Korea"), Found::Several(_)));
    /// assert!(dataset.find_party("Narnia").is_nothing());
    /// ```
    pub fn find_party(&self, asked: &str) -> Found<Party<'_>> {
        let is_former = |place| self.is_former(place);
        self.find_in_system(asked)
            .unwrap_or_else(|| find(&self.index.parties, asked, is_former))
            .filter_map(|place| self.party_at(place))
    }

    /// Finds the country or organisation that a code or a whole name means, as [`Self::find_party`] does but for
    /// beginnings.
    ///
    /// ```
    /// use nato_partners::data::Dataset;
    ///
    /// let dataset = Dataset::embedded();
    /// assert!(dataset.find_party("finl").one().is_some());
    /// assert!(dataset.find_party_exactly("finl").is_nothing());
    /// ```
    pub fn find_party_exactly(&self, asked: &str) -> Found<Party<'_>> {
        let is_former = |place| self.is_former(place);
        self.find_in_system(asked)
            .or_else(|| whole_name(&self.index.parties, asked, &fold(asked), &is_former))
            .unwrap_or(Found::Nothing)
            .filter_map(|place| self.party_at(place))
    }

    fn is_former(&self, place: usize) -> bool {
        let country = self.countries.get(place);
        country.is_some_and(|country| country.kind == CountryKind::FormerState)
    }

    /// Finds the format that an id, an abbreviation or a name means.
    ///
    /// ```
    /// use nato_partners::data::Dataset;
    ///
    /// let dataset = Dataset::embedded();
    /// for name in ["nrc", "NATO-Russia Council", "Permanent Joint Council"] {
    ///     assert_eq!(&*dataset.format_named(name).unwrap().id, "nrc");
    /// }
    /// assert!(dataset.find_format("Warsaw Pact").is_nothing());
    /// ```
    pub fn find_format(&self, asked: &str) -> Found<&Format> {
        find(&self.index.formats, asked, |_| false).filter_map(|place| self.formats.get(place))
    }

    /// Returns the country or organisation that a code or name means for sure, as [`Self::find_party`] finds it.
    ///
    /// ```
    /// use nato_partners::data::Dataset;
    /// use nato_partners::model::Language;
    ///
    /// let dataset = Dataset::embedded();
    /// assert_eq!(dataset.party_named("finnland").unwrap().name(Language::French), "Finlande");
    /// assert_eq!(dataset.party_named("Korea"), None);
    /// ```
    pub fn party_named(&self, asked: &str) -> Option<Party<'_>> {
        self.find_party(asked).one()
    }

    /// Returns the format that an id, an abbreviation or a name means for sure, as [`Self::find_format`] finds it.
    pub fn format_named(&self, asked: &str) -> Option<&Format> {
        self.find_format(asked).one()
    }

    /// Returns the meeting that an id, or the beginning of one, means for sure, as [`Self::find_meeting`] finds it.
    pub fn meeting_named(&self, asked: &str) -> Option<&Meeting> {
        self.find_meeting(asked).one()
    }

    /// Finds the meeting that an id, or the beginning of one, means.
    pub fn find_meeting(&self, asked: &str) -> Found<&Meeting> {
        find(&self.index.meetings, asked, |_| false).filter_map(|place| self.meetings.get(place))
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
            system.iter().flat_map(SystemCode::codes).any(|(number, abbreviation)| {
                code.parse() == Ok(number) || abbreviation.eq_ignore_ascii_case(code)
            })
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

/// Finds what a name means among sorted keys: first whole names, then beginnings of them.
fn find(keys: &[NameKey], asked: &str, is_former: impl Fn(usize) -> bool) -> Found<usize> {
    let folded = fold(asked);
    whole_name(keys, asked, &folded, &is_former).unwrap_or_else(|| beginning(keys, &folded))
}

/// Finds what means somebody as a whole name, spelt in any way that lists spell it.
fn whole_name(
    keys: &[NameKey],
    asked: &str,
    folded: &str,
    is_former: &impl Fn(usize) -> bool,
) -> Option<Found<usize>> {
    if folded.is_empty() {
        return None;
    }
    let whole = |folded: &str| choose(exactly(keys, folded), is_former);
    accented_name(keys, asked, folded)
        .and_then(|names| choose(&names, is_former))
        .or_else(|| whole(folded))
        .or_else(|| readings(asked).iter().find_map(|reading| whole(reading)))
        .or_else(|| bracketed_twice(asked, whole))
}

/// Returns the names that an accent tells from a code: `ČR` is Czechia, where `CR` is Costa Rica.
fn accented_name(keys: &[NameKey], asked: &str, folded: &str) -> Option<Vec<NameKey>> {
    let has_code = exactly(keys, folded).iter().any(|key| key.meaning == Meaning::Code);
    let is_accented = || asked.nfd().any(is_combining_mark);
    let names = || exactly(keys, folded).iter().filter(|key| key.meaning == Meaning::Name);
    (has_code && is_accented()).then(|| names().cloned().collect())
}

/// Returns how a text means some record as its whole name, spelt in any of the ways that [`find`] knows.
pub(crate) fn meaning_of(keys: &[NameKey], asked: &str) -> Option<Meaning> {
    let best = |folded: &str| exactly(keys, folded).iter().map(|key| key.meaning).min();
    let is_name = |meaning: &Meaning| *meaning != Meaning::OtherSystem;
    best(&fold(asked))
        .filter(is_name)
        .or_else(|| readings(asked).iter().filter_map(|reading| best(reading)).find(is_name))
        .or_else(|| {
            let whole = |folded: &str| choose(exactly(keys, folded), &|_| false);
            bracketed_twice(asked, whole).map(|_| Meaning::Name)
        })
}

/// Finds the record that alone has a name beginning so, with at least four letters.
///
/// What is a whole word of other names too, as `union` is, begins no name for sure.
fn beginning(keys: &[NameKey], folded: &str) -> Found<usize> {
    if folded.chars().count() < 4 {
        return Found::Nothing;
    }
    let begun = equal_range(keys, |key| key.starts_with(folded), folded);
    let begun: Vec<&NameKey> =
        begun.iter().filter(|key| key.meaning != Meaning::OtherSystem).collect();
    let ends_a_word = begun.iter().any(|key| key.key[folded.len()..].starts_with(' '));
    let others = keys
        .iter()
        .filter(|key| ends_a_word && key.meaning <= Meaning::Name && has_words(&key.key, folded));
    let places = distinct(begun.iter().copied().chain(others).map(|key| usize::from(key.place)));
    let is_sure = begun.iter().all(|key| key.meaning != Meaning::Ambiguous);
    match places.as_slice() {
        [] => Found::Nothing,
        [one] if is_sure => Found::One(*one, Meaning::Beginning),
        _ => Found::Several(places),
    }
}

/// Tells whether whole words stand somewhere in a folded name.
pub(crate) fn has_words(name: &str, words: &str) -> bool {
    name.match_indices(words).any(|(start, _)| {
        let (before, after) = (&name[..start], &name[start + words.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// Returns, folded, how else a name may be meant that is written as lists write names:
/// `Korea, Rep. of` and `Korea (Republic of)` are `Republic of Korea`, `Netherlands (the)` is `Netherlands`.
fn readings(asked: &str) -> Vec<String> {
    let turned = bracketed(asked).or_else(|| asked.split_once(','));
    let turned = turned.map(|(name, first)| fold(&format!("{first} {name}")));
    let readings: Vec<String> = [fold(asked)].into_iter().chain(turned).collect();
    let spelt_out = readings.iter().map(|reading| spell_out(reading));
    let spelt_out: Vec<String> = spelt_out.filter(|reading| !readings.contains(reading)).collect();
    readings.into_iter().skip(1).chain(spelt_out).collect()
}

/// Splits `Slovakia (Slovak Republic)` into the name and what stands in brackets behind it.
fn bracketed(asked: &str) -> Option<(&str, &str)> {
    let (name, within) = asked.trim().strip_suffix(')')?.rsplit_once('(')?;
    (!within.contains(')')).then_some((name, within))
}

/// Finds the record that both the name and what stands in brackets behind it mean.
fn bracketed_twice(
    asked: &str,
    whole: impl Fn(&str) -> Option<Found<usize>>,
) -> Option<Found<usize>> {
    let (name, within) = bracketed(asked)?;
    match (whole(&fold(name))?, whole(&fold(within))?) {
        (Found::One(one, meaning), Found::One(other, _)) if one == other => {
            Some(Found::One(one, meaning))
        }
        _ => None,
    }
}

/// Writes out the short words of lists of countries: `dem rep` is `democratic republic`.
fn spell_out(folded: &str) -> String {
    const SHORT: [(&str, &str); 13] = [
        ("dem", "democratic"),
        ("fed", "federal"),
        ("isl", "islands"),
        ("is", "islands"),
        ("rep", "republic"),
        ("repub", "republic"),
        ("st", "saint"),
        ("ste", "sainte"),
        ("terr", "territory"),
        ("n", "north"),
        ("s", "south"),
        ("e", "east"),
        ("w", "west"),
    ];
    let words = folded.split(' ').map(|word| {
        SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| *whole)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the keys that are equal to a folded name.
fn exactly<'k>(keys: &'k [NameKey], folded: &str) -> &'k [NameKey] {
    equal_range(keys, |key| key == folded, folded)
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
    let Some(best) = resolving.clone().min_by_key(|key| (key.meaning, is_former(key.place.into())))
    else {
        let shared = exact.iter().filter(|key| key.meaning == Meaning::Ambiguous);
        let places = distinct(shared.map(|key| usize::from(key.place)));
        return (!places.is_empty()).then_some(Found::Several(places));
    };
    let rivals = exact.iter().filter(|key| {
        let outlived = is_former(key.place.into()) && !is_former(best.place.into());
        key.place != best.place && !outlived && key.meaning <= best.meaning
    });
    let is_sure =
        best.meaning == Meaning::Code || exact.iter().all(|key| key.meaning != Meaning::Ambiguous);
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
