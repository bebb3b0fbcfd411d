//! CSL-JSON, the interchange format of citation processors.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json;
use super::references::{Genre, Reference};

/// Writes the references as an array of items.
pub(super) fn array(references: &[Reference<'_>]) -> String {
    let items: Vec<Item<'_, '_>> = references.iter().map(Item).collect();
    json::document(&items)
}

/// One reference as an item.
struct Item<'r, 'a>(&'r Reference<'a>);

impl Serialize for Item<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(reference) = self;
        let kind = match reference.genre {
            Genre::Page => "webpage",
            Genre::Document => "document",
            Genre::Dataset => "dataset",
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &reference.id)?;
        map.serialize_entry("type", kind)?;
        map.serialize_entry("title", &reference.title)?;
        if let Some(author) = &reference.author {
            map.serialize_entry("author", &[Name { literal: author }])?;
        }
        if let Some(publisher) = &reference.publisher {
            map.serialize_entry("publisher", publisher)?;
        }
        if let Some(version) = &reference.version {
            map.serialize_entry("version", version)?;
        }
        let issued = When { date: reference.date.as_deref(), words: reference.dated.as_deref() };
        if issued.is_known() {
            map.serialize_entry("issued", &issued)?;
        }
        if let Some(accessed) = &reference.accessed {
            map.serialize_entry("accessed", &When { date: Some(accessed), words: None })?;
        }
        if let Some(url) = &reference.url {
            map.serialize_entry("URL", url)?;
        }
        if let Some(note) = &reference.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}

/// A name that has no parts.
#[derive(serde::Serialize)]
struct Name<'r> {
    literal: &'r str,
}

/// A date as precise as it is known, or in words.
struct When<'r> {
    date: Option<&'r str>,
    words: Option<&'r str>,
}

impl When<'_> {
    fn is_known(&self) -> bool {
        self.date.is_some() || self.words.is_some()
    }
}

impl Serialize for When<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self.date {
            Some(date) => {
                let parts: Vec<u16> =
                    date.split('-').filter_map(|part| part.parse().ok()).collect();
                map.serialize_entry("date-parts", &[parts])?;
            }
            None => map.serialize_entry("literal", self.words.unwrap_or_default())?,
        }
        map.end()
    }
}
