//! What we know: YAML in, one immutable [`Dataset`] out.
//!
//! `read` reads files and folders up to the limits, `lint` refuses what would be misread in silence, and `load`,
//! the only file that names the YAML crate, makes records of it.
//! `lookup` finds records by id and `find` by what people call them, with the help of the [`Index`] that is worked
//! out once. `facts` walks every fact of a record. The build script compiles `data/` in with this very module.

mod day;
mod facts;
mod find;
mod index;
mod lint;
mod load;
mod lookup;
mod read;
mod record;
mod text_match;

use std::path::PathBuf;

use serde::Serialize;

pub use day::{DayError, NamedDay, day};
pub use facts::{Fact, Passage, Visit, Word, each_fact, facts_of};
pub use find::Found;
pub(crate) use find::{has_words, meaning_of};
pub use index::Index;
pub use load::{Origin, load, load_bytes, load_within};
pub use lookup::{NamedWith, by_founding};
pub use read::{Limits, open_regular};
pub use record::{Party, Place, Record};
pub use text_match::{Fit, Words};

use crate::model::{
    About, AmbiguousName, Country, Day, Format, List, Meeting, Organisation, Region, Source,
};

/// Everything that is known: each list sorted by id, meetings by their first day.
#[derive(Debug, Serialize)]
pub struct Dataset {
    /// What the data set says of itself.
    pub about: About,
    pub regions: List<Region>,
    pub countries: List<Country>,
    /// Codes and names that several countries share.
    pub ambiguous: List<AmbiguousName>,
    pub organisations: List<Organisation>,
    pub meetings: List<Meeting>,
    pub sources: List<Source>,
    pub formats: List<Format>,
    /// What is worked out from the records once, so that no question has to.
    pub index: Index,
    /// Where a command line says it is; nothing where that need not be said again.
    pub named: Option<PathBuf>,
}

impl Dataset {
    /// Returns the day the data were last checked as a whole.
    pub fn reviewed(&self) -> Day {
        self.about.reviewed.latest()
    }
}

#[cfg(compiled)]
mod embedded {
    #![allow(
        clippy::unreadable_literal,
        clippy::wildcard_imports,
        reason = "nobody reads what the build script writes"
    )]

    use super::{Dataset, Index};
    use crate::model::*;

    include!(concat!(env!("OUT_DIR"), "/dataset.rs"));

    impl Dataset {
        /// Returns the data set that is compiled in, at no cost.
        ///
        /// ```
        /// use nato_partners::data::Dataset;
        ///
        /// let dataset = Dataset::embedded();
        /// assert_eq!(dataset.reviewed().to_string(), "2026-11-24");
        /// assert_eq!(&*dataset.format("eapc").unwrap().founded.date.text(), "1997-05-30");
        /// ```
        pub fn embedded() -> &'static Self {
            &DATASET
        }
    }
}
