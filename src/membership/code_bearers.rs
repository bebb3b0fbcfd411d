//! Who bears which code of a list of states, and when.

use std::collections::BTreeMap;

use super::panel::Life;
use crate::data::Dataset;
use crate::model::{Country, Day, SystemCode, words};

words! {
    /// A list of the states of the international system.
    pub enum StateList {
        /// State System Membership of the Correlates of War project.
        Cow = "cow",
        /// The independent states of Gleditsch and Ward.
        Gw = "gw",
    }
}

impl StateList {
    /// Returns what it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cow => "Correlates of War",
            Self::Gw => "Gleditsch-Ward",
        }
    }

    /// Writes a code of it as it is asked for: `cow:640`.
    pub fn code(self, code: &str) -> String {
        format!("{}:{code}", self.word())
    }

    fn code_of(self, country: &Country) -> Option<&SystemCode> {
        match self {
            Self::Cow => country.cow.as_ref(),
            Self::Gw => country.gw.as_ref(),
        }
    }
}

/// The countries that have the codes of a list of states at any time.
#[derive(Debug)]
pub struct CodeBearers<'d> {
    list: StateList,
    by_code: BTreeMap<String, Vec<Life<'d>>>,
}

impl<'d> CodeBearers<'d> {
    /// Works out who has which number and which abbreviation of a list.
    pub fn of(dataset: &'d Dataset, list: StateList) -> Self {
        let mut by_code: BTreeMap<String, Vec<Life<'d>>> = BTreeMap::new();
        for country in &dataset.countries {
            for (number, abbreviation) in list.code_of(country).iter().flat_map(|it| it.codes()) {
                for code in [number.to_string(), abbreviation.to_ascii_uppercase()] {
                    let bearers = by_code.entry(code).or_default();
                    if bearers.iter().all(|bearer| bearer.country.id != country.id) {
                        bearers.push(Life::of(dataset, country));
                    }
                }
            }
        }
        Self { list, by_code }
    }

    /// Returns the country that bore a number or an abbreviation last of the days from one to another, if it is one.
    pub fn last_of(&self, code: &str, bounds: (Day, Day)) -> Option<&'d Country> {
        let number: Option<u16> = code.parse().ok();
        let code = number.map_or(code.to_ascii_uppercase(), |number| number.to_string());
        let borne = self.by_code.get(&code)?.iter().filter_map(|life| {
            let system = self.list.code_of(life.country)?;
            let last = life.last_day(bounds, |day| {
                let borne = life.number(system, day);
                borne.is_some() && (number.is_none() || borne == number)
            });
            Some((last?, life.country))
        });
        let borne: Vec<(Day, &Country)> = borne.collect();
        let last = borne.iter().map(|(day, _)| *day).max()?;
        let mut latest = borne.iter().filter(|(day, _)| *day == last);
        let (_, country) = latest.next()?;
        latest.next().is_none().then_some(*country)
    }
}
