//! Protects the answer itself: who is in what on which day, worked out a second time, slowly and obviously.
//!
//! This file reads `data/` by itself, as bare YAML values, and knows nothing of the program's types. What it
//! holds to be true (design §2):
//!
//! - A spell is half-open: it covers `from` ≤ day < `until`; without `until` it still runs.
//! - A coarse date is some day of its year or month. `unknown` is some day up to `reviewed`, the day the data
//!   were last checked. A spell therefore stands for all spells that its dates allow, each at least a day
//!   long. If the day lies before every one of them, the spell is in the `future`; if after, it is `former`;
//!   if all of them cover it, it is a `member`; otherwise the dates are too coarse: `possible`.
//! - Before the first day on which its format may have been founded, every spell is in the `future`.
//! - Who is surely a member is `suspended` if a suspension surely covers the day: one of the spell, or, for a
//!   partner, one of the whole format. If it only may, it is a `member`, perhaps suspended.
//! - Members of a format are partners, members of `nato` are Allies, observers are observers.
//! - Where a format has `allies`, each spell in `nato` is also a seat there: from the later of accession and the
//!   Allies' first day, until the earlier of the two ends, if that leaves any day at all.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "how much was compared is part of the result")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use nato_partners::dataset::Dataset;
use nato_partners::model::{self, Language, PartialDate, Role};
use nato_partners::query::{self, MemberFilter, Tally};
use serde_yaml::Value;

/// Days that are asked for in every format, whatever stands in it.
const FIXED_DAYS: [&str; 7] = [
    "0001-01-01",
    "1949-08-24",
    "1991-12-26",
    "2009-04-01",
    "2016-07-09",
    "2024-02-29",
    "9999-12-31",
];

// ---- Days: year, month, day ----

type Day = (u32, u32, u32);

const FIRST: Day = (1, 1, 1);
const LAST: Day = (9999, 12, 31);

fn month_length(year: u32, month: u32) -> u32 {
    let divides = |years: u32| year.is_multiple_of(years);
    let leap = divides(4) && !divides(100) || divides(400);
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
}

fn day_after((year, month, day): Day) -> Day {
    match (month, day) {
        _ if (year, month, day) >= LAST => LAST,
        (12, 31) => (year + 1, 1, 1),
        _ if day == month_length(year, month) => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

fn day_before((year, month, day): Day) -> Day {
    match (month, day) {
        _ if (year, month, day) <= FIRST => FIRST,
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, month_length(year, month - 1)),
        _ => (year, month, day - 1),
    }
}

fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

// ---- Dates as they stand in the files ----

/// A date of the data, and the first and last day it may be.
#[derive(Clone, Debug)]
struct Date {
    text: String,
    first: Day,
    last: Day,
}

impl Date {
    fn of(text: &str, reviewed: Day) -> Self {
        let numbers: Vec<u32> = text.split('-').map_while(|part| part.parse().ok()).collect();
        let (first, last) = match numbers[..] {
            [] => (FIRST, reviewed),
            [year] => ((year, 1, 1), (year, 12, 31)),
            [year, month] => ((year, month, 1), (year, month, month_length(year, month))),
            [year, month, day, ..] => ((year, month, day), (year, month, day)),
        };
        Self { text: text.to_owned(), first, last }
    }

    fn is_known(&self) -> bool {
        self.text != "unknown"
    }
}

/// How a period lies to a day.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lies {
    Ahead,
    Around,
    PerhapsAround,
    Behind,
}

/// Looks at all periods of at least a day that two dates allow.
fn lies(from: &Date, until: Option<&Date>, day: Day) -> Lies {
    let Some(until) = until else {
        return match day {
            _ if day < from.first => Lies::Ahead,
            _ if day >= from.last => Lies::Around,
            _ => Lies::PerhapsAround,
        };
    };
    let first_start = from.first;
    let last_start = from.last.min(day_before(until.last));
    let first_end = until.first.max(day_after(from.first));
    let last_end = until.last;
    match day {
        _ if day < first_start => Lies::Ahead,
        _ if last_end <= day => Lies::Behind,
        _ if last_start <= day && day < first_end => Lies::Around,
        _ => Lies::PerhapsAround,
    }
}

