//! What is asked: a data set and a plain filter in, rows out.
//!
//! Every query documents the order of its rows. No query sees the command line, an output, or
//! text that is made for people.

mod change;
mod changes;
mod chart;
mod compare;
mod course;
mod day;
mod entry;
mod existence;
mod format_changes;
mod formats;
mod founded;
mod history;
mod matrix;
mod panel;
mod seat_changes;
mod seat_times;
mod tables;
mod timeline;
mod year;

pub use change::{Change, ChangeKind};
pub use changes::{ChangeFilter, changes};
pub use chart::{
    Lane, LaneOf, Run, Shade, Stretch, first_day_of, lanes_of_all_formats, lanes_of_format,
    lanes_of_party,
};
pub use compare::{ComparedFormat, ComparedParty, Sides, compare_formats, compare_parties};
pub use course::{Course, FormatCourse, SeatCourse, WholeCourse, course_of_all, course_of_format};
pub use day::{DayError, NamedDay, day};
pub use entry::{Entry, EntryKind, Told};
pub use formats::{FormatFilter, FormatRow, formats};
pub use founded::{Founding, by_founding, foundings};
pub use matrix::{Mark, Matrix, MatrixFilter, MatrixFormat, MatrixRow, matrix};
pub use panel::{Panel, PanelCell, PanelFilter, PanelRow, panel};
pub use tables::{Cited, CodeTime, CountryName, Fact, Item, NameFact, SpellFact, Tables, tables};
pub use timeline::{TimelineFilter, timeline};
pub use year::Rule;

// Moved; here until everybody takes them from where they are.
pub use crate::commands::conflicts::{ClaimRow, OpenQuestion};
pub use crate::commands::search::Hit;
pub use crate::data::{Fact as Citation, Record, Words};
pub use crate::membership::{CitedSource, CountRow, stated_counts};

use crate::data::{Dataset, Party};
use crate::model::{Format, Meeting, Source};

/// Returns [`crate::membership::sources_of`] a format.
pub fn sources_of_format<'d>(dataset: &'d Dataset, format: &'d Format) -> Vec<&'d Source> {
    crate::membership::sources_of(dataset, Record::Format(format))
}

/// Returns [`crate::membership::sources_of`] a meeting.
pub fn sources_of_meeting<'d>(dataset: &'d Dataset, meeting: &'d Meeting) -> Vec<&'d Source> {
    crate::membership::sources_of(dataset, Record::Meeting(meeting))
}

/// Returns [`crate::membership::sources_of`] a party.
pub fn sources_of_party<'d>(dataset: &'d Dataset, party: Party<'d>) -> Vec<&'d Source> {
    crate::membership::sources_of(dataset, party.into())
}

/// Returns [`Dataset::records`].
pub fn disputable(dataset: &Dataset) -> impl Iterator<Item = Record<'_>> {
    dataset.records()
}
