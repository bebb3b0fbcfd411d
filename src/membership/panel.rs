//! Countries by years: when each existed, under which number, and what it was in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{ActiveMembership, Membership, by_format, by_party, counts, seat_breakpoints};
use crate::data::{Dataset, Party};
use crate::model::{
    Country, CountryKind, Day, Format, Language, ListState, PartialDate, Role, Standing,
    SystemCode, words,
};

words! {
    /// By which days a year counts.
    ///
    /// The rules are named as in the R package `states`, but for its `exact`, which is for panels
    /// finer than a year; `whole` is ours.
    #[derive(Default)]
    pub enum Rule {
        Any = "any",
        First = "first",
        #[default]
        Last = "last",
        Whole = "whole",
    }
}

impl Rule {
    /// Returns the rule by which something must hold so that by this one its opposite cannot.
    fn opposite(self) -> Self {
        match self {
            Self::Any => Self::Whole,
            Self::Whole => Self::Any,
            day => day,
        }
    }

    /// Returns the first and the last of the days of a year that decide.
    pub fn days(self, year: u16) -> (Day, Day) {
        let day = |month, day| Day::new(year, month, day).unwrap_or(Day::MAX);
        self.within(day(1, 1), day(12, 31))
    }

    /// Returns the first and the last of the days that decide of those from one day to another.
    pub fn within(self, first: Day, last: Day) -> (Day, Day) {
        match self {
            Self::First => (first, first),
            Self::Last => (last, last),
            Self::Any | Self::Whole => (first, last),
        }
    }

    /// Tells whether a year counts by what holds on those of its days that decide.
    fn counts(self, days: &[Day], holds: impl Fn(Day) -> bool) -> bool {
        let mut days = days.iter().copied();
        if self == Self::Whole { days.all(holds) } else { days.any(holds) }
    }
}

/// Which rows and columns are asked for, and what counts.
#[derive(Clone, Debug, Default)]
pub struct PanelFilter<'d> {
    pub from: u16,
    pub to: u16,
    /// These formats, in this order; without any, all in which a country is known to have been.
    pub formats: Vec<&'d Format>,
    /// By which days a year counts.
    pub rule: Rule,
    pub roles: Vec<Role>,
    /// Whether states outside all formats are rows, too.
    pub of_all_states: bool,
}

/// A table of countries and years.
#[derive(Clone, Debug)]
pub struct Panel<'d> {
    pub formats: Vec<&'d Format>,
    pub rows: Vec<PanelRow<'d>>,
}

/// A country in a year in which it existed.
#[derive(Clone, Debug)]
pub struct PanelRow<'d> {
    pub year: u16,
    pub rule: Rule,
    pub country: &'d Country,
    pub name: &'d str,
    /// Its number in the Correlates of War list, if that has it then.
    pub cow: Option<u16>,
    /// Its number in the list of Gleditsch and Ward, if that has it then.
    pub gw: Option<u16>,
    /// Whether the number it bore went to another country within the year.
    pub has_passed_number_on: bool,
    /// How it stood to each of the formats.
    pub cells: Vec<PanelCell>,
    /// The seats that count, or possibly do.
    pub by: Vec<ActiveMembership<'d>>,
    /// The last day of the year on which it existed.
    last: Day,
}

/// How a country stood to a format in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelCell {
    pub is_in: Option<bool>,
    /// In what capacity it was or possibly was, on the last day that counts.
    pub role: Option<Role>,
    /// Where it stood on that day: possible where the dates are too coarse to tell; nothing where it was
    /// not in it, or is none of the members that an incomplete list names.
    pub standing: Option<Standing>,
}

