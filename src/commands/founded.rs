//! When formats were founded, in order, with the name of the time.

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{date, founded_note, sources};
use super::names::Kind;
use super::options::{DataOptions, RowOptions};
use super::words::{constructed_lines, count, full_name, told};
use super::{Answer, Subcommand, data, names, rows};
use crate::data::by_founding;
use crate::model::{Format, FormatName, Language, fold};
use crate::output::columns;

pub const COMMAND: Subcommand = Subcommand {
    name: "founded",
    about: "When was it founded? Foundings in order, with the name of the time",
    examples: "\
Examples:
  nato-partners founded
  nato-partners founded nrc
  nato-partners founded nuc ngc --columns format,founded,place,document
  nato-partners founded --sort -founded -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The formats, whose names need no quotes; without any, all whose founding is dated
    #[arg(value_name = "FORMAT")]
    formats: Vec<String>,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let asked = names::split(&data, &[Kind::Format], &args.formats)?;
    let (named, remarks) = names::formats(&data, &asked)?;
    let language = args.data.lang;
    let is_dated = |format: &&Format| !format.founded.date.is_unknown();
    let formats = match &*named {
        [] => by_founding(data.formats.iter().filter(is_dated)),
        named => by_founding(named.iter().copied()),
    };
    let foundings: Vec<Founding<'_>> =
        formats.iter().map(|&format| Founding { format, language }).collect();
    let number = format!("Founded: {}", count(formats.len(), "format", "formats"));
    let heading = [&[number], &*constructed_lines(formats)].concat().join("\n");
    let asked = args.formats.join(" ");
    let by_name = foundings.iter().filter(|_| !named.is_empty());
    let later: Vec<String> = by_name.filter_map(|row| asked_by_a_later_name(row, &asked)).collect();
    Ok(rows(&foundings, heading, &args.rows)?.remark(remarks).remark(later))
}

/// Says since when a format bears the name that was asked for, where it was founded under another.
fn asked_by_a_later_name(row: &Founding<'_>, asked: &str) -> Option<String> {
    let asked = format!(" {} ", fold(asked));
    let is_asked = |name: &FormatName| {
        let mut names = Language::ALL.into_iter().map(|language| fold(name.name.get(language)));
        names.any(|name| asked.contains(&format!(" {name} ")))
    };
    let place = row.format.names.iter().position(is_asked).filter(|place| *place > 0)?;
    let (name, first) = (&row.format.names[place], row.format.first_name());
    let [called, founded_as] = [name, first].map(|name| full_name(name, row.language));
    Some(format!("{called} is its name since {}; it was founded as {founded_as}", told(name.from)))
}

#[derive(Clone, Copy, Debug)]
pub struct Founding<'d> {
    format: &'d Format,
    language: Language,
}

columns! { |row: Founding<'_>|
    "format" "Format" => &*row.format.id, whole();
    "abbreviation" "Abbreviation" => row.format.first_name().initials(row.language), whole(), aside();
    "name" "Name" => row.format.first_name().name.get(row.language), name();
    "founded" "Founded" => date(Some(row.format.founded.date)), whole();
    "place" "Place" => row.format.founded.place.as_deref(), drop_at(4);
    "renamed" "Renamed" => renamed(row), array(), drop_at(2);
    "ended" "Ended" => date(row.format.ended_on()), whole(), drop_at(1);
    "founded_note" "Founded note" => founded_note(&row.format.founded), whole(), drop_at(6);
    "founded_by" "Founded by" => row.format.founded.by.as_deref(), optional();
    "document" "Document" => row.format.founded.document.as_deref(), optional();
    "ended_why" "Why it ended" => row.format.ended.as_ref().map(|ended| &*ended.why), optional();
    "note" "Note" => row.format.founded.note.as_deref(), optional();
    "sources" "Sources" => sources(&row.format.founded.sources), array(), optional();
}

fn renamed(row: &Founding<'_>) -> Vec<String> {
    let later = row.format.names.iter().skip(1);
    later.map(|name| format!("{} {}", name.from.words(), name.name.get(row.language))).collect()
}
