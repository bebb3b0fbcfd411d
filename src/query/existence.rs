//! When did a country exist, and under which number in the lists of states?

use crate::data::Dataset;
use crate::model::{CodeSpell, Country, CountryKind, List, SystemCode};
use crate::query::year::{Period, Rule, Year, within, without};

/// Returns the times in which a country existed.
///
/// A country exists while its spell in the list of Gleditsch and Ward runs. Where the list goes on
/// with one number for a state and the one that followed it, `existed` of the former state says
/// where the one ends and the other begins: it is the Soviet Union until 1991-12-25, then Russia.
pub(super) fn life(dataset: &Dataset, country: &Country) -> Vec<Period> {
    let listed = country.gw.as_ref().map_or_else(Vec::new, |gw| periods(&gw.spells));
    if country.kind == CountryKind::FormerState {
        return match &country.existed {
            Some(existed) => within(&listed, &[Period::longest(existed.from, Some(existed.until))]),
            None => listed,
        };
    }
    let before = country.predecessors.iter().filter_map(|code| dataset.country(*code));
    let under_its_number = before.filter(|before| {
        before.kind == CountryKind::FormerState && number_in_gw(before) == number_in_gw(country)
    });
    let existed = under_its_number.filter_map(|before| before.existed.as_ref());
    existed.fold(listed, |life, existed| {
        without(&life, Period::longest(existed.from, Some(existed.until)))
    })
}

/// Returns the number of a country in a list of states, if by the rule the list has it in the year.
pub(super) fn number(
    system: Option<&SystemCode>,
    life: &[Period],
    rule: Rule,
    year: Year,
) -> Option<u16> {
    let system = system?;
    if !rule.counts(year, &within(&periods(&system.spells), life)) {
        return None;
    }
    // Of several numbers in one year the last: a state goes on under it.
    let rule = if rule == Rule::Whole { Rule::Last } else { rule };
    let in_year = |spell: &&CodeSpell| {
        rule.counts(year, &within(&[Period::longest(spell.from, spell.until)], life))
    };
    system.spells.iter().rfind(in_year).map(|spell| system.number_in(spell))
}

fn number_in_gw(country: &Country) -> Option<u16> {
    country.gw.as_ref().map(|gw| gw.number)
}

fn periods(spells: &List<CodeSpell>) -> Vec<Period> {
    spells.iter().map(|spell| Period::longest(spell.from, spell.until)).collect()
}
