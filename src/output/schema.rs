//! JSON Schemas of rows, made of the columns that the rows themselves are written with.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::column::Shape;
use super::{Column, json};

/// Which columns there may be besides those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// None.
    None,
    /// Columns of texts.
    Texts,
    /// Columns of texts or numbers.
    TextsOrNumbers,
}

/// Returns the JSON Schema (draft 2020-12) of an array of rows with these columns.
///
/// All columns may be there; those that are not optional must be.
pub fn row_schema<R>(
    title: &str,
    description: &str,
    columns: &[Column<R>],
    further: Further,
) -> String {
    let known = columns.iter().map(|column| Known {
        key: &column.heading.key,
        title: &column.heading.title,
        shape: column.heading.shape,
        optional: column.optional,
    });
    json::document(&Schema { title, description, known: known.collect(), further })
}

struct Schema<'s> {
    title: &'s str,
    description: &'s str,
    known: Vec<Known<'s>>,
    further: Further,
}

struct Known<'s> {
    key: &'s str,
    title: &'s str,
    shape: Shape,
    optional: bool,
}

impl Serialize for Schema<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("$schema", "https://json-schema.org/draft/2020-12/schema")?;
        map.serialize_entry("title", self.title)?;
        map.serialize_entry("description", self.description)?;
        map.serialize_entry("type", "array")?;
        map.serialize_entry("items", &Items(self))?;
        map.end()
    }
}

struct Items<'s>(&'s Schema<'s>);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Schema { known, further, .. } = self.0;
        let required: Vec<&str> =
            known.iter().filter(|column| !column.optional).map(|column| column.key).collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", "object")?;
        map.serialize_entry("properties", &Properties(known))?;
        map.serialize_entry("required", &required)?;
        match further {
            Further::None => map.serialize_entry("additionalProperties", &false)?,
            Further::Texts => {
                map.serialize_entry("additionalProperties", &Typed { name: ["string", "null"] })?;
            }
            Further::TextsOrNumbers => {
                let types = Typed { name: ["integer", "string", "null"] };
                map.serialize_entry("additionalProperties", &types)?;
            }
        }
        map.end()
    }
}

struct Properties<'s>(&'s [Known<'s>]);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|column| (column.key, column)))
    }
}

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("title", self.title)?;
        match self.shape {
            Shape::Text => map.serialize_entry("type", &["string", "null"])?,
            Shape::Number => map.serialize_entry("type", &["integer", "null"])?,
            Shape::List => {
                map.serialize_entry("type", &["array", "null"])?;
                map.serialize_entry("items", &Typed { name: "string" })?;
            }
        }
        map.end()
    }
}

/// A type, or a choice of several.
#[derive(Serialize)]
struct Typed<T> {
    #[serde(rename = "type")]
    name: T,
}
