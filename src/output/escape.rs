//! Characters that must not reach a terminal as they are.
//!
//! Text from data files and arguments may move the cursor, reverse what stands around it or hide in it.
//! Such characters are spelt out instead, so that what is there can be seen.

use std::borrow::Cow;
use std::fmt::Write;

use crate::hidden_characters::is_hidden;

/// Returns `text` with every hidden character spelt out, as in `\x1B` or `\u{202E}`.
///
/// Newlines are spelt out as well: break the text into its lines first where they are wanted.
/// Text without hidden characters is returned as it is; a literal backslash is not doubled.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        // Writing to a `String` cannot fail.
        let _ = match character {
            shown if !is_hidden(shown) => out.write_char(shown),
            ascii if ascii.is_ascii() => write!(out, "\\x{:02X}", u32::from(ascii)),
            other => write!(out, "\\u{{{:X}}}", u32::from(other)),
        };
    }
    Cow::Owned(out)
}

/// Tells whether a text is an address of the web: what may become a link.
pub fn is_of_the_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Returns the text as [`visible`] does, but for the ends of its lines, which stay.
pub fn lines_visible(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// The most characters of what somebody typed that are repeated to them.
const LONGEST_ECHO: usize = 400;

/// Returns the beginning and the end of a text that is too long to be repeated whole.
pub fn shortened(text: &str) -> Cow<'_, str> {
    cut(text, LONGEST_ECHO)
}

/// Returns a message in which whatever stands in backticks is shortened, and all of it where there is no end
/// of them.
pub fn echo(message: &str) -> String {
    let last = message.matches('`').count();
    let parts = message.split('`').enumerate().map(|(place, part)| {
        if place == 0 || place == last { Cow::Borrowed(part) } else { shortened(part) }
    });
    let message = parts.collect::<Vec<_>>().join("`");
    if last > 64 { cut(&message, 10 * LONGEST_ECHO).into_owned() } else { message }
}

/// Tells whether a tip is too long to be repeated: cut short, it could not be typed.
pub fn is_too_long(tip: &str) -> bool {
    let has_more = |text: &str, most: usize| text.chars().nth(most).is_some();
    let mut commands = tip.split("nato-partners ").skip(1);
    tip.split(' ').any(|word| has_more(word, LONGEST_ECHO))
        || commands.any(|command| has_more(command, 2 * LONGEST_ECHO))
}

/// Cuts out the middle of a text that has more characters than so many.
fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let mut characters = text.char_indices();
    if text.len() <= most || characters.clone().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let start = characters.nth(most / 2).map_or(0, |(at, _)| at);
    let end = characters.nth_back(most / 4).map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…{}", &text[..start], &text[end..]))
}
