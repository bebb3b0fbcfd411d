//! Tables that others wrote, read record by record: the cells, and the very bytes they stand in.
//!
//! The `csv` crate hands on the text of a cell, and not how it was quoted. Whoever adds cells to a record and may
//! not change a byte of it needs those bytes. What readers disagree on, or what could not be read in constant
//! memory, is refused with its line.

use std::borrow::Cow;
use std::io::{BufRead, Read};
use std::ops::Range;

use crate::error::{Refusal, Tip};
use crate::model::words;

/// The most bytes of a record: whole geometries of countries stand in one cell.
const LONGEST_RECORD: usize = 16 << 20;

/// How many records of the beginning are looked at to see how a text is made.
pub const LOOKED_AT: usize = 100;

/// What a text in UTF-8 may begin with.
pub const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

words! {
    /// What stands between the cells of a row.
    pub enum Delimiter {
        Comma = "comma",
        Semicolon = "semicolon",
        Tab = "tab",
        /// Nothing: each line is a cell.
        None = "none",
    }
}

impl Delimiter {
    /// Returns the letter, a comma where the cells of others are to follow on one that stood alone.
    pub fn letter(self) -> char {
        match self {
            Self::Comma | Self::None => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }

    /// Guesses what stands between the cells of a text from its beginning: what parts the header, and most
    /// records into as many cells; nothing if there is no such letter.
    pub fn guess(beginning: &[u8]) -> Self {
        let rated = [Self::Comma, Self::Semicolon, Self::Tab].map(|delimiter| {
            let numbers: Vec<usize> =
                first_records(beginning, delimiter).iter().map(Vec::len).collect();
            let agreeing = |number: usize| numbers.iter().filter(|it| **it == number).count();
            let usual = numbers.iter().copied().filter(|number| *number > 1);
            let usual = usual.max_by_key(|number| (agreeing(*number), *number)).unwrap_or(0);
            let parts_header = numbers.first().is_some_and(|number| *number > 1);
            let is_likely = usual > 1 && 2 * agreeing(usual) >= numbers.len();
            (is_likely, parts_header, agreeing(usual), usual, delimiter)
        });
        let best = rated.into_iter().max_by_key(|(likely, header, agreeing, usual, _)| {
            (*likely, *header, *agreeing, *usual)
        });
        best.filter(|(is_likely, ..)| *is_likely).map_or(Self::None, |(.., delimiter)| delimiter)
    }
}

/// Returns the cells of the first records of a text that are not blank, as far as they can be read.
pub fn first_records(text: &[u8], delimiter: Delimiter) -> Vec<Vec<String>> {
    let mut records = Records::new(text, delimiter, "");
    let mut record = Record::default();
    let mut found: Vec<Vec<String>> = Vec::new();
    while found.len() < LOOKED_AT && matches!(records.read(&mut record), Ok(true)) {
        if !record.is_blank() {
            let cells = 0..record.width();
            found.push(cells.map(|place| record.cell(place).into_owned()).collect());
        }
    }
    found
}

/// The records of a text.
pub struct Records<'n, R> {
    reader: R,
    delimiter: Delimiter,
    /// What the text is called in errors.
    name: &'n str,
    line: u64,
}

/// A row as it stands in its text.
#[derive(Debug, Default)]
pub struct Record {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// What ended it: nothing at the end of the text.
    pub ending: &'static str,
    bytes: Vec<u8>,
    cells: Vec<Range<usize>>,
}

/// Where the reading of a record is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that ends the quoted part, or is the first of two.
    Closing,
}

impl<'n, R: BufRead> Records<'n, R> {
    /// Reads a text from its first record on, behind the byte order mark.
    pub fn new(reader: R, delimiter: Delimiter, name: &'n str) -> Self {
        Self { reader, delimiter, name, line: 0 }
    }