// ---- The data, read once more ----

fn read(folder: &Path, file: &str) -> Value {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
}

/// Everything the second answer is worked out from.
struct Facts {
    reviewed: Day,
    parties: BTreeSet<String>,
    organisations: BTreeSet<String>,
    formats: BTreeMap<String, Value>,
}

impl Facts {
    /// Reads what is compiled in.
    fn shipped() -> Self {
        Self::read("data")
    }

    fn read(folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let reviewed = read(&folder, "dataset.yaml")["dataset"]["reviewed"].clone();
        let ids = |file: &str, key: &str| -> BTreeSet<String> {
            let records = read(&folder, file);
            let ids = list(&records, key).iter().map(|record| text(record, "id").unwrap());
            ids.map(str::to_owned).collect()
        };
        let organisations = ids("organisations.yaml", "organisations");
        let mut parties = ids("countries.yaml", "countries");
        parties.extend(organisations.iter().cloned());
        let mut formats = BTreeMap::new();
        for entry in fs::read_dir(folder.join("formats")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            formats.insert(name.replace(".yaml", ""), read(&folder, &format!("formats/{name}")));
        }
        let reviewed = Date::of(reviewed.as_str().unwrap(), LAST).first;
        Self { reviewed, parties, organisations, formats }
    }

    fn date(&self, value: &Value, key: &str) -> Option<Date> {
        text(value, key).map(|date| Date::of(date, self.reviewed))
    }

    /// Returns all seats there ever were in a format.
    fn seats(&self, id: &str) -> Vec<Seat> {
        let format = &self.formats[id];
        let role = if id == "nato" { "ally" } else { "partner" };
        let mut seats: Vec<Seat> = Vec::new();
        for (key, role) in [("members", role), ("observers", "observer")] {
            for spell in list(format, key) {
                let mut suspensions: Vec<&Value> = list(spell, "suspended").iter().collect();
                if role == "partner" {
                    suspensions.extend(list(format, "suspensions"));
                }
                seats.push(self.seat(spell, role, &suspensions));
            }
        }
        if let Some(allies) = format.get("allies") {
            let ally = |spell| self.ally_seat(spell, allies);
            seats.extend(list(&self.formats["nato"], "members").iter().filter_map(ally));
        }
        seats
    }

    /// Returns when a format was founded.
    fn founded(&self, id: &str) -> Date {
        self.date(&self.formats[id]["founded"], "date").unwrap()
    }

    /// Returns all seats that somebody ever had, for each format in which there are any.
    fn seats_of(&self, party: &str) -> BTreeMap<String, Vec<Seat>> {
        let own = |id: &String| -> Vec<Seat> {
            self.seats(id).into_iter().filter(|seat| seat.party == party).collect()
        };
        let seats = self.formats.keys().map(|id| (id.clone(), own(id)));
        seats.filter(|(_, seats)| !seats.is_empty()).collect()
    }

    /// Returns the reasons that the spells of a format give for their end, in words.
    fn reasons(&self, id: &str) -> BTreeMap<String, String> {
        let spells =
            ["members", "observers"].into_iter().flat_map(|key| list(&self.formats[id], key));
        let reason = |spell: &Value| {
            let party = text(spell, "country").or(text(spell, "organisation"))?;
            let words = text(spell, "left")?.replace('-', " ").replace("nato", "NATO");
            Some((format!("{party} {} {}", text(spell, "from")?, text(spell, "until")?), words))
        };
        spells.filter_map(reason).collect()
    }

