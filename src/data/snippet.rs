//! Error messages that name a place in a file and show its line with a mark below it.

use std::fmt::Write as _;
use std::path::Path;

/// The longest line that is shown beside its error, in bytes.
const LONGEST_LINE_SHOWN: usize = 400;

/// Returns the line and the column of a byte, both counted from 1, columns in characters.
pub fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// Says what is wrong at a line and column of a file, and shows the line where it is short enough.
pub fn describe(name: &str, text: &str, (line, column): (usize, usize), what: &str) -> String {
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
/// Other misleading characters are spelt out where the name is printed, which cannot be done there
/// for the end of a line.
pub fn name_of(path: &Path) -> String {
    on_one_line(&path.display().to_string())
}

/// Spells out the ends of lines.
pub fn on_one_line(text: &str) -> String {
    text.replace('\n', r"\x0A").replace('\r', r"\x0D")
}
