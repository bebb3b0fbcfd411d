//! Which countries are in these formats and not in those?

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Held, Seated, Stand, Tally, roll};
use crate::membership::{are_perhaps_suspended, are_unconfirmed, counts, deciding, surest};
use crate::model::{
    Country, CountryKind, Day, Format, Language, ListState, Outside, Role, Standing,
};

/// Which countries are asked for.
///
/// In `all_of` and `any_of` only the seats count whose role is asked for; without any role,
/// partners' and Allies'. In `none_of` partners' and Allies' seats count always.
#[derive(Clone, Debug, Default)]
pub struct SetFilter<'d> {
    /// In each of these.
    pub all_of: Vec<&'d Format>,
    /// In at least one of these, if there are any.
    pub any_of: Vec<&'d Format>,
    /// In none of these.
    pub none_of: Vec<&'d Format>,
    /// Only in these roles; without any, in all.
    pub roles: Vec<Role>,
    /// Only countries of these areas; without any, of all.
    pub areas: Vec<String>,
    /// Only these; without any, all.
    pub parties: Vec<Party<'d>>,
}

/// A country or organisation that is in a set on a day.
#[derive(Clone, Debug)]
pub struct InSet<'d> {
    /// Who it is.
    pub party: Party<'d>,
    /// Its name in the language asked for.
    pub name: &'d str,
    /// In what capacity: in the formats asked for, or in all taken together.
    pub role: Role,
    /// How surely it is in the set: the least certain over the formats asked for.
    pub standing: Standing,
    /// Whether no source at hand supports that it is.
    pub is_unconfirmed: bool,
    /// The seats by which it is in the set.
    pub by: Vec<Held<'d>>,
    /// All seats it holds on the day, in whatever role.
    pub held: Vec<Held<'d>>,
}

/// A country that is in no format on a day.
#[derive(Clone, Copy, Debug)]
pub struct InNone<'d> {
    /// The country.
    pub country: &'d Country,
    /// Its name in the language asked for.
    pub name: &'d str,
}

impl<'d> InNone<'d> {
    /// Returns what tells most of how it stands to NATO outside all formats.
    pub fn outside(&self) -> Option<&'d Outside> {
        self.country.outside.iter().min_by_key(|outside| outside.kind)
    }
}

/// Returns who is in the set on a day, surely or possibly, and counts them.
///
/// Without `all_of` and `any_of` everyone is in it who is in force in at least one format: as an
/// Ally who is one that day, else as a partner who is one in some format, else as an observer; and
/// as surely as in the format in which it is surest. Asked for in one role, somebody who is surely in
/// none is possibly in it, whatever else it may be.
///
/// Order: partners, then Allies, then observers; then the name in the language asked for.
///
/// ```
/// use nato_partners::data::Dataset;
/// use nato_partners::model::Language;
/// use nato_partners::query::{SetFilter, countries_in};
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
    let asked_for = roll(dataset).into_iter().filter(|seated| filter.asks_for(seated.party));
    let found = asked_for.filter_map(|seated| {
        let held = seated.held_on(day, dataset.reviewed());
        filter.find(&seated, held, language)
    });
    let mut found: Vec<InSet<'d>> = found.collect();
    found.sort_by_cached_key(|row| (row.role, dataset.rank(row.party, language)));
    let tally = tally(&found);
    (found, tally)
}

/// Returns the states and areas of today that are in no format on a day, not even possibly.
///
/// Order: the name in the language asked for.
pub fn in_no_format<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    areas: &[String],
) -> Vec<InNone<'d>> {
    let rows = roll(dataset).into_iter().filter_map(|seated| match seated.party {
        Party::Country(country) if country.kind != CountryKind::FormerState => {
            let is_of_area = |area: &String| Some(&**area) == country.area.as_deref();
            let is_asked_for = areas.is_empty() || areas.iter().any(is_of_area);
            let is_in_none = seated.held_on(day, dataset.reviewed()).is_empty();
            let name = country.name.get(language);
            (is_asked_for && is_in_none).then_some(InNone { country, name })
        }
        _ => None,
    });
    let mut rows: Vec<InNone<'d>> = rows.collect();
    rows.sort_by_cached_key(|row| dataset.rank(Party::Country(row.country), language));
    rows
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

    /// Puts somebody into the set who belongs there.
    fn find<'d>(
        &self,
        seated: &Seated<'d>,
        held: Vec<Held<'d>>,
        language: Language,
    ) -> Option<InSet<'d>> {
        let Basis { by, mut standing, is_unconfirmed } =
            if self.all_of.is_empty() && self.any_of.is_empty() {
                self.anywhere(&held)?
            } else {
                self.where_asked(&held)?
            };
        for format in &self.none_of {
            let sits = |held: &&Held<'_>| held.is_in(format) && held.seat.role != Role::Observer;
            match held.iter().filter(sits).map(|held| held.standing).min() {
                None => {}
                Some(Standing::Possible) => standing = Standing::Possible,
                Some(_) => return None,
            }
        }
        let role = by.iter().min_by_key(|held| held.weight())?.seat.role;
        let (party, name) = (seated.party, seated.party.name(language));
        Some(InSet { party, name, role, standing, is_unconfirmed, by, held })
    }

    /// Returns the seats that decide on the role of somebody wherever they sit, with the surest
    /// standing among them.
    fn anywhere<'d>(&self, held: &[Held<'d>]) -> Option<Basis<'d>> {
        let by = deciding(held, &self.roles);
        Some(Basis { standing: surest(&by)?, is_unconfirmed: are_unconfirmed(&by), by })
    }

    /// Returns the seats in the formats asked for, with the least certain standing over them.
    fn where_asked<'d>(&self, held: &[Held<'d>]) -> Option<Basis<'d>> {
        let in_one_of = |formats: &[&Format]| -> Vec<Held<'d>> {
            let counting = held.iter().filter(|held| counts(&self.roles, held.seat.role));
            let there = counting.filter(|held| formats.iter().any(|format| held.is_in(format)));
            there.copied().collect()
        };
        let mut basis = Basis { by: Vec::new(), standing: Standing::Member, is_unconfirmed: false };
        let each = self.all_of.iter().map(std::slice::from_ref);
        for formats in each.chain([&*self.any_of]).filter(|formats| !formats.is_empty()) {
            let seats = in_one_of(formats);
            basis.standing = basis.standing.max(surest(&seats)?);
            basis.is_unconfirmed |= are_unconfirmed(&seats);
            basis.by.extend(seats);
        }
        Some(basis)
    }
}

/// The seats by which somebody is in a set, and what they make of it together.
struct Basis<'d> {
    by: Vec<Held<'d>>,
    standing: Standing,
    is_unconfirmed: bool,
}

fn tally(found: &[InSet<'_>]) -> Tally {
    let mut tally = Tally::default();
    for row in found {
        let is_perhaps_suspended = are_perhaps_suspended(&row.by);
        let stand = Stand { standing: row.standing, is_perhaps_suspended };
        tally.add(row.role, stand, !row.party.is_country(), row.is_unconfirmed);
    }
    tally
}
