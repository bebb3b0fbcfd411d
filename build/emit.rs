//! Writes records as Rust: a [`serde::Serializer`] whose output is source code.
//!
//! Every [`Text`](crate::model::Text) becomes a range of one text pool and every
//! [`List`](crate::model::List) a range of the table of its records, so that what is compiled in
//! is integers alone: nothing for the dynamic linker to relocate, nothing to allocate.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};

use crate::data::Dataset;
use crate::model::Tables;

/// The files made from a data set.
pub struct Emitted {
    /// All text, each piece once.
    pub pool: String,
    /// The tables of records, as Rust.
    pub tables: String,
    /// The data set, as Rust.
    pub dataset: String,
}

/// Writes a data set as Rust statics.
pub fn emit(dataset: &Dataset) -> Result<Emitted, Unwritable> {
    let mut store = Store::default();
    let value = dataset.serialize(Emitter::new(&mut store))?;
    let mut tables = String::from("pub(super) static TABLES: Tables = Tables {\n");
    for table in Tables::NAMES {
        let _ = writeln!(tables, "    {table}: &[{}],", store.records(table));
    }
    tables.push_str("};\n");
    let dataset = format!("static DATASET: Dataset = {value};\n");
    Ok(Emitted { pool: store.into_pool(), tables, dataset })
}

/// Writes one value; a list goes into `table`.
struct Emitter<'s> {
    store: &'s mut Store,
    table: Option<&'static str>,
}

impl<'s> Emitter<'s> {
    fn new(store: &'s mut Store) -> Self {
        Self { store, table: None }
    }
}

/// A value of a kind that no record holds.
#[derive(Debug)]
pub struct Unwritable(String);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write the data as Rust: {}", self.0)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Refuses the kinds of value that no record holds.
macro_rules! refuse {
    ($($method:ident$(<$value:ident>)?($($kind:ty),*) -> $written:ty;)*) => {
        $(fn $method$(<$value: Serialize + ?Sized>)?(self $(, _: $kind)*) -> Result<$written, Unwritable> {
            Err(Unwritable(stringify!($method).to_owned()))
        })*
    };
}

/// Writes numbers as they are.
macro_rules! numbers {
    ($($method:ident($kind:ty),)*) => {
        $(fn $method(self, number: $kind) -> Result<String, Unwritable> {
            Ok(number.to_string())
        })*
    };
}

type Nothing = Impossible<String, Unwritable>;
type Name = &'static str;

impl<'s> ser::Serializer for Emitter<'s> {
    type Ok = String;
    type Error = Unwritable;
    type SerializeSeq = Elements<'s>;
    type SerializeTuple = Elements<'s>;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStruct = Fields<'s>;
    type SerializeStructVariant = Nothing;

    numbers! { serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), }

    refuse! {
        serialize_bool(bool) -> String;
        serialize_i8(i8) -> String;
        serialize_i16(i16) -> String;
        serialize_i32(i32) -> String;
        serialize_i64(i64) -> String;
        serialize_f32(f32) -> String;
        serialize_f64(f64) -> String;
        serialize_char(char) -> String;
        serialize_bytes(&[u8]) -> String;
        serialize_unit() -> String;
        serialize_unit_struct(Name) -> String;
        serialize_newtype_variant<T>(Name, u32, Name, &T) -> String;
        serialize_tuple_struct(Name, usize) -> Nothing;
        serialize_tuple_variant(Name, u32, Name, usize) -> Nothing;
        serialize_map(Option<usize>) -> Nothing;
        serialize_struct_variant(Name, u32, Name, usize) -> Nothing;
    }

    fn serialize_str(self, text: &str) -> Result<String, Unwritable> {
        Ok(self.store.text(text))
    }

    fn serialize_none(self) -> Result<String, Unwritable> {
        Ok("None".to_owned())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, Unwritable> {
        Ok(format!("Some({})", value.serialize(self)?))
    }

    /// Writes the variant by its Rust name, which serde gives in kebab-case.
    fn serialize_unit_variant(
        self,
        name: Name,
        _: u32,
        variant: Name,
    ) -> Result<String, Unwritable> {
        Ok(format!("{name}::{}", pascal_case(variant)))
    }

    /// Writes text and lists as ranges, and every other wrapper as itself.
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: Name,
        value: &T,
    ) -> Result<String, Unwritable> {
        if name == "Text" {
            return value.serialize(self);
        }
        if !Tables::NAMES.contains(&name) {
            return Ok(format!("{name}({})", value.serialize(self)?));
        }
        value.serialize(Emitter { table: Some(name), ..self })
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'s>, Unwritable> {
        Ok(Elements { store: self.store, table: self.table, written: Vec::new() })
    }

    fn serialize_tuple(self, length: usize) -> Result<Elements<'s>, Unwritable> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct(self, name: Name, _: usize) -> Result<Fields<'s>, Unwritable> {
        Ok(Fields { store: self.store, written: format!("{name} {{ ") })
    }
}

