//! What is no command line of ours, read as a question in plain words.
//!
//! Whoever knows the commands is understood by clap. What it refuses is read here as a question: `jordan`,
//! `is finland in nato?`, `members of eapc in 2014`, `--json country FI`. Every guess is said.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Command};

use super::data::{Data, data as data_of};
use super::days::A_DAY;
use super::nearest::near_word;
use super::options::DataOptions;
use super::plan::{answered_by, begun};
use super::reading::{Reading, day_in_words};
use super::words::{all_of, either};
use super::{COMMANDS, is_one, names};
use crate::command_line::CommandLine;
use crate::data::Dataset;
use crate::error::{Exit, Refusal, Tip};
use crate::model::PartialDate;
use crate::output::Output;

/// A command line that answers what was asked, without the program's name.
pub struct Question {
    words: Vec<String>,
    /// Whether more was read into it than names.
    is_a_guess: bool,
}

impl Question {
    /// Returns the command line, program name first.
    pub fn arguments(&self) -> Vec<OsString> {
        ["nato-partners"]
            .into_iter()
            .map(OsString::from)
            .chain(self.words.iter().map(OsString::from))
            .collect()
    }

    /// Says how the question was read, where that is a guess.
    pub fn remark(&self) -> Option<String> {
        self.is_a_guess.then(|| format!("read as `{}`", self.line()))
    }

    fn line(&self) -> CommandLine {
        let named = |command: &&super::Subcommand| {
            Some(command.name) == self.words.first().map(String::as_str)
        };
        let command = COMMANDS.iter().find(named).map_or("", |command| command.name);
        CommandLine::new(command).as_typed(self.words.get(1..).unwrap_or_default())
    }
}

/// Reads what was typed where no command begins it.
///
/// # Errors
///
/// Says which words mean nothing, or that they ask nothing.
pub fn question(arguments: &[OsString]) -> anyhow::Result<Question> {
    let typed: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let data = asked_data(&typed)?;
    if let Some(question) = read(&data, &typed) {
        return Ok(question);
    }
    let (names, _, _) = options_apart(&typed);
    if let Some(command) = command_meant(&names) {
        let line = with_arguments(command, &typed[1..]);
        let message = format!("`{}` is no command", names[0]);
        return Err(Refusal::usage(message).tip(Tip::typing("did you mean", &line)).into());
    }
    let reading = Reading::of(&data, &names, None);
    if let Some(refusal) = too_long(&reading).or_else(|| no_day(&reading)) {
        return Err(refusal.into());
    }
    if let Some(near) = names::nearest(&data, &names.join(" ")) {
        let line = CommandLine::on(&data, "show").name(&near.id);
        let refusal = Refusal::not_found(format!("nothing is called `{}`", names.join(" ")));
        return Err(refusal
            .tip(Tip::typing(format!("did you mean {}", near.described), &line))
            .into());
    }
    if reading.unknown.is_empty() {
        let message = format!("`{}` is no question that can be answered", names.join(" "));
        let line = begun(&reading).map(|line| Tip::typing("say of what", &line));
        let refusal = Refusal::usage(message).tip_if(line);
        return Err(refusal.tip("`nato-partners --help` shows what can be asked").into());
    }
    Err(unknown(&data, &reading, &names).into())
}

/// Reads as a question what a command refused.
///
/// # Errors
///
/// Refuses a day that is none, which says more than what the command said.
pub fn question_instead(
    arguments: &[OsString],
    error: &anyhow::Error,
) -> Result<Option<Question>, Refusal> {
    let typed = arguments.iter().skip(1).map(|word| Some(word.to_str()?.to_owned()));
    let Some(typed) = typed.collect::<Option<Vec<String>>>() else { return Ok(None) };
    let is_about_words =
        match (error.downcast_ref::<Refusal>(), error.downcast_ref::<clap::Error>()) {
            (Some(refusal), _) => refusal.exit == Exit::NotFound || !names_data(&typed),
            (_, Some(error)) => error.use_stderr(),
            _ => false,
        };
    if !is_about_words {
        return Ok(None);
    }
    // Another data set would be read a second time for its names alone.
    let data = Dataset::embedded();
    if let Some(question) = read(data, &typed) {
        return Ok((question.words != typed).then_some(question));
    }
    let (names, _, _) = options_apart(&typed);
    if names.len() < 3 {
        return Ok(None); // A command and one word: the command says best what it is not.
    }
    no_day(&Reading::of(data, &names, command(&names))).map_or(Ok(None), Err)
}

