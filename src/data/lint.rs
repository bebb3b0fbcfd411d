//! Lint of YAML text before it is parsed: what would be misread in silence, and what would cost too much.
//!
//! The parser drops tags, takes an empty value for an absent one and cuts a text at ` #`; other
//! parsers read `NO` as false and `1990-06` as a date. The time and memory of the parser grow faster
//! than the text where lists stand within lists, and where there are anchors or many tiny values.
//!
//! The lint goes from token to token and refuses all of that. Whether the tokens make sense
//! together, the parser says; which keys and values there may be, and that no key stands twice, the
//! types say.

use crate::hidden_characters::is_hidden;

/// The longest line that is read, in bytes; the longest of the shipped data has 384.
const LONGEST_LINE: usize = 8192;
/// The most lists and records that may stand within each other.
const DEEPEST: usize = 16;
/// What is read at the end of the text; no text holds it.
const END: u8 = 0;

const COMMA: &str =
    "a comma or the closing bracket is missing: write it, or put the whole text in double quotes";
const COLON: &str = "a colon ends a key, and none belongs here: put the text in double quotes, or mend the indentation";
const DASH: &str = "the text above goes on here: indent the dash as in the lines before";
const NOTHING: &str =
    "nothing stands here: write a value, or leave out the key or the dash before it";
const REMARK: &str = "`#` begins a remark and cuts the text short: put the text in double quotes, or leave two blanks before the `#` of a remark and one after it";
const TOO_MANY: &str = "here the data set holds too many values: take something out, or let `NATO_PARTNERS_LARGEST_DATA` be a larger number of MiB";

/// A text that is refused: at which byte, and why.
pub type Refused = (usize, String);
type Checked<T = ()> = Result<T, Refused>;

fn refuse<T>(at: usize, why: impl Into<String>) -> Checked<T> {
    Err((at, why.into()))
}

/// Refuses a text that could be misread or is too costly, and takes its values off those that are left.
///
/// A key, a text or a number is one value, a list or a record two: the parser makes an event of
/// about 128 bytes of each.
pub fn check(text: &str, values_left: &mut u64) -> Checked {
    check_characters(text)?;
    let mut lint = Lint { text: text.as_bytes(), values_left: *values_left, ..Lint::default() };
    lint.document()?;
    *values_left = lint.values_left;
    Ok(())
}

/// Refuses characters that control a terminal, hide or turn the text, and long lines.
fn check_characters(text: &str) -> Checked {
    let mut start = 0;
    for line in text.split('\n') {
        if line.len() > LONGEST_LINE {
            let why =
                format!("the line is longer than {LONGEST_LINE} bytes: break it into several");
            return refuse(start, why);
        }
        let shown = line.strip_suffix('\r').unwrap_or(line);
        let is_plain = shown.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
        if !is_plain
            && let Some((offset, hidden)) = shown.char_indices().find(|(_, it)| is_hidden(*it))
        {
            let kind = if hidden.is_control() { "control" } else { "invisible" };
            let why = match hidden {
                '\t' => "here is a tab: write blanks instead".to_owned(),
                '\r' => "here is a CR without LF: end every line with LF, or CR LF".to_owned(),
                '\u{feff}' => "a byte order mark stands within the text: take it out".to_owned(),
                _ => {
                    let code = u32::from(hidden);
                    format!("here is the {kind} character U+{code:04X}: take it out")
                }
            };
            return refuse(start + offset, why);
        }
        start += line.len() + 1;
    }
    Ok(())
}

/// A text that is read from token to token.
#[derive(Default)]
struct Lint<'a> {
    text: &'a [u8],
    at: usize,
    line_start: usize,
    /// The lists and records that are open: the sign that makes them (`-`, `:`, `[`, `{`), and the column of their
    /// dashes or keys.
    open: Vec<(u8, usize)>,
    /// Where a value must follow, behind a dash or a colon.
    missing: Option<usize>,
    /// Where the text began that is a key if a colon follows.
    key: Option<usize>,
    /// Whether a value within brackets has ended.
    needs_comma: bool,
    /// Whether the next line goes on with a text without quotes if it is indented deeper.
    text_goes_on: bool,
    has_begun: bool,
    values_left: u64,
}

