//! Rules on who may be in what.

use std::collections::BTreeMap;

use super::time::{Period, outside, overlapping, surely_overlap};
use super::{Findings, countries, entries, nonmembers, spell_lists, spells};
use crate::data::{Dataset, Place};
use crate::membership::memberships;
use crate::model::{
    CountryCode, CountryKind, Kind, Left, ListState, OutsideKind, PartialDate, Role, Spell,
    Suspension,
};

/// The data set has a format `nato` of kind alliance.
pub fn alliance(dataset: &Dataset, findings: &mut Findings) {
    match dataset.alliance() {
        None => findings.add(
            Place::in_file("formats/nato", "id"),
            "there is no format `nato`: who is an Ally on a day comes from it alone",
        ),
        Some(alliance) if alliance.kind != Kind::Alliance => {
            let what = "the format `nato` must be of kind `alliance`";
            findings.add(Place::in_format(alliance, "kind"), what);
        }
        Some(_) => {}
    }
}

/// No two spells of one country in one role overlap.
pub fn spells_apart(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (key, spells) in spell_lists(format) {
            let periods = spells.iter().map(|spell| (spell.holder(), period_of(spell)));
            for (index, earlier) in overlapping(periods) {
                let holder = spells[index].holder().unwrap_or_default();
                let place = Place::in_format(format, key).nth(index, holder);
                let what = "end that one first, or make one of the two";
                let from = spells[earlier].from;
                findings.add(place, format!("it overlaps with the spell from {from}: {what}"));
            }
        }
    }
}

/// A suspension of a spell lies within it, and no two suspensions of one spell or format overlap.
pub fn suspensions_agree(dataset: &Dataset, findings: &mut Findings) {
    let mut check_overlap = |place: Place<'_>, suspensions: &[Suspension]| {
        let overlapping = overlapping(suspensions.iter().map(|it| ((), (it.from, it.until))));
        if let Some((_, earlier)) = overlapping.first() {
            let what = "end that one first, or make one of the two";
            let from = suspensions[*earlier].from;
            findings.add(place, format!("a suspension overlaps with that from {from}: {what}"));
        }
    };
    for format in &dataset.formats {
        check_overlap(Place::in_format(format, "suspensions"), &format.suspensions);
    }
    spells(dataset).for_each(|(_, place, spell)| check_overlap(place, &spell.suspended));
    for (_, place, spell) in spells(dataset) {
        let words = ["the spell began on", "the spell ended on", "`until`"];
        for it in &spell.suspended {
            if let Some(what) = outside(period_of(spell), (it.from, it.until), words) {
                findings.add(place, format!("of a suspension: {what}"));
            }
        }
    }
}

/// Nobody who is a member is said to be invited, pending, an observer or no member at that time.
pub fn nonmembers_agree(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let mut members: BTreeMap<&str, Vec<Period>> = BTreeMap::new();
        for seat in memberships(dataset, format).filter(|seat| seat.role != Role::Observer) {
            let holder = seat.spell.holder().unwrap_or_default();
            members.entry(holder).or_default().push((seat.from, seat.until));
        }
        let mut check = |place: Place<'_>, is_then: &dyn Fn(&Period) -> bool| {
            let mut periods = members.get(place.label).into_iter().flatten();
            if let Some((from, _)) = periods.find(|period| is_then(period)) {
                let what = format!("it is a member from {from} on: correct one of the two");
                findings.add(place, what);
            }
        };
        for (place, nonmember) in nonmembers(format) {
            check(place, &|(from, until)| match (nonmember.date, until) {
                (_, None) => true,
                (Some(date), Some(_)) => surely_contains((*from, *until), date),
                (None, Some(_)) => false,
            });
        }
        let list = Place::in_format(format, "observers");
        for (place, spell) in entries(list, &format.observers, |it| it.holder().unwrap_or_default())
        {
            check(place, &|period| surely_overlap(*period, period_of(spell)));
        }
    }
}

/// A list that is not complete says what is missing, and has no members if none is known.
pub fn list_agrees(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let what = match (format.list, &format.list_note) {
            (ListState::Unknown, _) if !format.members.is_empty() => {
                "it is `unknown`, and there are members: it is `partial` or `complete`"
            }
            (ListState::Partial | ListState::Unknown, None) => {
                "it is not `complete`: say what is missing under `list_note`"
            }
            (ListState::Complete, Some(_)) => {
                "it is `complete`, and `list_note` says what is missing: correct one of the two"
            }
            _ => continue,
        };
        findings.add(Place::in_format(format, "list"), what);
    }
}

