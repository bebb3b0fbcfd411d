//! Wall time as ratios, from shuffled rounds.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::programs::{Programs, Rivals};

/// How often every program is started.
const ROUNDS: usize = 200;

/// Starts every program once a round, in an order that changes from round to round.
pub fn section(programs: &Programs, rivals: &Rivals) -> Result<String> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let question = |program: &Path, output: &str| {
        ["members", "eapc", "-o", output].iter().fold(vec![text(program)], |mut command, word| {
            command.push((*word).to_owned());
            command
        })
    };
    let mut entrants: Vec<(&str, Vec<String>)> = vec![
        ("an empty program", vec![text(&programs.empty)]),
        ("nato-partners, csv", question(&programs.ours, "csv")),
        ("nato-partners, json", question(&programs.ours, "json")),
        ("nato-partners, table", question(&programs.ours, "table")),
    ];
    if let Some(program) = &programs.ours_static {
        entrants.push(("nato-partners static, csv", question(program, "csv")));
    }
    entrants.extend(rivals.there.iter().map(|rival| (rival.name, rival.command.clone())));
    let times = race(&entrants)?;
    let of = |name: &str| times[entrants.iter().position(|(other, _)| *other == name).unwrap_or(0)];
    let (empty, ours) = (of("an empty program"), of("nato-partners, csv"));
    let mut section = format!(
        "## Wall time, `members eapc`, medians of {ROUNDS} shuffled rounds\n\n\
         | program | to an empty program | nato-partners csv to it |\n| --- | ---: | ---: |\n"
    );
    for ((name, _), time) in entrants.iter().zip(&times) {
        let _ = writeln!(section, "| {name} | {:.2} | {:.2} |", time / empty, ours / time);
    }
    for missing in &rivals.missing {
        let _ = writeln!(section, "\nSKIPPED: {missing} is not installed, or does not run here");
    }
    Ok(section)
}

/// Returns the median time of each command.
fn race(entrants: &[(&str, Vec<String>)]) -> Result<Vec<f64>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); entrants.len()];
    let mut order: Vec<usize> = (0..entrants.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        for &place in &order {
            let (_, command) = &entrants[place];
            let (program, arguments) = command.split_first().context("a program")?;
            let mut start = Command::new(program);
            start.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let begun = Instant::now();
            start.status()?;
            times[place].push(begun.elapsed().as_secs_f64());
        }
    }
    Ok(times.into_iter().map(median).collect())
}

/// Shuffles by a small generator, so that the order is the same in every run.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for last in (1..order.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        order.swap(last, usize::try_from(*seed % (last as u64 + 1)).unwrap_or(0));
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
