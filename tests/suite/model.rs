//! Tables of the smallest values: refused dates, folded names and numbers; `properties` has what holds for all.

use nato_partners::data::Dataset;
use nato_partners::model::{Claim, Day, PartialDate, fold, fold_umlauts};

use crate::support::unescaped::unescaped;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).expect(text)
}

fn day(text: &str) -> Day {
    date(text).earliest()
}

#[test]
fn a_range_is_read_written_back_and_said_in_words() {
    for (text, words, earliest, latest) in [
        ("[2015-01..2017-12-12]", "between 2015-01 and 2017-12-12", "2015-01-01", "2017-12-12"),
        ("[2021-07-16..2021]", "between 2021-07-16 and 2021", "2021-07-16", "2021-12-31"),
        ("[2014..2014-08-27]", "between 2014 and 2014-08-27", "2014-01-01", "2014-08-27"),
        ("[..2013-11-25]", "by 2013-11-25", "0001-01-01", "2013-11-25"),
        ("[2018-12-05..]", "2018-12-05 or later", "2018-12-05", "9999-12-31"),
    ] {
        let range = date(text);
        assert_eq!((range.text(), range.words()), (text.to_owned(), words.to_owned()));
        assert_eq!((range.earliest(), range.latest()), (day(earliest), day(latest)), "{text}");
        assert!(range.is_range() && !range.is_unknown() && !range.is_a_day(), "{text}");
    }
    let reviewed = day("2026-11-24");
    assert_eq!(date("[2018-12-05..]").latest_by(reviewed), reviewed);
    let mut order = ["[2018-12-05..]", "unknown", "2013", "[..2013-11-25]", "2013-11-26"].map(date);
    order.sort_by_key(|date| date.sort_key());
    let sorted = order.map(PartialDate::text);
    assert_eq!(sorted, ["2013", "[..2013-11-25]", "2013-11-26", "[2018-12-05..]", "unknown"]);
}

#[test]
fn what_is_no_date_is_refused_with_its_reason() {
    let refused = [
        ("", "a date is written"),
        ("95", "a date is written"),
        ("1995-2", "a date is written"),
        ("1995/02/08", "a date is written"),
        (" 1995", "a date is written"),
        ("1995-02-08T00:00", "a date is written"),
        ("١٩٩٥", "a date is written"),
        ("0000", "years begin with 0001"),
        ("1995-00", "months run from 01 to 12"),
        ("1995-13", "months run from 01 to 12"),
        ("1997-02-29", "1997-02 runs from 01 to 28"),
        ("1900-02-29", "1900-02 runs from 01 to 28"),
        ("1996-02-30", "1996-02 runs from 01 to 29"),
        ("1997-04-31", "1997-04 runs from 01 to 30"),
        ("1997-04-00", "1997-04 runs from 01 to 30"),
        ("[1997", "a range of dates is written"),
        ("[1997-04-01]", "a range of dates is written"),
        ("[1997..1998] ", "a range of dates is written"),
        ("1997..1998", "a date is written"),
        ("[1997 .. 1998]", "a date is written"),
        ("[1997..1997-02-29]", "1997-02 runs from 01 to 28"),
        ("[..]", "write `unknown`"),
        ("[1997-04..1997-04]", "begins before it ends"),
        ("[1998..1997]", "begins before it ends"),
        ("[1997-04-30..1997-04]", "begins before it ends"),
    ];
    for (text, why) in refused {
        let error = PartialDate::parse(text).expect_err(text);
        assert!(error.to_string().contains(why), "{text}: {error}");
    }
}

#[test]
fn every_day_follows_the_one_before_it() {
    let mut day = Day::MIN;
    let mut unix = -719_162;
    loop {
        assert_eq!(Day::from_unix_days(unix), Some(day));
        assert_eq!(day.unix_days(), unix);
        let next = day.next();
        if next == day {
            break;
        }
        assert!(day < next);
        assert_eq!(next.previous(), day);
        day = next;
        unix += 1;
    }
    assert_eq!(day, Day::MAX);
    assert_eq!(Day::from_unix_days(unix + 1), None);
    assert_eq!(Day::MIN.previous(), Day::MIN);
}

#[test]
fn names_fold_to_plain_small_words() {
    let table = include_str!("../fixtures/folded.tsv").lines();
    let folded = table.filter_map(|line| line.strip_prefix('|')?.split_once("|\t"));
    for (name, expected) in folded {
        let name = String::from_utf8(unescaped(name)).expect(name);
        assert_eq!(fold(&name), expected, "{name}");
        assert_eq!(fold(&fold(&name)), fold(&name), "{name} folds to the same twice");
    }
    assert_eq!(fold_umlauts("Österreich"), "oesterreich");
    assert_eq!(fold_umlauts("O\u{308}sterreich"), "oesterreich");
}

#[test]
fn numbers_of_a_claim_stand_by_themselves() {
    for (text, number, expected) in [
        ("28 Allies and 22 partners", 22, true),
        ("50 = 28 + 22", 50, true),
        ("in 2022", 22, false),
        ("more than 40", 41, false),
        ("more than 99999 partners", 40, false),
    ] {
        let claim = Claim { source: None, claim: text.into(), count: None };
        assert_eq!(claim.states(&(number..=number)), expected, "{number} in {text:?}");
    }
}

#[test]
fn what_is_compiled_in_is_shown_by_its_words() {
    let format = Dataset::embedded().format("md").expect("the Mediterranean Dialogue");
    let [first, ..] = &*format.members else { panic!("the dialogue has members") };
    assert_eq!(format!("{:?}", (&format.id, first.country)), r#"("md", Some(EG))"#);
    assert!(format!("{:?}", first.sources).starts_with(r#"["nato-"#));
}
