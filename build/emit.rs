//! Writes records as Rust: a [`serde::Serializer`] whose output is source code.
//!
//! Every [`Text`](crate::model::Text) becomes a range of one text pool and every
//! [`List`](crate::model::List) a range of the table of its records, so that what is compiled in
//! is integers alone: nothing for the dynamic linker to relocate, nothing to allocate.

mod store;

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};

use crate::data::Dataset;
use crate::model::Tables;
use store::Store;

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
    ($($method:ident($($kind:ty)?),)*) => {
        $(fn $method(self $(, _: $kind)?) -> Result<String, Unwritable> {
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

impl<'s> ser::Serializer for Emitter<'s> {
    type Ok = String;
    type Error = Unwritable;
    type SerializeSeq = Elements<'s>;
    type SerializeTuple = Elements<'s>;
    type SerializeTupleStruct = Impossible<String, Unwritable>;
    type SerializeTupleVariant = Impossible<String, Unwritable>;
    type SerializeMap = Impossible<String, Unwritable>;
    type SerializeStruct = Fields<'s>;
    type SerializeStructVariant = Impossible<String, Unwritable>;

    numbers! { serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), }

    refuse! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_f32(f32), serialize_f64(f64), serialize_char(char), serialize_bytes(&[u8]),
        serialize_unit(), serialize_unit_struct(&'static str),
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
        name: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<String, Unwritable> {
        Ok(format!("{name}::{}", pascal_case(variant)))
    }

    /// Writes text and lists as ranges, and every other wrapper as itself.
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
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

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'s>, Unwritable> {
        Ok(Fields { store: self.store, written: format!("{name} {{ ") })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, Unwritable> {
        Err(Unwritable(format!("the enum `{name}` holds values")))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable(format!("the tuple `{name}`")))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable(format!("the enum `{name}` holds values")))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(Unwritable("a map".to_owned()))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable(format!("the enum `{name}` holds values")))
    }
}

/// The elements of a list, which go into a table, or of an array, which stay where they are.
struct Elements<'s> {
    store: &'s mut Store,
    table: Option<&'static str>,
    written: Vec<String>,
}

impl Elements<'_> {
    fn push<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Unwritable> {
        self.written.push(element.serialize(Emitter::new(self.store))?);
        Ok(())
    }

    fn close(self) -> String {
        match self.table {
            Some(table) => self.store.list(table, &self.written),
            None => format!("[{}]", self.written.join(", ")),
        }
    }
}

impl ser::SerializeSeq for Elements<'_> {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Unwritable> {
        self.push(element)
    }

    fn end(self) -> Result<String, Unwritable> {
        Ok(self.close())
    }
}

impl ser::SerializeTuple for Elements<'_> {
    type Ok = String;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Unwritable> {
        self.push(element)
    }

    fn end(self) -> Result<String, Unwritable> {
        Ok(self.close())
    }
}

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
        letters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(letters)
            .collect::<String>()
    });
    words.collect()
}
