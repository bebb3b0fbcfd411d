//! Whether a period with imprecise bounds contains a day.

use super::{Day, PartialDate};

/// How a period with coarse ends lies to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It surely begins later.
    Before,
    /// It surely covers the day.
    Covers,
    /// It may cover the day or not.
    MayCover,
    /// It is surely over.
    After,
}

/// Tells how the period `from` ≤ day < `until` lies to a day.
///
/// A period is never empty: one from 2008 until 2008-06-15 surely covers 2008-06-14.
///
/// An unknown end lies somewhere before `reviewed`, the day the data were last checked: whatever
/// the data tell of had happened by then. So who joined on an unknown day and is still in surely
/// belongs on `reviewed`, and only possibly before.
///
/// ```
/// use nato_partners::model::{Day, PartialDate, Reach, reach};
///
/// // Bahrain joined in February 2005, and no source tells the day.
/// let from = PartialDate::parse("2005-02").unwrap();
/// let reviewed = Day::new(2026, 11, 24).unwrap();
/// let on = |month, day| reach(from, None, Day::new(2005, month, day).unwrap(), reviewed);
/// assert_eq!(on(1, 31), Reach::Before);
/// assert_eq!(on(2, 15), Reach::MayCover);
/// assert_eq!(on(2, 28), Reach::Covers);
/// ```
pub fn reach(from: PartialDate, until: Option<PartialDate>, day: Day, reviewed: Day) -> Reach {
    let latest = |date: PartialDate| date.latest_by(reviewed);
    let surely_over = until.is_some_and(|until| latest(until) <= day);
    let maybe_over = until.is_some_and(|until| until.earliest().max(from.earliest().next()) <= day);
    let surely_begun =
        until.map_or(latest(from), |until| latest(from).min(latest(until).previous()));
    if day < from.earliest() {
        Reach::Before
    } else if surely_over {
        Reach::After
    } else if maybe_over || day < surely_begun {
        Reach::MayCover
    } else {
        Reach::Covers
    }
}
