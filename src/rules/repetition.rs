//! The rule on what is said twice.

use std::collections::BTreeSet;

use super::facts::{each_fact, nonmember_lists, spell_lists};
use super::{Findings, Place, file_of};
use crate::data::Dataset;
use crate::model::{Country, Format, PartialDate};

/// Nothing stands twice in a list: no source, name or text, and no record of the same date and words.
///
/// Spells and suspensions, which may not overlap, are not asked about here.
pub fn nothing_twice(dataset: &Dataset, findings: &mut Findings) {
    each_fact(dataset, |fact| {
        let mut seen = BTreeSet::new();
        for source in fact.sources.iter().filter(|source| !seen.insert(&***source)) {
            let what = format!("the source `{source}` is given twice: take out one of the two");
            findings.add(&*fact.record, &fact.place, what);
        }
    });
    for format in &dataset.formats {
        in_format(format, findings);
    }
    for country in &dataset.countries {
        in_country(country, findings);
    }
    for meeting in &dataset.meetings {
        let mut lists = Lists { findings, record: "meetings", label: &meeting.id };
        lists.once("documents", &meeting.documents);
        lists.once("formats", &meeting.formats);
        lists.once("conflicts", meeting.conflicts.iter().map(|it| &it.fact));
        lists.once("open_questions", &meeting.open_questions);
    }
    for organisation in &dataset.organisations {
        let label = &organisation.id;
        Lists { findings, record: "organisations", label }.once("aliases", &organisation.aliases);
    }
    let mut lists = Lists { findings, record: "countries", label: "" };
    lists.once("ambiguous", dataset.ambiguous.iter().map(|it| &it.key));
    for ambiguous in &dataset.ambiguous {
        let mut lists = Lists { findings, record: "countries", label: &ambiguous.key };
        lists.once("ambiguous.countries", &ambiguous.countries);
        lists.once("ambiguous.uses", &ambiguous.uses);
    }
    let mut lists = Lists { findings, record: "sources", label: "" };
    lists.once(
        "sources",
        dataset.sources.iter().map(|it| {
            (&it.title, &it.publisher, it.date.map(PartialDate::sort_key), &it.dated, &it.url)
        }),
    );
}

fn in_format(format: &Format, findings: &mut Findings) {
    let file = file_of(format);
    let mut lists = Lists { findings, record: &file, label: "" };
    let date = |date: PartialDate| date.sort_key();
    lists.once("names", format.names.iter().map(|it| (date(it.from), &it.name.en)));
    lists.once("variants", format.variants.iter().map(|it| (date(it.from), &it.name.en)));
    lists.once("aliases", &format.aliases);
    lists.once("renamed", format.renamed.iter().map(|it| date(it.date)));
    lists.once("status", &format.status.sources);
    lists.once("conventions", &format.conventions);
    for (list, records) in nonmember_lists(format) {
        lists.once(list, records.iter().map(|it| (it.country, it.date.map(date))));
    }
    lists.once("events", format.events.iter().map(|it| (date(it.date), &it.what)));
    lists.once(
        "counts",
        format
            .counts
            .iter()
            .map(|it| (date(it.date), &it.source, (it.allies, it.partners, it.total, it.at_least))),
    );
    lists.once("conflicts", format.conflicts.iter().map(|it| &it.fact));
    lists.once("open_questions", &format.open_questions);
    lists.once(
        "projects",
        format.projects.iter().map(|it| (it.country, &it.subject, it.from.map(date))),
    );
    lists.once("totals", format.totals.iter().map(|it| (date(it.date), &it.what)));
    lists.once("beneficiaries", format.beneficiaries.iter().map(|it| it.country));
    for project in &format.projects {
        lists.once("donors", &project.donors);
    }
    let unconfirmed = format.names.iter().map(|it| &it.unconfirmed);
    for parts in unconfirmed.chain(format.variants.iter().map(|it| &it.unconfirmed)) {
        lists.once("unconfirmed", parts);
    }
    for spell in spell_lists(format).into_iter().flat_map(|(_, spells)| spells) {
        lists.label = spell.holder().unwrap_or_default();
        lists.once("ties", spell.ties.iter().map(|it| (it.date.map(date), &it.what)));
    }
}

fn in_country(country: &Country, findings: &mut Findings) {
    let mut lists = Lists { findings, record: "countries", label: country.id.as_str() };
    lists.once("endonyms", country.endonyms.iter().map(|it| (&it.lang, &it.name)));
    lists.once("other_names", country.other_names.iter().map(|it| (&it.lang, &it.name)));
    let date = |date: Option<PartialDate>| date.map(PartialDate::sort_key);
    lists.once("former_names", country.former_names.iter().map(|it| (&it.en, date(it.from))));
    lists.once("predecessors", &country.predecessors);
    lists.once("successors", &country.successors);
    lists.once("territory_now", &country.territory_now);
    lists.once("outside", country.outside.iter().map(|it| (it.kind, date(it.date), &it.what)));
    lists.once("conflicts", country.conflicts.iter().map(|it| &it.fact));
    lists.once("open_questions", &country.open_questions);
}

/// The lists of a record, each of which may hold a key once.
struct Lists<'f, 'r> {
    findings: &'f mut Findings,
    record: &'r str,
    label: &'r str,
}

impl Lists<'_, '_> {
    fn once<K: Ord>(&mut self, list: &'static str, keys: impl IntoIterator<Item = K>) {
        let mut seen = BTreeSet::new();
        for (number, key) in keys.into_iter().enumerate() {
            if !seen.insert(key) {
                let place = Place { list, number: Some(number), label: self.label };
                let what = "the list has the same before it: take out one of the two";
                self.findings.add(self.record, place, what);
            }
        }
    }
}
