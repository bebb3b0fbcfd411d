//! The whole reference as one HTML file, for people who do not use a terminal.
//!
//! Without its script it is a document of one day, with everything that is known. The script adds
//! search and a slider over the days, and decides nothing: for every day it looks up what the
//! queries have worked out. What is in the file comes from the data, and everything is escaped.
//!
//! `shown` is what the parts read; `frame` is the document around them; `controls` come first on the
//! page, then one file for each section; `parts` has what several of them write. `style.css` and `script.js` go in as they are.

mod conflicts;
mod controls;
mod countries;
mod formats;
mod frame;
mod map;
mod meetings;
mod parts;
mod records;
mod script_data;
mod seats;
mod shown;
mod sources;
mod tiles;
mod timeline;

use crate::data::Dataset;
use crate::model::Language;
use crate::query::NamedDay;

use shown::Shown;

/// Returns the reference as one HTML file that needs nothing else, as of a day.
///
/// The same data, day and language always give the same bytes.
pub fn html(dataset: &Dataset, day: &NamedDay<'_>, language: Language) -> String {
    let shown = Shown::of(dataset, day, language);
    let mut html = frame::document(&shown).into_string();
    html.push('\n');
    html
}
