//! Rules on dates and the order of things.

use super::{Findings, countries, each_fact, meetings, sources, spells};
use crate::data::{Dataset, Place, Record};
use crate::model::{Country, Day, Format, FormatId, PartialDate, State};

/// A time of coarse dates: `from` ≤ day < `until`.
pub type Period = (PartialDate, Option<PartialDate>);

/// The data were reviewed on a day, and tell of nothing after it.
pub fn reviewed(dataset: &Dataset, findings: &mut Findings) {
    let reviewed = dataset.about.reviewed;
    if !reviewed.is_a_day() {
        let what = format!("`{reviewed}` is not a day: write it like 2026-11-24");
        findings.add(Place::in_file("dataset", "reviewed"), what);
    }
    let mut check = |place: Place<'_>, date: PartialDate, words: &str| {
        if date.earliest() > reviewed.latest() {
            let what = "the day of the review: correct the date, or review the data again";
            findings.add(place, format!("{words} lies after {reviewed}, {what}"));
        }
    };
    each_fact(dataset, |fact| {
        let is_planned = fact.place.key == "meetings";
        if let Some(date) = fact.date.filter(|_| !is_planned) {
            check(fact.place, date, "it");
        }
    });
    for (place, source) in sources(dataset) {
        if let Some(date) = source.date {
            check(place, date, "it");
        }
    }
    for format in &dataset.formats {
        let seats = format.allies.iter().map(|seats| ("allies", seats.from));
        let disputed = format.conflicts.iter().filter_map(|it| Some(("conflicts", it.since?)));
        let met = format.renamed.iter().filter_map(|it| Some(("renamed", it.first_meeting?)));
        for (key, date) in seats.chain(disputed).chain(met) {
            check(Place::in_format(format, key), date, &date.text());
        }
    }
    for (place, country) in countries(dataset) {
        let named = country.former_names.iter().filter_map(|name| name.from);
        let begun = periods_of(country).map(|(from, _)| from);
        for date in named.chain(begun).chain(country.iso.withdrawn) {
            check(place, date, &date.text());
        }
    }
}

/// A period ends after it begins.
pub fn from_before_until(dataset: &Dataset, findings: &mut Findings) {
    let mut check = |place: Place<'_>, (from, until): Period| {
        if let Some(until) = until.filter(|until| never_before(from, *until)) {
            let what = "`until` is the first day out and must be later than `from`";
            findings.add(place, format!("it begins on {from} and ends on {until}: {what}"));
        }
    };
    each_fact(dataset, |fact| {
        if let Some(from) = fact.date {
            check(fact.place, (from, fact.until));
        }
    });
    for format in &dataset.formats {
        let seats = format.allies.iter();
        seats.for_each(|it| check(Place::in_format(format, "allies"), (it.from, it.until)));
    }
    for (place, meeting) in meetings(dataset) {
        let (first, last) = (meeting.first_day, meeting.last_day);
        if last.latest() < first.earliest() {
            findings.add(place, format!("the last day {last} lies before the first {first}"));
        }
    }
    for (place, country) in countries(dataset) {
        for (from, until) in periods_of(country) {
            if until.is_some_and(|until| never_before(from, until)) {
                let what = "ends before it begins: `until` is the first day out";
                findings.add(place, format!("a period from {from} {what}"));
            }
        }
    }
}

/// The names of a format follow each other in time.
pub fn names_in_order(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let list = Place::in_format(format, "names");
        for (index, pair) in format.names.windows(2).enumerate() {
            let next = pair[1].from;
            if never_before(pair[0].from, next) {
                let what = "not after the name before it: put the oldest name first";
                let place = list.nth(index + 1, &pair[1].name.en);
                findings.add(place, format!("it begins on {next}, {what}"));
            } else if pair[0].until.is_some_and(|until| until.earliest() > next.latest()) {
                let what = "a name is in use until the next begins";
                let place = list.nth(index, &pair[0].name.en);
                findings
                    .add(place, format!("it ends after the next name begins on {next}: {what}"));
            }
        }
    }
}

