//! What a command answers, and how rows, pages and charts become one.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::options::{FileOption, OutputOptions, RowOptions, When};
use crate::command_line::CommandLine;
use crate::commands::words::either;
use crate::error::{Exit, Refusal, Tip};
use crate::export::File;
use crate::model::fold;
use crate::output::{
    Arrangement, Body, Column, Output, Page, Sort, Style, Table, Tabular, Unsuited, render,
};

#[derive(Debug, Default)]
pub struct Answer {
    /// The answer itself, for standard output.
    pub text: String,
    /// Remarks on it, for standard error.
    pub remarks: Vec<String>,
    /// What could not be answered beside it, for standard error.
    pub refusals: Vec<Refusal>,
    pub exit: Exit,
    pub may_be_paged: bool,
    /// The file it goes to instead of to standard output.
    pub out_file: Option<PathBuf>,
    /// The folder that is filled besides.
    pub export: Option<Export>,
    /// What was read for it, where it is for a file or a folder, which must be none of that.
    pub read: Vec<PathBuf>,
    /// What writes the answer itself, where that may be too long to be held.
    pub streamed: Option<Streamed>,
}

/// Writes an answer piece by piece, and returns what there is to say beside it.
///
/// Where it cannot be written, the error is [`Unwritten`](crate::error::Unwritten).
pub struct Streamed(pub Box<WriteAnswer>);

type WriteAnswer = dyn FnOnce(&mut dyn Write) -> Result<Answer>;

impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Streamed")
    }
}

/// Files that go into a folder.
#[derive(Clone, Debug, Default)]
pub struct Export {
    pub folder: PathBuf,
    /// What an earlier export of the kind is known by.
    pub name: String,
    /// The files, by their paths in it; the one that explains the others is the last.
    pub files: Vec<File>,
}

impl Answer {
    /// Answers with a text, for standard output or for the file that is asked for.
    pub(super) fn of(text: String, file: &FileOption) -> Self {
        Self { text, out_file: file.path().map(Path::to_owned), ..Self::default() }
    }

    /// Adds what could not be answered, and ends as it wants.
    pub(super) fn refuse(mut self, refusals: Vec<Refusal>) -> Self {
        self.exit = refusals.first().map_or(self.exit, |refusal| refusal.exit);
        self.refusals.extend(refusals);
        self
    }

    pub(crate) fn remark(mut self, remarks: impl IntoIterator<Item = String>) -> Self {
        self.remarks.extend(remarks);
        self
    }
}

/// Writes rows as the options want them.
pub(super) fn rows<R: Tabular>(
    rows: &[R],
    heading: String,
    options: &RowOptions,
) -> Result<Answer> {
    rows_with(R::columns(), rows, heading, options)
}

/// Writes rows as the options want them, with columns that are known only now.
pub(super) fn rows_with<R: Tabular>(
    columns: Vec<Column<R>>,
    rows: &[R],
    heading: String,
    options: &RowOptions,
) -> Result<Answer> {
    let sort = options.sort.as_deref().map(|sort| match sort.strip_prefix('-') {
        Some(key) => Sort { key, descending: true, fold },
        None => Sort { key: sort, descending: false, fold },
    });
    let arrangement = Arrangement { columns: options.columns.as_deref(), sort };
    let table = Table::with_columns(heading, columns, rows, &arrangement).map_err(|error| {
        Refusal::usage(format!("there is no column `{}`", error.asked)).tip(
            Tip::words(format!("the columns are {}", error.known.join(", "))).among(&error.known),
        )
    })?;
    let table = if options.output.csv_safe { table.without_formulas() } else { table };
    written(&Body::Table(table), &[], None, &options.output)
}

/// Writes a page; in an output that holds only rows, says which command gives rows.
pub(super) fn paged(
    page: Page<'_>,
    instead: CommandLine,
    options: &OutputOptions,
) -> Result<Answer> {
    let pages = [Output::Table, Output::List, Output::Json, Output::Markdown, Output::Html];
    written(&Body::Page(page), &pages, Some(instead), options)
}

/// Writes an answer; in an output that cannot hold it, says which can, and which command gives rows.
fn written(
    body: &Body<'_>,
    suited: &[Output],
    instead: Option<CommandLine>,
    options: &OutputOptions,
) -> Result<Answer> {
    let style = style(options, matches!(body, Body::Table(_)))?;
    let text = render(body, options.output, &style).map_err(|why| match why {
        Unsuited::NotRows => unsuited("a page", options.output, suited, instead),
        Unsuited::NotAPicture => Refusal::usage(
            "svg exists for `timeline --chart`, `members`, `countries` and `matrix` alone",
        )
        .tip(CommandLine::new("timeline").options("eapc --chart -o svg")),
    })?;
    Ok(Answer::of(text, &options.file))
}

/// Returns how an answer is to look, and refuses `--csv-safe` where it means nothing.
pub(super) fn style(options: &OutputOptions, has_rows: bool) -> Result<Style, Refusal> {
    if options.csv_safe && !matches!(options.output, Output::Csv | Output::Tsv) {
        let output = options.output.name();
        let tip = if has_rows { "leave it out, or ask for `-o csv`" } else { "leave it out" };
        return Err(
            Refusal::usage(format!("`--csv-safe` is for csv and tsv, not for {output}")).tip(tip)
        );
    }
    let screen = &options.screen;
    let color = match screen.color {
        When::Auto => None,
        When::Always => Some(true),
        When::Never => Some(false),
    };
    let is_printed = options.file.path().is_none();
    Ok(Style::detect(color, screen.width, screen.ascii, is_printed))
}

/// Says in which outputs something can be written instead, and which command gives rows.
pub(super) fn unsuited(
    thing: &str,
    output: Output,
    suited: &[Output],
    instead: Option<CommandLine>,
) -> Refusal {
    let output = output.name();
    let names = either(suited.iter().map(|output| output.name()));
    Refusal::usage(format!("{thing} cannot be written as {output}, only as {names}"))
        .tip_if(instead.map(|line| Tip::typing("for rows", &line.option("-o", output))))
}

/// The keys of columns that tables have beside those named after records.
const FIXED_KEYS: &str = "abbreviation alpha3 area country cow format formats gw left name note role rule shared sources standing year";

/// Returns the key of a column that is named after a record: its id, unless another column has it.
pub(crate) fn column_key(id: &str) -> String {
    // No id has a low line, so that this one is free.
    let is_taken = FIXED_KEYS.split(' ').any(|key| key == id);
    if is_taken { format!("{id}_") } else { id.to_owned() }
}
