//! What is asked: a data set and a plain filter in, rows out.
//!
//! Every query documents the order of its rows. No query sees the command line, an output, or
//! text that is made for people.

mod chart;
mod citations;
mod compare;
mod conflicts;
mod counts;
mod day;
mod matching;
mod matrix;
mod search;
mod statements;

pub use crate::commands::formats::{FormatFilter, FormatRow, formats}; // moved
pub use crate::commands::founded::Founding; // moved
pub use crate::data::by_founding; // moved
pub use chart::{
    Lane, LaneOf, Run, Shade, Stretch, first_day_of, lanes_of_all_formats, lanes_of_format,
    lanes_of_party,
};
pub use citations::{
    Citation, CitedSource, Scope, SourceFilter, sources, sources_of_format, sources_of_meeting,
    sources_of_party,
};
pub use compare::{ComparedFormat, ComparedParty, Sides, compare_formats, compare_parties};
pub use conflicts::{ClaimRow, OpenQuestion, conflicts, disputable, open_questions};
pub use counts::{CountRow, count_beside, stated_counts};
pub use day::{DayError, NamedDay, day};
pub use matching::Words;
pub use matrix::{Matrix, MatrixFilter, MatrixFormat, MatrixRow, matrix};
pub use search::{Hit, Searched, search};
pub use statements::{Passage, Record};

pub use crate::membership::changes::Change; // moved
pub use crate::membership::panel::{Panel, PanelCell, PanelFilter, PanelRow, Rule, panel}; // moved
pub use crate::membership::timeline::{Entry, EntryKind, TimelineFilter, Told, timeline}; // moved
pub use crate::membership::{
    FormatSteps as FormatCourse, Mark, OverallSteps as WholeCourse, SeatSteps as SeatCourse,
    StepFunction as Course, format_steps as course_of_format, overall_steps as course_of_all,
}; // moved
