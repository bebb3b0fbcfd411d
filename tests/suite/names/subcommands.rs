//! Names that are typed where a subcommand belongs.

use nato_partners::error::Exit;

use crate::names::{assert_all, command, differs};
use crate::support::asked::run;

pub const TIPS: &[(&str, &str)] = &[
    ("jordan", "nato-partners country jordan"),
    ("Jordan", "nato-partners country jordan"),
    ("TR", "nato-partners country tr"),
    ("Saudi Arabia", "nato-partners country 'saudi arabia'"),
    ("Allemagne de l'Est", "nato-partners country ddde"),
    ("serbia&montenegro", "nato-partners country csxx"),
    ("eu", "nato-partners country eu"),
    ("eapc", "nato-partners members eapc"),
    ("md", "nato-partners members md"),
    ("mediterranean dialogue", "nato-partners members md"),
    ("permanent joint council", "nato-partners members nrc"),
    ("wales", "nato-partners show wales-2014"),
    ("warsaw-2016", "nato-partners show warsaw-2016"),
];

#[test]
fn a_name_typed_as_a_subcommand_gets_a_tip() {
    assert_all(TIPS, |(typed, tip)| {
        let outcome = run(&[typed]);
        let said =
            outcome.stderr.lines().rfind(|line| line.starts_with("tip: ")).unwrap_or_default();
        let exit = (outcome.exit != Exit::Unusable).then(|| format!("{typed}: {outcome:?}"));
        exit.or_else(|| differs(&command(&[typed]), &format!("tip: {tip}"), said))
    });
}

#[test]
fn what_a_tip_says_can_be_typed() {
    assert_all(TIPS, |(typed, tip)| {
        let words = tip.split_once(' ').unwrap().1;
        let (subcommand, name) = words.split_once(' ').unwrap();
        let outcome = run(&[subcommand, name.trim_matches('\'')]);
        (outcome.exit != Exit::Answered).then(|| format!("{typed}: {tip}\n  {outcome:?}"))
    });
}

#[test]
fn a_subcommand_that_means_nothing_gets_no_tip_of_ours() {
    for typed in ["narnia", "korea", "x"] {
        let outcome = run(&[typed]);
        assert_eq!(outcome.exit, Exit::Unusable, "{typed}");
        assert!(!outcome.stderr.contains("tip: nato-partners"), "{}", outcome.stderr);
    }
}
