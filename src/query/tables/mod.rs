//! Everything that is known, as flat rows with keys, so that other tools can hold it.
//!
//! Every record of the data set stands in exactly one row. The rows have ids made of what they are
//! about: the format, the country or the day, and a number that counts those alike.

mod citations;
mod facts;
mod spells;

use std::collections::BTreeMap;

pub use citations::Cited;
pub use facts::{Fact, NameFact};
pub use spells::SpellFact;

use crate::data::Dataset;
use crate::model::{
    AmbiguousName, Beneficiary, Claim, CodeSpell, Conflict, Country, CountryCode, Event,
    FormerName, Nonmember, Outside, Project, Renaming, StateUnderCode, StatedCount, Suspension,
    SystemCode, Text, Tie, Total, Variant,
};

/// Something that has no id of its own: the n-th one of its owner.
pub struct Item<'d, T> {
    /// The id of the record it belongs to.
    pub owner: &'d str,
    /// Which of its owner's it is; the first one has 1.
    pub number: usize,
    /// The thing itself.
    pub record: T,
}

/// A time in which a list of states counts a country, and the list's code of it.
pub type CodeTime<'d> = (&'d SystemCode, &'d CodeSpell);

fn code_times(system: Option<&SystemCode>) -> impl Iterator<Item = CodeTime<'_>> {
    system.into_iter().flat_map(|system| system.spells.iter().map(move |spell| (system, spell)))
}

/// A name by which people ask for a country.
pub struct CountryName<'d> {
    /// The name.
    pub name: &'d str,
    /// The code of the language.
    pub lang: &'d str,
    /// What kind of name it is.
    pub kind: &'static str,
    /// The list it was found in.
    pub found_in: Option<&'d str>,
}

/// All rows of an export, table by table, in the order of the data set.
pub struct Tables<'d> {
    /// The data set itself.
    pub dataset: &'d Dataset,
    /// Other names of countries, those in their own languages first.
    pub country_names: Vec<Item<'d, CountryName<'d>>>,
    /// Names that countries bore before.
    pub former_names: Vec<Item<'d, &'d FormerName>>,
    /// When the Correlates of War list counts a country.
    pub cow_spells: Vec<Item<'d, CodeTime<'d>>>,
    /// When Gleditsch and Ward's list counts it.
    pub gw_spells: Vec<Item<'d, CodeTime<'d>>>,
    /// Countries that a former state is related to, with how.
    pub country_relations: Vec<Item<'d, (&'static str, CountryCode)>>,
    /// The states for which a code stood.
    pub states_under_codes: Vec<Item<'d, &'d StateUnderCode>>,
    /// The countries that an ambiguous name may mean.
    pub ambiguous_names: Vec<Item<'d, CountryCode>>,
    /// In which scheme an ambiguous name means which.
    pub ambiguous_uses: Vec<Item<'d, &'d Text>>,
    /// How countries stand to NATO outside all formats.
    pub outside: Vec<Fact<'d, Outside>>,
    /// Other names of organisations.
    pub organisation_aliases: Vec<Item<'d, &'d Text>>,
    /// Names of formats.
    pub format_names: Vec<NameFact<'d>>,
    /// Names of parts of formats.
    pub format_variants: Vec<Fact<'d, Variant>>,
    /// Other names of formats.
    pub format_aliases: Vec<Item<'d, &'d Text>>,
    /// How formats were renamed.
    pub renamings: Vec<Fact<'d, Renaming>>,
    /// How dates and members of formats are counted.
    pub conventions: Vec<Item<'d, &'d Text>>,
    /// Who was in which format.
    pub spells: Vec<SpellFact<'d>>,
    /// What was suspended: a spell, or a whole format.
    pub suspensions: Vec<Fact<'d, Suspension>>,
    /// How ties grew.
    pub ties: Vec<Fact<'d, Tie>>,
    /// Who is named with a format and no member.
    pub nonmembers: Vec<Fact<'d, Nonmember>>,
    /// What happened.
    pub events: Vec<Fact<'d, Event>>,
    /// Numbers that sources state.
    pub counts: Vec<Fact<'d, StatedCount>>,
    /// Where sources disagree.
    pub conflicts: Vec<Fact<'d, Conflict>>,
    /// What each source says there.
    pub claims: Vec<Fact<'d, Claim>>,
    /// What is not known.
    pub open_questions: Vec<Fact<'d, Text>>,
    /// Trust Funds: single projects.
    pub projects: Vec<Fact<'d, Project>>,
    /// Trust Funds: who else pays.
    pub donors: Vec<(String, Item<'d, &'d Text>)>,
    /// Trust Funds: what was done in all.
    pub totals: Vec<Fact<'d, Total>>,
    /// Trust Funds: where.
    pub beneficiaries: Vec<Fact<'d, Beneficiary>>,
    /// The papers that meetings adopted.
    pub meeting_documents: Vec<Item<'d, &'d Text>>,
    /// The formats that meetings decided on.
    pub meeting_formats: Vec<Item<'d, &'d str>>,
}

