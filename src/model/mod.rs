//! The record types: what a data file may hold, and what is compiled into the program.
//!
//! Every type here is both the shape of a record in `data/*.yaml` and of the compiled-in data. Nothing in this
//! folder reads a file, formats a table or knows a command; [`Text`] and [`List`] point into the text
//! and the records that the build script compiled in.
//!
//! Periods are half-open: `from` is the first day, `until` the first day after; an absent `until` means that the
//! period still runs. `sources` are the ids of the supporting sources, `confidence` is absent when they support
//! the record fully, and `note` is what a reader should know.

/// Declares an enum of words, each written alike in the data files, on the command line and in every output.
macro_rules! words {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every value, in the order in which they are listed and sorted.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// Returns the word for it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}
pub(crate) use words;

mod country;
mod date;
mod evidence;
mod format;
mod name;
mod spell;
mod store;
mod tables;
mod text;

pub use country::{
    AmbiguousName, CodeSpell, Country, CountryKind, Endonym, Existence, FormerName, IsoCodes,
    NameKind, NatoHeading, Organisation, OtherName, Outside, OutsideKind, Region, Representative,
    StateUnderCode, SystemCode, UnShortName,
};
pub use date::{Day, NotADate, PartialDate, YearMonthDay};
pub use evidence::{Claim, Confidence, Conflict, Quality, Source, StatedCount};
pub use format::{
    AllySeats, Beneficiary, Ended, Event, Format, FormatName, Founded, Kind, ListState, Meeting,
    Naming, Nonmember, Parties, Project, Renaming, State, Status, Total,
};
pub use name::{Language, Localised, Meaning, NameKey, NameRank, fold, fold_umlauts};
pub use spell::{Left, Reach, Role, Spell, Standing, Suspension, Tie, reach};
pub use store::{List, Stored};
pub use tables::Tables;
pub use text::{CountryCode, FormatId, OrganisationId, SourceId, Text};

use serde::{Deserialize, Serialize};

/// The data set's own card: `dataset.yaml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The version of the shape of the records; this program reads version `1`.
    pub schema: Text,
    pub version: Text,
    /// The day the data were last checked as a whole, and so the day asked for by default.
    pub reviewed: PartialDate,
    pub licence: Text,
}