/// A format has ended if and only if it says when.
pub fn status_agrees(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let place = Place::in_format(format, "status");
        match (format.status.is, format.ended_on()) {
            (State::Ended, None) => findings.add(place, "it is `ended`: say when under `ended`"),
            (State::Active | State::Dormant, Some(date)) => {
                findings.add(place, format!("it ended on {date}: `is` must be `ended`"));
            }
            _ => {}
        }
    }
}

/// A date on 1 January or 31 December has a note that says its source prints that day.
///
/// Such a date is what a careless program makes of a bare year.
pub fn year_ends_explained(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        let mut dates = fact.date.into_iter().chain(fact.until);
        let year_end = dates.find(|date| date.is_year_end());
        if let Some(date) = year_end.filter(|_| !fact.is_explained) {
            let what = "say in `note` that the source prints that day, or give the year alone";
            findings.add(fact.place, format!("{date} looks like a year made into a day: {what}"));
        }
    });
}

/// No spell lies outside the life of its format, nor do the seats of the Allies.
pub fn spells_within_format(dataset: &Dataset, findings: &mut Findings) {
    for (format, place, spell) in spells(dataset) {
        check_life(format, place, (spell.from, spell.until), "`until` and `left`", findings);
    }
    for format in &dataset.formats {
        if let Some(seats) = &format.allies {
            let place = Place::in_format(format, "allies");
            check_life(format, place, (seats.from, seats.until), "`until`", findings);
        }
    }
}

/// Nothing that a format has is dated outside its life: names, renamings, suspensions, counts, projects
/// and beneficiaries; nor is anybody invited to one that has ended.
///
/// What led to a format, or followed from it, may stand under `events`, `variants` and `ties`.
pub fn records_within_format(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        let Record::Format(format) = fact.record else { return };
        let from = fact.date.unwrap_or(PartialDate::UNKNOWN);
        let until = match fact.place.key {
            "names" | "projects" => fact.until.or(format.ended_on()),
            "suspensions" => fact.until,
            "renamed" | "counts" | "beneficiaries" => Some(from),
            // To be invited before the founding is no contradiction.
            "invited" | "pending" | "not_members"
                if from.latest() >= format.founded.date.earliest() =>
            {
                Some(from)
            }
            _ => return,
        };
        check_life(format, fact.place.called(""), (from, until), "`until`", findings);
    });
}

/// No spell begins before its country exists, or runs on when it is no more.
///
/// A country exists while its spell in the list of Gleditsch and Ward runs; a former state, whose
/// number there may run on as another's, while `existed` says so.
pub fn countries_exist(dataset: &Dataset, findings: &mut Findings) {
    for (_, place, spell) in spells(dataset) {
        let Some(country) = spell.country.and_then(|code| dataset.country(code)) else { continue };
        let listed = country.gw.iter().flat_map(|gw| &gw.spells).map(|it| (it.from, it.until));
        let lives: Vec<Period> = match &country.existed {
            Some(existed) => vec![(existed.from, Some(existed.until))],
            None => listed.collect(),
        };
        let may_begin_in = |(from, until): &Period| {
            from.earliest() <= spell.from.latest()
                && until.is_none_or(|until| spell.from.earliest() < until.latest())
        };
        let (name, from) = (&country.name.en, spell.from);
        if !lives.iter().any(may_begin_in) {
            let what = "correct the date, or the days under `gw` or `existed`";
            let what = format!("it begins on {from}, when {name} did not exist: {what}");
            findings.add(place, what);
            continue;
        }
        let no_more = format!("{name} was no more on");
        let words = ["", &no_more, "`until` and `left`"];
        let end_of = |life: &Period| life.1.map_or(Day::MAX, PartialDate::latest);
        let over = lives.into_iter().max_by_key(end_of).and_then(|(_, until)| until);
        let what = outside((PartialDate::UNKNOWN, over), (from, spell.until), words);
        if let Some(what) = what {
            findings.add(place, what);
        }
    }
}

