//! Protects the edge of the process: pipes that close, disks that are full, arguments and environments
//! that nobody expects. Every test starts the real program.

#![cfg(unix)]

mod arguments;
mod environments;
mod mistakes;
mod streams;