    /// Reads the next record, and tells whether there was one.
    ///
    /// # Errors
    ///
    /// Refuses what is no UTF-8, holds a NUL or a carriage return that ends no line, is longer than 16 MiB, or ends
    /// within a quoted cell.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, Refusal> {
        record.bytes.clear();
        record.cells.clear();
        record.line = self.line + 1;
        let (mut at, mut start, mut place) = (0, 0, Place::Start);
        loop {
            let room = LONGEST_RECORD + 1 - record.bytes.len();
            let mut rest = self.reader.by_ref().take(room as u64);
            let read = rest.read_until(b'\n', &mut record.bytes);
            let read = read.map_err(|error| self.cannot_read(&error))?;
            if read == 0 && record.bytes.is_empty() {
                return Ok(false);
            }
            if read == 0 && place == Place::Quoted {
                return Err(self.refused(record.line, "a quote opens here that nothing closes"));
            }
            self.line += 1;
            if record.bytes.len() > LONGEST_RECORD {
                return Err(self.too_long(record.line, place));
            }
            let ending = ending(&record.bytes[at..]);
            let end = record.bytes.len() - ending.len();
            for here in at..end {
                let byte = record.bytes[here];
                place = match (place, byte) {
                    (_, 0) => return Err(self.nul(record)),
                    (Place::Quoted, b'"') => Place::Closing,
                    (Place::Start | Place::Closing, b'"') | (Place::Quoted, _) => Place::Quoted,
                    (_, b'\r') => return Err(self.lone_return()),
                    _ if self.parts(byte) => {
                        record.cells.push(start..here);
                        start = here + 1;
                        Place::Start
                    }
                    _ => Place::Plain,
                };
            }
            at = record.bytes.len();
            if place != Place::Quoted {
                record.cells.push(start..end);
                record.bytes.truncate(end);
                record.ending = ending;
                break;
            }
        }
        if str::from_utf8(&record.bytes).is_err() {
            return Err(self.no_utf8(record));
        }
        Ok(true)
    }

    fn parts(&self, byte: u8) -> bool {
        self.delimiter != Delimiter::None && char::from(byte) == self.delimiter.letter()
    }

    /// Says what is wrong with a line.
    pub fn refused(&self, line: u64, why: &str) -> Refusal {
        Refusal::usage(format!("line {line} of `{}` cannot be used: {why}", self.name))
    }

    fn too_long(&self, line: u64, place: Place) -> Refusal {
        let why = "it goes on for more than 16 MiB";
        let is_quoted = place == Place::Quoted;
        let tip = is_quoted.then_some("close the quote that opens in it");
        self.refused(line, why).tip_if(tip)
    }

    fn lone_return(&self) -> Refusal {
        self.refused(self.line, "a carriage return stands in it, and no newline behind that")
            .tip("save the file with the line ends of Unix or Windows")
    }

    fn nul(&self, record: &Record) -> Refusal {
        if is_utf16(record) {
            return self.no_utf8(record);
        }
        self.refused(self.line, "there is a NUL in it")
    }

    fn no_utf8(&self, record: &Record) -> Refusal {
        let why = if is_utf16(record) { "it looks like UTF-16" } else { "it is no UTF-8" };
        self.refused(record.line, why).tip("save the file as UTF-8, for example with `iconv`")
    }

    fn cannot_read(&self, error: &std::io::Error) -> Refusal {
        Refusal::usage(format!("cannot read `{}`: {error}", self.name))
    }

    /// Says that a record has more or fewer cells than the first.
    pub fn ragged(&self, record: &Record, expected: usize) -> Refusal {
        let cells = |number| if number == 1 { "cell" } else { "cells" };
        let number = record.width();
        let why = format!(
            "it has {number} {}, and the first line {expected} {}",
            cells(number),
            cells(expected)
        );
        let between = self.delimiter.word();
        self.refused(record.line, &why).tip(Tip::words(format!(
            "cells are parted at each {between}; `--delimiter` names something else"
        )))
    }
}

impl Record {
    /// Returns its bytes, without what ended it.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the number of its cells, at least one.
    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// Tells whether nothing stands on its line but blanks.
    pub fn is_blank(&self) -> bool {
        self.cells.len() == 1 && self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    /// Returns a cell without its quotes.
    pub fn cell(&self, place: usize) -> Cow<'_, str> {
        let bytes = self.cells.get(place).map_or(&[][..], |cell| &self.bytes[cell.clone()]);
        let text = String::from_utf8_lossy(bytes);
        if bytes.first() == Some(&b'"') { unquoted(&text).into() } else { text }
    }

    /// Tells whether the record is a cell that could not stand in a table as it is.
    pub fn needs_quotes(&self) -> bool {
        let is_quoted = self.bytes.first() == Some(&b'"');
        !is_quoted && self.bytes.contains(&b',')
    }
}

/// Tells whether a text begins as one in UTF-16 does.
fn is_utf16(first: &Record) -> bool {
    let marks: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];
    first.line == 1 && marks.iter().any(|mark| first.bytes.starts_with(mark))
}

/// Takes the quotes off a cell that begins with one; what follows behind the last stands as it is.
fn unquoted(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut letters = cell.chars().skip(1).peekable();
    let mut is_open = true;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_open && letters.peek() == Some(&'"') => {
                letters.next();
                text.push('"');
            }
            '"' if is_open => is_open = false,
            _ => text.push(letter),
        }
    }
    text
}

fn ending(line: &[u8]) -> &'static str {
    if line.ends_with(b"\r\n") {
        "\r\n"
    } else if line.ends_with(b"\n") {
        "\n"
    } else {
        ""
    }
}