/// Returns every country in every year in which by the rule it existed, with what it was in.
///
/// Unless all states are asked for, those outside all formats are left out.
///
/// A number of a list of states stands in a year once, with the country that bore it last.
///
/// Order: the year; then the code of the country.
pub fn panel<'d>(dataset: &'d Dataset, language: Language, filter: &PanelFilter<'d>) -> Panel<'d> {
    let countries = by_party(dataset).into_iter().filter_map(|seated| match seated.party {
        Party::Country(country) => Some((country, seated.seats)),
        Party::Organisation(_) => None,
    });
    let countries = countries
        .filter(|(country, seats)| filter.of_all_states || !country.is_outside(!seats.is_empty()));
    let countries: Vec<_> = countries.collect();
    let mut formats = filter.formats.clone();
    if formats.is_empty() {
        let held = countries.iter().flat_map(|(_, seats)| seats).map(|seat| &*seat.format.id);
        let held: BTreeSet<&str> = held.collect();
        formats.extend(dataset.formats.iter().filter(|format| held.contains(&*format.id)));
        formats.sort_by_key(|format| (format.founded.date.sort_key(), &*format.id));
    }
    let mut rows = Vec::new();
    for (country, seats) in countries {
        let life = Life::of(dataset, country);
        let belonging = Belonging::of(dataset, &seats, filter.rule, &filter.roles);
        let history = History { life, belonging };
        rows.extend(
            (filter.from..=filter.to).filter_map(|year| history.row(year, &formats, language)),
        );
    }
    rows.sort_by_key(|row| row.year);
    rows.chunk_by_mut(|one, other| one.year == other.year).for_each(give_numbers_once);
    Panel { formats, rows }
}

/// Leaves each number with the row of the country that bore it last.
fn give_numbers_once(rows: &mut [PanelRow<'_>]) {
    let mut in_time: Vec<usize> = (0..rows.len()).collect();
    in_time.sort_by_key(|&place| rows[place].last);
    let lists: [for<'r> fn(&'r mut PanelRow<'_>) -> &'r mut Option<u16>; 2] =
        [|row| &mut row.cow, |row| &mut row.gw];
    for number in lists {
        let mut bearers = BTreeMap::new();
        for &place in &in_time {
            let borne = *number(&mut rows[place]);
            if let Some(earlier) = borne.and_then(|borne| bearers.insert(borne, place)) {
                *number(&mut rows[earlier]) = None;
                rows[earlier].has_passed_number_on = true;
            }
        }
    }
}

struct History<'d> {
    life: Life<'d>,
    belonging: Belonging<'d>,
}

impl<'d> History<'d> {
    fn row(&self, year: u16, formats: &[&'d Format], language: Language) -> Option<PanelRow<'d>> {
        let Self { life, belonging } = self;
        let (country, rule) = (life.country, belonging.rule);
        let days = life.days(rule.days(year));
        if !rule.counts(&days, |day| life.exists(day)) {
            return None;
        }
        let number = |system: &Option<SystemCode>| {
            let on = |day| life.number(system.as_ref()?, day);
            let borne = days.iter().rev().find_map(|day| on(*day));
            borne.filter(|_| rule.counts(&days, |day| on(day).is_some()))
        };
        let mut by = Vec::new();
        Some(PanelRow {
            cells: belonging.cells(formats, rule.days(year), &mut by),
            by,
            year,
            rule,
            country,
            name: country.name.get(language),
            cow: number(&country.cow),
            gw: number(&country.gw),
            has_passed_number_on: false,
            last: life.last_day(Rule::Any.days(year), |day| life.exists(day))?,
        })
    }
}

/// A country and the days on which it existed.
#[derive(Clone, Debug)]
pub(super) struct Life<'d> {
    dataset: &'d Dataset,
    pub country: &'d Country,
    /// The days on which it may change whether it exists, and under which number, in order.
    changes: Vec<Day>,
}

impl<'d> Life<'d> {
    pub fn of(dataset: &'d Dataset, country: &'d Country) -> Self {
        let followed = country.predecessors.iter().filter_map(|code| dataset.country(*code));
        let lives = [country].into_iter().chain(followed).filter_map(life);
        let listed = [&country.cow, &country.gw].into_iter().flatten().flat_map(spells);
        let ends = lives.chain(listed.map(|(days, _)| days));
        let changes = in_order(ends.flat_map(|days| [days.start, days.end]));
        Self { dataset, country, changes }
    }

