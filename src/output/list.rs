//! One record after the other, a line for each value.

use super::column::Shown;
use super::wrap::{visible_lines, width};
use std::borrow::Cow;

use super::{Cell, Style, Table, Tone};

/// The columns a value should have beside its title; with fewer it goes below it.
const ROOM: usize = 16;

/// How far a value stands in below its title.
const BELOW: usize = 2;

/// Writes a record for every row, with a blank line between them and no final newline.
pub(super) fn render(table: &Table<'_>, style: &Style) -> String {
    let in_use = table.columns_on_screen();
    let mut blocks = vec![style.heading_lines(&table.heading).join("\n")];
    for (row, repeats) in table.rows().zip(table.repeats(&in_use)) {
        let mut values = Vec::new();
        for &index in &in_use {
            let (heading, cell) = (&table.headings()[index], &row.cells[index]);
            let is_blank =
                (heading.sparse && cell.is_empty()) || (heading.shown == Shown::Once && repeats);
            if !is_blank {
                let tone = if style.color { heading.tone_in(row.tone, cell) } else { Tone::Plain };
                let aside =
                    table.aside(&row, index).map(|aside| format!("{} ({aside})", cell.words()));
                let cell =
                    aside.map_or_else(|| Cow::Borrowed(cell), |text| Cow::Owned(text.into()));
                values.push((&*heading.title, cell, tone));
            }
        }
        blocks.push(fields(&values, style).join("\n"));
    }
    let meanings = meanings(table, in_use.into_iter(), style);
    blocks.extend((!meanings.is_empty()).then(|| meanings.join("\n")));
    if blocks[0].is_empty() {
        blocks.remove(0);
    }
    blocks.join("\n\n")
}

/// Returns lines that say what the words in these columns mean.
pub(super) fn meanings(
    table: &Table<'_>,
    shown: impl Iterator<Item = usize>,
    style: &Style,
) -> Vec<String> {
    let meanings = table.meanings(shown);
    let lines = meanings.iter().flat_map(|meaning| visible_lines(meaning, style.width));
    lines.map(|line| Tone::Muted.paint(&line, style)).collect()
}

/// Returns the lines of titles and values: beside each other, or below where there is little room.
pub(super) fn fields(fields: &[(&str, Cow<'_, Cell<'_>>, Tone)], style: &Style) -> Vec<String> {
    let widest = fields.iter().map(|(title, ..)| width(title)).max().unwrap_or(0);
    let beside = widest + ": ".len();
    let is_below = style.width.is_some_and(|columns| columns < beside + ROOM);
    let hang = if is_below { BELOW } else { beside };
    let mut lines = Vec::new();
    for (title, cell, tone) in fields {
        let mut margin = format!("{title}:");
        if is_below {
            lines.push(Tone::Muted.paint(&std::mem::take(&mut margin), style));
        }
        for line in cell.lines(&style.indented(hang)) {
            let pad = hang - width(&margin);
            let (title, value) = (Tone::Muted.paint(&margin, style), tone.paint(&line, style));
            lines.push(format!("{title}{:pad$}{value}", "").trim_end().to_owned());
            margin.clear();
        }
    }
    lines
}
