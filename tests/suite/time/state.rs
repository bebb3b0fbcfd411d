//! Changes lead from what is on one day to what is on another.

use std::collections::BTreeMap;
use std::path::Path;

use nato_partners::data::{self, Dataset, Origin};
use nato_partners::membership::changes::{Certainty, Change, changes};
use nato_partners::membership::{Membership, format_steps};
use nato_partners::model::{Day, Format, Language, PartialDate, Role, Standing};
use proptest::prelude::*;

use crate::answers::questions::turns_of_format;

/// What a membership is on a day, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    None,
    Possible,
    Member,
    Suspended,
}

/// Everything that changes can change, as it is on a day; what is not there has no entry.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    seats: BTreeMap<(String, String, Role), Held>,
    formats: BTreeMap<String, (Held, String)>,
}

impl State {
    fn on(dataset: &Dataset, formats: &[&Format], day: Day) -> Self {
        let mut state = Self::default();
        for format in formats {
            for seat in nato_partners::membership::memberships(dataset, format) {
                let party = dataset.party(seat.spell).expect("a holder").code().to_owned();
                state.sit((format.id.to_string(), party, seat.role), held(&seat, day, dataset));
            }
            let exists = existence(format, day, dataset.reviewed());
            if exists != Held::None {
                let name = format.name_on(day).name.en.to_string();
                state.formats.insert(format.id.to_string(), (exists, name));
            }
        }
        state
    }

    /// Adds a seat beside others of the same country in the same role: the surest counts.
    fn sit(&mut self, key: (String, String, Role), held: Held) {
        let before = self.seats.get(&key).copied().unwrap_or(Held::None);
        self.set(key, held.max(before));
    }

    fn set(&mut self, key: (String, String, Role), held: Held) {
        if held == Held::None {
            self.seats.remove(&key);
        } else {
            self.seats.insert(key, held);
        }
    }

    /// Does what the words of a change say, and looks at nothing but its columns.
    fn apply(&mut self, change: &Change<'_>) {
        let format = change.format.id.to_string();
        let is_perhaps = change.certainty == Certainty::Perhaps;
        let Some(party) = change.entry.party else {
            return self.apply_to_format(format, change, is_perhaps);
        };
        let key = |role| (format.clone(), party.code().to_owned(), role);
        let role = change.entry.role.expect("a membership has a role");
        self.set(
            key(role),
            match change.word() {
                _ if is_perhaps => Held::Possible,
                "left" => Held::None,
                "joined" | "became Ally" | "resumed" => Held::Member,
                "suspended" => Held::Suspended,
                other => panic!("{other} of a membership"),
            },
        );
        if change.word() == "became Ally" {
            self.set(key(Role::Partner), Held::None);
        }
    }

    fn apply_to_format(&mut self, id: String, change: &Change<'_>, is_perhaps: bool) {
        let name = change.name().to_owned();
        let exists = match change.word() {
            "founded" | "ended" if is_perhaps => Held::Possible,
            "founded" => Held::Member,
            "ended" => {
                self.formats.remove(&id);
                return;
            }
            "renamed" => {
                self.formats.get_mut(&id).expect("it exists").1 = name;
                return;
            }
            other => panic!("{other} of a format"),
        };
        self.formats.entry(id).or_insert((exists, name)).0 = exists;
    }
}

fn held(seat: &Membership<'_>, day: Day, dataset: &Dataset) -> Held {
    match seat.standing(day, dataset.reviewed()) {
        Standing::Member => Held::Member,
        Standing::Suspended => Held::Suspended,
        Standing::Possible => Held::Possible,
        Standing::Former | Standing::Future => Held::None,
    }
}

fn existence(format: &Format, day: Day, reviewed: Day) -> Held {
    let latest = |date: PartialDate| if date.is_unknown() { reviewed } else { date.latest() };
    let founded = format.founded.date;
    let ended = format.ended.as_ref().map(|ended| ended.date);
    if day < founded.earliest() || ended.is_some_and(|ended| latest(ended) <= day) {
        Held::None
    } else if day < latest(founded) || ended.is_some_and(|ended| ended.earliest() <= day) {
        Held::Possible
    } else {
        Held::Member
    }
}

