//! The signs at which the scanner stands, and what lies between them.

use super::reasons::{Checked, Reason, Refused};
use super::structure::Scanner;

/// What is read at the end of the text; no text holds it.
pub const END: u8 = 0;

/// Tells whether a byte ends a line, or the text.
pub fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | END)
}

impl<'a> Scanner<'a> {
    /// Moves to the value on the rest of the line, if there is one.
    pub fn skip_to_value(&mut self) -> bool {
        self.skip_blanks();
        let sign = self.sign();
        !ends_line(sign) && sign != b'#'
    }

    /// Refuses anything but a remark on the rest of the line.
    pub fn end_of_value(&mut self) -> Checked {
        let end = self.at;
        self.skip_blanks();
        match self.sign() {
            sign if ends_line(sign) => Ok(()),
            b'#' if self.at > end => Ok(()),
            b':' => Err(Refused::new(Reason::ColonInText, self.at)),
            _ => Err(Refused::new(Reason::AfterValue, self.at)),
        }
    }

    /// Returns the text from here on.
    pub fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns the sign at which the scanner stands.
    pub fn sign(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(END)
    }

    /// Returns the sign after that.
    pub fn next_sign(&self) -> u8 {
        self.text.get(self.at + 1).copied().unwrap_or(END)
    }

    /// Tells whether a blank or the end of the line stands so many signs ahead.
    pub fn is_blank_or_end(&self, ahead: usize) -> bool {
        let sign = self.text.get(self.at + ahead).copied().unwrap_or(END);
        sign == b' ' || ends_line(sign)
    }

    /// Tells whether a dash stands here that begins an item of a list.
    pub fn is_dash(&self) -> bool {
        self.sign() == b'-' && self.is_blank_or_end(1)
    }

    pub fn skip_blanks(&mut self) {
        while self.sign() == b' ' {
            self.at += 1;
        }
    }

    pub fn skip_line(&mut self) {
        while !matches!(self.sign(), b'\n' | END) {
            self.at += 1;
        }
        if self.sign() == b'\n' {
            self.at += 1;
        }
    }
}
