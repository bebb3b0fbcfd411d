//! What to say where clap does not understand the command line, or was asked for help.

use clap::error::{ContextKind, ContextValue};

use crate::Outcome;
use crate::commands::suggest_command;
use crate::dataset::Dataset;
use crate::error::Exit;
use crate::output::Bibliography;
use crate::output::escape::{lines_visible, visible};

/// Says what clap says: help on standard output, everything else as an error.
pub(super) fn outcome(mut error: clap::Error) -> Outcome {
    if !error.use_stderr() {
        return Outcome { stdout: error.render().to_string(), ..Outcome::default() };
    }
    let tip = instead(&error).or_else(|| {
        let output = bibliography(&error)?;
        Some(format!("only `cite` writes {output}: nato-partners cite NAME -o {output}"))
    });
    if tip.is_some() {
        // Whoever typed `eapc` did not mean `search`.
        error.remove(ContextKind::SuggestedSubcommand);
        error.remove(ContextKind::Suggested);
    }
    show_what_was_typed(&mut error);
    let mut stderr = lines_visible(&error.render().to_string());
    if let Some(tip) = tip {
        stderr = format!("{}\n\ntip: {}\n", stderr.trim_end(), visible(&tip));
    }
    Outcome { stdout: String::new(), stderr, exit: Exit::Unusable }
}

/// Spells out what is hidden in the words that clap quotes, newlines too: nothing that was typed may
/// look like a line of ours.
fn show_what_was_typed(error: &mut clap::Error) {
    let shown = |text: &dyn ToString| visible(&text.to_string()).into_owned();
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

/// Says what to type where a name stands in the place of a command.
fn instead(error: &clap::Error) -> Option<String> {
    let asked = error.get(ContextKind::InvalidSubcommand)?.to_string();
    suggest_command(Dataset::embedded(), &asked)
}

/// Returns the output that was asked for, if it is one that only `cite` writes.
fn bibliography(error: &clap::Error) -> Option<&'static str> {
    let option = error.get(ContextKind::InvalidArg)?.to_string();
    let asked = error.get(ContextKind::InvalidValue).filter(|_| option.contains("--output"))?;
    let asked = asked.to_string();
    Bibliography::named(&asked).map(Bibliography::name)
}
