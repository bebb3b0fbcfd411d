//! What a sound data set keeps: a table of rules, each a short function.
//!
//! All rules run and all findings are reported, sorted by file. A coarse date breaks a rule only
//! if no day inside it could keep it. What a single value must be (a real date, a known word,
//! clean text) is not here but in the type of the value, which refuses it on reading.

mod identity;
mod membership;
mod repetition;
mod sourcing;
mod time;

use std::collections::BTreeMap;

use crate::data::{self, Dataset, Fact, Origin, Place};
use crate::model::{Country, Format, List, Meeting, Nonmember, Source, Spell};

#[derive(Clone, Copy)]
pub struct Rule {
    /// The name by which findings cite it.
    pub name: &'static str,
    check: fn(&Dataset, &mut Findings),
}

const fn rule(name: &'static str, check: fn(&Dataset, &mut Findings)) -> Rule {
    Rule { name, check }
}

/// Every rule, in the order in which they are run. The functions say what each of them asks.
pub const RULES: &[Rule] = &[
    rule("alliance", membership::alliance),
    rule("ids-well-formed", identity::ids_well_formed),
    rule("ids-unique", identity::ids_unique),
    rule("codes-well-formed", identity::codes_well_formed),
    rule("codes-unique", identity::codes_unique),
    rule("countries-known", identity::countries_known),
    rule("regions-known", identity::regions_known),
    rule("organisations-known", identity::organisations_known),
    rule("formats-known", identity::formats_known),
    rule("names-unambiguous", identity::names_unambiguous),
    rule("ambiguous-agree", identity::ambiguous_agree),
    rule("nothing-twice", repetition::nothing_twice),
    rule("sources-known", sourcing::sources_known),
    rule("facts-sourced", sourcing::facts_sourced),
    rule("spells-well-sourced", sourcing::spells_well_sourced),
    rule("sources-used", sourcing::sources_used),
    rule("conflicts-settled", sourcing::conflicts_settled),
    rule("conflicts-differ", sourcing::conflicts_differ),
    rule("addresses-well-formed", sourcing::addresses_well_formed),
    rule("reviewed", time::reviewed),
    rule("from-before-until", time::from_before_until),
    rule("names-in-order", time::names_in_order),
    rule("status-agrees", time::status_agrees),
    rule("year-ends-explained", time::year_ends_explained),
    rule("spells-within-format", time::spells_within_format),
    rule("records-within-format", time::records_within_format),
    rule("countries-exist", time::countries_exist),
    rule("spells-apart", membership::spells_apart),
    rule("suspensions-agree", membership::suspensions_agree),
    rule("nonmembers-agree", membership::nonmembers_agree),
    rule("list-agrees", membership::list_agrees),
    rule("left-agrees", membership::left_agrees),
    rule("ally-or-partner", membership::ally_or_partner),
    rule("joined-on-accession", membership::joined_on_accession),
    rule("areas-agree", membership::areas_agree),
    rule("outside-agrees", membership::outside_agrees),
    rule("states-agree", identity::states_agree),
    rule("succession-agrees", time::succession_agrees),
    rule("counts-agree", sourcing::counts_agree),
    rule("claims-counted", sourcing::claims_counted),
];

/// A place where a data set breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, without folder and ending: `formats/eapc`.
    pub record: String,
    /// The place in the file: `members[3] (AL)`.
    pub place: String,
    pub rule: &'static str,
    pub what: String,
}

struct Findings {
    rule: &'static str,
    /// Places by file, place as people count, rule and what is wrong, each once.
    found: BTreeMap<(String, String, &'static str, String), String>,
}

/// The most findings that are kept: who has so many does not read them one by one.
pub const MOST_FINDINGS: usize = 10_000;

impl Findings {
    fn add(&mut self, place: Place<'_>, what: impl Into<String>) {
        if self.found.len() < MOST_FINDINGS {
            let key = (place.file(), natural(place), self.rule, what.into());
            self.found.insert(key, place.to_string());
        }
    }
}

/// Returns everything in which a data set breaks a rule, each once, sorted by file and place; of more than
/// [`MOST_FINDINGS`] the first that were found.
pub fn findings(dataset: &Dataset) -> Vec<Finding> {
    let mut findings = Findings { rule: "", found: BTreeMap::new() };
    for rule in RULES {
        findings.rule = rule.name;
        (rule.check)(dataset, &mut findings);
    }
    let sorted = findings.found.into_iter();
    sorted.map(|((record, _, rule, what), place)| Finding { record, place, rule, what }).collect()
}

/// Returns a text that sorts `members[2]` before `members[10]`, and an entry with a label before one without.
fn natural(place: Place<'_>) -> String {
    let written = format!("{place}[");
    match place.index {
        Some(index) => written.replacen(&format!("[{index}]"), &format!("[{index:0>9}]"), 1),
        None => written,
    }
}

/// Writes findings one to a line, with their files, and counts them.
pub fn report(findings: &[Finding], origin: &Origin) -> String {
    let lines = findings.iter().map(|finding| {
        let Finding { record, place, rule, what } = finding;
        format!("{}: {place}: {what} [{rule}]\n", origin.file_of(record))
    });
    let count = counted(findings.len());
    lines.chain([format!("{count}: the data set cannot be used")]).collect()
}

/// Counts findings: `1 finding`, `12 findings`, or at least as many as are kept.
pub fn counted(count: usize) -> String {
    match count {
        1 => "1 finding".to_owned(),
        ..MOST_FINDINGS => format!("{count} findings"),
        _ => format!("at least {count} findings"),
    }
}

/// Calls a function with every fact that needs a source or a confidence.
fn each_fact<'d>(dataset: &'d Dataset, mut take: impl FnMut(&Fact<'d>)) {
    data::each_fact(dataset, &mut |fact, _| {
        if fact.needs_source {
            take(fact);
        }
    });
}

fn entries<'d, T>(
    list: Place<'d>,
    entries: &'d [T],
    label: fn(&'d T) -> &'d str,
) -> impl Iterator<Item = (Place<'d>, &'d T)> {
    entries.iter().enumerate().map(move |(index, entry)| (list.nth(index, label(entry)), entry))
}

fn countries(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &Country)> {
    let list = Place::in_file("countries", "countries");
    entries(list, &dataset.countries, |country| country.id.as_str())
}

fn meetings(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &Meeting)> {
    entries(Place::in_file("meetings", "meetings"), &dataset.meetings, |meeting| &meeting.id)
}

fn sources(dataset: &Dataset) -> impl Iterator<Item = (Place<'_>, &Source)> {
    entries(Place::in_file("sources", "sources"), &dataset.sources, |source| &source.id)
}

fn spells(dataset: &Dataset) -> impl Iterator<Item = (&Format, Place<'_>, &Spell)> {
    dataset.formats.iter().flat_map(|format| {
        let spells = spell_lists(format).into_iter().flat_map(|(key, spells)| {
            let list = Place::in_format(format, key);
            entries(list, spells, |spell| spell.holder().unwrap_or_default())
        });
        spells.map(move |(place, spell)| (format, place, spell))
    })
}

fn spell_lists(format: &Format) -> [(&'static str, &List<Spell>); 2] {
    [("members", &format.members), ("observers", &format.observers)]
}

fn nonmembers(format: &Format) -> impl Iterator<Item = (Place<'_>, &Nonmember)> {
    let lists = [
        ("invited", &format.invited),
        ("pending", &format.pending),
        ("not_members", &format.not_members),
    ];
    lists.into_iter().flat_map(|(key, list)| {
        entries(Place::in_format(format, key), list, |it| it.country.as_str())
    })
}
