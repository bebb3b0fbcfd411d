//! Where sources disagree, what was counted, and what is not known.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::asked::rows;

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
