//! What a spreadsheet would take for a formula, and compute when the file is opened.

use super::{Cell, Table};
use crate::model::is_hidden;

impl Table<'_> {
    /// Returns the table with a `'` before every text that a spreadsheet could take for a formula.
    ///
    /// Numbers stay numbers, also negative ones: they compute nothing.
    pub fn without_formulas(mut self) -> Self {
        for heading in &mut self.headings {
            if may_compute(&heading.key) {
                heading.key = format!("'{}", heading.key).into();
            }
        }
        for cell in self.cells_mut() {
            if !matches!(cell, Cell::Number(_)) && may_compute(&cell.text()) {
                *cell = Cell::Text(format!("'{}", cell.text()).into());
            }
        }
        self
    }
}

/// Tells whether some spreadsheet takes `text` for a formula, or for the end of a cell and then one.
///
/// Those that do skip blanks first, and some know the full-width forms; what cannot be seen counts
/// as blank here.
fn may_compute(text: &str) -> bool {
    let is_blank = |letter: char| letter.is_whitespace() || is_hidden(letter);
    let starts = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(is_blank).starts_with(starts)
}

#[cfg(test)]
mod tests {
    use super::may_compute;

    #[test]
    fn formulas_are_known_by_how_they_begin() {
        let formulas = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "  =1",
            "\u{A0}=1",
            "\u{FEFF}=1",
            "\0=1",
            " \t@x",
            "\u{3000}－1",
        ];
        for text in formulas {
            assert!(may_compute(text), "{text:?}");
        }
        for text in ["", " ", "Jordan", "a=1", "1995-02", "'=1", "–", "−1", " a\n=1", "(=1)"] {
            assert!(!may_compute(text), "{text:?}");
        }
    }
}