impl Lint<'_> {
    fn document(&mut self) -> Checked {
        let mut line = None;
        while self.skip_to_token()? {
            let is_first = line.replace(self.line_start) != Some(self.line_start);
            if !(is_first && self.bracket().is_none() && self.is_read_with_its_line()?) {
                self.token()?;
            }
        }
        self.missing.map_or(Ok(()), |missing| refuse(missing, NOTHING))
    }

    /// Moves over blanks, remarks and ends of lines; tells whether there is more.
    fn skip_to_token(&mut self) -> Checked<bool> {
        loop {
            match self.sign(0) {
                b' ' | b'\r' => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.line_start = self.at;
                    self.key = self.key.filter(|_| self.bracket().is_some());
                }
                b'#' if self.at > self.line_start && self.text[self.at - 1] != b' ' => {
                    return refuse(self.at, REMARK);
                }
                b'#' => {
                    self.text_goes_on = false;
                    while !matches!(self.sign(0), b'\n' | END) {
                        self.at += 1;
                    }
                }
                sign => return Ok(sign != END),
            }
        }
    }

    /// Closes the lists and records that a line is not indented for; tells whether the line is a mark, or goes on
    /// with a text, so that no token begins here.
    fn is_read_with_its_line(&mut self) -> Checked<bool> {
        let column = self.at - self.line_start;
        let is_dash = self.is_dash();
        let mark = self.text[self.at..].first_chunk().filter(|_| self.is_blank_or_end(3));
        if column == 0 && matches!(mark, Some(b"---" | b"...")) {
            if self.has_begun || self.sign(0) == b'.' {
                return refuse(self.at, "a data set is one document: take the line out");
            }
            self.has_begun = true;
            self.at += 3;
            return Ok(true);
        }
        if self.text_goes_on && self.open.last().is_none_or(|(_, around)| *around < column) {
            if is_dash {
                return refuse(self.at, DASH);
            }
            self.rest_of_plain()?;
            return Ok(true);
        }
        self.text_goes_on = false;
        let has_value_below = self.open.last().is_none_or(|(sign, around)| {
            *around < column || *around == column && *sign == b':' && is_dash
        });
        if let Some(missing) = self.missing.filter(|_| !has_value_below) {
            return refuse(missing, NOTHING);
        }
        self.open.retain(|(sign, around)| {
            *around < column || *around == column && (*sign == b':' || is_dash)
        });
        Ok(false)
    }

    fn token(&mut self) -> Checked {
        let (at, sign, bracket) = (self.at, self.sign(0), self.bracket());
        let is_colon = sign == b':' && (bracket.is_some() || self.is_blank_or_end(1));
        let is_end = bracket.is_some() && matches!(sign, b',' | b']' | b'}');
        if self.needs_comma && !is_colon && !is_end {
            return refuse(at, COMMA);
        }
        self.has_begun = true;
        if is_colon {
            return self.colon();
        }
        if is_end {
            return self.comma_or_end();
        }
        let value_was_missing = self.missing.take().is_some();
        match sign {
            b'-' if bracket.is_none() && self.is_dash() => {
                self.enter(b'-', at - self.line_start)?;
                self.at += 1;
                self.missing = Some(self.at);
            }
            b'[' | b'{' => {
                self.enter(sign, usize::MAX)?;
                self.at += 1;
            }
            _ => {
                self.count(1)?;
                match sign {
                    b'"' | b'\'' => self.quoted(sign),
                    _ => self.plain()?,
                }
                let may_be_key = at >= self.line_start && !(bracket.is_some() && value_was_missing);
                self.key = may_be_key.then_some(at);
                self.needs_comma = bracket.is_some();
            }
        }
        Ok(())
    }

    fn colon(&mut self) -> Checked {
        match (self.key.take(), self.bracket()) {
            (Some(key), None) => self.enter(b':', key - self.line_start)?,
            (Some(_), Some(b'{')) => {}
            _ => return refuse(self.at, COLON),
        }
        self.at += 1;
        self.missing = Some(self.at);
        self.needs_comma = false;
        self.text_goes_on = false;
        Ok(())
    }

    /// Reads a comma or a closing bracket, before which no key may be without a value.
    fn comma_or_end(&mut self) -> Checked {
        let key_alone = self.key.take().filter(|_| self.bracket() == Some(b'{'));
        if let Some(missing) = self.missing.or(key_alone.map(|_| self.at)) {
            return refuse(missing, NOTHING);
        }
        let is_comma = self.sign(0) == b',';
        if !is_comma {
            self.open.pop();
        }
        self.needs_comma = !is_comma && self.bracket().is_some();
        self.at += 1;
        Ok(())
    }

    fn quoted(&mut self, quote: u8) {
        loop {
            self.at += 1;
            match self.sign(0) {
                END => return,
                b'\n' => self.line_start = self.at + 1,
                b'\\' if quote == b'"' && self.sign(1) != b'\n' => self.at += 1,
                b'\'' if quote == b'\'' && self.sign(1) == b'\'' => self.at += 1,
                sign if sign == quote => break,
                _ => {}
            }
        }
        self.at += 1;
    }

    fn plain(&mut self) -> Checked {
        let start = self.at;
        let sign = char::from(self.sign(0));
        let special = match sign {
            '&' => "an anchor: write the value out each time",
            '*' => "an alias: write the value out",
            '!' => "a tag: take it out",
            '%' => "a directive: take it out",
            '?' => "a key: write the key and a colon instead",
            '|' | '>' => "a block of text: write it in quotes; it may go on in the next line",
            _ => "",
        };
        if !special.is_empty() {
            let why = format!("`{sign}` begins {special}, or put text in double quotes");
            return refuse(start, why);
        }
        self.rest_of_plain()?;
        let text = self.text[start..self.at].trim_ascii_end();
        match misread(text).filter(|_| self.sign(0) != b':') {
            Some(why) => refuse(start, format!("`{}` {why}", String::from_utf8_lossy(text))),
            None => Ok(()),
        }
    }

    fn rest_of_plain(&mut self) -> Checked {
        let in_brackets = self.bracket().is_some();
        let ends = |sign| in_brackets && matches!(sign, b',' | b'[' | b']' | b'{' | b'}');
        self.text_goes_on = !in_brackets;
        loop {
            match self.sign(0) {
                END | b'\n' | b'\r' => return Ok(()),
                b':' if self.is_blank_or_end(1) || ends(self.sign(1)) => return Ok(()),
                b'#' if self.text[self.at - 1] == b' ' => {
                    let stands_apart = self.text[self.at - 2] == b' ' && self.is_blank_or_end(1);
                    return if stands_apart { Ok(()) } else { refuse(self.at, REMARK) };
                }
                sign if ends(sign) => return Ok(()),
                _ => self.at += 1,
            }
        }
    }

    /// Goes into the list or the record of a sign and a column, which may have begun before.
    fn enter(&mut self, sign: u8, column: usize) -> Checked {
        self.key = None;
        if column != usize::MAX && self.open.last() == Some(&(sign, column)) {
            return Ok(());
        }
        if self.open.len() == DEEPEST {
            let why = format!(
                "here more than {DEEPEST} lists and records stand within each other: write them as in data/"
            );
            return refuse(self.at, why);
        }
        self.open.push((sign, column));
        self.count(2)
    }

    fn count(&mut self, values: u64) -> Checked {
        let Some(left) = self.values_left.checked_sub(values) else {
            return refuse(self.at, TOO_MANY);
        };
        self.values_left = left;
        Ok(())
    }

    /// Returns the bracket in which the innermost list or record stands, if it stands in one.
    fn bracket(&self) -> Option<u8> {
        self.open.last().map(|(sign, _)| *sign).filter(|sign| matches!(sign, b'[' | b'{'))
    }

    fn sign(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(END)
    }

    fn is_blank_or_end(&self, ahead: usize) -> bool {
        matches!(self.sign(ahead), b' ' | b'\n' | b'\r' | END)
    }

    fn is_dash(&self) -> bool {
        self.sign(0) == b'-' && self.is_blank_or_end(1)
    }
}

