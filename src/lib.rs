//! Who was in which NATO partnership format, since when, and who says so.
//!
//! # The map of the house
//!
//! A feature is one file, or a folder where it has several parts. The folders, lowest first:
//!
//! - [`model`]: record types: formats, countries, spells, sources, dates, periods. No files, no printing, no clap.
//! - [`data`]: YAML in, one immutable, indexed [`data::Dataset`] out: lint, reading, look-up of names, and every
//!   fact of a record ([`data::each_fact`]), which rules, search and citations all walk.
//! - [`membership`]: who belongs on a day and over time. A spell of the records, or the seat of an Ally, is one
//!   [`membership::Membership`]; a [`membership::Lane`] is one row of bars, such as a country in a format.
//! - [`rules`]: what a sound data set keeps: a table of rules, each a short function from a data set to findings.
//! - [`output`]: how rows and pages are written: table, list, CSV, JSON, Markdown. Knows nothing of NATO.
//! - [`chart`]: lanes over a line of years, on the terminal and as SVG.
//! - [`export`]: the data set as tables for other tools, each table declared once.
//! - [`html`]: the whole reference as one HTML file, from the same pages as `show`.
//! - [`commands`]: one file or folder per subcommand: its arguments, its query, its rows' columns, its words.
//!
//! Arrows go one way, and no files use each other in a circle; `tests/suite/architecture.rs` holds both:
//!
//! ```text
//! main → lib → commands → (rules, export, html, chart) → membership → data → model
//!              commands, export, html, chart → output
//! ```
//!
//! A question goes down once and comes up once. `build.rs` reads `data/` with the same modules, runs the rules
//! and writes the data set as Rust statics: no question parses YAML, and a wrong fact does not compile. `--data`
//! reads other files into the same [`data::Dataset`]. [`run`] returns an [`Outcome`], which `main` alone prints.
//!
//! Beside the folders: [`command_line`] (what somebody is told to type), [`hidden_characters`], [`stream`]
//! (standard streams), [`pager`], [`delimited`] (tables that others wrote), `progress`, `signals`, `browser`, [`atomic_write`]
//! and [`atomic_folder`] (files are written whole or not at all); and for what cannot be answered [`error`], `error_object`, `usage_error` and [`panic_hook`].
//!
//! # For Rust programs
//!
//! [`model`], [`data`] and [`membership`] are the library. The data are compiled in, nothing but [`data::load()`]
//! reads a file, nothing panics, and what returns rows says in which order. Fields and variants may be added
//! in a minor version. The other modules belong to the program and may change with it.
//!
//! ```
//! use nato_partners::data::Dataset;
//! use nato_partners::membership::{MemberFilter, members};
//! use nato_partners::model::Language;
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
mod browser;
pub mod chart;
pub mod command_line;
pub mod commands;
pub mod data;
pub mod delimited;
pub mod error;
mod error_object;
pub mod export;
pub mod hidden_characters;
pub mod html;
pub mod membership;
pub mod model;
pub mod output;
pub mod pager;
pub mod panic_hook;
mod progress;
pub mod rules;
mod signals;
pub mod stream;
mod usage_error;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, slice};

use crate::commands::{Answer, Streamed, ask};
use crate::error::{Exit, Refusal, Unwritten};
use crate::error_object::ErrorObject;
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
    /// Whether what is for standard output may be shown through a pager.
    pub may_be_paged: bool,
}

/// Answers one command line, program name first, without printing anything yet.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let mut streamed = Vec::new();
    let mut outcome = run_into(arguments, &mut streamed);
    outcome.stdout.insert_str(0, &String::from_utf8_lossy(&streamed));
    outcome
}

/// Answers one command line as [`run`] does; what may be too long to be held goes to `stdout` at once.
pub fn run_into(arguments: impl IntoIterator<Item = OsString>, stdout: &mut dyn Write) -> Outcome {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(program) = arguments.first_mut() {
        *program = "nato-partners".into(); // It is told to be typed so, whatever the file is called.
    }
    answer(&arguments)
        .and_then(|answer| streamed(answer, stdout))
        .and_then(|answer| delivered(answer, &arguments))
        .unwrap_or_else(|error| refused(error, &arguments))
}

