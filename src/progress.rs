//! How far a long job is, where somebody is waiting for it at a terminal.

use std::env;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a job may take before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on standard error that appears after a second, and goes when the job is done.
pub struct Progress {
    begun: Instant,
    /// The bytes there are to read, if that is known.
    bytes: Option<u64>,
    is_wanted: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins a job; nothing is shown but at a terminal, and nothing if the answer goes there too.
    pub fn new(bytes: Option<u64>, is_in_a_file: bool) -> Self {
        let is_capable = env::var_os("TERM").is_some_and(|term| term != "dumb");
        let is_free = is_in_a_file || !io::stdout().is_terminal();
        let is_wanted = is_capable && is_free && io::stderr().is_terminal();
        Self { begun: Instant::now(), bytes, is_wanted, bar: None }
    }

    /// Says how far it is.
    pub fn at(&mut self, bytes: u64, rows: u64) {
        if !self.is_wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| bar(self.bytes));
        bar.set_position(bytes);
        bar.set_message(format!("{rows} rows"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let template = match bytes {
        Some(_) => "{bar:30} {percent:>3} %, {msg}",
        None => "{spinner} {msg}",
    };
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(template);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}
