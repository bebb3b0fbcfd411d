//! The files of an export: CSV with a Frictionless descriptor, SQL, and what explains them; JSON Schemas of the rows
//! of commands, made of the columns that the rows themselves are written with.

use serde_json::{Map, Value, json};

use super::papers::{checksums, papers};
use super::{File, Table, without_empty};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::output::json::document;
use crate::output::{Column, Shape};

/// The name by which an export is known again.
pub const NAME: &str = "nato-partners";

const TITLE: &str = "nato-partners: who was in which NATO partnership format";

const DESCRIPTION: &str = "\
Which countries and international organisations belonged to which of NATO's partnership formats on which day, who says so, \
and where sources disagree. Periods are half-open: `since` <= day < `until`, so `until` is the first day out, and an empty \
`until` means that the period still runs. Dates are as precise as their sources: 1995, 1995-02, 1995-02-08, \
a range within which the day lies ([1995-02..1996], [..1996], [1995-02..], as in EDTF), or unknown (there was such a day, and \
no source at hand tells which). Each date brings its first possible day (_earliest), its last \
(_latest) and its precision with it. A missing value is empty, never NA, which is Namibia. An id is made of the \
format, the country, the role or the source, and from the second row alike on of a number: no correction of a date or a place changes it.";

/// What must go with the names that are from the CLDR.
const NOTICE: &str = include_str!("../../NOTICE");

/// Where the data are from, apart from the sources of single facts: titles, and addresses where there are some.
const SOURCES: [(&str, Option<&str>); 5] = [
    ("The sources of all facts, in sources.csv and fact_sources.csv", None),
    (
        "Unicode Common Locale Data Repository 48: German and French names, endonyms, regions",
        Some("https://cldr.unicode.org/"),
    ),
    (
        "United Nations, Standard Country or Area Codes for Statistical Use (M49)",
        Some("https://unstats.un.org/unsd/methodology/m49/"),
    ),
    (
        "Correlates of War Project, State System Membership List, v2016",
        Some("https://correlatesofwar.org/data-sets/state-system-membership/"),
    ),
    ("Gleditsch and Ward, list of independent states (International Interactions 25, 1999)", None),
];

/// Returns the files of an export; the descriptor, which explains the others, is the last.
pub fn files(data: &Dataset, tables: &[Table<'_>], schemas: Vec<File>) -> Vec<File> {
    let mut files =
        vec![("NOTICE".into(), NOTICE.into()), ("nato-partners.sql".into(), sql(data, tables))];
    files.extend(papers(data, tables));
    files.extend(schemas);
    let mut resources = Vec::new();
    for table in tables {
        let (path, csv) = (format!("{}.csv", table.name), table.csv());
        resources.push(json!({
            "profile": "tabular-data-resource",
            "name": table.name,
            "path": path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            // Some readers guess it from the first lines, and guess wrongly.
            "dialect": { "delimiter": "," },
            "bytes": csv.len(),
            "description": table.title,
            "schema": table.schema(),
        }));
        files.push((path, csv));
    }
    files.push(("datapackage.json".into(), document(&without_empty(descriptor(data, &resources)))));
    let sums = checksums(&files);
    files.insert(0, sums);
    files
}

/// Returns `datapackage.json`, as Frictionless Data Package version 1 has it.
///
/// It is as old as the last check of the data, so that two exports of the same data are the same.
fn descriptor(data: &Dataset, resources: &[Value]) -> Value {
    let licence = &*data.about.licence;
    let is_cc0 = licence == "CC0-1.0";
    let licence = json!({
        "name": licence,
        "title": is_cc0.then_some("Creative Commons Zero 1.0"),
        "path": is_cc0.then_some("https://creativecommons.org/publicdomain/zero/1.0/"),
    });
    let names_licence = json!({
        "name": "Unicode-3.0",
        "title": "Unicode License v3, for German and French names of countries and regions; see NOTICE",
        "path": "https://www.unicode.org/license.txt",
    });
    json!({
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": &*data.about.version,
        "created": format!("{}T00:00:00Z", data.reviewed()),
        "licenses": [licence, names_licence],
        "sources": SOURCES.map(|(title, path)| json!({ "title": title, "path": path })),
        "resources": resources,
    })
}

/// Returns the statements that make a database of the tables, for `SQLite`, `DuckDB` and others.
fn sql(data: &Dataset, tables: &[Table<'_>]) -> String {
    let version = &*data.about.version;
    let filled = tables.iter().map(Table::sql).collect::<String>();
    let indexes = tables.iter().map(Table::sql_indexes).collect::<String>();
    format!("-- {TITLE}, version {version}\nBEGIN TRANSACTION;\n{filled}{indexes}COMMIT;\n")
}

const ROWS: &str = "\
The rows of this command as JSON. A date is text as precise as its source: 1995, 1995-02, 1995-02-08 or a range \
within which the day lies ([1995-02..1996], [..1996], [1995-02..], as in EDTF); null means that there is \
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
        "description": ROWS,
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
