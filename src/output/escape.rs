//! Characters that must not reach a terminal as they are.
//!
//! Text from data files and arguments may move the cursor, reverse what stands around it or hide in it.
//! Such characters are spelt out instead, so that what is there can be seen.

use std::borrow::Cow;
use std::fmt::Write;

use crate::model::is_hidden;

/// Returns `text` with every hidden character spelt out, as in `\x1B` or `\u{202E}`.
///
/// Newlines are spelt out as well: break the text into its lines first where they are wanted.
/// Text without hidden characters is returned as it is; a literal backslash is not doubled.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    match text.find(is_hidden) {
        Some(first) => Cow::Owned(spelt_out(text, first)),
        None => Cow::Borrowed(text),
    }
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

/// Tells whether there is nothing but printable ASCII, as there mostly is.
///
/// It looks at four bytes at once: most texts are short, and this takes a third off their cost.
#[inline]
pub(super) fn is_plain(text: &str) -> bool {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~');
    let (fours, rest) = text.as_bytes().as_chunks::<4>();
    fours.iter().all(|four| four.iter().fold(true, |plain, byte| plain & is_printable(byte)))
        && rest.iter().all(is_printable)
}

fn spelt_out(text: &str, first: usize) -> String {
    let (clean, rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(clean);
    for character in rest.chars() {
        // Writing to a `String` cannot fail.
        let _ = match character {
            hidden if !is_hidden(hidden) => out.write_char(hidden),
            ascii if ascii.is_ascii() => write!(out, "\\x{:02X}", u32::from(ascii)),
            other => write!(out, "\\u{{{:X}}}", u32::from(other)),
        };
    }
    out
}

/// Returns what stands for `text` within a JSON string, where `serde_json` has escaped the rest.
///
/// Hidden characters are written as `\uXXXX`, those beyond the first plane as two of them.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            push_utf16(&mut out, character);
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

fn push_utf16(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_become_visible() {
        let cases = [
            ("\x1B[2J", r"\x1B[2J"),
            ("a\tb\nc\0", r"a\x09b\x0Ac\x00"),
            ("del\x7F", r"del\x7F"),
            ("\u{85}\u{9B}31m", r"\u{85}\u{9B}31m"),
            ("Jor\u{202E}dan", r"Jor\u{202E}dan"),
            ("\u{61C}\u{200E}\u{2069}", r"\u{61C}\u{200E}\u{2069}"),
            ("in\u{200B}vi\u{AD}si\u{FEFF}ble", r"in\u{200B}vi\u{AD}si\u{FEFF}ble"),
            ("\u{2028}\u{2029}\u{180E}", r"\u{2028}\u{2029}\u{180E}"),
            ("tag\u{E0041}\u{E007F}", r"tag\u{E0041}\u{E007F}"),
            ("\u{115F}\u{3164}\u{FFA0}", r"\u{115F}\u{3164}\u{FFA0}"),
            ("\u{FDD0}\u{FFFE}\u{10FFFF}", r"\u{FDD0}\u{FFFE}\u{10FFFF}"),
        ];
        for (text, expected) in cases {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in
            ["", "Jordan", "Türkiye", "საქართველო", "المغرب", "日本", "a\u{A0}b – c", r"C:\x1B"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_is_repeated_is_cut_in_the_middle() {
        for (length, expected) in [(0, 0), (400, 400), (401, 302), (100_000, 302)] {
            for letter in ["a", "ü", "日"] {
                let text = letter.repeat(length);
                assert_eq!(shortened(&text).chars().count(), expected, "{length} {letter}");
            }
        }
        let long = "b".repeat(500);
        let said = echo(&format!("{long} `{long}` and `c` of {long}"));
        let cut = format!("{}…{}", "b".repeat(200), "b".repeat(101));
        assert_eq!(said, format!("{long} `{cut}` and `c` of {long}"));
        assert_eq!(echo(&"a`b".repeat(10_000)).chars().count(), 3002);
        let columns = ["column"; 200].join(", ");
        for (command, expected) in [
            (format!("the columns are {columns}"), false),
            (format!("nato-partners search {long}"), true),
            (format!("nato-partners search '{}'", "a b ".repeat(300)), true),
        ] {
            assert_eq!(is_too_long(&command), expected, "{command}");
        }
    }

    #[test]
    fn json_spells_out_what_serde_leaves() {
        let cases = [
            ("plain", "plain"),
            ("Türkiye", "Türkiye"),
            ("\x7F\u{9B}\u{202E}", r"\u007f\u009b\u202e"),
            ("\u{E0041}ü", r"\udb40\udc41ü"),
        ];
        for (text, expected) in cases {
            assert_eq!(json(text), expected);
        }
    }
}