    fn seat(&self, spell: &Value, role: &'static str, suspensions: &[&Value]) -> Seat {
        let party = text(spell, "country").or(text(spell, "organisation")).unwrap();
        let period = |value: &Value| (self.date(value, "from").unwrap(), self.date(value, "until"));
        let (from, until) = period(spell);
        let suspended = suspensions.iter().map(|suspension| period(suspension)).collect();
        let unconfirmed = text(spell, "confidence") == Some("unconfirmed");
        Seat { party: party.to_owned(), role, from, until, suspended, unconfirmed }
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
    fn days(&self, id: &str, seats: &[Seat]) -> BTreeSet<Day> {
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
        dates.extend(FIXED_DAYS.map(|day| Date::of(day, self.reviewed)));
        let edges = dates.iter().flat_map(|date| [date.first, date.last]).chain([self.reviewed]);
        edges.flat_map(|day| [day_before(day), day, day_after(day)]).collect()
    }
}

/// Somebody's seat in a format.
#[derive(Clone, Debug)]
struct Seat {
    party: String,
    role: &'static str,
    from: Date,
    until: Option<Date>,
    suspended: Vec<(Date, Option<Date>)>,
    unconfirmed: bool,
}

impl Seat {
    /// Returns where it stands on a day, and whether it is perhaps suspended.
    fn standing(&self, founded: &Date, day: Day) -> (&'static str, bool) {
        if founded.is_known() && day < founded.first {
            return ("future", false);
        }
        match lies(&self.from, self.until.as_ref(), day) {
            Lies::Ahead => ("future", false),
            Lies::Behind => ("former", false),
            Lies::PerhapsAround => ("possible", false),
            Lies::Around => {
                let suspension = |how| {
                    self.suspended
                        .iter()
                        .any(|(from, until)| lies(from, until.as_ref(), day) == how)
                };
                match (suspension(Lies::Around), suspension(Lies::PerhapsAround)) {
                    (true, _) => ("suspended", false),
                    (false, perhaps) => ("member", perhaps),
                }
            }
        }
    }
}

/// What is said of each seat, by who holds it or by its format.
type Answer = BTreeMap<String, Vec<String>>;

/// Says all of one seat in a line.
fn said(role: &str, since: &str, until: &str, standing: &str, perhaps_suspended: bool) -> String {
    let perhaps = if perhaps_suspended { ", perhaps suspended" } else { "" };
    format!("{role} from {since} until {until}: {standing}{perhaps}")
}

fn second_answer(facts: &Facts, seats: &[Seat], founded: &Date, day: Day) -> Answer {
    let mut answer = Answer::new();
    for seat in seats {
        let (standing, perhaps) = seat.standing(founded, day);
        let until = seat.until.as_ref().map_or("", |until| &until.text);
        let said = said(seat.role, &seat.from.text, until, standing, perhaps);
        assert!(facts.parties.contains(&seat.party), "{} is in no list", seat.party);
        answer.entry(seat.party.clone()).or_default().push(said);
    }
    sorted(answer)
}

fn sorted(mut answer: Answer) -> Answer {
    for said in answer.values_mut() {
        said.sort();
    }
    answer
}

/// Counts as the program says it does: the unsure apart, observers apart.
fn second_tally(facts: &Facts, seats: &[Seat], founded: &Date, day: Day) -> Tally {
    let mut tally = Tally::default();
    for seat in seats {
        let standing = seat.standing(founded, day).0;
        let is_sure = standing == "member" || standing == "suspended";
        match (seat.role, is_sure, standing) {
            ("observer", true, _) | ("observer", _, "possible") => tally.observers += 1,
            (_, true, _) if facts.organisations.contains(&seat.party) => tally.organisations += 1,
            ("ally", true, _) => tally.allies += 1,
            (_, true, _) => tally.partners += 1,
            (_, _, "possible") => tally.possible += 1,
            _ => {}
        }
        if seat.role != "observer" {
            tally.suspended += usize::from(standing == "suspended");
            tally.unconfirmed += usize::from(is_sure && seat.unconfirmed);
        }
    }
    tally
}

// ---- The program's answers ----

fn programs_day((year, month, day): Day) -> model::Day {
    let [month, day] = [month, day].map(|part| u8::try_from(part).unwrap());
    model::Day::new(u16::try_from(year).unwrap(), month, day).unwrap()
}

/// Asks `members FORMAT --ever --on DAY`, for every role.
fn first_answer(id: &str, day: Day) -> Answer {
    let dataset = Dataset::embedded();
    let format = dataset.format(id).unwrap_or_else(|| panic!("no format {id}"));
    let filter = MemberFilter { roles: Role::ALL.to_vec(), ever: true, ..MemberFilter::default() };
    let (members, _) =
        query::members(dataset, format, programs_day(day), Language::English, &filter);
    let mut answer = Answer::new();
    for member in members {
        let until = member.until.map(PartialDate::text).unwrap_or_default();
        let (role, standing) = (member.role.word(), member.standing.word());
        let perhaps = member.is_perhaps_suspended;
        let said = said(role, &member.since.text(), &until, standing, perhaps);
        answer.entry(member.party.code().to_owned()).or_default().push(said);
    }
    sorted(answer)
}

fn first_tally(id: &str, day: Day) -> Tally {
    let dataset = Dataset::embedded();
    let filter = MemberFilter { roles: Role::ALL.to_vec(), ..MemberFilter::default() };
    let format = dataset.format(id).unwrap_or_else(|| panic!("no format {id}"));
    query::members(dataset, format, programs_day(day), Language::English, &filter).1
}

/// Asks on the command line, and groups the rows by one of their columns.
fn printed(command: &str, by: &str) -> Answer {
    let columns = format!("{by},role,since,until,standing,note");
    let mut answer = Answer::new();
    for row in rows(&format!("{command} --columns {columns}")) {
        let cell = |key: &str| row[key].as_str().unwrap_or_default();
        let perhaps = cell("note").ends_with("perhaps suspended: the dates are too coarse to tell");
        let (role, standing) = (cell("role"), cell("standing"));
        let said = said(role, cell("since"), cell("until"), standing, perhaps);
        answer.entry(cell(by).to_owned()).or_default().push(said);
    }
    sorted(answer)
}

fn rows(command: &str) -> Vec<serde_json::Value> {
    let line = format!("nato-partners {command} -o json");
    let words = line.split(' ');
    let outcome = nato_partners::run(words.map(Into::into));
    serde_json::from_str(&outcome.stdout)
        .unwrap_or_else(|error| panic!("{command}: {error}\n{outcome:?}"))
}

/// Compares party by party, so that a failure is one line that can be typed, and counts the comparisons.
fn compare(
    names: &BTreeSet<String>,
    first: &Answer,
    second: &Answer,
    command: &str,
    wrong: &mut Vec<String>,
) -> usize {
    for name in names.iter().chain(first.keys().filter(|name| !names.contains(*name))) {
        if first.get(name) != second.get(name) {
            let [first, second] = [first, second].map(|answer| answer.get(name));
            wrong.push(format!(
                "{command}\n  {name}: program {first:?}\n  {name}: oracle  {second:?}"
            ));
        }
    }
    names.len()
}

fn assert_none(wrong: &[String], comparisons: usize) {
    let shown = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {comparisons} differ:\n{shown}", wrong.len());
}

// ---- The comparisons ----

#[test]
fn every_party_stands_in_every_format_on_every_day_of_change_as_the_oracle_says() {
    let facts = Facts::shipped();
    assert_eq!(facts.formats.len(), Dataset::embedded().formats.len());
    let (mut comparisons, mut days_asked, mut wrong) = (0, 0, Vec::new());
    for id in facts.formats.keys() {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let second = second_answer(&facts, &seats, &founded, day);
            let command = format!("members {id} --ever --on {}", iso(day));
            comparisons +=
                compare(&facts.parties, &first_answer(id, day), &second, &command, &mut wrong);
            days_asked += 1;
        }
    }
    assert_none(&wrong, comparisons);
    println!(
        "{comparisons} comparisons of a party, a format and a day ({days_asked} formats and days)"
    );
    assert!(comparisons > 50_000, "only {comparisons} comparisons");
}

