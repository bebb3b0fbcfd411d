//! Which adjacent words are one name, so that names need no quotes.

use crate::model::{Meaning, fold};

/// The most words that are tried as one name; the longest in the data has nine.
const MOST_WORDS: usize = 12;

/// A name as it was typed: one or more adjacent words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words, with one blank between them.
    pub text: String,
    /// How they mean a record as its whole name; nothing for a word that was left over.
    pub meaning: Option<Meaning>,
}

/// A word, or what stands in one pair of quotes, up to a comma.
pub struct Word<'w> {
    pub text: &'w str,
    pub has_comma: bool,
}

/// Splits words into names: as few words as can be are left over, and the longest name comes first.
///
/// `meaning` says how a text means a record as its whole name. Commas part names that are not one
/// name with the comma in it, as `Korea, Rep. of` is; `and` between two names belongs to neither.
pub fn phrases(words: &[String], meaning: impl Fn(&str) -> Option<Meaning>) -> Vec<Phrase> {
    let words = split_at_commas(words);
    if let [only] = words.as_slice() {
        return vec![Phrase { text: only.text.to_owned(), meaning: meaning(only.text) }];
    }
    // For the words from each place on: how many are left over, how many names there are, and how
    // many words the first of them has.
    let mut best = vec![(0, 0, 0); words.len() + 1];
    let mut meanings: Vec<Option<Meaning>> = vec![None; words.len()];
    for first in (0..words.len()).rev() {
        let (left_over, names, _) = best[first + 1];
        let is_between = first > 0 && first + 1 < words.len() && joins(words[first].text);
        best[first] =
            if is_between { (left_over, names, 1) } else { (left_over + 1, names + 1, 1) };
        for length in (1..=MOST_WORDS.min(words.len() - first)).rev() {
            let (left_over, names, _) = best[first + length];
            let candidate = (left_over, names + 1, length);
            let is_better = (candidate.0, candidate.1) < (best[first].0, best[first].1);
            if is_better && let Some(meaning) = meaning(&joined(&words[first..first + length])) {
                best[first] = candidate;
                meanings[first] = Some(meaning);
            }
        }
    }
    let mut phrases = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let (_, names, length) = best[place];
        if names > best[place + length].1 {
            let text = joined(&words[place..place + length]);
            phrases.push(Phrase { text, meaning: meanings[place] });
        }
        place += length;
    }
    phrases
}

fn split_at_commas(words: &[String]) -> Vec<Word<'_>> {
    let mut split = Vec::with_capacity(words.len());
    for word in words {
        let mut parts: Vec<&str> = word.split(',').map(str::trim).collect();
        let last = parts.pop().unwrap_or_default();
        let is_alone = last.is_empty() && parts.iter().all(|part| part.is_empty());
        if is_alone {
            split.push(Word { text: word, has_comma: false });
            continue;
        }
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        split.extend(parts.map(|text| Word { text, has_comma: true }));
        if !last.is_empty() {
            split.push(Word { text: last, has_comma: false });
        }
    }
    split
}

fn joined(words: &[Word<'_>]) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        text.push_str(word.text);
        if place + 1 < words.len() {
            text.push_str(if word.has_comma { ", " } else { " " });
        }
    }
    text
}

/// Tells whether a word joins two names, as in `finland and sweden`.
pub fn joins(word: &str) -> bool {
    ["and", "und", "et"].contains(&&*fold(word))
}
