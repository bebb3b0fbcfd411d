//! The whole reference as one HTML file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::options::{DataOptions, DayOption};
use super::show::record_pages::{RecordPages, source_item};
use super::{Answer, Subcommand, data, days};
use crate::command_line::{CommandLine, PLACEHOLDER};
use crate::commands::words::{members_in_short, set_line, when};
use crate::data::{Dataset, NamedDay, Party, by_founding};
use crate::error::{Refusal, Tip};
use crate::html::{self, Contents, FormatCard};
use crate::membership::timeline::{Entry, TimelineFilter, timeline};
use crate::membership::{
    CountRow, FormatSteps, Shade, StepFunction, format_steps, lanes_of_all_formats, overall_steps,
    stated_counts,
};
use crate::model::{CountryCode, Day, Format, Language, Reach};
use crate::output::{Content, Table};

pub const COMMAND: Subcommand = Subcommand {
    name: "page",
    about: "The whole reference as one HTML file, for people who do not use a terminal",
    examples: "\
Examples:
  nato-partners page nato-partners.html
  nato-partners page warsaw.html --on warsaw-2016
  nato-partners page - --lang de",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
struct Args {
    /// The file to write, whole or not at all, which ends in .html; - for standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    day: DayOption,
    #[command(flatten)]
    data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let file = html_file(&args.file)?;
    let data = data(&args.data)?;
    let day = days::day(&data, &args.day.on)?;
    let formats = by_founding(&data.formats);
    let counts: Vec<_> = formats.iter().map(|it| stated_counts(&data, &[it])).collect();
    let events = events_of_all(&data, args.data.lang);
    let contents = contents(&data, &day, args.data.lang, (&formats, &counts), &events);
    let answer = Answer {
        text: html::html(&contents),
        out_file: file.map(Path::to_owned),
        ..Answer::default()
    };
    Ok(answer.remark(days::beyond_review(&data, day.day)))
}

/// Returns the file to write; none for standard output.
///
/// A name that a browser would not open is refused: whoever types `page eapc` means the format, and
/// wants no file that is called so.
fn html_file(file: &Path) -> Result<Option<&Path>, Refusal> {
    let ends_well =
        |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if file == Path::new("-") {
        Ok(None)
    } else if ends_well("html") || ends_well("htm") {
        Ok(Some(file))
    } else {
        let show = CommandLine::new("show").name(PLACEHOLDER);
        let message = format!("`{}` is no name of an HTML file", file.display());
        Err(Refusal::usage(message)
            .tip("let it end in .html, or type `-` for standard output")
            .tip(Tip::doing(&show, "says everything about one format or country")))
    }
}

/// Gathers what the page says: of each record what `show` does, and for each day how many belong to what.
fn contents<'a>(
    dataset: &'a Dataset,
    day: &NamedDay<'a>,
    language: Language,
    (formats, counts): (&[&'a Format], &'a [Vec<CountRow<'a>>]),
    events: &'a BTreeMap<&'a str, Vec<Entry<'a>>>,
) -> Contents<'a> {
    let reviewed = dataset.reviewed();
    // The page shows any day, and so what records say of one day stands elsewhere on it.
    let day_of_pages = NamedDay { day: reviewed, first: reviewed, meeting: None };
    let pages =
        RecordPages { dataset, day: day_of_pages, language, all_columns: true, is_sheet: false };
    let courses = formats.iter().map(|format| {
        let mut course = format_steps(dataset, format);
        course.seats.sort_by_key(|held| {
            (held.seat.role, dataset.rank(held.party, language), held.seat.from.sort_key())
        });
        course
    });
    let courses: Vec<FormatSteps<'a>> = courses.collect();
    let (tally, marks) = overall_steps(dataset, &courses);
    let span = span(dataset, &courses, day.day);
    let cards = courses.into_iter().zip(counts).zip(lanes_of_all_formats(dataset));
    let cards = cards.map(|((course, counts), (_, lane))| {
        let mut page = pages.format(course.format, (&[], &[]), course.tally.on(reviewed));
        // On the page the numbers of sources stand beside those of the data.
        for section in page.sections.iter_mut().filter(|section| section.key == "counts") {
            section.content = Content::Table(Table::plain(counts));
        }
        let life = lane.bars.iter().map(|it| (colour(it.shade), it.from, it.until));
        FormatCard { line: line_of(&course, reviewed), life: life.collect(), course, page }
    });
    let cards: Vec<FormatCard<'a>> = cards.collect();
    let mut parties: Vec<Party<'a>> = dataset.parties().collect();
    parties.sort_by_key(|party| (!party.is_country(), dataset.rank(*party, language)));
    Contents {
        dataset,
        day: day.day,
        meeting: day.meeting,
        language,
        span,
        formats: cards,
        parties: parties.into_iter().map(|it| (it, pages.party(it, &[], &[]))).collect(),
        named: events,
        meetings: dataset.meetings.iter().map(|it| (it, pages.meeting(it))).collect(),
        sources: dataset.sources.iter().map(source_item).collect(),
        line: tally.map(set_line),
        marks,
    }
}

/// Returns the events and meetings that name somebody, for everyone.
fn events_of_all(dataset: &Dataset, language: Language) -> BTreeMap<&str, Vec<Entry<'_>>> {
    let mut events: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in timeline(dataset, language, &TimelineFilter::events(Vec::new())) {
        let (countries, organisations) = entry.named();
        let named = countries.iter().map(CountryCode::as_str);
        for code in named.chain(organisations.iter().map(|id| &**id)) {
            events.entry(code).or_default().push(entry);
        }
    }
    events
}

/// Says of a format, for every day, how many are in it, or that it is not there.
fn line_of(course: &FormatSteps<'_>, reviewed: Day) -> StepFunction<String> {
    let format = course.format;
    let (founded, ended) = (format.founded.date, format.ended_on());
    let ends = [Some(founded.earliest()), ended.map(|ended| ended.latest_by(reviewed))];
    let mut days: Vec<Day> = course.tally.days().chain(ends.into_iter().flatten()).collect();
    days.sort_unstable();
    StepFunction::over(&days, |day| match (format.life(day, reviewed), ended) {
        (Reach::Before, _) => format!("founded only {}", when(founded)),
        (Reach::After, Some(ended)) => format!("ended {}", when(ended)),
        _ => members_in_short(format, course.tally.on(day)),
    })
}

/// The colour of a stretch in the life of a format.
fn colour(shade: Shade) -> &'static str {
    match shade {
        Shade::Suspended => "suspended",
        Shade::Possible => "possible",
        Shade::Observer => "observer",
        Shade::Member | Shade::Ally => "partner",
    }
}

/// The days from the year in which anybody first was in a partnership to the day the data were last checked,
/// and the day that is shown.
fn span(dataset: &Dataset, formats: &[FormatSteps<'_>], day: Day) -> (Day, Day) {
    let partnerships = formats.iter().filter(|course| !course.format.is_alliance());
    let begun = partnerships.flat_map(|course| &course.seats).map(|held| held.seat.from);
    let first =
        begun.filter(|date| !date.has_no_first_day()).map(|date| date.earliest().year()).min();
    let reviewed = dataset.reviewed();
    let year = first.unwrap_or(reviewed.year()).min(day.year());
    (Day::new(year, 1, 1).unwrap_or(Day::MIN).min(day), reviewed.max(day))
}
