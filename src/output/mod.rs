//! How answers are written.
//!
//! A [`Table`] holds many rows, a [`Page`] one record; [`render`] writes each of them in any [`Output`] that suits
//! it, as a `String`. `columns!` declares the columns of a type of rows. Nothing here knows what the rows are
//! about, or prints.

mod cell;
mod column;
pub(crate) mod csv;
pub mod escape;
mod html;
pub(crate) mod json;
mod list;
mod markdown;
mod page;
mod references;
mod style;
mod table;
mod text_table;
pub(crate) mod wrap;

pub use cell::Cell;
pub(crate) use column::Shape;
pub use column::{Column, Heading, Tabular};
pub(crate) use column::{column_list, columns};
pub use page::{Content, Field, Item, Page, Section};
pub use references::{Bibliography, Genre, Reference};
pub use style::{Screen, Style, Tone};
pub use table::{Arrangement, Row, Sort, Table, UnknownColumn};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Table,
    /// One record after the other, for people with narrow terminals or long texts.
    List,
    Csv,
    Tsv,
    Json,
    Jsonl,
    Markdown,
    Html,
    Svg,
}

impl Output {
    /// Every output, in the order in which help texts name them.
    pub const ALL: [Self; 9] = [
        Self::Table,
        Self::List,
        Self::Csv,
        Self::Tsv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Html,
        Self::Svg,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::List => "list",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Svg => "svg",
        }
    }

    /// Tells whether people read it, with a heading above, and not a script.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::List | Self::Markdown | Self::Html | Self::Svg)
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.name().eq_ignore_ascii_case(name))
    }
}

/// Something to be shown.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    Table(Table<'a>),
    Page(Page<'a>),
}

/// Something was to be written in an output that cannot hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsuited {
    /// A page, in an output that holds only rows: csv, tsv or jsonl.
    NotRows,
    /// Rows or a page, as svg, which pictures alone are written in.
    NotAPicture,
}

/// Writes `body` as `output`: the only way out of this folder.
///
/// The text ends with exactly one newline (jsonl without rows is empty), has no trailing blanks,
/// and no escape sequences unless `style` allows them. The same body gives the same text.
pub fn render(body: &Body<'_>, output: Output, style: &Style) -> Result<String, Unsuited> {
    let style = &style.at_least_narrow();
    Ok(match (body, output) {
        (Body::Table(table), Output::Table) => text_table::render(table, style) + "\n",
        (Body::Table(table), Output::List) => list::render(table, style) + "\n",
        (Body::Table(table), Output::Csv) => csv::comma_separated(table),
        (Body::Table(table), Output::Tsv) => csv::tab_separated(table),
        (Body::Table(table), Output::Json) => json::document(table),
        (Body::Table(table), Output::Jsonl) => json::lines(table),
        (Body::Table(table), Output::Markdown) => markdown::table(table) + "\n",
        (Body::Table(table), Output::Html) => html::table(table),
        (Body::Page(page), Output::Html) => html::page(page),
        (Body::Page(page), Output::Table) => page.on_screen(style, text_table::render) + "\n",
        (Body::Page(page), Output::List) => page.on_screen(style, list::render) + "\n",
        (Body::Page(page), Output::Json) => json::document(page),
        (Body::Page(page), Output::Markdown) => markdown::page(page) + "\n",
        (Body::Page(_), Output::Csv | Output::Tsv | Output::Jsonl) => {
            return Err(Unsuited::NotRows);
        }
        (Body::Table(_) | Body::Page(_), Output::Svg) => return Err(Unsuited::NotAPicture),
    })
}
