//! A line that was typed, taken apart into names and options, and those of other programs as ours.

use std::iter::Peekable;
use std::path::PathBuf;
use std::slice;

use clap::{Arg, ArgAction};

use super::Question;
use super::hints::hints_of;
use super::plan;
use super::reading::Reading;
use crate::commands::data::{Data, data as data_of};
use crate::commands::days::day_in_words;
use crate::commands::options::DataOptions;
use crate::commands::{COMMANDS, Subcommand, is_one, names};
use crate::data::Dataset;
use crate::model::PartialDate;
use crate::output::Output;

/// What was typed, with the options of other programs as ours.
pub struct Typed {
    /// The command, if one begins it, and the names.
    pub names: Vec<String>,
    options: Vec<String>,
    /// Whether an option was another program's.
    is_respelt: bool,
}

impl Typed {
    /// Splits what was typed into names and options.
    pub fn of(words: &[String]) -> Self {
        let mut typed = Self { names: Vec::new(), options: Vec::new(), is_respelt: false };
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            if word == "--" {
                typed.names.extend(words.by_ref().cloned());
            } else if word.len() < 2 || !word.starts_with('-') {
                typed.take_word(word);
            } else {
                typed.take_option(word, &mut words);
            }
        }
        typed
    }

    /// Takes a word: a name, or what the answer is to be written as, as in `ukraine as json`.
    fn take_word(&mut self, word: &str) {
        let lower = word.to_lowercase();
        let is_output = ["csv", "tsv", "json", "jsonl", "markdown"].contains(&&*lower);
        let is_looked_for = self.names.first().is_some_and(|first| first == "search");
        let named = word.split_once('=').filter(|(key, _)| ["country", "format"].contains(key));
        if let Some((_, name)) = named.filter(|(_, name)| !name.is_empty()) {
            self.is_respelt = true;
            self.names.push(name.to_owned());
        } else if is_output && !is_looked_for {
            self.options.extend(["-o".to_owned(), lower]);
            self.is_respelt = true;
        } else {
            self.names.push(word.to_owned());
        }
    }

    /// Tells whether rows are asked for, and not a page.
    fn wants_rows(&self) -> bool {
        let is_of_rows =
            |option: &String| ["csv", "tsv", "jsonl", "--columns", "--sort"].contains(&&**option);
        self.options.iter().any(is_of_rows)
    }

    /// Asks for the rows of what a page is about where its options ask for some.
    fn with_rows(&self, words: &[String], reading: &Reading) -> Vec<String> {
        let has_time = self.options.iter().any(|option| ["--from", "--to"].contains(&&**option));
        let command = match (&*reading.formats, &*reading.parties) {
            _ if has_time && ["show", "country"].contains(&&*words[0]) => "timeline",
            _ if words[0] != "show" || !self.wants_rows() => return words.to_vec(),
            ([], []) => return words.to_vec(),
            ([], _) => "country",
            _ => "members",
        };
        let behind =
            words[1..].iter().filter(|word| !["--full", "--history"].contains(&&***word)).cloned();
        [command.to_owned()].into_iter().chain(behind).collect()
    }

    /// Takes an option, and what stands behind it if it has a value.
    fn take_option(&mut self, word: &str, behind: &mut Peekable<slice::Iter<'_, String>>) {
        let (option, value) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word, None),
        };
        let names_something = ["--country", "-c", "--format", "--name", "--iso"].contains(&option);
        let begun = self.names.first().and_then(|name| Subcommand::named(name));
        let behind_it = self.names.iter().skip(usize::from(begun.is_some()));
        let has_no_name = behind_it.into_iter().all(|word| !hints_of(word).is_empty());
        let is_ours = || begun.is_some_and(|command| has_option(command, option));
        if names_something && has_no_name && !is_ours() {
            let is_output = |name: &String| Output::named(name).is_some();
            let mut apart = || behind.next_if(|next| !is_output(next) && !next.starts_with('-'));
            let joined = value.clone().filter(|name| !is_output(name));
            if let Some(name) = joined.or_else(|| apart().filter(|_| value.is_none()).cloned()) {
                self.names.push(name);
                return;
            }
        }
        let respelt = respelt(option, value.as_deref().or(behind.peek().map(|next| next.as_str())));
        self.is_respelt |= respelt.is_some();
        let (ours, fixed) = respelt.unwrap_or((option, None));
        self.options.push(ours.to_owned());
        let fixed = fixed.map(str::to_owned).or(value);
        let value = fixed.or_else(|| takes_a_value(ours).then(|| behind.next().cloned()).flatten());
        let Some(value) = value else { return };
        let is_day = ["--on", "--from", "--to"].contains(&ours);
        let is_written_otherwise = is_day && PartialDate::parse(&value).is_err();
        let words: Vec<&str> = value.split_whitespace().collect();
        let day = if is_written_otherwise { day_in_words(&words) } else { None };
        self.is_respelt |= day.is_some();
        self.options.push(day.unwrap_or(value));
    }

    pub fn data_path(&self) -> Option<&str> {
        let place = self.options.iter().position(|option| option == "--data")?;
        self.options.get(place + 1).map(String::as_str)
    }

    pub fn data(&self) -> anyhow::Result<Data> {
        // What stands on standard input can be read once alone, for the answer.
        let data = self.data_path().filter(|path| *path != "-").map(PathBuf::from);
        data_of(&DataOptions { data, ..DataOptions::default() })
    }

    /// Reads what was typed as a question.
    ///
    /// Returns what was read where a word means nothing or the words ask nothing.
    pub fn read(&self, dataset: &Dataset, words: &[String]) -> Result<Question, Box<Reading>> {
        let Self { options, is_respelt, .. } = self;
        let is_named = self.names.len() > 1 && self.names[0] == "nato-partners";
        let names = &self.names[usize::from(is_named)..];
        let answered_by = |words: Vec<String>, is_a_guess: bool| {
            Ok(Question { words: [words, options.clone()].concat(), is_a_guess })
        };
        let command = command(names);
        let lower = names.first().map(|first| first.to_lowercase()).unwrap_or_default();
        if command.is_none() && is_one(&lower) {
            let names: Vec<String> =
                [lower].into_iter().chain(names[1..].iter().cloned()).collect();
            if self::command(&names).is_none() {
                return answered_by(names, true); // It is `help`.
            }
            let typed = Self { names, options: options.clone(), is_respelt: true };
            return typed.read(dataset, words);
        }
        if let [asked] = names
            && ["version", "license", "licence"].contains(&asked.as_str())
        {
            return answered_by(vec!["--version".to_owned()], false);
        }
        if command.is_none()
            && let Some(area) = names::area_called(dataset, &names.join(" "))
        {
            let words = ["countries", "--area", area].map(str::to_owned).to_vec();
            return answered_by(words, true);
        }
        let reading = Reading::of(dataset, names, command);
        match plan::answered_by(dataset, &reading, command) {
            Some(words)
                if command.is_none_or(|command| may_become(command, &words[0]))
                    || command == Some("export") && self.wants_rows() =>
            {
                let is_bare = command.is_none_or(|command| command == "export");
                let line = if is_bare { self.with_rows(&words, &reading) } else { words.clone() };
                let is_another = command.is_some_and(|command| command != line[0]);
                let is_a_guess = *is_respelt || is_another || line != words || !reading.is_plain();
                answered_by(line, is_a_guess)
            }
            // The command was right, an option was not.
            _ if command.is_some()
                && (*is_respelt || words.first() != names.first())
                && is_understood(&[names, options].concat()) =>
            {
                answered_by(names.to_vec(), *is_respelt)
            }
            _ => Err(Box::new(reading)),
        }
    }
}

