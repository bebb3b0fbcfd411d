//! What no shipped record shows: the sound data set, with a few lines that are different.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod changes;
mod counts;
mod formats;
mod records;
mod seats;

use crate::support::sound::rewritten;
use nato_partners::data::{Dataset, load_bytes};
use nato_partners::model::{Day, PartialDate};
use nato_partners::rules;

const MEMBERS_OF_THE_CIRCLE: &str = r#"    members:
      - country: "XB"
        from: "1990-06-05"
        sources: ["minutes"]
"#;
const MEMBERS_OF_NATO: &str = r#"    members:
      - country: "XA"
        from: "1950-04-04"
        sources: ["minutes"]
"#;

/// The circle was called a ring for a while.
const RING: (&str, &str) = (
    "        name: { en: \"Circle\" }\n        sources: [\"minutes\"]\n",
    r#"        name: { en: "Circle" }
        sources: ["minutes"]
      - from: "1995"
        until: "1996-02"
        name: { en: "Ring" }
        sources: ["minutes"]
"#,
);

/// Returns the sound data set with some of its parts written otherwise; it must keep all rules.
fn varied(parts: &[(&str, &str)]) -> Dataset {
    let text = rewritten(parts);
    let dataset = load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
    let findings = rules::findings(&dataset);
    assert!(findings.is_empty(), "{findings:#?}");
    dataset
}

fn day(text: &str) -> Day {
    PartialDate::parse(text).unwrap().earliest()
}

/// Returns the spell of XB in the circle, with its end.
fn left_the_circle(until: &str, reason: &str) -> String {
    let end = format!("until: \"{until}\"\n        left: \"{reason}\"\n        sources");
    MEMBERS_OF_THE_CIRCLE.replace("sources", &end)
}

/// Returns the spells in NATO, with one of XB.
fn joined_nato(accession: &str) -> String {
    format!(
        "{MEMBERS_OF_NATO}      - country: \"XB\"\n        from: \"{accession}\"\n        sources: [\"minutes\"]\n"
    )
}

/// Returns two spells in the circle; the second is suspended from 2001-02-03 on.
fn came_back(until: &str, from: &str) -> String {
    format!(
        r#"    members:
      - country: "XB"
        from: "1990-06-05"
        until: "{until}"
        left: "withdrew"
        sources: ["minutes"]
      - country: "XB"
        from: "{from}"
        suspended: [{{ from: "2001-02-03", what: "everything", sources: ["minutes"] }}]
        sources: ["minutes"]
"#
    )
}
