//! What happened, and when?

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{confidence, date, named, sources, tone_of_word};
use super::names::{self, Kind, Named, add_once, record};
use super::options::{DataOptions, RowOptions, one_of};
use super::{Answer, Subcommand, chart, data, days, rows};
use crate::command_line::CommandLine;
use crate::commands::words::{all_of, count, either, full_name, in_role, meaning, told};
use crate::data::{Dataset, Party, Record};
use crate::error::{Refusal, Tip};
use crate::membership::Membership;
use crate::membership::timeline::{Entry, EntryKind, TimelineFilter, Told, timeline};
use crate::model::{Format, Language, Left, PartialDate, Role, Spell};
use crate::output::{Cell, Column, Tone, column_list, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "timeline",
    about: "What happened, and when? Foundings, joinings, suspensions and meetings in one order",
    examples: "\
Examples:
  nato-partners timeline md
  nato-partners timeline finland
  nato-partners timeline wales-2014
  nato-partners timeline --from 2021 --to 2023 --kind suspended --kind joined
  nato-partners timeline eapc --chart
  nato-partners timeline finland --chart -o svg",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// Formats, countries, organisations or meetings; `format:`, `country:` or `meeting:` before
    /// a name says which kind is meant; without any, everything
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Only what may have happened on this day or later; a year, month or meeting counts from its
    /// first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    /// Only what may have happened on this day or earlier; of a year, month or meeting the last
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,

    /// Only this kind (may repeat)
    #[arg(long, value_name = "KIND", value_parser = one_of(EntryKind::ALL, EntryKind::word), ignore_case = true, value_delimiter = ',')]
    kind: Vec<EntryKind>,

    /// Only what happened in this format (may repeat): `timeline malta --format pfp`
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<String>,

    /// Draw spells as bars over years instead: the members of formats, the formats of countries or,
    /// without names, the lives of all formats; as a table, or with -o svg as a picture
    #[arg(long, conflicts_with_all = ["kind", "format", "columns", "sort"])]
    chart: bool,

    #[command(flatten)]
    rows: RowOptions,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let data = data(&args.data)?;
    let command = CommandLine::on(&data, "timeline").names(&args.names);
    let asked = (("--from", args.from.as_deref()), ("--to", args.to.as_deref()));
    let mut filter = TimelineFilter { kinds: args.kind.clone(), ..TimelineFilter::default() };
    let (of, remarks) = add_subjects(&mut filter, &data, &args.names, args.data.lang)?;
    (filter.from, filter.to) = days::bounds(&data, command, asked.0, asked.1)?;
    if args.chart {
        let answer = chart::draw(&data, &args.names, &filter, args.data.lang, &args.rows.output)?;
        return Ok(answer.remark(remarks));
    }
    let mut entries = timeline(&data, args.data.lang, &filter);
    let (within, of_formats) = names::formats(&data, &args.format)?;
    if !within.is_empty() {
        let is_within = |format: &Format| within.iter().any(|asked| asked.id == format.id);
        entries.retain(|entry| entry.format.is_some_and(is_within));
    }
    // What surely happened in these days stands first.
    entries.sort_by_key(|entry| may_lie_outside(entry, &filter));
    let nothing = entries.is_empty().then(|| match (&*filter.parties, &*within) {
        ([party], [format]) => {
            let is = CommandLine::on(&data, "is").name(party.code()).name(&format.id);
            let nothing = match &*args.kind {
                [EntryKind::Left] => {
                    let then = if args.from.is_some() || args.to.is_some() {
                        " in these days"
                    } else {
                        ""
                    };
                    format!(
                        "{} has not left {}{then}, as far as the data know",
                        party.name(args.data.lang),
                        format.id
                    )
                }
                _ => "nothing matches".to_owned(),
            };
            format!("{nothing}; `{}` says where it stands", is.options("--ever"))
        }
        _ => "nothing matches".to_owned(),
    });
    let later = filter.to.max(filter.from).and_then(|day| days::beyond_review(&data, day));
    let mut title = vec![format!("Timeline{of}")];
    if !args.kind.is_empty() {
        title.push(format!("only {}", either(args.kind.iter().map(|kind| kind.word()))));
    }
    if !within.is_empty() {
        title.push(format!("in {}", either(within.iter().map(|format| &format.id))));
    }
    let heading = format!("{}: {}", title.join(", "), in_words(&entries, &filter));
    let uncertain = uncertain(&entries, &filter);
    let answer = rows(&entries, heading, &args.rows)?;
    let remarks = remarks.into_iter().chain(of_formats);
    Ok(answer.remark(remarks.chain(nothing).chain(uncertain).chain(later)))
}

