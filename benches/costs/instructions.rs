//! Instructions above an empty program, counted by callgrind in an empty environment.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::programs::Programs;

/// Questions with a budget, and how many instructions above an empty program they may cost.
const TARGETS: &[(&str, u64)] = &[
    ("country FI -o csv", 250_000),
    ("members eapc -o csv", 400_000),
    ("members eapc -o json", 450_000),
    ("founded -o csv", 350_000),
    ("members eapc", 1_600_000),
];

/// A typical question to every command.
const QUESTIONS: &[&str] = &[
    "formats",
    "members eapc",
    "country FI",
    "founded",
    "show eapc",
    "timeline nuc",
    "changes --from 2022 --to 2024",
    "countries --in md",
    "compare eapc pfp",
    "matrix",
    "search dialogue",
    "sources md",
    "cite md",
    "conflicts eapc",
    "panel --from 2020 --to 2024",
    "check",
];

/// What rows are written as.
const OUTPUTS: &[&str] = &["table", "list", "csv", "tsv", "json", "jsonl", "markdown"];

/// What is answered without asking the data set, or not at all.
const OTHERS: &[&str] =
    &["", "--version", "--help", "members --help", "country Narnia", "memebrs eapc"];

/// Counts the instructions of every command in every output.
pub fn section(programs: &Programs) -> Result<String> {
    let mut section = String::from("## Instructions above an empty program\n\n");
    let Some(empty) = count(&programs.empty, &[])? else {
        return Ok(section + "SKIPPED: valgrind is not installed\n");
    };
    let above = |question: &str| above(programs, empty, question);
    section.push_str("| question | instructions | target | |\n| --- | ---: | ---: | --- |\n");
    for (question, target) in TARGETS {
        let instructions = above(question)?;
        let verdict = if instructions <= *target { "met" } else { "MISSED" };
        let _ = writeln!(section, "| `{question}` | {instructions} | {target} | {verdict} |");
    }
    section
        .push_str("\nEvery command in every output, in thousands; – where a page has no rows.\n\n");
    let _ = writeln!(section, "| question | {} |", OUTPUTS.join(" | "));
    let _ = writeln!(section, "| --- |{}", " ---: |".repeat(OUTPUTS.len()));
    for question in QUESTIONS {
        let mut cells = Vec::new();
        for output in OUTPUTS {
            let asked = format!("{question} -o {output}");
            cells.push(if programs.answers(&asked)? {
                (above(&asked)? / 1000).to_string()
            } else {
                "–".to_owned()
            });
        }
        let _ = writeln!(section, "| `{question}` | {} |", cells.join(" | "));
    }
    section.push_str("\n| typed | thousands of instructions |\n| --- | ---: |\n");
    for question in OTHERS {
        let _ = writeln!(section, "| `nato-partners {question}` | {} |", above(question)? / 1000);
    }
    Ok(section)
}

/// Counts what our program needs for a question above what the empty one needs.
pub fn above(programs: &Programs, empty: u64, question: &str) -> Result<u64> {
    let arguments: Vec<&str> = question.split_whitespace().collect();
    let counted = count(&programs.ours, &arguments)?.context("valgrind runs")?;
    Ok(counted.saturating_sub(empty))
}

/// Counts the instructions of one run; nothing where there is no valgrind.
pub fn count(program: &Path, arguments: &[&str]) -> Result<Option<u64>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .output();
    let Ok(output) = output else { return Ok(None) };
    let report = String::from_utf8_lossy(&output.stderr);
    let counted = report.lines().find_map(|line| line.split("Collected : ").nth(1));
    ensure!(counted.is_some(), "callgrind counted nothing: {report}");
    Ok(counted.and_then(|number| number.trim().parse().ok()))
}
