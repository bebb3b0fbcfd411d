//! Every string of the shape of a date.

use std::thread;

use nato_partners::model::PartialDate;

use super::{ALL, tried};
use crate::support::calendar::last_day;

/// How many days the calendar has from 0001-01-01 to 9999-12-31: 9,999 years of 365 days, and 2,424 leap days.
const DAYS: usize = 9_999 * 365 + 2_424;

/// The years that are tried: all, or a hundred and those where the calendar turns.
fn years() -> Vec<u32> {
    const TURNS: [u32; 12] = [0, 1, 4, 100, 400, 1582, 1900, 1996, 2000, 2024, 9996, 9999];
    (0..10_000).filter(|year| ALL || year % 101 == 7 || TURNS.contains(year)).collect()
}

/// Tries all strings of a year, and returns how many there were and how many of them are dates.
fn try_year(year: u32) -> (usize, usize) {
    let (mut count, mut dates) = (0, 0);
    for month in 0..100 {
        let length = last_day(year, month);
        for day in 0..100 {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let is_date = year > 0 && (1..=length).contains(&day);
            match PartialDate::parse(&text) {
                Ok(date) => {
                    assert!(is_date, "{text} is no date");
                    assert!(date.is_a_day() && date.earliest() == date.latest(), "{text} is a day");
                    assert_eq!(date.text(), text);
                    dates += 1;
                }
                Err(error) => {
                    assert!(!is_date, "{error}");
                    assert_eq!(error.asked, text);
                }
            }
            count += 1;
        }
    }
    (count, dates)
}

#[test]
fn every_string_of_eight_digits_is_the_day_it_says_or_none() {
    let years = years();
    let (first, second) = years.split_at(years.len() / 2);
    let try_all = |years: &[u32]| {
        years
            .iter()
            .map(|year| try_year(*year))
            .fold((0, 0), |sum, of_year| (sum.0 + of_year.0, sum.1 + of_year.1))
    };
    let [one, other] = thread::scope(|scope| {
        let other = scope.spawn(|| try_all(second));
        [try_all(first), other.join().unwrap()]
    });
    let real: usize =
        years.iter().filter(|year| **year > 0).map(|year| 337 + last_day(*year, 2) as usize).sum();
    assert_eq!(one.1 + other.1, real);
    assert!(!ALL || real == DAYS, "{real}");
    tried("dates of eight digits", one.0 + other.0, 100_000_000);
}

#[test]
fn every_string_of_four_or_six_digits_is_the_year_or_month_it_says_or_none() {
    let (mut count, mut dates) = (0, 0);
    for year in 0..10_000 {
        let text = format!("{year:04}");
        let date = PartialDate::parse(&text);
        assert_eq!(date.is_ok(), year > 0, "{text}");
        assert!(date.is_err() || date.unwrap().text() == text);
        count += 1;
    }
    for year in years() {
        for month in 0..100 {
            let text = format!("{year:04}-{month:02}");
            let date = PartialDate::parse(&text);
            assert_eq!(date.is_ok(), year > 0 && (1..=12).contains(&month), "{text}");
            if let Ok(date) = date {
                assert_eq!(date.text(), text);
                let last = last_day(year, month);
                assert_eq!(date.latest().to_string(), format!("{text}-{last:02}"));
                dates += 1;
            }
            count += 1;
        }
    }
    assert!(!ALL || dates == 9_999 * 12, "{dates}");
    tried("dates of four or six digits", count, 1_010_000);
}
