//! Whether words occur in a text, and where.

use std::collections::BTreeSet;

use crate::model::{fold, fold_umlauts};

/// Words to look for, each folded as names are.
///
/// A word of several, such as `cooperative security` or `non-proliferation`, is a phrase. A word
/// matches at the beginning of a word; so `prolif` does not find `non-proliferation`'s middle
/// letters but does find its second word.
#[derive(Clone, Debug)]
pub struct Words {
    /// Each word once, in its [`forms`].
    words: Vec<Vec<String>>,
    /// All words one after the other, in their [`forms`].
    phrase: Vec<String>,
}

/// How well a text fits the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It consists of them.
    Whole,
    /// It begins with them, one after the other.
    Beginning,
    /// They occur in it.
    Inside,
}

impl Words {
    /// Folds the words; nothing if one of them has no letter or digit.
    pub fn of<W: AsRef<str>>(asked: &[W]) -> Option<Self> {
        let folded = |fold: fn(&str) -> String| -> Vec<String> {
            asked.iter().map(|word| fold(word.as_ref())).collect()
        };
        let (plain, spelt_out) = (folded(fold), folded(fold_umlauts));
        if plain.is_empty() || plain.iter().any(String::is_empty) {
            return None;
        }
        let phrase = forms(plain.join(" "), spelt_out.join(" "));
        let mut seen = BTreeSet::new();
        let words = plain.into_iter().zip(spelt_out);
        let words = words.map(|(plain, spelt_out)| forms(plain, spelt_out));
        let words = words.filter(|word| seen.insert(word.clone())).collect();
        Some(Self { words, phrase })
    }

    /// Tells whether all words occur in a text, and how well it fits them.
    pub fn fit(&self, text: &str) -> Option<Fit> {
        let has_umlauts = !text.is_ascii() && text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']);
        let texts = [Some(fold(text)), has_umlauts.then(|| fold_umlauts(text))];
        let any = |forms: &[String], test: fn(&str, &str) -> bool| {
            forms.iter().any(|form| texts.iter().flatten().any(|text| test(text, form)))
        };
        if !self.words.iter().all(|word| any(word, |text, word| place_in(text, word).is_some())) {
            None
        } else if any(&self.phrase, |text, phrase| text == phrase) {
            Some(Fit::Whole)
        } else if any(&self.phrase, |text, phrase| text.starts_with(phrase)) {
            Some(Fit::Beginning)
        } else {
            Some(Fit::Inside)
        }
    }

    /// Returns the byte at which the first of the words begins that a text has, or else 0.
    pub fn place_in(&self, text: &str) -> usize {
        self.place_once(text, fold).or_else(|| self.place_once(text, fold_umlauts)).unwrap_or(0)
    }

    /// Returns the byte at which the blank-separated part begins that has the first word, once folded.
    fn place_once(&self, text: &str, fold: fn(&str) -> String) -> Option<usize> {
        let (mut folded, mut at) = (String::new(), 0);
        // Where each part begins, folded and as it was.
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for part in text.split_inclusive(char::is_whitespace) {
            let word = fold(part);
            if !word.is_empty() {
                if !folded.is_empty() {
                    folded.push(' ');
                }
                starts.push((folded.len(), at));
                folded.push_str(&word);
            }
            at += part.len();
        }
        let forms = self.words.iter().flatten();
        let first = forms.filter_map(|form| place_in(&folded, form)).min()?;
        starts.iter().rev().find(|(start, _)| *start <= first).map(|(_, original)| *original)
    }
}

/// Returns a word with umlauts left out and, if it has any, with umlauts spelt out: `turkei` and `tuerkei`.
fn forms(plain: String, spelt_out: String) -> Vec<String> {
    if plain == spelt_out { vec![plain] } else { vec![plain, spelt_out] }
}

/// Returns where a folded word or phrase begins in a folded text.
fn place_in(text: &str, word: &str) -> Option<usize> {
    if word.len() > text.len() {
        return None; // To look for a word costs as much as it is long.
    }
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|at| *at == 0 || text.as_bytes()[*at - 1] == b' ')
}
