//! The whole data set for other tools.

use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, Export, data};
use crate::cli::{DataOptions, Subcommand};
use crate::command_line::CommandLine;
use crate::error::{Refusal, Tip};
use crate::model::Language;
use crate::output::escape::visible;
use crate::output::package::NamedText;
use crate::prose::count;
use crate::query;
use crate::view::{PACKAGE_NAME, package, row_schemas};

/// `export`.
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

/// What must go with the names that are from the CLDR.
const NOTICE: &str = include_str!("../../NOTICE");

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
    let tables = query::tables(&data);
    let citations = tables.citations();
    let package = package(&tables, &citations);
    let mut files: Vec<NamedText> =
        vec![("NOTICE".into(), NOTICE.into()), ("nato-partners.sql".into(), package.sql())];
    files.extend(row_schemas());
    files.extend(package.files());
    let rows = package.resources.iter().map(|resource| resource.rows().len()).sum();
    let text = format!(
        "{} with {}, as CSV and as SQL, and what explains them are in {}\n",
        count(package.resources.len(), "table", "tables"),
        count(rows, "row", "rows"),
        visible(&args.folder.to_string_lossy())
    );
    let export = Export { folder: args.folder, name: PACKAGE_NAME.to_owned(), files };
    Ok(Answer { text, export: Some(export), ..Answer::default() })
}
