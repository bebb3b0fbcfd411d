//! What is asked: a data set and a plain filter in, rows out.
//!
//! Every query documents the order of its rows. No query sees the command line, an output, or
//! text that is made for people.

mod change;
mod changes;
mod citations;
mod compare;
mod conflicts;
mod counts;
mod course;
mod day;
mod entry;
mod existence;
mod format_changes;
mod history;
mod matching;
mod matrix;
mod panel;
mod search;
mod seat_changes;
mod seat_times;
mod statements;
mod timeline;
mod year;

pub use crate::commands::formats::{FormatFilter, FormatRow, formats}; // moved
pub use crate::commands::founded::Founding; // moved
pub use crate::data::by_founding; // moved
pub use change::{Change, ChangeKind};
pub use changes::{ChangeFilter, changes};
pub use citations::{
    Citation, CitedSource, Scope, SourceFilter, sources, sources_of_format, sources_of_meeting,
    sources_of_party,
};
pub use compare::{ComparedFormat, ComparedParty, Sides, compare_formats, compare_parties};
pub use conflicts::{ClaimRow, OpenQuestion, conflicts, disputable, open_questions};
pub use counts::{CountRow, count_beside, stated_counts};
pub use course::{Course, FormatCourse, SeatCourse, WholeCourse, course_of_all, course_of_format};
pub use day::{DayError, NamedDay, day};
pub use entry::{Entry, EntryKind, Told};
pub use matching::Words;
pub use matrix::{Mark, Matrix, MatrixFilter, MatrixFormat, MatrixRow, matrix};
pub use panel::{Panel, PanelCell, PanelFilter, PanelRow, panel};
pub use search::{Hit, Searched, search};
pub use statements::{Passage, Record};
pub use timeline::{TimelineFilter, timeline};
pub use year::Rule;
