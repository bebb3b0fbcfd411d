//! The columns of the panel, and the words around it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::membership::Held;
use crate::model::{Format, Standing};
use crate::output::{Cell, Column, Tabular};
use crate::prose::count;
use crate::query::{Panel, PanelCell, PanelRow, Rule};
use crate::view::column_key::column_key;
use crate::view::seat_columns::{OnSeats, seat_columns};

impl Tabular for PanelRow<'_> {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("year", "Year", |row: &Self| row.year.into()).right().whole(),
            Column::new("country", "Country", |row: &Self| row.country.id.as_str().into()).whole(),
            Column::new("cow", "COW", |row: &Self| row.cow.into()).right().whole(),
            Column::new("gw", "GW", |row: &Self| row.gw.into()).right().whole(),
            Column::new("name", "Name", |row: &Self| row.name.into()).optional(),
            Column::new("alpha3", "Alpha-3", |row: &Self| (&*row.country.iso.alpha3).into())
                .whole()
                .optional(),
            Column::new("rule", "Rule", |row: &Self| row.rule.word().into()).whole().optional(),
        ]
    }
}

impl OnSeats for PanelRow<'_> {
    fn seats(&self) -> Cow<'_, [Held<'_>]> {
        Cow::Borrowed(&self.by)
    }
}

/// Returns the columns of a panel: which country in which year, and for each of the formats whether
/// it was in it (1, 0, or nothing where that is not known); role and standing if asked for.
pub fn panel_columns<'d>(formats: &[&Format]) -> Vec<Column<PanelRow<'d>>> {
    let keys: Vec<[String; 3]> = formats.iter().map(|format| format_keys(format)).collect();
    let mut columns = PanelRow::columns();
    for (place, [key, ..]) in keys.iter().enumerate() {
        columns.push(
            Column::new(key.clone(), key.clone(), move |row: &PanelRow<'d>| {
                in_number(row.cells[place])
            })
            .right()
            .whole()
            .asked_for()
            .drop_at(u8::try_from(place + 1).unwrap_or(u8::MAX)),
        );
    }
    for (place, [_, role, standing]) in keys.into_iter().enumerate() {
        columns.push(
            Column::new(role.clone(), role, move |row: &PanelRow<'d>| {
                role_word(row.cells[place]).into()
            })
            .whole()
            .optional(),
        );
        columns.push(
            Column::new(standing.clone(), standing, move |row: &PanelRow<'d>| {
                standing_word(row.cells[place]).into()
            })
            .whole()
            .optional(),
        );
    }
    columns.extend(seat_columns());
    columns
}

/// Returns the keys of the columns of a format: whether a country was in it, role and standing.
pub fn format_keys(format: &Format) -> [String; 3] {
    let key = column_key(&format.id);
    let (role, standing) = (format!("{key}_role"), format!("{key}_standing"));
    [key, role, standing]
}

fn in_number(cell: PanelCell) -> Cell<'static> {
    match cell {
        PanelCell::In(..) => 1.into(),
        PanelCell::Out => 0.into(),
        PanelCell::Possible(_) | PanelCell::NotListed => Cell::Empty,
    }
}

fn role_word(cell: PanelCell) -> Option<&'static str> {
    match cell {
        PanelCell::In(role, _) | PanelCell::Possible(role) => Some(role.word()),
        PanelCell::Out | PanelCell::NotListed => None,
    }
}

fn standing_word(cell: PanelCell) -> Option<&'static str> {
    match cell {
        PanelCell::In(_, standing) => Some(standing.word()),
        PanelCell::Possible(_) => Some(Standing::Possible.word()),
        PanelCell::Out | PanelCell::NotListed => None,
    }
}

/// Says by which days a year counts.
pub fn rule_words(rule: Rule) -> &'static str {
    match rule {
        Rule::Any => "a year counts by any of its days",
        Rule::First => "a year counts by its first day",
        Rule::Last => "a year counts by its last day",
        Rule::Whole => "a year counts by all of its days",
    }
}

/// Counts a panel in words: `2627 rows, 77 countries, 22 formats, 2521 cells not known`.
pub fn panel_line(panel: &Panel<'_>, is_shown: impl Fn(&Format) -> bool) -> String {
    let countries: BTreeSet<&str> = panel.rows.iter().map(|row| row.country.id.as_str()).collect();
    let shown = match panel.formats.iter().filter(|format| is_shown(format)).count() {
        0 => panel.formats.len(),
        some => some,
    };
    let unknown = empty_cells(panel, is_shown, |cell| in_number(cell).is_empty());
    let unknown: usize = unknown.iter().map(|(number, _)| number).sum();
    let mut line = [
        count(panel.rows.len(), "row", "rows"),
        count(countries.len(), "country", "countries"),
        count(shown, "format", "formats"),
    ]
    .join(", ");
    if unknown > 0 {
        line = format!("{line}, {} not known", count(unknown, "cell", "cells"));
    }
    line
}

/// Says which cells are empty and why, and which numbers.
pub fn panel_remarks(panel: &Panel<'_>, is_shown: impl Fn(&Format) -> bool) -> Vec<String> {
    let coarse = empty_cells(panel, &is_shown, |cell| matches!(cell, PanelCell::Possible(_)));
    let missing = empty_cells(panel, &is_shown, |cell| cell == PanelCell::NotListed);
    let passed_on = panel.rows.iter().filter(|row| row.has_passed_number_on);
    let passed_on: Vec<String> =
        passed_on.map(|row| format!("{} in {}", row.country.id, row.year)).collect();
    let numbers = (!passed_on.is_empty()).then(|| {
        let rows = passed_on.join(", ");
        format!(
            "a number stands in a year once, with the state that bore it last, so not with {rows}"
        )
    });
    let why = [
        (coarse, "the dates are too coarse to tell"),
        (missing, "the data do not know all members"),
    ];
    why.iter().filter_map(|(cells, why)| empty_line(cells, why)).chain(numbers).collect()
}

/// Counts the empty cells of a kind by format, where there are any.
fn empty_cells<'d>(
    panel: &Panel<'d>,
    is_shown: impl Fn(&Format) -> bool,
    is_one: fn(PanelCell) -> bool,
) -> Vec<(usize, &'d str)> {
    let shown = panel.formats.iter().enumerate().filter(|(_, format)| is_shown(format));
    let counted = shown.map(|(place, format)| {
        (panel.rows.iter().filter(|row| is_one(row.cells[place])).count(), &*format.id)
    });
    counted.filter(|(number, _)| *number > 0).collect()
}

/// Says how many cells are empty, in all and by format: `3 cells are empty (2 of eapc, 1 of pfp)`.
fn empty_line(cells: &[(usize, &str)], why: &str) -> Option<String> {
    let all: usize = cells.iter().map(|(number, _)| number).sum();
    let verb = if all == 1 { "is" } else { "are" };
    let number = count(all, "cell", "cells");
    match cells {
        [] => None,
        [(_, id)] => Some(format!("{number} of {id} {verb} empty: {why}")),
        _ => {
            let by_format: Vec<String> =
                cells.iter().map(|(number, id)| format!("{number} of {id}")).collect();
            Some(format!("{number} {verb} empty ({}): {why}", by_format.join(", ")))
        }
    }
}
