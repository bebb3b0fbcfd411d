//! Protects small worlds by trying all there is: every string that looks like a date, every slip of a finger.
//!
//! `cargo thorough` tries all. Without optimisation that would take too long: then each
//! test tries a sample, the same each time, and says on standard error how much of the whole it was.

use std::io::{Write as _, stderr};

mod dates;
mod typos;

/// Whether all is tried, or a sample.
const ALL: bool = !cfg!(debug_assertions);

/// Says how much was tried. It bypasses the capture of the test's output: a sample must not pass for all.
fn tried(what: &str, tried: usize, of: usize) {
    let sample =
        if ALL { String::new() } else { format!(" SAMPLE of {of}: `cargo thorough` tries all") };
    let mut uncaptured = stderr();
    writeln!(uncaptured, "{what}: {tried} tried.{sample}").unwrap();
    assert!(!ALL || tried == of, "{tried} of {of} were tried");
}
