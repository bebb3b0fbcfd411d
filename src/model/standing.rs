//! In what capacity somebody belongs to a format, and how surely.

/// In what capacity a country belongs to a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A partner of NATO.
    Partner,
    /// A member of NATO.
    Ally,
    /// Someone who sits in without being a member; never counted.
    Observer,
}

impl Role {
    /// Every role, in the order in which members are listed.
    pub const ALL: [Self; 3] = [Self::Partner, Self::Ally, Self::Observer];

    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Ally => "ally",
            Self::Observer => "observer",
        }
    }
}

/// Where a spell stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It surely runs.
    Member,
    /// It surely runs, and is surely suspended.
    Suspended,
    /// Its dates are too coarse to tell.
    Possible,
    /// It is surely over.
    Former,
    /// It has surely not begun.
    Future,
}

impl Standing {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Suspended => "suspended",
            Self::Possible => "possible",
            Self::Former => "former",
            Self::Future => "future",
        }
    }

    /// Tells whether the spell runs on the day, surely or possibly.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Member | Self::Suspended | Self::Possible)
    }
}
