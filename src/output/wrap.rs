//! Lines of text that fit.

use std::borrow::Cow;
use std::iter;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::visible;

/// The widest word that is kept whole; only longer ones are cut, and addresses never.
const LONGEST_WORD: usize = 40;

/// Returns the columns that `text`, with nothing hidden in it, takes on the screen.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// Returns `text`, with nothing hidden in it, broken by newlines to be at most `limit` columns wide.
///
/// This is [`visible_lines`] for a table, where most texts fit as they are.
pub(super) fn broken(text: &str, limit: usize) -> Cow<'_, str> {
    if width(text) <= limit && !text.contains('\n') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(visible_lines(text, Some(limit)).join("\n"))
    }
}

/// Returns `text` with nothing hidden in it but its newlines.
pub(super) fn visible_text(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(visible_lines(text, None).join("\n"))
    } else {
        visible(text)
    }
}

/// Returns `text` as lines with nothing hidden in them, each of at most `width` columns.
///
/// Lines break where the text has a newline, and at blanks where they would get too wide. A line may be
/// wider than asked for if it is one word that is kept whole. Nothing is lost but blanks at a break
/// and blank lines at the end.
pub(super) fn visible_lines(text: &str, width: Option<usize>) -> Vec<String> {
    let lines = text.lines().map(visible);
    let mut lines: Vec<String> = match width {
        Some(width) => lines.flat_map(|line| wrap(&line, width)).collect(),
        None => lines.map(|line| line.trim_end().to_owned()).collect(),
    };
    let used = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    lines.truncate(used);
    lines
}

/// Returns the columns of the widest line of `text`.
pub(super) fn widest_line(text: &str) -> usize {
    text.split('\n').map(width).max().unwrap_or(0)
}

/// Returns the columns that the widest word of `text` cannot do without.
pub(super) fn widest_word(text: &str) -> usize {
    text.split_ascii_whitespace().map(uncut_width).max().unwrap_or(0)
}

fn uncut_width(word: &str) -> usize {
    if is_address(word) { width(word) } else { width(word).min(LONGEST_WORD) }
}

fn is_address(word: &str) -> bool {
    word.contains("://")
}

fn wrap(line: &str, limit: usize) -> Vec<String> {
    if width(line) <= limit {
        return vec![line.trim_end().to_owned()];
    }
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for word in words(line, limit) {
        let wide = width(word);
        if !current.is_empty() && used + 1 + wide > limit {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        if !current.is_empty() {
            current.push(' ');
            used += 1;
        }
        current.push_str(word);
        used += wide;
    }
    lines.push(current);
    lines
}

/// Returns the words of `line`, with those cut that are too long to be kept whole.
fn words(line: &str, limit: usize) -> impl Iterator<Item = &str> {
    line.split(' ').filter(|word| !word.is_empty()).flat_map(move |word| {
        let size = if uncut_width(word) < width(word) { limit } else { usize::MAX };
        pieces(word, size)
    })
}

fn pieces(word: &str, size: usize) -> impl Iterator<Item = &str> {
    let mut rest = word;
    iter::from_fn(move || {
        let (piece, tail) = rest.split_at(cut(rest, size));
        rest = tail;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Returns where the first piece of `word` ends, which is at least one character long.
fn cut(word: &str, size: usize) -> usize {
    let mut used = 0;
    for (at, character) in word.char_indices() {
        used += character.width().unwrap_or(0);
        if used > size && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_blanks() {
        let cases: [(&str, usize, &[&str]); 10] = [
            ("", 10, &[]),
            ("short", 10, &["short"]),
            ("kept  as it is ", 20, &["kept  as it is"]),
            ("one two three", 7, &["one two", "three"]),
            ("one  two   three", 7, &["one two", "three"]),
            ("a\nb c", 2, &["a", "b", "c"]),
            ("a\n\nb", 20, &["a", "", "b"]),
            ("a\n\n ", 20, &["a"]),
            ("Türkiye and საქართველო", 11, &["Türkiye and", "საქართველო"]),
            ("to unbreakable", 5, &["to", "unbreakable"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(visible_lines(text, Some(width)), expected, "{text:?}");
        }
    }

    #[test]
    fn only_endless_words_are_cut_and_nothing_is_lost() {
        let endless = "日x".repeat(5_000);
        let lines = visible_lines(&endless, Some(20));
        assert!(lines.iter().all(|line| width(line) <= 20));
        assert_eq!(lines.concat(), endless);

        let address = format!("https://example.org/{}", "a".repeat(500));
        assert_eq!(visible_lines(&address, Some(20)), [address.as_str()]);
        assert_eq!(widest_word(&address), 520);
        assert_eq!(widest_word(&endless), LONGEST_WORD);
    }

    #[test]
    fn lines_hide_nothing() {
        assert_eq!(visible_lines("a\r\nb\x1Bc", None), ["a", r"b\x1Bc"]);
    }
}