/// Writes what is not held, if there is any, to standard output or to the file it is for.
fn streamed(mut answer: Answer, stdout: &mut dyn Write) -> anyhow::Result<Answer> {
    let Some(Streamed(write)) = answer.streamed.take() else { return Ok(answer) };
    let mut written = match &answer.out_file {
        Some(path) => {
            refuse_what_was_read(path, &answer.read, false)?;
            atomic_write::write_whole_from(path, |file| write(file))
        }
        None => write(stdout),
    }?;
    written.remarks.append(&mut answer.remarks);
    Ok(written)
}

/// Says that what one command line was answered cannot be written.
pub fn refuse_unwritten(
    error: io::Error,
    arguments: impl IntoIterator<Item = OsString>,
) -> Outcome {
    refused(Unwritten(error).into(), &arguments.into_iter().collect::<Vec<_>>())
}

/// Writes the answer to the file or the folder it is for, if it is for one.
fn delivered(answer: Answer, arguments: &[OsString]) -> anyhow::Result<Outcome> {
    if let Some(export) = &answer.export {
        let overwrites =
            |read: &PathBuf| atomic_write::lies_in(read, slice::from_ref(&export.folder));
        refuse_what_was_read(&export.folder, &answer.read, answer.read.iter().any(overwrites))?;
        signals::undisturbed(|| atomic_folder::fill(&export.folder, &export.name, &export.files))?;
    }
    let stdout = match &answer.out_file {
        Some(path) => {
            refuse_what_was_read(path, &answer.read, false)?;
            signals::undisturbed(|| atomic_write::write_whole(path, answer.text.as_bytes()))?;
            String::new()
        }
        None => answer.text,
    };
    let refusals = answer.refusals.iter().map(|it| error_lines(&it.clone().into(), arguments));
    let stderr = refusals.collect::<String>() + &remarks(&answer.remarks);
    Ok(Outcome { stdout, stderr, exit: answer.exit, may_be_paged: answer.may_be_paged })
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

/// Answers a command line as it stands or, where it is none, the question that it asks in plain words.
fn answer(arguments: &[OsString]) -> anyhow::Result<Answer> {
    if let Some(shell) = env::var_os(commands::completions::VARIABLE) {
        return commands::completions::complete(&shell, arguments);
    }
    refuse_long_arguments(arguments)?;
    let read = |question: ask::Question| {
        Ok(answer_command(&question.arguments())?.remark(question.remark()))
    };
    match arguments.get(1).and_then(|first| first.to_str()) {
        Some(first) if !first.starts_with('-') && !commands::is_one(first) => {
            read(ask::question(arguments)?)
        }
        _ => answer_command(arguments).or_else(|error| {
            match ask::question_instead(arguments, &error)? {
                Some(question) => read(question).map_err(|_| error),
                None => Err(error),
            }
        }),
    }
}

/// Answers a command line.
fn answer_command(arguments: &[OsString]) -> anyhow::Result<Answer> {
    let matches = commands::matches(arguments)?;
    if matches.get_flag("version") {
        return Ok(commands::version(
            matches.try_get_one("version_output").ok().flatten().copied(),
        ));
    }
    let asked = matches
        .subcommand()
        .and_then(|(name, matches)| Some((commands::Subcommand::named(name)?, matches)));
    match asked {
        Some((command, matches)) => {
            let mut answer = (command.run)(matches)?;
            answer.remarks.extend(commands::answered_from(command, matches));
            answer.may_be_paged = commands::may_be_paged(matches);
            if answer.out_file.is_some() || answer.export.is_some() {
                answer.read = commands::read(command, matches)?;
            }
            Ok(answer)
        }
        None => Ok(commands::welcome()),
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
    Outcome { stderr: error_lines(&error, arguments), exit, ..Outcome::default() }
}

/// Writes an error, for a program or for people; what it quotes at great length is cut, and a tip that would be is
/// left out.
fn error_lines(error: &anyhow::Error, arguments: &[OsString]) -> String {
    if error_object::is_wanted(arguments) {
        let refusal = error.downcast_ref::<Refusal>();
        let message = refusal.map_or_else(|| vec![format!("{error:#}")], |it| it.message.clone());
        let tips = refusal.map_or(&[][..], |refusal| &refusal.tips);
        return ErrorObject::of(&message, tips, arguments).line();
    }
    let error = format!("{error:#}");
    let is_told = |line: &&str| !(line.starts_with("tip: ") && is_too_long(line));
    let lines: Vec<String> = error.split('\n').filter(is_told).map(echo).collect();
    format!("error: {}\n", lines_visible(&lines.join("\n")))
}

/// The Rust in the documents, which must run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../docs/other-programs.md")]
struct OtherPrograms;
