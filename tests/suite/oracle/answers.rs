//! The program's answers, and how they are compared.

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::Dataset;
use nato_partners::membership::{MemberFilter, Tally};
use nato_partners::model::{self, Language, Role};

use crate::oracle::calendar::Day;
use crate::support::asked::rows;
use crate::support::failures::Failures;

/// What is said of each seat, by who holds it or by its format.
pub type Answer = BTreeMap<String, Vec<String>>;

/// Says all of one seat in a line; an unknown date is printed as no value.
pub fn said([role, since, until, why, standing]: [&str; 5], perhaps_suspended: bool) -> String {
    let perhaps = if perhaps_suspended { ", perhaps suspended" } else { "" };
    let [since, until] = [since, until].map(|date| date.replace("unknown", ""));
    format!("{role} from {since} until {until} ({why}): {standing}{perhaps}")
}

pub fn sorted(mut answer: Answer) -> Answer {
    for said in answer.values_mut() {
        said.sort();
    }
    answer
}

/// Says how many there are, in every role, as `members FORMAT --on DAY` counts them.
pub fn first_tally(id: &str, (year, month, day): Day) -> Tally {
    let dataset = Dataset::embedded();
    let filter = MemberFilter { roles: Role::ALL.to_vec(), ..MemberFilter::default() };
    let [month, day] = [month, day].map(|part| u8::try_from(part).unwrap());
    let day = model::Day::new(u16::try_from(year).unwrap(), month, day).unwrap();
    let format = dataset.format(id).unwrap();
    nato_partners::membership::members(dataset, format, day, Language::English, &filter).1
}

/// Asks on the command line, and groups the rows by one of their columns.
pub fn printed(command: &str, by: &str) -> Answer {
    let columns = format!("{by},role,since,until,ended_why,standing,note");
    let mut answer = Answer::new();
    for row in rows(&format!("{command} --columns {columns}")) {
        let cell = |key: &str| row[key].as_str().unwrap_or_default();
        let perhaps = cell("note").ends_with("perhaps suspended: the dates are too coarse to tell");
        let said = said(["role", "since", "until", "ended_why", "standing"].map(cell), perhaps);
        answer.entry(cell(by).to_owned()).or_default().push(said);
    }
    sorted(answer)
}

/// Compares name by name, so that a failure is one line that can be typed.
pub fn compare(
    failures: &mut Failures,
    command: &str,
    names: &BTreeSet<String>,
    first: &Answer,
    second: &Answer,
) {
    for name in names.iter().chain(first.keys().filter(|name| !names.contains(*name))) {
        let [first, second] = [first, second].map(|answer| answer.get(name));
        let what = format_args!("{name}: the program {first:?}, the oracle {second:?}");
        failures.unless(first == second, command, what);
    }
}
