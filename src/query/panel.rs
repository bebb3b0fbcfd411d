//! Which country was in which format in which year?

use std::collections::BTreeMap;

use crate::data::Dataset;
use crate::data::Party;
use crate::membership::{Held, roll};
use crate::model::{Country, Day, Format, Language, Role, Standing};
use crate::query::by_founding;
use crate::query::history::History;
use crate::query::year::{Rule, Year};

/// Which rows and columns are asked for, and what counts.
#[derive(Clone, Debug, Default)]
pub struct PanelFilter<'d> {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
    /// These formats, in this order; without any, all in which a country is known to have been.
    pub formats: Vec<&'d Format>,
    /// By which days a year counts.
    pub rule: Rule,
    /// Only these roles; without any, partners and Allies.
    pub roles: Vec<Role>,
}

/// A table of countries and years.
#[derive(Clone, Debug)]
pub struct Panel<'d> {
    /// The formats that are columns.
    pub formats: Vec<&'d Format>,
    /// The rows.
    pub rows: Vec<PanelRow<'d>>,
}

/// A country in a year in which it existed.
#[derive(Clone, Debug)]
pub struct PanelRow<'d> {
    /// The year.
    pub year: u16,
    /// By which days it counts.
    pub rule: Rule,
    /// The country.
    pub country: &'d Country,
    /// Its name in the language asked for.
    pub name: &'d str,
    /// Its number in the Correlates of War list, if that has it then.
    pub cow: Option<u16>,
    /// Its number in the list of Gleditsch and Ward, if that has it then.
    pub gw: Option<u16>,
    /// Whether the number it bore went to another country within the year.
    pub has_passed_number_on: bool,
    /// How it stood to each of the formats.
    pub cells: Vec<PanelCell>,
    /// The seats that count, or possibly do.
    pub by: Vec<Held<'d>>,
    /// The last day of the year on which it existed.
    pub(super) last: Day,
}

/// How a country stood to a format in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelCell {
    /// It surely was in it; role and standing are those of the last day that counts.
    In(Role, Standing),
    /// It surely was not.
    Out,
    /// The dates are too coarse to tell.
    Possible(Role),
    /// The data do not know all members of the format, and this country is none of those they know.
    NotListed,
}

/// Returns every country in every year in which by the rule it existed, with what it was in.
///
/// A number of a list of states stands in a year once, with the country that bore it last.
///
/// Order: the year; then the code of the country.
pub fn panel<'d>(dataset: &'d Dataset, language: Language, filter: &PanelFilter<'d>) -> Panel<'d> {
    let countries = roll(dataset).into_iter().filter_map(|seated| match seated.party {
        Party::Country(country) => Some((country, seated.seats)),
        Party::Organisation(_) => None,
    });
    let countries: Vec<_> = countries.collect();
    let formats = match &*filter.formats {
        [] => by_founding(countries.iter().flat_map(|(_, seats)| seats).map(|seat| seat.format)),
        asked => asked.to_vec(),
    };
    let histories = countries
        .iter()
        .map(|(country, seats)| History::of(dataset, country, seats, &formats, &filter.roles));
    let histories: Vec<History<'_>> = histories.collect();
    let mut rows = Vec::new();
    for number in filter.from..=filter.to {
        let Some(year) = Year::new(number) else { continue };
        let start = rows.len();
        rows.extend(
            histories.iter().filter_map(|history| history.row(number, year, filter.rule, language)),
        );
        give_numbers_once(&mut rows[start..]);
    }
    Panel { formats, rows }
}

/// Leaves each number with the row of the country that bore it last.
fn give_numbers_once(rows: &mut [PanelRow<'_>]) {
    let mut in_time: Vec<usize> = (0..rows.len()).collect();
    in_time.sort_by_key(|&place| rows[place].last);
    let (mut cow, mut gw) = (BTreeMap::new(), BTreeMap::new());
    for place in in_time {
        let earlier = rows[place].cow.and_then(|number| cow.insert(number, place));
        if let Some(earlier) = earlier {
            rows[earlier].cow = None;
            rows[earlier].has_passed_number_on = true;
        }
        let earlier = rows[place].gw.and_then(|number| gw.insert(number, place));
        if let Some(earlier) = earlier {
            rows[earlier].gw = None;
            rows[earlier].has_passed_number_on = true;
        }
    }
}
