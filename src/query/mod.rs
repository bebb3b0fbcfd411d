//! What is asked: a data set and a plain filter in, rows out.
//!
//! Every query documents the order of its rows. No query sees the command line, an output, or
//! text that is made for people.

mod chart;
mod day;

pub use crate::commands::formats::{FormatFilter, FormatRow, formats}; // moved
pub use crate::commands::founded::Founding; // moved
pub use crate::data::by_founding; // moved
pub use chart::{
    Lane, LaneOf, Run, Shade, Stretch, first_day_of, lanes_of_all_formats, lanes_of_format,
    lanes_of_party,
};
pub use day::{DayError, NamedDay, day};

pub use crate::membership::changes::Change; // moved
pub use crate::membership::panel::{Panel, PanelCell, PanelFilter, PanelRow, Rule, panel}; // moved
pub use crate::membership::timeline::{Entry, EntryKind, TimelineFilter, Told, timeline}; // moved
pub use crate::membership::{
    FormatSteps as FormatCourse, Mark, OverallSteps as WholeCourse, SeatSteps as SeatCourse,
    StepFunction as Course, format_steps as course_of_format, overall_steps as course_of_all,
}; // moved

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
