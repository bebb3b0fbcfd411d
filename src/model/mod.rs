//! What exists: the values of the domain, without files, without printing.
//!
//! Every type here is both the shape of a record in `data/*.yaml` and the shape of the data
//! compiled into the program. Nothing in this folder reads a file, formats a table or knows a
//! command. The one thing it takes from outside is `crate::compiled::TABLES`, the compiled-in
//! records that [`Text`] and [`List`] point into.

mod about;
mod clean;
mod country;
mod country_code;
mod country_name;
mod date;
mod day;
mod event;
mod format;
mod format_life;
mod format_name;
mod meeting;
mod name;
mod organisation;
mod outside;
mod reach;
mod source;
mod spell;
mod standing;
mod store;
mod text;
mod trust_fund;

pub use about::About;
pub use clean::is_hidden;
pub use country::{
    CodeSpell, Country, CountryKind, Existence, IsoCodes, Region, StateUnderCode, SystemCode,
};
pub use country_code::CountryCode;
pub use country_name::{
    AmbiguousName, Endonym, FormerName, NameKind, NatoHeading, OtherName, UnShortName,
};
pub use date::{NotADate, PartialDate};
pub use day::Day;
pub use event::{Claim, Conflict, Event, StatedCount};
pub use format::{Format, Kind, ListState, Nonmember};
pub use format_life::{AllySeats, Ended, Founded, State, Status};
pub use format_name::{FormatName, Renaming, Variant};
pub use meeting::Meeting;
pub use name::{Language, Localised, Meaning, NameKey, NameRank, fold, fold_in, fold_umlauts};
pub use organisation::Organisation;
pub use outside::{Outside, OutsideKind, Representative};
pub use reach::{Reach, reach};
pub use source::{Quality, Source};
pub use spell::{Confidence, Left, Spell, Suspension, Tie};
pub use standing::{Role, Standing};
pub use store::{List, Stored, Tables};
pub use text::{FormatId, OrganisationId, SourceId, Text};
pub use trust_fund::{Beneficiary, Project, Total};
