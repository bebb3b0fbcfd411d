//! One record after the other, a line for each value.

use super::column::Blank;
use super::wrap::{visible_lines, width};
use super::{Cell, Heading, Row, Style, Table};

/// The columns a value should have beside its title; with fewer it goes below it.
const ROOM: usize = 16;

/// How far a value stands in below its title.
const BELOW: usize = 2;

/// Writes a record for every row, with a blank line between them and no final newline.
pub(super) fn render(table: &Table<'_>, style: &Style) -> String {
    let in_use = table.columns_in_use();
    let heading = visible_lines(&table.heading, style.width).join("\n");
    let records = table.rows().zip(table.repeats(&in_use)).map(|(row, repeats)| {
        let is_above = |index: usize| repeats && table.headings[index].once;
        let shown: Vec<usize> = in_use.iter().copied().filter(|index| !is_above(*index)).collect();
        record(&table.headings, row, &shown, style)
    });
    let blocks = Some(heading).filter(|heading| !heading.is_empty()).into_iter().chain(records);
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn record(headings: &[Heading], row: Row<'_, '_>, in_use: &[usize], style: &Style) -> String {
    let has_line = |index: &&usize| {
        !(headings[**index].blank == Blank::Nothing && row.cells[**index].is_empty())
    };
    let titled: Vec<(&str, &Cell<'_>)> = in_use
        .iter()
        .filter(has_line)
        .map(|&index| (&*headings[index].title, &row.cells[index]))
        .collect();
    let lines = fields(&titled, style);
    lines.iter().map(|line| row.tone.paint(line, style)).collect::<Vec<_>>().join("\n")
}

/// Returns the lines of `fields`, the values below each other.
pub(super) fn fields(fields: &[(&str, &Cell<'_>)], style: &Style) -> Vec<String> {
    let widest = fields.iter().map(|(title, _)| width(title)).max().unwrap_or(0);
    let hang = widest + ": ".len();
    match style.width {
        Some(columns) if columns < hang + ROOM => {
            fields.iter().flat_map(|(title, cell)| stacked(title, cell, style)).collect()
        }
        _ => fields.iter().flat_map(|(title, cell)| beside(title, cell, hang, style)).collect(),
    }
}

/// Returns a value that stands beside its title and hangs `hang` columns in.
fn beside(title: &str, cell: &Cell<'_>, hang: usize, style: &Style) -> Vec<String> {
    let mut lines = indented(cell, hang, style);
    if let Some(first) = lines.first_mut() {
        let gap = hang - width(title) - ":".len();
        *first = format!("{title}:{:gap$}{}", "", first.trim_start());
    }
    lines
}

/// Returns a value that stands below its title.
fn stacked(title: &str, cell: &Cell<'_>, style: &Style) -> Vec<String> {
    let mut lines = indented(cell, BELOW, style);
    lines.insert(0, format!("{title}:"));
    lines
}

fn indented(cell: &Cell<'_>, by: usize, style: &Style) -> Vec<String> {
    let room = style.indented(by).width;
    let lines = visible_lines(&cell.on_screen(style), room);
    lines.iter().map(|line| format!("{:by$}{line}", "").trim_end().to_owned()).collect()
}
