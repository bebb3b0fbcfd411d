//! Errors for programs: where the answer was to be JSON, an error is one JSON object on a line of its own.

use std::ffi::OsString;

use serde::Serialize;

use crate::error::Tip;
use crate::output::Output;
use crate::output::escape::{echo, is_too_long, shortened};
use crate::output::json;

/// Tells whether somebody who typed this reads errors with a program: whether they ask for JSON.
///
/// It is told of the words as they stand, since what is wrong with them may be that they cannot be read.
pub fn is_wanted(arguments: &[OsString]) -> bool {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let options = words.split(|word| word == "--").next().unwrap_or_default();
    let is_json = |name: &str| matches!(Output::named(name), Some(Output::Json | Output::Jsonl));
    let is_followed_by_json = |place: usize| options.get(place + 1).is_some_and(|it| is_json(it));
    options.iter().enumerate().any(|(place, word)| match &**word {
        "-o" | "--output" => is_followed_by_json(place),
        "--json" | "--jsonl" => true,
        word => {
            let long = word.strip_prefix("--output=");
            let short =
                word.strip_prefix("-o").map(|value| value.strip_prefix('=').unwrap_or(value));
            long.or(short).is_some_and(is_json)
        }
    })
}

/// An error, as a program reads it.
#[derive(Debug, Default, Serialize)]
pub struct ErrorObject {
    /// What was asked, and why it cannot be answered, in words; a report has many lines.
    pub error: String,
    /// The word of the command line that it is about, if it is about one.
    pub asked: Option<String>,
    /// What may have been meant, as it can be typed.
    pub candidates: Vec<String>,
    /// What to do next, in words, or to type; several stand on lines of their own.
    pub tip: Option<String>,
}

impl ErrorObject {
    /// Makes an error of the lines of its message, in which what was typed stands in backticks, and of its tips.
    pub fn of(message: &[String], tips: &[Tip], arguments: &[OsString]) -> Self {
        let error = message.iter().map(|line| echo(line)).collect::<Vec<_>>().join("\n");
        let asked = message.first().and_then(|line| asked(line, arguments));
        let asked = asked.map(|asked| shortened(asked).into_owned());
        let candidates = tips.iter().flat_map(Tip::candidates).cloned().collect();
        let tips: Vec<String> = tips.iter().map(ToString::to_string).collect();
        let tips: Vec<String> = tips.into_iter().filter(|tip| !is_too_long(tip)).collect();
        Self { error, asked, candidates, tip: (!tips.is_empty()).then(|| tips.join("\n")) }
    }

    /// Writes it on a line.
    pub fn line(&self) -> String {
        json::line(self)
    }
}

/// Returns what a message quotes first, up to its very end if it has backticks in it.
fn asked<'m>(message: &'m str, arguments: &[OsString]) -> Option<&'m str> {
    let (_, quoted) = message.split_once('`')?;
    let words: Vec<_> = arguments.iter().skip(1).map(|word| word.to_string_lossy()).collect();
    let typed = words.join(" ");
    let ends = || quoted.match_indices('`').map(|(end, _)| &quoted[..end]);
    ends().rev().find(|text| typed.contains(text)).or_else(|| ends().next())
}
