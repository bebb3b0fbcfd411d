//! Who was in which NATO partnership format, since when, and who says so.
//!
//! # How it works, in five sentences
//!
//! 1. Facts are typed values ([`model`]) that one module reads and checks ([`data`]), when the program is
//!    built and when `--data` asks for others, so that what is compiled in and what is read cannot differ.
//! 2. A question is a function from a data set and a plain filter to rows, in an order that it documents
//!    ([`query`]).
//! 3. What the columns of a row are is said once ([`view`]), and the screen, CSV, JSON, Markdown and the schemas
//!    are all made of that by code that knows nothing of NATO ([`output`]).
//! 4. A command is its arguments, a question, rows and an answer, in one file ([`commands`]).
//! 5. Nothing is printed, written or ended before the very end, where `main` does it once; and whatever
//!    cannot be answered says what was asked, why not, and what to type next.
//!
//! # The map of the house
//!
//! Lowest layer first; `tests/suite/architecture.rs` holds who may use whom:
//!
//! - [`model`]: what exists. Values; no files, no printing, no command line.
//! - [`data`]: what we know. YAML in, one immutable [`data::Dataset`] out.
//! - [`membership`]: who belongs on a day.
//! - [`rules`]: what a sound data set keeps.
//! - [`query`]: what is asked. A data set and a plain filter in, rows out.
//! - [`output`]: how it is printed. Knows nothing of NATO.
//! - [`chart`]: bars over a line of years, on the terminal and as SVG.
//! - [`view`]: what a row looks like. For each row type its columns, for each record its page.
//! - [`export`]: the data set as tables for other tools.
//! - [`html`]: the whole reference as one HTML file, for people who do not use a terminal.
//! - [`commands`]: wiring. Arguments → query → rows → answer, one file per subcommand.
//! - [`atomic_write`], [`atomic_folder`]: where an answer goes that is not printed. Whole or not at all.
//! - [`cli`]: the command line.
//! - [`command_line`]: what somebody is told to type, quoted for a shell.
//! - [`stream`]: standard input, output and error, which wait until they are ready.
//! - [`prose`]: lists and numbers as people say them.
//! - [`error`], `usage_error`, [`panic_hook`]: what to say when it cannot be: the data have no answer, the
//!   question is not understood, or the mistake is ours.
//!
//! # For Rust programs
//!
//! [`model`], [`data`], [`membership`] and [`query`] are the library: the data are compiled in, nothing is read or
//! written, nothing panics, and every query says in which order its rows come. Fields and variants may be
//! added in a minor version; what is there keeps its name and meaning. The other modules belong to the
//! program and may change with it.
//!
//! ```
//! use nato_partners::data::Dataset;
//! use nato_partners::model::Language;
//! use nato_partners::membership::{MemberFilter, members};
//!
//! let dataset = Dataset::embedded();
//! let dialogue = dataset.format("md").unwrap();
//! let (rows, tally) =
//!     members(dataset, dialogue, dataset.reviewed(), Language::English, &MemberFilter::default());
//! assert_eq!(tally.members(), 7);
//! for member in &rows {
//!     println!("{} since {}", member.party.name(Language::English), member.since.text());
//! }
//! ```

pub mod atomic_folder;
pub mod atomic_write;
pub mod chart;
pub mod command_line;
pub mod commands;
pub mod data;
pub mod error;
pub mod export;
pub mod hidden_characters;
pub mod html;
pub mod membership;
pub mod model;
pub mod output;
pub mod panic_hook;
pub mod prose;
pub mod rules;
pub mod stream;
mod usage_error;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, slice};

use crate::commands::Answer;
use crate::error::{Exit, Refusal};
use crate::output::escape::{echo, is_too_long, lines_visible, visible};

/// What the program writes, and how it ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
    /// How it ends.
    pub exit: Exit,
}

/// Answers one command line, program name first, without printing anything yet.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    answer(&arguments).and_then(delivered).unwrap_or_else(|error| refused(error, &arguments))
}

