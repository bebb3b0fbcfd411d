//! The memberships of one format, or of one country, as they stand on a day.

use super::{
    ActiveMembership, Mark, Membership, Stand, Tally, mark_of, memberships, memberships_of,
};
use crate::data::{Dataset, Party};
use crate::model::{
    Day, Format, FormatName, Language, PartialDate, Reach, Role, Standing, Suspension, reach,
};

/// A membership as it stands on a day.
#[derive(Clone, Copy, Debug)]
pub struct MembershipRow<'d> {
    pub party: Party<'d>,
    pub membership: Membership<'d>,
    /// Since when its holder belongs to the format without a break, in whatever role; of a spell by
    /// itself its first day.
    pub since: PartialDate,
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended.
    pub is_perhaps_suspended: bool,
    pub day: Day,
    pub language: Language,
    reviewed: Day,
}

/// Which members of a format are asked for.
#[derive(Clone, Debug, Default)]
pub struct MemberFilter {
    /// Only these roles; without any, partners and Allies, or with `ever` all.
    pub roles: Vec<Role>,
    /// Only countries of these areas; without any, of all.
    pub areas: Vec<String>,
    /// All spells there ever were, not only those in force on the day.
    pub ever: bool,
}

/// Returns the members of a format on a day that a filter lets through, and counts them.
///
/// Each is a member since it has belonged without a break; with `ever`, each spell stands by itself.
///
/// Order: partners, then Allies, then observers; then the name in the language asked for; then the
/// first day.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::membership::{MemberFilter, members};
/// use nato_partners::model::{Day, Language, Role};
///
/// let dataset = Dataset::embedded();
/// let warsaw = Day::new(2016, 7, 9).unwrap();
/// let eapc = dataset.format("eapc").unwrap();
/// let filter = MemberFilter { roles: vec![Role::Partner], ..MemberFilter::default() };
/// let (partners, tally) = members(dataset, eapc, warsaw, Language::German, &filter);
/// assert_eq!((partners.len(), tally.partners), (22, 22));
/// assert_eq!(partners[0].party.name(Language::German), "Armenien");
/// // Everyone says who says so.
/// assert!(partners.iter().all(|partner| !partner.membership.spell.sources.is_empty()));
/// ```
pub fn members<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    day: Day,
    language: Language,
    filter: &MemberFilter,
) -> (Vec<MembershipRow<'d>>, Tally) {
    let all: Vec<Membership<'d>> = memberships(dataset, format).collect();
    let ended: Vec<Membership<'d>> = all.iter().filter(|it| it.until.is_some()).copied().collect();
    let mut tally = Tally::default();
    let mut rows = Vec::new();
    for membership in all {
        let Some(party) = dataset.party(membership.spell) else { continue };
        let row = MembershipRow::of(dataset, party, membership, day, language);
        if filter.accepts(&row) {
            tally.count(&membership, row.stand());
            rows.push(if filter.ever { row } else { row.unbroken(&ended) });
        }
    }
    rows.sort_by_cached_key(|row| {
        let Membership { role, from, .. } = row.membership;
        (role, dataset.rank(row.party, language), from.sort_key())
    });
    (rows, tally)
}

/// Returns everything a country or organisation ever belongs to, spell by spell.
///
/// Order: the first day, the coarser first, unknown days last; then the format's id; then the role.
pub fn belongings<'d>(
    dataset: &'d Dataset,
    party: Party<'d>,
    day: Day,
    language: Language,
) -> Vec<MembershipRow<'d>> {
    let all = memberships_of(dataset, party);
    in_order(all.map(|it| MembershipRow::of(dataset, party, it, day, language)).collect())
}

/// Returns those of all spells of one country that are in force, each since it has belonged without a break.
///
/// Order: as that of [`belongings`].
pub fn belongings_in_force<'d>(ever: &[MembershipRow<'d>]) -> Vec<MembershipRow<'d>> {
    let all: Vec<Membership<'d>> = ever.iter().map(|row| row.membership).collect();
    let in_force = ever.iter().filter(|row| row.standing.is_in_force());
    in_order(in_force.map(|row| row.unbroken(&all)).collect())
}

fn in_order(mut rows: Vec<MembershipRow<'_>>) -> Vec<MembershipRow<'_>> {
    rows.sort_by_key(|row| {
        let Membership { format, role, .. } = row.membership;
        (row.since.sort_key(), &*format.id, role)
    });
    rows
}

impl MemberFilter {
    fn accepts(&self, row: &MembershipRow<'_>) -> bool {
        let role = row.membership.role;
        let counts = self.roles.is_empty() && (self.ever || role != Role::Observer);
        let is_of_area = |asked: &String| Some(&**asked) == row.party.area();
        (counts || self.roles.contains(&role))
            && (self.areas.is_empty() || self.areas.iter().any(is_of_area))
            && (self.ever || row.standing.is_in_force())
    }
}

impl<'d> MembershipRow<'d> {
    /// Returns how it stands in one word; none where it is not in force.
    pub fn mark(&self) -> Option<Mark> {
        mark_of(ActiveMembership::of(self.membership, self.stand()).into_iter())
    }

    fn of(
        dataset: &Dataset,
        party: Party<'d>,
        membership: Membership<'d>,
        day: Day,
        language: Language,
    ) -> Self {
        let reviewed = dataset.reviewed();
        let Stand { standing, is_perhaps_suspended } = membership.stand(day, reviewed);
        let since = membership.from;
        Self { party, membership, since, standing, is_perhaps_suspended, day, language, reviewed }
    }

    /// Sets `since` to the day from which its holder has belonged to the format without a break.
    fn unbroken(self, ended: &[Membership<'d>]) -> Self {
        let since = self.membership.unbroken_since(ended, |role| role != Role::Observer);
        Self { since, ..self }
    }

    pub fn stand(&self) -> Stand {
        Stand { standing: self.standing, is_perhaps_suspended: self.is_perhaps_suspended }
    }

    /// Returns the format's name on the day asked for, or on the nearest day of the membership.
    pub fn format_name(&self) -> &'d FormatName {
        let Membership { format, from, until, .. } = self.membership;
        let first = if from.has_no_last_day() { from.earliest() } else { from.latest() };
        let last = until.map_or(Day::MAX, |until| until.latest().previous());
        format.name_on(self.day.max(first).min(last.max(first)))
    }

    /// Returns what is surely suspended of it on the day asked for, of several the first to begin, and
    /// since when it is suspended by that.
    pub fn suspension(&self) -> Option<(&'d Suspension, PartialDate)> {
        if self.standing != Standing::Suspended {
            return None;
        }
        let in_force = self.membership.suspensions().filter(|suspension| {
            reach(suspension.from, suspension.until, self.day, self.reviewed) == Reach::Covers
        });
        let since = in_force.map(|suspension| {
            let within = self.membership.suspended_within(suspension);
            (suspension, within.map_or(suspension.from, |(from, _)| from))
        });
        since.min_by_key(|(_, from)| from.sort_key())
    }

    /// Returns the first and the last day that `since` may mean; see [`Membership::since_days`].
    pub fn since_days(&self) -> (Day, Day) {
        self.membership.since_days(self.since, self.reviewed)
    }

    /// Returns the first and the last day on which it may have ended, if it has.
    pub fn until_days(&self) -> Option<(Day, Day)> {
        self.membership.until_days(self.reviewed)
    }
}
