//! What the rows of the tables are called: numbers and ids.

use std::collections::BTreeMap;

use crate::export::package::texts;
use crate::export::{exported, read_back};
use crate::support::program::small;

#[test]
fn what_is_numbered_begins_with_one_and_goes_on_without_a_gap() {
    let package = exported("numbers");
    let (mut tables, mut gone_on) = (0, 0);
    for (table, schema) in package.resources() {
        let key = texts(&schema["primaryKey"]);
        let Some(("number", owner)) = key.split_last().map(|(last, rest)| (last.as_str(), rest))
        else {
            continue;
        };
        let mut reached: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for row in package.rows(table) {
            let owner = owner.iter().map(|field| row[field].as_str()).collect();
            let number = reached.entry(owner).or_default();
            *number += 1;
            assert_eq!(row["number"], number.to_string(), "{table}: {row:?}");
        }
        gone_on += reached.values().map(|number| number - 1).sum::<usize>();
        tables += 1;
    }
    assert!(tables > 10 && gone_on > 300, "{tables} tables, {gone_on} after the first");
}

#[test]
fn ids_say_what_a_fact_is_of() {
    let package = read_back("ids", small("export"));
    let ids = |table: &str, field: &str| -> Vec<String> {
        package.rows(table).iter().map(|row| row[field].clone()).collect()
    };
    let spells = [
        "nato:XA:ally",
        "nato:XB:ally",
        "circle:XB:partner",
        "circle:XUHH:partner",
        "circle:XD:partner",
        "circle:XC:observer",
        "circle:XA:ally",
        "circle:XB:ally",
        "club:guild:partner",
        "club:XB:partner",
        "club:XC:partner",
        "club:XUHH:partner",
        "dialogue:XC:partner",
        "dialogue:XC:partner:2",
        "dialogue:XD:partner",
        "dialogue:guild:partner",
    ];
    assert_eq!(ids("spells", "spell"), spells);
    let suspensions =
        ["circle:XD:partner:suspended", "dialogue:XC:partner:2:suspended", "club:suspended"];
    assert_eq!(ids("suspensions", "suspension"), suspensions);
    let derived = ids("spells", "derived_from");
    let derived: Vec<&String> = derived.iter().filter(|id| !id.is_empty()).collect();
    assert_eq!(derived, ["nato:XA:ally", "nato:XB:ally"]);
}