/// Adds to a filter what the names mean; returns that in words, and the remarks on the names.
fn add_subjects<'d>(
    filter: &mut TimelineFilter<'d>,
    dataset: &'d Dataset,
    asked: &[String],
    language: Language,
) -> Result<(String, Vec<String>), Refusal> {
    let mut words: Vec<String> = Vec::new();
    let mut remarks = Vec::new();
    for asked in names::split(dataset, &Kind::ALL, asked)? {
        let Named { record, remark } = record(dataset, &asked)?;
        remarks.extend(remark);
        let mut party =
            |party| add_once(&mut filter.parties, party).then(|| party.name(language).to_owned());
        let new_word = match record {
            Record::Format(format) => add_once(&mut filter.formats, format)
                .then(|| full_name(format.name_on(dataset.reviewed()), language)),
            Record::Country(country) => party(Party::Country(country)),
            Record::Organisation(organisation) => party(Party::Organisation(organisation)),
            Record::Meeting(meeting) => {
                add_once(&mut filter.meetings, meeting).then(|| meeting.id.to_string())
            }
            Record::Source(source) => {
                let line = CommandLine::on(dataset, "show").name(&format!("source:{}", source.id));
                return Err(Refusal::not_found(format!(
                    "`{asked}` is a source, and has no timeline"
                ))
                .tip(Tip::doing(&line, "says what rests on it")));
            }
        };
        words.extend(new_word);
    }
    let of = if words.is_empty() { String::new() } else { format!(" of {}", all_of(&words)) };
    Ok((of, remarks))
}

columns! { |entry: Entry<'_>|
    "date" "Date" => date(Some(entry.date)), whole();
    "format" "Format" => entry.format.map(|format| &*format.id), whole(), drop_at(1);
    "kind" "Kind" => entry.kind.word(), whole(), toned(tone_of_word);
    "country" "Country" => entry.party.map(Party::code), whole(), drop_at(2);
    "what" "What" => what(entry);
    "until" "Until" => date(entry.until), whole(), optional();
    "name" "Name" => entry.party.map(|party| party.name(entry.language)), optional();
    "role" "Role" => entry.role.map(Role::word), whole(), optional(), toned(tone_of_word);
    "abbreviation" "Abbreviation" => entry.format_name().and_then(|name| name.initials(entry.language)), whole(), optional();
    "confidence" "Confidence" => confidence(entry.confidence), whole(), optional(), explained(meaning);
    "ended_why" "Why it ended" => entry.left.map(Left::words), optional();
    "countries" "Countries" => countries(entry), array(), optional();
    "note" "Note" => entry.note, optional();
    "sources" "Sources" => sources(entry.sources), array(), optional();
    tone => match entry.kind {
        EntryKind::Left | EntryKind::Ended => Tone::Muted,
        _ if entry.date.is_unknown() => Tone::Doubtful,
        _ => Tone::Plain,
    };
}

/// Returns the columns of events and meetings beside those whom they are about.
pub(super) fn event_columns<'d>() -> Vec<Column<Entry<'d>>> {
    column_list! { |entry: Entry<'d>|
        "date" "Date" => date(Some(entry.date)), whole();
        "format" "Format" => entry.format.map(|format| &*format.id), whole();
        "what" "What" => what(entry);
        "confidence" "Confidence" => confidence(entry.confidence), whole(), drop_at(1), explained(meaning);
        "sources" "Sources" => sources(entry.sources), drop_at(2);
    }
}

fn countries<'r>(entry: &'r Entry<'_>) -> Cell<'r> {
    match entry.party {
        Some(party) => [party.code()].into_iter().collect(),
        None => named(entry.named().0, entry.named().1),
    }
}

