//! Rules on who may be in what, and when.

use std::collections::BTreeMap;

use super::facts::{each_spell, nonmember_lists, spell_lists};
use super::time::{Period, never_before, outside, outside_life, overlapping, surely_overlap};
use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::membership::seats;
use crate::model::{
    CountryCode, CountryKind, Day, Kind, Left, ListState, OutsideKind, PartialDate, Role, Spell,
    Suspension,
};

/// The data set has a format `nato` of kind alliance.
pub fn alliance(dataset: &Dataset, findings: &mut Findings) {
    match dataset.alliance() {
        None => findings.add(
            "formats/nato",
            "id",
            "there is no format `nato`: who is an Ally on a day comes from it alone",
        ),
        Some(alliance) if alliance.kind != Kind::Alliance => {
            findings.add("formats/nato", "kind", "the format `nato` must be of kind `alliance`");
        }
        Some(_) => {}
    }
}

/// No spell lies outside the life of its format, nor do the seats of the Allies.
pub fn spells_within_format(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| {
        if let Some(what) = outside_life(format, period_of(spell), "`until` and `left`") {
            findings.add(file_of(format), place, what);
        }
    });
    for format in &dataset.formats {
        let Some(seats) = &format.allies else { continue };
        if let Some(what) = outside_life(format, (seats.from, seats.until), "`until`") {
            findings.add(file_of(format), "allies", what);
        }
    }
}

/// No spell begins before its country exists, or runs on when it is no more.
///
/// A country exists while its spell in the list of Gleditsch and Ward runs; a former state, whose
/// number there may run on as another's, while `existed` says so.
pub fn countries_exist(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| {
        let Some(country) = spell.country.and_then(|code| dataset.country(code)) else { return };
        let may_begin_in = |from: PartialDate, until: Option<PartialDate>| {
            from.earliest() <= spell.from.latest()
                && until.is_none_or(|until| spell.from.earliest() < until.latest())
        };
        let listed =
            country.gw.iter().flat_map(|gw| &gw.spells).map(|life| (life.from, life.until));
        let lives: Vec<Period> = match &country.existed {
            Some(existed) => vec![(existed.from, Some(existed.until))],
            None => listed.collect(),
        };
        let name = &country.name.en;
        if !lives.iter().any(|(from, until)| may_begin_in(*from, *until)) {
            findings.add(file_of(format), place, format!("it begins on {}, when {name} did not exist: correct the date, or the days under `gw` or `existed`", spell.from));
        } else if let Some(over) =
            lives.iter().map(|(_, until)| *until).max_by_key(|until| last_day(*until)).flatten()
        {
            let life = (PartialDate::UNKNOWN, Some(over));
            let no_more = format!("{name} was no more on");
            let what = outside(life, period_of(spell), ["", &no_more, "`until` and `left`"]);
            if let Some(what) = what {
                findings.add(file_of(format), &place, what);
            }
        }
    });
}

/// No two spells of one country in one role overlap.
pub fn spells_apart(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (list, spells) in spell_lists(format) {
            let periods = spells.iter().map(|spell| (spell.holder(), period_of(spell)));
            for (number, earlier) in overlapping(periods) {
                let place = Place::of_spell(list, number, &spells[number]);
                findings.add(file_of(format), place, format!("it overlaps with the spell from {}: end that one first, or make one of the two", spells[earlier].from));
            }
        }
    }
}

/// A suspension of a spell lies within it, and no two suspensions of one spell or format overlap.
pub fn suspensions_agree(dataset: &Dataset, findings: &mut Findings) {
    let overlap = |suspensions: &[Suspension]| {
        let overlapping = overlapping(suspensions.iter().map(|it| ((), (it.from, it.until))));
        let first = overlapping.first().map(|(_, earlier)| suspensions[*earlier].from);
        first.map(|from| format!("a suspension overlaps with that from {from}: end that one first, or make one of the two"))
    };
    each_spell(dataset, |format, place, spell| {
        let words = ["the spell began on", "the spell ended on", "`until`"];
        let beyond = spell.suspended.iter().filter_map(|suspension| {
            let what = outside(period_of(spell), (suspension.from, suspension.until), words)?;
            Some(format!("of a suspension: {what}"))
        });
        for what in beyond.chain(overlap(&spell.suspended)) {
            findings.add(file_of(format), &place, what);
        }
    });
    for format in &dataset.formats {
        if let Some(what) = overlap(&format.suspensions) {
            findings.add(file_of(format), "suspensions", what);
        }
    }
}

