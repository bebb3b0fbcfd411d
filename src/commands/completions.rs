//! Which words may stand here? Completion for five shells.
//!
//! The shell asks the program itself at every press of the key, so that countries, formats and
//! meetings are those of the data. It asks through a variable, [`VARIABLE`], and not through a
//! command, so that no word of the line can be mistaken for another.

use std::env;
use std::ffi::{OsStr, OsString};

use anyhow::{Result, bail};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Args as _, Command, FromArgMatches as _};
use clap_complete::CompletionCandidate;
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{EnvCompleter, Shells};

use super::names::candidates;
use super::options::{DataOptions, FileOption};
use super::{Answer, Subcommand, data};
use crate::data::Dataset;

pub const COMMAND: Subcommand = Subcommand {
    name: "completions",
    about: "Let your shell complete commands, countries and formats: the script for it",
    examples: "\
Examples:
  nato-partners completions bash
  nato-partners completions fish --out-file nato-partners.fish

To have them in every new shell, where nato-partners is on the path:
  bash        echo 'source <(nato-partners completions bash)' >> ~/.bashrc
  zsh         echo 'source <(nato-partners completions zsh)' >> ~/.zshrc (after compinit)
  fish        nato-partners completions fish > ~/.config/fish/completions/nato-partners.fish
  elvish      echo 'eval (nato-partners completions elvish | slurp)' >> ~/.config/elvish/rc.elv
  powershell  nato-partners completions powershell | Out-String | Invoke-Expression (in $PROFILE)",
    arguments: Args::augment_args,
    run,
};

/// The variable in which a script names its shell when it asks for completions.
pub const VARIABLE: &str = "NATO_PARTNERS_COMPLETE";

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];
const PROGRAM: &str = "nato-partners";

#[derive(clap::Args)]
struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(SHELLS))]
    shell: String,

    #[command(flatten)]
    file: FileOption,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let mut script = Vec::new();
    with_completer(&args.shell, |shell| {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)
    })?;
    Ok(Answer::of(String::from_utf8(script)?.trim_start().to_owned(), &args.file))
}

/// Answers a script that asks what may stand where the cursor is: the words typed so far stand
/// after `--` among the arguments.
///
/// Refuses a shell it does not know.
pub fn complete(shell: &OsStr, arguments: &[OsString]) -> Result<Answer> {
    let words: Vec<OsString> =
        arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let mut text = Vec::new();
    if !words.is_empty() {
        let directory = env::current_dir().ok();
        with_completer(&shell.to_string_lossy(), |shell| {
            shell.write_complete(&mut command(), words, directory.as_deref(), &mut text)
        })?;
    }
    Ok(Answer { text: String::from_utf8(text)?, ..Answer::default() })
}

fn with_completer(
    name: &str,
    ask: impl FnOnce(&dyn EnvCompleter) -> std::io::Result<()>,
) -> Result<()> {
    match Shells::builtins().completer(name) {
        Some(shell) => Ok(ask(shell)?),
        None => bail!("`{VARIABLE}` names no shell that can be completed for: unset it"),
    }
}

/// Returns the whole command line, whose arguments know their values.
fn command() -> Command {
    let mut command = super::command(None);
    command.build();
    super::COMMANDS.iter().fold(command, |command, subcommand| {
        command.mut_subcommand(subcommand.name, |it| {
            it.mut_args(|argument| knowing_its_values(argument, subcommand.name))
        })
    })
}

/// Tells an argument what it may be, where its name says so.
fn knowing_its_values(argument: Arg, command: &'static str) -> Arg {
    let name = argument.get_value_names().and_then(|names| names.first());
    let values: fn(&Dataset, &str) -> candidates::Candidates = match (name.map(|it| &**it), command)
    {
        (Some("COUNTRY"), _) => candidates::parties,
        (Some("FORMAT"), _) => candidates::formats,
        (Some("DATE"), _) => candidates::days,
        (Some("AREA"), _) => candidates::areas,
        (Some("COMMAND"), _) => |_, typed| candidates::commands(typed),
        (Some("NAME"), "compare") => candidates::formats_and_parties,
        (Some("NAME"), _) => candidates::subjects,
        _ if argument.get_id() == "formats" => candidates::formats,
        _ => return argument,
    };
    argument.add(ArgValueCompleter::new(move |typed: &OsStr| completed(typed, values)))
}

/// Says what a word may become; where there are no data to say so, nothing.
fn completed(
    typed: &OsStr,
    values: fn(&Dataset, &str) -> candidates::Candidates,
) -> Vec<CompletionCandidate> {
    let (Some(typed), Ok(data)) = (typed.to_str(), data(&DataOptions::default())) else {
        return Vec::new();
    };
    let values = values(&data, typed).into_iter();
    values.map(|(value, help)| CompletionCandidate::new(value).help(Some(help.into()))).collect()
}
