//! One file or folder per subcommand: its arguments, its query, its rows' columns, its words; and the table of them all.
//!
//! A folder is a feature of several files: [`ask`] is the door for questions in plain words, `names` finds what words
//! mean, may have meant, or may become in a shell; `show` has the whole and the short pages, `annotate` reads the tables
//! of others.
//!
//! What several subcommands do alike stands beside them. `options` has what they are asked with, `data` opens what is
//! asked, and `days` reads which days are meant. `cells`, `words` and
//! `chart` are what several of them write, and `answer` writes it. Nothing here decides what is true.
//!
//! The arguments of a command are deferred: only those of the command that runs are built, because building
//! all of them costs more than the answer.

pub mod annotate;
mod answer;
pub mod ask;
pub(crate) mod cells;
pub mod changes;
mod chart;
pub mod check;
pub mod cite;
pub mod compare;
pub mod completions;
pub mod conflicts;
pub mod countries;
pub mod country;
mod data;
mod days;
pub mod diff;
pub mod export;
pub mod formats;
pub mod founded;
pub mod is;
pub mod list;
pub mod man;
pub mod matrix;
pub mod members;
pub mod names;
pub mod options;
pub mod page;
pub mod panel;
mod picture;
pub mod search;
pub mod show;
pub mod sources;
pub mod timeline;
pub(crate) mod words;

pub(crate) use answer::column_key;
pub use answer::{Answer, Export, Streamed};
pub(crate) use data::{answered_from, read};
pub(crate) use options::may_be_paged;

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use answer::{paged, rows, rows_with};
use data::{Data, data, limits, origin};
use options::one_of;

use crate::data::Dataset;
use crate::model::words;
use crate::output::Style;
use crate::output::json::document;
use crate::output::wrap::visible_lines;

/// A command: one file under `commands/`.
pub struct Subcommand {
    pub name: &'static str,
    pub about: &'static str,
    /// Examples, which a test runs.
    pub examples: &'static str,
    pub arguments: fn(Command) -> Command,
    pub run: fn(&ArgMatches) -> anyhow::Result<Answer>,
}

impl Subcommand {
    pub fn named(name: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }

    /// Builds it by itself, to see which arguments it has.
    pub(crate) fn built(&self) -> Command {
        (self.arguments)(Command::new(self.name))
    }
}

/// Every command, in the order in which the help lists them.
pub const COMMANDS: &[Subcommand] = &[
    show::COMMAND,
    is::COMMAND,
    members::COMMAND,
    country::COMMAND,
    founded::COMMAND,
    formats::COMMAND,
    countries::COMMAND,
    timeline::COMMAND,
    changes::COMMAND,
    compare::COMMAND,
    matrix::COMMAND,
    search::COMMAND,
    sources::COMMAND,
    cite::COMMAND,
    conflicts::COMMAND,
    annotate::COMMAND,
    panel::COMMAND,
    export::COMMAND,
    page::COMMAND,
    list::COMMAND,
    check::COMMAND,
    diff::COMMAND,
    completions::COMMAND,
    man::COMMAND,
];

/// What stands above a command in the help: the first of its group.
const GROUPS: &[(&str, &str)] = &[
    ("show", "Look up"),
    ("timeline", "Over time, side by side"),
    ("search", "Evidence"),
    ("annotate", "For other tools"),
    ("check", "Upkeep"),
];

/// Other names of commands.
const ALIASES: &[(&str, &str)] = &[("ls", "list")];

/// Tells whether a word is a command of the program, or of clap.
pub fn is_one(word: &str) -> bool {
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    word == "help"
        || COMMANDS.iter().map(|command| command.name).chain(aliases).any(|it| it == word)
}

/// How every help text is laid out: examples first.
const HELP_TEMPLATE: &str = "\
{about}

{before-help}{usage-heading} {usage}

{all-args}{after-help}";

/// Reads a command line.
///
/// Says what is not understood, also of the environment.
pub fn matches(arguments: &[OsString]) -> anyhow::Result<ArgMatches> {
    let first = arguments.get(1).and_then(|argument| argument.to_str());
    let matches = command(first).try_get_matches_from(arguments)?;
    let asked = matches.subcommand().filter(|_| !matches.get_flag("version"));
    match asked.map(|(_, asked)| options::language_of_environment(asked)).transpose()?.flatten() {
        Some(language) => {
            let (command_itself, rest) = arguments.split_at(2);
            let lang = ["--lang", language.word()].map(OsString::from);
            let with_it = [command_itself, &lang, rest].concat();
            Ok(command(first).try_get_matches_from(with_it)?)
        }
        None => Ok(matches),
    }
}