/// Nobody who is a member is said to be invited, pending, an observer or no member at that time.
pub fn nonmembers_agree(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let mut members: BTreeMap<&str, Vec<Period>> = BTreeMap::new();
        for seat in seats(dataset, format).filter(|seat| seat.role != Role::Observer) {
            let holder = seat.spell.holder().unwrap_or_default();
            members.entry(holder).or_default().push((seat.from, seat.until));
        }
        let mut check = |place: Place<'_>, is_then: &dyn Fn(Period) -> bool| {
            let periods = members.get(place.label).into_iter().flatten();
            if let Some((from, _)) = periods.copied().find(|period| is_then(*period)) {
                findings.add(
                    file_of(format),
                    place,
                    format!("it is a member from {from} on: correct one of the two"),
                );
            }
        };
        for (list, records) in nonmember_lists(format) {
            for (number, record) in records.iter().enumerate() {
                let place = Place { list, number: Some(number), label: record.country.as_str() };
                check(place, &|(from, until)| {
                    let then = record.date.filter(|date| from.latest() <= date.earliest());
                    until.is_none_or(|until| {
                        then.is_some_and(|date| date.latest() < until.earliest())
                    })
                });
            }
        }
        for (number, spell) in format.observers.iter().enumerate() {
            let place = Place::of_spell("observers", number, spell);
            check(place, &|period| surely_overlap(period, period_of(spell)));
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
        findings.add(file_of(format), "list", what);
    }
}

/// A spell says why it ended if and only if it ended.
pub fn left_agrees(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| match (spell.until, spell.left) {
        (Some(_), None) if place.list == "members" => {
            findings.add(file_of(format), place, "it ended: say why under `left`");
        }
        (None, Some(_)) => findings.add(
            file_of(format),
            place,
            "it has not ended: take out `left`, or give `until`",
        ),
        _ => {}
    });
}

/// Nobody is Ally and partner at once.
pub fn ally_or_partner(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| {
        if format.is_alliance() {
            return;
        }
        let Some(code) = spell.country else { return };
        if let Some(ally) = ally_spells(dataset, code)
            .find(|ally| surely_overlap(period_of(spell), period_of(ally)))
        {
            findings.add(
                file_of(format),
                place,
                format!("{code} is an Ally since {}: end the spell on that day", ally.from),
            );
        }
    });
}

/// Who left by joining NATO left on the day of accession.
pub fn joined_on_accession(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, place, spell| {
        let (Some(until), Some(Left::JoinedNato), Some(code)) =
            (spell.until, spell.left, spell.country)
        else {
            return;
        };
        let days: Vec<PartialDate> = ally_spells(dataset, code).map(|ally| ally.from).collect();
        let may_be = |day: &PartialDate| {
            until.earliest() <= day.latest() && day.earliest() <= until.latest()
        };
        match days.as_slice() {
            [] => findings.add(
                file_of(format),
                place,
                format!("{code} never joined NATO: correct `left`, or nato.yaml"),
            ),
            [first, ..] if !days.iter().any(may_be) => {
                findings.add(file_of(format), place, format!("it ends on {until}, and {code} joined NATO on {first}: make the two days one"));
            }
            _ => {}
        }
    });
}

/// An area has no spell, and it alone is represented, by a state.
pub fn areas_agree(dataset: &Dataset, findings: &mut Findings) {
    let kind = |code| dataset.country(code).map(|country| country.kind);
    each_spell(dataset, |format, place, spell| {
        if spell.country.and_then(kind) == Some(CountryKind::Area) {
            let what = "it is an area, which has no seat: name the state, or correct its `kind`";
            findings.add(file_of(format), place, what);
        }
    });
    for (number, country) in dataset.countries.iter().enumerate() {
        let Some(representative) = &country.represented_by else { continue };
        let state = representative.country;
        if country.kind != CountryKind::Area {
            let what = "it is no area: take out `represented_by`, or correct its `kind`";
            findings.add("countries", Place::of_country(number, country), what);
        }
        if kind(state).is_some_and(|kind| kind != CountryKind::State) {
            let what = format!("{state}, which represents it, is no state: correct one of the two");
            findings.add("countries", Place::of_country(number, country), what);
        }
    }
}

