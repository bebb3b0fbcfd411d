//! What an answer looks like: for each row type its columns, for each record its page.
//!
//! `*_rows` hold the columns of what a query returns and the words above them, `*_page` what `show`
//! writes of one record. `cells`, `seat_columns` and `words` are
//! what several of them say alike. Nothing here asks a question or knows how an output is written.

mod chart;
pub(crate) mod column_key {
    pub(crate) use crate::commands::column_key; // moved
}

pub use chart::{Charted, chart};

pub use crate::commands::panel::panel_columns; // moved
pub use crate::commands::words::{
    as_roles, constructed_lines, day_heading, disputed_line, full_name, mark_in_words,
    members_in_short, members_line, part_line, set_line, suspended_line, when,
}; // moved
pub(crate) use crate::commands::{cells, cells as seat_columns, words}; // moved
