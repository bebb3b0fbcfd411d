//! Which characters may stand in a file, and how its lines end.

use super::reasons::{Checked, Reason, Refused};
use crate::model::is_hidden;

/// The longest line that is read, in bytes; the longest of the shipped data has 384.
const LONGEST_LINE: usize = 8192;

/// Returns bytes as text, without the byte order mark that may stand at the beginning.
///
/// What is not UTF-8 is returned as well, as far as it can be shown.
pub fn decode(bytes: Vec<u8>) -> Result<String, (String, Refused)> {
    let looks_like_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let reason = if looks_like_utf16 { Reason::Utf16 } else { Reason::NotUtf8 };
            let refused = Refused::new(reason, error.utf8_error().valid_up_to());
            Err((String::from_utf8_lossy(error.as_bytes()).into_owned(), refused))
        }
    }
}

/// Refuses characters that control a terminal, hide or turn the text, and lines without end.
pub fn check(text: &str) -> Checked {
    let mut line_start = 0;
    let mut ends_with_return = None;
    for line in text.as_bytes().split(|byte| *byte == b'\n') {
        let line_end = line_start + line.len();
        let is_last = line_end == text.len();
        let returns = line.last() == Some(&b'\r');
        if !is_last && *ends_with_return.get_or_insert(returns) != returns {
            return Err(Refused::new(Reason::CarriageReturn, line_end - usize::from(returns)));
        }
        if line.len() > LONGEST_LINE {
            return Err(Refused::with(Reason::LongLine, line_start, LONGEST_LINE.to_string()));
        }
        let shown_end = line_end - usize::from(returns && !is_last);
        if !is_plain(&text.as_bytes()[line_start..shown_end]) {
            check_line(text, line_start, shown_end)?;
        }
        line_start = line_end + 1;
    }
    Ok(())
}

/// Tells whether there is nothing but printable ASCII, as there mostly is.
fn is_plain(line: &[u8]) -> bool {
    line.iter().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

fn check_line(text: &str, start: usize, end: usize) -> Checked {
    for (offset, character) in text[start..end].char_indices() {
        if is_hidden(character) {
            let code = format!("U+{:04X}", u32::from(character));
            return Err(Refused::with(reason_for(character), start + offset, code));
        }
    }
    Ok(())
}

fn reason_for(character: char) -> Reason {
    match character {
        '\t' => Reason::Tab,
        '\r' => Reason::CarriageReturn,
        '\u{feff}' => Reason::ByteOrderMark,
        control if control.is_control() => Reason::Control,
        _ => Reason::Invisible,
    }
}
