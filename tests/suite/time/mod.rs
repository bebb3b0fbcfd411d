//! What happened when, and what is different on two days; `tests/told/time.txt` has it word for word.

mod charts;
mod state;

use std::collections::BTreeSet;

use crate::support::asked::rows;
use serde_json::Value;

/// Returns rows as lines of some of their columns, `–` for none.
fn lines(command: &str, keys: &[&str]) -> Vec<String> {
    let line = |row: &Value| {
        let cell = |key: &&str| row[*key].as_str().unwrap_or("–").to_owned();
        keys.iter().map(cell).collect::<Vec<_>>().join(" ")
    };
    rows(command).iter().map(line).collect()
}

#[test]
fn everything_is_told_once_and_in_order() {
    let keys = ["date", "format", "kind", "country", "what"];
    let all = lines("timeline", &keys);
    let distinct: BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    // A range stands where it begins, and what was by some day at that day.
    let dates: Vec<String> = all
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default().trim_matches(['[', ']']))
        .map(|date| date.split("..").find(|end| !end.is_empty()).unwrap_or_default())
        .map(
            |date| {
                if date == "–" { date.to_owned() } else { format!("{date}-01-01")[..10].into() }
            },
        )
        .collect();
    let known = dates.iter().take_while(|date| *date != "–").count();
    assert!(dates[..known].is_sorted());
    assert!(dates[known..].iter().all(|date| date == "–"));

    let several = lines("timeline md finland wales-2014", &keys);
    let distinct: BTreeSet<&String> = several.iter().collect();
    assert_eq!(distinct.len(), several.len());
    for one in ["md", "finland", "wales-2014"] {
        for line in lines(&format!("timeline {one}"), &keys) {
            assert!(several.contains(&line), "{line}");
        }
    }
}

#[test]
fn what_ends_stands_before_what_begins_and_what_is_undated_at_the_end() {
    let kinds = |command: &str| lines(command, &["date", "kind"]);
    for line in ["timeline poland", "timeline", "timeline --from 2021"] {
        let all = kinds(line);
        for pair in all.windows(2) {
            let [one, other] =
                [&pair[0], &pair[1]].map(|it| it.split_once(' ').expect("two words"));
            let is_end = |kind: &str| ["left", "ended", "resumed"].contains(&kind);
            assert!(one.0 != other.0 || is_end(one.1) || !is_end(other.1), "{line}: {pair:?}");
            assert!(one.0 != "–" || other.0 == "–", "{line}: {pair:?}");
        }
    }
}
