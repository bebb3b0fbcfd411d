//! How JSON looks: in lines or without a blank, and in either case with nothing hidden.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use super::escape;

/// A comma, a line break, and blanks for more levels than we have.
const BREAK: &str = ",\n                ";

/// No blanks and no line breaks, so that an object fits on a line.
pub(super) struct OnOneLine;

impl Formatter for OnOneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if escape::is_plain(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        writer.write_all(escape::json(fragment).as_bytes())
    }
}

/// A line for each value, and two blanks for each level.
///
/// It looks like `serde_json`'s own layout, but writes every break at once.
#[derive(Default)]
pub(super) struct InLines {
    level: usize,
    has_value: bool,
}

impl InLines {
    /// Begins within so many brackets.
    pub(super) fn at(level: usize) -> Self {
        Self { level, has_value: false }
    }

    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: u8) -> io::Result<()> {
        self.level += 1;
        self.has_value = false;
        writer.write_all(&[bracket])
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        let comma = usize::from(first);
        let end = (2 + 2 * self.level).min(BREAK.len());
        self.has_value = true;
        writer.write_all(&BREAK.as_bytes()[comma..end])
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: u8) -> io::Result<()> {
        self.level -= 1;
        if self.has_value {
            self.next(writer, true)?;
        }
        self.has_value = true;
        writer.write_all(&[bracket])
    }
}

impl Formatter for InLines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b'[')
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b']')
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b'{')
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b'}')
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        OnOneLine.write_string_fragment(writer, fragment)
    }
}
