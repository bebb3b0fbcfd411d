//! Answers become text here, and nowhere else.
//!
//! A [`Table`] holds many rows, a [`Page`] one record, a [`Chart`] many bars; [`render`] writes each of
//! them in any [`Output`] that suits it.
//! Nothing in this folder knows what the rows are about, asks who is watching, or prints: all it
//! gets to know of the terminal stands in [`Style`], and all it gives back is a `String`.

mod arrangement;
mod bibtex;
mod cell;
mod chart;
mod column;
mod csl;
mod csv;
pub mod escape;
mod fit;
mod formula;
mod json;
mod json_layout;
mod list;
mod markdown;
pub mod package;
mod page;
mod picture;
mod raster;
mod references;
mod schema;
mod svg;
mod svg_style;
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
pub(crate) use column::{column_list, columns};
pub use page::{Content, Field, Item, Page, Section};
pub use picture::{Bar, Chart, Ends, Fill, Group, Labels, Mark, Track};
pub use references::{Bibliography, Genre, Reference};
pub use schema::{Further, row_schema};
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
    /// A picture of a chart.
    Svg,
}

impl Output {
    /// Every output, in the order in which help texts name them.
    pub const ALL: [Self; 8] = [
        Self::Table,
        Self::List,
        Self::Csv,
        Self::Tsv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Svg,
    ];

    /// Returns the word for this output on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::List => "list",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Svg => "svg",
        }
    }

    /// Tells whether people read it, with a heading above, and not a script.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::List | Self::Markdown | Self::Svg)
    }

    /// Returns the output called `name`, in small letters or capitals.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.name().eq_ignore_ascii_case(name))
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
    /// Many bars.
    Chart(Chart<'a>),
}

/// Something was to be written in an output that cannot hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsuited {
    /// A page, in an output that holds only rows: csv, tsv or jsonl.
    NotRows,
    /// Rows or a page, as a picture.
    NotAChart,
    /// A chart, in an output that draws nothing: any but table and svg.
    NotDrawn,
}

impl fmt::Display for Unsuited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotRows => "this answer is a page, not rows",
            Self::NotAChart => "this answer is text, not a picture",
            Self::NotDrawn => "this answer is a picture, not text",
        })
    }
}

impl std::error::Error for Unsuited {}

/// Writes `body` as `output`.
///
/// The text ends with exactly one newline (jsonl without rows is empty), has no trailing blanks,
/// and no escape sequences unless `style` allows them. The same body gives the same text.
///
/// # Errors
///
/// Refuses a page in an output that holds only rows, a picture of anything but a chart, and a chart
/// as anything but a picture or a drawing on the screen.
pub fn render(body: &Body<'_>, output: Output, style: &Style) -> Result<String, Unsuited> {
    let style = style.at_least_narrow();
    match body {
        Body::Table(table) => rows(table, output, &style),
        Body::Page(page) => one_record(page, output, &style),
        Body::Chart(chart) => drawn(chart, output, &style),
    }
}

fn rows(table: &Table<'_>, output: Output, style: &Style) -> Result<String, Unsuited> {
    match output {
        Output::Table => Ok(terminal::render(table, style) + "\n"),
        Output::List => Ok(list::render(table, style) + "\n"),
        Output::Csv => Ok(csv::comma_separated(table)),
        Output::Tsv => Ok(csv::tab_separated(table)),
        Output::Json => Ok(json::array(table)),
        Output::Jsonl => Ok(json::lines(table)),
        Output::Markdown => Ok(markdown::table(table) + "\n"),
        Output::Svg => Err(Unsuited::NotAChart),
    }
}

fn drawn(chart: &Chart<'_>, output: Output, style: &Style) -> Result<String, Unsuited> {
    match output {
        Output::Table => Ok(chart::render(chart, style) + "\n"),
        Output::Svg => Ok(svg::render(chart) + "\n"),
        Output::List
        | Output::Csv
        | Output::Tsv
        | Output::Json
        | Output::Jsonl
        | Output::Markdown => Err(Unsuited::NotDrawn),
    }
}

fn one_record(page: &Page<'_>, output: Output, style: &Style) -> Result<String, Unsuited> {
    match output {
        Output::Table => Ok(page.on_screen(style, terminal::render) + "\n"),
        Output::List => Ok(page.on_screen(style, list::render) + "\n"),
        Output::Json => Ok(json::document(page)),
        Output::Markdown => Ok(markdown::page(page) + "\n"),
        Output::Csv | Output::Tsv | Output::Jsonl => Err(Unsuited::NotRows),
        Output::Svg => Err(Unsuited::NotAChart),
    }
}
