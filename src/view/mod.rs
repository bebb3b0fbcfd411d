//! What an answer looks like: for each row type its columns, for each record its page.
//!
//! `*_rows` hold the columns of what a query returns and the words above them, `*_page` what `show`
//! writes of one record. `cells`, `seat_columns` and `words` are
//! what several of them say alike. Nothing here asks a question or knows how an output is written.

mod change_rows;
mod citation;
mod column_key {
    pub(super) use crate::commands::column_key; // moved
}
mod compare_rows;
mod conflict_rows;
mod country_page;
mod finding_rows;
mod format_page;
mod matrix_rows;
mod meeting_page;
mod more;
mod panel_rows;
mod records;
mod search_rows;
mod set_rows;
mod source_page;
mod source_rows;
mod timeline_rows;

pub use change_rows::change_lines;
pub use citation::{cite_data_page, cite_page, data_reference, reference};
pub use compare_rows::{columns_by_country, columns_by_format, formats_line, parties_line};
pub use country_page::party_page;
pub use finding_rows::Located;
pub use format_page::format_page;
pub use matrix_rows::{legend, mark_in_words, matrix_columns};
pub use meeting_page::meeting_page;
pub use panel_rows::{format_keys, panel_columns, panel_line, panel_remarks, rule_words};
pub use set_rows::{as_roles, part_line, set_line};
pub use source_page::{citing_records, source_page};

pub use crate::commands::words::{
    constructed_lines, day_heading, disputed_line, full_name, members_in_short, members_line,
    suspended_line, when,
}; // moved
pub(crate) use crate::commands::{cells, cells as seat_columns, words}; // moved
