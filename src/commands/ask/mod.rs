//! What is no command line of ours, read as a question in plain words.
//!
//! Whoever knows the commands is understood by clap. What it refuses is read here as a question: `jordan`,
//! `is finland in nato?`, `members of eapc in 2014`, `--json country FI`. Every guess is said.

pub mod plan;
pub mod reading;

use std::ffi::OsString;
use std::iter::Peekable;
use std::path::PathBuf;
use std::{env, slice};

use clap::{Arg, ArgAction};

use self::plan::begun;
use self::reading::{Hint, Reading};
use super::data::{Data, data as data_of};
use super::days::{A_DAY, day_in_words};
use super::names::{described, near_word};
use super::options::DataOptions;
use super::search::search;
use super::words::{all_of, count, either};
use super::{COMMANDS, Subcommand, is_one, names};
use crate::command_line::CommandLine;
use crate::data::{Dataset, Words};
use crate::error::{Exit, Refusal, Tip};
use crate::model::{Language, PartialDate};
use crate::output::Output;

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

/// What was typed, with the options of other programs as ours.
struct Typed {
    /// The command, if one begins it, and the names.
    names: Vec<String>,
    options: Vec<String>,
    /// Whether an option was another program's.
    is_respelt: bool,
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

/// Refuses words that are all understood, and ask nothing that can be answered.
fn unanswerable(reading: &Reading, asked: &str) -> Refusal {
    let names_enough =
        !(reading.formats.is_empty() || reading.parties.is_empty() && reading.not_in.is_empty());
    let what = if names_enough { "what is known" } else { "say of what" };
    Refusal::usage(format!("`{asked}` is no question that can be answered"))
        .tip_if(begun(reading).map(|line| Tip::typing(what, &line)))
        .tip("`nato-partners --help` shows what can be asked")
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
    let names_data = typed.data_path().is_some() || env::var_os(super::data::VARIABLE).is_some();
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
        Err(reading) if reading.has(Hint::Never) && !reading.not_in.is_empty() => {
            Err(unanswerable(&reading, &typed.names.join(" ")))
        }
        // Of a command and one word, the command says best what it is not.
        Err(reading) if typed.names.len() > 2 => no_day(&reading).map_or(Ok(None), Err),
        Err(_) => Ok(None),
    }
}

impl Typed {
    /// Splits what was typed into names and options.
    fn of(words: &[String]) -> Self {
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
        if is_output && !is_looked_for {
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
            _ if words[0] != "show" || !(has_time || self.wants_rows()) => return words.to_vec(),
            _ if has_time => "timeline",
            ([], []) => return words.to_vec(),
            ([], _) => "country",
            _ => "members",
        };
        let behind = words[1..].iter().filter(|word| *word != "--full").cloned();
        [command.to_owned()].into_iter().chain(behind).collect()
    }

    /// Takes an option, and what stands behind it if it has a value.
    fn take_option(&mut self, word: &str, behind: &mut Peekable<slice::Iter<'_, String>>) {
        let (option, value) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word, None),
        };
        let names_something = ["--country", "--format", "--name"].contains(&option);
        let begun = self.names.first().and_then(|name| Subcommand::named(name));
        let has_no_name = self.names.len() == usize::from(begun.is_some());
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

    fn data_path(&self) -> Option<&str> {
        let place = self.options.iter().position(|option| option == "--data")?;
        self.options.get(place + 1).map(String::as_str)
    }

    fn data(&self) -> anyhow::Result<Data> {
        // What stands on standard input can be read once alone, for the answer.
        let data = self.data_path().filter(|path| *path != "-").map(PathBuf::from);
        data_of(&DataOptions { data, ..DataOptions::default() })
    }

    /// Reads what was typed as a question.
    ///
    /// Returns what was read where a word means nothing or the words ask nothing.
    fn read(&self, dataset: &Dataset, words: &[String]) -> Result<Question, Box<Reading>> {
        let Self { options, is_respelt, .. } = self;
        let is_named = self.names.len() > 1 && self.names[0] == "nato-partners";
        let names = &self.names[usize::from(is_named)..];
        let answered_by = |words: Vec<String>, is_a_guess: bool| {
            Ok(Question { words: [words, options.clone()].concat(), is_a_guess })
        };
        let command = self::command(names);
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
            Some(words) if command.is_none_or(|command| may_become(command, &words[0])) => {
                let is_bare = command.is_none();
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
        "is" | "show" | "list" => true,
        "diff" => ["compare", "changes"].contains(&meant),
        _ => typed == meant || meant == "is" || (typed, meant) == ("members", "timeline"),
    }
}

/// Returns the command that begins these words.
fn command(names: &[String]) -> Option<&'static str> {
    Subcommand::named(names.first()?).map(|command| command.name)
}

/// Refuses a question that is too long to be read, or has a day in it that is none.
pub fn unreadable(reading: &Reading) -> Option<Refusal> {
    if reading.is_too_long {
        let refusal = Refusal::usage("no question has so many words");
        return Some(refusal.tip("ask for fewer things at once"));
    }
    no_day(reading)
}