/// The elements of a list, which go into a table, or of an array, which stay where they are.
struct Elements<'s> {
    store: &'s mut Store,
    table: Option<Name>,
    written: Vec<String>,
}

/// Lists and arrays are written alike.
macro_rules! write_elements {
    ($($kind:ident),*) => {
        $(impl ser::$kind for Elements<'_> {
            type Ok = String;
            type Error = Unwritable;

            fn serialize_element<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Unwritable> {
                self.written.push(element.serialize(Emitter::new(self.store))?);
                Ok(())
            }

            fn end(self) -> Result<String, Unwritable> {
                Ok(match self.table {
                    Some(table) => self.store.list(table, &self.written),
                    None => format!("[{}]", self.written.join(", ")),
                })
            }
        })*
    };
}

write_elements! { SerializeSeq, SerializeTuple }

/// The fields of a record.
struct Fields<'s> {
    store: &'s mut Store,
    written: String,
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        let value = value.serialize(Emitter::new(self.store))?;
        let _ = write!(self.written, "{key}: {value}, ");
        Ok(())
    }

    fn end(mut self) -> Result<String, Unwritable> {
        self.written.push('}');
        Ok(self.written)
    }
}

/// Returns the Rust name of a variant that serde calls by its name in kebab-case.
fn pascal_case(kebab: &str) -> String {
    let words = kebab.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

/// The text and the records written so far.
#[derive(Default)]
struct Store {
    pool: String,
    places: BTreeMap<String, usize>,
    tables: BTreeMap<&'static str, String>,
    lengths: BTreeMap<&'static str, usize>,
}

impl Store {
    /// Puts a text into the pool, if it is not there yet, and returns its range.
    fn text(&mut self, text: &str) -> String {
        let pool = &mut self.pool;
        let place = self.places.entry(text.to_owned()).or_insert_with(|| {
            pool.push_str(text);
            pool.len() - text.len()
        });
        format!("Text::Pooled {{ start: {place}, length: {} }}", text.len())
    }

    /// Puts records at the end of their table and returns their range.
    fn list(&mut self, table: &'static str, records: &[String]) -> String {
        if records.is_empty() {
            return "List::new()".to_owned();
        }
        let rows = self.tables.entry(table).or_default();
        for record in records {
            rows.push_str(record);
            rows.push_str(",\n");
        }
        let length = self.lengths.entry(table).or_default();
        let start = *length;
        *length += records.len();
        format!("List::Ranged {{ start: {start}, length: {} }}", records.len())
    }

    /// Returns the records of a table, as they stand between its brackets.
    fn records(&self, table: &str) -> &str {
        self.tables.get(table).map_or("", String::as_str)
    }

    /// Returns all text, each piece once.
    fn into_pool(self) -> String {
        self.pool
    }
}
