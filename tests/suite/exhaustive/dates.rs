//! Every string of the shape of a date.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use nato_partners::model::PartialDate;

use super::{ALL, tried};
use crate::support::calendar::last_day;
use crate::support::failures::try_each;

/// How many dates the calendar has from 0001 to 9999: 9,999 years, their months, and their days with 2,424 leap days.
const DATES: usize = 9_999 * (1 + 12 + 365) + 2_424;

#[test]
fn every_string_of_the_shape_of_a_date_is_the_date_it_says_or_none() {
    const TURNS: [u32; 12] = [0, 1, 4, 100, 400, 1582, 1900, 1996, 2000, 2024, 9996, 9999];
    // All years, or a hundred and those where the calendar turns.
    let years = (0..10_000).filter(|year| ALL || year % 101 == 7 || TURNS.contains(year));
    let years: Vec<u32> = years.collect();
    let dates = AtomicUsize::new(0);
    let of_each_year = 1 + 100 + 100 * 100;
    try_each(&years, years.len() * of_each_year, |failures, year, _| {
        let mut is = |text: &str, expected: Option<[u32; 4]>| {
            let is_right = match PartialDate::parse(text) {
                Ok(date) => expected.is_some_and(|[first, one, last, other]| {
                    let ends = [(first, one), (last, other)];
                    let ends = ends.map(|(month, day)| format!("{year:04}-{month:02}-{day:02}"));
                    let is_a_day = text.len() == 10;
                    [date.earliest(), date.latest()].map(|day| day.to_string()) == ends
                        && (date.text(), date.is_a_day()) == (text.into(), is_a_day)
                }),
                Err(error) => expected.is_none() && error.asked == text,
            };
            dates.fetch_add(usize::from(expected.is_some()), Relaxed);
            failures.unless(is_right, text, "is read as something else");
        };
        let text = format!("{year:04}");
        is(&text, (year > 0).then_some([1, 1, 12, 31]));
        for month in 0..100 {
            let text = format!("{text}-{month:02}");
            let last = if year > 0 { last_day(year, month) } else { 0 };
            is(&text, (last > 0).then_some([month, 1, month, last]));
            for day in 0..100 {
                let is_date = (1..=last).contains(&day);
                is(&format!("{text}-{day:02}"), is_date.then_some([month, day, month, day]));
            }
        }
    });
    let dates = dates.into_inner();
    assert!(dates == DATES || !ALL && dates > 30_000, "{dates}");
    tried("strings of the shape of a date", years.len() * of_each_year, 10_000 * of_each_year);
}
