//! Every code of two and three letters.

use nato_partners::Outcome;
use nato_partners::data::{Dataset, Party};
use nato_partners::error::Exit;
use nato_partners::model::fold;

use crate::support::asked::run;
use crate::support::bearers::{Bearer, bearers};
use crate::support::failures::try_each;

/// Returns everybody, with all names folded.
fn parties() -> Vec<Bearer> {
    let mut bearers = bearers();
    bearers.iter_mut().flat_map(|it| &mut it.names).for_each(|name| *name = fold(name));
    bearers
}

/// Works out what a code of capital letters means, as docs/promises.md has it.
///
/// An ISO code comes first, of a living state before one of a former. Then comes a name, again of the living
/// before the former. A code of another system alone means nothing.
fn meant<'p>(parties: &'p [Bearer], code: &str) -> Option<&'p str> {
    let has = |codes: &[String]| codes.iter().any(|other| other == code);
    let by_iso: Vec<&Bearer> = living_first(parties.iter().filter(|party| has(&party.iso)));
    let folded = code.to_ascii_lowercase();
    let by_name = living_first(parties.iter().filter(|party| party.names.contains(&folded)));
    match (by_iso.as_slice(), by_name.as_slice()) {
        ([one], _) | ([], [one]) => Some(&*one.code),
        _ => None,
    }
}

fn living_first<'p>(bearers: impl Iterator<Item = &'p Bearer>) -> Vec<&'p Bearer> {
    let (living, former): (Vec<_>, Vec<_>) = bearers.partition(|party| party.is_living);
    if living.is_empty() { former } else { living }
}

fn codes() -> Vec<String> {
    let letters = || 'A'..='Z';
    let two = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
    let three = two.clone().flat_map(|two| letters().map(move |three| format!("{two}{three}")));
    two.chain(three).collect()
}

#[test]
fn every_code_of_two_or_three_letters_means_who_bears_it_or_nobody_and_can_be_typed_to_country() {
    let (parties, codes) = (parties(), codes());
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    try_each(&codes, 2 * codes.len(), |failures, code, _| {
        let meant = meant(&parties, code);
        let asked = |code: &str| Dataset::embedded().party_named(code).map(Party::code);
        let both = [asked(code), asked(&code.to_ascii_lowercase())];
        failures.unless(both == [meant; 2], code, format_args!("is {meant:?}, and not {both:?}"));
        let wrong = typed(meant, code);
        failures.unless(wrong.is_none(), code, wrong.unwrap_or_default());
    });
}

/// Types a code to `country` and says what is wrong with the answer, or with the tips.
fn typed(meant: Option<&str>, code: &str) -> Option<String> {
    let outcome = run(&["country", code, "--columns", "country", "-o", "csv"]);
    let wrong = |what: &str| Some(format!("nato-partners country {code}: {what}\n  {outcome:?}"));
    if let Some(id) = meant {
        let is_answered = outcome.exit == Exit::Answered && !outcome.stdout.is_empty();
        let others = outcome.stdout.lines().skip(1).any(|row| row != id);
        return if is_answered && !others { None } else { wrong(&format!("it means {id}")) };
    }
    let is_refused = outcome.exit == Exit::NotFound && outcome.stdout.is_empty();
    if !is_refused || !outcome.stderr.starts_with("error: ") {
        return wrong("it means nobody for sure");
    }
    let cannot_be_typed = |tip: &&str| Dataset::embedded().party_named(tip).is_none();
    let tip = quoted_tips(&outcome).into_iter().find(cannot_be_typed)?;
    wrong(&format!("the tip `{tip}` cannot be typed"))
}

/// Returns what stands in backticks after `type` or `did you mean`.
fn quoted_tips(outcome: &Outcome) -> Vec<&str> {
    let tips = outcome.stderr.lines().filter_map(|line| line.strip_prefix("tip: "));
    let said = tips.filter_map(|tip| tip.split_once("type `").or(tip.split_once("did you mean `")));
    said.filter(|(_, rest)| !rest.contains("such as"))
        .flat_map(|(_, rest)| rest.split('`').step_by(2))
        .filter(|tip| !tip.is_empty())
        .collect()
}
