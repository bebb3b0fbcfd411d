//! What several subjects need: the program and the library asked, and folders to write in.

pub mod asked;
pub mod bearers;
pub mod calendar;
pub mod failures;
pub mod golden;
pub mod program;
pub mod questions;
pub mod scratch;
pub mod sound;
#[cfg(unix)]
pub mod tips;
#[path = "../../../fuzz/trials.rs"]
pub mod trials;
pub mod unescaped;
pub mod yaml;
