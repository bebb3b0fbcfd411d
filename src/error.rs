//! An error says what was asked, why it cannot be, and what to type next.

use std::{fmt, io};

use crate::command_line::CommandLine;

/// How the program ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exit {
    /// The question was answered, if only with an empty list.
    #[default]
    Answered = 0,
    /// The thing named does not exist or is ambiguous, or `check` found something.
    NotFound = 1,
    /// Wrong usage, a data set that cannot be used, or an answer that could not be written.
    Unusable = 2,
}

/// A question that cannot be answered.
///
/// The message is in small letters, quotes the user's words in backticks and has no full stop. A
/// tip is something to type or to do. Both stay on their lines whatever is quoted in them.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// How the program ends.
    pub exit: Exit,
    /// What was asked, and why it cannot be; one line, unless there is much to report.
    pub message: Vec<String>,
    /// What to type next.
    pub tips: Vec<Tip>,
}

/// What to type or to do next.
///
/// A command line in it is a [`CommandLine`], and stands in backticks unless it ends the tip.
#[derive(Clone, Debug)]
pub struct Tip {
    words: String,
    candidates: Vec<String>,
}

impl Tip {
    /// Says what to do in words that are not the same for everybody; no command line is among them.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), candidates: Vec::new() }
    }

    /// Says something, and what to type.
    pub fn typing(words: impl fmt::Display, line: &CommandLine) -> Self {
        Self::words(format!("{words}: {line}"))
    }

    /// Says what a command line does.
    pub fn doing(line: &CommandLine, what: &str) -> Self {
        Self::words(format!("`{line}` {what}"))
    }

    /// Adds what may have been meant: each as it stands, or what of it stands in backticks.
    pub fn among<T: AsRef<str>>(self, offered: &[T]) -> Self {
        let to_type =
            |text: &T| text.as_ref().split('`').nth(1).unwrap_or(text.as_ref()).to_owned();
        Self { candidates: offered.iter().map(to_type).collect(), ..self }
    }

    /// Returns what may have been meant.
    pub fn candidates(&self) -> &[String] {
        &self.candidates
    }
}

impl From<&'static str> for Tip {
    fn from(words: &'static str) -> Self {
        Self::words(words)
    }
}

impl From<CommandLine> for Tip {
    fn from(line: CommandLine) -> Self {
        Self::words(line.to_string())
    }
}

impl fmt::Display for Tip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&on_one_line(&self.words))
    }
}

impl Refusal {
    /// Refuses because the thing named does not exist or is ambiguous.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self { exit: Exit::NotFound, message: vec![message.into()], tips: Vec::new() }
    }

    /// Refuses because the question is put wrongly.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Unusable, message: vec![message.into()], tips: Vec::new() }
    }

    /// Refuses because of everything in a report, which has a line for each thing.
    pub fn report(report: &str) -> Self {
        let message = report.lines().map(str::to_owned).collect();
        Self { exit: Exit::Unusable, message, tips: Vec::new() }
    }

    /// Refuses for several reasons at once.
    pub fn all(refusals: Vec<Self>) -> Self {
        let mut refusals = refusals.into_iter();
        let first = refusals.next().unwrap_or_else(|| Self::not_found("nothing is named"));
        refusals.fold(first, |mut all, other| {
            all.message.extend(other.message);
            all.tips.extend(other.tips);
            all
        })
    }

    /// Adds something to type or to do.
    pub fn tip(mut self, tip: impl Into<Tip>) -> Self {
        self.tips.push(tip.into());
        self
    }

    /// Adds what to type or to do, if there is anything.
    pub fn tip_if(self, tip: Option<impl Into<Tip>>) -> Self {
        match tip {
            Some(tip) => self.tip(tip),
            None => self,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, line) in self.message.iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            write!(f, "{end}{}", on_one_line(line))?;
        }
        self.tips.iter().try_for_each(|tip| write!(f, "\ntip: {tip}"))
    }
}

/// Spells newlines out: nobody's words may begin a line that looks like ours.
fn on_one_line(text: &str) -> String {
    text.replace('\n', r"\x0A")
}

impl std::error::Error for Refusal {}

/// What an answer could not be written for, wherever it was to go.
#[derive(Debug)]
pub struct Unwritten(pub io::Error);

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer could not be written: {}", self.0)
    }
}

impl std::error::Error for Unwritten {}
