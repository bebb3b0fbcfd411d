//! One record, to be read from top to bottom.

use std::borrow::Cow;

use serde::Serialize;

use super::wrap::{visible_lines, width};
use super::{Cell, Column, Style, Table, Tabular, Tone, list};

type Key = &'static str;
type Text<'a> = Cow<'a, str>;

/// How far the content of a section stands in, and an item's lines below its title.
const INDENT: usize = 2;

/// One record: what it is called, its fields, and sections for whatever there are several of.
///
/// Fields without a value and sections without content may be given; people do not get to see
/// them, and JSON has `null` or an empty array for them, so that its keys never change.
#[derive(Clone, Debug, Default)]
pub struct Page<'a> {
    pub title: Text<'a>,
    pub fields: Vec<Field<'a>>,
    pub sections: Vec<Section<'a>>,
    /// Whether its rows have their optional columns too.
    pub all_columns: bool,
}

/// A single value.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    pub key: Key,
    pub title: Key,
    pub cell: Cell<'a>,
}

/// A part of a page under a heading of its own.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    pub key: Key,
    pub title: Text<'a>,
    pub content: Content<'a>,
}

/// What a section holds.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Content<'a> {
    Table(Table<'a>),
    Paragraphs(Vec<Text<'a>>),
    Notes(Vec<Text<'a>>),
    Items(Vec<Item<'a>>),
}

/// A thing with a title, some lines about it, and where to find it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Item<'a> {
    pub title: Text<'a>,
    pub lines: Vec<Text<'a>>,
    /// Its addresses; each stands whole on a line of its own, however long it is.
    pub urls: Vec<Text<'a>>,
}

impl<'a> Page<'a> {
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub fn field(mut self, key: Key, title: Key, cell: impl Into<Cell<'a>>) -> Self {
        self.fields.push(Field { key, title, cell: cell.into() });
        self
    }

    pub fn rows<R: Tabular>(self, key: Key, title: impl Into<Text<'a>>, rows: &'a [R]) -> Self {
        self.rows_with(key, title, R::columns(), rows)
    }

    /// Adds a section of rows as they come, with other columns than they usually have.
    pub fn rows_with<R: Tabular>(
        self,
        key: Key,
        title: impl Into<Text<'a>>,
        mut columns: Vec<Column<R>>,
        rows: &'a [R],
    ) -> Self {
        columns.retain(|column| self.all_columns || !column.optional);
        self.section(key, title, Content::Table(Table::of_columns(columns, rows)))
    }

    pub fn paragraphs(
        self,
        key: Key,
        title: impl Into<Text<'a>>,
        paragraphs: Vec<Text<'a>>,
    ) -> Self {
        self.section(key, title, Content::Paragraphs(paragraphs))
    }

    pub fn notes(self, key: Key, title: impl Into<Text<'a>>, notes: Vec<Text<'a>>) -> Self {
        self.section(key, title, Content::Notes(notes))
    }

    pub fn items(self, key: Key, title: impl Into<Text<'a>>, items: Vec<Item<'a>>) -> Self {
        self.section(key, title, Content::Items(items))
    }

    fn section(mut self, key: Key, title: impl Into<Text<'a>>, content: Content<'a>) -> Self {
        self.sections.push(Section { key, title: title.into(), content });
        self
    }

    pub fn fields_in_use(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| !field.cell.is_empty())
    }

    pub fn sections_in_use(&self) -> impl Iterator<Item = &Section<'a>> {
        self.sections.iter().filter(|section| !section.content.is_empty())
    }

    /// Writes the page for the screen, rows as `write_rows` does, without a final newline.
    pub(super) fn on_screen(&self, style: &Style, write_rows: WriteRows) -> String {
        let fields = self
            .fields_in_use()
            .map(|field| (field.title, Cow::Borrowed(&field.cell), Tone::Plain));
        let fields: Vec<_> = fields.collect();
        let mut blocks =
            vec![underlined(&self.title, style), list::fields(&fields, style).join("\n")];
        for section in self.sections_in_use() {
            let content = section.content.on_screen(&style.indented(INDENT), write_rows);
            blocks.push(format!(
                "{}\n{}",
                style.heading_lines(&section.title).join("\n"),
                indented(&content)
            ));
        }
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n")
    }
}

/// Writes rows for the screen, as a table or one below the other, without a final newline.
type WriteRows = fn(&Table<'_>, &Style) -> String;

impl Content<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Table(table) => table.is_empty(),
            Self::Paragraphs(texts) | Self::Notes(texts) => {
                texts.iter().all(|text| text.is_empty())
            }
            Self::Items(items) => items.is_empty(),
        }
    }

    fn on_screen(&self, style: &Style, write_rows: WriteRows) -> String {
        let inner = style.indented(INDENT);
        match self {
            Self::Table(table) => write_rows(table, style),
            Self::Paragraphs(texts) => {
                let texts = texts.iter().filter(|text| !text.is_empty());
                texts.map(|text| wrapped(text, style)).collect::<Vec<_>>().join("\n\n")
            }
            Self::Notes(notes) => {
                let dashed = |note| format!("- {}", indented(&wrapped(note, &inner)).trim_start());
                notes.iter().map(|note| dashed(note)).collect::<Vec<_>>().join("\n")
            }
            Self::Items(items) => {
                items.iter().map(|item| item.on_screen(style)).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl Item<'_> {
    fn on_screen(&self, style: &Style) -> String {
        let inner = style.indented(INDENT);
        let lines = self.lines.iter().map(|line| wrapped(line, &inner));
        let urls = self.urls.iter().map(|url| linked(url, style));
        let below = lines.chain(urls).map(|text| indented(&text));
        std::iter::once(wrapped(&self.title, style)).chain(below).collect::<Vec<_>>().join("\n")
    }
}

fn wrapped(text: &str, style: &Style) -> String {
    visible_lines(text, style.width).join("\n")
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("{:INDENT$}{line}", "").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn underlined(title: &str, style: &Style) -> String {
    let lines = visible_lines(title, style.width);
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let width = style.width.map_or(widest, |columns| widest.min(columns));
    let rule = Tone::Muted.paint(&style.rule().to_string().repeat(width), style);
    format!("{}\n{rule}", style.heading_lines(title).join("\n"))
}

/// Returns the address, as a link if it is a web address without surprises.
fn linked(url: &str, style: &Style) -> String {
    let shown = visible_lines(url, None).concat();
    let plain = url.starts_with("http") && url.bytes().all(|byte| byte.is_ascii_graphic());
    if style.hyperlinks && plain {
        format!("\x1B]8;;{url}\x1B\\{shown}\x1B]8;;\x1B\\")
    } else {
        shown
    }
}
