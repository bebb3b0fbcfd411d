//! What the rows of each command look like as JSON, for those who check what they read.

use crate::command_line::CommandLine;
use crate::commands::check::Located;
use crate::membership::{Belonging, InNone, InSet, Member};
use crate::output::package::NamedText;
use crate::output::{Column, Further, Tabular, row_schema};
use crate::query::{
    Change, CitedSource, ClaimRow, CountRow, Entry, FormatRow, Founding, Hit, OpenQuestion,
};
use crate::view::{columns_by_country, columns_by_format, matrix_columns, panel_columns};

const DESCRIPTION: &str = "\
The rows of this command as JSON. A date is text as precise as its source: 1995, 1995-02 or 1995-02-08; null means that there is \
no value, or of a date that nobody knows it. What is not required is there only if --columns asks for it; with --columns, what it does not name is \
not there.";

/// Returns the JSON Schemas of the rows of every command, as files for a folder.
pub fn row_schemas() -> Vec<NamedText> {
    vec![
        rows::<FormatRow<'_>>("formats"),
        rows::<Member<'_>>("members"),
        rows::<Belonging<'_>>("country"),
        rows::<Founding<'_>>("founded"),
        rows::<Entry<'_>>("timeline"),
        rows::<Change<'_>>("changes"),
        rows::<InSet<'_>>("countries"),
        rows::<InNone<'_>>("countries --in-none"),
        columns("compare FORMAT", &columns_by_format(&[]), Further::Texts),
        columns("compare COUNTRY", &columns_by_country(&[]), Further::Texts),
        columns("matrix", &matrix_columns(&[], false), Further::Texts),
        rows::<Hit<'_>>("search"),
        rows::<CitedSource<'_>>("sources"),
        rows::<ClaimRow<'_>>("conflicts"),
        rows::<CountRow<'_>>("conflicts --counts"),
        rows::<OpenQuestion<'_>>("conflicts --open"),
        columns("panel", &panel_columns(&[]), Further::TextsOrNumbers),
        rows::<Located<'_>>("check"),
    ]
}

fn rows<R: Tabular>(command: &'static str) -> NamedText {
    columns(command, &R::columns(), Further::None)
}

/// Returns the schema of rows with these columns, and the name of its file: the words of the command.
fn columns<R>(command: &'static str, columns: &[Column<R>], further: Further) -> NamedText {
    let title = CommandLine::new(command).options("-o json").to_string();
    let words = command.to_lowercase().replace(" --", "-").replace(' ', "-");
    let path = format!("schemas/{words}.schema.json");
    (path, row_schema(&title, DESCRIPTION, columns, further))
}
