//! Bars over a line of years, on the terminal and as a picture, and squares on a day: a map of tiles, or a matrix.
//!
//! The bars are those of a [`Lane`].

mod picture;
pub mod squares;
pub mod svg;
pub mod terminal;

use std::collections::BTreeSet;

use crate::membership::{Lane, Period, Shade};
use crate::model::{Day, PartialDate};

/// Tracks over the days from the first to the last, both included.
#[derive(Clone, Debug)]
pub struct Chart<'d> {
    /// What stands above everything; its first line is the title of the picture.
    pub heading: String,
    pub first: Day,
    pub last: Day,
    pub groups: Vec<Group<'d>>,
    /// Where it is from, of which day and version: what stands below a picture that goes its own ways.
    pub source: String,
    /// Whether names give way after the dates behind the bars when there is little room; else codes
    /// speak for themselves, and names give way before the dates.
    pub prefers_names: bool,
}

#[derive(Clone, Debug)]
pub struct Group<'d> {
    /// What stands above the tracks; empty where the heading has said it.
    pub title: String,
    pub tracks: Vec<Track<'d>>,
}

/// A lane, of whose bars those on other days are left out.
#[derive(Clone, Debug)]
pub struct Track<'d> {
    pub name: String,
    /// What stands there when the name has no room.
    pub code: &'d str,
    pub lane: Lane,
}

impl<'d> Chart<'d> {
    fn tracks(&self) -> impl Iterator<Item = &Track<'d>> {
        self.groups.iter().flat_map(|group| &group.tracks)
    }

    fn legend(&self) -> impl Iterator<Item = (Shade, &'static str)> {
        let lanes = || self.tracks().map(|track| &track.lane);
        let is_of_members = lanes().flat_map(|lane| &lane.periods).any(|it| it.role.is_some());
        let used: BTreeSet<Shade> =
            lanes().flat_map(|lane| &lane.bars).map(|it| it.shade).collect();
        used.into_iter().map(move |shade| {
            let meaning = match shade {
                Shade::Member if is_of_members => "partner",
                Shade::Member => "exists",
                Shade::Ally => "Ally",
                Shade::Suspended => "suspended",
                Shade::Possible => "possible: dates too coarse to tell",
                Shade::Observer => "observer",
            };
            (shade, meaning)
        })
    }

    fn length(&self) -> u64 {
        (self.last.unix_days() - self.first.unix_days() + 1).max(1).unsigned_abs()
    }

    /// Returns how many days lie before a day; days outside lie at the ends.
    fn position(&self, day: Day) -> u64 {
        let days = day.unix_days() - self.first.unix_days();
        days.max(0).unsigned_abs().min(self.length())
    }

    fn place(&self, day: Day, width: usize) -> usize {
        usize::try_from(self.position(day) * width as u64 / self.length()).unwrap_or(width)
    }

    /// Returns the years to write along a line of this width, at least `gap` apart, and their places.
    ///
    /// It is every year, or every second, fifth, tenth, … one; where none begins on the line, the
    /// year of its first day.
    fn years(&self, width: usize, gap: usize) -> Vec<(usize, u16)> {
        const STEPS: [u16; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        let begin = |year| Day::new(year, 1, 1).filter(|day| *day >= self.first);
        let place = |year| Some((self.place(begin(year)?, width), year));
        let years: Vec<_> = (self.first.year()..=self.last.year()).filter_map(place).collect();
        let apart = STEPS.into_iter().find_map(|step| {
            let years = years.iter().filter(|(_, year)| year.is_multiple_of(step));
            let years: Vec<_> = years.copied().collect();
            years.windows(2).all(|pair| pair[0].0 + gap <= pair[1].0).then_some(years)
        });
        let first = || vec![years.first().copied().unwrap_or((0, self.first.year()))];
        apart.filter(|years| !years.is_empty()).unwrap_or_else(first)
    }
}

impl Track<'_> {
    /// Writes from when to when each period lasted that has a bar; where `joined`, those that follow on
    /// each other as one.
    fn dates(&self, dash: &str, joined: bool) -> String {
        let Lane { periods, bars } = &self.lane;
        let is_drawn = |place| bars.iter().any(|bar| bar.period == place);
        let mut drawn: Vec<Period> = Vec::new();
        for (_, period) in periods.iter().enumerate().filter(|(place, _)| is_drawn(*place)) {
            let earlier = drawn.last_mut().filter(|it| joined && it.until == Some(period.from));
            match earlier {
                Some(earlier) => earlier.until = period.until,
                None => drawn.push(*period),
            }
        }
        drawn.iter().map(|period| dates(period, dash)).collect::<Vec<_>>().join(", ")
    }
}

fn dates(period: &Period, dash: &str) -> String {
    let until = period.until.map(PartialDate::words).unwrap_or_default();
    format!("{}{dash}{until}", period.from.words())
}