#[test]
fn members_are_counted_on_every_day_of_change_as_the_oracle_counts() {
    let facts = Facts::shipped();
    let (mut comparisons, mut wrong) = (0, Vec::new());
    for id in facts.formats.keys() {
        let (seats, founded) = (facts.seats(id), facts.founded(id));
        for day in facts.days(id, &seats) {
            let [first, second] =
                [first_tally(id, day), second_tally(&facts, &seats, &founded, day)];
            if first != second {
                let command = format!("members {id} --on {}", iso(day));
                wrong.push(format!("{command}\n  program {first:?}\n  oracle  {second:?}"));
            }
            comparisons += 1;
        }
    }
    assert_none(&wrong, comparisons);
    println!("{comparisons} comparisons of the counts of a format on a day");
}

#[test]
fn the_history_of_every_party_is_what_the_oracle_says_on_every_day_of_change() {
    let facts = Facts::shipped();
    let names: BTreeSet<String> = facts.formats.keys().cloned().collect();
    let (mut comparisons, mut wrong) = (0, Vec::new());
    for party in &facts.parties {
        let seats = facts.seats_of(party);
        let days: BTreeSet<Day> =
            seats.iter().flat_map(|(id, seats)| facts.days(id, seats)).collect();
        for day in days {
            let mut second = Answer::new();
            for (id, seats) in &seats {
                let said = second_answer(&facts, seats, &facts.founded(id), day);
                second.insert(id.clone(), said.into_values().flatten().collect());
            }
            let command = format!("country {party} --history --on {}", iso(day));
            let first = printed(&command, "format");
            comparisons += compare(&names, &first, &second, &command, &mut wrong);
        }
    }
    assert_none(&wrong, comparisons);
    println!("{comparisons} comparisons of a party, a format and a day, the other way round");
}

