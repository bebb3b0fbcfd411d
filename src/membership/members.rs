//! Who is in a format?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Seat, SeatDays, Stand, Tally, seats};
use crate::model::{
    Confidence, Day, Format, Language, Left, PartialDate, Role, SourceId, Standing,
};

/// Which members are asked for.
#[derive(Clone, Debug, Default)]
pub struct MemberFilter {
    /// Only these roles; without any, partners and Allies.
    pub roles: Vec<Role>,
    /// Only countries of these areas; without any, of all.
    pub areas: Vec<String>,
    /// All spells there ever were, not only those in force on the day.
    pub ever: bool,
}

impl MemberFilter {
    fn accepts(&self, role: Role, party: Party<'_>, standing: Standing) -> bool {
        let role_is_asked_for = match self.roles.as_slice() {
            [] => self.ever || role != Role::Observer,
            roles => roles.contains(&role),
        };
        let is_of_area = |asked: &String| Some(asked.as_str()) == party.area();
        let area_is_asked_for = self.areas.is_empty() || self.areas.iter().any(is_of_area);
        role_is_asked_for && area_is_asked_for && (self.ever || standing.is_in_force())
    }
}

/// One member of a format.
#[derive(Clone, Copy, Debug)]
pub struct Member<'d> {
    /// Who it is.
    pub party: Party<'d>,
    /// Its name in the language asked for.
    pub name: &'d str,
    /// In what capacity.
    pub role: Role,
    /// Since when it belongs without a break, in whatever role; of a spell by itself its first day.
    pub since: PartialDate,
    /// Since when it belongs in this role.
    pub role_since: PartialDate,
    /// The first day out.
    pub until: Option<PartialDate>,
    /// Where it stands on the day asked for.
    pub standing: Standing,
    /// Whether it is a member, and perhaps suspended.
    pub is_perhaps_suspended: bool,
    /// What is suspended of it on the day, and which days its dates may mean.
    pub days: SeatDays<'d>,
    /// How well this is supported.
    pub confidence: Option<Confidence>,
    /// Why it left.
    pub left: Option<Left>,
    /// What a reader should know.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

impl<'d> Member<'d> {
    fn of(
        seat: &Seat<'d>,
        party: Party<'d>,
        stand: Stand,
        (since, days): (PartialDate, SeatDays<'d>),
        language: Language,
    ) -> Self {
        Self {
            party,
            name: party.name(language),
            role: seat.role,
            since,
            days,
            role_since: seat.from,
            until: seat.until,
            standing: stand.standing,
            is_perhaps_suspended: stand.is_perhaps_suspended,
            confidence: seat.spell.confidence,
            left: seat.left(),
            note: seat.note(),
            sources: &seat.spell.sources,
        }
    }
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
/// use nato_partners::model::{Day, Language, Role};
/// use nato_partners::query::{MemberFilter, members};
///
/// let dataset = Dataset::embedded();
/// let warsaw = Day::new(2016, 7, 9).unwrap();
/// let eapc = dataset.format("eapc").unwrap();
/// let filter = MemberFilter { roles: vec![Role::Partner], ..MemberFilter::default() };
/// let (partners, _) = members(dataset, eapc, warsaw, Language::German, &filter);
/// assert_eq!(partners.len(), 22);
/// assert_eq!(partners[0].name, "Armenien");
/// // Everyone says who says so.
/// assert!(partners.iter().all(|partner| !partner.sources.is_empty()));
/// ```
pub fn members<'d>(
    dataset: &'d Dataset,
    format: &'d Format,
    day: Day,
    language: Language,
    filter: &MemberFilter,
) -> (Vec<Member<'d>>, Tally) {
    let reviewed = dataset.reviewed();
    let mut tally = Tally::default();
    let mut members = Vec::with_capacity(format.members.len());
    let seats: Vec<Seat<'d>> = seats(dataset, format).collect();
    let ended: Vec<Seat<'d>> = seats.iter().filter(|seat| seat.until.is_some()).copied().collect();
    for seat in seats {
        let stand = seat.stand(day, reviewed);
        let Some(party) = dataset.party(seat.spell) else { continue };
        if !filter.accepts(seat.role, party, stand.standing) {
            continue;
        }
        tally.count(&seat, stand);
        let rank = dataset.rank(party, language);
        let since = if filter.ever {
            seat.from
        } else {
            seat.unbroken_since(&ended, |role| role != Role::Observer)
        };
        let days = seat.days(since, day, reviewed);
        let member = Member::of(&seat, party, stand, (since, days), language);
        members.push(((seat.role, rank, seat.from.sort_key()), member));
    }
    members.sort_by_key(|(order, _)| *order);
    (members.into_iter().map(|(_, member)| member).collect(), tally)
}