    fn days(&self, bounds: (Day, Day)) -> Vec<Day> {
        days_of_change(&self.changes, bounds)
    }

    /// Returns the last of the days from one to another on which something holds of the country.
    pub fn last_day(&self, bounds: (Day, Day), holds: impl Fn(Day) -> bool) -> Option<Day> {
        let stretches = self.days(bounds);
        let ends = stretches[1..].iter().map(|day| day.previous()).chain([bounds.1]);
        let held = stretches.iter().zip(ends).filter(|(day, _)| holds(**day));
        held.last().map(|(_, last)| last)
    }

    /// Returns the number that a list of states has for the country on a day on which it exists.
    pub fn number(&self, system: &SystemCode, day: Day) -> Option<u16> {
        number_on(system, day).filter(|_| self.exists(day))
    }

    /// Tells whether the country existed on a day.
    ///
    /// A country exists while its spell in the list of Gleditsch and Ward runs. Where the list goes on
    /// with one number for a state and the one that followed it, `existed` of the former state says
    /// where the one ends and the other begins: it is the Soviet Union until 1991-12-25, then Russia.
    fn exists(&self, day: Day) -> bool {
        let Self { dataset, country, .. } = self;
        let is_former = |country: &Country| country.kind == CountryKind::FormerState;
        let Some(list) = country.gw.as_ref().filter(|gw| number_on(gw, day).is_some()) else {
            return false;
        };
        if is_former(country) {
            return life(country).is_none_or(|life| life.contains(&day));
        }
        let followed = country.predecessors.iter().filter_map(|code| dataset.country(*code));
        let is_one = |it: &Country| it.gw.as_ref().is_some_and(|gw| gw.number == list.number);
        let mut before = followed.filter(|it| is_former(it) && is_one(it)).filter_map(life);
        !before.any(|life| life.contains(&day))
    }
}

/// What somebody is in on every day, in some roles; without any, as a partner and as an Ally.
#[derive(Clone, Debug)]
pub struct Belonging<'d> {
    seats: BTreeMap<&'d str, Vec<Membership<'d>>>,
    /// The days on which it may change, in order.
    changes: Vec<Day>,
    rule: Rule,
    roles: Vec<Role>,
    reviewed: Day,
}