#[test]
fn members_prints_what_the_oracle_says() {
    let facts = Facts::shipped();
    let (mut comparisons, mut wrong) = (0, Vec::new());
    let days = FIXED_DAYS.map(|day| Date::of(day, LAST).first);
    for id in facts.formats.keys() {
        let seats = facts.seats(id);
        for day in days.into_iter().chain([facts.reviewed]) {
            let command = format!("members {id} --ever --on {}", iso(day));
            let second = second_answer(&facts, &seats, &facts.founded(id), day);
            let first = printed(&command, "country");
            comparisons += compare(&facts.parties, &first, &second, &command, &mut wrong);
        }
    }
    assert_none(&wrong, comparisons);
    println!("{comparisons} comparisons of what is printed");
}

/// The small data set is awkward on purpose, and is read at run time.
#[test]
fn another_data_set_is_answered_as_the_oracle_says() {
    let folder = "tests/fixtures/small";
    let facts = Facts::read(folder);
    let (mut comparisons, mut wrong) = (0, Vec::new());
    for id in facts.formats.keys() {
        let seats = facts.seats(id);
        for day in facts.days(id, &seats) {
            let command = format!("members {id} --data {folder} --ever --on {}", iso(day));
            let second = second_answer(&facts, &seats, &facts.founded(id), day);
            let first = printed(&command, "country");
            comparisons += compare(&facts.parties, &first, &second, &command, &mut wrong);
        }
    }
    assert_none(&wrong, comparisons);
    println!("{comparisons} comparisons on {folder}");
}

/// Why a spell ended is what its record says. Where it says nothing, only the end of the format, or of the
/// Allies' time in it, may be given as the reason, and only on that day.
#[test]
fn nobody_left_for_a_reason_that_the_data_do_not_give() {
    let facts = Facts::shipped();
    let mut unfounded = Vec::new();
    for (id, format) in &facts.formats {
        let ends = [text(&format["ended"], "date"), text(&format["allies"], "until")];
        let reasons = facts.reasons(id);
        for row in rows(&format!("members {id} --ever --columns country,since,until,left")) {
            let cell = |key: &str| row[key].as_str().unwrap_or_default();
            let spell = [cell("country"), cell("since"), cell("until")].join(" ");
            let may_be = match reasons.get(&spell) {
                Some(reason) => reason == cell("left"),
                None if ends.contains(&Some(cell("until"))) => cell("left") == "format ended",
                None => cell("left").is_empty(),
            };
            if !may_be {
                unfounded.push((id.clone(), cell("country").to_owned()));
            }
        }
    }
    assert_eq!(unfounded, [], "`members FORMAT --ever --columns country,until,left`");
}
