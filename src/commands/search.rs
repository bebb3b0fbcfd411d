//! Where is it mentioned?

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::slice;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, RowOptions, number, one_of};
use super::{Answer, Subcommand, data, names, rows};
use crate::commands::cells::{confidence, date, sources};
use crate::commands::words::{count, meaning};
use crate::data::{Dataset, Fact, Fit, Record, Word, Words, each_fact};
use crate::error::Refusal;
use crate::model::{Language, Left, SourceId, fold};
use crate::output::escape::{shortened, visible};
use crate::output::{Cell, Tone, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "search",
    about: "Where is it mentioned? Names, summaries, events, notes, disputes and sources",
    examples: "\
Examples:
  nato-partners search 'cooperative security'
  nato-partners search non-prolif --columns id,found_in,snippet,sources
  nato-partners search small arms --kind format
  nato-partners search türkei --limit 5 -o json",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The words, all of which must occur in the same text; beginnings of words will do, and words
    /// in one pair of quotes must stand together
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    /// Only this kind of record: format, country, organisation, meeting or source (may repeat)
    #[arg(long, value_name = "KIND", value_parser = one_of(Record::KINDS, |kind| kind), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    kind: Vec<&'static str>,

    /// No more than this many, the nearest first
    #[arg(long, value_name = "N", value_parser = number(1, u16::MAX, "a limit"), allow_hyphen_values = true)]
    limit: Option<u16>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let words = Words::of(&args.words).ok_or_else(|| no_words(&args.words))?;
    let mut hits = search(&data, &words, args.data.lang, &args.kind);
    let remark = hits.is_empty().then(|| nowhere(&data, &args));
    let heading = args.heading(hits.len());
    hits.truncate(args.most());
    Ok(rows(&hits, heading, &args.rows)?.remark(remark))
}

impl Args {
    fn most(&self) -> usize {
        self.limit.map_or(usize::MAX, usize::from)
    }

    fn heading(&self, found: usize) -> String {
        let places = match found {
            0 => "nowhere".to_owned(),
            _ => format!("in {}", count(found, "place", "places")),
        };
        let shown = match self.most() {
            1 if found > 1 => ", the nearest shown".to_owned(),
            most if most < found => format!(", the nearest {most} shown"),
            _ => String::new(),
        };
        format!("`{}` is mentioned {places}{shown}", shortened(&visible(&self.words.join(" "))))
    }
}

fn no_words(asked: &[String]) -> Refusal {
    let message = match asked.iter().find(|word| !word.trim().is_empty()) {
        Some(_) => format!("`{}` has a word without a letter or digit", asked.join(" ")),
        None => "there are no words to search for".to_owned(),
    };
    Refusal::not_found(message).tip("type one or more words with letters or digits in them")
}

fn nowhere(dataset: &Dataset, args: &Args) -> String {
    let asked = args.words.join(" ");
    let guess = names::guess(dataset, &asked).map(|guess| format!("; {guess}")).unwrap_or_default();
    match args.words.as_slice() {
        [_, _, ..] => format!("no text has all of the words `{asked}`{guess}"),
        _ => format!("`{asked}` is mentioned nowhere{guess}"),
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Hit<'d> {
    pub fact: Fact<'d>,
    pub word: Word,
    pub text: &'d str,
    /// The byte at which the first match begins.
    pub at: usize,
    pub language: Language,
    rank: Rank,
}

impl<'d> Hit<'d> {
    /// Returns what a reader should know of it, if that is not the text itself.
    pub fn note(&self) -> Option<&'d str> {
        self.fact.note.filter(|note| *note != self.text)
    }

    fn sources(&self) -> &'d [SourceId] {
        match self.fact.record {
            Record::Source(source) => slice::from_ref(&source.id),
            _ => self.fact.sources,
        }
    }
}

/// How near a text is to what was asked; what comes first is shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact { is_other: bool },
    Name(Fit),
    OtherName,
    Summary,
    Text,
    OfSource,
}

impl Rank {
    fn of(record: Record<'_>, word: Word, fit: Fit) -> Self {
        let is_whole = fit == Fit::Whole;
        match word {
            "id" if is_whole => Self::Exact { is_other: false },
            _ if matches!(record, Record::Source(_)) => Self::OfSource,
            "name" | "abbreviation" if is_whole => Self::Exact { is_other: false },
            "name" | "abbreviation" | "id" => Self::Name(fit),
            "alias" | "other name" | "former name" | "variant" if is_whole => {
                Self::Exact { is_other: true }
            }
            "alias" | "other name" | "former name" | "variant" => Self::OtherName,
            "summary" => Self::Summary,
            _ => Self::Text,
        }
    }
}

