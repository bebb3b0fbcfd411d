//! JSON Schemas of rows, made of the columns that the rows themselves are written with.

use serde_json::{Map, Value, json};

use super::{File, without_empty};
use crate::command_line::CommandLine;
use crate::output::json::document;
use crate::output::{Column, Shape};

const DESCRIPTION: &str = "\
The rows of this command as JSON. A date is text as precise as its source: 1995, 1995-02 or 1995-02-08; null means that there is \
no value, or of a date that nobody knows it. What is not required is there only if --columns asks for it; with --columns, what it does not name is \
not there.";

/// Returns the JSON Schema (draft 2020-12) of the rows of a command, in a file called after it.
///
/// `further` has the types of the columns that there may be besides these.
pub fn row_schema<R>(
    command: &'static str,
    columns: &[Column<R>],
    further: Option<&[&str]>,
) -> File {
    let properties = columns.iter().map(|column| {
        let (name, items) = match column.heading.shape {
            Shape::Text => ("string", None),
            Shape::Number => ("integer", None),
            Shape::List => ("array", Some("string")),
        };
        let property = json!({
            "title": column.heading.title,
            "type": [name, "null"],
            "items": { "type": items },
        });
        (column.heading.key.to_string(), property)
    });
    let required = columns.iter().filter(|column| !column.optional);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": CommandLine::new(command).options("-o json").to_string(),
        "description": DESCRIPTION,
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties.collect::<Map<_, _>>(),
            "required": required.map(|column| &*column.heading.key).collect::<Vec<&str>>(),
            "additionalProperties": further.map_or(Value::Bool(false), |types| json!({ "type": types })),
        },
    });
    let words = command.to_lowercase().replace(" --", "-").replace(' ', "-");
    (format!("schemas/{words}.schema.json"), document(&without_empty(schema)))
}
