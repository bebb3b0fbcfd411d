//! Whether words occur in a text, and where.

use std::collections::BTreeSet;

use crate::model::{fold, fold_in, fold_umlauts};

/// Words to look for, each folded as names are.
///
/// A word of several, such as `cooperative security` or `non-proliferation`, is a phrase. A word
/// matches at the beginning of a word; so `prolif` does not find `non-proliferation`'s middle
/// letters but does find its second word.
#[derive(Clone, Debug)]
pub struct Words {
    words: Vec<[String; 2]>,
    all: [String; 2],
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

/// Memory that is used for one text after the other.
#[derive(Clone, Debug, Default)]
pub struct Buffer(String);

impl Words {
    /// Folds the words; nothing if one of them has no letter or digit.
    pub fn of<W: AsRef<str>>(asked: &[W]) -> Option<Self> {
        let both = |word: &W| [fold(word.as_ref()), fold_umlauts(word.as_ref())];
        let words: Vec<[String; 2]> = asked.iter().map(both).collect();
        if words.is_empty() || words.iter().any(|[word, _]| word.is_empty()) {
            return None;
        }
        let all = [0, 1].map(|form| {
            let words: Vec<&str> = words.iter().map(|word| word[form].as_str()).collect();
            words.join(" ")
        });
        let mut seen = BTreeSet::new();
        let words = words.into_iter().filter(|word| seen.insert(word.clone())).collect();
        Some(Self { words, all })
    }

    /// Tells whether all words occur in a text, and how well it fits them.
    pub fn fit(&self, text: &str, buffer: &mut Buffer) -> Option<Fit> {
        let folded = fold_in(&mut buffer.0, text);
        if text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
            return self.fit_folded(&[folded, &fold_umlauts(text)]);
        }
        self.fit_folded(&[folded])
    }

    fn fit_folded(&self, texts: &[&str]) -> Option<Fit> {
        let occurs = |word: &[String; 2]| {
            word.iter().any(|form| texts.iter().any(|text| place_in(text, form).is_some()))
        };
        if !self.words.iter().all(occurs) {
            return None;
        }
        let any = |test: fn(&str, &str) -> bool| {
            self.all.iter().any(|all| texts.iter().any(|text| test(text, all)))
        };
        Some(if any(|text, all| text == all) {
            Fit::Whole
        } else if any(|text, all| text.starts_with(all)) {
            Fit::Beginning
        } else {
            Fit::Inside
        })
    }

    /// Returns the byte at which the first of the words begins that a text has, or else 0.
    pub fn place_in(&self, text: &str) -> usize {
        let plainly = self.place_folded(&Pieces::of(text, fold_in));
        let spelt_out = || {
            self.place_folded(&Pieces::of(text, |buffer, piece| {
                *buffer = fold_umlauts(piece);
                buffer
            }))
        };
        plainly.or_else(spelt_out).unwrap_or(0)
    }

    fn place_folded(&self, pieces: &Pieces) -> Option<usize> {
        let forms = self.words.iter().flatten();
        let first = forms.filter_map(|form| place_in(&pieces.folded, form)).min()?;
        Some(pieces.original(first))
    }
}

/// Returns where a folded word or phrase begins in a folded text.
fn place_in(text: &str, word: &str) -> Option<usize> {
    if word.len() > text.len() {
        return None; // To look for a word costs as much as it is long.
    }
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|at| *at == 0 || text.as_bytes()[*at - 1] == b' ')
}

/// A text that was folded piece by piece.
struct Pieces {
    folded: String,
    /// Where each piece begins, folded and as it was.
    starts: Vec<(usize, usize)>,
}

impl Pieces {
    fn of(text: &str, fold: for<'b> fn(&'b mut String, &str) -> &'b str) -> Self {
        let mut pieces = Self { folded: String::with_capacity(text.len()), starts: Vec::new() };
        let mut buffer = String::new();
        let mut at = 0;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = fold(&mut buffer, piece);
            if !word.is_empty() {
                if !pieces.folded.is_empty() {
                    pieces.folded.push(' ');
                }
                pieces.starts.push((pieces.folded.len(), at));
                pieces.folded.push_str(word);
            }
            at += piece.len();
        }
        pieces
    }

    /// Returns where the piece begins in which a folded byte stands.
    fn original(&self, folded: usize) -> usize {
        let next = self.starts.partition_point(|(start, _)| *start <= folded);
        self.starts.get(next.saturating_sub(1)).map_or(0, |(_, original)| *original)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(words: &[&str], text: &str) -> Option<Fit> {
        Words::of(words).expect("words").fit(text, &mut Buffer::default())
    }

    #[test]
    fn words_match_at_their_beginning_whatever_their_accents() {
        use Fit::{Beginning, Inside, Whole};
        let cases: [(&[&str], &str, Option<Fit>); 15] = [
            (&["eapc"], "EAPC", Some(Whole)),
            (&["euro-atlantic"], "Euro-Atlantic Partnership Council", Some(Beginning)),
            (&["council"], "Euro-Atlantic Partnership Council", Some(Inside)),
            (&["ouncil"], "Euro-Atlantic Partnership Council", None),
            (&["non-prolif"], "arms control and non-proliferation", Some(Inside)),
            (&["nonprolif"], "arms control and non-proliferation", None),
            (&["turkiye"], "Türkiye", Some(Whole)),
            (&["tuerkiye"], "Türkiye", Some(Whole)),
            (&["TÜRKEI"], "Tuerkei", Some(Whole)),
            (&["cooperative security"], "makes cooperative security a core task", Some(Inside)),
            (&["cooperative security"], "cooperative and collective security", None),
            (&["cooperative", "security"], "security, made cooperative", Some(Inside)),
            (&["cooperative", "security"], "Cooperative security", Some(Whole)),
            (&["cooperative", "safety"], "cooperative security", None),
            (&["the alliance"], "The Alliance", Some(Whole)),
        ];
        for (words, text, expected) in cases {
            assert_eq!(fit(words, text), expected, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn words_without_letters_are_no_words() {
        assert!(Words::of::<&str>(&[]).is_none());
        assert!(Words::of(&[""]).is_none());
        assert!(Words::of(&["nato", "?!"]).is_none());
    }

    #[test]
    fn the_place_is_that_of_the_first_word_there_is() {
        let place = |words: &[&str], text: &str| {
            let at = Words::of(words).expect("words").place_in(text);
            text[at..].to_owned()
        };
        assert_eq!(place(&["security"], "the  «Security» of all"), "«Security» of all");
        assert_eq!(place(&["oesterreich"], "über Österreich"), "Österreich");
        assert_eq!(place(&["all", "security"], "security of all"), "security of all");
        assert_eq!(place(&["prolif"], "of non-proliferation"), "non-proliferation");
        assert_eq!(place(&["absent"], "as it was"), "as it was");
    }
}
