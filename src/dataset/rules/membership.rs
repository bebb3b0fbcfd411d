//! Rules on who may be in what, and when.

use super::facts::{each_spell, spell_lists};
use super::{Dataset, Findings, Place, file_of};
use crate::model::{CountryCode, CountryKind, Format, Kind, Left, OutsideKind, PartialDate, Spell};

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
        if let Some(what) = outside_life(format, spell.from, spell.until, "`until` and `left`") {
            findings.add(file_of(format), place, what);
        }
    });
    for format in &dataset.formats {
        let Some(seats) = &format.allies else { continue };
        if let Some(what) = outside_life(format, seats.from, seats.until, "`until`") {
            findings.add(file_of(format), "allies", what);
        }
    }
}

/// Says how a time lies outside the life of a format, and which keys to give where it goes on for ever.
fn outside_life(
    format: &Format,
    from: PartialDate,
    until: Option<PartialDate>,
    keys: &str,
) -> Option<String> {
    let founded = format.founded.date;
    if !founded.is_unknown() && from.latest() < founded.earliest() {
        return Some(format!("it begins on {from}, before the format was founded on {founded}"));
    }
    let ended = format.ended_on()?;
    match until {
        None => Some(format!("it still runs, and the format ended on {ended}: give {keys}")),
        Some(until) if until.earliest() > ended.latest() => {
            Some(format!("it ends on {until}, after the format ended on {ended}"))
        }
        Some(_) => None,
    }
}

/// No spell begins before its country exists, or after it is no more.
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
        let lives = country.gw.iter().flat_map(|gw| &*gw.spells);
        let may_exist = if let Some(existed) = &country.existed {
            may_begin_in(existed.from, Some(existed.until))
        } else {
            lives.into_iter().any(|life| may_begin_in(life.from, life.until))
        };
        if !may_exist {
            findings.add(file_of(format), place, format!("it begins on {}, when {} did not exist: correct the date, or the days under `gw` or `existed`", spell.from, country.name.en));
        }
    });
}

/// No two spells of one country in one role overlap.
pub fn spells_apart(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (list, spells) in spell_lists(format) {
            let mut order: Vec<(usize, &Spell)> = spells.iter().enumerate().collect();
            order.sort_by_key(|(_, spell)| (spell.holder(), spell.from.sort_key()));
            for pair in order.windows(2) {
                let (_, earlier) = pair[0];
                let (number, later) = pair[1];
                if earlier.holder() == later.holder() && surely_overlap(earlier, later) {
                    let place = Place::of_spell(list, number, later);
                    findings.add(file_of(format), place, format!("it overlaps with the spell from {}: end that one first, or make one of the two", earlier.from));
                }
            }
        }
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
        if let Some(ally) = ally_spells(dataset, code).find(|ally| surely_overlap(spell, ally)) {
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

/// Predecessor and successor name each other.
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
    }
}

/// Returns the spells of a country as an Ally.
fn ally_spells(dataset: &Dataset, code: CountryCode) -> impl Iterator<Item = &Spell> {
    let allies = dataset.alliance().into_iter().flat_map(|alliance| &alliance.members);
    allies.filter(move |spell| spell.country == Some(code))
}

/// Tells whether two spells share a day whatever days their coarse dates stand for.
fn surely_overlap(one: &Spell, other: &Spell) -> bool {
    let ends_before = |one: &Spell, other: PartialDate| {
        one.until.is_some_and(|until| until.earliest() <= other.latest())
    };
    !ends_before(one, other.from) && !ends_before(other, one.from)
}
