//! What an answer looks like: for each row type its columns, for each record its page.
//!
//! `*_rows` hold the columns of what a query returns and the words above them, `*_page` what `show`
//! writes of one record. `cells`, `seat_columns` and `words` are
//! what several of them say alike. Nothing here asks a question or knows how an output is written.

mod chart;
pub(crate) mod column_key {
    pub(crate) use crate::commands::column_key; // moved
}
mod compare_rows;
mod matrix_rows;
mod set_rows;

pub use chart::{Charted, chart};
pub use compare_rows::{columns_by_country, columns_by_format, formats_line, parties_line};
pub use matrix_rows::{legend, mark_in_words, matrix_columns};
pub use set_rows::{as_roles, part_line, set_line};

pub use crate::commands::panel::panel_columns; // moved
pub use crate::commands::words::{
    constructed_lines, day_heading, disputed_line, full_name, members_in_short, members_line,
    suspended_line, when,
}; // moved
pub(crate) use crate::commands::{cells, cells as seat_columns, words}; // moved
