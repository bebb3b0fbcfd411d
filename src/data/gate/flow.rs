//! Lists and records within brackets: `["minutes"]`, `{ en: "Circle" }`.

use super::reasons::{Checked, Reason, Refused};
use super::signs::{END, ends_line};
use super::structure::{Kind, Scanner};

impl Scanner<'_> {
    /// Reads a list or a record within brackets, which may go on over several lines.
    ///
    /// It calls itself for brackets within brackets, no deeper than collections may be nested.
    pub fn brackets(&mut self) -> Checked {
        let opened_at = self.at;
        let (kind, end) = match self.sign() {
            b'[' => (Kind::List, b']'),
            _ => (Kind::Record, b'}'),
        };
        self.open(kind, usize::MAX)?;
        self.at += 1;
        loop {
            self.skip_to_sign();
            if self.sign() == end {
                break;
            }
            self.entry_within_brackets(kind, opened_at)?;
            self.skip_to_sign();
            match self.sign() {
                b',' => self.at += 1,
                sign if sign == end => break,
                END => return Err(Refused::new(Reason::UnclosedBracket, opened_at)),
                _ => return Err(Refused::new(Reason::NoComma, self.at)),
            }
        }
        self.at += 1;
        self.close()
    }

    fn entry_within_brackets(&mut self, kind: Kind, opened_at: usize) -> Checked {
        if self.sign() == END {
            return Err(Refused::new(Reason::UnclosedBracket, opened_at));
        }
        if kind == Kind::Record {
            let Some((key, length)) = self.key_ahead(true) else {
                self.refuse_sign()?;
                return Err(Refused::new(Reason::NoKey, self.at));
            };
            self.key(key)?;
            self.at += length;
            self.skip_to_sign();
        }
        self.value_within_brackets()
    }

    fn value_within_brackets(&mut self) -> Checked {
        match self.sign() {
            b'[' | b'{' => self.brackets(),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            b',' | b']' | b'}' | END => Err(Refused::new(Reason::Nothing, self.at)),
            _ => self.plain_within_brackets(),
        }
    }

    /// Moves over blanks, ends of lines and remarks.
    fn skip_to_sign(&mut self) {
        loop {
            match self.sign() {
                b' ' | b'\n' | b'\r' => self.at += 1,
                b'#' if matches!(self.text[self.at - 1], b' ' | b'\n') => {
                    while !ends_line(self.sign()) {
                        self.at += 1;
                    }
                }
                _ => return,
            }
        }
    }
}
