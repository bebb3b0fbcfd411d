//! The manual, page by page, made from what `--help` is made from.

use anyhow::Result;
use clap::builder::StyledStr;
use clap::{ArgMatches, Args as _, Command, FromArgMatches as _};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff};

use super::options::FileOption;
use super::{Answer, Subcommand};
use crate::commands::words::{EXPLAINED, all_of};
use crate::data::Dataset;
use crate::error::{Refusal, Tip};

pub const COMMAND: Subcommand = Subcommand {
    name: "man",
    about: "The manual, a page for each command, for man(1)",
    examples: "\
Examples:
  nato-partners man members --out-file nato-partners-members.1
  nato-partners man --out-file nato-partners.1

To read a page at once:
  nato-partners man members | man -l -",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The command; without it, the page on the whole program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,

    #[command(flatten)]
    file: FileOption,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let mut program = super::command(None)
        .disable_help_subcommand(true)
        .subcommand_value_name("command")
        .subcommand_help_heading("COMMANDS");
    program.build();
    let page = match args.command.as_deref() {
        None => page(program)?,
        Some(name) => page(named(&program, name)?)?,
    };
    Ok(Answer::of(page, &args.file))
}

fn named(program: &Command, name: &str) -> Result<Command, Refusal> {
    program.find_subcommand(name).cloned().ok_or_else(|| {
        let names = super::COMMANDS.iter().map(|command| format!("`{}`", command.name));
        let names: Vec<String> = names.collect();
        Refusal::not_found(format!("there is no command `{name}`"))
            .tip(Tip::words(format!("the commands are {}", all_of(&names))).among(&names))
    })
}

/// Writes the page of a command, examples before options as everywhere.
fn page(command: Command) -> Result<String> {
    let text = |text: Option<&StyledStr>| text.map(ToString::to_string).unwrap_or_default();
    let examples = text(command.get_before_help());
    let exit_codes = text(command.get_after_help());
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command)
        .date(Dataset::embedded().about.reviewed.to_string())
        .source(concat!("nato-partners ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    as_typed("EXAMPLES", &examples).to_writer(&mut page)?;
    man.render_options_section(&mut page)?;
    if has_subcommands {
        man.render_subcommands_section(&mut page)?;
        let words = EXPLAINED.map(|line| format!("\n  {line}"));
        as_typed("WORDS", &words.concat()).to_writer(&mut page)?;
        as_typed("EXIT STATUS", &exit_codes).to_writer(&mut page)?;
    }
    Ok(String::from_utf8(page)?)
}

/// Writes a section line by line as it stands in the help, whose first line is its heading there.
fn as_typed(heading: &str, text: &str) -> Roff {
    let mut section = Roff::new();
    section.control("SH", [heading]);
    section.control("nf", []);
    for line in text.lines().skip(1) {
        section.text([Inline::from(line)]);
    }
    section.control("fi", []);
    section
}
