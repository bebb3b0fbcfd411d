//! Who belongs to a format on a day.
//!
//! A spell of the records, or the seat of an Ally, is one [`Membership`]; [`members`] and [`belongings`]
//! list them as they stand on a day, [`by_party`] groups them, [`Tally`] and [`Counted`] count them, and
//! [`countries_in`] finds who is in several formats. A [`Lane`] shows them as bars over time.

mod by_party;
mod counts;
mod lanes;
mod list;
mod memberships;
mod sets;

pub use by_party::{
    ActiveMembership, PartyMemberships, are_perhaps_suspended, are_unconfirmed, by_format,
    by_party, counts, deciding, surest,
};
pub use counts::{Counted, Tally};
pub use lanes::{Bar, Lane, Period, Shade, lanes_of_all_formats, lanes_of_format, lanes_of_party};
pub use list::{MemberFilter, MembershipRow, belongings, belongings_in_force, members};
pub use memberships::{Membership, Stand, memberships, memberships_of};
pub use sets::{InNone, InSet, SetFilter, countries_in, in_no_format};

pub use by_party::{ActiveMembership as Held, PartyMemberships as Seated, by_party as roll}; // moved
pub use memberships::{Membership as Seat, memberships as seats, memberships_of as seats_of}; // moved
