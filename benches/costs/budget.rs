//! The committed budget: what six questions may cost.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::instructions::{above, count};
use crate::programs::Programs;

const BUDGET: &str = "benches/budget.txt";
/// How far a count may lie above the budget: layout moves it by about two in a hundred.
const SLACK_PERCENT: u64 = 5;

/// Checks every question of the budget; without valgrind it says so and passes.
pub fn check() -> Result<()> {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("costs");
    fs::create_dir_all(&scratch)?;
    let programs = Programs::for_gate(&scratch)?;
    let Some(empty) = count(&programs.empty, &[])? else {
        println!("SKIPPED: costs were not checked, because valgrind is not installed");
        return Ok(());
    };
    let mut over = Vec::new();
    for line in fs::read_to_string(BUDGET)?.lines().filter(|line| !line.starts_with('#')) {
        let (budget, question) = line.trim().split_once(' ').context("a number and a question")?;
        let budget: u64 = budget.replace('_', "").parse()?;
        let above = above(&programs, empty, question)?;
        let most = budget + budget * SLACK_PERCENT / 100;
        println!("{above:>9} of {budget:>9}  {}", question.trim());
        if above > most {
            over.push(format!(
                "`{}` costs {above} instructions, and may cost {most}",
                question.trim()
            ));
        }
    }
    if !over.is_empty() {
        bail!("{}\nif the cost is worth it, raise it in {BUDGET} and say why", over.join("\n"));
    }
    Ok(())
}
