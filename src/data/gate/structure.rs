//! How lists and records stand within each other, line by line.
//!
//! The scanner knows only the YAML that the data are written in. What it does not know it refuses,
//! so that nothing reaches the parser that it could read otherwise than it looks.

use super::limits::Allowance;
use super::reasons::{Checked, Reason, Refused};
use super::signs::END;

/// The most lists and records that may stand within each other.
const DEEPEST: usize = 16;
/// The most keys that a record may have; the schema knows none with more than 30.
const MOST_KEYS: usize = 64;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    List,
    Record,
}

/// A list or a record that has begun.
struct Collection {
    kind: Kind,
    /// Where its dashes or keys stand.
    column: usize,
    /// Where a value must still follow, if one must.
    awaits: Option<usize>,
    /// How many keys of the records around it came before its own.
    keys_before: usize,
}

/// A key of a record that has begun, with its first letters as a number, which is compared fast.
struct Key<'a> {
    letters: u64,
    text: &'a [u8],
    at: usize,
}

/// Reads a text from sign to sign.
pub struct Scanner<'a> {
    pub text: &'a [u8],
    pub at: usize,
    line_start: usize,
    open: Vec<Collection>,
    keys: Vec<Key<'a>>,
    /// Whether the next line goes on with a text without quotes if it is indented deeper.
    pub text_goes_on: bool,
    /// Whether a line has said that the document begins.
    is_marked: bool,
    /// Whether the document has begun.
    has_begun: bool,
    values_left: u64,
    most_values: u64,
}

/// Refuses a text that is not plain YAML of the kind the data are written in.
pub fn check(text: &str, allowance: &mut Allowance) -> Checked {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        at: 0,
        line_start: 0,
        open: Vec::with_capacity(DEEPEST),
        keys: Vec::new(),
        text_goes_on: false,
        is_marked: false,
        has_begun: false,
        values_left: allowance.values_left,
        most_values: allowance.limits.values(),
    };
    scanner.document()?;
    allowance.values_left = scanner.values_left;
    Ok(())
}

impl<'a> Scanner<'a> {
    fn document(&mut self) -> Checked {
        while let Some(column) = self.next_line() {
            self.line(column)?;
            self.skip_line();
        }
        while !self.open.is_empty() {
            self.close()?;
        }
        Ok(())
    }

    /// Moves to the next line that holds something, and returns the column at which it begins.
    fn next_line(&mut self) -> Option<usize> {
        loop {
            self.line_start = self.at;
            self.skip_blanks();
            match self.sign() {
                END => return None,
                b'#' => {
                    self.text_goes_on = false;
                    self.skip_line();
                }
                b'\n' | b'\r' => self.skip_line(),
                _ => return Some(self.at - self.line_start),
            }
        }
    }

    fn line(&mut self, column: usize) -> Checked {
        if column == 0 && self.is_document_mark()? {
            return Ok(());
        }
        if self.text_goes_on && self.open.last().is_some_and(|around| around.column < column) {
            return self.plain_goes_on();
        }
        self.text_goes_on = false;
        self.close_beyond(column)?;
        self.entry(column)
    }

    /// Tells whether the line only says that a document begins, which it may before anything else.
    fn is_document_mark(&mut self) -> Checked<bool> {
        let rest = self.rest();
        let mark = ["---", "..."].into_iter().find(|mark| rest.starts_with(mark.as_bytes()));
        let Some(mark) = mark.filter(|_| self.is_blank_or_end(3)) else { return Ok(false) };
        if self.has_begun || self.is_marked || mark == "..." {
            return Err(Refused::with(Reason::OtherDocument, self.at, mark));
        }
        self.is_marked = true;
        self.at += mark.len();
        self.end_of_value()?;
        Ok(true)
    }

    /// Closes the lists and records that a line at this column no longer belongs to.
    fn close_beyond(&mut self, column: usize) -> Checked {
        let is_dash = self.is_dash();
        while let Some(top) = self.open.last() {
            let goes_on = top.column == column && (top.kind == Kind::Record || is_dash);
            if top.column < column || goes_on {
                break;
            }
            self.close()?;
        }
        Ok(())
    }

    /// Reads the next item, the next key, or the value that is still awaited.
    fn entry(&mut self, column: usize) -> Checked {
        let is_dash = self.is_dash();
        let Some(top) = self.open.last() else {
            return if self.has_begun { Err(self.misplaced()) } else { self.value(true) };
        };
        if top.column == column {
            return match (top.kind, is_dash) {
                (Kind::List, _) => self.item(),
                (Kind::Record, false) => self.pair(),
                // A list may stand right below its key.
                (Kind::Record, true) if top.awaits.is_some() => self.value(true),
                (Kind::Record, true) => Err(Refused::new(Reason::DashAmongKeys, self.at)),
            };
        }
        if top.awaits.is_some() { self.value(true) } else { Err(self.misplaced()) }
    }

