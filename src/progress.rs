//! How far a long job is, where somebody is waiting for it at a terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How long a job may take before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);
const INTERVAL: Duration = Duration::from_millis(100);

/// A line on standard error that appears after a second, and goes when the job is done.
pub struct Progress {
    /// When it last said how far it was, or began.
    said: Instant,
    is_shown: bool,
    /// The bytes there are to read, if that is known.
    bytes: Option<u64>,
    is_wanted: bool,
}

impl Progress {
    /// Begins a job; nothing is shown but at a terminal, and nothing if the answer goes there too.
    pub fn new(bytes: Option<u64>, is_in_a_file: bool) -> Self {
        let is_capable = env::var_os("TERM").is_some_and(|term| term != "dumb");
        let is_free = is_in_a_file || !io::stdout().is_terminal();
        let is_wanted = is_capable && is_free && io::stderr().is_terminal();
        Self { said: Instant::now(), is_shown: false, bytes, is_wanted }
    }

    /// Says how far it is.
    pub fn at(&mut self, bytes: u64, rows: u64) {
        let wait = if self.is_shown { INTERVAL } else { PATIENCE };
        if !self.is_wanted || self.said.elapsed() < wait {
            return;
        }
        let share = self.bytes.filter(|all| *all > 0).map(|all| bytes * 100 / all);
        let share = share.map(|share| format!("{share} %, ")).unwrap_or_default();
        draw(&format!("{share}{rows} rows"));
        (self.said, self.is_shown) = (Instant::now(), true);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            draw("");
        }
    }
}

/// Writes over the line; the job goes on where that cannot be seen.
fn draw(text: &str) {
    let _ = write!(io::stderr(), "\r{text}\x1b[K");
}