/// Writes the answer to the file or the folder it is for, if it is for one.
fn delivered(answer: Answer) -> anyhow::Result<Outcome> {
    if let Some(export) = &answer.export {
        let overwrites =
            |read: &PathBuf| atomic_write::lies_in(read, slice::from_ref(&export.folder));
        refuse_what_was_read(&export.folder, &answer.read, answer.read.iter().any(overwrites))?;
        atomic_write::undisturbed(|| {
            atomic_folder::fill(&export.folder, &export.name, &export.files)
        })?;
    }
    let stdout = match &answer.out_file {
        Some(path) => {
            refuse_what_was_read(path, &answer.read, false)?;
            atomic_write::undisturbed(|| atomic_write::write_whole(path, answer.text.as_bytes()))?;
            String::new()
        }
        None => answer.text,
    };
    let refusals = answer.refusals.iter().map(|refusal| error_lines(&refusal.to_string()));
    let stderr = refusals.collect::<String>() + &remarks(&answer.remarks);
    Ok(Outcome { stdout, stderr, exit: answer.exit })
}

/// Refuses to write over the data set that was read for the answer, or into it.
fn refuse_what_was_read(path: &Path, read: &[PathBuf], overwrites: bool) -> Result<(), Refusal> {
    if overwrites || atomic_write::lies_in(path, read) {
        let message = format!("`{}` is part of the data set that was read", path.display());
        return Err(Refusal::usage(message).tip("name a place outside that data set"));
    }
    Ok(())
}

/// The longest argument that is read, in bytes: as long as a path may be.
const LONGEST_ARGUMENT: usize = 4096;

/// Refuses what is longer than any name, path or list is: to find what is called nearly so takes time.
fn refuse_long_arguments(arguments: &[OsString]) -> Result<(), Refusal> {
    match arguments.iter().find(|argument| argument.len() > LONGEST_ARGUMENT) {
        Some(argument) => {
            let (text, length) = (argument.to_string_lossy(), argument.len());
            Err(Refusal::usage(format!(
                "`{text}` has {length} bytes, and no argument has more than {LONGEST_ARGUMENT}"
            ))
            .tip("shorten it, or ask for fewer things at once"))
        }
        None => Ok(()),
    }
}

fn answer(arguments: &[OsString]) -> anyhow::Result<Answer> {
    if let Some(shell) = env::var_os(commands::completions::VARIABLE) {
        return commands::completions::complete(&shell, arguments);
    }
    refuse_long_arguments(arguments)?;
    let first = arguments.get(1).and_then(|argument| argument.to_str());
    let matches = commands::command(first).try_get_matches_from(arguments)?;
    if matches.get_flag("version") {
        return Ok(commands::welcome::version());
    }
    let asked = matches.subcommand().and_then(|(name, matches)| {
        let command = commands::COMMANDS.iter().find(|command| command.name == name)?;
        Some((command, matches))
    });
    match asked {
        Some((command, matches)) => {
            let mut answer = (command.run)(matches)?;
            answer.remarks.extend(commands::answered_from(command, matches));
            if answer.out_file.is_some() || answer.export.is_some() {
                answer.read = commands::read(command, matches)?;
            }
            Ok(answer)
        }
        None => Ok(commands::welcome::run()),
    }
}

fn remarks(remarks: &[String]) -> String {
    let mut lines = String::new();
    for remark in remarks {
        lines.extend(["remark: ", &visible(&echo(remark)), "\n"]);
    }
    lines
}

fn refused(error: anyhow::Error, arguments: &[OsString]) -> Outcome {
    let error = match error.downcast::<clap::Error>() {
        Ok(error) => return usage_error::outcome(error, arguments),
        Err(error) => error,
    };
    let exit = error.downcast_ref::<Refusal>().map_or(Exit::Unusable, |refusal| refusal.exit);
    Outcome { stdout: String::new(), stderr: error_lines(&format!("{error:#}")), exit }
}

/// Writes an error; what it quotes at great length is cut, and a tip that would be is left out.
fn error_lines(error: &str) -> String {
    let is_told = |line: &&str| !(line.starts_with("tip: ") && is_too_long(line));
    let lines: Vec<String> = error.split('\n').filter(is_told).map(echo).collect();
    format!("error: {}\n", lines_visible(&lines.join("\n")))
}

/// The Rust in the README, which must run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
