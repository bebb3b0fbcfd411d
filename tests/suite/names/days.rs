//! Days and meetings.

use nato_partners::data::Dataset;
use nato_partners::model::Day;

use crate::names::{assert_all, command, differs};
use crate::support::asked::run;

/// What is typed after `--on`, and the day that the heading prints.
const DAYS: &[(&str, &str)] = &[
    ("2014", "2014-12-31"),
    ("2014-09", "2014-09-30"),
    ("2014-09-05", "2014-09-05"),
    ("2016-02", "2016-02-29"),
    ("2015-02", "2015-02-28"),
    ("wales-2014", "2014-09-05 (wales-2014)"),
    ("WALES-2014", "2014-09-05 (wales-2014)"),
    ("wales", "2014-09-05 (wales-2014)"),
    ("Wales 2014", "2014-09-05 (wales-2014)"),
    ("Newport", "2014-09-05 (wales-2014)"),
    ("warsaw-2016", "2016-07-09 (warsaw-2016)"),
    ("bucharest", "2008-04-04 (bucharest-2008)"),
    ("the hague", "2025-06-25 (the-hague-2025)"),
    ("madrid-1997", "1997-07-09 (madrid-1997)"),
];

fn day_in_heading(asked: &str) -> String {
    let outcome = run(&["members", "nato", "--on", asked, "--width", "200"]);
    let heading = outcome.stdout.lines().next().unwrap_or_default();
    heading.split_once(" on ").map_or(format!("{outcome:?}"), |(_, day)| day.to_owned())
}

#[test]
fn a_day_is_a_date_of_any_precision_or_a_meeting() {
    assert_all(DAYS, |(asked, day)| {
        differs(&command(&["members", "nato", "--on", asked]), day, &day_in_heading(asked))
    });
}

#[test]
fn reviewed_is_the_day_of_the_data_and_the_default() {
    let reviewed = Dataset::embedded().reviewed().to_string();
    assert_eq!(day_in_heading("reviewed"), reviewed);
    assert_eq!(run(&["members", "nato"]), run(&["members", "nato", "--on", "reviewed"]));
}

#[test]
fn today_is_the_day_of_the_clock() {
    let now = || {
        let seconds = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
        Day::from_unix_days(i64::try_from(seconds / 86_400).unwrap()).unwrap().to_string()
    };
    let (before, asked, after) = (now(), day_in_heading("today"), now());
    assert!(asked == before || asked == after, "{before} {asked} {after}");
}

#[test]
fn a_day_after_the_review_is_answered_with_a_remark() {
    let reviewed = Dataset::embedded().reviewed();
    let remark = format!(
        "remark: the data were last checked on {reviewed}; what came later is not in them\n"
    );
    assert_eq!(run(&["members", "nato", "--on", "9999"]).stderr, remark);
    assert_eq!(run(&["members", "nato", "--on", "albania-2027"]).stderr, remark);
    assert_eq!(run(&["members", "nato", "--on", &reviewed.to_string()]).stderr, "");
}
