//! One record, to be read from top to bottom.

use std::borrow::Cow;

use super::wrap::{visible_lines, width};
use super::{Cell, Style, Table, Tabular, list};

/// How far the content of a section stands in, and an item's lines below its title.
const INDENT: usize = 2;

/// One record: what it is called, its fields, and sections for whatever there are several of.
///
/// Fields without a value and sections without content may be given; people do not get to see
/// them, and JSON has `null` or an empty array for them, so that its keys never change.
#[derive(Clone, Debug, Default)]
pub struct Page<'a> {
    /// What stands above everything.
    pub title: Cow<'a, str>,
    /// Single values.
    pub fields: Vec<Field<'a>>,
    /// Everything else.
    pub sections: Vec<Section<'a>>,
    /// Whether its rows have their optional columns too.
    pub all_columns: bool,
}

/// A single value.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Its JSON key.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The value.
    pub cell: Cell<'a>,
}

/// A part of a page under a heading of its own.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// Its JSON key.
    pub key: &'static str,
    /// Its heading.
    pub title: Cow<'a, str>,
    /// What stands below.
    pub content: Content<'a>,
}

/// What a section holds.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// Rows.
    Table(Table<'a>),
    /// Running text.
    Paragraphs(Vec<Cow<'a, str>>),
    /// Short texts, each behind a dash.
    Notes(Vec<Cow<'a, str>>),
    /// Things with a title, such as sources.
    Items(Vec<Item<'a>>),
}

/// A thing with a title, some lines about it, and where to find it.
#[derive(Clone, Debug, Default)]
pub struct Item<'a> {
    /// What it is called.
    pub title: Cow<'a, str>,
    /// What there is to say about it.
    pub lines: Vec<Cow<'a, str>>,
    /// Its addresses; each stands whole on a line of its own, however long it is.
    pub urls: Vec<Cow<'a, str>>,
}

impl<'a> Page<'a> {
    /// Starts a page called `title`.
    pub fn new(title: impl Into<Cow<'a, str>>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a single value.
    pub fn field(
        mut self,
        key: &'static str,
        title: &'static str,
        cell: impl Into<Cell<'a>>,
    ) -> Self {
        self.fields.push(Field { key, title, cell: cell.into() });
        self
    }

    /// Adds a section of rows as they come.
    pub fn rows<R: Tabular>(
        self,
        key: &'static str,
        title: impl Into<Cow<'a, str>>,
        rows: &'a [R],
    ) -> Self {
        let table = if self.all_columns { Table::whole(rows) } else { Table::plain(rows) };
        self.section(key, title, Content::Table(table))
    }

    /// Adds a section of running text.
    pub fn paragraphs(
        self,
        key: &'static str,
        title: impl Into<Cow<'a, str>>,
        paragraphs: Vec<Cow<'a, str>>,
    ) -> Self {
        self.section(key, title, Content::Paragraphs(paragraphs))
    }

    /// Adds a section of short texts.
    pub fn notes(
        self,
        key: &'static str,
        title: impl Into<Cow<'a, str>>,
        notes: Vec<Cow<'a, str>>,
    ) -> Self {
        self.section(key, title, Content::Notes(notes))
    }

    /// Adds a section of things with a title.
    pub fn items(
        self,
        key: &'static str,
        title: impl Into<Cow<'a, str>>,
        items: Vec<Item<'a>>,
    ) -> Self {
        self.section(key, title, Content::Items(items))
    }

    fn section(
        mut self,
        key: &'static str,
        title: impl Into<Cow<'a, str>>,
        content: Content<'a>,
    ) -> Self {
        self.sections.push(Section { key, title: title.into(), content });
        self
    }

    /// Returns the fields that have a value.
    pub fn fields_in_use(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| !field.cell.is_empty())
    }

    /// Returns the sections that have content.
    pub fn sections_in_use(&self) -> impl Iterator<Item = &Section<'a>> {
        self.sections.iter().filter(|section| !section.content.is_empty())
    }

    /// Writes the page for the screen, rows as `write_rows` does, without a final newline.
    pub(super) fn on_screen(&self, style: &Style, write_rows: WriteRows) -> String {
        let fields: Vec<(&str, &Cell<'_>)> =
            self.fields_in_use().map(|field| (field.title, &field.cell)).collect();
        let mut blocks =
            vec![underlined(&self.title, style), list::fields(&fields, style).join("\n")];
        blocks.extend(self.sections_in_use().map(|section| section.on_screen(style, write_rows)));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n")
    }
}

/// Writes rows for the screen, as a table or one below the other, without a final newline.
type WriteRows = fn(&Table<'_>, &Style) -> String;

impl Section<'_> {
    fn on_screen(&self, style: &Style, write_rows: WriteRows) -> String {
        let title = visible_lines(&self.title, style.width).join("\n");
        let content = self.content.on_screen(&style.indented(INDENT), write_rows);
        format!("{title}\n{}", indented(&content))
    }
}

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
        match self {
            Self::Table(table) => write_rows(table, style),
            Self::Paragraphs(paragraphs) => {
                let texts = paragraphs.iter().filter(|text| !text.is_empty());
                let blocks = texts.map(|text| visible_lines(text, style.width).join("\n"));
                blocks.collect::<Vec<_>>().join("\n\n")
            }
            Self::Notes(notes) => {
                let inner = style.indented(INDENT).width;
                let note = |note: &Cow<'_, str>| dashed(&visible_lines(note, inner));
                notes.iter().map(note).collect::<Vec<_>>().join("\n")
            }
            Self::Items(items) => {
                items.iter().map(|item| item.on_screen(style)).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl Item<'_> {
    fn on_screen(&self, style: &Style) -> String {
        let inner = style.indented(INDENT).width;
        let mut below: Vec<String> =
            self.lines.iter().flat_map(|line| visible_lines(line, inner)).collect();
        below.extend(self.urls.iter().map(|url| linked(url, style)));
        let mut lines = visible_lines(&self.title, style.width);
        lines.extend(below.iter().map(|line| indented(line)));
        lines.join("\n")
    }
}

fn underlined(title: &str, style: &Style) -> String {
    let mut lines = visible_lines(title, style.width);
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let columns = style.width.unwrap_or(widest);
    lines.push(style.rule().to_string().repeat(widest.min(columns)));
    lines.join("\n")
}

/// Returns lines with a dash before the first and the others in line with it.
fn dashed(lines: &[String]) -> String {
    let margins = std::iter::once("- ").chain(std::iter::repeat("  "));
    let lines = margins.zip(lines).map(|(margin, line)| format!("{margin}{line}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("{:INDENT$}{line}", "").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
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
