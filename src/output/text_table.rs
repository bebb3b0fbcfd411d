//! A table on the screen: aligned columns under one rule.

use std::borrow::Cow;

use super::column::Room;
use super::wrap::{visible_lines, widest_line, widest_word, width};
use super::{Heading, Style, Table, Tone, list};

/// What stands between two columns.
const GAP: &str = "  ";

/// Below this width records are easier to read than columns.
const NARROW: usize = 50;

/// The width a column of running text should have, if it has that much text.
const DECENT: usize = 16;

/// The width a column of whole sentences should have.
const PROSE: usize = 32;

/// Writes the rows as columns, or as a list where columns would be too narrow; no final newline.
pub(super) fn render(table: &Table<'_>, style: &Style) -> String {
    // A pipe is as wide as one likes.
    let limit = style.width.unwrap_or(usize::MAX);
    let in_use = table.columns_in_use();
    let repeats = table.repeats(&in_use);
    let mut columns: Vec<TextColumn<'_>> =
        in_use.iter().map(|index| TextColumn::of(table, *index, &repeats, style)).collect();
    let Some(dropped) = drop_columns(&mut columns, limit).filter(|_| limit >= NARROW) else {
        return list::render(table, style);
    };
    narrow(&mut columns, limit);
    let note = match dropped.join(", ") {
        none if none.is_empty() => none,
        keys => format!("not shown at this width: {keys} (-o list shows every column)"),
    };
    let heading = visible_lines(&table.heading, style.width);
    let lines = drawn(&columns, table, &repeats, style);
    let blocks = [heading, lines, visible_lines(&note, style.width)];
    let blocks = blocks.iter().filter(|lines| !lines.is_empty());
    blocks.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

/// A column of which something is shown.
struct TextColumn<'t> {
    heading: &'t Heading,
    /// The title and the cells, not wrapped yet.
    texts: Vec<Cow<'t, str>>,
    /// The width it is given; at first the one at which nothing has to wrap.
    width: usize,
    /// The width below which it would rather go.
    least: usize,
}

impl<'t> TextColumn<'t> {
    fn of(table: &'t Table<'_>, index: usize, repeats: &[bool], style: &'t Style) -> Self {
        let heading = &table.headings()[index];
        let mut texts = vec![Cow::Borrowed(&*heading.title)];
        for (row, repeats) in table.rows().zip(repeats) {
            let cell = &row.cells[index];
            let is_blank = (heading.sparse && cell.is_empty()) || (heading.once && *repeats);
            texts.push(if is_blank { Cow::Borrowed("") } else { cell.on_screen(style) });
        }
        let widest = |measure: fn(&str) -> usize| texts.iter().map(|text| measure(text)).max();
        let width = widest(widest_line).unwrap_or(0);
        let decent = match heading.room {
            Room::Whole => width,
            Room::Sentences => PROSE,
            Room::Words => DECENT,
        };
        let least = if width <= decent || style.width.is_none() {
            width
        } else {
            widest(widest_word).unwrap_or(0).max(decent)
        };
        Self { heading, texts, width, least }
    }
}

/// Drops columns until the others can have their least width, and returns the keys of those that went.
///
/// Returns `None` if the columns that must stay do not fit.
fn drop_columns<'t>(columns: &mut Vec<TextColumn<'t>>, limit: usize) -> Option<Vec<&'t str>> {
    let all: Vec<&str> = columns.iter().map(|column| &*column.heading.key).collect();
    while total(columns.iter().map(|column| column.least)) > limit {
        let droppable = columns.iter().enumerate().filter(|(_, it)| it.heading.drop_at > 0);
        let (first, _) = droppable.max_by_key(|(_, it)| it.heading.drop_at)?;
        columns.remove(first);
    }
    let is_gone = |key: &&str| columns.iter().all(|column| column.heading.key != *key);
    Some(all.into_iter().filter(is_gone).collect())
}

/// Lets the widest columns give way until all fit: a narrow one never wraps for the sake of a wide one.
fn narrow(columns: &mut [TextColumn<'_>], limit: usize) {
    for column in &mut *columns {
        column.width = column.width.min(limit);
    }
    while total(columns.iter().map(|column| column.width)) > limit {
        let can_give = columns.iter_mut().filter(|column| column.width > column.least);
        let Some(widest) = can_give.max_by_key(|column| column.width) else { return };
        widest.width -= 1;
    }
}

/// Returns the width of columns of these widths beside each other.
fn total(widths: impl ExactSizeIterator<Item = usize>) -> usize {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    widths.fold(gaps, usize::saturating_add)
}

/// Returns the lines of the header, the rule and the rows.
fn drawn(
    columns: &[TextColumn<'_>],
    table: &Table<'_>,
    repeats: &[bool],
    style: &Style,
) -> Vec<String> {
    let columns: Vec<Wrapped> = columns.iter().map(Wrapped::of).collect();
    let mut lines = beside_each_other(&columns, 0, Tone::Plain, style);
    lines.push(style.rule(total(columns.iter().map(|column| column.width))));
    let has_groups = repeats.contains(&true);
    for (index, row) in table.rows().enumerate() {
        if has_groups && index > 0 && !repeats[index] {
            lines.push(String::new());
        }
        lines.extend(beside_each_other(&columns, index + 1, row.tone, style));
    }
    lines
}

/// A column whose texts are wrapped; it is often narrower than it may be.
struct Wrapped {
    texts: Vec<Vec<String>>,
    width: usize,
    is_right: bool,
}

impl Wrapped {
    fn of(column: &TextColumn<'_>) -> Self {
        let wrapped = |text: &Cow<'_, str>| visible_lines(text, Some(column.width));
        let texts: Vec<Vec<String>> = column.texts.iter().map(wrapped).collect();
        let width = texts.iter().flatten().map(|line| width(line)).max().unwrap_or(0);
        Self { texts, width, is_right: column.heading.is_number() }
    }
}

/// Returns the lines of a row, of which the header is the first.
fn beside_each_other(columns: &[Wrapped], row: usize, tone: Tone, style: &Style) -> Vec<String> {
    let height = columns.iter().map(|column| column.texts[row].len()).max().unwrap_or(0).max(1);
    let line = |number: usize| {
        let mut line = String::new();
        for (place, column) in columns.iter().enumerate() {
            let text = column.texts[row].get(number).map_or("", String::as_str);
            let pad = " ".repeat(column.width - width(text));
            let gap = if place == 0 { "" } else { GAP };
            let cell = if column.is_right { [gap, &pad, text] } else { [gap, text, &pad] };
            line.extend(cell);
        }
        tone.paint(&line, style)
    };
    (0..height).map(line).collect()
}
