//! Rules on dates and the order of things.

use super::facts::each_fact;
use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::model::{AllySeats, Country, Format, PartialDate, State};

/// A time of coarse dates: `from` ≤ day < `until`.
pub type Period = (PartialDate, Option<PartialDate>);

/// The data were reviewed on a day, and tell of nothing after it.
pub fn reviewed(dataset: &Dataset, findings: &mut Findings) {
    let reviewed = dataset.about.reviewed;
    if !reviewed.is_a_day() {
        findings.add(
            "dataset",
            "reviewed",
            format!("`{reviewed}` is not a day: write it like 2026-11-24"),
        );
    }
    let is_later = |date: PartialDate| date.earliest() > reviewed.latest();
    let later = |what: &str| {
        format!(
            "{what} lies after {reviewed}, the day of the review: correct the date, or review the data again"
        )
    };
    each_fact(dataset, |fact| {
        let is_planned = fact.place.list == "meetings";
        if fact.date.is_some_and(is_later) && !is_planned {
            findings.add(fact.record, fact.place, later("it"));
        }
    });
    for (number, source) in dataset.sources.iter().enumerate() {
        if source.date.is_some_and(is_later) {
            let place = Place { list: "sources", number: Some(number), label: &source.id };
            findings.add("sources", place, later("it"));
        }
    }
    for format in &dataset.formats {
        let seats = format.allies.iter().map(|seats| ("allies", seats.from));
        let disputed = format.conflicts.iter().filter_map(|it| Some(("conflicts", it.since?)));
        let met = format.renamed.iter().filter_map(|it| Some(("renamed", it.first_meeting?)));
        for (key, date) in seats.chain(disputed).chain(met).filter(|(_, date)| is_later(*date)) {
            findings.add(file_of(format), key, later(&date.text()));
        }
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        let named = country.former_names.iter().filter_map(|name| name.from);
        let begun = periods_of(country).into_iter().map(|(from, _)| from);
        for date in named.chain(begun).chain(country.iso.withdrawn).filter(|date| is_later(*date)) {
            findings.add("countries", Place::of_country(number, country), later(&date.text()));
        }
    }
}

/// A period ends after it begins.
pub fn from_before_until(dataset: &Dataset, findings: &mut Findings) {
    let backwards = |from, until| {
        format!(
            "it begins on {from} and ends on {until}: `until` is the first day out and must be later than `from`"
        )
    };
    each_fact(dataset, |fact| {
        if let (Some(from), Some(until)) = (fact.date, fact.until)
            && never_before(from, until)
        {
            findings.add(fact.record, fact.place, backwards(from, until));
        }
    });
    for format in &dataset.formats {
        if let Some(AllySeats { from, until: Some(until) }) = format.allies
            && never_before(from, until)
        {
            findings.add(file_of(format), "allies", backwards(from, until));
        }
    }
    for (number, meeting) in dataset.meetings.iter().enumerate() {
        if meeting.last_day.latest() < meeting.first_day.earliest() {
            let place = Place { list: "meetings", number: Some(number), label: &meeting.id };
            findings.add(
                "meetings",
                place,
                format!(
                    "the last day {} lies before the first {}",
                    meeting.last_day, meeting.first_day
                ),
            );
        }
    }
    for (number, country) in dataset.countries.iter().enumerate() {
        for (from, until) in periods_of(country) {
            if until.is_some_and(|until| never_before(from, until)) {
                findings.add(
                    "countries",
                    Place::of_country(number, country),
                    format!(
                        "a period from {from} ends before it begins: `until` is the first day out"
                    ),
                );
            }
        }
    }
}

fn periods_of(country: &Country) -> Vec<Period> {
    let systems = country.cow.iter().chain(&country.gw);
    let listed = systems.flat_map(|system| &system.spells).map(|spell| (spell.from, spell.until));
    let existed = country.existed.iter().map(|existed| (existed.from, Some(existed.until)));
    let renamed =
        country.states_under_this_code.iter().map(|state| (state.from, Some(state.until)));
    listed.chain(existed).chain(renamed).collect()
}