/// Tells whether another data set was asked.
fn names_data(typed: &[String]) -> bool {
    typed.iter().any(|word| word.starts_with("--data"))
        || env::var_os(super::data::VARIABLE).is_some()
}

/// Opens the data set that `--data` names among the words.
fn asked_data(typed: &[String]) -> anyhow::Result<Data> {
    let path =
        typed.iter().enumerate().find_map(|(place, word)| match word.strip_prefix("--data")? {
            "" => typed.get(place + 1).map(String::as_str),
            value => value.strip_prefix('='),
        });
    // What stands on standard input can be read once alone, for the answer.
    let data = path.filter(|path| *path != "-").map(PathBuf::from);
    data_of(&DataOptions { data, ..DataOptions::default() })
}

/// Reads what was typed behind the program's name; nothing where a word means nothing or the words ask nothing.
fn read(dataset: &Dataset, typed: &[String]) -> Option<Question> {
    let (mut names, options, is_respelt) = options_apart(typed);
    if names.len() > 1 && names[0] == "nato-partners" {
        names.remove(0);
    }
    let command = command(&names);
    if let Some(first) = names.first().map(|first| first.to_lowercase())
        && command.is_none()
        && is_one(&first)
    {
        let words = [first].into_iter().chain(typed.iter().skip(1).cloned()).collect();
        return Some(Question { words, is_a_guess: true });
    }
    if command.is_some() && (is_respelt || typed.first() != names.first()) {
        // The command was right, an option was not.
        let words = names.iter().chain(&options).cloned().collect();
        return Some(Question { words, is_a_guess: is_respelt });
    }
    if names == ["version"] {
        return Some(Question { words: vec!["--version".to_owned()], is_a_guess: false });
    }
    if let Ok(areas) = names::areas(dataset, &[names.join(" ")])
        && command.is_none()
    {
        let words = ["countries".to_owned(), "--area".to_owned()].into_iter().chain(areas);
        return Some(Question { words: words.chain(options).collect(), is_a_guess: true });
    }
    let reading = Reading::of(dataset, &names, command);
    let mut words = answered_by(dataset, &reading, command)?;
    if command.is_some_and(|command| !may_become(command, &words[0])) {
        return None;
    }
    let is_a_guess = is_respelt || !reading.is_plain();
    words.extend(options);
    Some(Question { words, is_a_guess })
}

/// Tells whether a command that was typed may be taken for another one, of which the words speak.
fn may_become(typed: &str, meant: &str) -> bool {
    match typed {
        "search" | "cite" => false,
        "show" | "list" => true,
        _ => typed == meant || meant == "is" || (typed, meant) == ("members", "timeline"),
    }
}

/// Returns the command that begins these words.
fn command(names: &[String]) -> Option<&'static str> {
    let first = names.first()?;
    COMMANDS.iter().find(|command| command.name == first).map(|command| command.name)
}

/// Refuses a question that is too long to be read.
pub fn too_long(reading: &Reading) -> Option<Refusal> {
    let refusal =
        || Refusal::usage("no question has so many words").tip("ask for fewer things at once");
    reading.is_too_long.then(refusal)
}

/// Refuses a word that was to be a day and is none, or may be two.
pub fn no_day(reading: &Reading) -> Option<Refusal> {
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
        |day: &str, month: &str, year: &str| day_in_words(&[format!("{year}-{month}-{day}")]);
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

/// Returns the command that was meant by nearly its name.
fn command_meant(names: &[String]) -> Option<&'static str> {
    near_word(&names.first()?.to_lowercase(), COMMANDS.iter().map(|command| command.name))
}

/// Writes a command with what was typed behind it or, where it does not take that, alone or as the question what it takes.
fn with_arguments(name: &'static str, behind: &[String]) -> CommandLine {
    let is_understood = |behind: &&[String]| {
        let typed = ["nato-partners", name].into_iter().chain(behind.iter().map(String::as_str));
        super::command(Some(name)).try_get_matches_from(typed).is_ok()
    };
    match [behind, &[]].into_iter().find(is_understood) {
        Some(behind) => CommandLine::new(name).as_typed(behind),
        None => CommandLine::new(name).options("--help"),
    }
}

