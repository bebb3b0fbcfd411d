//! Text and ids, compiled in or read at run time, and which text may stand in the data.

use std::fmt;
use std::ops::Deref;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::is_nfc;

use crate::hidden_characters::is_hidden;

/// All compiled-in text, each piece once.
#[cfg(compiled)]
static POOL: &str = include_str!(concat!(env!("OUT_DIR"), "/pool.txt"));
#[cfg(not(compiled))]
static POOL: &str = "";

/// A piece of text: a range of the compiled-in text pool, or an owned string.
#[derive(Clone)]
pub enum Text {
    /// Bytes `start..start + length` of the pool.
    Pooled {
        start: u32,
        length: u32,
    },
    Owned(Box<str>),
}

impl Text {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pooled { start, length } => {
                let start = *start as usize;
                POOL.get(start..start + *length as usize).unwrap_or_default()
            }
            Self::Owned(text) => text,
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Owned(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Owned(text.into_boxed_str())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Text", self.as_str())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, |text| Ok::<_, String>(Self::from(text)))
    }
}

/// Reads a value that is written as text, and accepts clean text alone.
///
/// A bare number, `true`, `~` or nothing is refused, because a reader in another language would
/// take it for something else; so is text with a flaw. What is refused is refused at its own line
/// and column.
pub fn from_text<'de, D, T, E>(
    deserializer: D,
    read: fn(&str) -> Result<T, E>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: fmt::Display,
{
    struct Reader<T, E>(fn(&str) -> Result<T, E>);

    impl<T, E: fmt::Display> Visitor<'_> for Reader<T, E> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text (put numbers, dates and codes in double quotes)")
        }

        fn visit_str<F: de::Error>(self, text: &str) -> Result<T, F> {
            match flaw(text) {
                Some(flaw) => Err(F::custom(flaw)),
                None => (self.0)(text).map_err(F::custom),
            }
        }
    }

    deserializer.deserialize_any(Reader(read))
}

/// The id of a format: the stem of its file, such as `eapc`.
pub type FormatId = Text;
/// The id of an international organisation, such as `african-union`.
pub type OrganisationId = Text;
/// The id of a source in `sources.yaml`.
pub type SourceId = Text;

/// Returns what is wrong with a text, if anything is.
///
/// Refused are control characters, characters that are invisible or turn the direction of
/// writing, text that is not in Unicode's composed form, blanks at either end, and a beginning
/// that a spreadsheet would take for a formula.
pub fn flaw(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("the text is empty: leave the key out instead".to_owned());
    }
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let hidden = if is_plain { None } else { text.chars().find(|letter| is_hidden(*letter)) };
    if let Some(letter) = hidden {
        return Some(format!(
            "the text holds the invisible character U+{:04X}: take it out",
            u32::from(letter)
        ));
    }
    if text.trim() != text {
        return Some("the text begins or ends with a blank: take it out".to_owned());
    }
    if text.starts_with(['=', '+', '-', '@']) {
        return Some(format!("`{text}` begins like a formula: begin with a letter or a digit"));
    }
    if !text.is_ascii() && !is_nfc(text) {
        return Some(format!("`{text}` is not in composed form (NFC): retype its accents"));
    }
    None
}

/// The code of a country: ISO 3166-1 alpha-2, four letters of ISO 3166-3 for a former state, `XK`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CountryCode(pub(crate) [u8; 4]);

impl CountryCode {
    /// Reads a code of two or four capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_code = matches!(bytes.len(), 2 | 4) && bytes.iter().all(u8::is_ascii_uppercase);
        is_code.then(|| {
            let mut code = [0; 4];
            code.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
            Self(code)
        })
    }

    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 4 };
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, |text| {
            Self::parse(text).ok_or_else(|| {
                format!("`{text}` is no country code: two capital letters (ISO 3166-1), or four for a former state (ISO 3166-3)")
            })
        })
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
