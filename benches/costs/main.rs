//! What it costs: one command prints every figure of the design's table, fresh each time.
//!
//! `cargo bench --bench costs` builds what it needs, measures, prints, and writes
//! `benches/RESULTS.md`. It counts instructions with callgrind in an empty environment, above an
//! empty program of the same profile in the same run, and compares wall time in shuffled rounds.
//! There are no bare times, because they say more of the machine than of the program. What is
//! missing on the machine is named and skipped. `cargo bench --bench costs -- --gate` checks the
//! committed budget alone.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints")]

mod budget;
mod growth;
mod instructions;
mod programs;
mod rounds;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::Result;

use programs::{Programs, Rivals};

fn main() -> ExitCode {
    let is_gate = env::args().any(|argument| argument == "--gate");
    let outcome = if is_gate { budget::check() } else { report() };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything, prints it and writes it down.
fn report() -> Result<()> {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("costs");
    fs::create_dir_all(&scratch)?;
    let programs = Programs::build(&scratch)?;
    let rivals = Rivals::prepare(&programs, &scratch)?;
    let mut report = format!("# What it costs\n\n{}\n", programs.circumstances());
    for section in [
        instructions::section(&programs)?,
        rounds::section(&programs, &rivals)?,
        growth::section(&programs, &scratch)?,
    ] {
        println!("{section}");
        let _ = writeln!(report, "{section}");
    }
    fs::write("benches/RESULTS.md", report.trim_end().to_owned() + "\n")?;
    Ok(())
}
