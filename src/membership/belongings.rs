//! What is a country part of?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::by_format;
use crate::membership::{Seat, SeatDays, Stand, seats_of};
use crate::model::{
    Confidence, Day, Format, FormatName, Language, Left, PartialDate, Role, SourceId, Standing,
};

/// One format to which a country belongs, or belonged.
#[derive(Clone, Copy, Debug)]
pub struct Belonging<'d> {
    /// The country.
    pub party: Party<'d>,
    /// The format.
    pub format: &'d Format,
    /// The format's name on the day asked for, or on the last day of the spell before it.
    pub format_name: &'d FormatName,
    /// The language asked for.
    pub language: Language,
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
    /// Why it ended.
    pub left: Option<Left>,
    /// What a reader should know.
    pub note: Option<&'d str>,
    /// Who says so.
    pub sources: &'d [SourceId],
}

impl<'d> Belonging<'d> {
    fn of(seat: &Seat<'d>, party: Party<'d>, day: Day, reviewed: Day, language: Language) -> Self {
        let Stand { standing, is_perhaps_suspended } = seat.stand(day, reviewed);
        Self {
            party,
            format: seat.format,
            format_name: seat.format.name_on(day_within(seat, day)),
            language,
            role: seat.role,
            since: seat.from,
            role_since: seat.from,
            until: seat.until,
            standing,
            is_perhaps_suspended,
            confidence: seat.spell.confidence,
            left: seat.left(),
            note: seat.note(),
            sources: &seat.spell.sources,
            days: seat.days(seat.from, day, reviewed),
        }
    }
}

/// Returns the day asked for, or the nearest day on which the seat was held.
fn day_within(seat: &Seat<'_>, day: Day) -> Day {
    let last = seat.until.map_or(Day::MAX, |until| until.latest().previous());
    let first = if seat.from.is_unknown() { Day::MIN } else { seat.from.latest() };
    day.max(first).min(last.max(first))
}

/// Returns everything a country ever belongs to, spell by spell, and where each stands on a day.
///
/// Order: the first day, the coarser first, unknown days last; then the format's id; then the role.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::model::{Day, Language};
/// use nato_partners::membership::belongings;
///
/// let dataset = Dataset::embedded();
/// let finland = dataset.party_named("finland").unwrap();
/// let before_accession = Day::new(2023, 4, 3).unwrap();
/// let all = belongings(dataset, finland, before_accession, Language::English);
/// let then: Vec<&str> =
///     all.iter().filter(|one| one.standing.is_in_force()).map(|one| &*one.format.id).collect();
/// assert!(then.contains(&"eapc") && !then.contains(&"nato"));
/// ```
pub fn belongings<'d>(
    dataset: &'d Dataset,
    party: Party<'d>,
    day: Day,
    language: Language,
) -> Vec<Belonging<'d>> {
    let reviewed = dataset.reviewed();
    let seats = seats_of(dataset, party);
    let mut belongings: Vec<_> =
        seats.map(|seat| Belonging::of(&seat, party, day, reviewed, language)).collect();
    in_order(&mut belongings);
    belongings
}

/// Returns those of these spells of one country that are in force, each since the country has
/// belonged without a break.
///
/// Order: as that of [`belongings`].
pub fn belongings_in_force<'d>(
    dataset: &'d Dataset,
    party: Party<'d>,
    day: Day,
    ever: &[Belonging<'d>],
) -> Vec<Belonging<'d>> {
    let reviewed = dataset.reviewed();
    let seats: Vec<Seat<'d>> = seats_of(dataset, party).collect();
    let seats = by_format(&seats, |seat| seat.format);
    let in_force = ever.iter().filter(|row| row.standing.is_in_force()).map(|row| {
        let is_its = |seat: &&Seat<'d>| {
            (seat.role, seat.from, seat.until) == (row.role, row.since, row.until)
        };
        let seats = seats.get(&*row.format.id).map_or(&[][..], Vec::as_slice);
        let Some(seat) = seats.iter().find(is_its) else { return *row };
        let since = seat.unbroken_since(seats, |role| role != Role::Observer);
        Belonging { since, days: seat.days(since, day, reviewed), ..*row }
    });
    let mut in_force: Vec<Belonging<'d>> = in_force.collect();
    in_order(&mut in_force);
    in_force
}

fn in_order(belongings: &mut [Belonging<'_>]) {
    belongings.sort_by(|one, other| {
        let key = |row: &Belonging<'_>| (row.since.sort_key(), row.format.id.to_string(), row.role);
        key(one).cmp(&key(other))
    });
}
