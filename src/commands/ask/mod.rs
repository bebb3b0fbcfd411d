//! What is no command line of ours, read as a question in plain words.
//!
//! Whoever knows the commands is understood by clap. What it refuses is read here as a question: `jordan`,
//! `is finland in nato?`, `members of eapc in 2014`, `--json country FI`. Every guess is said.

pub mod hints;
mod lines;
mod plan;
pub mod reading;
pub mod refusal;
mod typed;

use std::env;
use std::ffi::OsString;

use self::hints::{Hint, hints_of};
use self::refusal::{no_day, unanswerable, unknown, unreadable};
use self::typed::{Typed, command, is_understood};
use super::names::{self, described, near_word};
use super::{COMMANDS, data};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::error::{Exit, Refusal, Tip};

/// A command line that answers what was asked.
pub struct Question {
    /// Without the program's name.
    words: Vec<String>,
    /// Whether more was read into it than names.
    is_a_guess: bool,
}

impl Question {
    pub fn arguments(&self) -> Vec<OsString> {
        let words = self.words.iter().map(String::as_str);
        ["nato-partners"].into_iter().chain(words).map(OsString::from).collect()
    }

    /// Says how the question was read, where that is a guess.
    pub fn remark(&self) -> Option<String> {
        self.is_a_guess.then(|| format!("read as `{}`", self.line()))
    }

    fn line(&self) -> CommandLine {
        let line = CommandLine::new(command(&self.words).unwrap_or_default());
        line.as_typed(self.words.get(1..).unwrap_or_default())
    }
}

/// Reads what was typed where no command begins it.
///
/// Says which words mean nothing, or that they ask nothing.
pub fn question(arguments: &[OsString]) -> anyhow::Result<Question> {
    let words: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let typed = Typed::of(&words);
    let data = typed.data()?;
    let reading = match typed.read(&data, &words) {
        Ok(question) => return Ok(question),
        Err(reading) => reading,
    };
    let asked = typed.names.join(" ");
    if let Some(command) = command_meant(&typed.names) {
        let line = with_arguments(command, &words[1..]);
        let message = format!("`{}` is no command", typed.names[0]);
        return Err(Refusal::usage(message).tip(Tip::typing("did you mean", &line)).into());
    }
    if let Some(refusal) = unreadable(&reading) {
        return Err(refusal.into());
    }
    if let Some(near) = names::nearest(&data, &asked) {
        let line = CommandLine::on(&data, "show").name(&near.id().to_lowercase());
        let tip = Tip::typing(format!("did you mean {}", described(near)), &line);
        return Err(Refusal::not_found(format!("nothing is called `{asked}`")).tip(tip).into());
    }
    if reading.unknown.is_empty() {
        return Err(unanswerable(&reading, &asked).into());
    }
    let refusal = unknown(&data, &reading, &typed.names);
    // To whoever asks whether something is so, 1 says that it is not.
    let is_asked = reading.has(Hint::Is) || reading.has(Hint::Was);
    Err(if is_asked { Refusal { exit: Exit::Unusable, ..refusal } } else { refusal }.into())
}

/// Reads as a question what a command refused.
///
/// Refuses a day that is none, which says more than what the command said.
pub fn question_instead(
    arguments: &[OsString],
    error: &anyhow::Error,
) -> Result<Option<Question>, Refusal> {
    let words = arguments.iter().skip(1).map(|word| Some(word.to_str()?.to_owned()));
    let Some(words) = words.collect::<Option<Vec<String>>>() else { return Ok(None) };
    let typed = Typed::of(&words);
    let names_data = typed.data_path().is_some() || env::var_os(data::VARIABLE).is_some();
    let is_about_words =
        match (error.downcast_ref::<Refusal>(), error.downcast_ref::<clap::Error>()) {
            (Some(refusal), _) => refusal.exit == Exit::NotFound || !names_data,
            (_, Some(error)) => error.use_stderr(),
            _ => false,
        };
    if !is_about_words {
        return Ok(None);
    }
    // Another data set would be read a second time for its names alone.
    match typed.read(Dataset::embedded(), &words) {
        Ok(question) => Ok((question.words != words).then_some(question)),
        Err(reading) if reading.unknown.is_empty() && !reading.not_in.is_empty() => {
            Err(unanswerable(&reading, &typed.names.join(" ")))
        }
        // Of a command and one word, the command says best what it is not.
        Err(reading) if typed.names.len() > 2 => no_day(&reading).map_or(Ok(None), Err),
        Err(_) => Ok(None),
    }
}

fn command_meant(names: &[String]) -> Option<&'static str> {
    let first = names.first()?.to_lowercase();
    // A word of plain questions, as `how`, is no slip in a command; it may be the beginning of one.
    let is_of_questions = !hints_of(&first).is_empty();
    let commands = COMMANDS.iter().map(|command| command.name);
    near_word(&first, commands.filter(|name| !is_of_questions || name.starts_with(&first)))
}

/// Writes a command with what was typed behind it or, where it does not take that, alone or as the question what it takes.
fn with_arguments(name: &'static str, behind: &[String]) -> CommandLine {
    let is_understood = |behind: &&[String]| is_understood(&[&[name.to_owned()], *behind].concat());
    match [behind, &[]].into_iter().find(is_understood) {
        Some(behind) => CommandLine::new(name).as_typed(behind),
        None => CommandLine::new(name).options("--help"),
    }
}
