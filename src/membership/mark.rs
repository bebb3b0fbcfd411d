//! The one word for how somebody is in a format, by all the seats it has there.

use super::ActiveMembership;
use crate::model::{Role, Standing};

/// How somebody is in a format: its standing where that is not as usual, else its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As an Ally.
    Ally,
    /// As a partner.
    Partner,
    /// As an observer.
    Observer,
    /// Suspended.
    Suspended,
    /// A member, and perhaps suspended.
    PerhapsSuspended,
    /// Possibly: the dates are too coarse to tell.
    Possible,
}

impl Mark {
    /// Every mark, in the order in which a legend explains them.
    pub const ALL: [Self; 6] = [
        Self::Ally,
        Self::Partner,
        Self::Observer,
        Self::Suspended,
        Self::PerhapsSuspended,
        Self::Possible,
    ];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ally => "ally",
            Self::Partner => "partner",
            Self::Observer => "observer",
            Self::Suspended => "suspended",
            Self::PerhapsSuspended => "perhaps suspended",
            Self::Possible => "possible",
        }
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
