//! Protects the edge of the process: pipes that close, disks that are full, arguments and environments
//! that nobody expects. Every test starts the real program.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arguments;
mod environments;
mod mistakes;
mod streams;