/// Says what happened, beside the kind of thing that it was.
fn what<'r>(entry: &'r Entry<'_>) -> Cell<'r> {
    let name = entry.party.map_or("", |party| party.name(entry.language));
    match entry.told {
        Told::Founding(founded) => {
            let first = entry.format.map(|format| full_name(format.first_name(), entry.language));
            let first = format!("as {}", first.unwrap_or_default());
            joined(&[(", ", Some(&*first)), (", ", founded.place.as_deref())])
        }
        Told::Renaming(new, renaming) => {
            let new = new.map(|name| format!("to {}", full_name(name, entry.language)));
            joined(&[
                (", ", new.as_deref()),
                (", ", renaming.and_then(|renaming| renaming.place.as_deref())),
                (": ", renaming.and_then(|renaming| renaming.what.as_deref())),
            ])
        }
        Told::End(ended) => (&*ended.why).into(),
        Told::Event(event) => (&*event.what).into(),
        Told::Membership(seat) => {
            let role = format!("as {}", in_role(seat.role));
            let why = entry.left.map(Left::words).or_else(|| was_partner(entry, &seat));
            joined(&[(", ", Some(name)), (", ", Some(&*role)), (": ", why)])
        }
        Told::Suspension(suspension) if entry.kind == EntryKind::Resumed => {
            format!("{name}, suspended since {}", told(suspension.from)).into()
        }
        Told::Suspension(suspension) => {
            joined(&[(": ", Some(name)), (": ", Some(&*suspension.what))])
        }
        Told::Invitation(invited) => joined(&[(": ", Some(name)), (": ", Some(&*invited.note))]),
        Told::Meeting(meeting) => {
            let last = (meeting.last_day != meeting.first_day).then_some(meeting.last_day);
            let last = last.map(|last| format!("until {}", PartialDate::text(last)));
            let decided = meeting.decided.as_deref().unwrap_or("still to come");
            joined(&[
                ("", Some(&*meeting.id)),
                (": ", meeting.level.as_deref()),
                (", ", Some(&*meeting.place)),
                (", ", last.as_deref()),
                (": ", Some(decided)),
            ])
        }
    }
}

/// Says of an Ally that it sat there as a partner up to that day.
fn was_partner(entry: &Entry<'_>, seat: &Membership<'_>) -> Option<&'static str> {
    let code = entry.party.filter(|_| entry.kind == EntryKind::Joined)?.code();
    let is_its = |spell: &Spell| spell.holder() == Some(code) && spell.until == Some(seat.from);
    let mut ended = entry.format?.members.iter();
    (seat.role == Role::Ally && ended.any(is_its)).then_some("a partner until then")
}

/// Joins the parts that are there, each behind its own mark but the first.
fn joined(parts: &[(&str, Option<&str>)]) -> Cell<'static> {
    let mut text = String::new();
    for (mark, part) in parts.iter().filter_map(|(mark, part)| Some((mark, (*part)?))) {
        if !text.is_empty() {
            text.push_str(mark);
        }
        text.push_str(part);
    }
    text.into()
}

/// Counts the entries and says from when to when they reach, and how many at the end are not sure to.
fn in_words(entries: &[Entry<'_>], filter: &TimelineFilter<'_>) -> String {
    let is_sure = |entry: &&Entry<'_>| !(may_lie_outside(entry, filter) || entry.date.is_unknown());
    let mut sure = entries.iter().filter(is_sure).map(|entry| entry.date);
    let first = sure.next();
    let span = match (first, sure.next_back().or(first)) {
        (Some(first), Some(last)) if first != last => {
            format!(", {} to {}", told(first), told(last))
        }
        (Some(only), _) => format!(", {}", only.words()),
        _ => String::new(),
    };
    let others = entries.iter().filter(|entry| !is_sure(entry)).count();
    let is_narrowed = filter.from.is_some() || filter.to.is_some();
    let number = entries.len() - if is_narrowed { others } else { 0 };
    let number = count(number, "entry", "entries");
    match others {
        0 => format!("{number}{span}"),
        _ if is_narrowed => {
            format!("{number}{span}\n{others} more perhaps in these days, at the end")
        }
        _ => format!("{number}{span}\n{others} of them on unknown days, at the end"),
    }
}

/// Tells whether a date is too coarse to say whether it lies within the days asked for.
fn may_lie_outside(entry: &Entry<'_>, filter: &TimelineFilter<'_>) -> bool {
    filter.from.is_some_and(|from| entry.date.earliest() < from)
        || filter.to.is_some_and(|to| to < entry.date.latest())
}

/// Says how many of those at the end may lie outside the days asked for.
fn uncertain(entries: &[Entry<'_>], filter: &TimelineFilter<'_>) -> Option<String> {
    let number = entries.iter().filter(|entry| may_lie_outside(entry, filter)).count();
    (number > 0).then(|| {
        let last = match number {
            1 => "entry has a date too coarse to tell whether it lies".to_owned(),
            number => format!("{number} entries have dates too coarse to tell whether they lie"),
        };
        format!("the last {last} within the days asked for")
    })
}
