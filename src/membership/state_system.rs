//! The existence of states, and their numbers in the lists of the state system.

use std::ops::Range;

use super::StepFunction;
use crate::data::Dataset;
use crate::model::{Country, CountryKind, Day, PartialDate, SystemCode};

/// Returns on which days a country existed.
///
/// A country exists while its spell in the list of Gleditsch and Ward runs. Where the list goes on
/// with one number for a state and the one that followed it, `existed` of the former state says
/// where the one ends and the other begins: it is the Soviet Union until 1991-12-25, then Russia.
pub fn existence(dataset: &Dataset, country: &Country) -> StepFunction<bool> {
    let is_former = |country: &Country| country.kind == CountryKind::FormerState;
    let number = |country: &Country| country.gw.as_ref().map(|gw| gw.number);
    let life =
        |country: &Country| country.existed.as_ref().map(|it| longest(it.from, Some(it.until)));
    let listed = country.gw.as_ref().map_or_else(Vec::new, spells);
    let own = life(country).filter(|_| is_former(country));
    let before = country.predecessors.iter().filter_map(|code| dataset.country(*code));
    let before =
        before.filter(|it| !is_former(country) && is_former(it) && number(it) == number(country));
    let before: Vec<Range<Day>> = before.filter_map(life).collect();
    let days = listed.iter().chain(&own).chain(&before).flat_map(|it| [it.start, it.end]);
    StepFunction::over(&days.collect::<Vec<_>>(), |day| {
        listed.iter().any(|spell| spell.contains(&day))
            && own.as_ref().is_none_or(|own| own.contains(&day))
            && !before.iter().any(|before| before.contains(&day))
    })
}

/// Returns the number that a country has in a list of states on which day, while it exists.
pub fn numbers(
    system: Option<&SystemCode>,
    existence: &StepFunction<bool>,
) -> StepFunction<Option<u16>> {
    let Some(system) = system else {
        return StepFunction { first: None, breakpoints: Vec::new() };
    };
    let listed = spells(system);
    let days = listed.iter().flat_map(|spell| [spell.start, spell.end]).chain(existence.days());
    StepFunction::over(&days.collect::<Vec<_>>(), |day| {
        let place = listed.iter().rposition(|spell| spell.contains(&day))?;
        existence.on(day).then(|| system.number_in(&system.spells[place]))
    })
}

/// Returns the days that two dates may mean at the most; an open end is the last day there is.
pub fn longest(from: PartialDate, until: Option<PartialDate>) -> Range<Day> {
    from.earliest()..until.map_or(Day::MAX, PartialDate::latest)
}

fn spells(system: &SystemCode) -> Vec<Range<Day>> {
    system.spells.iter().map(|spell| longest(spell.from, spell.until)).collect()
}
