//! Wiring: one file per subcommand, always arguments → query → rows → [`Answer`].

pub mod candidates;
pub mod changes;
mod chart;
pub mod check;
pub mod cite;
pub mod compare;
pub mod completions;
pub mod conflicts;
pub mod countries;
pub mod country;
pub mod export;
pub mod formats;
pub mod founded;
pub mod man;
pub mod matrix;
pub mod members;
mod names;
pub mod page;
pub mod panel;
pub mod search;
mod selection;
pub mod show;
pub mod sources;
mod span;
mod subject;
pub mod timeline;
pub mod welcome;

use std::env;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::{DataOptions, FileOption, OutputOptions, RowOptions};
use crate::dataset::{self, Dataset, Limits, Origin, rules};
use crate::error::{Exit, Refusal, either};
use crate::model::fold;
use crate::output::package::NamedText;
use crate::output::{
    Arrangement, Body, Column, Output, Page, Sort, Table, Tabular, Unsuited, render,
};
use crate::screen;

pub use subject::suggest_command;

/// What a command answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The answer itself, for standard output.
    pub text: String,
    /// Remarks on it, for standard error.
    pub remarks: Vec<String>,
    /// How the program ends.
    pub exit: Exit,
    /// The file it goes to instead of to standard output.
    pub out_file: Option<PathBuf>,
    /// The folder that is filled besides.
    pub export: Option<Export>,
}

/// Files that go into a folder.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// The folder.
    pub folder: PathBuf,
    /// What an earlier export of the kind is known by.
    pub name: String,
    /// The files, by their paths in it; the one that explains the others is the last.
    pub files: Vec<NamedText>,
}

impl Answer {
    /// Answers with a text, for standard output or for the file that is asked for.
    fn of(text: String, file: &FileOption) -> Self {
        Self { text, out_file: file.path().map(Path::to_owned), ..Self::default() }
    }

    /// Adds remarks.
    fn remark(mut self, remarks: impl IntoIterator<Item = String>) -> Self {
        self.remarks.extend(remarks);
        self
    }
}

/// The data set that is asked: compiled in, or read for this one question.
enum Data {
    Embedded(&'static Dataset),
    Read(Box<Dataset>),
}

impl Deref for Data {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        match self {
            Self::Embedded(dataset) => dataset,
            Self::Read(dataset) => dataset,
        }
    }
}

/// Returns the data set that is asked; one that breaks a rule answers nothing.
fn data(options: &DataOptions) -> Result<Data> {
    let Some(origin) = origin(options.data.as_deref())? else {
        return Ok(Data::Embedded(Dataset::embedded()));
    };
    let dataset = dataset::load_within(&origin, limits()?)?;
    let findings = rules::findings(&dataset);
    if findings.is_empty() {
        return Ok(Data::Read(Box::new(dataset)));
    }
    Err(Refusal::report(&rules::report(&findings, &origin))
        .tip("nato-partners check PATH lists them as a table")
        .into())
}

/// Returns where to read the data set that was named, on the command line or else by the variable
/// `NATO_PARTNERS_DATA`.
fn origin(path: Option<&Path>) -> Result<Option<Origin>> {
    let variable = env::var_os("NATO_PARTNERS_DATA").map(PathBuf::from);
    match path.or(variable.as_deref()) {
        Some(path) if path.as_os_str().is_empty() => {
            Err(Refusal::usage("the path of the data set is empty")
                .tip("give a path after `--data`, or unset the variable `NATO_PARTNERS_DATA`")
                .into())
        }
        path => Ok(path.map(Origin::of)),
    }
}

/// Returns how large the data set may be, which a variable may raise.
fn limits() -> Result<Limits> {
    let Some(variable) = env::var_os(Limits::VARIABLE) else { return Ok(Limits::default()) };
    let typed = variable.to_string_lossy();
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let mebibytes = typed.parse().ok().filter(|_| is_number);
    mebibytes.and_then(Limits::of_mebibytes).ok_or_else(|| {
        let message = format!("`{typed}` in `{}` is no size of a data set", Limits::VARIABLE);
        let tip = format!("give a number of MiB from 1 to {}, or unset it", Limits::LARGEST);
        Refusal::usage(message).tip(tip).into()
    })
}

/// Writes rows as the options want them.
fn rows<R: Tabular>(
    rows: &[R],
    heading: String,
    row_options: &RowOptions,
    options: &OutputOptions,
) -> Result<Answer> {
    rows_with(R::columns(), rows, heading, row_options, options)
}

/// Writes rows as the options want them, with columns that are known only now.
fn rows_with<R: Tabular>(
    columns: Vec<Column<R>>,
    rows: &[R],
    heading: String,
    row_options: &RowOptions,
    options: &OutputOptions,
) -> Result<Answer> {
    let sort = row_options.sort.as_deref().map(|sort| match sort.strip_prefix('-') {
        Some(key) => Sort { key, descending: true, fold },
        None => Sort { key: sort, descending: false, fold },
    });
    let arrangement = Arrangement { columns: row_options.columns.as_deref(), sort };
    let table = Table::with_columns(heading, columns, rows, &arrangement).map_err(|error| {
        let known: Vec<String> = error.known.iter().map(|key| key.clone().into_owned()).collect();
        Refusal::usage(format!("there is no column `{}`", error.asked))
            .tip(format!("the columns are {}", known.join(", ")))
    })?;
    let table = if options.csv_safe { table.without_formulas() } else { table };
    written(&Body::Table(table), &[], "", options)
}

/// Writes a page; in an output that holds only rows, says which command gives rows.
fn page(page: Page<'_>, instead: &str, options: &OutputOptions) -> Result<Answer> {
    let pages = [Output::Table, Output::List, Output::Json, Output::Markdown];
    written(&Body::Page(page), &pages, instead, options)
}

/// Writes an answer; in an output that cannot hold it, says which can, and which command gives rows.
fn written(
    body: &Body<'_>,
    suited: &[Output],
    instead: &str,
    options: &OutputOptions,
) -> Result<Answer> {
    if options.csv_safe && !matches!(options.output, Output::Csv | Output::Tsv) {
        let output = options.output.name();
        return Err(Refusal::usage(format!("`--csv-safe` is for csv and tsv, not for {output}"))
            .tip("leave it out, or ask for `-o csv`")
            .into());
    }
    let style = screen::style(&options.screen, &options.file);
    let text = render(body, options.output, &style).map_err(|why| {
        let output = options.output.name();
        let thing = match why {
            Unsuited::NotRows => "a page",
            Unsuited::NotDrawn => "a chart",
            Unsuited::NotAChart => {
                return Refusal::usage("svg exists for `timeline --chart` alone")
                    .tip("nato-partners timeline eapc --chart -o svg");
            }
        };
        let names: Vec<String> = suited.iter().map(|output| output.name().to_owned()).collect();
        Refusal::usage(format!("{thing} cannot be written as {output}, only as {}", either(&names)))
            .tip(format!("for rows, type `{instead} -o {output}`"))
    })?;
    Ok(Answer::of(text, &options.file))
}
