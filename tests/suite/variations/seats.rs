//! Who sits where, and how long.

use nato_partners::commands::formats::{FormatFilter, formats};
use nato_partners::membership::memberships;
use nato_partners::membership::panel::{PanelFilter, Rule, panel};
use nato_partners::model::{Format, Language, Left, PartialDate, Role, Standing};

use crate::variations::{
    MEMBERS_OF_NATO, MEMBERS_OF_THE_CIRCLE, came_back, day, left_the_circle, varied,
};

/// XB was in the circle until 1995 and came back some day in 1997; only the second time has to do with
/// what it possibly was in that year.
#[test]
fn who_is_possibly_counted_is_so_by_the_seats_of_that_year() {
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &came_back("1995-03-01", "1997"))]);
    let circle: &Format = dataset.format("circle").unwrap();
    let last_days = PanelFilter {
        from: 1995,
        to: 1998,
        formats: vec![circle],
        rule: Rule::Last,
        roles: Vec::new(),
    };
    let first_days = PanelFilter { rule: Rule::First, ..last_days.clone() };
    let cells = |filter: &PanelFilter<'_>| -> Vec<(u16, Option<Standing>, Vec<String>)> {
        let rows = panel(&dataset, Language::English, filter).rows.into_iter();
        let of_xb = rows.filter(|row| row.country.id.as_str() == "XB");
        let cells = of_xb.map(|row| {
            let begun = row.by.iter().map(|held| held.seat.from.text()).collect();
            (row.year, row.cells[0].standing, begun)
        });
        cells.collect()
    };
    let whole_years = PanelFilter { rule: Rule::Whole, ..last_days.clone() };
    let possible = Some(Standing::Possible);
    let cell_of = |filter, year| cells(filter).into_iter().find(|(it, ..)| *it == year).unwrap();
    assert_eq!(cell_of(&whole_years, 1997), (1997, possible, vec!["1997".to_owned()]));
    assert_eq!(cell_of(&first_days, 1997), (1997, possible, vec!["1997".to_owned()]));
    assert_eq!(cell_of(&last_days, 1996), (1996, None, Vec::new()));
}

#[test]
fn allies_sit_in_a_format_until_all_allies_leave_and_not_after_it() {
    let allies = "    allies: { from: \"1990-06-05\", until: \"1998-02-03\" }\n";
    let members = format!("{allies}{MEMBERS_OF_THE_CIRCLE}");
    for (accession, sat) in [("1950-04-04", true), ("1998-02-02", true), ("1998-02-03", false)] {
        let joined = MEMBERS_OF_NATO.replace("1950-04-04", accession);
        let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &members), (MEMBERS_OF_NATO, &joined)]);
        let circle: &Format = dataset.format("circle").unwrap();
        let left = memberships(&dataset, circle).map(|seat| (seat.role, seat.left()));
        let mut expected = vec![(Role::Partner, None)];
        if sat {
            expected.push((Role::Ally, Some(Left::FormatEnded)));
        }
        assert_eq!(left.collect::<Vec<_>>(), expected, "an Ally since {accession}");
    }
}

#[test]
fn a_suspension_is_one_of_a_seat_as_long_as_both_last() {
    for (until, suspended_until) in [
        ("2001-02-03", None),
        ("2001-02-04", Some("2001-02-04")),
        ("2002-03-04", Some("2002-03-04")),
        ("2002-03-05", Some("2002-03-04")),
    ] {
        let suspended = format!(
            "    suspensions: [{{ from: \"2001-02-03\", until: \"2002-03-04\", what: \"all\", sources: [\"minutes\"] }}]\n{}",
            left_the_circle(until, "withdrew")
        );
        let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &suspended)]);
        let circle: &Format = dataset.format("circle").unwrap();
        let seat = memberships(&dataset, circle).next().unwrap();
        let part = seat.suspended_within(&circle.suspensions[0]);
        let times = part.map(|(from, until)| (from.text(), until.map(PartialDate::text)));
        let expected =
            suspended_until.map(|until| ("2001-02-03".to_owned(), Some(until.to_owned())));
        assert_eq!(times, expected, "left on {until}");
    }
}

/// Nobody knows when the circle was founded, but before NATO there was nothing to be a partner of.
#[test]
fn a_format_that_was_founded_on_an_unknown_day_may_be_as_old_as_nato() {
    let dataset = varied(&[(
        r#"founded: { date: "1990-06-05", sources: ["minutes"] }"#,
        r#"founded: { date: "unknown", sources: ["minutes"] }"#,
    )]);
    let on = |date: &str| -> Vec<&str> {
        let rows = formats(&dataset, day(date), Language::English, &FormatFilter::default());
        rows.iter().map(|row| &*row.format.id).collect()
    };
    assert_eq!(on("1950-04-03"), [""; 0]);
    assert_eq!(on("1950-04-04"), ["nato", "circle"]);
}
