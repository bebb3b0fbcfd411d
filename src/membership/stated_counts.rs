//! Numbers of members as sources state them, beside those of the data.

use super::Counted;
use crate::data::Dataset;
use crate::model::{Format, StatedCount};

/// A number of members that a source states, and that of the data.
#[derive(Clone, Copy, Debug)]
pub struct CountRow<'d> {
    /// The format whose members are counted.
    pub format: &'d Format,
    /// What the source states.
    pub stated: &'d StatedCount,
    /// What the data count; nothing where they do not know the members.
    pub counted: Option<Counted>,
}

impl<'d> CountRow<'d> {
    /// Sets the number of the data beside one that a source states.
    pub fn of(dataset: &'d Dataset, format: &'d Format, stated: &'d StatedCount) -> Self {
        Self { format, stated, counted: Counted::beside(dataset, format, stated) }
    }

    /// Tells whether the data bear the source out; nothing where they cannot.
    pub fn agrees(&self) -> Option<bool> {
        self.counted.map(|counted| counted.bears_out(self.stated))
    }

    /// Returns the Allies of the day, where the source or the format counts them in.
    pub fn allies(&self) -> Option<usize> {
        let counts_them = self.stated.allies.is_some()
            || self.format.allies.is_some()
            || self.format.is_alliance();
        self.counted?.allies.filter(|_| counts_them)
    }

    /// Returns the partners among the countries.
    pub fn partners(&self) -> Option<usize> {
        self.counted?.partners
    }

    /// Returns all together, where the source or the format counts them together.
    pub fn total(&self) -> Option<usize> {
        let states_it = self.stated.total.is_some() || self.stated.at_least.is_some();
        let counted = self.counted.filter(|_| states_it || self.allies().is_some());
        counted.map(Counted::total)
    }
}

/// Returns the numbers that sources state of the members of these formats.
///
/// Order: that of the formats; then that of the record, which is by day.
pub fn stated_counts<'d>(dataset: &'d Dataset, formats: &[&'d Format]) -> Vec<CountRow<'d>> {
    let counts =
        formats.iter().flat_map(|format| format.counts.iter().map(move |it| (*format, it)));
    counts.map(|(format, stated)| CountRow::of(dataset, format, stated)).collect()
}
