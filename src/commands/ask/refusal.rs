//! What is said to a question that cannot be answered, and what to type instead.

use super::hints::Hint;
use super::plan;
use super::reading::Reading;
use super::typed::{Typed, command};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::commands::days::{A_DAY, day_in_words};
use crate::commands::names::{self, described};
use crate::commands::search::search;
use crate::commands::words::{all_of, count, either};
use crate::data::{Dataset, Words};
use crate::error::{Refusal, Tip};
use crate::model::{Language, PartialDate};

/// Refuses a question that is too long to be read, or has a day in it that is none.
pub fn unreadable(reading: &Reading) -> Option<Refusal> {
    if reading.is_too_long {
        let refusal = Refusal::usage("no question has so many words");
        return Some(refusal.tip("ask for fewer things at once"));
    }
    no_day(reading)
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

/// Refuses words that are all understood, and ask nothing that can be answered.
pub fn unanswerable(reading: &Reading, asked: &str) -> Refusal {
    let names_enough =
        !(reading.formats.is_empty() || reading.parties.is_empty() && reading.not_in.is_empty());
    let what = match names_enough {
        _ if !reading.not_in.is_empty() => "of one day alone",
        true => "what is known",
        false => "say of what",
    };
    Refusal::usage(format!("`{asked}` is no question that can be answered"))
        .tip_if(begun(reading).map(|line| Tip::typing(what, &line)))
        .tip("`nato-partners --help` shows what can be asked")
}

/// Returns what to type for a question that names nothing, with what it lacks left to whoever asks.
pub fn begun(reading: &Reading) -> Option<CommandLine> {
    let line = |command| CommandLine::new(command);
    if let ([party, ..], [format, ..]) = (&*reading.parties, &*reading.formats) {
        return Some(line("is").name(party).name("in").name(format));
    }
    if let ([format, ..], [other, ..]) = (&*reading.formats, &*reading.not_in) {
        let line = line("countries").option("--in", format).option("--not-in", other);
        let line = line.option("--on", "reviewed");
        return Some(line);
    }
    let lines = [
        (Hint::Web, line("page").name("nato-partners.html")),
        (Hint::Compare, line("compare").name(PLACEHOLDER).name(PLACEHOLDER)),
        (Hint::History, line("country").name(PLACEHOLDER).options("--history")),
        (Hint::Members, line("members").name(PLACEHOLDER)),
        (Hint::Founded, line("founded").name(PLACEHOLDER)),
        (Hint::Sources, line("sources").name(PLACEHOLDER)),
        (Hint::Show, line("show").name(PLACEHOLDER)),
    ];
    lines.into_iter().find(|(hint, _)| reading.has(*hint)).map(|(_, line)| line)
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
