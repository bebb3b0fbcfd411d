//! `datapackage.json`: what a package holds, as Frictionless Data Package version 1 has it.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Field, Kind, Link, NamedText, Package, Resource};
use crate::output::json;

/// How partial dates are written.
const PARTIAL_DATE: &str = r"^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$";

/// Writes the descriptor of a package whose tables are these `files`.
pub(super) fn json(package: &Package<'_>, files: &[NamedText]) -> String {
    let resources = package.resources.iter().zip(files);
    let resources = resources.map(|(resource, (path, text))| Described {
        profile: "tabular-data-resource",
        name: resource.name,
        path,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: Dialect { delimiter: "," },
        bytes: text.len(),
        description: resource.description,
        schema: Schema::of(resource),
    });
    json::document(&Descriptor {
        profile: "tabular-data-package",
        name: package.name,
        title: &package.title,
        description: &package.description,
        version: package.version,
        created: &package.created,
        licenses: &package.licences,
        sources: &package.sources,
        resources: resources.collect(),
    })
}

#[derive(Serialize)]
struct Descriptor<'p> {
    profile: &'p str,
    name: &'p str,
    title: &'p str,
    description: &'p str,
    version: &'p str,
    created: &'p str,
    licenses: &'p [Link<'p>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sources: &'p [Link<'p>],
    resources: Vec<Described<'p>>,
}

#[derive(Serialize)]
struct Described<'p> {
    profile: &'p str,
    name: &'p str,
    path: &'p str,
    format: &'p str,
    mediatype: &'p str,
    encoding: &'p str,
    dialect: Dialect<'p>,
    bytes: usize,
    description: &'p str,
    schema: Schema<'p>,
}

/// Said out loud, because some readers guess it from the first lines, and guess wrongly.
#[derive(Serialize)]
struct Dialect<'p> {
    delimiter: &'p str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'p> {
    fields: &'p [Field<'p>],
    missing_values: [&'p str; 1],
    primary_key: &'p [&'p str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'p>>,
}

#[derive(Serialize)]
struct ForeignKey<'p> {
    fields: [&'p str; 1],
    reference: Reference<'p>,
}

#[derive(Serialize)]
struct Reference<'p> {
    /// The table; the empty text for the one in which this stands.
    resource: &'p str,
    fields: [&'p str; 1],
}

impl<'p> Schema<'p> {
    fn of(resource: &'p Resource<'p>) -> Self {
        let foreign_keys = resource.references().map(|(field, table, key)| ForeignKey {
            fields: [&field.name],
            reference: Reference {
                resource: if table == resource.name { "" } else { table },
                fields: [key],
            },
        });
        Self {
            fields: &resource.fields,
            missing_values: [""],
            primary_key: &resource.key,
            foreign_keys: foreign_keys.collect(),
        }
    }
}

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("type", self.json_type())?;
        map.serialize_entry("description", &self.description)?;
        if self.required || matches!(self.kind, Kind::Words(_) | Kind::PartialDate) {
            map.serialize_entry("constraints", &Constraints(self))?;
        }
        map.end()
    }
}

impl Field<'_> {
    fn json_type(&self) -> &'static str {
        match self.kind {
            Kind::Number => "integer",
            Kind::Day => "date",
            Kind::Text | Kind::PartialDate | Kind::Words(_) | Kind::Key { .. } => "string",
        }
    }
}

struct Constraints<'f>(&'f Field<'f>);

impl Serialize for Constraints<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.0.required {
            map.serialize_entry("required", &true)?;
        }
        match &self.0.kind {
            Kind::Words(words) => map.serialize_entry("enum", words)?,
            Kind::PartialDate => map.serialize_entry("pattern", PARTIAL_DATE)?,
            _ => {}
        }
        map.end()
    }
}
