//! Wiring: one file per subcommand, always arguments → query → rows → [`Answer`].
//!
//! What several subcommands do alike stands beside them: `data` opens what is asked, `kind`, `names`,
//! `days` and `subject` find what words mean, `nearest` what they may have meant, `cells` and `words` are
//! what several of them write alike, `answer` writes it. Nothing here decides what is true.

mod answer;
pub mod candidates;
pub(crate) mod cells;
pub mod changes;
mod chart;
pub mod check;
pub mod cite;
pub mod compare;
pub mod completions;
pub mod conflicts;
pub mod countries;
pub mod country;
mod data;
mod days;
pub mod export;
pub mod formats;
pub mod founded;
mod kind;
pub mod man;
pub mod matrix;
pub mod members;
mod names;
mod nearest;
pub mod page;
pub mod panel;
mod phrases;
mod record_cells;
pub mod search;
mod selection;
pub mod show;
pub mod sources;
mod subject;
pub mod timeline;
pub mod welcome;
pub(crate) mod words;

pub(crate) use answer::column_key;
pub use answer::{Answer, Export};
pub(crate) use data::{answered_from, read};
pub use subject::suggest_command;

use answer::{page, rows, rows_with};
use data::{Data, data, limits, origin};
