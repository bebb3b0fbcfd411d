//! Countries by years: when each existed, under which number, and what it was in.

use std::collections::{BTreeMap, BTreeSet};

use super::state_system::{existence, longest, numbers};
use super::{
    ActiveMembership, Membership, SeatSteps, StepFunction, by_format, by_party, counts,
    days_of_seats,
};
use crate::data::{Dataset, Party};
use crate::model::{Country, Day, Format, Language, ListState, Role, Standing, words};

words! {
    /// By which days a year counts.
    ///
    /// The rules are named as in the R package `states`, but for its `exact`, which is for panels
    /// finer than a year; `whole` is ours.
    #[derive(Default)]
    pub enum Rule {
        /// By any of its days.
        Any = "any",
        /// By 1 January.
        First = "first",
        /// By 31 December.
        #[default]
        Last = "last",
        /// By all of its days.
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
    fn counts<T>(
        self,
        days: (Day, Day),
        steps: &StepFunction<T>,
        holds: impl Fn(&T) -> bool,
    ) -> bool {
        let mut values = steps.between(days.0, days.1).map(|(_, value)| value);
        if self == Self::Whole { values.all(holds) } else { values.any(holds) }
    }
}

/// Which rows and columns are asked for, and what counts.
#[derive(Clone, Debug, Default)]
pub struct PanelFilter<'d> {
    /// The first year.
    pub from: u16,
    /// The last year.
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
    /// The formats that are columns.
    pub formats: Vec<&'d Format>,
    /// The rows.
    pub rows: Vec<PanelRow<'d>>,
}

/// A country in a year in which it existed.
#[derive(Clone, Debug)]
pub struct PanelRow<'d> {
    /// The year.
    pub year: u16,
    /// By which days it counts.
    pub rule: Rule,
    /// The country.
    pub country: &'d Country,
    /// Its name in the language asked for.
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
    /// Whether it was in it; nothing where that is not known.
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
        let history = History::of(dataset, country, &seats, &formats, filter);
        rows.extend((filter.from..=filter.to).filter_map(|year| history.row(year, language)));
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

/// A country over all days.
struct History<'d> {
    country: &'d Country,
    existence: StepFunction<bool>,
    cow: StepFunction<Option<u16>>,
    gw: StepFunction<Option<u16>>,
    /// Where it stands in NATO.
    as_ally: StepFunction<Standing>,
    in_formats: Vec<InFormat<'d>>,
    rule: Rule,
    reviewed: Day,
}

/// A country in one format over all days, by its seats there that count.
struct InFormat<'d> {
    seats: Vec<SeatSteps<'d>>,
    /// Where it stands by the surest of them.
    standing: StepFunction<Standing>,
    /// The life of the format, if the country may have been in it without the data knowing: it is not
    /// on the list, and the list is not complete.
    may_be_missing: Option<StepFunction<bool>>,
}

