//! Where sources disagree, what was counted, and what is not known.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::asked::{column, rows};

#[test]
fn the_council_has_22_partners_and_the_page_says_24() {
    let claims = rows("conflicts eapc");
    let of = |source: &str| {
        let claim = claims.iter().find(|claim| claim["source"] == source).expect(source);
        assert!(claim["fact"].as_str().expect("a fact").contains("22 or 24"), "{claim}");
        claim
    };
    let page = of("aa-cooperative-security");
    assert!(page["claim"].as_str().expect("a claim").contains("24 partner countries"));
    assert_eq!(page["counted"], "50 on 2017-06-04: 28 Allies and 22 partners");
    assert_eq!((&page["preferred"], &page["why"]), (&"no".into(), &Value::Null));
    let followed = of("forsecurity-2010");
    assert_eq!(followed["preferred"], "yes");
    assert!(followed["why"].as_str().expect("a reason").contains("22 + 28 = 50"));
}

#[test]
fn every_dispute_is_settled_once() {
    let mut settled: BTreeMap<(String, String), usize> = BTreeMap::new();
    for claim in rows("conflicts") {
        let key = (claim["format"].to_string(), claim["fact"].to_string());
        *settled.entry(key).or_default() += usize::from(!claim["why"].is_null());
        assert!(claim["why"].is_null() || claim["preferred"] == "yes", "{claim}");
    }
    assert!(settled.len() > 50);
    assert!(settled.values().all(|reasons| *reasons == 1), "{settled:#?}");
}

/// Counts countries and organisations that were partners in any format and no Allies on a day.
fn partners_on(day: &str) -> (usize, usize) {
    let mut countries = BTreeSet::new();
    let mut organisations = BTreeSet::new();
    for format in column(&rows(&format!("formats --on {day}")), "format") {
        for member in rows(&format!("members {format} --on {day} --role partner")) {
            let code = member["country"].as_str().expect("a code").to_owned();
            let is_country = code.chars().all(char::is_uppercase);
            if member["standing"] != "possible" {
                if is_country {
                    countries.insert(code)
                } else {
                    organisations.insert(code)
                };
            }
        }
    }
    for ally in column(&rows(&format!("members nato --on {day}")), "country") {
        countries.remove(ally);
    }
    (countries.len(), organisations.len())
}

#[test]
fn more_than_forty_are_partners() {
    let (countries, organisations) = partners_on("2017-06-04");
    assert!(countries + organisations > 40, "{countries} {organisations}");
    let expected = format!(
        "{} on 2017-06-04: {countries} countries and {organisations} organisations",
        countries + organisations
    );
    let claims = rows("conflicts organisations");
    let page = claims.iter().find(|claim| claim["source"] == "aa-cooperative-security");
    let page = page.expect("the page's number");
    assert!(page["claim"].as_str().expect("a claim").starts_with("more than 40 states"));
    assert!(page["counted"].as_str().expect("our count").starts_with(&expected), "{page}");

    let counts = rows("conflicts organisations --counts --all");
    let page = counts.iter().find(|count| count["source"] == "aa-cooperative-security");
    let page = page.expect("the page's number");
    assert_eq!(page["at_least"], 40);
    assert_eq!(page["partners"], countries);
    assert_eq!(page["organisations"], organisations);
    assert_eq!(page["total"], countries + organisations);
    assert_eq!(page["agrees"], "yes");
}

#[test]
fn numbers_that_are_not_borne_out_stand_in_the_open() {
    let differing = rows("conflicts --counts");
    let all = rows("conflicts --counts --all");
    assert!(all.len() > differing.len());
    let open: Vec<&Value> = all.iter().filter(|count| count["agrees"] == "no").collect();
    assert_eq!(open, differing.iter().collect::<Vec<_>>());
    let page = differing.iter().find(|count| count["source"] == "aa-cooperative-security");
    let page = page.expect("the page's 24");
    assert_eq!((&page["stated_partners"], &page["partners"]), (&24.into(), &22.into()));
    assert_eq!((&page["stated_allies"], &page["allies"]), (&28.into(), &28.into()));
    for count in &all {
        let number = |key: &str| count[key].as_u64();
        let parts = ["allies", "partners", "organisations"].map(number);
        let total: u64 = parts.into_iter().flatten().sum();
        // Without the Allies it is a whole only where a source counts one.
        let states_whole = ["stated_total", "at_least"].map(number).iter().any(Option::is_some);
        let is_whole = parts[0].is_some() || states_whole;
        assert_eq!(number("total"), is_whole.then_some(total), "{count}");
        let differs = |key: &str| {
            let (stated, ours) = (number(&format!("stated_{key}")), number(key));
            stated.is_some() && ours.is_some() && stated != ours
        };
        let is_below =
            number("at_least").zip(number("total")).is_some_and(|(least, own)| own < least);
        let agrees = !is_below && !["allies", "partners", "total"].into_iter().any(differs);
        assert_eq!(count["agrees"], if agrees { "yes" } else { "no" }, "{count}");
    }
}

#[test]
fn what_is_not_known_is_listed() {
    let questions = rows("conflicts --open");
    assert!(questions.len() > 50);
    let of_one: Vec<_> =
        questions.iter().filter(|row| row["format"] == "organisations").cloned().collect();
    assert!(!of_one.is_empty());
    assert_eq!(rows("conflicts organisations --open"), of_one);
}

/// The README says how many facts have no source.
#[test]
fn what_no_source_says_is_listed_and_counted() {
    let open = rows("conflicts --open");
    let unsourced = open.iter().filter(|row| {
        row["question"].as_str().is_some_and(|question| question.starts_with("who says so?"))
    });
    let readme = std::fs::read_to_string("README.md").expect("the README");
    let said = format!("but {}, which say so", unsourced.count());
    assert!(readme.contains(&said), "README: {said}");
}
