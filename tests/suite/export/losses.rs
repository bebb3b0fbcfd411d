//! Nothing that stands in `data/` is lost on the way into the tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::{EXPORTED, Row};
use crate::support::yaml::{self, Value as Yaml, walk};

#[test]
fn no_text_and_no_number_of_the_data_is_lost() {
    let cells = EXPORTED.tables.values().flatten().flat_map(BTreeMap::values);
    let mut exported: BTreeSet<&str> = cells.clone().map(String::as_str).collect();
    exported.extend(cells.flat_map(|cell| cell.split("; ")));
    let files = yaml::shipped();
    let (mut lost, mut seen) = (Vec::new(), 0);
    for (_, file) in &files {
        walk(file, "", &mut |key, value| {
            let text = match value {
                Yaml::String(text) => text.clone(),
                Yaml::Number(number) => number.to_string(),
                _ => return true,
            };
            // `left` stands in words, as in every other answer.
            let text =
                if key == "left" { text.replace("nato", "NATO").replace('-', " ") } else { text };
            seen += 1;
            if !exported.contains(text.as_str()) {
                lost.push(format!("{key}: {text}"));
            }
            true
        });
    }
    assert!(lost.is_empty(), "{} of {seen}: {lost:#?}", lost.len());
    assert!(seen > 10_000, "{seen}");
}

/// Counts the entries of every list, by its key, and every single `source`.
fn entries() -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (_, file) in yaml::shipped() {
        walk(&file, "", &mut |key, value| {
            let number = match value {
                Yaml::Sequence(items) => items.len(),
                Yaml::String(_) if key == "source" => 1,
                _ => return true,
            };
            *found.entry(key.to_owned()).or_default() += number;
            true
        });
    }
    found
}

#[test]
fn every_record_of_the_data_has_its_row() {
    let found = entries();
    let in_data = |keys: &[&str]| -> usize { keys.iter().map(|key| found[*key]).sum() };
    let rows = |table: &str, is_counted: &dyn Fn(&Row) -> bool| {
        EXPORTED.rows(table).iter().filter(|row| is_counted(row)).count()
    };
    let all = |table: &str| rows(table, &|_| true);
    // `countries` is a key of ambiguous names, and `formats` of meetings.
    let pairs: [(&[&str], usize); 28] = [
        (&["regions"], all("regions")),
        (
            &["countries", "organisations"],
            all("countries")
                + all("ambiguous_names")
                + all("organisations")
                + all("event_countries")
                + all("meeting_countries"),
        ),
        (&["endonyms", "other_names", "demonyms"], all("country_names")),
        (&["former_names"], all("former_names")),
        (&["predecessors", "successors", "territory_now"], all("country_relations")),
        (&["states_under_this_code"], all("states_under_codes")),
        (&["spells"], all("cow_spells") + all("gw_spells")),
        (&["uses"], all("ambiguous_uses")),
        (&["outside"], all("outside_statements")),
        (&["aliases"], all("organisation_aliases") + all("format_aliases")),
        (&["names"], all("format_names")),
        (&["variants"], all("format_variants")),
        (&["renamed"], all("renamings")),
        (&["conventions"], all("conventions")),
        (&["members", "observers"], rows("spells", &|row| row["derived_from"].is_empty())),
        (&["suspended", "suspensions"], all("suspensions")),
        (&["ties"], all("spell_ties")),
        (&["invited", "pending", "not_members"], all("nonmembers")),
        (&["meetings"], all("meetings")),
        (&["documents"], all("meeting_documents")),
        (&["formats"], all("meeting_formats")),
        (&["events"], all("events")),
        (&["counts"], all("stated_counts")),
        (&["conflicts"], all("conflicts")),
        (&["says"], all("claims")),
        (&["open_questions"], all("open_questions")),
        (&["donors"], all("donors")),
        (
            &["projects", "totals", "beneficiaries"],
            all("projects") + all("totals") + all("beneficiaries"),
        ),
    ];
    for (keys, rows) in pairs {
        assert_eq!(in_data(keys), rows, "{keys:?}");
    }
    let named: BTreeSet<&str> = pairs.iter().flat_map(|(keys, _)| keys.iter().copied()).collect();
    let others: Vec<&str> =
        found.keys().map(String::as_str).filter(|key| !named.contains(key)).collect();
    assert_eq!(others, ["ambiguous", "source", "sources", "unconfirmed"], "no table for these");
    let cited = in_data(&["source"]) + in_data(&["sources"]);
    assert_eq!(cited, all("sources") + all("fact_sources"), "sources, and what they are cited for");
}
