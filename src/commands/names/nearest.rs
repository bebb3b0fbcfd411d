//! What somebody may have meant who typed something else.

use strsim::normalized_damerau_levenshtein;

use crate::commands::words::either;
use crate::error::Tip;
use crate::model::{Meaning, NameKey, fold};

/// How near a name must be to be suggested: 1 is the same.
const NEAR_ENOUGH: f64 = 0.7;

/// The most letters that are compared: nobody mistypes more, and the distance is quadratic in them.
const LONGEST: usize = 60;

/// A record whose name is near what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// What to type for it.
    pub id: String,
    /// Its id and name.
    pub described: String,
}

/// Asks whether one of these was meant, if there are any.
pub fn did_you_mean(near: &[Near]) -> Option<Tip> {
    let names: Vec<String> = near.iter().map(|near| near.described.clone()).collect();
    (!near.is_empty())
        .then(|| Tip::words(format!("did you mean {}?", either(&names))).among(&names))
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

/// Returns at most three records whose names are nearest to what was asked, the nearest first.
pub fn near(
    keys: &[NameKey],
    asked: &str,
    describe: impl Fn(&NameKey) -> Option<Near>,
) -> Vec<Near> {
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
    let nameable = keys.iter().filter(|key| key.meaning < Meaning::OtherSystem);
    let nameable = nameable.filter(is_as_long);
    let mut scored: Vec<(f64, &NameKey)> =
        nameable.map(|key| (normalized_damerau_levenshtein(&folded, &key.key), key)).collect();
    scored.retain(|(score, _)| *score >= NEAR_ENOUGH);
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut near: Vec<Near> = Vec::new();
    for description in scored.into_iter().filter_map(|(_, key)| describe(key)) {
        if !near.contains(&description) && near.len() < 3 {
            near.push(description);
        }
    }
    near
}