    /// Says why a line is not where it should be.
    fn misplaced(&self) -> Refused {
        let in_list = self.open.last().is_some_and(|top| top.kind == Kind::List);
        let reason = if in_list && !self.is_dash() { Reason::NoDash } else { Reason::Indentation };
        Refused::new(reason, self.at)
    }

    /// Reads a dash and what stands behind it.
    fn item(&mut self) -> Checked {
        self.refuse_missing()?;
        self.at += 1;
        self.await_value();
        if self.skip_to_value() { self.value(true) } else { Ok(()) }
    }

    /// Reads a key and what stands behind it.
    fn pair(&mut self) -> Checked {
        let Some((key, length)) = self.key_ahead(false) else {
            self.refuse_sign()?;
            return Err(Refused::new(Reason::NoKey, self.at));
        };
        self.refuse_missing()?;
        self.key(key)?;
        self.at += length;
        self.await_value();
        if self.skip_to_value() { self.value(false) } else { Ok(()) }
    }

    /// Reads a value; only at the beginning of a line or behind a dash may it be a list or a record
    /// without brackets.
    fn value(&mut self, may_be_block: bool) -> Checked {
        self.has_begun = true;
        let is_root = self.open.is_empty();
        let column = self.at - self.line_start;
        if let Some(around) = self.open.last_mut() {
            around.awaits = None;
        }
        match self.sign() {
            b'[' | b'{' => {
                self.brackets()?;
                self.end_of_value()
            }
            b'-' if may_be_block && self.is_dash() => {
                self.open(Kind::List, column)?;
                self.item()
            }
            _ if may_be_block && self.key_ahead(false).is_some() => {
                self.open(Kind::Record, column)?;
                self.pair()
            }
            _ if is_root => {
                self.refuse_sign()?;
                Err(Refused::new(Reason::NoKey, self.at))
            }
            quote @ (b'"' | b'\'') => {
                self.quoted(quote)?;
                self.end_of_value()
            }
            _ => self.plain(),
        }
    }

    /// Refuses that the value before this item or key is missing.
    fn refuse_missing(&self) -> Checked {
        match self.open.last().and_then(|around| around.awaits) {
            Some(missing) => Err(Refused::new(Reason::Nothing, missing)),
            None => Ok(()),
        }
    }

    /// Notes that a value must follow.
    fn await_value(&mut self) {
        let at = self.at;
        if let Some(around) = self.open.last_mut() {
            around.awaits = Some(at);
        }
    }

    /// Begins a list or a record.
    pub fn open(&mut self, kind: Kind, column: usize) -> Checked {
        if self.open.len() == DEEPEST {
            return Err(Refused::with(Reason::TooDeep, self.at, DEEPEST.to_string()));
        }
        self.count(2)?;
        let keys_before = self.keys.len();
        self.open.push(Collection { kind, column, awaits: None, keys_before });
        Ok(())
    }

    /// Ends the innermost list or record.
    pub fn close(&mut self) -> Checked {
        let Some(closed) = self.open.pop() else { return Ok(()) };
        self.keys.truncate(closed.keys_before);
        match closed.awaits {
            Some(missing) => Err(Refused::new(Reason::Nothing, missing)),
            None => Ok(()),
        }
    }

    /// Takes a key into the innermost record, which must not have it yet.
    pub fn key(&mut self, text: &'a [u8]) -> Checked {
        self.count(1)?;
        let mut letters = [0; 8];
        let first = text.len().min(letters.len());
        letters[..first].copy_from_slice(&text[..first]);
        let letters = u64::from_le_bytes(letters);
        let before = self.open.last().map_or(0, |record| record.keys_before);
        let siblings = &self.keys[before..];
        let twin = siblings.iter().find(|other| other.letters == letters && other.text == text);
        if let Some(twin) = twin {
            let line = self.text[..twin.at].split(|byte| *byte == b'\n').count();
            let key = String::from_utf8_lossy(text);
            let what = format!("`{key}` stands already in line {line}");
            return Err(Refused::with(Reason::RepeatedKey, self.at, what));
        }
        if siblings.len() == MOST_KEYS {
            return Err(Refused::with(Reason::TooManyKeys, self.at, MOST_KEYS.to_string()));
        }
        self.keys.push(Key { letters, text, at: self.at });
        Ok(())
    }

    /// Counts values, and refuses more than there may be.
    pub fn count(&mut self, values: u64) -> Checked {
        let Some(left) = self.values_left.checked_sub(values) else {
            let most = self.most_values.to_string();
            return Err(Refused::with(Reason::TooManyValues, self.at, most));
        };
        self.values_left = left;
        Ok(())
    }
}
