//! What a sound data set keeps: a table of rules, each a short function.
//!
//! All rules run and all findings are reported, sorted by file. A coarse date breaks a rule only
//! if no day inside it could keep it. What a single value must be (a real date, a known word,
//! clean text) is not here but in the type of the value, which refuses it on reading.

mod counting;
mod facts;
mod identity;
mod membership;
mod repetition;
mod sourcing;
mod time;

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use crate::data::{Dataset, Origin};
use crate::model::{Country, Format, Spell};

/// A rule that every data set must keep.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The name by which findings cite it.
    pub name: &'static str,
    /// What it asks, in one line.
    pub what: &'static str,
    check: fn(&Dataset, &mut Findings),
}

macro_rules! rules {
    ($($what:literal $name:literal => $check:path,)*) => {
        /// Every rule, in the order in which they are run.
        pub const RULES: &[Rule] = &[$(Rule { name: $name, what: $what, check: $check },)*];
    };
}

rules! {
    "the data set has a format `nato` of kind alliance" "alliance" => membership::alliance,
    "every id is made of small letters, digits and hyphens, and no meeting is called like a day" "ids-well-formed" => identity::ids_well_formed,
    "no two records share an id, and no two regions a code" "ids-unique" => identity::ids_unique,
    "every code of a country or a region has its form" "codes-well-formed" => identity::codes_well_formed,
    "no two countries of today share a code: of ISO 3166 ever, of a list of states at one time" "codes-unique" => identity::codes_unique,
    "every country that is named has a record" "countries-known" => identity::countries_known,
    "every region that is named is in countries.yaml" "regions-known" => identity::regions_known,
    "every spell has either a country or an organisation, which is in organisations.yaml" "organisations-known" => identity::organisations_known,
    "every format that is named has a file" "formats-known" => identity::formats_known,
    "a name means one country or one format, or is listed as ambiguous" "names-unambiguous" => identity::names_unambiguous,
    "an ambiguous name is folded, and whoever it may mean bears it" "ambiguous-agree" => identity::ambiguous_agree,
    "nothing stands twice in a list" "nothing-twice" => repetition::nothing_twice,
    "every source that is cited is in sources.yaml" "sources-known" => sourcing::sources_known,
    "every fact has a source or a confidence" "facts-sourced" => sourcing::facts_sourced,
    "every source is cited" "sources-used" => sourcing::sources_used,
    "the source that is preferred is one of those quoted" "conflicts-settled" => sourcing::conflicts_settled,
    "a conflict quotes two claims at least that differ" "conflicts-differ" => sourcing::conflicts_differ,
    "every address is one of http or https" "addresses-well-formed" => sourcing::addresses_well_formed,
    "the data were reviewed on a day, and tell of nothing after it" "reviewed" => time::reviewed,
    "a period ends after it begins" "from-before-until" => time::from_before_until,
    "the names of a format follow each other in time" "names-in-order" => time::names_in_order,
    "a format has ended if and only if it says when" "status-agrees" => time::status_agrees,
    "a date on 1 January or 31 December has a note that says its source prints that day" "year-ends-explained" => time::year_ends_explained,
    "no spell lies outside the life of its format" "spells-within-format" => membership::spells_within_format,
    "nothing that a format has is dated outside its life" "records-within-format" => time::records_within_format,
    "no spell begins before its country exists, or runs on when it is no more" "countries-exist" => membership::countries_exist,
    "no two spells of one country in one role overlap" "spells-apart" => membership::spells_apart,
    "a suspension lies within its spell, and no two of one spell or format overlap" "suspensions-agree" => membership::suspensions_agree,
    "nobody who is a member is invited, pending, an observer or no member then" "nonmembers-agree" => membership::nonmembers_agree,
    "a list that is not complete says what is missing, and one that is unknown has no members" "list-agrees" => membership::list_agrees,
    "a spell says why it ended if and only if it ended" "left-agrees" => membership::left_agrees,
    "nobody is Ally and partner at once" "ally-or-partner" => membership::ally_or_partner,
    "who left by joining NATO left on the day of accession" "joined-on-accession" => membership::joined_on_accession,
    "an area has no spell, and it alone is represented, by a state" "areas-agree" => membership::areas_agree,
    "who is said to be in no format, or invited to one, is in none that day" "outside-agrees" => membership::outside_agrees,
    "a former state alone existed for a time and has successors, and no country follows itself" "states-agree" => membership::states_agree,
    "predecessor and successor name each other, and the one was founded before the other" "succession-agrees" => membership::succession_agrees,
    "a stated count has a number and equals the count of the data, or a conflict is about that count" "counts-agree" => counting::counts_agree,
    "a claim that is about a stated count has a number of it" "claims-counted" => counting::claims_counted,
}