/// Who is said to be in no format, or invited to one, is in none on the day of it; without a day, ever.
pub fn outside_agrees(dataset: &Dataset, findings: &mut Findings) {
    each_spell(dataset, |format, _, spell| {
        let Some(country) = spell.country.and_then(|code| dataset.country(code)) else { return };
        for (number, outside) in country.outside.iter().enumerate() {
            let is_outside = matches!(outside.kind, OutsideKind::None | OutsideKind::Invited);
            let is_in = outside.date.is_none_or(|date| {
                spell.from.latest() <= date.earliest()
                    && spell.until.is_none_or(|until| date.latest() < until.earliest())
            });
            if is_outside && is_in {
                let label = country.id.as_str();
                let place = Place { list: "outside", number: Some(number), label };
                findings.add(
                    "countries",
                    place,
                    format!(
                        "it is `{}`, and {label} is in `{}` then: correct one of the two",
                        outside.kind.word(),
                        format.id
                    ),
                );
            }
        }
    });
}

/// A former state alone existed for a time, has successors and had its code withdrawn; what it was
/// followed by, and follows, is another.
pub fn states_agree(dataset: &Dataset, findings: &mut Findings) {
    for (number, country) in dataset.countries.iter().enumerate() {
        let mut refuse = |what: String| {
            findings.add("countries", Place::of_country(number, country), what);
        };
        let is_former = country.kind == CountryKind::FormerState;
        if is_former && country.existed.is_none() {
            refuse("it is a former state: say when it was one under `existed`".to_owned());
        }
        let of_the_past = [
            ("existed", country.existed.is_some()),
            ("successors", !country.successors.is_empty()),
            ("territory_now", !country.territory_now.is_empty()),
            ("iso.alpha4", country.iso.alpha4.is_some()),
            ("iso.withdrawn", country.iso.withdrawn.is_some()),
        ];
        for (key, _) in of_the_past.into_iter().filter(|(_, is_given)| *is_given && !is_former) {
            refuse(format!("it is no former state: take out `{key}`, or correct its `kind`"));
        }
        let lists = [
            ("predecessors", &country.predecessors),
            ("successors", &country.successors),
            ("territory_now", &country.territory_now),
        ];
        for (key, _) in lists.into_iter().filter(|(_, codes)| codes.contains(&country.id)) {
            refuse(format!("it is named under its own `{key}`: take it out"));
        }
        for code in country.predecessors.iter().filter(|code| **code != country.id) {
            let kind = dataset.country(*code).map(|country| country.kind);
            if kind.is_some_and(|kind| kind != CountryKind::FormerState) {
                refuse(format!(
                    "{code}, which it followed, is no former state: correct one of the two"
                ));
            }
        }
    }
}

/// Predecessor and successor name each other, and the one was founded before the other.
pub fn succession_agrees(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let links = [
            ("predecessor", &format.predecessor, "successor"),
            ("successor", &format.successor, "predecessor"),
        ];
        for (key, named, back_key) in links {
            let Some(other) = named.as_ref().and_then(|id| dataset.format(id)) else { continue };
            let back = if key == "predecessor" { &other.successor } else { &other.predecessor };
            if back.as_ref() != Some(&format.id) {
                findings.add(
                    file_of(format),
                    key,
                    format!(
                        "`{}` does not name `{}` as its {back_key}: let each name the other",
                        other.id, format.id
                    ),
                );
            }
        }
        let Some(before) = format.predecessor.as_ref().and_then(|id| dataset.format(id)) else {
            continue;
        };
        if before.id == format.id || never_before(before.founded.date, format.founded.date) {
            findings.add(
                file_of(format),
                "predecessor",
                format!(
                    "`{}` was not founded before it: correct the dates, or name another",
                    before.id
                ),
            );
        }
    }
}

/// Returns the time of a spell.
fn period_of(spell: &Spell) -> Period {
    (spell.from, spell.until)
}

/// Returns the last day that a time may have, for the latest of several.
fn last_day(until: Option<PartialDate>) -> Day {
    until.map_or(Day::MAX, PartialDate::latest)
}

/// Returns the spells of a country as an Ally.
fn ally_spells(dataset: &Dataset, code: CountryCode) -> impl Iterator<Item = &Spell> {
    let allies = dataset.alliance().into_iter().flat_map(|alliance| &alliance.members);
    allies.filter(move |spell| spell.country == Some(code))
}
