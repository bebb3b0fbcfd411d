//! Countries and organisations, by every name and code.

use std::collections::BTreeSet;

use nato_partners::data::{Dataset, Found, Party};
use nato_partners::error::Exit;
use nato_partners::model::{CountryKind, Language, Meaning};
use serde_json::Value as Json;

use crate::support::asked::{json, run};
use crate::support::failures::assert_all;
use crate::support::unescaped::unescaped;

/// Checks both the rows of `country` and the page of `show`, which has the code even where there are no rows.
#[test]
fn a_country_is_found_by_any_of_its_codes_and_names_with_a_remark_where_it_is_not_quite_right() {
    let table = include_str!("../../fixtures/countries.tsv");
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let each = lines.flat_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let remark = cells.get(2).copied().unwrap_or_default();
        let names: Vec<_> = cells[1].split(" | ").map(unescaped).collect();
        names.into_iter().map(move |name| (cells[0], String::from_utf8(name).unwrap(), remark))
    });
    assert_all(each, |(code, asked, remark)| {
        let outcome = run(&["country", &asked, "--history", "-o", "json"]);
        let remarks = outcome.stderr.lines().filter_map(|line| line.strip_prefix("remark: "));
        let is_on_a_name = |it: &&str| {
            [" name of ", " was taken for ", " is also "].iter().any(|part| it.contains(part))
        };
        let said = remarks.filter(is_on_a_name).collect::<Vec<_>>().join("\n");
        let rows: Vec<Json> = serde_json::from_str(&outcome.stdout).unwrap_or_default();
        let bare = asked.strip_prefix("country:").unwrap_or(&asked);
        let page = run(&["show", &format!("country:{bare}"), "-o", "json"]).stdout;
        let page: Json = serde_json::from_str(&page).unwrap_or_default();
        let is_right = outcome.exit == Exit::Answered
            && said == remark
            && page["country"] == code
            && rows.iter().all(|row| row["country"] == code);
        (!is_right).then(|| format!("{asked} of {code}: {} {outcome:?}", page["country"]))
    });
}

#[test]
fn every_entry_of_iso_3166_1_is_an_answer_by_each_of_its_names_and_codes() {
    let dataset = Dataset::embedded();
    let entries = dataset.countries.iter().filter(|it| &*it.iso.scheme == "ISO 3166-1");
    assert_eq!(entries.clone().count(), 249);
    let areas = dataset.countries.iter().filter(|it| it.kind == CountryKind::Area);
    assert_eq!(areas.count(), 53);
    assert_all(&dataset.countries, |it| {
        let found = Language::ALL.map(|language| dataset.find_party(it.name.get(language)));
        let is_it = |found: &Found<Party<'_>>| match found {
            Found::One(party, Meaning::Code | Meaning::Name) => party.code() == it.id.as_str(),
            _ => false,
        };
        (!found.iter().all(is_it)).then(|| format!("{}: {found:?}", it.id))
    });
    let codes = entries.flat_map(|it| {
        let codes = [Some(&it.iso.alpha2), Some(&it.iso.alpha3), it.iso.numeric.as_ref()];
        codes.map(|code| (code.unwrap(), &it.name.en))
    });
    assert_all(codes, |(code, name)| {
        let answer = run(&["country", code, "--width", "500"]);
        let is_right = answer.exit == Exit::Answered
            && answer.stdout.starts_with(&format!("{name} on {}: ", dataset.reviewed()));
        (!is_right).then(|| format!("{code}: {answer:?}"))
    });
}

/// The names of any two countries that follow each other, unquoted.
#[test]
fn two_names_side_by_side_are_two_countries() {
    let names = Dataset::embedded().countries.iter().map(|country| &*country.name.en);
    let names: Vec<&str> = names.collect();
    let pairs = names.windows(2).chain(names.chunks(2)).filter(|pair| pair.len() == 2);
    assert_all(pairs.flat_map(|pair| [[pair[0], pair[1]], [pair[1], pair[0]]]), |both| {
        let words = both.iter().flat_map(|name| name.split(' '));
        let words: Vec<&str> =
            ["country"].into_iter().chain(words).chain(["--width", "300"]).collect();
        let outcome = run(&words);
        let is_right = outcome.exit == Exit::Answered
            && both.iter().all(|name| outcome.stdout.contains(&format!("{name} on ")))
            && !outcome.stderr.contains(" name of ");
        (!is_right).then(|| format!("{words:?}\n{outcome:?}"))
    });
}

#[test]
fn a_page_calls_a_country_by_each_name_once() {
    for party in Dataset::embedded().parties() {
        let page: Json = json(&format!("show country:{}", party.code()));
        let others: Vec<&str> =
            page["other_names"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        let distinct: BTreeSet<&str> = others.iter().copied().collect();
        assert_eq!(distinct.len(), others.len(), "{}: {others:?}", party.code());
        let own = ["name_en", "name_de", "name_fr"].map(|key| page[key].as_str().unwrap_or(""));
        assert!(own.iter().all(|name| !distinct.contains(name)), "{}: {own:?}", party.code());
    }
}
