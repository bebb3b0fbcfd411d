//! How much is read: what a data set may cost, refused or not.

/// How large a data set may be.
///
/// Reading one costs about 450 instructions and 11 bytes of memory for every byte, and much more
/// where the values are tiny. With the limits below whatever stands in 8 MiB is read or refused
/// within a second and 128 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    mebibytes: u64,
}

impl Limits {
    /// The variable of the environment that raises the limits.
    pub const VARIABLE: &str = "NATO_PARTNERS_LARGEST_DATA";
    /// The largest number of MiB it may name.
    pub const LARGEST: u64 = 1024;

    /// The most spells, names, counts, conflicts or non-members that one record may list.
    ///
    /// Some rules and answers compare each of one list with each of another. The longest list of the
    /// shipped data has not a hundred.
    pub const MOST_IN_A_LIST: usize = 1000;

    /// The most formats: a matrix, a panel and the page have a column, or more, for each of them.
    ///
    /// It is more than a hundred times as many as are shipped.
    pub const MOST_FORMATS: usize = 4096;

    /// Returns the limits for a data set of so many MiB; none for 0 or more than [`Self::LARGEST`].
    pub fn of_mebibytes(mebibytes: u64) -> Option<Self> {
        (1..=Self::LARGEST).contains(&mebibytes).then_some(Self { mebibytes })
    }

    /// Returns how many MiB all files of a data set may hold together.
    pub fn mebibytes(self) -> u64 {
        self.mebibytes
    }

    /// Returns how many bytes all files of a data set may hold together.
    pub fn bytes(self) -> u64 {
        self.mebibytes << 20
    }

    /// Returns how many values a data set may hold: one for every 16 bytes of its limit.
    ///
    /// Every key, every text and number is a value, and a list or a record is two. The parser
    /// holds some 128 bytes for each of them at once.
    pub fn values(self) -> u64 {
        self.bytes() / 16
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { mebibytes: 8 }
    }
}

/// What is left of the limits, file after file.
#[derive(Debug)]
pub struct Allowance {
    pub limits: Limits,
    pub bytes_left: u64,
    pub values_left: u64,
}

impl Allowance {
    pub fn new(limits: Limits) -> Self {
        Self { limits, bytes_left: limits.bytes(), values_left: limits.values() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_a_whole_number_of_mebibytes() {
        for (mebibytes, bytes) in [(1, 1_048_576), (8, 8_388_608), (1024, 1_073_741_824)] {
            let limits = Limits::of_mebibytes(mebibytes).expect("limits");
            assert_eq!((limits.mebibytes(), limits.bytes()), (mebibytes, bytes));
            assert_eq!(limits.values(), bytes / 16);
        }
        assert_eq!([0, 1025].map(Limits::of_mebibytes), [None, None]);
        assert_eq!(Limits::default().mebibytes(), 8);
    }
}
