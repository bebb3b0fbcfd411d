//! Lines of text that fit on the screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::visible;

/// The widest word that is kept whole; only longer ones are cut, and addresses never.
const LONGEST_WORD: usize = 40;

/// Returns the columns that `text`, with nothing hidden in it, takes on the screen.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// Returns the columns that the widest word of `text` cannot do without.
pub(super) fn widest_word(text: &str) -> usize {
    let needed = |word: &str| if may_cut(word) { LONGEST_WORD } else { width(word) };
    text.split_ascii_whitespace().map(needed).max().unwrap_or(0)
}

/// Returns `text` as lines with nothing hidden in them, each of at most `limit` columns.
///
/// Lines break where the text has a newline, and at blanks where they would get too wide. A line may be
/// wider than asked for if it is one word that is kept whole. Nothing is lost but blanks at a break
/// and blank lines at the end.
pub(crate) fn visible_lines(text: &str, limit: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines().map(visible) {
        wrap(&line, limit.unwrap_or(usize::MAX), &mut lines);
    }
    let used = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    lines.truncate(used);
    lines
}

/// Returns where the character begins that stands behind the first `columns` of a text.
pub(super) fn place_behind(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let behind = text.char_indices().find(|(_, character)| {
        let wide = character.width().unwrap_or(0);
        used += wide;
        wide > 0 && used > columns
    });
    behind.map_or(text.len(), |(place, _)| place)
}

/// Breaks a line with nothing hidden in it at its blanks, and adds its parts to `lines`.
pub(super) fn wrap(line: &str, limit: usize, lines: &mut Vec<String>) {
    if width(line) <= limit {
        lines.push(line.trim_end().to_owned());
        return;
    }
    let mut current = String::new();
    let mut used = 0;
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        for piece in if may_cut(word) { pieces(word, limit) } else { vec![word] } {
            let wide = width(piece);
            if !current.is_empty() {
                if used + 1 + wide > limit {
                    lines.push(std::mem::take(&mut current));
                    used = 0;
                } else {
                    current.push(' ');
                    used += 1;
                }
            }
            current.push_str(piece);
            used += wide;
        }
    }
    lines.push(current);
}

/// Tells whether a word is longer than any that people read, and no address.
fn may_cut(word: &str) -> bool {
    width(word) > LONGEST_WORD && !word.contains("://")
}

/// Cuts a word into pieces of at most `size` columns, of one character at least.
fn pieces(word: &str, size: usize) -> Vec<&str> {
    let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, character) in word.char_indices() {
        let wide = character.width().unwrap_or(0);
        if used + wide > size && at > start {
            pieces.push(&word[start..at]);
            (start, used) = (at, 0);
        }
        used += wide;
    }
    pieces.push(&word[start..]);
    pieces
}