/// Tells whether a command that was typed may be taken for another one, of which the words speak.
fn may_become(typed: &str, meant: &str) -> bool {
    match typed {
        "search" | "cite" => false,
        "members" if meant == "compare" || meant == "countries" => true,
        "countries" => ["countries", "members", "timeline", "compare"].contains(&meant),
        "is" | "show" | "list" => true,
        "sources" => ["sources", "timeline"].contains(&meant),
        "diff" => ["compare", "changes"].contains(&meant),
        _ => typed == meant || meant == "is" || (typed, meant) == ("members", "timeline"),
    }
}

/// Returns the command that begins these words.
pub fn command(names: &[String]) -> Option<&'static str> {
    Subcommand::named(names.first()?).map(|command| command.name)
}

/// Tells whether a command line, without the program's name, is one.
pub fn is_understood(words: &[String]) -> bool {
    let typed = ["nato-partners"].into_iter().chain(words.iter().map(String::as_str));
    crate::commands::command(words.first().map(String::as_str)).try_get_matches_from(typed).is_ok()
}

/// Returns our option, and its value if that stands in the option itself, for one that other programs have.
fn respelt<'o>(option: &'o str, value: Option<&str>) -> Option<(&'static str, Option<&'o str>)> {
    let word = option.trim_start_matches('-');
    let is_output = |value: Option<&str>| value.is_some_and(|value| Output::named(value).is_some());
    match word {
        _ if option.starts_with("--") && Output::named(word).is_some() => Some(("-o", Some(word))),
        "f" | "format" | "out" | "as" | "type" if is_output(value) => Some(("-o", None)),
        "d" | "date" | "year" | "day" | "as-of" | "at" | "when" => Some(("--on", None)),
        "language" | "locale" => Some(("--lang", None)),
        "since" => Some(("--from", None)),
        "until" => Some(("--to", None)),
        "no-color" | "no-colour" => Some(("--color", Some("never"))),
        _ => None,
    }
}

fn has_option(command: &Subcommand, option: &str) -> bool {
    command.built().get_arguments().any(|argument| is_called(argument, option))
}

/// Tells whether any command has an option of this name with a value behind it.
fn takes_a_value(option: &str) -> bool {
    let has_value = |it: &Arg| matches!(it.get_action(), ArgAction::Set | ArgAction::Append);
    COMMANDS.iter().any(|command| {
        command.built().get_arguments().any(|it| is_called(it, option) && has_value(it))
    })
}

fn is_called(argument: &Arg, option: &str) -> bool {
    let word = option.trim_start_matches('-');
    argument.get_long() == Some(word)
        || argument.get_short().map(String::from).as_deref() == Some(word)
}
