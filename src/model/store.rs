//! Text and lists that are either compiled in or read at run time.
//!
//! Compiled-in records are plain integers that point into [`TABLES`], so that the program starts
//! with nothing to load, nothing to relocate and nothing to allocate. Records read with `--data`
//! own their text. Both are the same types, so that every question runs the same code on both.

use std::fmt;
use std::ops::Deref;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clean::flaw;
use super::{
    AmbiguousName, Beneficiary, Claim, CodeSpell, Conflict, Country, CountryCode, Endonym, Event,
    Format, FormatName, FormerName, Meeting, NameKey, NameRank, Nonmember, Organisation, OtherName,
    Project, Region, Renaming, Source, Spell, StateUnderCode, StatedCount, Suspension, Tie, Total,
    Variant,
};
use crate::compiled::TABLES;

/// A piece of text: a range of the compiled-in text pool, or an owned string.
#[derive(Clone)]
pub enum Text {
    /// Bytes `start..start + length` of the pool.
    Pooled {
        /// The first byte.
        start: u32,
        /// How many bytes.
        length: u32,
    },
    /// Text that was read at run time.
    Owned(Box<str>),
}

impl Text {
    /// Returns the text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pooled { start, length } => {
                let start = *start as usize;
                TABLES.pool.get(start..start + *length as usize).unwrap_or_default()
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

/// Accepts clean text alone.
///
/// A bare number, `true`, `~` or nothing is refused, because a reader in another language would
/// take it for something else; so is text with a flaw (see `clean.rs`).
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextAlone;

        impl Visitor<'_> for TextAlone {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text (put numbers, dates and codes in double quotes)")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                match flaw(text) {
                    Some(flaw) => Err(E::custom(flaw)),
                    None => Ok(Text::from(text)),
                }
            }
        }

        deserializer.deserialize_any(TextAlone)
    }
}

/// Names a kind of identifier that is text but must not be mixed up with other text.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub Text);

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self)
            }
        }
    };
}

identifier! {
    /// The id of a format: the stem of its file, such as `eapc`.
    FormatId
}
identifier! {
    /// The id of an international organisation, such as `african-union`.
    OrganisationId
}
identifier! {
    /// The id of a source in `sources.yaml`.
    SourceId
}

/// A list of records: a range of a compiled-in table, or an owned vector.
#[derive(Clone)]
pub enum List<T: Stored> {
    /// Records `start..start + length` of the table of `T`.
    Ranged {
        /// The first record.
        start: u32,
        /// How many records.
        length: u32,
    },
    /// Records that were read at run time.
    Owned(Vec<T>),
}

impl<T: Stored> List<T> {
    /// Returns the list of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self::Ranged { start: 0, length: 0 }
    }

    /// Returns the records to change or reorder; a compiled-in list has none to give.
    pub fn owned_mut(&mut self) -> &mut [T] {
        match self {
            Self::Ranged { .. } => &mut [],
            Self::Owned(records) => records,
        }
    }
}

impl<T: Stored> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Stored> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Ranged { start, length } => {
                let start = *start as usize;
                T::table().get(start..start + *length as usize).unwrap_or_default()
            }
            Self::Owned(records) => records,
        }
    }
}

impl<'a, T: Stored> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Stored> From<Vec<T>> for List<T> {
    fn from(records: Vec<T>) -> Self {
        Self::Owned(records)
    }
}

impl<T: Stored + PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Stored + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Writes the list under the name of its table, by which the compiler of the data knows it.
impl<T: Stored + Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(T::TABLE, &**self)
    }
}

impl<'de, T: Stored + Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Owned)
    }
}

/// A record that has a table of compiled-in values.
pub trait Stored: Sized + 'static {
    /// The name of the table, in lower case.
    const TABLE: &'static str;

    /// Returns the compiled-in records.
    fn table() -> &'static [Self];
}

/// Declares one table for each kind of record that occurs in a list.
macro_rules! tables {
    ($($table:ident: $record:ty,)*) => {
        /// The compiled-in data: one pool of text and one table for each kind of record.
        pub struct Tables {
            /// All text, each piece once.
            pub pool: &'static str,
            $(
                #[doc = concat!("All records of the type `", stringify!($record), "`.")]
                pub $table: &'static [$record],
            )*
        }

        impl Tables {
            /// No data at all: what there is while the data are being compiled.
            pub const EMPTY: Self = Self { pool: "", $($table: &[],)* };

            /// The name of every table.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($table),)*];
        }

        $(
            impl Stored for $record {
                const TABLE: &'static str = stringify!($table);

                fn table() -> &'static [Self] {
                    TABLES.$table
                }
            }
        )*
    };
}

tables! {
    texts: Text,
    source_ids: SourceId,
    format_ids: FormatId,
    country_codes: CountryCode,
    countries: Country,
    regions: Region,
    code_spells: CodeSpell,
    other_names: OtherName,
    endonyms: Endonym,
    former_names: FormerName,
    states_under_code: StateUnderCode,
    ambiguous_names: AmbiguousName,
    organisations: Organisation,
    meetings: Meeting,
    sources: Source,
    formats: Format,
    format_names: FormatName,
    variants: Variant,
    renamings: Renaming,
    spells: Spell,
    suspensions: Suspension,
    ties: Tie,
    nonmembers: Nonmember,
    events: Event,
    stated_counts: StatedCount,
    conflicts: Conflict,
    claims: Claim,
    projects: Project,
    totals: Total,
    beneficiaries: Beneficiary,
    name_keys: NameKey,
    name_ranks: NameRank,
}
