//! A table on the screen: aligned columns under one rule.

use std::iter;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, LineStyle};

use super::column::{Room, Shown};
use super::wrap::{place_behind, visible_lines, widest_word, width, wrap};
use super::{Heading, Row, Style, Table, Tone, list};

const GAP: u16 = 2;

/// The widest column that comfy-table sets without breaking its lines.
const WIDEST: usize = u16::MAX as usize;

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
    let in_use = table.columns_on_screen();
    let repeats = table.repeats(&in_use);
    let mut columns: Vec<TextColumn<'_>> =
        in_use.iter().map(|index| TextColumn::of(table, *index, &repeats, style)).collect();
    if limit >= NARROW && total(&columns, |column| column.least) > limit {
        columns
            .iter_mut()
            .filter(|it| it.heading.room == Room::Letters)
            .for_each(TextColumn::stand_up);
    }
    let Some(dropped) = drop_columns(&mut columns, limit).filter(|_| limit >= NARROW) else {
        return list::render(table, style);
    };
    narrow(&mut columns, limit);
    let tallest = columns.iter().map(|column| column.texts[0].len()).max().unwrap_or(0);
    for column in &mut columns {
        let title = &mut column.texts[0];
        title.splice(..0, vec![String::new(); tallest - title.len()]);
    }
    if columns.iter().any(|column| column.width > WIDEST) {
        return list::render(table, style);
    }
    let note = match dropped.join(", ") {
        none if none.is_empty() => none,
        keys => format!("not shown at this width: {keys} (-o list shows every column)"),
    };
    let heading = style.heading_lines(&table.heading);
    let drawn = drawn(&columns, table, &repeats, style);
    let note = visible_lines(&note, style.width);
    let note = note.iter().map(|line| Tone::Muted.paint(line, style)).collect();
    let meanings = list::meanings(table, columns.iter().map(|column| column.index), style);
    let blocks = [heading, note, drawn, meanings];
    let blocks = blocks.iter().filter(|lines| !lines.is_empty());
    blocks.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

struct TextColumn<'t> {
    index: usize,
    heading: &'t Heading,
    texts: Vec<Vec<String>>,
    width: usize,
    /// The width below which it would rather go.
    least: usize,
    /// The blanks behind it, unless it is the last.
    gap: u16,
}

impl<'t> TextColumn<'t> {
    /// Returns a column in which nothing is wrapped yet.
    fn of(table: &'t Table<'_>, index: usize, repeats: &[bool], style: &Style) -> Self {
        let unlimited = Style { width: None, ..*style };
        let heading = &table.headings()[index];
        let has_aside = table.is_aside(index + 1);
        let cells = table.rows().zip(repeats).map(|(row, repeats)| {
            let cell = &row.cells[index];
            let is_blank =
                (heading.sparse && cell.is_empty()) || (heading.shown == Shown::Once && *repeats);
            let mut lines = if is_blank { Vec::new() } else { cell.lines(&unlimited) };
            let aside = if has_aside { table.aside(&row, index) } else { None };
            if let (Some(last), Some(aside)) = (lines.last_mut(), aside) {
                let aside = visible_lines(&aside, None).join(" ");
                *last = format!("{last} ({aside})");
            }
            lines
        });
        let title = visible_lines(&heading.title, None);
        let texts: Vec<Vec<String>> = std::iter::once(title).chain(cells).collect();
        let width = widest(&texts, width);
        let decent = match heading.room {
            Room::Whole | Room::Letters => width,
            Room::Sentences => PROSE,
            Room::Names => match style.width {
                Some(limit) if width > DECENT => {
                    widest(&texts, in_two_lines).min(limit * 2 / 5).max(DECENT)
                }
                _ => DECENT,
            },
            Room::Words => DECENT,
        };
        let least = if width <= decent || style.width.is_none() {
            width
        } else {
            widest(&texts, widest_word).max(decent)
        };
        Self { index, heading, texts, width, least, gap: GAP }
    }

    /// Puts the letters of the title below each other.
    fn stand_up(&mut self) {
        let title = self.texts[0].concat();
        self.texts[0] = title.chars().map(String::from).collect();
        self.width = widest(&self.texts, width);
        (self.least, self.gap) = (self.width, 1);
    }

    /// Wraps the texts at the width of the column, which is as narrow as they are then.
    fn wrap(&mut self) {
        for lines in &mut self.texts {
            for line in std::mem::take(lines) {
                wrap(&line, self.width, lines);
            }
        }
        self.width = widest(&self.texts, width);
    }
}

fn widest(texts: &[Vec<String>], measure: fn(&str) -> usize) -> usize {
    texts.iter().flatten().map(|line| measure(line)).max().unwrap_or(0)
}

/// Returns the columns that a text needs to fill no more than two lines.
fn in_two_lines(text: &str) -> usize {
    let is_enough = |limit: &usize| {
        let mut lines = Vec::new();
        wrap(text, *limit, &mut lines);
        lines.len() <= 2
    };
    let whole = width(text);
    (whole / 2..whole).find(is_enough).unwrap_or(whole)
}

