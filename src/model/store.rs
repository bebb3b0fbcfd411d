//! Lists that are either compiled in or read at run time.
//!
//! Compiled-in records are plain integers that point into tables, so that the program starts
//! with nothing to load, nothing to relocate and nothing to allocate. Records read with `--data`
//! own their text. Both are the same types, so that every question runs the same code on both.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list of records: a range of a compiled-in table, or an owned vector.
#[derive(Clone)]
pub enum List<T: Stored> {
    /// Records `start..start + length` of the table of `T`.
    Ranged {
        start: u32,
        length: u32,
    },
    Owned(Vec<T>),
}

impl<T: Stored> List<T> {
    pub const fn new() -> Self {
        Self::Ranged { start: 0, length: 0 }
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

/// The most entries of one list of a record: some rules and answers compare each with each.
///
/// The longest list of the shipped data has not a hundred.
const MOST_ENTRIES: usize = 1000;

/// Reads a list; one that is left out is empty.
impl<'de, T: Stored + Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Entries(PhantomData))
    }
}

/// Reads a list that must not be left out.
pub(super) fn required<'de, D, T>(deserializer: D) -> Result<List<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Stored + Deserialize<'de>,
{
    deserializer.deserialize_seq(Entries(PhantomData))
}

/// Reads a list, and stops where it is too long.
struct Entries<T>(PhantomData<T>);

impl<'de, T: Stored + Deserialize<'de>> Visitor<'de> for Entries<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_none<E>(self) -> Result<List<T>, E> {
        Ok(List::new())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<List<T>, D::Error> {
        required(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            if entries.len() == MOST_ENTRIES {
                let why = format!("there are more than {MOST_ENTRIES} entries: take some out");
                return Err(A::Error::custom(why));
            }
            entries.push(entry);
        }
        Ok(List::Owned(entries))
    }
}

/// A record that has a table of compiled-in values.
pub trait Stored: Sized + 'static {
    /// The name of the table, in lower case.
    const TABLE: &'static str;

    fn table() -> &'static [Self];
}
