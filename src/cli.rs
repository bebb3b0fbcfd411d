//! The command line: shared options and the table of commands. Declarations only.
//!
//! Each command's own arguments stand in its file under `commands/`. They are deferred: only the
//! arguments of the command that runs are built, because building all of them costs more than the
//! answer.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::commands::{self, Answer};
use crate::model::Language;
use crate::output::Output;

/// A command: one file under `commands/`.
pub struct Subcommand {
    /// What to type.
    pub name: &'static str,
    /// The question it answers.
    pub about: &'static str,
    /// Examples, which a test runs.
    pub examples: &'static str,
    /// Adds its arguments.
    pub arguments: fn(Command) -> Command,
    /// Answers.
    pub run: fn(&ArgMatches) -> anyhow::Result<Answer>,
}

/// Every command, in the order in which the help lists them.
pub const COMMANDS: &[Subcommand] = &[
    commands::formats::COMMAND,
    commands::members::COMMAND,
    commands::country::COMMAND,
    commands::founded::COMMAND,
    commands::show::COMMAND,
    commands::timeline::COMMAND,
    commands::changes::COMMAND,
    commands::countries::COMMAND,
    commands::compare::COMMAND,
    commands::matrix::COMMAND,
    commands::search::COMMAND,
    commands::sources::COMMAND,
    commands::cite::COMMAND,
    commands::conflicts::COMMAND,
    commands::panel::COMMAND,
    commands::export::COMMAND,
    commands::page::COMMAND,
    commands::check::COMMAND,
    commands::completions::COMMAND,
    commands::man::COMMAND,
];

/// How every help text is laid out: examples first.
const HELP_TEMPLATE: &str = "\
{about}

{before-help}{usage-heading} {usage}

{all-args}{after-help}";

/// Builds the command line for somebody who typed `first` behind the program's name.
///
/// Where that is a command, the others are left out: nobody gets to see them, and every one of
/// them costs as much as a small answer does.
pub fn command(first: Option<&str>) -> Command {
    let named = COMMANDS.iter().position(|subcommand| Some(subcommand.name) == first);
    let asked_for = named.map_or(COMMANDS, |place| &COMMANDS[place..=place]);
    let subcommands = asked_for.iter().map(|subcommand| {
        Command::new(subcommand.name).about(subcommand.about).defer(with_arguments)
    });
    Command::new("nato-partners")
        .about("Who was in which NATO partnership format, since when, and who says so")
        .help_template(HELP_TEMPLATE)
        .before_help(EXAMPLES)
        .after_help(EXIT_CODES)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::SetTrue)
                .help("Print the version of the program and of the data"),
        )
        .subcommands(subcommands)
}

/// Adds to a command its own arguments and its help.
fn with_arguments(command: Command) -> Command {
    let Some(subcommand) = COMMANDS.iter().find(|other| other.name == command.get_name()) else {
        return command;
    };
    (subcommand.arguments)(command)
        .help_template(HELP_TEMPLATE)
        .about(subcommand.about)
        .before_help(subcommand.examples)
}

const EXAMPLES: &str = "\
Examples:
  nato-partners members md
  nato-partners country jordan
  nato-partners founded nrc";

const EXIT_CODES: &str = "\
Exit codes:
  0  answered, if only with an empty list
  1  the thing named does not exist or is ambiguous, or `check` found something
  2  wrong usage, data that cannot be used, or an answer that could not be written";

/// The day asked for.
#[derive(Debug, clap::Args)]
pub struct DayOption {
    /// The day asked for: 2014-09-05, today (in UTC), reviewed (when the data were last checked), or
    /// the last day of a year (2014), a month (2014-09) or a meeting (wales-2014)
    #[arg(long, value_name = "DATE", default_value = "reviewed", allow_hyphen_values = true)]
    pub on: String,
}

/// Which data are asked, and in which language names are printed.
#[derive(Debug, Default, clap::Args)]
pub struct DataOptions {
    /// Ask this data set instead: a folder like data/, one YAML file, or - for standard input
    /// (environment: `NATO_PARTNERS_DATA`), of 8 MiB at most, or as many as
    /// `NATO_PARTNERS_LARGEST_DATA` says
    #[arg(long, value_name = "PATH")]
    pub data: Option<PathBuf>,

    /// The language of names: en, de or fr
    #[arg(
        long, value_name = "LANGUAGE", default_value = "en",
        value_parser = one_of(Language::ALL, Language::code), ignore_case = true, hide_possible_values = true
    )]
    pub lang: Language,
}

/// What the answer is written as.
#[derive(Debug, clap::Args)]
pub struct OutputOptions {
    /// What to write: table, list, csv, tsv, json, jsonl or markdown
    #[arg(
        short, long, value_name = "OUTPUT", default_value = "table",
        value_parser = one_of(Output::ALL, Output::name), ignore_case = true, hide_possible_values = true
    )]
    pub output: Output,

    /// With -o csv or tsv: put ' before what a spreadsheet would take for a formula
    #[arg(long)]
    pub csv_safe: bool,

    /// Where it goes.
    #[command(flatten)]
    pub file: FileOption,
    /// How it looks on the screen.
    #[command(flatten)]
    pub screen: ScreenOptions,
}

/// Where the answer goes.
#[derive(Clone, Debug, clap::Args)]
pub struct FileOption {
    /// Write the answer to FILE, whole or not at all, instead of to standard output
    #[arg(long, value_name = "FILE")]
    out_file: Option<PathBuf>,
}

impl FileOption {
    /// Returns the file; `-` stands for standard output here, as it does for standard input elsewhere.
    pub fn path(&self) -> Option<&Path> {
        self.out_file.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// How it looks on the screen.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ScreenOptions {
    /// When to use colour: auto, always or never
    #[arg(
        long, value_name = "WHEN", default_value = "auto",
        value_parser = one_of(When::ALL, When::name), ignore_case = true, hide_possible_values = true
    )]
    pub color: When,

    /// The width to write in, instead of the terminal's
    #[arg(long, value_name = "N", value_parser = number(0, u16::MAX, "a width"), allow_hyphen_values = true)]
    pub width: Option<u16>,

    /// Draw rules and dashes with ASCII alone
    #[arg(long)]
    pub ascii: bool,
}

/// When something is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// When the terminal can show it and nobody asked for it not to.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl When {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// Which columns the rows have, and how they are sorted.
#[derive(Debug, clap::Args)]
pub struct RowOptions {
    /// Only these columns, in this order
    #[arg(
        long, value_name = "A,B", value_delimiter = ',', allow_hyphen_values = true,
        value_parser = column_key
    )]
    pub columns: Option<Vec<String>>,

    /// Sort by this column; -COLUMN descends
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub sort: Option<String>,
}

/// Reads the key of a column, however it is spaced.
#[expect(clippy::unnecessary_wraps, reason = "clap asks for a result")]
fn column_key(typed: &str) -> Result<String, std::convert::Infallible> {
    Ok(typed.trim().to_owned())
}

/// Reads a whole number from `least` to `most`; of any other, says what such a number is.
pub fn number(least: u16, most: u16, what: &'static str) -> impl TypedValueParser<Value = u16> {
    StringValueParser::new().try_map(move |typed| {
        let number = typed.trim().parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("{what} is a number from {least} to {most}"))
    })
}

/// Reads one of a few words as what it stands for.
pub fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(word)).map(move |typed| {
        let meant = all.into_iter().find(|one| word(*one).eq_ignore_ascii_case(&typed));
        // clap has refused every other word.
        meant.unwrap_or(all[0])
    })
}
