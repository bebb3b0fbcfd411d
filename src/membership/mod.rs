//! Who belongs to a format on a day, and over time.
//!
//! A spell of the records, or the seat of an Ally, is one [`Membership`]; [`members`] and [`belongings`]
//! list them as they stand on a day, [`by_party()`] groups them, [`Tally`] and [`Counted`] count them, and
//! [`countries_in`] finds who is in several formats.
//!
//! Over time, a [`Lane`] is a row of bars, one for each stretch of days, a [`StepFunction`] says what holds on every
//! day, [`timeline`] tells what happened, [`changes`] what is different on two days, and [`panel`] who was where
//! in which year.

mod by_party;
pub mod changes;
mod code_bearers;
mod lanes;
mod list;
mod memberships;
pub mod panel;
mod sets;
mod sources;
mod stated_counts;
mod steps;
pub mod timeline;

pub use by_party::{
    ActiveMembership, Mark, PartyMemberships, are_perhaps_suspended, are_unconfirmed, by_format,
    by_party, counts, deciding, mark_of, surest,
};
pub use code_bearers::{CodeBearers, StateList};
pub use lanes::{Bar, Lane, Period, Shade, lanes_of_all_formats, lanes_of_format, lanes_of_party};
pub use list::{MemberFilter, MembershipRow, belongings, belongings_in_force, members};
pub use memberships::{Membership, Stand, Tally, memberships, memberships_of};
pub use sets::{InSet, SetFilter, countries_in};
pub use sources::{CitedSource, Scope, cited, sources_of};
pub use stated_counts::{CountRow, Counted, stated_counts};
pub use steps::{
    FormatSteps, Marks, SeatSteps, StepFunction, format_steps, overall_steps, period_breakpoints,
    seat_breakpoints,
};