/// Says what other readers, of YAML 1.1 above all, take a text without quotes for, if not for text.
///
/// Only a number in plain digits may stand without quotes; where one may stand, the types say.
fn misread(text: &[u8]) -> Option<&'static str> {
    let is_one_of =
        |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()));
    if matches!(text.first()?, b'0'..=b'9' | b'+' | b'-' | b'.') {
        const WHAT: &str = "looks like a date or a number, and other YAML readers may take it for one: put it in double quotes, or write a number as plain digits";
        return is_number_or_date(text).then_some(WHAT);
    }
    if text.len() > "false".len() {
        None
    } else if is_one_of(&["~", "null"]) {
        Some("is nothing to a YAML reader: leave the key out, or put the word in double quotes")
    } else if is_one_of(&["y", "n", "yes", "no", "on", "off", "true", "false"]) {
        Some("is a truth value to many YAML readers: put it in double quotes")
    } else {
        None
    }
}

/// `1990-06-05`, `020`, `0x14`, `1_000`, `12:30`, `1.5E-7`, `.inf`; but neither `28` nor `2019-2022` nor `26+2`.
fn is_number_or_date(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let unsigned = text.strip_prefix(b"+").unwrap_or(digits);
    if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) {
        return digits[0] == b'0' && digits.len() > 1;
    }
    if let [b'0', b'x' | b'o' | b'b' | b'X' | b'O' | b'B', rest @ ..] = unsigned {
        return rest.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'_');
    }
    let is_sum = unsigned.windows(2).any(|pair| pair[1] == b'+' && !matches!(pair[0], b'e' | b'E'));
    let is_range = unsigned.split(|byte| *byte == b'-').nth(1).is_some_and(|part| part.len() > 2);
    let is_made_of_marks = unsigned.iter().all(|byte| b"0123456789+-._:, eEtTzZ".contains(byte));
    unsigned.iter().any(u8::is_ascii_digit) && is_made_of_marks && !is_range && !is_sum
        || [&b".inf"[..], b".nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word))
}
