//! Words without quotes that YAML readers do not take for text.
//!
//! The readers of YAML 1.1, of which there are many, read `NO` as false, `1990-06-05` as a date and
//! `020` as sixteen. Only a number in plain digits may stand without quotes; where a number may
//! stand is for the types to say.

use super::reasons::Reason;

/// Returns why a text without quotes is none, if it is none.
pub fn misread(text: &[u8]) -> Option<Reason> {
    match text.first()? {
        b'0'..=b'9' | b'+' | b'-' | b'.' => is_number_or_date(text).then_some(Reason::DateOrNumber),
        b'~' => (text.len() == 1).then_some(Reason::Null),
        b'n' | b'N' | b'y' | b'Y' | b'o' | b'O' | b't' | b'T' | b'f' | b'F' => word(text),
        _ => None,
    }
}

fn word(text: &[u8]) -> Option<Reason> {
    const TRUTH_VALUES: [&[u8]; 8] = [b"y", b"n", b"yes", b"no", b"on", b"off", b"true", b"false"];
    if text.eq_ignore_ascii_case(b"null") {
        return Some(Reason::Null);
    }
    let is_truth_value = TRUTH_VALUES.iter().any(|word| text.eq_ignore_ascii_case(word));
    is_truth_value.then_some(Reason::TruthValue)
}

fn is_number_or_date(text: &[u8]) -> bool {
    let number = text.strip_prefix(b"-").unwrap_or(text);
    if is_plain_number(number) {
        return false;
    }
    let unsigned = text.strip_prefix(b"+").unwrap_or(number);
    is_made_of_digits_and_marks(unsigned)
        || is_date(text)
        || is_in_another_base(unsigned)
        || is_with_exponent(unsigned)
        || is_point_in_time(unsigned)
        || [&b".inf"[..], b".nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word))
}

/// Tells whether a number is written as people write it: `0`, `28`, never `028`.
fn is_plain_number(text: &[u8]) -> bool {
    let begins_well = text.len() == 1 || text.first() != Some(&b'0');
    begins_well && !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// `1995.10`, `1_000`, `12:30`.
fn is_made_of_digits_and_marks(text: &[u8]) -> bool {
    text.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.')
        && text.iter().any(u8::is_ascii_digit)
        && text.split(|byte| *byte == b'.').count() <= 2
        && text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'_' | b'.' | b',' | b':'))
}

/// `1990-06`, `1990-06-05`, `1990-6-5`.
fn is_date(text: &[u8]) -> bool {
    let is_part = |part: &[u8]| matches!(part.len(), 1 | 2) && part.iter().all(u8::is_ascii_digit);
    let mut parts = text.split(|byte| *byte == b'-');
    let year = parts.next().unwrap_or_default();
    year.len() == 4 && year.iter().all(u8::is_ascii_digit) && text.len() <= 10 && parts.all(is_part)
}

/// `0x14`, `0o20`, `0b11`.
fn is_in_another_base(text: &[u8]) -> bool {
    matches!(text, [b'0', b'x' | b'o' | b'b' | b'X' | b'O' | b'B', digits @ ..]
        if !digits.is_empty() && digits.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'_'))
}

/// `1e3`, `1.5E-7`.
fn is_with_exponent(text: &[u8]) -> bool {
    let mut parts = text.splitn(2, |byte| byte.eq_ignore_ascii_case(&b'e'));
    let (Some(mantissa), Some(exponent)) = (parts.next(), parts.next()) else { return false };
    let exponent = exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
    let is_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    is_digits(exponent) && is_made_of_digits_and_marks(mantissa)
}

/// `2001-12-14t21:59:43`, `2001-12-14 21:59`.
fn is_point_in_time(text: &[u8]) -> bool {
    text.len() > 11
        && is_date(&text[..10])
        && matches!(text[10], b'T' | b't' | b' ')
        && text[11].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_readers_are_told_from_text() {
        let dates_and_numbers = [
            "1990-06-05",
            "1990-06",
            "1990-6-5",
            "020",
            "0o20",
            "0x14",
            "0b11",
            "1_000",
            "1995.10",
            "+1",
            ".5",
            "-.5",
            "1e3",
            "1.5E-7",
            "12:30:45",
            "1,000",
            ".inf",
            "-.INF",
            ".NaN",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59",
        ];
        for text in dates_and_numbers {
            assert_eq!(misread(text.as_bytes()), Some(Reason::DateOrNumber), "{text}");
        }
        for text in ["y", "N", "yes", "NO", "On", "off", "true", "False", "nO"] {
            assert_eq!(misread(text.as_bytes()), Some(Reason::TruthValue), "{text}");
        }
        for text in ["~", "null", "NULL", "Null"] {
            assert_eq!(misread(text.as_bytes()), Some(Reason::Null), "{text}");
        }
        let texts = [
            "0",
            "28",
            "-1",
            "1990",
            "1tv-2021",
            "28 = 26 + 2",
            "1990-06-05 at noon",
            "nato",
            "Norway",
            "not",
            "yet",
            "one",
            "e3",
            "0xyz",
            "12th",
            "1995-a",
            "2019-2022",
            "0.1.0",
            ".",
            "...",
            "-_1",
            "–",
            "1st e",
            "1e",
            "2001-12-14T",
            "-",
            "North",
        ];
        for text in texts {
            assert_eq!(misread(text.as_bytes()), None, "{text}");
        }
    }
}
