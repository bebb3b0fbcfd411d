//! Command lines that somebody is told to type.
//!
//! A shell takes them as they stand: every word that is not ours is quoted, and one that cannot be shown
//! as it is gives way to [`PLACEHOLDER`]. Nothing else in the program writes a command line with words in
//! it that are not its own.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use crate::data::Dataset;
use crate::hidden_characters::is_hidden;

/// What stands for a name that is left to whoever types the command line.
pub const PLACEHOLDER: &str = "NAME";

/// Returns the words of a command line that somebody else wrote, as a shell would take them; none where a quote
/// does not end.
pub fn words(line: &str) -> Option<Vec<String>> {
    shlex::split(line)
}

/// A command line, quoted for a shell.
#[derive(Clone, Debug)]
pub struct CommandLine {
    command: [&'static str; 2],
    names: String,
    options: String,
    /// Whether one of the names would be taken for an option.
    has_hyphen: bool,
}

impl CommandLine {
    /// Begins with one of the program's commands.
    pub fn new(command: &'static str) -> Self {
        Self::begin(["nato-partners", command])
    }

    /// Begins with one of the program's commands, which asks the data set that answered before.
    pub fn on(dataset: &Dataset, command: &'static str) -> Self {
        let line = Self::new(command);
        match &dataset.named {
            Some(path) => line.option("--data", &path.to_string_lossy()),
            None => line,
        }
    }

    /// Makes a folder and those around it.
    pub fn mkdir(folder: &Path) -> Self {
        Self::begin(["mkdir", "-p"]).name(&folder.to_string_lossy())
    }

    fn begin(command: [&'static str; 2]) -> Self {
        Self { command, names: String::new(), options: String::new(), has_hyphen: false }
    }

    /// Adds a name; one that begins with a hyphen is none the less no option.
    pub fn name(mut self, name: &str) -> Self {
        self.has_hyphen |= looks_like_an_option(name);
        push(&mut self.names, &quoted(name));
        self
    }

    /// Adds names.
    pub fn names(self, names: &[String]) -> Self {
        names.iter().fold(self, |line, name| line.name(name))
    }

    /// Adds an option and what it is.
    pub fn option(mut self, option: &'static str, value: &str) -> Self {
        let separator = if looks_like_an_option(value) { '=' } else { ' ' };
        push(&mut self.options, &format!("{option}{separator}{}", quoted(value)));
        self
    }

    /// Adds options that are the same for everybody.
    pub fn options(mut self, options: &'static str) -> Self {
        push(&mut self.options, options);
        self
    }

    /// Adds names and options as they were typed.
    pub fn as_typed(mut self, words: &[String]) -> Self {
        for word in words {
            push(&mut self.options, &quoted(word));
        }
        self
    }
}

impl fmt::Display for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command: [program, command], names, options, has_hyphen } = self;
        if *has_hyphen {
            write!(f, "{program} {command}{options} --{names}")
        } else {
            write!(f, "{program} {command}{names}{options}")
        }
    }
}

/// Quotes a word, unless a shell takes it as it is.
///
/// A word with something hidden in it, or that was no text, would be another one if it were typed as it is
/// shown: then it is [`PLACEHOLDER`].
pub fn quoted(word: &str) -> Cow<'_, str> {
    if word.contains(is_unreadable) {
        return PLACEHOLDER.into();
    }
    shlex::try_quote(word).unwrap_or(PLACEHOLDER.into())
}

/// Tells whether a letter would be another one if it were typed as it is shown: it is hidden, or stands for bytes
/// that were no text.
pub fn is_unreadable(letter: char) -> bool {
    is_hidden(letter) || letter == char::REPLACEMENT_CHARACTER
}

/// `-` alone stands for a stream, and is taken for a name.
fn looks_like_an_option(word: &str) -> bool {
    word.len() > 1 && word.starts_with('-')
}

fn push(line: &mut String, word: &str) {
    line.push(' ');
    line.push_str(word);
}
