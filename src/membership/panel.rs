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
        let (first, last) = (day(1, 1), day(12, 31));
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
    /// Only these roles; without any, partners and Allies.
    pub roles: Vec<Role>,
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
/// A number of a list of states stands in a year once, with the country that bore it last.
///
/// Order: the year; then the code of the country.
pub fn panel<'d>(dataset: &'d Dataset, language: Language, filter: &PanelFilter<'d>) -> Panel<'d> {
    let countries = by_party(dataset).into_iter().filter_map(|seated| match seated.party {
        Party::Country(country) => Some((country, seated.seats)),
        Party::Organisation(_) => None,
    });
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
        let history = History::of(dataset, country, &seats, filter);
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

struct History<'d, 'f> {
    dataset: &'d Dataset,
    country: &'d Country,
    seats: BTreeMap<&'d str, Vec<Membership<'d>>>,
    /// The days on which anything may change that its rows are made of, in order.
    changes: Vec<Day>,
    filter: &'f PanelFilter<'d>,
}

impl<'d, 'f> History<'d, 'f> {
    fn of(
        dataset: &'d Dataset,
        country: &'d Country,
        seats: &[Membership<'d>],
        filter: &'f PanelFilter<'d>,
    ) -> Self {
        let followed = country.predecessors.iter().filter_map(|code| dataset.country(*code));
        let lives = [country].into_iter().chain(followed).filter_map(life);
        let listed = [&country.cow, &country.gw].into_iter().flatten().flat_map(spells);
        let of_formats = dataset.formats.iter().map(life_of_format);
        let ends = lives.chain(listed.map(|(days, _)| days)).chain(of_formats);
        let ends = ends.flat_map(|days| [days.start, days.end]);
        let of_seats = seats.iter().flat_map(|seat| seat_breakpoints(seat, dataset.reviewed()));
        let mut changes: Vec<Day> = ends.chain(of_seats).collect();
        changes.sort_unstable();
        changes.dedup();
        let seats = by_format(seats, |seat| seat.format);
        Self { dataset, country, seats, changes, filter }
    }

    /// Returns the first of these days, and those later ones on which anything may change.
    fn days(&self, (first, last): (Day, Day)) -> Vec<Day> {
        let later = self.changes.iter().filter(|day| (first.next()..=last).contains(day));
        [first].into_iter().chain(later.copied()).collect()
    }

    /// Returns the row of a year, if by the rule the country existed in it.
    fn row(&self, year: u16, formats: &[&'d Format], language: Language) -> Option<PanelRow<'d>> {
        let (country, rule) = (self.country, self.filter.rule);
        let days = self.days(rule.days(year));
        if !rule.counts(&days, |day| self.exists(day)) {
            return None;
        }
        let number = |system: &Option<SystemCode>| {
            let on = |day| number_on(system.as_ref()?, day).filter(|_| self.exists(day));
            let borne = days.iter().filter_map(|day| on(*day)).last();
            borne.filter(|_| rule.counts(&days, |day| on(day).is_some()))
        };
        let (first, last) = Rule::Any.days(year);
        let stretches = self.days((first, last));
        let ends = stretches[1..].iter().map(|day| day.previous()).chain([last]);
        let lived = stretches.iter().zip(ends).filter(|(day, _)| self.exists(**day));
        let mut by = Vec::new();
        let cells = formats.iter().map(|format| self.cell(format, &days, &mut by));
        Some(PanelRow {
            cells: cells.collect(),
            by,
            year,
            rule,
            country,
            name: country.name.get(language),
            cow: number(&country.cow),
            gw: number(&country.gw),
            has_passed_number_on: false,
            last: lived.last()?.1,
        })
    }

    /// Returns how the country stood to a format on the days that decide, and adds the seats by which it
    /// did.
    fn cell(&self, format: &Format, days: &[Day], by: &mut Vec<ActiveMembership<'d>>) -> PanelCell {
        let (rule, roles) = (self.filter.rule, &self.filter.roles);
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
            let standing = self.standing_in(&seat, days)?;
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

    /// Returns where the country stands on a day by the surest of these seats.
    fn surest(&self, seats: &[Membership<'d>], day: Day) -> Standing {
        let standings = seats.iter().map(|seat| seat.standing(day, self.dataset.reviewed()));
        standings.min().unwrap_or(Standing::Former)
    }

    /// Returns where a seat stands on the last of these days on which it surely is held, or else
    /// possibly.
    fn standing_in(&self, seat: &Membership<'d>, days: &[Day]) -> Option<Standing> {
        let reviewed = self.dataset.reviewed();
        let standings = days.iter().map(|day| seat.standing(*day, reviewed));
        let held = standings.filter(|standing| standing.is_in_force());
        let surest = held.max_by_key(|standing| is_sure(*standing))?;
        // Who came and went in 2023 surely was in it in that year, though no single day is sure.
        let (begun, over) = seat.sure_days(reviewed);
        let (first, last) = self.filter.rule.days(days[0].year());
        let met =
            self.filter.rule == Rule::Any && begun <= last && over.is_none_or(|over| first < over);
        Some(if met && !is_sure(surest) { Standing::Member } else { surest })
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
