//! Sets of countries, by the formats they are in and not in.

use super::{
    ActiveMembership, Mark, PartyMemberships, Stand, Tally, are_perhaps_suspended, are_unconfirmed,
    by_party, counts, deciding, mark_of, surest,
};
use crate::data::{Dataset, Party};
use crate::model::{Day, Format, Language, ListState, Role, Standing};

/// Which countries are asked for.
///
/// In `all_of` and `any_of` only the seats count whose role is asked for; without any role,
/// partners' and Allies'. In `none_of` partners' and Allies' seats count always.
#[derive(Clone, Debug, Default)]
pub struct SetFilter<'d> {
    pub all_of: Vec<&'d Format>,
    /// In at least one of these, if there are any.
    pub any_of: Vec<&'d Format>,
    pub none_of: Vec<&'d Format>,
    /// Only in these roles; without any, in all.
    pub roles: Vec<Role>,
    /// Only by seats that are suspended.
    pub is_suspended: bool,
    /// Only countries of these areas; without any, of all.
    pub areas: Vec<String>,
    pub parties: Vec<Party<'d>>,
}

/// A country or organisation that is in a set on a day.
#[derive(Clone, Debug)]
pub struct InSet<'d> {
    pub party: Party<'d>,
    pub name: &'d str,
    /// In what capacity: in the formats asked for, or in all taken together.
    pub role: Role,
    /// How surely it is in the set: the least certain over the formats asked for.
    pub standing: Standing,
    pub is_unconfirmed: bool,
    /// The seats by which it is in the set.
    pub by: Vec<ActiveMembership<'d>>,
    /// All seats it holds on the day, in whatever role.
    pub held: Vec<ActiveMembership<'d>>,
}

impl InSet<'_> {
    /// Returns what it is by the seats that put it in the set.
    pub fn mark(&self) -> Option<Mark> {
        mark_of(self.by.iter().filter(|held| held.standing == self.standing).copied())
    }
}

/// Returns who is in the set on a day, surely or possibly, and counts them.
///
/// Without `all_of` and `any_of` everyone is in it who is in force in at least one format: as an
/// Ally who is one that day, else as a partner who is one in some format, else as an observer; and
/// as surely as in the format in which it is surest. To be a party of a treaty makes nobody a partner. Asked for in one role, somebody who is surely in
/// none is possibly in it, whatever else it may be.
///
/// Order: partners, then Allies, then observers; then the name in the language asked for.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::membership::{SetFilter, countries_in};
/// use nato_partners::model::Language;
///
/// let dataset = Dataset::embedded();
/// let format = |id| dataset.format(id).unwrap();
/// let filter = SetFilter { all_of: vec![format("md"), format("dcb")], ..SetFilter::default() };
/// let (found, _) = countries_in(dataset, dataset.reviewed(), Language::English, &filter);
/// assert!(found.iter().any(|one| one.party.code() == "JO"));
/// ```
pub fn countries_in<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    filter: &SetFilter<'_>,
) -> (Vec<InSet<'d>>, Tally) {
    let asked_for = by_party(dataset).into_iter().filter(|holder| filter.asks_for(holder.party));
    let found = asked_for.filter_map(|holder| {
        let held = holder.held_on(day, dataset.reviewed());
        filter.find(&holder, held, language)
    });
    let mut found: Vec<InSet<'d>> = found.collect();
    found.sort_by_cached_key(|row| (row.role, dataset.rank(row.party, language)));
    let mut tally = Tally::default();
    for row in &found {
        let is_perhaps_suspended = are_perhaps_suspended(&row.by);
        let stand = Stand { standing: row.standing, is_perhaps_suspended };
        tally.add(row.role, stand, !row.party.is_country(), row.is_unconfirmed);
    }
    (found, tally)
}

impl SetFilter<'_> {
    /// Tells whether the data know of anybody who could be in the set: of a format whose members
    /// nobody has listed they do not.
    pub fn is_knowable(&self) -> bool {
        let is_known = |format: &&Format| format.list != ListState::Unknown;
        self.all_of.iter().all(is_known)
            && (self.any_of.is_empty() || self.any_of.iter().any(is_known))
    }

    fn asks_for(&self, party: Party<'_>) -> bool {
        let is_of_area = |asked: &String| Some(asked.as_str()) == party.area();
        (self.areas.is_empty() || self.areas.iter().any(is_of_area))
            && (self.parties.is_empty() || self.parties.contains(&party))
    }

    fn find<'d>(
        &self,
        holder: &PartyMemberships<'d>,
        held: Vec<ActiveMembership<'d>>,
        language: Language,
    ) -> Option<InSet<'d>> {
        let counts =
            |it: &&ActiveMembership<'d>| !self.is_suspended || it.standing == Standing::Suspended;
        let counting: Vec<ActiveMembership<'d>> = held.iter().filter(counts).copied().collect();
        let required = self.required(&counting);
        let mut standing = Standing::Member;
        for one_of in &required {
            standing = standing.max(surest(one_of)?);
        }
        for format in &self.none_of {
            let sits = held.iter().filter(|it| it.is_in(format) && it.seat.role != Role::Observer);
            match sits.map(|it| it.standing).min() {
                None => {}
                Some(Standing::Possible) => standing = Standing::Possible,
                Some(_) => return None,
            }
        }
        let is_unconfirmed = required.iter().any(|one_of| are_unconfirmed(one_of));
        let by = required.concat();
        let role = by.iter().min_by_key(|held| held.weight())?.seat.role;
        let (party, name) = (holder.party, holder.party.name(language));
        Some(InSet { party, name, role, standing, is_unconfirmed, by, held })
    }

    /// Returns for each condition the seats that fulfil it; whoever has none for one is not in the set.
    fn required<'d>(&self, held: &[ActiveMembership<'d>]) -> Vec<Vec<ActiveMembership<'d>>> {
        if self.all_of.is_empty() && self.any_of.is_empty() {
            let in_no_treaty = held.iter().filter(|held| !held.seat.format.has_parties());
            return vec![deciding(&in_no_treaty.copied().collect::<Vec<_>>(), &self.roles)];
        }
        let in_one_of = |formats: &[&Format]| {
            let counting = held.iter().filter(|held| counts(&self.roles, held.seat.role));
            let there = counting.filter(|held| formats.iter().any(|format| held.is_in(format)));
            there.copied().collect()
        };
        let any_of = (!self.any_of.is_empty()).then_some(&*self.any_of);
        let conditions = self.all_of.iter().map(std::slice::from_ref).chain(any_of);
        conditions.map(in_one_of).collect()
    }
}
