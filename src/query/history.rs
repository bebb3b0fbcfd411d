//! One country over the years: when it existed, and what it was in.

use crate::data::Dataset;
use crate::membership::{Held, Seat};
use crate::membership::{by_format, counts};
use crate::model::{Country, Day, Format, Language, ListState, Role, Standing};
use crate::query::existence::{life, number};
use crate::query::seat_times::{SeatTimes, may_count, surely_counts};
use crate::query::year::{Period, Rule, Year};
use crate::query::{PanelCell, PanelRow};

/// A country with everything that is worked out once for all years.
pub(super) struct History<'d> {
    country: &'d Country,
    life: Vec<Period>,
    /// Its seats in NATO.
    as_ally: Vec<SeatTimes<'d>>,
    places: Vec<InFormat<'d>>,
    reviewed: Day,
}

/// What a country ever was in one format.
struct InFormat<'d> {
    format: &'d Format,
    /// Its seats there that count.
    times: Vec<SeatTimes<'d>>,
    /// Whether it may have been in it without the data knowing: it is not on the list, and the list
    /// is not complete.
    may_be_missing: bool,
}

impl<'d> History<'d> {
    /// Works out what a country with these seats was in, of these formats, in these roles.
    pub fn of(
        dataset: &'d Dataset,
        country: &'d Country,
        seats: &[Seat<'d>],
        formats: &[&'d Format],
        roles: &[Role],
    ) -> Self {
        let reviewed = dataset.reviewed();
        let by_format = by_format(seats, |seat| seat.format);
        let in_format = |format: &&'d Format| {
            let there = by_format.get(&*format.id).map_or(&[][..], Vec::as_slice);
            let counting = there.iter().filter(|seat| counts(roles, seat.role));
            let is_listed = !there.is_empty();
            let is_complete = format.list == ListState::Complete;
            InFormat {
                format,
                times: counting.map(|seat| SeatTimes::of(*seat, reviewed)).collect(),
                may_be_missing: !is_listed && !is_complete && counts(roles, Role::Partner),
            }
        };
        let in_alliance = seats.iter().filter(|seat| seat.format.is_alliance());
        Self {
            country,
            life: life(dataset, country),
            as_ally: in_alliance.map(|seat| SeatTimes::of(*seat, reviewed)).collect(),
            places: formats.iter().map(in_format).collect(),
            reviewed,
        }
    }

    /// Returns the row of a year, if by the rule the country existed in it.
    pub fn row(
        &self,
        number_of_year: u16,
        year: Year,
        rule: Rule,
        language: Language,
    ) -> Option<PanelRow<'d>> {
        if !rule.counts(year, &self.life) {
            return None;
        }
        let lived = self.life.iter().filter(|period| period.meets(year));
        let last = lived.map(|period| period.last_in(year)).max()?;
        let mut by = Vec::new();
        let cells = self.places.iter().map(|place| self.cell(place, rule, year, &mut by));
        Some(PanelRow {
            cells: cells.collect(),
            by,
            year: number_of_year,
            rule,
            country: self.country,
            name: self.country.name.get(language),
            cow: number(self.country.cow.as_ref(), &self.life, rule, year),
            gw: number(self.country.gw.as_ref(), &self.life, rule, year),
            has_passed_number_on: false,
            last,
        })
    }

    /// Returns how the country stood to a format, and adds the seats by which it did.
    fn cell(
        &self,
        place: &InFormat<'d>,
        rule: Rule,
        year: Year,
        by: &mut Vec<Held<'d>>,
    ) -> PanelCell {
        if !may_count(&place.times, rule, year) {
            let is_missing = place.may_be_missing && self.may_be_in(place.format, rule, year);
            return if is_missing { PanelCell::NotListed } else { PanelCell::Out };
        }
        let is_sure = surely_counts(&place.times, rule, year);
        let helping = place.times.iter().filter_map(|times| {
            let standing = if !is_sure {
                times.may_help(rule, year).then_some(Standing::Possible)
            } else if times.surely_helps(rule, year) {
                Some(times.standing_in(rule, year, self.reviewed))
            } else {
                None
            };
            Some(Held { seat: times.seat, standing: standing?, is_perhaps_suspended: false })
        });
        let helping: Vec<Held<'d>> = helping.collect();
        by.extend(&helping);
        match helping.iter().max_by_key(|held| held.seat.from.sort_key()) {
            Some(last) if is_sure => PanelCell::In(last.seat.role, last.standing),
            Some(last) => PanelCell::Possible(last.seat.role),
            None => PanelCell::Out,
        }
    }

    /// Tells whether somebody whom no list names may have been a partner in a format: the format
    /// was there, and an Ally is no partner.
    fn may_be_in(&self, format: &Format, rule: Rule, year: Year) -> bool {
        let lived = Period::longest(format.founded.date, format.ended_on());
        rule.counts(year, &[lived]) && !surely_counts(&self.as_ally, rule.opposite(), year)
    }
}
