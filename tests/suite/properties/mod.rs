//! Protects what holds for everything, on cases that nobody thought of.
//!
//! Each property is tried on random cases, and one that fails is made as small as it can be and kept under
//! `tests/proptest-regressions/`, from where it is tried first from then on. `PROPTEST_CASES=100000 cargo test properties::` tries more.

use proptest::prelude::ProptestConfig;

mod dates;
mod names;
mod spells;
mod tables;
mod words;

/// Returns how many cases to try, unless `PROPTEST_CASES` says so.
pub fn cases(usually: u32) -> ProptestConfig {
    // Random dates are often no period at all, and are then passed over.
    let mut config = ProptestConfig { max_global_rejects: u32::MAX, ..Default::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = usually;
    }
    config
}
