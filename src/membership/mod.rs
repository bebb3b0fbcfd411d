//! Who belongs to a format on a day.
//!
//! A spell of the records, or the seat of an Ally, is one [`Seat`]; [`roll`] groups the seats by party, [`Tally`] and
//! [`Counted`] count them, [`members`] and [`belongings`] list them.
//!
//! Over time, a [`StepFunction`] says what holds on every day, [`timeline`] tells what happened, [`changes`] what is
//! different on two days, and [`panel`] who was where in which year.

mod belongings;
pub mod changes;
mod counted;
mod mark;
mod members;
pub mod panel;
mod roll;
mod seats;
mod sets;
mod state_system;
mod steps;
mod tally;
pub mod timeline;

pub use belongings::{Belonging, belongings, belongings_in_force};
pub use counted::Counted;
pub use mark::{Mark, mark_of};
pub use members::{Member, MemberFilter, members};
pub use roll::{
    Held, Seated, are_perhaps_suspended, are_unconfirmed, by_format, counts, deciding, roll, surest,
};
pub use seats::{Seat, SeatDays, Stand, seats, seats_of};
pub use sets::{InNone, InSet, SetFilter, countries_in, in_no_format};
pub use steps::{
    FormatSteps, OverallSteps, SeatSteps, StepFunction, days_of_seats, format_steps, overall_steps,
    period_breakpoints, seat_breakpoints,
};
pub use tally::Tally;