/// A spell says why it ended if and only if it ended.
pub fn left_agrees(dataset: &Dataset, findings: &mut Findings) {
    for (_, place, spell) in spells(dataset) {
        if spell.until.is_some() && spell.left.is_none() && place.key == "members" {
            findings.add(place, "it ended: say why under `left`");
        } else if spell.until.is_none() && spell.left.is_some() {
            findings.add(place, "it has not ended: take out `left`, or give `until`");
        }
    }
}

/// Nobody is Ally and partner at once; a party of a treaty is either by turns, and leaves by neither.
pub fn ally_or_partner(dataset: &Dataset, findings: &mut Findings) {
    for (format, place, spell) in spells(dataset).filter(|(format, ..)| !format.is_alliance()) {
        let Some(code) = spell.country else { continue };
        if format.has_parties() {
            if spell.left == Some(Left::JoinedNato) {
                let what = "a party that joins NATO stays one: take out `until` and `left`";
                findings.add(place, what);
            }
            continue;
        }
        let mut as_ally = ally_spells(dataset, code);
        if let Some(ally) = as_ally.find(|it| surely_overlap(period_of(spell), period_of(it))) {
            let what = format!("{code} is an Ally since {}: end the spell on that day", ally.from);
            findings.add(place, what);
        }
    }
}

/// Who left by joining NATO left on the day of accession.
pub fn joined_on_accession(dataset: &Dataset, findings: &mut Findings) {
    for (_, place, spell) in spells(dataset).filter(|(_, _, it)| it.left == Some(Left::JoinedNato))
    {
        let (Some(until), Some(code)) = (spell.until, spell.country) else { continue };
        let days: Vec<PartialDate> = ally_spells(dataset, code).map(|ally| ally.from).collect();
        let may_be = |day: &PartialDate| {
            until.earliest() <= day.latest() && day.earliest() <= until.latest()
        };
        let Some(first) = days.first() else {
            findings.add(place, format!("{code} never joined NATO: correct `left`, or nato.yaml"));
            continue;
        };
        if !days.iter().any(may_be) {
            let what = format!("it ends on {until}, and {code} joined NATO on {first}");
            findings.add(place, format!("{what}: make the two days one"));
        }
    }
}

/// An area has no spell, and it alone is represented, by a state.
pub fn areas_agree(dataset: &Dataset, findings: &mut Findings) {
    let kind = |code| dataset.country(code).map(|country| country.kind);
    for (_, place, spell) in spells(dataset) {
        if spell.country.and_then(kind) == Some(CountryKind::Area) {
            let what = "it is an area, which has no seat: name the state, or correct its `kind`";
            findings.add(place, what);
        }
    }
    for (place, country) in countries(dataset) {
        let Some(representative) = &country.represented_by else { continue };
        if country.kind != CountryKind::Area {
            let what = "it is no area: take out `represented_by`, or correct its `kind`";
            findings.add(place, what);
        }
        let state = representative.country;
        if kind(state).is_some_and(|kind| kind != CountryKind::State) {
            let what = "which represents it, is no state: correct one of the two";
            findings.add(place, format!("{state}, {what}"));
        }
    }
}

/// Who is said to be in no format, or invited to one, is in none on the day of it; without a day, ever.
pub fn outside_agrees(dataset: &Dataset, findings: &mut Findings) {
    for (format, _, spell) in spells(dataset) {
        let Some(country) = spell.country.and_then(|code| dataset.country(code)) else { continue };
        let list = Place::in_file("countries", "outside");
        for (place, it) in entries(list, &country.outside, |_| "") {
            let is_outside = matches!(it.kind, OutsideKind::None | OutsideKind::Invited);
            let is_in = it.date.is_none_or(|date| surely_contains(period_of(spell), date));
            if is_outside && is_in {
                let (kind, code, id) = (it.kind.word(), country.id.as_str(), &format.id);
                let what = format!("it is `{kind}`, and {code} is in `{id}` then");
                findings.add(place.called(code), format!("{what}: correct one of the two"));
            }
        }
    }
}

/// Tells whether a date lies in a time whatever days both stand for.
fn surely_contains((from, until): Period, date: PartialDate) -> bool {
    from.latest() <= date.earliest() && until.is_none_or(|until| date.latest() < until.earliest())
}

fn period_of(spell: &Spell) -> Period {
    (spell.from, spell.until)
}

fn ally_spells(dataset: &Dataset, code: CountryCode) -> impl Iterator<Item = &Spell> {
    let allies = dataset.alliance().into_iter().flat_map(|alliance| &alliance.members);
    allies.filter(move |spell| spell.country == Some(code))
}
