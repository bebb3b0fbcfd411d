//! Every test of the package, in one program: a module for each subject, which begins with what it protects.
//!
//! `cargo test names::` runs one of them.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and says how much it tried"
)]

mod annotate;
mod answers;
mod architecture;
mod attacks;
mod completions;
mod corpus;
mod diff;
mod edge;
mod escapes;
mod exhaustive;
mod export;
mod files;
mod invariants;
mod model;
mod names;
mod oracle;
mod page;
mod panel;
mod properties;
mod rules;
mod second_reader;
mod sets;
mod shell;
mod statements;
mod support;
mod time;
mod told;
mod transcripts;
mod words;