/// Drops columns until the others can have their least width, and returns the keys of those that went.
///
/// Returns `None` if the columns that must stay do not fit.
fn drop_columns<'t>(columns: &mut Vec<TextColumn<'t>>, limit: usize) -> Option<Vec<&'t str>> {
    let all: Vec<&str> = columns.iter().map(|column| &*column.heading.key).collect();
    while total(columns, |column| column.least) > limit {
        let droppable = columns.iter().enumerate().filter(|(_, it)| it.heading.drop_at > 0);
        let (first, _) = droppable.max_by_key(|(_, it)| it.heading.drop_at)?;
        columns.remove(first);
    }
    let is_gone = |key: &&str| columns.iter().all(|column| column.heading.key != *key);
    Some(all.into_iter().filter(is_gone).collect())
}

/// Lets the widest columns give way until all fit: a narrow one never wraps for the sake of a wide one.
fn narrow(columns: &mut [TextColumn<'_>], limit: usize) {
    let widest: Vec<usize> = columns.iter().map(|column| column.width).collect();
    for column in &mut *columns {
        column.width = column.width.min(limit);
    }
    while total(columns, |column| column.width) > limit {
        let can_give = columns.iter_mut().filter(|column| column.width > column.least);
        let Some(widest) = can_give.max_by_key(|column| column.width) else { break };
        widest.width -= 1;
    }
    for (column, widest) in columns.iter_mut().zip(widest) {
        if column.width < widest {
            column.wrap();
        }
    }
}

fn total(columns: &[TextColumn<'_>], width: fn(&TextColumn<'_>) -> usize) -> usize {
    let all = columns.iter().map(|column| width(column).saturating_add(column.gap.into()));
    let last = columns.last().map_or(0, |column| column.gap.into());
    all.fold(0, usize::saturating_add).saturating_sub(last)
}

/// Returns the lines of the header, the rule and the rows, which comfy-table sets beside each other.
///
/// To comfy-table, all rows are one row of many lines.
fn drawn(
    columns: &[TextColumn<'_>],
    table: &Table<'_>,
    repeats: &[bool],
    style: &Style,
) -> Vec<String> {
    let height = |row: usize| columns.iter().map(|column| column.texts[row].len()).max();
    let has_groups = repeats.contains(&true);
    // The lines of each row, with a blank one behind the last of a group.
    let heights = (1..=repeats.len()).map(|row| {
        let ends_group = has_groups && repeats.get(row) == Some(&false);
        height(row).unwrap_or(0).max(1) + usize::from(ends_group)
    });
    let heights: Vec<usize> = heights.collect();
    let text = |column: &TextColumn<'_>| {
        let mut lines: Vec<&str> = Vec::new();
        for (text, height) in column.texts[1..].iter().zip(&heights) {
            lines.extend(text.iter().map(String::as_str).chain(iter::repeat("")).take(*height));
        }
        lines.join("\n")
    };
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(NOTHING.header_separator(LineStyle::none().fill(style.rule())));
    drawing.set_header(columns.iter().map(|column| column.texts[0].join("\n")));
    if !table.is_empty() {
        drawing.add_row(columns.iter().map(text));
    }
    let last = columns.len().saturating_sub(1);
    for ((index, drawn), column) in drawing.column_iter_mut().enumerate().zip(columns) {
        drawn.set_padding((0, if index == last { 0 } else { column.gap }));
        let is_number = column.heading.is_number();
        drawn.set_cell_alignment(if is_number {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        });
    }
    let lines = drawing.lines();
    if !style.color {
        return lines.map(|line| line.trim_end().to_owned()).collect();
    }
    let above = iter::repeat_n(None, height(0).unwrap_or(0).max(1) + 1);
    let below =
        table.rows().zip(&heights).flat_map(|(row, height)| iter::repeat_n(Some(row), *height));
    let painted = lines.zip(above.chain(below)).map(|(line, row)| match row {
        None => Tone::Muted.paint(&line, style),
        Some(row) if row.tone == Tone::Plain => painted(&line, columns, &row, style),
        Some(row) => row.tone.paint(&line, style),
    });
    painted.collect()
}

/// Returns a line of a row, what stands in each column in its tone.
fn painted(line: &str, columns: &[TextColumn<'_>], row: &Row<'_, '_>, style: &Style) -> String {
    let mut painted = String::new();
    let mut rest = line;
    for column in columns {
        let (text, after) =
            rest.split_at(place_behind(rest, column.width + usize::from(column.gap)));
        let tone = column.heading.tone_in(row.tone, &row.cells[column.index]);
        painted.push_str(&tone.paint(text, style));
        painted.push_str(&text[text.trim_end().len()..]);
        rest = after;
    }
    painted.truncate(painted.trim_end().len());
    painted
}