/// Returns every text in which all words occur, in records of these kinds, or of all without any.
///
/// Order: a code, id or name that is what was asked; another name that is; a name that begins with
/// it, one that has it in it; other names; summaries; other texts; sources. Then the kind, the id, and
/// the place in the record. A name that a record bears several times stands once, its id only if it is
/// all there is, and the code of a country only if it is what was asked.
pub fn search<'d>(
    dataset: &'d Dataset,
    words: &Words,
    language: Language,
    kinds: &[&str],
) -> Vec<Hit<'d>> {
    let mut hits: Vec<Hit<'d>> = Vec::new();
    let mut names_found = BTreeSet::new();
    each_fact(dataset, &mut |fact, texts| {
        let record = fact.record;
        if !kinds.is_empty() && !kinds.contains(&record.kind()) {
            return;
        }
        let key = (record.kind(), record.id());
        for (word, text) in texts {
            let Some(fit) = words.fit(text) else { continue };
            let last = hits.last().map(|hit| hit.fact.record);
            let is_found = last.is_some_and(|last| (last.kind(), last.id()) == key);
            let is_country = matches!(record, Record::Country(_));
            if *word == "id" && fit != Fit::Whole && (is_country || is_found) {
                continue;
            }
            let rank = Rank::of(record, word, fit);
            // A record may bear a name more than once.
            let is_of_a_name = matches!(rank, Rank::Exact { .. } | Rank::Name(_) | Rank::OtherName);
            if !is_of_a_name || names_found.insert((key, fold(text))) {
                let at = words.place_in(text);
                hits.push(Hit { fact: *fact, word, text, at, language, rank });
            }
        }
    });
    let place_of = |kind| Record::KINDS.iter().position(|it| *it == kind);
    hits.sort_by_key(|hit| (hit.rank, place_of(hit.fact.record.kind()), hit.fact.record.id()));
    hits
}

columns! { |hit: Hit<'_>|
    "kind" "Kind" => hit.fact.record.kind(), whole(), drop_at(3);
    "id" "Id" => hit.fact.record.id(), whole();
    "name" "Name" => hit.fact.record.name(hit.language), drop_at(4), name();
    "found_in" "Found in" => place(hit), drop_at(1);
    "date" "Date" => date(hit.fact.date), whole(), drop_at(2);
    "snippet" "Snippet" => snippet(hit.text, hit.at), prose();
    "text" "Text" => hit.text, prose(), optional();
    "confidence" "Confidence" => confidence(hit.fact.confidence), whole(), optional(), explained(meaning);
    "ended_why" "Why it ended" => hit.fact.left.map(Left::words), optional();
    "note" "Note" => hit.note(), optional();
    "sources" "Sources" => sources(hit.sources()), array(), optional();
    tone => if let Record::Source(_) = hit.fact.record { Tone::Muted } else { Tone::Plain };
}

/// Writes what a text is, and about whom it is.
fn place<'r>(hit: &'r Hit<'_>) -> Cell<'r> {
    match hit.fact.about {
        Some(about) => format!("{} {about}", hit.word).into(),
        None => hit.word.into(),
    }
}

/// How many letters of a text are shown.
const SNIPPET: usize = 100;

/// How many of them stand before the match.
const BEFORE: usize = 30;

/// Cuts a long text down to the words round the one that begins at a byte.
fn snippet(text: &str, at: usize) -> Cow<'_, str> {
    let (before, from) = text.split_at_checked(at).unwrap_or(("", text));
    let at = before.len();
    let letters = before.chars().count() + from.chars().count();
    if letters <= SNIPPET {
        return Cow::Borrowed(text);
    }
    let first = before.chars().count().saturating_sub(BEFORE).min(letters - SNIPPET);
    let byte_of = |letter| text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte);
    let start = next_word(text, byte_of(first), at);
    let end = byte_of(first + SNIPPET);
    let end = match text[at..end].rfind(' ') {
        Some(blank) if end < text.len() => at + blank,
        _ => end,
    };
    let left_out = |is_cut: bool| if is_cut { "…" } else { "" };
    let [before, after] = [start > 0, end < text.len()].map(left_out);
    Cow::Owned(format!("{before}{}{after}", &text[start..end]))
}

/// Returns where the first word begins from a byte on, which is no later than another byte.
fn next_word(text: &str, from: usize, at: usize) -> usize {
    if from == 0 || text[..from].ends_with(' ') {
        return from;
    }
    text[from..at].find(' ').map_or(at, |blank| from + blank + 1)
}
