//! What is counted, and what cannot be.

use nato_partners::data::Dataset;
use nato_partners::membership::{CountRow, SetFilter, stated_counts};
use nato_partners::model::Format;

use crate::variations::{
    MEMBERS_OF_NATO, MEMBERS_OF_THE_CIRCLE, joined_nato, left_the_circle, varied,
};

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
        says: [{ source: "minutes", claim: "1", count: "1999-06-01" }, { claim: "two" }]
        prefer: "minutes"
        why: "They were there."
    members:
      - organisation: "guild"
        from: "1990-06-05"
        sources: ["minutes"]
"#;
    let left = left_the_circle("1999", "joined-nato");
    for (accession, possible) in [("1999", 1), ("1999-03-12", 0)] {
        let joined = joined_nato(accession);
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

/// Nobody is known to be in a format whose members nobody has listed, so nobody is in it and in another.
#[test]
fn it_is_known_who_is_in_each_of_the_formats_or_in_one_of_them() {
    let listed = format!("    list: \"complete\"\n{MEMBERS_OF_THE_CIRCLE}");
    let dataset =
        varied(&[(&listed, "    list: \"unknown\"\n    list_note: \"None was found.\"\n")]);
    let [nato, circle] = ["nato", "circle"].map(|id| dataset.format(id).unwrap());
    for (all_of, any_of, is_knowable) in [
        (vec![], vec![], true),
        (vec![nato], vec![], true),
        (vec![circle], vec![], false),
        (vec![nato, circle], vec![], false),
        (vec![], vec![circle], false),
        (vec![], vec![nato, circle], true),
        (vec![nato], vec![circle], false),
        (vec![circle], vec![nato], false),
    ] {
        let filter = SetFilter { all_of, any_of, ..SetFilter::default() };
        assert_eq!(filter.is_knowable(), is_knowable, "{filter:?}");
    }
}
