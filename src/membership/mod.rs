//! Who belongs to a format on a day.
//!
//! A spell of the records, or the seat of an Ally, is one [`Seat`]; [`roll`] groups the seats by party, [`Tally`] and
//! [`Counted`] count them, [`members`] and [`belongings`] list them.

mod belongings;
mod counted;
mod members;
mod roll;
mod seats;
mod sets;
mod sources;
mod stated_counts;
mod tally;

pub use belongings::{Belonging, belongings, belongings_in_force};
pub use counted::Counted;
pub use members::{Member, MemberFilter, members};
pub use roll::{
    Held, Seated, are_perhaps_suspended, are_unconfirmed, by_format, counts, deciding, roll, surest,
};
pub use seats::{Seat, SeatDays, Stand, seats, seats_of};
pub use sets::{InNone, InSet, SetFilter, countries_in, in_no_format};
pub use sources::{CitedSource, Scope, cited, sources_of};
pub use stated_counts::{CountRow, stated_counts};
pub use tally::Tally;
