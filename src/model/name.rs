//! Names in three languages, and how names are folded before they are compared.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Text;
use crate::hidden_characters::is_hidden;

words! {
    /// A language in which names are kept.
    #[derive(Default)]
    pub enum Language {
        #[default]
        English = "en",
        German = "de",
        French = "fr",
    }
}

/// A name in English and, where one was found, in German and French.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localised {
    pub en: Text,
    pub de: Option<Text>,
    pub fr: Option<Text>,
}

impl Localised {
    /// Returns the name in a language, in English where that language has none.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => None,
            Language::German => self.de.as_ref(),
            Language::French => self.fr.as_ref(),
        }
        .unwrap_or(&self.en)
    }
}

/// A folded name, and the place of the record it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameKey {
    pub key: Text,
    /// The place of the record in its list.
    pub place: u16,
    /// How the name means the record.
    pub meaning: Meaning,
}

/// How a name means the record that bears it; what comes first resolves first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// It is the record's id, or its code in ISO 3166.
    Code,
    Name,
    /// It was its name once: it resolves, with a remark.
    Former,
    /// It is an imprecise name for it: it resolves, with a remark.
    Loose,
    /// It is the beginning of a name: it resolves, with a remark.
    Beginning,
    /// It is its code in another system: it never resolves bare.
    OtherSystem,
    /// It may mean others as well: it never resolves.
    Ambiguous,
}

/// The place of a name among the names of its kind, sorted in each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NameRank(pub(crate) [u16; Language::ALL.len()]);

impl NameRank {
    pub fn get(self, language: Language) -> u16 {
        self.0[language as usize]
    }
}

/// Returns a name as it is compared: small letters without accents, words apart by one space.
///
/// `&` becomes `and`; apostrophes, dots and what shows nothing (a soft hyphen, a blank of no width)
/// go; other punctuation becomes a space; a leading article (the, die, der, das, le, la, les, l')
/// goes. `Türkiye`, `TURKIYE` and `turkiye` fold alike.
///
/// ```
/// use nato_partners::model::fold;
///
/// assert_eq!(fold("  The TÜRKİYE "), "turkiye");
/// assert_eq!(fold("Côte d’Ivoire"), fold("Cote d'Ivoire"));
/// ```
pub fn fold(name: &str) -> String {
    let mut folded = words(name);
    let article = folded.len() - without_article(&folded).len();
    folded.drain(..article);
    folded
}

/// Returns a name folded with ä, ö and ü written ae, oe and ue, as Germans do on other keyboards.
pub fn fold_umlauts(name: &str) -> String {
    let mut spelt_out = String::with_capacity(name.len());
    for letter in name.nfc() {
        match letter {
            'ä' | 'Ä' => spelt_out.push_str("ae"),
            'ö' | 'Ö' => spelt_out.push_str("oe"),
            'ü' | 'Ü' => spelt_out.push_str("ue"),
            _ => spelt_out.push(letter),
        }
    }
    fold(&spelt_out)
}

/// Folds a name but for its article.
fn words(name: &str) -> String {
    let letters: Cow<'_, str> =
        if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(plain_letters(name)) };
    let mut folded = String::with_capacity(letters.len());
    for letter in letters.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() => folded.push(letter.to_ascii_lowercase()),
            // An article that ends with an apostrophe: l'Autriche.
            '\'' | '’' | 'ʼ' | '‘' if folded == "l" => folded.clear(),
            '\'' | '’' | 'ʼ' | '‘' | '.' => {}
            '&' => {
                start_word(&mut folded);
                folded.push_str("and ");
            }
            _ if is_hidden(letter) && !letter.is_whitespace() && !letter.is_control() => {}
            _ if letter.is_alphanumeric() => folded.extend(letter.to_lowercase()),
            _ => start_word(&mut folded),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn start_word(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Takes accents off and writes letters that have no decomposition with plain ones.
fn plain_letters(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii() {
            plain.push(letter);
            continue;
        }
        for part in letter.nfkd().filter(|part| !is_combining_mark(*part)) {
            match part {
                'ß' | 'ẞ' => plain.push_str("ss"),
                'ø' | 'Ø' => plain.push('o'),
                'ł' | 'Ł' => plain.push('l'),
                'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
                'þ' | 'Þ' => plain.push_str("th"),
                'æ' | 'Æ' => plain.push_str("ae"),
                'œ' | 'Œ' => plain.push_str("oe"),
                'ı' => plain.push('i'),
                'ə' | 'Ə' => plain.push('e'),
                _ => plain.push(part),
            }
        }
    }
    plain
}

/// Takes articles off the beginning, however many: what is folded must fold to itself.
fn without_article(mut name: &str) -> &str {
    const ARTICLES: [&str; 7] = ["the ", "die ", "der ", "das ", "le ", "la ", "les "];
    while let Some(rest) = ARTICLES.iter().find_map(|article| name.strip_prefix(article)) {
        name = rest;
    }
    name
}
