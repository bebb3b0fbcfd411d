//! How long months are, as a table: the only calendar of the tests.

/// Returns the last day of a month, or none if there is no such month.
pub fn last_day(year: u32, month: u32) -> u32 {
    let divides = |years: u32| year.is_multiple_of(years);
    let is_leap = divides(4) && !divides(100) || divides(400);
    let lengths = [0, 31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths.get(month as usize).copied().unwrap_or_default()
}