/// Returns everything that is known.
pub fn tables(dataset: &Dataset) -> Tables<'_> {
    let countries = &*dataset.countries;
    let formats = &*dataset.formats;
    let meetings = &*dataset.meetings;
    let conflicts = facts::conflicts(dataset);
    let projects = facts::of_formats(dataset, "project", |format| &format.projects);
    Tables {
        dataset,
        country_names: items(countries, code, country_names),
        former_names: items(countries, code, |country| country.former_names.iter()),
        cow_spells: items(countries, code, |country| code_times(country.cow.as_ref())),
        gw_spells: items(countries, code, |country| code_times(country.gw.as_ref())),
        country_relations: items(countries, code, relations),
        states_under_codes: items(countries, code, |country| country.states_under_this_code.iter()),
        ambiguous_names: items(
            &dataset.ambiguous,
            |name| &name.key,
            |name: &AmbiguousName| name.countries.iter().copied(),
        ),
        ambiguous_uses: items(&dataset.ambiguous, |name| &name.key, |name| name.uses.iter()),
        outside: facts::outside(dataset),
        organisation_aliases: items(&dataset.organisations, |it| &it.id, |it| it.aliases.iter()),
        format_names: facts::names(dataset),
        format_variants: facts::of_formats(dataset, "variant", |format| &format.variants),
        format_aliases: items(formats, |format| &format.id, |format| format.aliases.iter()),
        renamings: facts::of_formats(dataset, "renamed", |format| &format.renamed),
        conventions: items(formats, |format| &format.id, |format| format.conventions.iter()),
        spells: spells::spells(dataset),
        suspensions: spells::suspensions(dataset),
        ties: spells::ties(dataset),
        nonmembers: facts::nonmembers(dataset),
        events: facts::of_formats(dataset, "event", |format| &format.events),
        counts: facts::of_formats(dataset, "count", |format| &format.counts),
        claims: facts::claims(&conflicts),
        conflicts,
        open_questions: facts::open_questions(dataset),
        donors: facts::donors(&projects),
        projects,
        totals: facts::of_formats(dataset, "total", |format| &format.totals),
        beneficiaries: facts::of_formats(dataset, "beneficiary", |format| &format.beneficiaries),
        meeting_documents: items(meetings, |meeting| &meeting.id, |it| it.documents.iter()),
        meeting_formats: items(
            meetings,
            |meeting| &meeting.id,
            |it| it.formats.iter().map(|format| &**format),
        ),
    }
}

/// Numbers what belongs to each of the owners.
fn items<'d, O, T, I: Iterator<Item = T>>(
    owners: &'d [O],
    id: impl Fn(&'d O) -> &'d str,
    of: impl Fn(&'d O) -> I,
) -> Vec<Item<'d, T>> {
    let numbered = owners.iter().flat_map(|owner| {
        let owner_id = id(owner);
        of(owner).enumerate().map(move |(place, record)| Item {
            owner: owner_id,
            number: place + 1,
            record,
        })
    });
    numbered.collect()
}

fn code(country: &Country) -> &str {
    country.id.as_str()
}

fn country_names(country: &Country) -> impl Iterator<Item = CountryName<'_>> {
    let endonyms = country.endonyms.iter().map(|endonym| CountryName {
        name: &endonym.name,
        lang: &endonym.lang,
        kind: "endonym",
        found_in: None,
    });
    endonyms.chain(country.other_names.iter().map(|other| CountryName {
        name: &other.name,
        lang: &other.lang,
        kind: other.kind.word(),
        found_in: other.found_in.as_deref(),
    }))
}

fn relations(country: &Country) -> impl Iterator<Item = (&'static str, CountryCode)> {
    let related = [
        ("predecessor", &country.predecessors),
        ("successor", &country.successors),
        ("territory-now", &country.territory_now),
    ];
    related.into_iter().flat_map(|(how, codes)| codes.iter().map(move |code| (how, *code)))
}

/// Gives ids: what a record is about, and how many alike came before it.
#[derive(Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    fn next(&mut self, about: &str) -> String {
        let number = self.0.entry(about.to_owned()).or_default();
        *number += 1;
        format!("{about}:{number}")
    }
}
