//! A place in a file, and the line that stands there with a mark below it.

use std::fmt::Write as _;
use std::path::Path;

/// The longest line that is shown beside its error, in bytes.
const LONGEST_LINE_SHOWN: usize = 400;

/// A line and a column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    /// Returns the place of a byte in a text.
    pub fn of(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// Says what is wrong at a place of a file, and shows the line where it is short enough.
pub fn describe(name: &str, text: &str, place: Place, what: &str) -> String {
    let Place { line, column } = place;
    let mut description = format!("{name}:{line}:{column}: {what}");
    let line_is_short = |shown: &&str| shown.len() <= LONGEST_LINE_SHOWN;
    if let Some(shown) = text.lines().nth(line.saturating_sub(1)).filter(line_is_short) {
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let caret = " ".repeat(column.saturating_sub(1));
        let _ = write!(description, "\n  {number} | {shown}\n  {margin} | {caret}^");
    }
    description
}

/// Returns the name of a file on one line, however it is called.
///
/// What else could mislead in it is spelt out where it is printed, which cannot be done there for
/// the end of a line.
pub fn name_of(path: &Path) -> String {
    on_one_line(&path.display().to_string())
}

/// Spells out the ends of lines.
pub fn on_one_line(text: &str) -> String {
    text.replace('\n', r"\x0A").replace('\r', r"\x0D")
}