/// Refuses a word that was to be a day and is none, or may be two.
fn no_day(reading: &Reading) -> Option<Refusal> {
    const BY_THE_CLOCK: [&str; 8] =
        ["year", "month", "week", "yesterday", "tomorrow", "ago", "recently", "jahr"];
    let is_by_the_clock = |word: &&String| BY_THE_CLOCK.contains(&&*word.to_lowercase());
    if let Some(word) = reading.unknown.iter().find(is_by_the_clock) {
        return Some(Refusal::usage(format!("`{word}` says no day without a clock")).tip(A_DAY));
    }
    let is_like_a_day = |word: &&String| {
        word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_digit() || b"-/.".contains(&byte))
    };
    let word = reading.unknown.iter().find(is_like_a_day)?;
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let read =
        |day: &str, month: &str, year: &str| day_in_words(&[&format!("{year}-{month}-{day}")]);
    let either_day: Vec<String> = match parts[..] {
        [one, other, year] => {
            [read(one, other, year), read(other, one, year)].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    };
    Some(match (either_day.as_slice(), PartialDate::parse(word)) {
        ([one, other], _) => Refusal::usage(format!("`{word}` may be {one} or {other}"))
            .tip("type the one that is meant"),
        (_, Err(error)) => Refusal::usage(error.to_string()).tip(A_DAY),
        _ => Refusal::usage(format!("`{word}` is no day that is understood here")).tip(A_DAY),
    })
}

fn command_meant(names: &[String]) -> Option<&'static str> {
    let first = names.first()?.to_lowercase();
    // A word of plain questions, as `how`, is no slip in a command; it may be the beginning of one.
    let is_of_questions = !reading::hints_of(&first).is_empty();
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

/// Tells whether a command line, without the program's name, is one.
fn is_understood(words: &[String]) -> bool {
    let typed = ["nato-partners"].into_iter().chain(words.iter().map(String::as_str));
    super::command(words.first().map(String::as_str)).try_get_matches_from(typed).is_ok()
}

/// Says which words mean nothing, and what to type instead.
pub fn unknown(dataset: &Dataset, reading: &Reading, typed: &[String]) -> Refusal {
    let together = reading.unknown.join(" ");
    let quoted = either(reading.unknown.iter().map(|word| format!("`{word}`")));
    let refusal = Refusal::not_found(format!("nothing is called {quoted}"));
    let as_one = || Some(vec![(together.clone(), names::nearest(dataset, &together)?)]);
    let each = || {
        reading
            .unknown
            .iter()
            .map(|word| Some((word.clone(), names::nearest(dataset, word)?)))
            .collect()
    };
    let Some(near) = as_one().or_else(each) else {
        let tips =
            [without_unknown(dataset, reading, typed), found_in_texts(dataset, reading, typed)];
        if tips.iter().any(Option::is_some) {
            return tips.into_iter().fold(refusal, Refusal::tip_if);
        }
        return refusal
            .tip("this reference knows NATO's partnership formats, who was in them since when, and who says so")
            .tip("`nato-partners list` names everything that can be asked about, `nato-partners --help` shows how");
    };
    let meant = all_of(near.iter().map(|(_, near)| described(*near)));
    let meant = format!("did you mean {meant}");
    let text = near
        .iter()
        .fold(typed.join(" "), |text, (word, near)| text.replace(word, &near.id().to_lowercase()));
    let corrected: Vec<String> = text.split(' ').map(str::to_owned).collect();
    match Typed::of(&corrected).read(dataset, &corrected) {
        Ok(question) => refusal.tip(Tip::typing(meant, &question.line())),
        Err(_) => refusal.tip(Tip::words(meant + "?")),
    }
}

/// Says how to ask without the words that mean nothing, where that is a question.
fn without_unknown(dataset: &Dataset, reading: &Reading, typed: &[String]) -> Option<Tip> {
    let (rest, is_asked) = (reading.without_unknown(), typed.first().is_some_and(|it| it == "is"));
    let words = plan::answered_by(dataset, &rest, None).filter(|_| rest.is_whole(is_asked))?;
    let line = CommandLine::new(command(&words)?).as_typed(&words[1..]);
    let unknown = either(reading.unknown.iter().map(|word| format!("`{word}`")));
    Some(Tip::typing(format!("without {unknown}"), &line))
}

/// Says what a search finds of what was typed but for years, or else of the words that mean nothing.
fn found_in_texts(dataset: &Dataset, reading: &Reading, typed: &[String]) -> Option<Tip> {
    let is_no_year = |word: &&String| !word.bytes().all(|byte| byte.is_ascii_digit());
    let asked: Vec<String> = typed.iter().filter(is_no_year).cloned().collect();
    [&asked, &reading.unknown].into_iter().find_map(|words| {
        let texts = search(dataset, &Words::of(words)?, Language::English, &[]).len();
        let line = CommandLine::on(dataset, "search").names(words);
        let found = format!("finds that in {}", count(texts, "text", "texts"));
        (texts > 0).then(|| Tip::doing(&line, &found))
    })
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