/// Builds the command line for somebody who typed `first` behind the program's name.
///
/// Where that is a command, the others are left out: nobody gets to see them, and every one of
/// them costs as much as a small answer does.
pub fn command(first: Option<&str>) -> Command {
    let alias = ALIASES.iter().find(|(alias, _)| Some(*alias) == first);
    let first = alias.map_or(first, |(_, name)| Some(name));
    let named = COMMANDS.iter().position(|subcommand| Some(subcommand.name) == first);
    let asked_for = named.map_or(COMMANDS, |place| &COMMANDS[place..=place]);
    let subcommands = asked_for.iter().map(|subcommand| {
        let aliases = ALIASES.iter().filter(|(_, name)| *name == subcommand.name);
        Command::new(subcommand.name)
            .about(subcommand.about)
            .visible_aliases(aliases.map(|(alias, _)| *alias))
            .defer(with_arguments)
    });
    // To list the commands costs more than an answer: only who asks for none of them gets to see it.
    let help = if named.is_some() { HELP_TEMPLATE.to_owned() } else { help_by_groups() };
    Command::new("nato-partners")
        .about("Who was in which NATO partnership format, since when, and who says so")
        .help_template(help)
        .override_usage("nato-partners <COMMAND or NAME>...")
        .before_help(EXAMPLES)
        .after_help(EXIT_CODES)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::SetTrue)
                .help("Print the version of the program and of the data (-o json: for scripts)"),
        )
        .args(named.is_none().then(version_output))
        .subcommands(subcommands)
}

fn version_output() -> Arg {
    Arg::new("version_output")
        .short('o')
        .long("output")
        .value_name("OUTPUT")
        .requires("version")
        .value_parser(one_of(VersionOutput::ALL, VersionOutput::word))
        .ignore_case(true)
        .hide(true)
}

fn help_by_groups() -> String {
    const INDENT: usize = 15;
    let width = Style::detect(None, None, false, true).width.unwrap_or(100);
    let listed = COMMANDS.iter().map(|command| {
        let group = GROUPS.iter().find(|(first, _)| *first == command.name);
        let heading = group.map(|(_, heading)| format!("\n{heading}:\n")).unwrap_or_default();
        let lines = visible_lines(command.about, Some(width.saturating_sub(INDENT).max(20)));
        let indented = lines.join(&format!("\n{:INDENT$}", ""));
        format!("{heading}  {:<13}{indented}\n", command.name)
    });
    let listed: String = listed.collect();
    HELP_TEMPLATE.replace("{all-args}", &format!("{}\nOptions:\n{{options}}", listed.trim_start()))
}

fn with_arguments(command: Command) -> Command {
    let Some(subcommand) = Subcommand::named(command.get_name()) else {
        return command;
    };
    (subcommand.arguments)(command)
        .help_template(HELP_TEMPLATE)
        .about(subcommand.about)
        .before_help(subcommand.examples)
}

const EXAMPLES: &str = "\
Examples:
  nato-partners jordan
  nato-partners is finland in nato
  nato-partners members md --on 2014-09-05";

const EXIT_CODES: &str = "\
Exit codes:
  0  answered, if only with an empty list
  1  the thing named does not exist or is ambiguous, or `check` found something
  2  wrong usage, data that cannot be used, or an answer that could not be written

Is a fact wrong? `nato-partners check --help` says what to send.";

pub fn welcome() -> Answer {
    const QUESTIONS: [(&str, &str); 4] = [
        ("nato-partners jordan", "what Jordan is part of"),
        ("nato-partners is finland in nato", "whether it is, since when, and who says so"),
        ("nato-partners members md", "who is in the Mediterranean Dialogue"),
        ("nato-partners founded nrc", "when the NATO-Russia Council was founded"),
    ];
    let dataset = Dataset::embedded();
    let width = Style::detect(None, None, false, true).width;
    let wrapped = |text: &str| visible_lines(text, width).join("\n");
    // Beside each other where there is room, else one below the other.
    let is_wide = width.is_none_or(|width| width >= 80);
    let gap =
        |line: &str| if is_wide { " ".repeat(34 - line.len()) } else { "\n      ".to_owned() };
    let questions = QUESTIONS.iter().map(|(line, what)| format!("  {line}{}{what}\n", gap(line)));
    let text = format!(
        "{}\n\n{}\n{}\n",
        wrapped(
            "nato-partners: who was in which NATO partnership format, since when, and who says so"
        ),
        questions.collect::<String>(),
        wrapped(&format!(
            "{} formats and {} countries, checked on {}. `nato-partners --help` shows everything else.",
            dataset.formats.len(),
            dataset.countries.len(),
            dataset.reviewed(),
        )),
    );
    Answer { text, ..Answer::default() }
}

words! {
    pub enum VersionOutput {
        Text = "text",
        Json = "json",
    }
}

#[derive(Serialize)]
struct Built {
    program: &'static str,
    version: &'static str,
    data_version: &'static str,
    reviewed: String,
    /// The version of the shape of the records that `--data` reads.
    schema: &'static str,
    licence: &'static str,
}

pub fn version(output: Option<VersionOutput>) -> Answer {
    let about = &Dataset::embedded().about;
    let it = Built {
        program: "nato-partners",
        version: env!("CARGO_PKG_VERSION"),
        data_version: &about.version,
        reviewed: about.reviewed.text(),
        schema: &about.schema,
        licence: &about.licence,
    };
    let text = match output {
        Some(VersionOutput::Json) => document(&it),
        Some(VersionOutput::Text) | None => {
            let Built { program, version, data_version, reviewed, licence, .. } = it;
            format!("{program} {version} (data {data_version}, reviewed {reviewed}, {licence})\n")
        }
    };
    Answer { text, ..Answer::default() }
}
