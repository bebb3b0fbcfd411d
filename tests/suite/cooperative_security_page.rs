//! The page it all starts from, statement by statement, and the numbers everybody quotes.
//!
//! The page is an undated text of the German Federal Foreign Office, of about 2016 (source
//! `aa-cooperative-security`). Everything it states must be answerable by one command. Where the
//! record differs from the page, both must be shown.

use crate::support::asked::{ask, column, rows, sorted, text};
use serde_json::Value;

fn number(rows: &[Value], key: &str, value: &str) -> usize {
    rows.iter().filter(|row| row[key] == value).count()
}

#[test]
fn the_euro_atlantic_partnership_council_had_28_allies_and_22_partners() {
    let council = rows("members eapc --on warsaw-2016");
    assert_eq!(
        (council.len(), number(&council, "role", "ally"), number(&council, "role", "partner")),
        (50, 28, 22)
    );
    assert!(text("founded eapc -o csv").contains("1997-05-30"));
    let page = text("show eapc --on warsaw-2016");
    assert!(page.contains("aa-cooperative-security: "), "the page's 24 stands as a conflict");
    assert!(page.contains("forsecurity-2010: 50 members: 28 Allies and 22 partners"));
}

#[test]
fn its_partners_are_the_groups_the_page_names() {
    let of = |area: &str| {
        sorted(&rows(&format!("members eapc --role partner --on warsaw-2016 --area '{area}'")))
    };
    assert_eq!(of("Eastern Europe"), ["BY", "MD", "RU", "UA"]);
    assert_eq!(of("South Caucasus"), ["AM", "AZ", "GE"]);
    assert_eq!(of("Central Asia"), ["KG", "KZ", "TJ", "TM", "UZ"]);
    assert_eq!(of("Balkans"), ["BA", "ME", "MK", "RS"]);
    let neutral =
        rows("members eapc --role partner --on warsaw-2016 --area 'western europe' --area Nordic");
    assert_eq!(sorted(&neutral), ["AT", "CH", "FI", "IE", "SE"]);
}

#[test]
fn the_mediterranean_dialogue_has_seven() {
    assert_eq!(sorted(&rows("members md")), ["DZ", "EG", "IL", "JO", "MA", "MR", "TN"]);
    assert!(text("founded md -o csv").contains("1994-12-01"));
    let founded_and_empty = ask("members md --on 1994 -o csv").stderr;
    assert_eq!(
        founded_and_empty,
        "remark: nobody was in md on 1994-12-31; `--ever` shows who ever was\n"
    );
}

#[test]
fn the_istanbul_cooperation_initiative_has_four() {
    assert_eq!(sorted(&rows("members ici")), ["AE", "BH", "KW", "QA"]);
    assert!(text("founded ici -o csv").contains("2004-06-28"));
}

#[test]
fn the_partners_across_the_globe_were_eight_and_are_others_today() {
    let then = rows("members patg --on 2016-07-09");
    assert_eq!(sorted(&then), ["AF", "AU", "IQ", "JP", "KR", "MN", "NZ", "PK"]);
    let today = rows("members patg");
    assert_eq!(sorted(&today), ["AF", "AU", "CO", "IQ", "JP", "KR", "MN", "NZ", "PK"]);
    assert_eq!(number(&today, "standing", "suspended"), 1);
}

#[test]
fn the_forums_with_ukraine_georgia_and_russia_have_their_dates() {
    assert_eq!(column(&rows("founded nuc ngc"), "founded"), ["1997-07-09", "2008-09-15"]);
    let russia = rows("founded nrc");
    assert_eq!(russia[0]["founded"], "1997-05-27");
    assert_eq!(russia[0]["name"], "NATO-Russia Permanent Joint Council");
    assert_eq!(russia[0]["renamed"][0], "2002-05-28 NATO-Russia Council");
}

