//! What is different on two days.

use nato_partners::data::Dataset;
use nato_partners::model::Language;
use nato_partners::query::{ChangeFilter, ChangeKind, changes};

use crate::variations::{
    MEMBERS_OF_NATO, MEMBERS_OF_THE_CIRCLE, RING, came_back, day, joined_nato, left_the_circle,
    varied,
};

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

#[test]
fn who_has_left_and_will_come_back_has_left_on_the_day_it_did() {
    let for_a_while = came_back("1995-03-01", "1997-04-01").replace(
        "        suspended: [{ from: \"2001-02-03\",",
        "        until: \"2003-04-05\"
        left: \"withdrew\"
        suspended: [{ from: \"2001-02-03\", until: \"2003-04-05\",",
    );
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &for_a_while)]);
    let left = |date: &str| [(date.to_owned(), ChangeKind::Left)];
    assert_eq!(changed(&dataset, "1991-01-01", "1996-01-01"), left("1995-03-01"));
    assert_eq!(changed(&dataset, "2000-01-01", "2004-01-01"), left("2003-04-05"));
}

/// Whose first spell may not be over on the second day has perhaps not left before its second began.
#[test]
fn who_has_perhaps_never_left_is_only_suspended() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("2001", "2001-02-01"))]);
    let suspended = ("2001-02-03".to_owned(), ChangeKind::Suspended);
    assert_eq!(changed(&dataset, "1991-01-01", "2001-06-01"), [suspended]);
}

/// Who left a format for another reason and later sits there as an Ally has done two things.
#[test]
fn only_who_left_to_join_nato_became_an_ally_in_a_format() {
    for (until, reason, expected) in [
        ("1999-03-12", "joined-nato", vec![("1999-03-12", ChangeKind::BecameAlly)]),
        (
            "1995-03-01",
            "withdrew",
            vec![("1995-03-01", ChangeKind::Left), ("1999-03-12", ChangeKind::Joined)],
        ),
    ] {
        let circle =
            format!("    allies: {{ from: \"1990-06-05\" }}\n{}", left_the_circle(until, reason));
        let joined = joined_nato("1999-03-12");
        let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &circle), (MEMBERS_OF_NATO, &joined)]);
        let filter = ChangeFilter {
            formats: vec![dataset.format("circle").unwrap()],
            ..ChangeFilter::default()
        };
        let (from, to) = (day("1991-01-01"), day("2000-01-01"));
        let changes = changes(&dataset, from, to, Language::English, &filter);
        let changes: Vec<_> =
            changes.iter().map(|change| (change.date.text(), change.change)).collect();
        let expected: Vec<_> =
            expected.into_iter().map(|(date, change)| (date.to_owned(), change)).collect();
        assert_eq!(changes, expected, "{reason}");
    }
}

#[test]
fn who_joined_a_format_did_so_under_its_name_of_the_second_day() {
    let dataset = varied(&[RING]);
    let filter = ChangeFilter { kinds: vec![ChangeKind::Joined], ..ChangeFilter::default() };
    for (to, name) in [("1994-12-31", "Circle"), ("1995-12-31", "Ring")] {
        let (from, to) = (day("1989-01-01"), day(to));
        let joined = changes(&dataset, from, to, Language::English, &filter);
        let names: Vec<&str> = joined.iter().map(|change| &*change.format_name.name.en).collect();
        assert_eq!(names, [name]);
    }
}
