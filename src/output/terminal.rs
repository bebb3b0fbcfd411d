//! A table on the screen: aligned columns under one rule.
//!
//! The columns' widths are chosen in [`fit`](super::fit) and their texts wrapped before
//! comfy-table gets to see them; it only sets them beside each other.

use std::borrow::Cow;
use std::iter;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, LineStyle};

use super::column::{Blank, Room};
use super::fit::{GAP, Share, Wish, fit};
use super::wrap::{broken, visible_lines, widest_line, widest_word};
use super::{Heading, Row, Style, Table, Tone, list};

/// Below this width records are easier to read than columns.
const NARROW: usize = 50;

/// The width a column of running text should have, if it has that much text.
const DECENT: usize = 16;

/// The width a column of whole sentences should have.
const PROSE: usize = 32;

/// Writes the rows as columns, or as a list where columns would be too narrow; no final newline.
pub(super) fn render(table: &Table<'_>, style: &Style) -> String {
    // A pipe is as wide as one likes.
    let columns = style.width.unwrap_or(usize::MAX);
    let sheet = Sheet::of(table, style);
    let wrapped = |index, limit| sheet.wrapped_width(index, limit);
    match fit(&sheet.wishes(), columns, wrapped) {
        Some(shares) if columns >= NARROW => sheet.on_screen(&shares),
        _ => list::render(table, style),
    }
}

/// A table's columns that are in use, and the text of their cells.
struct Sheet<'t> {
    heading: &'t str,
    columns: Vec<&'t Heading>,
    rows: Vec<Line<'t>>,
    style: &'t Style,
}

/// The texts of a row, not wrapped yet.
struct Line<'t> {
    texts: Vec<Cow<'t, str>>,
    tone: Tone,
    begins_a_group: bool,
}

impl<'t> Sheet<'t> {
    fn of(table: &'t Table<'_>, style: &'t Style) -> Self {
        let in_use = table.columns_in_use();
        let repeats = table.repeats(&in_use);
        let has_groups = repeats.contains(&true);
        let text = |index: usize, row: Row<'t, '_>, repeats: bool| {
            let heading = &table.headings[index];
            let is_sparse = heading.blank == Blank::Nothing && row.cells[index].is_empty();
            let is_blank = is_sparse || (repeats && heading.once);
            if is_blank { Cow::Borrowed("") } else { row.cells[index].on_screen(style) }
        };
        let line = |(row, repeats): (Row<'t, '_>, bool)| Line {
            texts: in_use.iter().map(|&index| text(index, row, repeats)).collect(),
            tone: row.tone,
            begins_a_group: has_groups && !repeats,
        };
        Self {
            heading: &table.heading,
            rows: table.rows().zip(repeats).map(line).collect(),
            columns: in_use.iter().map(|&index| &table.headings[index]).collect(),
            style,
        }
    }

    /// Returns what each column asks for.
    fn wishes(&self) -> Vec<Wish> {
        self.columns.iter().enumerate().map(|(index, heading)| self.wish(index, heading)).collect()
    }

    fn wish(&self, index: usize, heading: &Heading) -> Wish {
        let widest = |measure: fn(&str) -> usize| self.texts(index).map(measure).max().unwrap_or(0);
        let natural = widest(widest_line);
        let decent = match heading.room {
            Room::Whole => natural,
            Room::Sentences => PROSE,
            Room::Words => DECENT,
        };
        let least = if natural <= decent || self.style.width.is_none() {
            natural
        } else {
            widest(widest_word).max(decent)
        };
        Wish { natural, least, drop_at: heading.drop_at }
    }

    /// Returns the width of a column once it is wrapped at `limit`.
    fn wrapped_width(&self, index: usize, limit: usize) -> usize {
        let texts = self.texts(index).map(|text| broken(text, limit));
        texts.map(|text| widest_line(&text)).max().unwrap_or(0)
    }

    /// Returns everything that stands in a column, its title last.
    fn texts(&self, index: usize) -> impl Iterator<Item = &str> {
        let texts = self.rows.iter().map(move |row| &*row.texts[index]);
        texts.chain(iter::once(&*self.columns[index].title))
    }

    fn on_screen(&self, shares: &[Share]) -> String {
        let columns = self.style.width;
        let heading = visible_lines(self.heading, columns);
        let note = visible_lines(&self.note_on_missing(shares), columns);
        let blocks = [heading, self.drawn(shares), note];
        let blocks = blocks.iter().filter(|lines| !lines.is_empty());
        blocks.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
    }

    /// Says which columns found no room, and how to see them.
    fn note_on_missing(&self, shares: &[Share]) -> String {
        let shown = |index: usize| shares.iter().any(|share| share.index == index);
        let missing = self.columns.iter().enumerate().filter(|(index, _)| !shown(*index));
        let keys: Vec<&str> = missing.map(|(_, heading)| &*heading.key).collect();
        if keys.is_empty() {
            return String::new();
        }
        let keys = keys.join(", ");
        format!("not shown at this width: {keys} (-o list shows every column)")
    }

    /// Returns the lines of the header, the rule and the rows.
    fn drawn<'s>(&'s self, shares: &[Share]) -> Vec<String> {
        let cell = |text: &'s str, share: &Share| broken(text, share.width);
        let header: Vec<Cow<'_, str>> =
            shares.iter().map(|share| cell(&self.columns[share.index].title, share)).collect();
        let mut tones = vec![Tone::Plain; height(&header) + 1];
        let mut rows = Vec::with_capacity(self.rows.len());
        for (number, row) in self.rows.iter().enumerate() {
            if row.begins_a_group && number > 0 {
                tones.push(Tone::Plain);
                rows.push(vec![Cow::Borrowed(""); shares.len()]);
            }
            let cells: Vec<Cow<'_, str>> =
                shares.iter().map(|share| cell(&row.texts[share.index], share)).collect();
            tones.extend(iter::repeat_n(row.tone, height(&cells)));
            rows.push(cells);
        }
        let columns: Vec<&Heading> = shares.iter().map(|share| self.columns[share.index]).collect();
        let lines = beside_each_other(&columns, header, rows, self.style.rule());
        // Should comfy-table ever break a line once more, the surplus is plain rather than lost.
        let tones = tones.into_iter().chain(iter::repeat(Tone::Plain));
        lines.iter().zip(tones).map(|(line, tone)| tone.paint(line, self.style)).collect()
    }
}

/// Returns the lines that a row of wrapped texts takes.
fn height(texts: &[Cow<'_, str>]) -> usize {
    texts.iter().map(|text| text.matches('\n').count() + 1).max().unwrap_or(1)
}

/// Sets wrapped texts beside each other.
fn beside_each_other(
    columns: &[&Heading],
    header: Vec<Cow<'_, str>>,
    rows: Vec<Vec<Cow<'_, str>>>,
    rule: char,
) -> Vec<String> {
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(NOTHING.header_separator(LineStyle::none().fill(rule)));
    drawing.set_header(header);
    drawing.add_rows(rows);
    let last = columns.len().saturating_sub(1);
    for ((index, column), heading) in drawing.column_iter_mut().enumerate().zip(columns) {
        let gap = if index == last { 0 } else { GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
        column.set_cell_alignment(if heading.right {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        });
    }
    drawing.lines().collect()
}