/// Checks that the changes lead from one state to the other, that none is idle, and that their dates
/// lie, or may lie, between the two days.
fn lead(dataset: &Dataset, from: (Day, &State), to: (Day, &State), formats: &[&Format]) {
    let changes = changes(dataset, from.0, to.0, Language::English, formats, &[]);
    let mut state = from.1.clone();
    for change in &changes {
        let before = state.clone();
        state.apply(change);
        assert_ne!(before, state, "{} {}: idle: {change:#?}", from.0, to.0);
        let date = change.entry.date;
        let may_lie_between = date.earliest() <= to.0 && from.0 < date.latest();
        assert!(may_lie_between, "{} {}: {change:#?}", from.0, to.0);
    }
    assert_eq!(&state, to.1, "{} {}: {changes:#?}", from.0, to.0);
    assert!(changes.is_sorted_by_key(|change| (change.entry.date.sort_key(), &*change.format.id)));
}

/// Returns the days around which anything in a format may change.
pub fn boundaries(dataset: &Dataset, format: &Format) -> Vec<Day> {
    let mut days = turns_of_format(dataset, format);
    days.extend([Day::MIN, Day::MAX, dataset.reviewed()]);
    days.extend(days.clone().into_iter().map(Day::previous));
    days.sort_unstable();
    days.dedup();
    days
}

fn every_pair_of_boundaries_leads(dataset: &Dataset, format: &Format) {
    let formats = [format];
    let states: Vec<(Day, State)> = boundaries(dataset, format)
        .into_iter()
        .map(|day| (day, State::on(dataset, &formats, day)))
        .collect();
    for (place, (from, before)) in states.iter().enumerate() {
        for (to, after) in &states[place..] {
            lead(dataset, (*from, before), (*to, after), &formats);
        }
    }
}

#[test]
fn changes_lead_from_one_day_to_the_other_between_all_boundaries() {
    let dataset = Dataset::embedded();
    for id in "patg ici itpp nrc nuc deep ipcp pii organisations eapc nacc".split(' ') {
        every_pair_of_boundaries_leads(dataset, dataset.format(id).expect(id));
    }
    let small = data::load(&Origin::of(Path::new("tests/fixtures/small"))).expect("it is sound");
    for format in &small.formats {
        every_pair_of_boundaries_leads(&small, format);
    }
}

/// Days from 1991 to 2026.
fn day() -> impl Strategy<Value = Day> {
    let end = |year, month, day| Day::new(year, month, day).unwrap().unix_days();
    (end(1991, 1, 1)..=end(2026, 12, 31)).prop_map(|days| Day::from_unix_days(days).unwrap())
}

proptest! {
    #![proptest_config(crate::properties::cases(200))]

    #[test]
    fn changes_lead_from_one_day_to_the_other_at_random(one in day(), other in day()) {
        let dataset = Dataset::embedded();
        let formats: Vec<&Format> = dataset.formats.iter().collect();
        let (from, to) = (one.min(other), one.max(other));
        let [before, after] = [from, to].map(|day| State::on(dataset, &formats, day));
        lead(dataset, (from, &before), (to, &after), &formats);
    }
}

/// Every date of a seat stands for a first and a last day; nothing changes but beside them.
#[test]
fn steps_say_of_a_seat_what_it_says_itself() {
    let dataset = Dataset::embedded();
    let reviewed = dataset.reviewed();
    for steps in dataset.formats.iter().flat_map(|format| format_steps(dataset, format).seats) {
        let seat = steps.seat;
        let suspended = seat.suspensions().flat_map(|it| [Some(it.from), it.until]);
        let dates = suspended.chain([Some(seat.from), seat.until]).flatten();
        let days = dates.flat_map(|date| [date.earliest(), date.latest()]);
        for day in days.chain([seat.first_day, reviewed]) {
            for day in [day.previous(), day, day.next()] {
                let stand = seat.stand(day, reviewed);
                assert_eq!(*steps.stands.on(day), stand, "{:?} {day}", seat.spell);
            }
        }
    }
}
