//! The program's answers, and how they are compared.

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::Dataset;
use nato_partners::membership::{MemberFilter, MembershipRow, Tally};
use nato_partners::model::{self, Language, PartialDate, Role};

use crate::oracle::calendar::Day;
use crate::support::asked::rows;
use crate::support::failures::Failures;

/// What is said of each seat, by who holds it or by its format.
pub type Answer = BTreeMap<String, Vec<String>>;

/// Says all of one seat in a line; an unknown date is printed as no value.
pub fn said(
    role: &str,
    since: &str,
    until: &str,
    standing: &str,
    perhaps_suspended: bool,
) -> String {
    let perhaps = if perhaps_suspended { ", perhaps suspended" } else { "" };
    let [since, until] = [since, until].map(|date| date.replace("unknown", ""));
    format!("{role} from {since} until {until}: {standing}{perhaps}")
}

pub fn sorted(mut answer: Answer) -> Answer {
    for said in answer.values_mut() {
        said.sort();
    }
    answer
}

/// Asks `members FORMAT --on DAY`, for every role, of all there ever were or of those in force.
fn asked(id: &str, (year, month, day): Day, ever: bool) -> (Vec<MembershipRow<'static>>, Tally) {
    let dataset = Dataset::embedded();
    let format = dataset.format(id).unwrap_or_else(|| panic!("no format {id}"));
    let filter = MemberFilter { roles: Role::ALL.to_vec(), ever, ..MemberFilter::default() };
    let [month, day] = [month, day].map(|part| u8::try_from(part).unwrap());
    let day = model::Day::new(u16::try_from(year).unwrap(), month, day).unwrap();
    nato_partners::membership::members(dataset, format, day, Language::English, &filter)
}

/// Says how everybody who ever was in a format stands on a day.
pub fn first_answer(id: &str, day: Day) -> Answer {
    let mut answer = Answer::new();
    for member in asked(id, day, true).0 {
        let until = member.membership.until.map(PartialDate::text).unwrap_or_default();
        let (role, standing) = (member.membership.role.word(), member.standing.word());
        let perhaps = member.is_perhaps_suspended;
        let said = said(role, &member.since.text(), &until, standing, perhaps);
        answer.entry(member.party.code().to_owned()).or_default().push(said);
    }
    sorted(answer)
}

/// Says how many there are.
pub fn first_tally(id: &str, day: Day) -> Tally {
    asked(id, day, false).1
}

/// Asks on the command line, and groups the rows by one of their columns.
pub fn printed(command: &str, by: &str) -> Answer {
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
        let what = || format!("{name}: the program {first:?}, the oracle {second:?}");
        failures.unless(
            first == second,
            command,
            if first == second { String::new() } else { what() },
        );
    }
}
