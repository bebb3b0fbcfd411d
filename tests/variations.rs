//! What no shipped record shows: the sound data set, with a few lines that are different.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use nato_partners::dataset::{Dataset, load_bytes, rules};
use nato_partners::model::{Day, Format, Language, PartialDate};
use nato_partners::query::{ChangeFilter, ChangeKind, CountRow, changes, stated_counts};

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

/// Returns the sound data set with some of its parts written otherwise; it must keep all rules.
fn varied(parts: &[(&str, &str)]) -> Dataset {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sound.yaml");
    let mut text = fs::read_to_string(file).unwrap();
    for (part, instead) in parts {
        assert_eq!(text.matches(part).count(), 1, "{part}");
        text = text.replace(part, instead);
    }
    let dataset = load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
    let findings = rules::findings(&dataset);
    assert!(findings.is_empty(), "{findings:#?}");
    dataset
}

fn day(text: &str) -> Day {
    PartialDate::parse(text).unwrap().earliest()
}

fn count_of<'d>(dataset: &'d Dataset, format: &str) -> CountRow<'d> {
    let format: &Format = dataset.format(format).unwrap();
    stated_counts(dataset, &[format])[0]
}

#[test]
fn nato_counts_its_allies_even_where_the_source_does_not_say_so_and_nobody_else_does() {
    let count = |numbers: &str, members: &str| {
        format!(
            "    counts:\n      - {{ date: \"1999\", {numbers}, source: \"minutes\" }}\n{members}"
        )
    };
    let dataset = varied(&[
        (MEMBERS_OF_THE_CIRCLE, &count("partners: 1", MEMBERS_OF_THE_CIRCLE)),
        (MEMBERS_OF_NATO, &count("at_least: 1", MEMBERS_OF_NATO)),
    ]);
    let of_nato = count_of(&dataset, "nato");
    assert_eq!((of_nato.allies(), of_nato.partners(), of_nato.total()), (Some(1), None, Some(1)));
    let of_the_circle = count_of(&dataset, "circle");
    assert_eq!(of_the_circle.allies(), None);
    assert_eq!((of_the_circle.partners(), of_the_circle.total()), (Some(1), None));
}

/// XB left the circle in 1999 to become an Ally. In the middle of that year it is possibly a partner as
/// long as it may not be an Ally yet; who surely is one is no partner.
#[test]
fn of_nato_as_a_whole_who_is_only_possibly_an_ally_is_possibly_a_partner() {
    let guild = r#"organisations:
  - id: "guild"
    name: { en: "Guild of Bakers" }
    abbreviation: "GB"
formats:
  - id: "organisations"
    kind: "initiative"
    names:
      - from: "1990-06-05"
        name: { en: "Organisations" }
        sources: ["minutes"]
    summary: "All organisations."
    founded: { date: "1990-06-05", sources: ["minutes"] }
    status: { is: "active" }
    list: "complete"
    counts:
      - { date: "1995-06-01", partners: 1, source: "minutes" }
      - { date: "1999-06-01", partners: 1, source: "minutes" }
      - { date: "2001-06-01", partners: 0, source: "minutes" }
    conflicts:
      - fact: "Partners"
        says: [{ source: "minutes", claim: "one" }, { claim: "two" }]
        prefer: "minutes"
        why: "They were there."
    members:
      - organisation: "guild"
        from: "1990-06-05"
        sources: ["minutes"]
"#;
    let left = MEMBERS_OF_THE_CIRCLE
        .replace("sources", "until: \"1999\"\n        left: \"joined-nato\"\n        sources");
    for (accession, possible) in [("1999", 1), ("1999-03-12", 0)] {
        let joined = format!(
            "{MEMBERS_OF_NATO}      - country: \"XB\"\n        from: \"{accession}\"\n        sources: [\"minutes\"]\n"
        );
        let dataset = varied(&[
            ("formats:\n", guild),
            (MEMBERS_OF_THE_CIRCLE, &left),
            (MEMBERS_OF_NATO, &joined),
        ]);
        let organisations: &Format = dataset.format("organisations").unwrap();
        let counted = stated_counts(&dataset, &[organisations]).into_iter().map(|row| {
            let counted = row.counted.unwrap();
            (counted.partners, counted.organisations, counted.possible)
        });
        let counted: Vec<_> = counted.collect();
        let expected = [(Some(1), Some(1), 0), (Some(0), Some(1), possible), (Some(0), Some(1), 0)];
        assert_eq!(counted, expected, "an Ally since {accession}; before, during and after 1999");
    }
}

fn changed(dataset: &Dataset, from: &str, to: &str) -> Vec<(String, ChangeKind)> {
    let filter = ChangeFilter::default();
    let changes = changes(dataset, day(from), day(to), Language::English, &filter);
    changes.iter().map(|change| (change.date.text(), change.change)).collect()
}

/// Whoever stands on the second day where it stood on the first has not changed, though it left and
/// came back; whoever came back to be suspended has left, joined and been suspended.
#[test]
fn who_left_and_came_back_has_changed_only_if_it_stands_otherwise() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("1995-03-01", "1997-04-01"))]);
    assert_eq!(changed(&dataset, "1991-01-01", "1998-01-01"), []);
    assert_eq!(
        changed(&dataset, "1991-01-01", "2002-01-01"),
        [
            ("1995-03-01".to_owned(), ChangeKind::Left),
            ("1997-04-01".to_owned(), ChangeKind::Joined),
            ("2001-02-03".to_owned(), ChangeKind::Suspended),
        ]
    );
}

/// Whose first spell may not be over on the second day has perhaps not left before its second began.
#[test]
fn who_has_perhaps_never_left_is_only_suspended() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("2001", "2001-02-01"))]);
    let suspended = ("2001-02-03".to_owned(), ChangeKind::Suspended);
    assert_eq!(changed(&dataset, "1991-01-01", "2001-06-01"), [suspended]);
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
