//! Partial dates and days.

use nato_partners::model::{Day, PartialDate};
use proptest::prelude::*;

use crate::support::{calendar, trials};

fn last_day(year: u16, month: u8) -> u8 {
    u8::try_from(calendar::last_day(year.into(), month.into())).unwrap()
}

pub fn day() -> impl Strategy<Value = Day> {
    (1..=9999_u16, 1..=12_u8, 1..=31_u8).prop_map(|(year, month, day)| {
        Day::new(year, month, day.min(last_day(year, month))).unwrap()
    })
}

/// A date of any precision, as it is written.
pub fn date(years: impl Strategy<Value = u16>) -> impl Strategy<Value = String> {
    (years, 1..=12_u8, 1..=31_u8, 0..10_u8).prop_map(
        |(year, month, day, precision)| match precision {
            0 => "unknown".to_owned(),
            1..=2 => format!("{year:04}"),
            3..=5 => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{:02}", day.min(last_day(year, month))),
        },
    )
}

/// A date of any precision, or a range of these, as it is written.
pub fn date_or_range(years: impl Strategy<Value = u16> + Clone) -> impl Strategy<Value = String> {
    (date(years.clone()), date(years), 0..4_u8).prop_map(|(one, other, shape)| {
        let end = |text: &str| if text == "unknown" { String::new() } else { text.to_owned() };
        let range = format!("[{}..{}]", end(&one), end(&other));
        if shape == 0 && PartialDate::parse(&range).is_ok() { range } else { one }
    })
}

fn parsed(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

proptest! {
    #![proptest_config(crate::properties::cases(2000))]

    #[test]
    fn a_date_is_written_as_it_was_read(text in date_or_range(1..=9999_u16)) {
        prop_assert_eq!(parsed(&text).text(), &*text);
        prop_assert_eq!(parsed(&text).to_string(), text);
    }

    /// `exhaustive::dates` knows which shapes of digits are dates.
    #[test]
    fn nothing_is_a_date_but_what_is_written_like_one(text in prop_oneof![
        "[0-9-]{0,11}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "[0-3]{4}-[01][0-9]-[0-3][0-9]",
        "[0-9]{4}-[0-9]{2}",
        "\\PC{0,12}",
        "[0-9٠-٩０-９ +−–/.T:-]{4,12}",
        "(unknown|Unknown|unknown |[0-9]{4}\n)",
    ]) {
        trials::dates(text.as_bytes());
    }

    #[test]
    fn a_date_spans_the_days_that_are_written_like_it(text in date(1..=9999_u16), day in day()) {
        let date = parsed(&text);
        prop_assert!(date.earliest() <= date.latest());
        let is_within = date.earliest() <= day && day <= date.latest();
        prop_assert_eq!(is_within, date.is_unknown() || day.to_string().starts_with(&text));
        if !date.is_unknown() {
            prop_assert!(date.earliest().to_string().starts_with(&text));
            prop_assert!(date.latest().to_string().starts_with(&text));
            let [before, after] = [date.earliest().previous(), date.latest().next()];
            prop_assert!(before == Day::MIN || !before.to_string().starts_with(&text));
            prop_assert!(after == Day::MAX || !after.to_string().starts_with(&text));
        }
    }

    #[test]
    fn dates_are_sorted_by_their_first_day(one in date(1990..=1992_u16), other in date(1990..=1992_u16)) {
        let [first, second] = [parsed(&one), parsed(&other)];
        if first.sort_key() < second.sort_key() {
            prop_assert!(second.is_unknown() || first.earliest() <= second.earliest());
        }
        prop_assert_eq!(first.sort_key() == second.sort_key(), one == other);
    }
}
