//! What is different on two days.

use nato_partners::data::Dataset;
use nato_partners::membership::changes::changes;
use nato_partners::model::Language;

use crate::variations::{
    MEMBERS_OF_NATO, MEMBERS_OF_THE_CIRCLE, came_back, day, joined_nato, left_the_circle, varied,
};

fn changed(dataset: &Dataset, from: &str, to: &str) -> Vec<(String, &'static str)> {
    let changes = changes(dataset, day(from), day(to), Language::English, &[], &[]);
    changes.iter().map(|change| (change.entry.date.text(), change.word())).collect()
}

/// Whoever stands on the second day where it stood on the first has not changed, though it left and
/// came back; whoever came back to be suspended has been suspended, no more.
#[test]
fn who_left_and_came_back_has_changed_only_if_it_stands_otherwise() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("1995-03-01", "1997-04-01"))]);
    assert_eq!(changed(&dataset, "1991-01-01", "1998-01-01"), []);
    assert_eq!(
        changed(&dataset, "1991-01-01", "2002-01-01"),
        [("2001-02-03".to_owned(), "suspended")]
    );
}

#[test]
fn who_has_left_and_will_come_back_has_left_on_the_day_it_did() {
    let for_a_while = came_back("1995-03-01", "1997-04-01").replace(
        "        suspended: [{ from: \"2001-02-03\",",
        "        until: \"2003-04-05\"
        left: \"withdrew\"
        suspended: [{ from: \"2001-02-03\", until: \"2003-04-05\",",
    );
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &for_a_while)]);
    let left = |date: &str| [(date.to_owned(), "left")];
    assert_eq!(changed(&dataset, "1991-01-01", "1996-01-01"), left("1995-03-01"));
    assert_eq!(changed(&dataset, "2000-01-01", "2004-01-01"), left("2003-04-05"));
}

/// Whose first spell may not be over on the second day has perhaps not left before its second began.
#[test]
fn who_has_perhaps_never_left_is_only_suspended() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("2001", "2001-02-01"))]);
    let suspended = ("2001-02-03".to_owned(), "suspended");
    assert_eq!(changed(&dataset, "1991-01-01", "2001-06-01"), [suspended]);
}

/// Who left a format for another reason and later sits there as an Ally has done two things.
#[test]
fn only_who_left_to_join_nato_became_an_ally_in_a_format() {
    for (until, reason, expected) in [
        ("1999-03-12", "joined-nato", vec![("1999-03-12", "became Ally")]),
        ("1995-03-01", "withdrew", vec![("1995-03-01", "left"), ("1999-03-12", "joined")]),
    ] {
        let circle =
            format!("    allies: {{ from: \"1990-06-05\" }}\n{}", left_the_circle(until, reason));
        let joined = joined_nato("1999-03-12");
        let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &circle), (MEMBERS_OF_NATO, &joined)]);
        let (from, to) = (day("1991-01-01"), day("2000-01-01"));
        let circle = [dataset.format("circle").unwrap()];
        let changes = changes(&dataset, from, to, Language::English, &circle, &[]);
        let changes: Vec<_> =
            changes.iter().map(|change| (change.entry.date.text(), change.word())).collect();
        let expected: Vec<_> =
            expected.into_iter().map(|(date, change)| (date.to_owned(), change)).collect();
        assert_eq!(changes, expected, "{reason}");
    }
}
