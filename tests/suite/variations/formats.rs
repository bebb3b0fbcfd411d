//! How a format stands on a day.

use nato_partners::commands::formats::{FormatFilter, formats};
use nato_partners::model::{Language, State};

use crate::variations::{MEMBERS_OF_THE_CIRCLE, day, left_the_circle, varied};

#[test]
fn a_format_that_ended_on_an_unknown_day_had_ended_by_the_review() {
    let founded = "founded: { date: \"1990-06-05\", sources: [\"minutes\"] }\n";
    let active = format!("{founded}    status: {{ is: \"active\" }}\n");
    let ended = format!(
        "{founded}    ended: {{ date: \"unknown\", why: \"worn out\", sources: [\"minutes\"] }}\n    status: {{ is: \"ended\" }}\n"
    );
    let left = left_the_circle("unknown", "format-ended");
    let dataset = varied(&[(&active, &ended), (MEMBERS_OF_THE_CIRCLE, &left)]);
    let states = |on: &str| -> Vec<(String, State)> {
        let rows = formats(&dataset, day(on), Language::English, &FormatFilter::default());
        rows.iter().map(|row| (row.format.id.to_string(), row.state)).collect()
    };
    let nato = ("nato".to_owned(), State::Active);
    assert_eq!(states("1990-06-04"), std::slice::from_ref(&nato));
    assert_eq!(states("2000-01-01"), [nato.clone(), ("circle".to_owned(), State::Active)]);
    assert_eq!(states("2020-06-15"), [nato, ("circle".to_owned(), State::Ended)]);
}
