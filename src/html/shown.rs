//! What the parts of the page read: the data set, the day, and everything over all days.

use std::collections::BTreeMap;

use crate::data::Dataset;
use crate::data::Party;
use crate::model::{Country, Day, Language, Reach};
use crate::query::{
    Course, FormatCourse, SeatCourse, WholeCourse, course_of_all, course_of_format,
};
use crate::query::{Mark, NamedDay, by_founding};
use crate::view::{members_in_short, when};

/// Everything that is shown.
pub(super) struct Shown<'d> {
    pub dataset: &'d Dataset,
    /// The day that is shown first.
    pub day: NamedDay<'d>,
    pub language: Language,
    /// The formats in the order of founding, their seats in the order in which members are listed.
    pub formats: Vec<FormatCourse<'d>>,
    pub all: WholeCourse<'d>,
    /// What each party is on the day shown by all its seats together.
    marks: BTreeMap<&'d str, Option<Mark>>,
    /// The first and the last day that the slider reaches.
    pub span: (Day, Day),
}

/// A seat, and its number among all seats, by which the script knows it.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'s, 'd> {
    pub number: usize,
    pub course: &'s SeatCourse<'d>,
}

impl<'d> Shown<'d> {
    pub fn of(dataset: &'d Dataset, day: &NamedDay<'d>, language: Language) -> Self {
        let formats = by_founding(&dataset.formats);
        let formats: Vec<FormatCourse<'d>> = formats
            .into_iter()
            .map(|format| {
                let mut course = course_of_format(dataset, format);
                course.seats.sort_by_key(|held| {
                    let rank = dataset.rank(held.party, language);
                    (held.seat.role, rank, held.seat.from.sort_key())
                });
                course
            })
            .collect();
        let all = course_of_all(dataset, &formats);
        let marks = all.marks.iter().map(|(party, marks)| (party.code(), *marks.on(day.day)));
        let (marks, span) = (marks.collect(), span(dataset, &formats, day.day));
        Self { dataset, day: *day, language, span, formats, all, marks }
    }

    /// Returns every seat with its number, format by format.
    pub fn seats(&self) -> impl Iterator<Item = Numbered<'_, 'd>> {
        let seats = self.formats.iter().flat_map(|format| &format.seats);
        seats.enumerate().map(|(number, course)| Numbered { number, course })
    }

    /// Returns every seat with its number, by what it has of one kind: its format, or who holds it.
    pub fn seats_by(
        &self,
        key: impl Fn(&SeatCourse<'d>) -> &'d str,
    ) -> BTreeMap<&'d str, Vec<Numbered<'_, 'd>>> {
        let mut seats: BTreeMap<&str, Vec<Numbered<'_, 'd>>> = BTreeMap::new();
        for held in self.seats() {
            seats.entry(key(held.course)).or_default().push(held);
        }
        seats
    }

    /// Returns the number by which the page cites a source: its place among all, from 1.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        let place = self.dataset.sources.binary_search_by(|source| (*source.id).cmp(id)).ok()?;
        Some(place + 1)
    }

    /// Returns every country but those outside, then every organisation, in the order of names.
    pub fn parties(&self) -> Vec<Party<'d>> {
        let inside = self.dataset.parties().filter(|party| !is_outside(*party));
        let mut parties: Vec<Party<'d>> = inside.collect();
        parties
            .sort_by_key(|party| (!party.is_country(), self.dataset.rank(*party, self.language)));
        parties
    }

    /// Returns every country that never was in a format and is on no list of states, in the order of names.
    pub fn outside(&self) -> Vec<&'d Country> {
        let all = self.dataset.countries.iter();
        let mut outside: Vec<&'d Country> =
            all.filter(|country| is_outside(Party::Country(country))).collect();
        outside.sort_by_key(|country| self.dataset.rank(Party::Country(country), self.language));
        outside
    }

    /// Returns what a party is on the day shown by all its seats together.
    pub fn mark_of(&self, party: Party<'_>) -> Option<Mark> {
        *self.marks.get(party.code())?
    }

    /// Returns how far along the slider a day lies, in thousandths; days outside lie at the ends.
    pub fn thousandths(&self, day: Day) -> i64 {
        let (first, last) = self.span;
        if day > last {
            return 1000;
        }
        let (from, length) = (first.unix_days(), last.unix_days() + 1 - first.unix_days());
        (day.unix_days() - from).max(0) * 1000 / length.max(1)
    }
}

/// Tells whether a party is a country on no list of states, because it never was in a format.
pub(super) fn is_outside(party: Party<'_>) -> bool {
    matches!(party, Party::Country(country) if country.cow.is_none() && country.gw.is_none())
}

/// Says of a format, for every day, who is in it in short, or that it is not there.
pub(super) fn line_of(course: &FormatCourse<'_>, reviewed: Day) -> Course<String> {
    let format = course.format;
    let founded = format.founded.date;
    let ended = format.ended_on();
    let ends = [Some(founded.earliest()), ended.map(|ended| ended.latest_by(reviewed))];
    let mut days: Vec<Day> = course.tally.breakpoints.iter().map(|(day, _)| *day).collect();
    days.extend(ends.into_iter().flatten());
    days.sort_unstable();
    Course::over(&days, |day| match (format.life(day, reviewed), ended) {
        (Reach::Before, _) => format!("founded only {}", when(founded)),
        (Reach::After, Some(ended)) => format!("ended {}", when(ended)),
        _ => members_in_short(format, course.tally.on(day)),
    })
}

/// Returns the days from the year in which anybody first was in a partnership to the day the data
/// were last checked, and the day that is shown.
fn span(dataset: &Dataset, formats: &[FormatCourse<'_>], day: Day) -> (Day, Day) {
    let partnerships = formats.iter().filter(|course| !course.format.is_alliance());
    let begun = partnerships.flat_map(|course| &course.seats).map(|held| held.seat.from);
    let first = begun.filter(|date| !date.is_unknown()).map(|date| date.earliest().year()).min();
    let reviewed = dataset.reviewed();
    let year = first.unwrap_or(reviewed.year()).min(day.year());
    (Day::new(year, 1, 1).unwrap_or(Day::MIN).min(day), reviewed.max(day))
}
