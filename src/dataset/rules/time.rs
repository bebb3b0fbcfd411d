//! Rules on dates and the order of things.

use super::facts::each_fact;
use super::{Dataset, Findings, Place, file_of};
use crate::model::{AllySeats, Country, PartialDate, State};

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
    each_fact(dataset, |fact| {
        let is_planned = fact.place.list == "meetings";
        let is_later =
            fact.date.is_some_and(|date| !date.is_unknown() && date.earliest() > reviewed.latest());
        if is_later && !is_planned {
            findings.add(fact.record, fact.place, format!("it lies after {reviewed}, the day of the review: correct the date, or review the data again"));
        }
    });
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

fn periods_of(country: &Country) -> Vec<(PartialDate, Option<PartialDate>)> {
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
