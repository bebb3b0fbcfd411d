//! Every code of two and three letters.

use std::path::Path;
use std::{fs, thread};

use nato_partners::Outcome;
use nato_partners::data::Dataset;
use nato_partners::error::Exit;
use nato_partners::model::fold;
use serde_yaml::Value;

use crate::names::{assert_all, differs};
use crate::support::asked::run;
use crate::support::failures::Failures;

/// A country or organisation as its file has it.
struct Party {
    id: String,
    is_living: bool,
    iso: Vec<String>,
    names: Vec<String>,
}

fn parties() -> Vec<Party> {
    let read = |file: &str, key: &str| -> Vec<Value> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
        let value: Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        value[key].as_sequence().unwrap().clone()
    };
    let mut countries = read("countries.yaml", "countries");
    countries.extend(read("outside.yaml", "countries"));
    let organisations = read("organisations.yaml", "organisations");
    let countries = countries.iter().map(country);
    countries.chain(organisations.iter().map(organisation)).collect()
}

fn country(record: &Value) -> Party {
    let texts = |value: &Value, keys: &[&str]| -> Vec<String> {
        keys.iter().filter_map(|key| value[*key].as_str()).map(str::to_owned).collect()
    };
    let listed = |key: &str, part: &str| -> Vec<String> {
        let list = record.get(key).and_then(Value::as_sequence).into_iter().flatten();
        let sure = list.filter(|name| name["kind"].as_str() != Some("ambiguous"));
        sure.filter_map(|name| name[part].as_str()).map(str::to_owned).collect()
    };
    let mut names = texts(&record["name"], &["en", "de", "fr"]);
    names.extend(texts(&record["un_short"], &["en", "fr"]));
    names.extend(texts(record, &["formal", "cldr"]));
    names.extend(listed("other_names", "name"));
    names.extend(listed("endonyms", "name"));
    names.extend(listed("former_names", "en"));
    Party {
        id: record["id"].as_str().unwrap().to_owned(),
        is_living: record["kind"].as_str() != Some("former-state"),
        iso: texts(&record["iso"], &["alpha2", "alpha3", "alpha4"]),
        names: names.iter().map(|name| fold(name)).collect(),
    }
}

fn organisation(record: &Value) -> Party {
    let names = ["id", "abbreviation"].iter().filter_map(|key| record[*key].as_str());
    let aliases = record.get("aliases").and_then(Value::as_sequence).into_iter().flatten();
    let names = names.chain(aliases.filter_map(Value::as_str)).map(fold).collect();
    let id = record["id"].as_str().unwrap().to_owned();
    Party { id, is_living: true, iso: Vec::new(), names }
}

/// Works out what a code of capital letters means, as docs/promises.md has it.
///
/// An ISO code comes first, of a living state before one of a former. Then comes a name, again of the living
/// before the former. A code of another system alone means nothing.
fn meant<'p>(parties: &'p [Party], code: &str) -> Option<&'p str> {
    let has = |codes: &[String]| codes.iter().any(|other| other == code);
    let by_iso: Vec<&Party> = living_first(parties.iter().filter(|party| has(&party.iso)));
    let folded = code.to_ascii_lowercase();
    let by_name = living_first(parties.iter().filter(|party| party.names.contains(&folded)));
    match (by_iso.as_slice(), by_name.as_slice()) {
        ([one], _) | ([], [one]) => Some(&*one.id),
        _ => None,
    }
}

fn living_first<'p>(bearers: impl Iterator<Item = &'p Party>) -> Vec<&'p Party> {
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
fn every_code_of_two_or_three_letters_means_who_bears_it_or_nobody() {
    let parties = parties();
    let dataset = Dataset::embedded();
    let codes = codes();
    assert_all(&codes, |code| {
        let expected = meant(&parties, code).unwrap_or("nobody");
        let asked = |code: &str| dataset.party_named(code).map_or("nobody", |party| party.code());
        differs(code, expected, asked(code))
            .or_else(|| differs(code, expected, asked(&code.to_ascii_lowercase())))
    });
    let bearing = codes.iter().filter(|code| meant(&parties, code).is_some()).count();
    println!("{} codes, of which {bearing} mean somebody", codes.len());
}

#[test]
fn every_code_of_two_or_three_letters_can_be_typed_to_country() {
    let parties = parties();
    let codes = codes();
    let workers = thread::available_parallelism().map_or(2, Into::into);
    let failures: Failures = thread::scope(|scope| {
        let shares = codes.chunks(codes.len().div_ceil(workers));
        let handles: Vec<_> = shares
            .map(|share| {
                let parties = &parties;
                scope.spawn(move || {
                    let mut failures = Failures::default();
                    for code in share {
                        let wrong = typed(parties, code);
                        failures.unless(wrong.is_none(), code, wrong.unwrap_or_default());
                    }
                    failures
                })
            })
            .collect();
        let mut failures = Failures::default();
        for handle in handles {
            failures.extend(handle.join().unwrap());
        }
        failures
    });
    failures.report(codes.len());
}

/// Types a code to `country` and says what is wrong with the answer, or with the tips.
fn typed(parties: &[Party], code: &str) -> Option<String> {
    let outcome = run(&["country", code, "--columns", "country", "-o", "csv"]);
    let wrong = |what: &str| Some(format!("nato-partners country {code}: {what}\n  {outcome:?}"));
    if let Some(id) = meant(parties, code) {
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