/// A place where a data set breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, without folder and ending: `formats/eapc`.
    pub record: String,
    /// The place in the file: `members[3] (AL)`.
    pub place: String,
    /// The name of the rule.
    pub rule: &'static str,
    /// What is wrong, and what to do.
    pub what: String,
}

/// The findings so far, and the rule that is being checked.
struct Findings {
    rule: &'static str,
    /// What is wrong, each once, with its place: by record, place as people count, rule and words.
    found: BTreeMap<(String, String, &'static str, String), String>,
}

/// The most findings that are kept: who has so many does not read them one by one.
pub const MOST_FINDINGS: usize = 10_000;

impl Findings {
    fn add(&mut self, record: impl Into<String>, place: impl Display, what: impl Into<String>) {
        if self.found.len() == MOST_FINDINGS {
            return;
        }
        let place = place.to_string();
        self.found.insert((record.into(), natural(&place), self.rule, what.into()), place);
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

/// Returns a text that sorts `members[2]` before `members[10]`.
fn natural(place: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    place
        .split('[')
        .map(|part| match part.find(|letter| !is_digit(letter)) {
            Some(end) => format!("{:0>9}{}[", &part[..end], &part[end..]),
            _ => format!("{part}["),
        })
        .collect()
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

/// A place in a record: `members[3] (AL)`, or `ended` where the key holds no list.
struct Place<'a> {
    list: &'static str,
    number: Option<usize>,
    label: &'a str,
}

impl<'a> Place<'a> {
    fn of_spell(list: &'static str, number: usize, spell: &'a Spell) -> Self {
        Self { list, number: Some(number), label: spell.holder().unwrap_or_default() }
    }

    fn of_country(number: usize, country: &'a Country) -> Self {
        Self { list: "countries", number: Some(number), label: country.id.as_str() }
    }
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.list)?;
        if let Some(number) = self.number {
            write!(f, "[{number}]")?;
        }
        if self.label.is_empty() { Ok(()) } else { write!(f, " ({})", self.label) }
    }
}

/// Returns the file of a format.
fn file_of(format: &Format) -> String {
    format!("formats/{}", format.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_twice_is_kept_once_and_does_not_count_towards_the_most() {
        let mut findings = Findings { rule: "rule", found: BTreeMap::new() };
        let add = |findings: &mut Findings, number| {
            let place = Place { list: "members", number: Some(number), label: "" };
            findings.add("formats/md", place, "what");
        };
        for number in [10, 2, 10] {
            (0..MOST_FINDINGS).for_each(|_| add(&mut findings, number));
        }
        let places: Vec<&str> = findings.found.values().map(String::as_str).collect();
        assert_eq!(places, ["members[2]", "members[10]"]);
        (0..2 * MOST_FINDINGS).for_each(|number| add(&mut findings, number));
        assert_eq!(findings.found.len(), MOST_FINDINGS);
        assert_eq!(counted(findings.found.len()), "at least 10000 findings");
    }

    #[test]
    fn findings_are_counted_as_far_as_they_are_kept() {
        assert_eq!(counted(0), "0 findings");
        assert_eq!(counted(1), "1 finding");
        assert_eq!(counted(2), "2 findings");
        assert_eq!(counted(MOST_FINDINGS - 1), format!("{} findings", MOST_FINDINGS - 1));
        assert_eq!(counted(MOST_FINDINGS), format!("at least {MOST_FINDINGS} findings"));
    }
}