/// Tells whether no choice of days puts the one before the other.
pub fn never_before(from: PartialDate, until: PartialDate) -> bool {
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

/// Says how a time lies outside the life of a format; `keys` are those to give where it goes on for ever.
pub fn outside_life(format: &Format, period: Period, keys: &str) -> Option<String> {
    let life = (format.founded.date, format.ended_on());
    outside(life, period, ["the format was founded on", "the format ended on", keys])
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

/// Nothing that a format has is dated outside its life: names, renamings, suspensions, counts, projects
/// and beneficiaries; nor is anybody invited to one that has ended.
///
/// What led to a format, or followed from it, may stand under `events`, `variants` and `ties`.
pub fn records_within_format(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        let mut check = |list, number, period| {
            if let Some(what) = outside_life(format, period, "`until`") {
                let place = Place { list, number: Some(number), label: "" };
                findings.add(file_of(format), place, what);
            }
        };
        let on = |date: PartialDate| (date, Some(date));
        for (number, name) in format.names.iter().enumerate() {
            check("names", number, (name.from, name.until.or(format.ended_on())));
        }
        for (number, renaming) in format.renamed.iter().enumerate() {
            check("renamed", number, on(renaming.date));
        }
        for (number, suspension) in format.suspensions.iter().enumerate() {
            check("suspensions", number, (suspension.from, suspension.until));
        }
        for (number, count) in format.counts.iter().enumerate() {
            check("counts", number, on(count.date));
        }
        for (number, project) in format.projects.iter().enumerate() {
            let from = project.from.unwrap_or(PartialDate::UNKNOWN);
            check("projects", number, (from, project.until.or(format.ended_on())));
        }
        for (number, beneficiary) in format.beneficiaries.iter().enumerate() {
            check("beneficiaries", number, on(beneficiary.from.unwrap_or(PartialDate::UNKNOWN)));
        }
        for (list, records) in super::facts::nonmember_lists(format) {
            let dates = records.iter().enumerate();
            let dates = dates.filter_map(|(number, it)| Some((number, it.date?)));
            // To be invited before the founding is no contradiction.
            for (number, date) in
                dates.filter(|(_, it)| it.latest() >= format.founded.date.earliest())
            {
                check(list, number, on(date));
            }
        }
    }
}

/// The names of a format follow each other in time.
pub fn names_in_order(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        for (number, pair) in format.names.windows(2).enumerate() {
            if never_before(pair[0].from, pair[1].from) {
                let place =
                    Place { list: "names", number: Some(number + 1), label: &pair[1].name.en };
                findings.add(
                    file_of(format),
                    place,
                    format!(
                        "it begins on {}, not after the name before it: put the oldest name first",
                        pair[1].from
                    ),
                );
            } else if pair[0].until.is_some_and(|until| until.earliest() > pair[1].from.latest()) {
                let place = Place { list: "names", number: Some(number), label: &pair[0].name.en };
                findings.add(file_of(format), place, format!("it ends after the next name begins on {}: a name is in use until the next begins", pair[1].from));
            }
        }
    }
}

/// A format has ended if and only if it says when.
pub fn status_agrees(dataset: &Dataset, findings: &mut Findings) {
    for format in &dataset.formats {
        match (format.status.is, &format.ended) {
            (State::Ended, None) => {
                findings.add(file_of(format), "status", "it is `ended`: say when under `ended`");
            }
            (State::Active | State::Dormant, Some(ended)) => {
                findings.add(
                    file_of(format),
                    "status",
                    format!("it ended on {}: `is` must be `ended`", ended.date),
                );
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
        let dates = [fact.date, fact.until];
        let year_end = dates
            .into_iter()
            .flatten()
            .find(|date| matches!((date.month, date.day), (1, 1) | (12, 31)));
        if let (Some(date), false) = (year_end, fact.is_explained) {
            findings.add(fact.record, fact.place, format!("{date} looks like a year made into a day: say in `note` that the source prints that day, or give the year alone"));
        }
    });
}
