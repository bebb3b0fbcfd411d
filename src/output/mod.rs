//! Answers become text here, and nowhere else.
//!
//! A [`Table`] holds many rows, a [`Page`] one record; [`render`] writes either of them in any [`Output`].
//! Nothing in this folder knows what the rows are about, asks who is watching, or prints: all it
//! gets to know of the terminal stands in [`Style`], and all it gives back is a `String`.

mod arrangement;
mod cell;
mod column;
mod csv;
pub mod escape;
mod fit;
mod json;
mod json_layout;
mod list;
mod markdown;
mod page;
mod table;
mod terminal;
mod tone;
mod wrap;

#[cfg(test)]
mod tests;

use std::fmt;

pub use arrangement::{Arrangement, Sort, UnknownColumn};
pub use cell::Cell;
pub use column::{Column, Heading, Tabular};
pub use page::{Content, Field, Item, Page, Section};
pub use table::{Row, Table};
pub use tone::Tone;

/// What an answer is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Aligned columns for people.
    Table,
    /// One record after the other, for people with narrow terminals or long texts.
    List,
    /// Comma-separated values as in RFC 4180.
    Csv,
    /// Tab-separated values, unquoted.
    Tsv,
    /// A bare array of objects.
    Json,
    /// One object on each line.
    Jsonl,
    /// A table for documents.
    Markdown,
}

impl Output {
    /// Every output, in the order in which help texts name them.
    pub const ALL: [Self; 7] =
        [Self::Table, Self::List, Self::Csv, Self::Tsv, Self::Json, Self::Jsonl, Self::Markdown];

    /// Returns the word for this output on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::List => "list",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
        }
    }

    /// Returns the output called `name`, spelt exactly as [`Output::name`] spells it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.name() == name)
    }
}

/// What the screen can show.
///
/// Made once, from the terminal and the options; it changes how an answer looks, never what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The columns of the terminal; `None` when piped: nothing is wrapped then and no column dropped.
    pub width: Option<usize>,
    /// Whether a row's [`Tone`] may be shown as a colour.
    pub color: bool,
    /// Whether rules and dashes keep to ASCII; names and texts stay as they are.
    pub ascii: bool,
    /// Whether addresses become links that can be clicked.
    pub hyperlinks: bool,
}

impl Style {
    /// The narrowest terminal that is taken at its word.
    const NARROWEST: usize = 20;

    /// Returns the style with a width that can be written in, taking 20 columns for fewer.
    fn at_least_narrow(&self) -> Self {
        let width = self.width.map(|width| width.max(Self::NARROWEST));
        Self { width, ..*self }
    }

    /// Returns the style for text that stands `by` columns further in.
    fn indented(&self, by: usize) -> Self {
        let width = self.width.map(|width| width.saturating_sub(by));
        Self { width, ..*self }
    }

    /// Returns the mark for a missing value.
    fn dash(&self) -> &'static str {
        if self.ascii { "-" } else { "–" }
    }

    /// Returns the character that rules are drawn with.
    fn rule(&self) -> char {
        if self.ascii { '-' } else { '─' }
    }
}

/// Something to be shown.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// Many rows.
    Table(Table<'a>),
    /// One record.
    Page(Page<'a>),
}

/// A page was asked for in an output that holds only rows: csv, tsv or jsonl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRows;

impl fmt::Display for NotRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this answer is a page, not rows")
    }
}

impl std::error::Error for NotRows {}

/// Writes `body` as `output`.
///
/// The text ends with exactly one newline (jsonl without rows is empty), has no trailing blanks,
/// and no escape sequences unless `style` allows them. The same body gives the same text.
///
/// # Errors
///
/// Refuses a page in an output that holds only rows.
pub fn render(body: &Body<'_>, output: Output, style: &Style) -> Result<String, NotRows> {
    let style = style.at_least_narrow();
    match body {
        Body::Table(table) => Ok(rows(table, output, &style)),
        Body::Page(page) => one_record(page, output, &style),
    }
}

fn rows(table: &Table<'_>, output: Output, style: &Style) -> String {
    match output {
        Output::Table => terminal::render(table, style) + "\n",
        Output::List => list::render(table, style) + "\n",
        Output::Csv => csv::comma_separated(table),
        Output::Tsv => csv::tab_separated(table),
        Output::Json => json::array(table),
        Output::Jsonl => json::lines(table),
        Output::Markdown => markdown::table(table) + "\n",
    }
}

fn one_record(page: &Page<'_>, output: Output, style: &Style) -> Result<String, NotRows> {
    match output {
        Output::Table | Output::List => Ok(page.on_screen(style) + "\n"),
        Output::Json => Ok(json::object(page)),
        Output::Markdown => Ok(markdown::page(page) + "\n"),
        Output::Csv | Output::Tsv | Output::Jsonl => Err(NotRows),
    }
}
