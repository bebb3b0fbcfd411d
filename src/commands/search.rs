//! Where is it mentioned?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::{Answer, data, names, rows};
use crate::cli::{DataOptions, OutputOptions, RowOptions, Subcommand, number, one_of};
use crate::data::Dataset;
use crate::error::Refusal;
use crate::output::escape::{shortened, visible};
use crate::prose::count;
use crate::query::{self, Searched, Words};

/// `search`.
pub const COMMAND: Subcommand = Subcommand {
    name: "search",
    about: "Where is it mentioned? Names, summaries, events, notes, disputes and sources",
    examples: "\
Examples:
  nato-partners search 'cooperative security'
  nato-partners search non-prolif --columns id,where,snippet,sources
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
    #[arg(long, value_name = "KIND", value_parser = one_of(Searched::ALL, Searched::word), ignore_case = true, value_delimiter = ',', hide_possible_values = true)]
    kind: Vec<Searched>,

    /// No more than this many, the nearest first
    #[arg(long, value_name = "N", value_parser = number(1, u16::MAX, "a limit"), allow_hyphen_values = true)]
    limit: Option<u16>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    output: OutputOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let words = Words::of(&args.words).ok_or_else(|| no_words(&args.words))?;
    let mut hits = query::search(&data, &words, args.data.lang, &args.kind);
    let remark = hits.is_empty().then(|| nowhere(&data, &args));
    let heading = args.heading(hits.len());
    hits.truncate(args.most());
    Ok(rows(&hits, heading, &args.rows, &args.output)?.remark(remark))
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

/// Says that nothing was found, and what is called nearly so.
fn nowhere(dataset: &Dataset, args: &Args) -> String {
    let asked = args.words.join(" ");
    let guess = names::guess(dataset, &asked).map(|guess| format!("; {guess}")).unwrap_or_default();
    match args.words.as_slice() {
        [_, _, ..] => format!("no text has all of the words `{asked}`{guess}"),
        _ => format!("`{asked}` is mentioned nowhere{guess}"),
    }
}