/// Says which words mean nothing, and what to type instead.
pub fn unknown(dataset: &Dataset, reading: &Reading, typed: &[String]) -> Refusal {
    let together = reading.unknown.join(" ");
    let quoted: Vec<String> = reading.unknown.iter().map(|word| format!("`{word}`")).collect();
    let refusal = Refusal::not_found(format!("nothing is called {}", either(&quoted)));
    let as_one = || Some(vec![(together.clone(), names::nearest(dataset, &together)?)]);
    let each = || {
        reading
            .unknown
            .iter()
            .map(|word| Some((word.clone(), names::nearest(dataset, word)?)))
            .collect()
    };
    let Some(near) = as_one().or_else(each) else {
        return refusal
            .tip("`nato-partners list` names everything that can be asked about")
            .tip("`nato-partners --help` shows how");
    };
    let meant: Vec<String> = near.iter().map(|(_, near)| near.described.clone()).collect();
    let meant = format!("did you mean {}", all_of(&meant));
    let text = near.iter().fold(typed.join(" "), |text, (word, near)| text.replace(word, &near.id));
    let corrected: Vec<String> = text.split(' ').map(str::to_owned).collect();
    match read(dataset, &corrected) {
        Some(question) => refusal.tip(Tip::typing(meant, &question.line())),
        None => refusal.tip(Tip::words(meant + "?")),
    }
}

/// Splits what was typed into names and options; an option of other programs becomes ours.
fn options_apart(typed: &[String]) -> (Vec<String>, Vec<String>, bool) {
    let (mut names, mut options, mut is_respelt) = (Vec::new(), Vec::new(), false);
    let mut typed = typed.iter().peekable();
    while let Some(word) = typed.next() {
        if word == "--" {
            names.extend(typed.by_ref().cloned());
            break;
        }
        if word.len() < 2 || !word.starts_with('-') {
            names.push(word.clone());
            continue;
        }
        let (option, value) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        if let ("--country" | "--format" | "--name", Some(name), true) =
            (option, &value, names.is_empty())
        {
            names.push(name.clone());
            continue;
        }
        let respelt = respelt(option, value.as_deref().or(typed.peek().map(|next| next.as_str())));
        let ours = respelt.map_or(option, |(ours, _)| ours);
        is_respelt |= respelt.is_some();
        if let Some((_, Some(value))) = respelt {
            options.extend([ours.to_owned(), value.to_owned()]);
            continue;
        }
        options.push(ours.to_owned());
        if let Some(value) =
            value.or_else(|| takes_a_value(ours).then(|| typed.next().cloned()).flatten())
        {
            let as_day = || {
                day_in_words(&value.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
            };
            let is_day =
                ["--on", "--from", "--to"].contains(&ours) && PartialDate::parse(&value).is_err();
            let day = if is_day { as_day() } else { None };
            is_respelt |= day.is_some();
            options.push(day.unwrap_or(value));
        }
    }
    (names, options, is_respelt)
}

/// Returns our option, and its value if that stands in the option itself, for one that other programs have.
fn respelt<'o>(option: &'o str, value: Option<&'o str>) -> Option<(&'static str, Option<&'o str>)> {
    let word = option.trim_start_matches('-');
    let is_output = |value: Option<&str>| value.is_some_and(|value| Output::named(value).is_some());
    match word {
        _ if option.starts_with("--") && Output::named(word).is_some() => Some(("-o", Some(word))),
        "f" | "format" | "out" | "as" | "type" if is_output(value) => Some(("-o", None)),
        "date" | "year" | "day" | "as-of" | "at" | "when" => Some(("--on", None)),
        "language" | "locale" => Some(("--lang", None)),
        "since" => Some(("--from", None)),
        "until" => Some(("--to", None)),
        "no-color" | "no-colour" => Some(("--color", Some("never"))),
        _ => None,
    }
}

/// Tells whether any command has an option of this name with a value behind it.
fn takes_a_value(option: &str) -> bool {
    let word = option.trim_start_matches('-');
    COMMANDS.iter().any(|command| {
        let arguments = (command.arguments)(Command::new(command.name));
        arguments.get_arguments().any(|argument| {
            let is_it = argument.get_long() == Some(word)
                || argument.get_short().map(String::from).as_deref() == Some(word);
            is_it && matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
        })
    })
}
