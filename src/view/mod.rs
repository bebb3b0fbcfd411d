//! What an answer looks like: for each row type its columns, for each record its page.
//!
//! `*_rows` hold the columns of what a query returns and the words above them, `*_page` what `show`
//! writes of one record, `tables` what `export` writes of all. `cells`, `seat_columns` and `words` are
//! what several of them say alike. Nothing here asks a question or knows how an output is written.

mod belonging_rows;
mod cells;
mod change_rows;
mod chart;
mod column_key;
mod compare_rows;
mod country_page;
mod format_page;
mod format_rows;
mod founding_rows;
mod matrix_rows;
mod meeting_page;
mod member_rows;
mod more;
mod package;
mod panel_rows;
mod records;
mod schemas;
mod seat_columns;
mod set_rows;
mod source_page;
mod tables;
mod timeline_rows;
mod words;

pub use cells::{confidence, date, sources};
pub use change_rows::change_lines;
pub use chart::{Charted, chart};
pub use compare_rows::{columns_by_country, columns_by_format, formats_line, parties_line};
pub use country_page::party_page;
pub use format_page::format_page;
pub use matrix_rows::{legend, mark_in_words, matrix_columns};
pub use meeting_page::meeting_page;
pub use package::{PACKAGE_NAME, package};
pub use panel_rows::{format_keys, panel_columns, panel_line, panel_remarks, rule_words};
pub use schemas::row_schemas;
pub use set_rows::{as_roles, part_line, set_line};
pub use source_page::{citing_records, source_page};
pub use words::{
    constructed_lines, day_heading, disputed_line, former_line, full_name, members_in_short,
    members_line, partial_line, suspended_line, when,
};
