//! What is asked: every command, of every subject it takes, on every day that matters to that subject.

use std::collections::BTreeSet;

use nato_partners::data::{Dataset, Party};
use nato_partners::membership::Membership;
use nato_partners::model::{Day, Format, PartialDate};

use super::ALWAYS;
use crate::support::questions::whole;

/// A command and its subject, and the lines it takes to ask it on each of its days.
pub struct Question {
    pub subject: String,
    pub days: Vec<(String, String)>,
}

impl Question {
    /// Asks once, for an answer that depends on no day.
    fn once(command: &str) -> Self {
        Self { subject: command.to_owned(), days: vec![(ALWAYS.to_owned(), command.to_owned())] }
    }

    /// Asks with `--on` for each day.
    fn on(command: &str, days: impl IntoIterator<Item = Day>) -> Self {
        let asked = |day: Day| (day.to_string(), format!("{command} --on {day}"));
        let days: BTreeSet<Day> = days.into_iter().collect();
        Self { subject: command.to_owned(), days: days.into_iter().map(asked).collect() }
    }
}

/// Returns all questions, in the order of the lines of `answers.txt`.
pub fn questions() -> Vec<Question> {
    let dataset = Dataset::embedded();
    let mut questions: Vec<Question> = whole().into_iter().map(Question::once).collect();
    for year in 1991..=2026 {
        questions.extend(of_year(dataset, year));
    }
    for format in &dataset.formats {
        questions.extend(of_format(dataset, format));
    }
    let countries = dataset.countries.iter().map(Party::Country);
    for party in countries.chain(dataset.organisations.iter().map(Party::Organisation)) {
        questions.extend(of_party(dataset, party));
    }
    for meeting in &dataset.meetings {
        questions.push(Question::once(&format!("show {}", &*meeting.id)));
    }
    questions
}

fn of_year(dataset: &Dataset, year: u16) -> Vec<Question> {
    let formats = dataset.formats.iter();
    let turns = formats.flat_map(|format| turns_of_format(dataset, format));
    let mut days: BTreeSet<Day> = turns.filter(|day| day.year() == year).collect();
    days.insert(end_of(year));
    let in_year = |command: &str| {
        let mut question = Question::on(command, days.iter().copied());
        question.subject = format!("{command} in {year}");
        question
    };
    let before = end_of(year - 1);
    vec![
        in_year("formats"),
        in_year("countries"),
        in_year("matrix"),
        Question::once(&format!("changes --from {before} --to {}", end_of(year))),
    ]
}

fn of_format(dataset: &Dataset, format: &Format) -> Vec<Question> {
    let id = &*format.id;
    let days: BTreeSet<Day> =
        turns_of_format(dataset, format).into_iter().chain(year_ends()).collect();
    let on_days = |command: String| Question::on(&command, days.iter().copied());
    let once = |command: String| Question::once(&command);
    let compared =
        (id != Format::ALLIANCE).then(|| on_days(format!("compare format:{id} format:nato")));
    let mut questions = vec![
        on_days(format!("members {id}")),
        on_days(format!("members {id} --ever")),
        on_days(format!("countries --in {id}")),
        Question::on(&format!("show format:{id}"), [end_of(1996), end_of(2010), end_of(2026)]),
        once(format!("changes --format {id} --from 0001-01-01 --to 2026-12-31")),
        once(format!("timeline format:{id}")),
        once(format!("panel --formats {id} --to 2026")),
        once(format!("sources format:{id}")),
        once(format!("search {id}")),
    ];
    questions.extend(compared);
    questions
}

fn of_party(dataset: &Dataset, party: Party<'_>) -> Vec<Question> {
    let code = party.code();
    let days: BTreeSet<Day> = nato_partners::membership::memberships_of(dataset, party)
        .flat_map(turns_of_seat)
        .chain(year_ends())
        .collect();
    let on_days = |command: String| Question::on(&command, days.iter().copied());
    let once = |command: String| Question::once(&command);
    vec![
        on_days(format!("country {code}")),
        Question::on(&format!("country {code} --history"), [end_of(1996), end_of(2010)]),
        Question::on(&format!("show country:{code}"), [end_of(1996), end_of(2010), end_of(2026)]),
        once(format!("changes --country {code} --from 0001-01-01 --to 2026-12-31")),
        once(format!("timeline country:{code}")),
        once(format!("sources country:{code}")),
    ]
}

// ---- Days ----

fn end_of(year: u16) -> Day {
    Day::new(year, 12, 31).unwrap()
}

fn year_ends() -> impl Iterator<Item = Day> {
    (1991..=2026).map(end_of)
}

/// Returns the days on which anything may change that is asked of a format.
pub fn turns_of_format(dataset: &Dataset, format: &Format) -> Vec<Day> {
    let seats = nato_partners::membership::memberships(dataset, format).flat_map(turns_of_seat);
    seats.chain(edges(life_of(format))).collect()
}

/// Returns the days on which anything may change for who holds a seat.
fn turns_of_seat(seat: Membership<'_>) -> Vec<Day> {
    let mut dates = life_of(seat.format);
    dates.extend([Some(seat.from), seat.until].into_iter().flatten());
    for suspension in seat.suspensions() {
        dates.extend([Some(suspension.from), suspension.until].into_iter().flatten());
    }
    edges(dates).collect()
}

/// Returns the dates on which a format begins, ends, or is called something else.
fn life_of(format: &Format) -> Vec<PartialDate> {
    let mut dates = vec![format.founded.date];
    dates.extend(format.ended.as_ref().map(|ended| ended.date));
    dates.extend(format.names.iter().flat_map(|name| [Some(name.from), name.until]).flatten());
    dates.extend(format.suspensions.iter().map(|suspension| suspension.from));
    dates
}

/// Returns the first and the last day that each date may be.
fn edges(dates: Vec<PartialDate>) -> impl Iterator<Item = Day> {
    let known = dates.into_iter().filter(|date| !date.is_unknown());
    known.flat_map(|date| [date.earliest(), date.latest()])
}
