//! Keys, and texts with and without quotes.

use super::reasons::{Checked, Reason, Refused};
use super::signs::{END, ends_line};
use super::structure::Scanner;
use super::words;

/// The longest key, in bytes; the longest of the schema has 22.
const LONGEST_KEY: usize = 64;

impl<'a> Scanner<'a> {
    /// Returns the key that stands here, if one does, and how far it is to the sign behind its colon.
    ///
    /// A key is made of letters, digits, `_` and `-`, with or without quotes, and followed by a
    /// colon and a blank. Within brackets a colon follows a key in quotes at once, as in JSON.
    pub fn key_ahead(&self, within_brackets: bool) -> Option<(&'a [u8], usize)> {
        let rest = self.rest();
        let quote = rest.first().copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let start = usize::from(quote.is_some());
        let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        // Behind the beginning of a longer key stands no colon.
        let length =
            rest[start..].iter().take(LONGEST_KEY).take_while(|byte| is_of_key(byte)).count();
        let key = &rest[start..start + length];
        if key.is_empty() {
            return None;
        }
        let mut end = start + length;
        if let Some(quote) = quote {
            if rest.get(end) != Some(&quote) {
                return None;
            }
            end += 1;
        }
        if rest.get(end) != Some(&b':') {
            return None;
        }
        let next = rest.get(end + 1).copied().unwrap_or(END);
        let is_key = next == b' ' || ends_line(next) || within_brackets && quote.is_some();
        is_key.then_some((key, end + 1))
    }

    /// Reads a text in quotes, which may go on over several lines.
    pub fn quoted(&mut self, quote: u8) -> Checked {
        let start = self.at;
        self.count(1)?;
        self.at += 1;
        loop {
            match self.sign() {
                END => return Err(Refused::new(Reason::UnclosedQuote, start)),
                b'\\' if quote == b'"' => self.at += 2,
                sign if sign != quote => self.at += 1,
                b'\'' if self.next_sign() == b'\'' => self.at += 2,
                _ => break,
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a text without quotes, as far as it goes on this line.
    pub fn plain(&mut self) -> Checked {
        self.refuse_sign()?;
        self.count(1)?;
        let start = self.at;
        self.rest_of_plain()?;
        self.refuse_misread(start)
    }

    /// Reads one more line of a text without quotes.
    pub fn plain_goes_on(&mut self) -> Checked {
        if self.is_dash() {
            return Err(Refused::new(Reason::Indentation, self.at));
        }
        self.rest_of_plain()
    }

    /// Reads to the end of the line; the text begins with another sign than `#`, which would be a remark.
    fn rest_of_plain(&mut self) -> Checked {
        self.text_goes_on = true;
        loop {
            match self.sign() {
                b':' if self.is_blank_or_end(1) => {
                    return Err(Refused::new(Reason::ColonInText, self.at));
                }
                b'#' if self.text[self.at - 1] == b' ' => {
                    self.text_goes_on = false;
                    return self.refuse_cut_short();
                }
                sign if ends_line(sign) => return Ok(()),
                _ => self.at += 1,
            }
        }
    }

    /// Reads a text without quotes within brackets, where it ends with its line at the latest.
    pub fn plain_within_brackets(&mut self) -> Checked {
        self.refuse_sign()?;
        self.count(1)?;
        let start = self.at;
        loop {
            match self.sign() {
                b':' if self.is_blank_or_end(1)
                    || matches!(self.next_sign(), b',' | b'?' | b'[' | b']' | b'{' | b'}') =>
                {
                    return Err(Refused::new(Reason::ColonInText, self.at));
                }
                b'#' if self.text[self.at - 1] == b' ' => {
                    self.refuse_cut_short()?;
                    break;
                }
                b',' | b'[' | b']' | b'{' | b'}' => break,
                sign if ends_line(sign) => break,
                _ => self.at += 1,
            }
        }
        self.refuse_misread(start)
    }

    /// Refuses a remark after a text without quotes, unless it stands apart from it.
    fn refuse_cut_short(&self) -> Checked {
        let stands_apart = self.text[..self.at].ends_with(b"  ") && self.is_blank_or_end(1);
        if stands_apart { Ok(()) } else { Err(Refused::new(Reason::CutShort, self.at)) }
    }

    fn refuse_misread(&self, start: usize) -> Checked {
        let text = self.text[start..self.at].trim_ascii_end();
        match words::misread(text) {
            None => Ok(()),
            Some(reason) => {
                Err(Refused::with(reason, start, String::from_utf8_lossy(text).into_owned()))
            }
        }
    }

    /// Refuses a sign with which YAML begins something else than text.
    pub fn refuse_sign(&self) -> Checked {
        let reason = match self.sign() {
            b'&' => Reason::Anchor,
            b'*' => Reason::Alias,
            b'!' => Reason::Tag,
            b'%' => Reason::Directive,
            b'|' | b'>' => Reason::BlockText,
            b'?' if self.is_blank_or_end(1) => Reason::ExplicitKey,
            b'-' if self.is_dash() => Reason::ListAfterKey,
            b'?' | b':' | b'@' | b'`' | b',' | b']' | b'}' => Reason::ReservedSign,
            b'<' if self.rest().starts_with(b"<<:") => Reason::MergeKey,
            _ => return Ok(()),
        };
        Err(Refused::with(reason, self.at, char::from(self.sign())))
    }
}
