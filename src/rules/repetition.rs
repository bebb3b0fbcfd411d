//! The rule on what is said twice.

use std::collections::BTreeSet;

use super::{Findings, each_fact, nonmembers, spells};
use crate::data::{Dataset, Place};
use crate::model::{Country, Format, Meeting, PartialDate};

/// Nothing stands twice in a list: no source, name or text, and no record of the same date and words.
///
/// Spells and suspensions, which may not overlap, are not asked about here.
pub fn nothing_twice(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        let mut seen = BTreeSet::new();
        for source in fact.sources.iter().filter(|source| !seen.insert(&***source)) {
            let what = format!("the source `{source}` is given twice: take out one of the two");
            findings.add(fact.place, what);
        }
    });
    let mut once = Once(findings);
    dataset.formats.iter().for_each(|format| in_format(format, &mut once));
    for (_, place, spell) in spells(dataset) {
        let ties = Place { key: "ties", ..place };
        once.each(ties, &spell.ties, |it| (it.date.map(PartialDate::sort_key), &it.what));
    }
    dataset.countries.iter().for_each(|country| in_country(country, &mut once));
    dataset.meetings.iter().for_each(|meeting| in_meeting(meeting, &mut once));
    for it in &dataset.organisations {
        once.each(Place::in_file("organisations", "aliases").called(&it.id), &it.aliases, |it| it);
    }
    let ambiguous = |key| Place::in_file("countries", key);
    once.each(ambiguous("ambiguous"), &dataset.ambiguous, |it| &it.key);
    for it in &dataset.ambiguous {
        once.each(ambiguous("ambiguous.countries").called(&it.key), &it.countries, |code| code);
        once.each(ambiguous("ambiguous.uses").called(&it.key), &it.uses, |used| used);
    }
    once.each(Place::in_file("sources", "sources"), &dataset.sources, |it| {
        (&it.title, &it.publisher, it.date.map(PartialDate::sort_key), &it.dated, &it.url)
    });
}

fn in_format(format: &Format, once: &mut Once<'_>) {
    let at = |key| Place::in_format(format, key);
    once.each(at("names"), &format.names, |it| (it.from.sort_key(), &it.name.en));
    once.each(at("variants"), &format.variants, |it| (it.from.sort_key(), &it.name.en));
    for name in format.names.iter().chain(&format.variants) {
        once.each(at("unconfirmed"), &name.unconfirmed, |part| part);
    }
    once.each(at("aliases"), &format.aliases, |alias| alias);
    once.each(at("renamed"), &format.renamed, |it| it.date.sort_key());
    once.each(at("status"), &format.status.sources, |source| source);
    once.each(at("conventions"), &format.conventions, |it| it);
    let mut seen = BTreeSet::new();
    for (place, it) in nonmembers(format) {
        if !seen.insert((place.key, it.country, it.date.map(PartialDate::sort_key))) {
            once.refuse(place.called(""));
        }
    }
    once.each(at("events"), &format.events, |it| (it.date.sort_key(), &it.what));
    for event in &format.events {
        once.each(at("events.countries"), &event.countries, |code| code);
        once.each(at("events.organisations"), &event.organisations, |id| id);
    }
    once.each(at("counts"), &format.counts, |it| {
        (it.date.sort_key(), &it.source, it.allies, it.partners, it.total, it.at_least)
    });
    once.each(at("conflicts"), &format.conflicts, |it| &it.fact);
    once.each(at("open_questions"), &format.open_questions, |it| it);
    once.each(at("projects"), &format.projects, |it| {
        (it.country, &it.subject, it.from.map(PartialDate::sort_key))
    });
    for project in &format.projects {
        once.each(at("donors"), &project.donors, |donor| donor);
    }
    once.each(at("totals"), &format.totals, |it| (it.date.sort_key(), &it.what));
    once.each(at("beneficiaries"), &format.beneficiaries, |it| it.country);
}

fn in_country(country: &Country, once: &mut Once<'_>) {
    let at = |key| Place::in_file("countries", key).called(country.id.as_str());
    once.each(at("endonyms"), &country.endonyms, |it| (&it.lang, &it.name));
    once.each(at("other_names"), &country.other_names, |it| (&it.lang, &it.name));
    once.each(at("demonyms"), &country.demonyms, |it| it);
    once.each(at("former_names"), &country.former_names, |it| {
        (&it.en, it.from.map(PartialDate::sort_key))
    });
    once.each(at("predecessors"), &country.predecessors, |code| code);
    once.each(at("successors"), &country.successors, |code| code);
    once.each(at("territory_now"), &country.territory_now, |code| code);
    once.each(at("outside"), &country.outside, |it| {
        (it.kind, it.date.map(PartialDate::sort_key), &it.what)
    });
    once.each(at("conflicts"), &country.conflicts, |it| &it.fact);
    once.each(at("open_questions"), &country.open_questions, |it| it);
}

fn in_meeting(meeting: &Meeting, once: &mut Once<'_>) {
    let at = |key| Place::in_file("meetings", key).called(&meeting.id);
    once.each(at("documents"), &meeting.documents, |it| it);
    once.each(at("formats"), &meeting.formats, |id| id);
    once.each(at("countries"), &meeting.countries, |code| code);
    once.each(at("organisations"), &meeting.organisations, |id| id);
    once.each(at("conflicts"), &meeting.conflicts, |it| &it.fact);
    once.each(at("open_questions"), &meeting.open_questions, |it| it);
}

struct Once<'f>(&'f mut Findings);

impl Once<'_> {
    fn each<'d, T, K: Ord>(&mut self, list: Place<'d>, entries: &'d [T], key: fn(&'d T) -> K) {
        let mut seen = BTreeSet::new();
        for (index, entry) in entries.iter().enumerate() {
            if !seen.insert(key(entry)) {
                self.refuse(list.nth(index, list.label));
            }
        }
    }

    fn refuse(&mut self, place: Place<'_>) {
        self.0.add(place, "the list has the same before it: take out one of the two");
    }
}
