//! Spells with their ids, and what hangs on them.

use std::collections::BTreeMap;
use std::ptr;

use super::{Fact, Ids};
use crate::data::Dataset;
use crate::membership::{Seat, seats};
use crate::model::{Day, Role, Spell, Suspension, Tie};

/// A spell with its id.
pub struct SpellFact<'d> {
    /// Its id: `eapc:FI:1`, or for an Ally `eapc:FI:ally:1`.
    pub id: String,
    /// The spell, its format and its role.
    pub seat: Seat<'d>,
    /// The first day on which it surely runs, and the first after that on which it may be over.
    pub sure_days: (Day, Option<Day>),
    /// For an Ally that sits in a format as of right, the id of its spell in NATO.
    pub derived_from: Option<String>,
}

/// Returns every spell of every format: members, observers, then the Allies that sit in it as of
/// right.
pub(super) fn spells(dataset: &Dataset) -> Vec<SpellFact<'_>> {
    let ids = &mut Ids::default();
    let mut spells: Vec<SpellFact<'_>> = Vec::new();
    let mut in_nato = BTreeMap::new();
    // NATO first: the others rest on its spells.
    let (alliance, others): (Vec<_>, Vec<_>) =
        dataset.formats.iter().partition(|format| format.is_alliance());
    for seat in alliance.into_iter().chain(others).flat_map(|format| seats(dataset, format)) {
        let is_in_nato = seat.format.is_alliance();
        let (format, party) = (&seat.format.id, seat.spell.holder().unwrap_or_default());
        let about = match seat.role {
            Role::Ally if is_in_nato => format!("{format}:{party}"),
            Role::Partner => format!("{format}:{party}"),
            Role::Ally | Role::Observer => format!("{format}:{party}:{}", seat.role.word()),
        };
        let id = ids.next(&about);
        let record = ptr::from_ref(seat.spell).addr();
        let derived_from = in_nato.get(&record).cloned();
        if is_in_nato {
            in_nato.insert(record, id.clone());
        }
        let sure_days = seat.sure_days(dataset.reviewed());
        spells.push(SpellFact { id, seat, sure_days, derived_from });
    }
    spells
}

/// Returns every suspension, first those of spells, then those of whole formats.
pub(super) fn suspensions(dataset: &Dataset) -> Vec<Fact<'_, Suspension>> {
    let ids = &mut Ids::default();
    let mut facts = parts(dataset, ids, "suspended", |spell| &spell.suspended);
    for format in &dataset.formats {
        facts.extend(format.suspensions.iter().map(|record| Fact {
            id: ids.next(&format!("{}:suspended", format.id)),
            format: &format.id,
            meeting: "",
            country: "",
            part_of: String::new(),
            list: "suspended",
            record,
        }));
    }
    facts
}

/// Returns every step by which ties grew.
pub(super) fn ties(dataset: &Dataset) -> Vec<Fact<'_, Tie>> {
    parts(dataset, &mut Ids::default(), "tie", |spell| &spell.ties)
}

fn parts<'d, T>(
    dataset: &'d Dataset,
    ids: &mut Ids,
    list: &'static str,
    records: fn(&'d Spell) -> &'d [T],
) -> Vec<Fact<'d, T>> {
    let mut facts = Vec::new();
    for spell in spells(dataset).iter().filter(|spell| spell.derived_from.is_none()) {
        facts.extend(records(spell.seat.spell).iter().map(|record| Fact {
            id: ids.next(&format!("{}:{list}", spell.id)),
            format: &spell.seat.format.id,
            meeting: "",
            country: "",
            part_of: spell.id.clone(),
            list,
            record,
        }));
    }
    facts
}