impl<'d> Belonging<'d> {
    pub fn of(dataset: &'d Dataset, seats: &[Membership<'d>], rule: Rule, roles: &[Role]) -> Self {
        let reviewed = dataset.reviewed();
        let of_formats = dataset.formats.iter().map(life_of_format);
        let of_formats = of_formats.flat_map(|days| [days.start, days.end]);
        let of_seats = seats.iter().flat_map(|seat| seat_breakpoints(seat, reviewed));
        let changes = in_order(of_formats.chain(of_seats));
        let seats = by_format(seats, |seat| seat.format);
        Self { seats, changes, rule, roles: roles.to_vec(), reviewed }
    }

    /// Returns how it stood to each of these formats on days of which [`Rule::within`] returns the first and the
    /// last, and adds the seats by which it did.
    pub fn cells(
        &self,
        formats: &[&'d Format],
        bounds: (Day, Day),
        by: &mut Vec<ActiveMembership<'d>>,
    ) -> Vec<PanelCell> {
        let days = days_of_change(&self.changes, bounds);
        formats.iter().map(|format| self.cell(format, &days, bounds, by)).collect()
    }

    fn cell(
        &self,
        format: &Format,
        days: &[Day],
        bounds: (Day, Day),
        by: &mut Vec<ActiveMembership<'d>>,
    ) -> PanelCell {
        let (rule, roles) = (self.rule, &self.roles);
        let there = self.seats_in(&format.id);
        let counting = there.iter().filter(|seat| counts(roles, seat.role));
        let counting: Vec<Membership<'d>> = counting.copied().collect();
        if !rule.counts(days, |day| self.surest(&counting, day).is_in_force()) {
            // It is not on the list, and the list is not complete.
            let may_be_missing = there.is_empty()
                && format.list != ListState::Complete
                && counts(roles, Role::Partner);
            // An Ally is no partner, whatever a list leaves out.
            let as_ally = self.seats_in(Format::ALLIANCE);
            let is_missing = may_be_missing
                && rule.counts(days, |day| life_of_format(format).contains(&day))
                && !rule.opposite().counts(days, |day| is_sure(self.surest(as_ally, day)));
            let is_in = (!is_missing).then_some(false);
            return PanelCell { is_in, role: None, standing: None };
        }
        let held = counting.iter().filter_map(|&seat| {
            let standing = self.standing_in(&seat, days, bounds)?;
            Some(ActiveMembership { seat, standing, is_perhaps_suspended: false })
        });
        let mut held: Vec<ActiveMembership<'d>> = held.collect();
        let is_in = match rule {
            Rule::Whole => rule.counts(days, |day| is_sure(self.surest(&counting, day))),
            _ => held.iter().any(|held| is_sure(held.standing)),
        };
        held.retain(|held| !is_in || is_sure(held.standing));
        by.extend(&held);
        let last = held.iter().max_by_key(|held| held.seat.from.sort_key());
        PanelCell {
            is_in: is_in.then_some(true),
            role: last.map(|held| held.seat.role),
            standing: last.map(|held| if is_in { held.standing } else { Standing::Possible }),
        }
    }

    fn seats_in(&self, format: &str) -> &[Membership<'d>] {
        self.seats.get(format).map_or(&[], Vec::as_slice)
    }

    /// Returns where somebody stands on a day by the surest of these seats.
    fn surest(&self, seats: &[Membership<'d>], day: Day) -> Standing {
        let standings = seats.iter().map(|seat| seat.standing(day, self.reviewed));
        standings.min().unwrap_or(Standing::Former)
    }

    /// Returns where a seat stands on the last of these days on which it surely is held, or else
    /// possibly.
    fn standing_in(
        &self,
        seat: &Membership<'d>,
        days: &[Day],
        (first, last): (Day, Day),
    ) -> Option<Standing> {
        let standings = days.iter().map(|day| seat.standing(*day, self.reviewed));
        let held = standings.filter(|standing| standing.is_in_force());
        let surest = held.max_by_key(|standing| is_sure(*standing))?;
        // Who came and went in 2023 surely was in it in that year, though no single day is sure.
        let (begun, over) = seat.sure_days(self.reviewed);
        let met = self.rule == Rule::Any && begun <= last && over.is_none_or(|over| first < over);
        Some(if met && !is_sure(surest) { Standing::Member } else { surest })
    }
}

fn in_order(days: impl Iterator<Item = Day>) -> Vec<Day> {
    let mut days: Vec<Day> = days.collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Returns the first of these days, and those later ones on which something may change.
fn days_of_change(changes: &[Day], (first, last): (Day, Day)) -> Vec<Day> {
    let later = changes.iter().filter(|day| (first.next()..=last).contains(day));
    [first].into_iter().chain(later.copied()).collect()
}

/// Returns the number that a list of states has for a country on a day.
fn number_on(system: &SystemCode, day: Day) -> Option<u16> {
    let numbers = spells(system).filter(|(days, _)| days.contains(&day));
    numbers.map(|(_, number)| number).last()
}

/// Returns the times during which a list counts a country, each with the number it has then.
fn spells(system: &SystemCode) -> impl Iterator<Item = (Range<Day>, u16)> {
    let spells = system.spells.iter();
    spells.map(|spell| (longest(spell.from, spell.until), system.number_in(spell)))
}

fn life(country: &Country) -> Option<Range<Day>> {
    country.existed.as_ref().map(|existed| longest(existed.from, Some(existed.until)))
}

fn life_of_format(format: &Format) -> Range<Day> {
    longest(format.founded.date, format.ended_on())
}

/// Returns the days that two dates may mean at the most; an open end is the last day there is.
fn longest(from: PartialDate, until: Option<PartialDate>) -> Range<Day> {
    from.earliest()..until.map_or(Day::MAX, PartialDate::latest)
}

fn is_sure(standing: Standing) -> bool {
    matches!(standing, Standing::Member | Standing::Suspended)
}
