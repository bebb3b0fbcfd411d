//! The whole data set for other tools.

use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::compare::{columns_by_country, columns_by_format};
use super::countries::InNone;
use super::matrix::matrix_columns;
use super::options::DataOptions;
use super::{Answer, Export, Subcommand, data};
use crate::command_line::CommandLine;
use crate::commands::check::Located;
use crate::commands::conflicts::{ClaimRow, OpenQuestion};
use crate::commands::diff::Difference;
use crate::commands::formats::FormatRow;
use crate::commands::founded::Founding;
use crate::commands::list::Listed;
use crate::commands::panel::panel_columns;
use crate::commands::search::Hit;
use crate::commands::words::count;
use crate::error::{Refusal, Tip};
use crate::export::{self, File, row_schema};
use crate::membership::changes::Change;
use crate::membership::timeline::Entry;
use crate::membership::{CitedSource, CountRow, InSet, MembershipRow};
use crate::model::Language;
use crate::output::Tabular;
use crate::output::escape::visible;

pub const COMMAND: Subcommand = Subcommand {
    name: "export",
    about: "The whole data set for other tools: CSV files with keys, a Data Package, SQL",
    examples: "\
Examples:
  nato-partners export nato-data
  nato-partners export nato-data --data data/

Then, for example:
  sqlite3 nato.db < nato-data/nato-partners.sql
  duckdb nato.duckdb < nato-data/nato-partners.sql
  frictionless validate nato-data/datapackage.json",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The folder to fill: one that is not there yet, an empty one, or an earlier export, whose place
    /// the new one takes
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Export this data set instead: a folder like data/, one YAML file, or - for standard input
    /// (environment: `NATO_PARTNERS_DATA`)
    #[arg(long, value_name = "PATH")]
    data: Option<PathBuf>,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    if args.folder.as_os_str() == "-" {
        let refusal = Refusal::usage("`-` is standard output, and an export is many files");
        let line = CommandLine::new("export").options("nato-data");
        return Err(refusal.tip(Tip::typing("name a folder", &line)).into());
    }
    let data = data(&DataOptions { data: args.data, lang: Language::default() })?;
    let tables = export::tables(&data);
    let files = export::files(&data, &tables, row_schemas());
    let text = format!(
        "{} with {}, as CSV and as SQL, and what explains them are in {}\n",
        count(tables.len(), "table", "tables"),
        count(tables.iter().map(|table| table.rows.len()).sum(), "row", "rows"),
        visible(&args.folder.to_string_lossy())
    );
    let export = Export { folder: args.folder, name: export::NAME.to_owned(), files };
    Ok(Answer { text, export: Some(export), ..Answer::default() })
}

fn row_schemas() -> Vec<File> {
    let texts = Some(&["string", "null"][..]);
    vec![
        schema_of::<FormatRow<'_>>("formats"),
        schema_of::<MembershipRow<'_>>("members"),
        row_schema("country", &super::country::columns(), None),
        schema_of::<Founding<'_>>("founded"),
        schema_of::<Entry<'_>>("timeline"),
        schema_of::<Change<'_>>("changes"),
        schema_of::<InSet<'_>>("countries"),
        schema_of::<InNone<'_>>("countries --in-none"),
        row_schema("compare FORMAT", &columns_by_format(&[]), texts),
        row_schema("compare COUNTRY", &columns_by_country(&[]), texts),
        row_schema("matrix", &matrix_columns(&[], &[], false), texts),
        schema_of::<Hit<'_>>("search"),
        schema_of::<CitedSource<'_>>("sources"),
        schema_of::<ClaimRow<'_>>("conflicts"),
        schema_of::<CountRow<'_>>("conflicts --counts"),
        schema_of::<OpenQuestion<'_>>("conflicts --open"),
        row_schema("panel", &panel_columns(&[]), Some(&["integer", "string", "null"])),
        schema_of::<Listed<'_>>("list"),
        schema_of::<Located<'_>>("check"),
        schema_of::<Difference>("diff"),
    ]
}

fn schema_of<R: Tabular>(command: &'static str) -> File {
    row_schema(command, &R::columns(), None)
}