#[test]
fn cooperation_with_russia_was_suspended_and_channels_stayed_open() {
    let page = text("show nrc --on 2016-07-09");
    assert!(page.contains("since 2014-04-01"), "{page}");
    assert!(page.contains("meetings at ambassadors' level and above stayed possible"));
    assert!(page.contains("suspended"));
}

#[test]
fn wales_built_capacity_for_four_and_opened_a_platform() {
    assert_eq!(sorted(&rows("members dcb --on 2016-07-09")), ["GE", "IQ", "JO", "MD"]);
    assert!(text("show pii").contains("Interoperability Platform"));
}

#[test]
fn warsaw_was_held_on_8_and_9_july_2016() {
    let page = text("show warsaw-2016");
    for words in
        ["2016-07-08", "2016-07-09", "Assistance package for Ukraine", "aa-cooperative-security"]
    {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn trust_funds_destroyed_munitions_mines_and_small_arms() {
    let page = text("show trust-funds");
    for words in [
        "1.6 million mines destroyed",
        "small arms",
        "munitions",
        "Albania",
        "aa-cooperative-security",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn cooperative_security_is_a_core_task_since_lisbon() {
    let page = text("show nato --width 400");
    assert!(page.contains("2010-11-19"), "{page}");
    assert!(page.contains("core task"), "{page}");
    assert!(page.contains("non-proliferation"));
    assert!(page.contains("aa-cooperative-security"));
}

#[test]
fn the_council_is_as_large_as_its_sources_say() {
    let on = |day: &str| {
        let council = rows(&format!("members eapc --on {day}"));
        (council.len(), number(&council, "role", "ally"), number(&council, "role", "partner"))
    };
    assert_eq!(on("1997-06-01"), (44, 16, 28));
    assert_eq!(on("2008-06-01"), (50, 26, 24));
    assert_eq!(on("reviewed"), (50, 32, 18));
    assert_eq!(number(&rows("members eapc"), "standing", "suspended"), 2);
}

#[test]
fn the_partnership_for_peace_is_as_large_as_its_sources_say() {
    let counts = [("1995-01-01", 23), ("1997-06-01", 27), ("2009-04-02", 22), ("2024-04-01", 18)];
    for (day, expected) in counts {
        assert_eq!(rows(&format!("members pfp --on {day}")).len(), expected, "{day}");
    }
}

#[test]
fn finland_went_from_observer_to_ally() {
    let history = rows("country finland --history");
    let spells: Vec<String> = history
        .iter()
        .map(|row| {
            let part = |key: &str| row[key].as_str().unwrap_or("–").to_owned();
            [part("format"), part("role"), part("since"), part("until")].join(" ")
        })
        .collect();
    for spell in [
        "nacc observer 1992 1997-05-30",
        "pfp partner 1994-05-09 2023-04-04",
        "eapc partner 1997-05-30 2023-04-04",
        "eapc ally 2023-04-04 –",
        "nato ally 2023-04-04 –",
    ] {
        assert!(spells.contains(&spell.to_owned()), "{spell}\n{spells:#?}");
    }
}

#[test]
fn every_dated_founding_is_listed_in_order() {
    let foundings = rows("founded");
    let dates = column(&foundings, "founded");
    let mut in_order = dates.clone();
    in_order.sort_unstable();
    assert_eq!(dates, in_order);
    assert_eq!(foundings.len(), 27);
}

#[test]
fn bahrain_joined_some_day_in_february_2005() {
    let standing = |day: &str| {
        let initiative = rows(&format!("members ici --ever --on {day}"));
        let bahrain = initiative.iter().find(|row| row["country"] == "BH").expect("Bahrain");
        bahrain["standing"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(standing("2005-01-31"), "future");
    assert_eq!(standing("2005-02-15"), "possible");
    assert_eq!(standing("2005-02-28"), "member");
    assert!(text("members ici --on 2005-02-15").contains("1 member, 2 possible"));
}

#[test]
fn members_that_are_not_known_are_never_none() {
    let answer = text("members sps");
    assert!(answer.contains("members not known"), "{answer}");
    assert!(!answer.contains("0 members"), "{answer}");
}
