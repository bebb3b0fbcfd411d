//! What to say where clap does not understand the command line, or was asked for help.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::Outcome;
use crate::command_line::{CommandLine, PLACEHOLDER, quoted};
use crate::commands::Subcommand;
use crate::error::{Exit, Tip};
use crate::error_object::{self, ErrorObject};
use crate::output::escape::{is_too_long, lines_visible, shortened, visible};
use crate::output::{Bibliography, Output};

/// Says what clap says: help on standard output, everything else as an error.
pub(super) fn outcome(mut error: clap::Error, arguments: &[OsString]) -> Outcome {
    if !error.use_stderr() {
        return Outcome { stdout: error.render().to_string(), ..Outcome::default() };
    }
    let typed: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let tip = bibliography(&error)
        .or_else(|| file(&error))
        .or_else(|| other_option(&error, &typed))
        .or_else(|| example(&error, &typed))
        .filter(|tip| !is_too_long(&tip.to_string()));
    if tip.is_some() {
        // Whoever typed `eapc` did not mean `search`, and whoever typed `--csv` not `--csv-safe`.
        error.remove(ContextKind::SuggestedSubcommand);
        if error.remove(ContextKind::SuggestedArg).is_some() {
            error.remove(ContextKind::Usage);
        }
    }
    if tip.is_some() || error.kind() == ErrorKind::UnknownArgument {
        // It would be to type the option as if it were a name.
        error.remove(ContextKind::Suggested);
    }
    show_what_was_typed(&mut error);
    if error_object::is_wanted(arguments) {
        let stderr = object(&error, tip.as_slice(), arguments).line();
        return Outcome { stderr, exit: Exit::Unusable, ..Outcome::default() };
    }
    let mut stderr = lines_visible(&error.render().to_string());
    if let Some(tip) = tip {
        stderr = format!("{}\n\ntip: {}\n", stderr.trim_end(), visible(&tip.to_string()));
    }
    Outcome { stderr, exit: Exit::Unusable, ..Outcome::default() }
}

/// Makes an object of what clap says before its first blank line, and of a tip: ours, or its own, or else where to
/// look.
fn object(error: &clap::Error, tips: &[Tip], arguments: &[OsString]) -> ErrorObject {
    let rendered = error.render().to_string();
    let (message, rest) = rendered.split_once("\n\n").unwrap_or((&rendered, ""));
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let lines = message.lines().map(str::trim).filter(|line| !line.starts_with("[possible values"));
    let told = ErrorObject::of(&[lines.collect::<Vec<_>>().join(" ")], tips, arguments);
    let texts = |kind: &ContextKind| match error.get(*kind) {
        Some(ContextValue::String(text)) if !text.is_empty() => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let asked =
        [ContextKind::InvalidValue, ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let is_missing = error.kind() == ErrorKind::MissingRequiredArgument;
    let asked = asked.iter().find_map(|kind| texts(kind).into_iter().next());
    let offered = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::ValidSubcommand,
        ContextKind::ValidValue,
    ];
    let offered = offered.iter().map(texts).find(|texts| !texts.is_empty());
    let own_tip = rest.lines().find_map(|line| line.trim().strip_prefix("tip: "));
    let own_tip = own_tip.unwrap_or("`--help` says how it is used");
    ErrorObject {
        asked: asked.filter(|_| !is_missing),
        candidates: offered.unwrap_or_default(),
        tip: told.tip.or_else(|| Some(own_tip.to_owned())),
        error: told.error,
    }
}

/// Shortens the words that clap quotes, and spells out what is hidden in them, newlines too: nothing that was typed may
/// look like a line of ours.
fn show_what_was_typed(error: &mut clap::Error) {
    let shown = |text: &dyn ToString| shortened(&visible(&text.to_string())).into_owned();
    let quoted: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, ContextValue::String(shown(text)))),
            ContextValue::Strings(texts) => {
                Some((kind, ContextValue::Strings(texts.iter().map(|text| shown(text)).collect())))
            }
            ContextValue::StyledStrs(texts) => Some((
                kind,
                ContextValue::StyledStrs(texts.iter().map(|text| shown(text).into()).collect()),
            )),
            _ => None,
        })
        .collect();
    for (kind, value) in quoted {
        error.insert(kind, value);
    }
}

/// Says what writes the output that was asked for, if it is one that only `cite` writes.
fn bibliography(error: &clap::Error) -> Option<Tip> {
    let option = error.get(ContextKind::InvalidArg)?.to_string();
    let asked = error.get(ContextKind::InvalidValue).filter(|_| option.contains("--output"))?;
    let output = Bibliography::named(&asked.to_string())?.name();
    let line = CommandLine::new("cite").name(PLACEHOLDER).option("-o", output);
    Some(Tip::typing(format!("only `cite` writes {output}"), &line))
}

/// Says how an answer is written to a file, where one stands in the place of an output.
fn file(error: &clap::Error) -> Option<Tip> {
    let option = error.get(ContextKind::InvalidArg)?.to_string();
    let asked =
        error.get(ContextKind::InvalidValue).filter(|_| option.contains("--output"))?.to_string();
    let (_, ending) = asked.rsplit_once('.')?;
    let output = Output::named(ending)?.name();
    Some(Tip::words(format!("to write a file, type `-o {output} --out-file {}`", quoted(&asked))))
}

/// Says which option does what one does that is not there.
fn other_option(error: &clap::Error, typed: &[String]) -> Option<Tip> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let option = error.get(ContextKind::InvalidArg)?.to_string();
    let word = option.strip_prefix("--")?;
    if let Some(output) = Output::named(word).filter(|_| writes_rows(typed)) {
        return Some(Tip::words(format!("`-o {}` writes that", output.name())));
    }
    let tip = match (typed.first()?.as_str(), word) {
        (_, "format") if writes_rows(typed) => "`-o csv` and the like choose what to write",
        ("country", "ever") => "`--history` shows everything it ever was in",
        ("members", "history") => "`--ever` shows who ever was in it",
        ("timeline" | "panel", "on") => "`--from` and `--to` say from when to when",
        ("founded" | "sources" | "search" | "cite" | "conflicts", "on") => {
            "leave it out: the answer is the same on every day"
        }
        _ => return None,
    };
    Some(tip.into())
}

/// Returns the command that was typed.
fn command(typed: &[String]) -> Option<&'static Subcommand> {
    Subcommand::named(typed.first()?)
}

/// Tells whether the command that was typed, if one was, has `-o`.
fn writes_rows(typed: &[String]) -> bool {
    command(typed).is_none_or(|command| {
        command.built().get_arguments().any(|argument| argument.get_long() == Some("output"))
    })
}

/// Shows how a command is used that lacks something, or got what it does not take: the first example of its help.
fn example(error: &clap::Error, typed: &[String]) -> Option<Tip> {
    let is_unexplained = match error.kind() {
        ErrorKind::MissingRequiredArgument => true,
        ErrorKind::UnknownArgument => error.get(ContextKind::SuggestedArg).is_none(),
        _ => false,
    };
    let mut lines = command(typed)?.examples.lines().map(str::trim);
    let line = lines.find(|line| is_unexplained && line.starts_with("nato-partners "))?;
    Some(Tip::words(format!("for example, `{line}`")))
}