impl<'d> History<'d> {
    fn of(
        dataset: &'d Dataset,
        country: &'d Country,
        seats: &[Membership<'d>],
        formats: &[&'d Format],
        filter: &PanelFilter<'d>,
    ) -> Self {
        let (roles, reviewed) = (&filter.roles, dataset.reviewed());
        let steps = |seat: &Membership<'d>| SeatSteps::of(*seat, Party::Country(country), reviewed);
        let by_format = by_format(seats, |seat| seat.format);
        let in_format = |format: &&'d Format| {
            let there = by_format.get(&*format.id).map_or(&[][..], Vec::as_slice);
            let is_listed = !there.is_empty();
            let counting = there.iter().filter(|seat| counts(roles, seat.role));
            let seats: Vec<SeatSteps<'d>> = counting.map(steps).collect();
            let may_be_missing =
                !is_listed && format.list != ListState::Complete && counts(roles, Role::Partner);
            let life = longest(format.founded.date, format.ended_on());
            InFormat {
                standing: surest(&seats),
                seats,
                may_be_missing: may_be_missing.then(|| {
                    StepFunction::over(&[life.start, life.end], |day| life.contains(&day))
                }),
            }
        };
        let as_ally = seats.iter().filter(|seat| seat.format.is_alliance()).map(steps);
        let existence = existence(dataset, country);
        Self {
            country,
            cow: numbers(country.cow.as_ref(), &existence),
            gw: numbers(country.gw.as_ref(), &existence),
            existence,
            as_ally: surest(&as_ally.collect::<Vec<_>>()),
            in_formats: formats.iter().map(in_format).collect(),
            rule: filter.rule,
            reviewed,
        }
    }

    /// Returns the row of a year, if by the rule the country existed in it.
    fn row(&self, year: u16, language: Language) -> Option<PanelRow<'d>> {
        let Self { country, rule, .. } = *self;
        let days = rule.days(year);
        if !rule.counts(days, &self.existence, |exists| *exists) {
            return None;
        }
        let (first, last) = Rule::Any.days(year);
        let lived = self.existence.between(first, last).filter(|(_, exists)| **exists);
        let number = |numbers: &StepFunction<Option<u16>>| {
            let is_listed = rule.counts(days, numbers, Option::is_some);
            let borne = numbers.between(days.0, days.1).filter_map(|(_, number)| *number);
            borne.last().filter(|_| is_listed)
        };
        let mut by = Vec::new();
        let cells = self.in_formats.iter().map(|it| self.cell(it, days, &mut by));
        Some(PanelRow {
            cells: cells.collect(),
            by,
            year,
            rule,
            country,
            name: country.name.get(language),
            cow: number(&self.cow),
            gw: number(&self.gw),
            has_passed_number_on: false,
            last: lived.last()?.0,
        })
    }

    /// Returns how the country stood to a format on the days that decide, and adds the seats by which it
    /// did.
    fn cell(
        &self,
        there: &InFormat<'d>,
        days: (Day, Day),
        by: &mut Vec<ActiveMembership<'d>>,
    ) -> PanelCell {
        let rule = self.rule;
        if !rule.counts(days, &there.standing, |standing| standing.is_in_force()) {
            // An Ally is no partner, whatever a list leaves out.
            let is_missing = there.may_be_missing.as_ref().is_some_and(|life| {
                rule.counts(days, life, |lives| *lives)
                    && !rule.opposite().counts(days, &self.as_ally, |it| is_sure(*it))
            });
            let is_in = (!is_missing).then_some(false);
            return PanelCell { is_in, role: None, standing: None };
        }
        let held = there.seats.iter().filter_map(|steps| {
            let standing = self.standing_in(steps, days)?;
            Some(ActiveMembership { seat: steps.seat, standing, is_perhaps_suspended: false })
        });
        let mut held: Vec<ActiveMembership<'d>> = held.collect();
        let is_in = match rule {
            Rule::Whole => rule.counts(days, &there.standing, |standing| is_sure(*standing)),
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

    /// Returns where a seat stands on the last of these days on which it surely is held, or else
    /// possibly.
    fn standing_in(&self, steps: &SeatSteps<'d>, (first, last): (Day, Day)) -> Option<Standing> {
        let standings = steps.stands.between(first, last).map(|(_, stand)| stand.standing);
        let held = standings.filter(|standing| standing.is_in_force());
        let surest = held.max_by_key(|standing| is_sure(*standing))?;
        // Who came and went in 2023 surely was in it in that year, though no single day is sure.
        let (begun, over) = steps.seat.sure_days(self.reviewed);
        let met = self.rule == Rule::Any && begun <= last && over.is_none_or(|over| first < over);
        Some(if met && !is_sure(surest) { Standing::Member } else { surest })
    }
}

/// Returns where somebody stands by the surest of its seats.
fn surest(seats: &[SeatSteps<'_>]) -> StepFunction<Standing> {
    StepFunction::over(&days_of_seats(seats), |day| {
        let standings = seats.iter().map(|seat| seat.stands.on(day).standing);
        standings.min().unwrap_or(Standing::Former)
    })
}

fn is_sure(standing: Standing) -> bool {
    matches!(standing, Standing::Member | Standing::Suspended)
}
