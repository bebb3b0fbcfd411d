//! How an answer looks: what the terminal can show, and the colour of a row.

use std::env;
use std::io::{self, IsTerminal};

use anstyle_query::windows::enable_ansi_colors;
use anstyle_query::{clicolor, clicolor_force, no_color, term_supports_color};
use supports_hyperlinks::Stream;

use super::wrap::{visible_lines, width};

/// What the screen can show: it changes how an answer looks, never what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The columns of the terminal; `None` when piped: nothing is wrapped then and no column dropped.
    pub width: Option<usize>,
    pub color: bool,
    /// Whether rules and dashes keep to ASCII; names and texts stay as they are.
    pub ascii: bool,
    pub hyperlinks: bool,
}

impl Style {
    /// Returns the style for standard output, or for a file, as far as the options leave it open.
    ///
    /// `color` is `None` where the terminal and the environment decide.
    pub fn detect(color: Option<bool>, width: Option<u16>, ascii: bool, is_printed: bool) -> Self {
        let is_capable = is_printed && is_capable_terminal();
        // A 0 forces nothing, whatever `clicolor_force` says.
        let is_forced =
            clicolor_force() && env::var_os("CLICOLOR_FORCE").is_some_and(|it| it != "0");
        let is_wanted = || !no_color() && (is_forced || (is_capable && clicolor() != Some(false)));
        let may_link = is_capable || (is_printed && env::var_os("FORCE_HYPERLINK").is_some());
        let terminal_width = || {
            let size = terminal_size::terminal_size_of(io::stdout()).filter(|_| is_printed);
            size.map(|(width, _)| width.0)
        };
        Self {
            width: width.or_else(terminal_width).map(usize::from),
            color: color.unwrap_or_else(is_wanted),
            ascii,
            hyperlinks: may_link && color != Some(false) && supports_hyperlinks::on(Stream::Stdout),
        }
    }

    /// Returns the style with a width that can be written in, taking 20 columns for fewer.
    pub(super) fn at_least_narrow(&self) -> Self {
        Self { width: self.width.map(|width| width.max(20)), ..*self }
    }

    /// Returns the style for text that stands `by` columns further in.
    pub(super) fn indented(&self, by: usize) -> Self {
        Self { width: self.width.map(|width| width.saturating_sub(by)), ..*self }
    }

    /// Returns the lines of a heading, what stands in its first line the strongest.
    pub(crate) fn heading_lines(&self, text: &str) -> Vec<String> {
        let mut lines = visible_lines(text, self.width);
        if self.color {
            let first = visible_lines(text.lines().next().unwrap_or_default(), self.width).len();
            for line in lines.iter_mut().take(first) {
                *line = Tone::Strong.paint(line, self);
            }
        }
        lines
    }

    pub(super) fn dash(&self) -> &'static str {
        if self.ascii { "-" } else { "–" }
    }

    pub(super) fn rule(&self) -> char {
        if self.ascii { '-' } else { '─' }
    }
}

/// A terminal that can move its cursor.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub columns: usize,
    pub rows: usize,
}

impl Screen {
    /// Returns the terminal that standard output is, if it is one and can do more than print.
    pub fn detect() -> Option<Self> {
        let size = terminal_size::terminal_size_of(io::stdout());
        let (columns, rows) = size.filter(|_| is_capable_terminal())?;
        let screen = Self { columns: columns.0.into(), rows: rows.0.into() };
        (screen.columns > 0 && screen.rows > 0).then_some(screen)
    }

    /// Tells whether a text leaves no row free for what is typed next.
    pub fn is_exceeded_by(self, text: &str) -> bool {
        let rows = |line| shown_width(line).max(1).div_ceil(self.columns);
        text.lines().map(rows).sum::<usize>() >= self.rows
    }
}

/// Tells whether standard output is a terminal that can do more than print. A console of Windows is told to obey codes.
fn is_capable_terminal() -> bool {
    io::stdout().is_terminal() && term_supports_color() && enable_ansi_colors() != Some(false)
}

/// Returns the columns that a line takes, whose colours and links take none.
fn shown_width(line: &str) -> usize {
    let mut parts = line.split('\x1B');
    let before = parts.next().map_or(0, width);
    let behind = parts.map(|part| {
        let end = if part.starts_with('[') { part.find('m') } else { part.find('\\') };
        width(end.map_or("", |end| &part[end + 1..]))
    });
    before + behind.sum::<usize>()
}

/// What a row or a cell stands for, as far as weight and colour can say it.
///
/// A tone repeats what the text says already; nothing may be told by it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The ordinary case.
    #[default]
    Plain,
    /// What is read first: a heading, the name of a row.
    Strong,
    Muted,
    /// The first of two kinds that stand side by side.
    First,
    Second,
    Warning,
    Doubtful,
}

impl Tone {
    /// Returns `line` without trailing blanks, its text in the tone's colour if there are colours.
    pub(crate) fn paint(self, line: &str, style: &Style) -> String {
        let line = line.trim_end();
        let text = line.trim_start();
        // What is a warning must be seen on black and on white: in the palettes of eight usual terminals
        // the contrast of red and magenta is 2.6 or more on either. Green and cyan come next, about 2 at
        // worst, and say no more than their word; yellow is lost on white and blue on black.
        let color = match self {
            Self::Strong => "\x1B[1m",
            Self::Muted => "\x1B[2m",
            Self::First => "\x1B[36m",
            Self::Second => "\x1B[32m",
            Self::Warning => "\x1B[31m",
            Self::Doubtful => "\x1B[35m",
            Self::Plain => return line.to_owned(),
        };
        if !style.color || text.is_empty() {
            return line.to_owned();
        }
        let indent = &line[..line.len() - text.len()];
        format!("{indent}{color}{text}\x1B[0m")
    }
}
