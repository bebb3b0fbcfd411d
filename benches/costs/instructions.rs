//! Instructions above an empty program, counted by callgrind in an empty environment.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::programs::Programs;

/// Questions, and how many instructions above an empty program they may cost.
const QUESTIONS: &[(&str, Option<u64>)] = &[
    ("country FI -o csv", Some(250_000)),
    ("country FI -o json", None),
    ("country FI", None),
    ("country FI --history -o csv", None),
    ("members eapc -o csv", Some(400_000)),
    ("members eapc -o json", Some(450_000)),
    ("members eapc", Some(1_600_000)),
    ("members eapc -o list", None),
    ("members eapc -o markdown", None),
    ("founded -o csv", Some(350_000)),
    ("founded -o json", None),
    ("founded", None),
    ("formats -o csv", None),
    ("formats -o json", None),
    ("formats", None),
    ("show eapc -o json", None),
    ("show eapc", None),
    ("check -o csv", None),
    ("--version", None),
    ("--help", None),
    ("country Narnia", None),
];

/// Counts the instructions of every question.
pub fn section(programs: &Programs) -> Result<String> {
    let mut section = String::from("## Instructions above an empty program\n\n");
    let Some(empty) = count(&programs.empty, &[])? else {
        return Ok(section + "SKIPPED: valgrind is not installed\n");
    };
    section.push_str("| question | instructions | target | |\n| --- | ---: | ---: | --- |\n");
    for (question, target) in QUESTIONS {
        let arguments: Vec<&str> = question.split(' ').collect();
        let above =
            count(&programs.ours, &arguments)?.context("valgrind runs")?.saturating_sub(empty);
        let (target, verdict) = match target {
            Some(target) if above <= *target => (target.to_string(), "met"),
            Some(target) => (target.to_string(), "MISSED"),
            None => (String::new(), ""),
        };
        let _ = writeln!(section, "| `{question}` | {above} | {target} | {verdict} |");
    }
    Ok(section)
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
