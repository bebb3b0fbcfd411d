//! What it costs: one command prints every figure that is budgeted, fresh each time.
//!
//! `cargo bench --bench costs` builds what it needs as `cargo build --release` does (packages have
//! the profile `dist`), measures, prints, and writes `benches/RESULTS.md`. It counts instructions
//! with callgrind in an empty environment, above an empty program of the same profile in the same
//! run, and compares wall time in shuffled rounds. There are no bare times, because they say more
//! of the machine than of the program. What is missing on the machine is named and skipped.
//! `cargo bench --bench costs -- --gate` checks the committed budget alone.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints")]

mod budget;
mod enlarged;
mod growth;
mod instructions;
mod programs;
mod rivals;
mod rounds;
mod rows;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result};

use programs::Programs;

const PAGE: &str = "docs/costs.md";
/// Around the figures in the documents, which nobody writes by hand.
const BEGIN: &str = "<!-- figures: cargo bench --bench costs -->";
const END: &str = "<!-- end of figures -->";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["--gate", ..] => budget::check(),
        [rows::ONCE, output, number] => rows::once(output, number),
        _ => report(),
    };
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
    let mut report = format!("# What it costs\n\n{}\n", programs.circumstances());
    let sections: [&dyn Fn() -> Result<String>; 5] = [
        &|| instructions::section(&programs),
        &|| Ok(memory(&programs)),
        &|| {
            let rounds = rounds::section(&programs, &scratch)?;
            write_into_documents(&rounds)?;
            Ok(rounds)
        },
        &rows::section,
        &|| growth::section(&programs, &scratch),
    ];
    for section in sections {
        let section = section()?;
        println!("{section}");
        let _ = writeln!(report, "{section}");
    }
    fs::write("benches/RESULTS.md", report.trim_end().to_owned() + "\n")?;
    Ok(())
}

/// Compares the peak memory of two questions with that of the empty program.
fn memory(programs: &Programs) -> String {
    let mut section =
        String::from("## Peak memory\n\n| question | to an empty program |\n| --- | ---: |\n");
    let Some(empty) = growth::peak_memory(&programs.empty, &[]) else {
        return section + "\nSKIPPED: GNU time is not installed\n";
    };
    for question in ["country FI -o csv", "members eapc", "search dialogue -o csv"] {
        let arguments: Vec<&str> = question.split(' ').collect();
        if let Some(peak) = growth::peak_memory(&programs.ours, &arguments) {
            let _ = writeln!(section, "| `{question}` | {:.2} |", peak / empty);
        }
    }
    section
}

/// Puts the table of the commonest question into docs/costs.md, where its markers are.
fn write_into_documents(rounds: &str) -> Result<()> {
    let page = fs::read_to_string(PAGE)?;
    let (before, rest) =
        page.split_once(BEGIN).context("docs/costs.md says where figures begin")?;
    let (_, after) = rest.split_once(END).context("docs/costs.md says where figures end")?;
    let table: Vec<&str> = rounds
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| !line.is_empty())
        .collect();
    fs::write(PAGE, format!("{before}{BEGIN}\n{}\n{END}{after}", table.join("\n")))?;
    Ok(())
}
