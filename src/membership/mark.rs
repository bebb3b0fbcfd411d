//! The one word for how somebody is in a format, by all the seats it has there.

use super::ActiveMembership;
use crate::model::{Role, Standing, words};

words! {
    /// How somebody is in a format: its standing where that is not as usual, else its role.
    pub enum Mark {
        /// As an Ally.
        Ally = "ally",
        /// As a partner.
        Partner = "partner",
        /// As an observer.
        Observer = "observer",
        /// Suspended.
        Suspended = "suspended",
        /// A member, and perhaps suspended.
        PerhapsSuspended = "perhaps suspended",
        /// Possibly: the dates are too coarse to tell.
        Possible = "possible",
    }
}

impl Mark {
    /// Returns the word for it as people read it.
    pub fn title(self) -> &'static str {
        if self == Self::Ally { "Ally" } else { self.word() }
    }
}

/// Returns the mark of the one seat that speaks for several.
pub fn mark_of<'d>(held: impl Iterator<Item = ActiveMembership<'d>>) -> Option<Mark> {
    let speaks = held.min_by_key(ActiveMembership::weight)?;
    Some(match (speaks.standing, speaks.seat.role) {
        (Standing::Possible, _) => Mark::Possible,
        (Standing::Suspended, _) => Mark::Suspended,
        _ if speaks.is_perhaps_suspended => Mark::PerhapsSuspended,
        (_, Role::Ally) => Mark::Ally,
        (_, Role::Partner) => Mark::Partner,
        (_, Role::Observer) => Mark::Observer,
    })
}
