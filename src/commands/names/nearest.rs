//! Suggestions for misspelt names.

use strsim::normalized_damerau_levenshtein;

use super::kind::Kind;
use crate::commands::words::either;
use crate::data::{Dataset, Record};
use crate::error::Tip;
use crate::model::{Language, Meaning, NameKey, fold};

/// How near a name must be to be suggested: 1 is the same.
const NEAR_ENOUGH: f64 = 0.7;

/// The most letters that are compared: nobody mistypes more, and the distance is quadratic in them.
const LONGEST: usize = 60;

/// Asks whether one of these was meant, if there are any.
pub fn did_you_mean(near: &[Record<'_>]) -> Option<Tip> {
    let names: Vec<String> = near.iter().map(|it| described(*it)).collect();
    (!near.is_empty())
        .then(|| Tip::words(format!("did you mean {}?", either(&names))).among(&names))
}

/// Writes the id of a record with its name, as somebody is asked whether it was meant.
pub fn described(record: Record<'_>) -> String {
    match record {
        Record::Meeting(meeting) => format!("`{}`", meeting.id),
        _ => format!("`{}` ({})", record.id(), record.name(Language::English)),
    }
}

/// Returns the word that was meant, if it and what was typed begin alike or are nearly the same.
pub fn near_word<'w>(asked: &str, mut words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let is_near = |word: &&str| {
        let one_begins_the_other = word.starts_with(asked) || asked.starts_with(word);
        asked.len().min(word.len()) > 2 && one_begins_the_other
            || normalized_damerau_levenshtein(asked, word) > NEAR_ENOUGH
    };
    words.find(is_near)
}

/// Returns at most three records of a kind whose names are nearest to what was asked, the nearest first.
pub fn near<'d>(dataset: &'d Dataset, kind: Kind, asked: &str) -> Vec<Record<'d>> {
    let folded = fold(asked);
    let letters = folded.chars().count();
    if letters > LONGEST {
        return Vec::new();
    }
    // Every letter more or less is a mistake: a name much longer or shorter is never near enough.
    let is_as_long = |key: &&NameKey| {
        let others = key.key.chars().count();
        10 * letters.abs_diff(others) <= 3 * letters.max(others)
    };
    let keys = kind.keys(dataset).iter().filter(|key| key.meaning < Meaning::OtherSystem);
    let keys = keys.filter(is_as_long);
    let mut scored: Vec<(f64, &NameKey)> =
        keys.map(|key| (normalized_damerau_levenshtein(&folded, &key.key), key)).collect();
    scored.retain(|(score, _)| *score >= NEAR_ENOUGH);
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut near: Vec<Record<'d>> = Vec::new();
    for record in scored.into_iter().filter_map(|(_, key)| kind.record(dataset, key)) {
        if near.len() < 3 && near.iter().all(|known| known.id() != record.id()) {
            near.push(record);
        }
    }
    near
}