/// Predecessor and successor name each other, and the one was founded before the other.
pub fn succession_agrees(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let id = &format.id;
        let named = |id: &Option<FormatId>| id.as_ref().and_then(|id| dataset.format(id));
        let (before, after) = (named(&format.predecessor), named(&format.successor));
        let links = [
            ("predecessor", before, before.and_then(|it| it.successor.as_ref()), "successor"),
            ("successor", after, after.and_then(|it| it.predecessor.as_ref()), "predecessor"),
        ];
        for (key, other, back, back_key) in links {
            let Some(other) = other.filter(|_| back != Some(id)) else { continue };
            let what = format!("`{}` does not name `{id}` as its {back_key}", other.id);
            let place = Place::in_format(format, key);
            findings.add(place, format!("{what}: let each name the other"));
        }
        let Some(before) = before else { continue };
        if before.id == *id || never_before(before.founded.date, format.founded.date) {
            let what = "was not founded before it: correct the dates, or name another";
            let place = Place::in_format(format, "predecessor");
            findings.add(place, format!("`{}` {what}", before.id));
        }
    }
}

fn periods_of(country: &Country) -> impl Iterator<Item = Period> {
    let systems = country.cow.iter().chain(&country.gw);
    let listed = systems.flat_map(|system| &system.spells).map(|spell| (spell.from, spell.until));
    let existed = country.existed.iter().map(|existed| (existed.from, Some(existed.until)));
    let states = country.states_under_this_code.iter();
    listed.chain(existed).chain(states.map(|state| (state.from, Some(state.until))))
}

/// Tells whether no choice of days puts the one before the other.
fn never_before(from: PartialDate, until: PartialDate) -> bool {
    from.earliest() >= until.latest()
}

/// Tells whether two times share a day whatever days their coarse dates stand for.
pub fn surely_overlap(one: Period, other: Period) -> bool {
    let ends_before = |(_, until): Period, (from, _): Period| {
        until.is_some_and(|until| until.earliest() <= from.latest())
    };
    !ends_before(one, other) && !ends_before(other, one)
}

/// Returns the times that overlap with one of the same key that began before: the place of each in the
/// list, and that of the other.
pub fn overlapping<K: Ord>(periods: impl Iterator<Item = (K, Period)>) -> Vec<(usize, usize)> {
    let mut order: Vec<(usize, (K, Period))> = periods.enumerate().collect();
    order.sort_by(|(_, (one, (from, _))), (_, (other, (other_from, _)))| {
        (one, from.sort_key()).cmp(&(other, other_from.sort_key()))
    });
    let pairs = order.windows(2).filter(|pair| {
        let [(_, (one, earlier)), (_, (other, later))] = pair else { return false };
        one == other && surely_overlap(*earlier, *later)
    });
    pairs.map(|pair| (pair[1].0, pair[0].0)).collect()
}

/// Refuses a time outside the life of a format; `keys` are those to give where it goes on for ever.
fn check_life(
    format: &Format,
    place: Place<'_>,
    period: Period,
    keys: &str,
    findings: &mut Findings,
) {
    let life = (format.founded.date, format.ended_on());
    let words = ["the format was founded on", "the format ended on", keys];
    if let Some(what) = outside(life, period, words) {
        findings.add(place, what);
    }
}

/// Says how a time lies outside a longer one, in words for its beginning and its end.
pub fn outside(
    (begun, over): Period,
    (from, until): Period,
    [begun_on, over_on, keys]: [&str; 3],
) -> Option<String> {
    let is_a_date = until == Some(from);
    if from.latest() < begun.earliest() {
        let begins = if is_a_date { "is dated" } else { "begins on" };
        return Some(format!("it {begins} {from}, before {begun_on} {begun}"));
    }
    let over = over?;
    let ends = if is_a_date { "is dated" } else { "ends on" };
    match until {
        None => Some(format!("it still runs, and {over_on} {over}: give {keys}")),
        Some(until) if until.earliest() > over.latest() => {
            Some(format!("it {ends} {until}, after {over_on} {over}"))
        }
        Some(_) => None,
    }
}
