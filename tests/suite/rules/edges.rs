//! The edges of rules: the last that keeps one, and the first that breaks it.

use std::collections::BTreeSet;
use std::fs;

use nato_partners::data::{Origin, load, load_bytes};
use nato_partners::rules;

use crate::support::scratch::Folder;
use crate::support::sound::{rewritten, sound};

/// Returns which rules the sound data set breaks once a part of it is written otherwise.
fn broken_by(part: &str, instead: &str) -> BTreeSet<&'static str> {
    let dataset = load_bytes(rewritten(&[(part, instead)]).as_bytes()).unwrap();
    rules::findings(&dataset).iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_last_fact_is_of_the_day_of_the_review_at_the_latest() {
    let reviewed =
        |day: &str| broken_by("reviewed: \"2020-06-15\"", &format!("reviewed: \"{day}\""));
    assert_eq!(reviewed("1990-06-05"), BTreeSet::new());
    assert_eq!(reviewed("1990-06-04"), BTreeSet::from(["reviewed"]));
}

/// XB joined the circle on 1990-06-05.
#[test]
fn a_spell_begins_and_ends_while_its_country_exists() {
    let sound = sound();
    let whole = &sound[sound.find("name: \"Borderia\", spells").unwrap()..];
    let broken = |existed_until: &str, left_on: &str| {
        let ended = format!(r#""1900-06-01", until: "{existed_until}" }}"#);
        let left = format!(
            "from: \"1990-06-05\"\n        until: \"{left_on}\"\n        left: \"withdrew\""
        );
        let whole_then = whole.replace("\"1900-06-01\" }", &ended);
        let member = "country: \"XB\"\n        from: \"1990-06-05\"";
        let left = format!("country: \"XB\"\n        {left}");
        broken_by(whole, &whole_then.replace(member, &left))
    };
    assert_eq!(broken("1990-06-05", "1990-06-06"), BTreeSet::from(["countries-exist"]));
    assert_eq!(broken("1990-06-06", "1990-06-06"), BTreeSet::new());
    assert_eq!(broken("1990-06-06", "1990-06-07"), BTreeSet::from(["countries-exist"]));
    assert_eq!(broken("1990-06-06", "1990"), BTreeSet::new());
}

#[test]
fn a_count_of_at_least_so_many_is_borne_out_by_as_many_and_by_more() {
    let members = "    list: \"complete\"\n    members:\n      - country: \"XB\"\n";
    let counted = |number: &str| {
        let counts =
            format!("    counts:\n      - {{ date: \"1999\", {number}, source: \"minutes\" }}\n");
        broken_by(members, &format!("{counts}{members}"))
    };
    let broken = BTreeSet::from(["counts-agree"]);
    for at_least in ["at_least: 1", "at_least: 2", "total: 2", "allies: 1", "partners: 1"] {
        assert_eq!(counted(at_least), BTreeSet::new(), "{at_least}");
    }
    for wrong in ["at_least: 3", "total: 1", "total: 3", "allies: 2", "partners: 0"] {
        assert_eq!(counted(wrong), broken, "{wrong}");
    }
}

/// The data make one partner, and the gazette counts five.
#[test]
fn a_count_may_differ_if_a_conflict_is_about_it() {
    let quality = "    quality: \"primary\"\n";
    let gazette = "  - id: \"gazette\"\n    title: \"Gazette\"\n    publisher: \"The Press\"\n";
    let sources = format!("{quality}{gazette}{quality}");
    let members = "    list: \"complete\"\n    members:\n      - country: \"XB\"\n";
    let counted = |says: &str| {
        let sound = sound();
        let counts = "    counts:\n      - { date: \"1999\", partners: 5, source: \"gazette\" }\n";
        let conflict = format!(
            "    conflicts:\n      - fact: \"Partners\"\n        says: [{says}]\n        prefer: \"minutes\"\n        why: \"They were there.\"\n"
        );
        let text = sound.replacen(quality, &sources, 1).replacen(
            members,
            &format!("{counts}{conflict}{members}"),
            1,
        );
        let dataset = load_bytes(text.as_bytes()).unwrap();
        let findings = rules::findings(&dataset);
        findings.iter().map(|finding| finding.rule).collect::<BTreeSet<&str>>()
    };
    let disagrees = BTreeSet::from(["counts-agree"]);
    let wrong_claim = BTreeSet::from(["claims-counted", "counts-agree"]);
    for (claim, expected) in [
        (r#"claim: "two""#, &disagrees),
        (r#"source: "gazette", claim: "5""#, &disagrees),
        (r#"source: "gazette", claim: "five", count: "1999""#, &wrong_claim),
        (r#"source: "gazette", claim: "15 of 55", count: "1999""#, &wrong_claim),
        (r#"source: "gazette", claim: "5", count: "1999-01""#, &wrong_claim),
        (r#"source: "minutes", claim: "5", count: "1999""#, &wrong_claim),
        (r#"source: "gazette", claim: "5 partners", count: "1999""#, &BTreeSet::new()),
    ] {
        let says = format!(r#"{{ source: "minutes", claim: "one" }}, {{ {claim} }}"#);
        assert_eq!(counted(&says), *expected, "{claim}");
    }
}

/// Whatever stands in one count of the shipped data, it is a finding if it is wrong.
#[test]
fn no_stated_count_may_hold_any_number() {
    for (key, wrong) in [("allies", 77), ("partners", 77), ("total", 77), ("at_least", 777)] {
        let folder = Folder::new(&format!("counts-of-{key}"));
        fs::create_dir(folder.join("formats")).unwrap();
        let (mut stated, mark) = (0, format!("    {key}: "));
        for entry in ["data", "data/formats"].into_iter().flat_map(|it| fs::read_dir(it).unwrap()) {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                let text = fs::read_to_string(&path).unwrap();
                let lines = text.lines().map(|line| match line.strip_prefix(&mark) {
                    Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                        stated += 1;
                        format!("{mark}{wrong}\n")
                    }
                    _ => format!("{line}\n"),
                });
                let text: String = lines.collect();
                fs::write(folder.join(path.strip_prefix("data").unwrap()), text).unwrap();
            }
        }
        let dataset = load(&Origin::of(&folder)).unwrap();
        let findings = rules::findings(&dataset);
        let found = findings.iter().filter(|finding| finding.rule == "counts-agree").count();
        assert!(stated > 3, "{stated} counts with {key}");
        assert_eq!(found, stated, "counts with {key}: {wrong}");
    }
}
