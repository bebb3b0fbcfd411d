//! What changed between two days?

use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, RowOptions, one_of};
use super::{Answer, Subcommand, data, days, names, rows};
use crate::command_line::CommandLine;
use crate::commands::cells::{date, distinct, sources, tone_of_word};
use crate::commands::words::{all_of, count, day_heading};
use crate::data::{NamedDay, Party};
use crate::membership::changes::{Certainty, Change, changes};
use crate::membership::timeline::{EntryKind, Told};
use crate::model::{Left, Role, Standing};
use crate::output::{Tone, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "changes",
    about: "What changed between two days? Who joined, left, became an Ally or was suspended",
    examples: "\
Examples:
  nato-partners changes --from warsaw-2016
  nato-partners changes --from 2016-07-09 --to 2024-04-01 --format eapc --format pfp
  nato-partners changes --from 1997 --to 1999 --country poland
  nato-partners changes --from 2020 --change 'became Ally' --columns date,name,format,sources",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The first day, on which what changed counts: 2014-09-05, today, reviewed, or the first day of
    /// a year (2014), a month (2014-09) or a meeting (wales-2014). What came and went again before
    /// the last day is not listed
    #[arg(long, value_name = "DATE", required = true, allow_hyphen_values = true)]
    from: String,

    /// The last day, on which what changed counts too; of a year, month or meeting the last
    #[arg(long, value_name = "DATE", default_value = "reviewed", allow_hyphen_values = true)]
    to: String,

    /// Only in this format (may repeat)
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<String>,

    /// Only of this country or organisation (may repeat)
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,

    /// Only this change, such as joined or 'became Ally' (may repeat); also where dates are too coarse
    /// to tell whether it happened (`perhaps joined`) or happened after --from (`joined by then`)
    #[arg(long, value_name = "WORD", value_parser = one_of(Change::WORDS, |word| word), ignore_case = true, value_delimiter = ',')]
    change: Vec<&'static str>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let from = days::day(&data, &args.from)?;
    let to = days::day(&data, &args.to)?;
    if to.day < from.first {
        let command = CommandLine::on(&data, "changes");
        let asked = (("--from", &*args.from), ("--to", &*args.to));
        return Err(days::turned_round(command, asked.0, asked.1).into());
    }
    let (parties, mut remarks) = names::parties(&data, &args.country)?;
    let (formats, of_formats) = names::formats(&data, &args.format)?;
    remarks.extend(of_formats);
    let before = from.first.previous();
    let mut changes = changes(&data, before, to.day, args.data.lang, &formats, &parties);
    changes.retain(|change| args.change.is_empty() || args.change.contains(&change.word()));
    let is_narrowed = !(formats.is_empty() && parties.is_empty() && args.change.is_empty());
    let nothing = if is_narrowed { "no change matches" } else { "nothing changed" };
    let nothing = changes.is_empty().then(|| nothing.to_owned());
    let later = days::beyond_review(&data, to.day);
    let answer = rows(&changes, heading(&changes, &from, &to), &args.rows)?;
    Ok(answer.remark(remarks.into_iter().chain(nothing).chain(later)))
}

columns! { |change: Change<'_>|
    "date" "Date" => date(Some(change.entry.date)), whole();
    "country" "Country" => change.entry.party.map(Party::code), whole();
    "format" "Format" => &*change.format.id, whole();
    "change" "Change" => certainly(change.word(), change.certainty), whole(), toned(tone_of_word);
    "name" "Name" => change.name(), optional();
    "role" "Role" => change.entry.role.map(Role::word), whole(), optional(), toned(tone_of_word);
    "until" "Until" => date(change.entry.until), whole(), optional();
    "standing" "Standing" => change.standing.map(Standing::word), whole(), optional(), toned(tone_of_word);
    "ended_why" "Why it ended" => change.entry.left.map(Left::words), optional();
    "note" "Note" => note(change), optional();
    "sources" "Sources" => sources(change.entry.sources), array(), optional();
    tone => match change.entry.kind {
        EntryKind::Left | EntryKind::Ended if change.certainty == Certainty::Sure => Tone::Muted,
        _ => Tone::Plain,
    };
}

fn certainly(word: &str, certainty: Certainty) -> String {
    match certainty {
        Certainty::Sure => word.to_owned(),
        Certainty::ByThen => format!("{word} by then"),
        Certainty::Perhaps => format!("perhaps {word}"),
    }
}

/// Returns what a timeline says beside the kind of entry: what was suspended, why a format ended.
fn note<'d>(change: &Change<'d>) -> Option<&'d str> {
    match change.entry.told {
        Told::Suspension(suspension) => Some(&suspension.what),
        Told::End(ended) => Some(&ended.why),
        _ => change.entry.note,
    }
}

/// How many names a line above the changes may have; of more it gives the number.
const MOST_NAMES: usize = 8;

fn heading(changes: &[Change<'_>], from: &NamedDay<'_>, to: &NamedDay<'_>) -> String {
    let number = count(changes.len(), "change", "changes");
    let from = NamedDay { day: from.first, ..*from };
    let mut lines = vec![format!("{number} from {} to {}", day_heading(&from), day_heading(to))];
    lines.extend(change_lines(changes));
    lines.join("\n")
}

/// Says of each kind of change whom it befell: `became Ally: Finland, Sweden (4 changes)`.
///
/// Who left because the format ended is told apart. Order: as [`Change::WORDS`]; in a line,
/// as the changes.
fn change_lines(changes: &[Change<'_>]) -> Vec<String> {
    let with_format = |change: &&Change<'_>| change.entry.left == Some(Left::FormatEnded);
    let mut lines = Vec::new();
    for word in Change::WORDS {
        for certainty in [Certainty::Sure, Certainty::ByThen, Certainty::Perhaps] {
            let is_one =
                |change: &&Change<'_>| (change.word(), change.certainty) == (word, certainty);
            let of_word = changes.iter().filter(is_one);
            let (ended, others): (Vec<&Change<'_>>, Vec<_>) = of_word.partition(with_format);
            let formats: BTreeSet<&str> = ended.iter().map(|change| &*change.format.id).collect();
            let word = certainly(word, certainty);
            let as_ended = format!("{word} as {} ended", all_of(formats));
            lines.extend(change_line(&word, &others));
            lines.extend(change_line(&as_ended, &ended));
        }
    }
    lines
}

/// Names those whom changes befell, or says how many there are of them; and how many changes, if others.
fn change_line(words: &str, changes: &[&Change<'_>]) -> Option<String> {
    let names = distinct(changes.iter().map(|change| match change.entry.kind {
        EntryKind::Renamed => format!("{} is {}", change.format.id, change.name()),
        _ => change.name().to_owned(),
    }));
    let is_country = |change: &&Change<'_>| change.entry.party.is_some_and(Party::is_country);
    let (one, many) = match changes.first()?.entry.party {
        None => ("format", "formats"),
        Some(_) if changes.iter().all(is_country) => ("country", "countries"),
        Some(_) => ("country or organisation", "countries and organisations"),
    };
    let whom = match names.len() {
        ..=MOST_NAMES => names.join(", "),
        number => count(number, one, many),
    };
    let rows = match changes.len() {
        number if number == names.len() => String::new(),
        number => format!(" ({})", count(number, "change", "changes")),
    };
    Some(format!("{words}: {whom}{rows}"))
}
