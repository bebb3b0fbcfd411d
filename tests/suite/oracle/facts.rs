//! The data, read once more.

use std::collections::{BTreeMap, BTreeSet};

use crate::oracle::FIXED_DAYS;
use crate::oracle::calendar::{Date, Day, LAST, day_after, day_before};
use crate::oracle::seats::Seat;
use crate::support::yaml::{Value, files_in, list, read, text};

/// Everything the second answer is worked out from.
pub struct Facts {
    pub reviewed: Day,
    pub parties: BTreeSet<String>,
    pub organisations: BTreeSet<String>,
    pub formats: BTreeMap<String, Value>,
}

impl Facts {
    /// Reads what is compiled in.
    pub fn shipped() -> Self {
        Self::read("data")
    }

    /// Reads a folder like `data/`.
    pub fn read(folder: &str) -> Self {
        let reviewed = read(format!("{folder}/dataset.yaml"))["dataset"]["reviewed"].clone();
        let ids = |file: &str, key: &str| -> BTreeSet<String> {
            let records = read(format!("{folder}/{file}"));
            let ids = list(&records, key).iter().map(|record| text(record, "id").unwrap());
            ids.map(str::to_owned).collect()
        };
        let organisations = ids("organisations.yaml", "organisations");
        let mut parties = ids("countries.yaml", "countries");
        parties.extend(organisations.iter().cloned());
        let mut formats = BTreeMap::new();
        for file in files_in(&format!("{folder}/formats")) {
            formats.insert(file.file_stem().unwrap().to_str().unwrap().to_owned(), read(file));
        }
        let reviewed = Date::of(reviewed.as_str().unwrap(), LAST).first;
        Self { reviewed, parties, organisations, formats }
    }

    fn date(&self, value: &Value, key: &str) -> Option<Date> {
        text(value, key).map(|date| Date::of(date, self.reviewed))
    }

    /// Returns all seats there ever were in a format.
    pub fn seats(&self, id: &str) -> Vec<Seat> {
        let format = &self.formats[id];
        let role = if id == "nato" { "ally" } else { "partner" };
        let mut seats: Vec<Seat> = Vec::new();
        for (key, role) in [("members", role), ("observers", "observer")] {
            for spell in list(format, key) {
                let mut suspensions: Vec<&Value> = list(spell, "suspended").iter().collect();
                if role == "partner" {
                    suspensions.extend(list(format, "suspensions"));
                }
                let seat = self.seat(spell, role, &suspensions);
                let is_party = format.get("parties").is_some() && key == "members";
                seats.extend(if is_party { self.by_turns(seat) } else { vec![seat] });
            }
        }
        if let Some(allies) = format.get("allies") {
            let ally = |spell| self.ally_seat(spell, allies);
            seats.extend(list(&self.formats["nato"], "members").iter().filter_map(ally));
        }
        let ends = [("ended", "date"), ("allies", "until")];
        let ends = ends.map(|(key, end)| format.get(key).and_then(|value| text(value, end)));
        for seat in seats.iter_mut().filter(|seat| seat.why.is_empty()) {
            if seat.until.as_ref().is_some_and(|until| ends.contains(&Some(&until.text))) {
                seat.why = "format ended".into();
            }
        }
        seats
    }

    /// Returns what the party of a treaty is: a partner until it joined NATO, and an Ally from then on.
    fn by_turns(&self, seat: Seat) -> Vec<Seat> {
        let mut allies = list(&self.formats["nato"], "members").iter();
        let ally = allies.find(|ally| text(ally, "country") == Some(&seat.party));
        let Some(joined) = ally.and_then(|ally| self.date(ally, "from")) else { return vec![seat] };
        let as_ally = Seat { role: "ally", from: joined.clone(), ..seat.clone() };
        if joined.text <= seat.from.text {
            return vec![Seat { from: seat.from, ..as_ally }];
        }
        vec![Seat { until: Some(joined), why: "joined NATO".to_owned(), ..seat }, as_ally]
    }

    /// Returns when a format was founded; where nobody knows, when NATO was.
    pub fn founded(&self, id: &str) -> Date {
        let founded = |id: &str| self.date(&self.formats[id]["founded"], "date").unwrap();
        if founded(id).is_known() { founded(id) } else { founded("nato") }
    }

    /// Returns all seats that somebody ever had, for each format in which there are any.
    pub fn seats_of(&self, party: &str) -> BTreeMap<String, Vec<Seat>> {
        let own = |id: &String| -> Vec<Seat> {
            self.seats(id).into_iter().filter(|seat| seat.party == party).collect()
        };
        let seats = self.formats.keys().map(|id| (id.clone(), own(id)));
        seats.filter(|(_, seats)| !seats.is_empty()).collect()
    }

    fn seat(&self, spell: &Value, role: &'static str, suspensions: &[&Value]) -> Seat {
        let party = text(spell, "country").or(text(spell, "organisation")).unwrap();
        let period = |value: &Value| (self.date(value, "from").unwrap(), self.date(value, "until"));
        let (from, until) = period(spell);
        let suspended = suspensions.iter().map(|suspension| period(suspension)).collect();
        let unconfirmed = text(spell, "confidence") == Some("unconfirmed");
        let why = text(spell, "left").unwrap_or_default().replace('-', " ").replace("nato", "NATO");
        Seat { party: party.to_owned(), role, from, until, why, suspended, unconfirmed }
    }

    fn ally_seat(&self, spell: &Value, allies: &Value) -> Option<Seat> {
        let mut seat = self.seat(spell, "ally", &[]);
        let start = self.date(allies, "from").unwrap();
        assert!(start.is_known() && seat.from.is_known(), "which of two unknown days is later?");
        if seat.from.text < start.text {
            seat.from = start;
        }
        let ends = [seat.until.take(), self.date(allies, "until")];
        seat.until = ends.into_iter().flatten().min_by(|one, other| one.text.cmp(&other.text));
        let ever_held = seat.until.as_ref().is_none_or(|until| seat.from.first < until.last);
        ever_held.then_some(seat)
    }

    /// Returns every day on which anything may change in a format, and the days beside it.
    pub fn days(&self, id: &str, seats: &[Seat]) -> BTreeSet<Day> {
        let format = &self.formats[id];
        let mut dates: Vec<Date> = Vec::new();
        for seat in seats {
            dates.extend([&seat.from].into_iter().chain(&seat.until).cloned());
            for (from, until) in &seat.suspended {
                dates.extend([from].into_iter().chain(until).cloned());
            }
        }
        for (key, part) in
            [("founded", "date"), ("ended", "date"), ("allies", "from"), ("allies", "until")]
        {
            dates.extend(format.get(key).and_then(|value| self.date(value, part)));
        }
        dates.extend(FIXED_DAYS.split(' ').map(|day| Date::of(day, self.reviewed)));
        let edges = dates.iter().flat_map(|date| [date.first, date.last]).chain([self.reviewed]);
        edges.flat_map(|day| [day_before(day), day, day_after(day)]).collect()
    }
}
