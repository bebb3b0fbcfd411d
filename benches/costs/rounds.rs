//! Wall time as ratios, from shuffled rounds.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::programs::Programs;
use crate::rivals::{Rivals, command};

/// How often every program is started.
const ROUNDS: usize = 200;

/// How often a program is started that races apart.
const ROUNDS_OF_THE_SLOW: usize = 40;

/// The empty program and ours run in every race, so that each has its own measure.
const OURS_IN_EVERY_RACE: usize = 2;

/// How often every program is started before the first round that counts.
const WARM_UP: usize = 5;

/// A program in the race.
type Entrant = (&'static str, Command);

/// Times the two commonest questions against the empty program and against the rivals.
pub fn section(programs: &Programs, scratch: &Path) -> Result<String> {
    let members = Rivals::on_members(programs, scratch)?;
    let python = Rivals::in_python();
    let mut section = format!(
        "## Wall time\n\nMedians of {ROUNDS} rounds, in each of which every program starts once, in an order that \
         changes; the lowest tenth in brackets, which is what it takes undisturbed. What reads megabytes races apart, {ROUNDS_OF_THE_SLOW} \
         rounds against the same two. Our programs are copied first, as an installation does.\n\n"
    );
    race_of(&mut section, programs, "members eapc", members)?;
    race_of(&mut section, programs, "country FI", python)?;
    Ok(section)
}

/// Writes the table of one question.
fn race_of(
    section: &mut String,
    programs: &Programs,
    question: &str,
    rivals: Rivals,
) -> Result<()> {
    let asked = |program: &Path, output: &str| {
        let words: Vec<&str> = question.split(' ').chain(["-o", output]).collect();
        command(&program.to_string_lossy(), &words)
    };
    let mut entrants: Vec<Entrant> = vec![
        ("an empty program", command(&programs.empty.to_string_lossy(), &[])),
        ("nato-partners, csv", asked(&programs.ours, "csv")),
        ("nato-partners, json", asked(&programs.ours, "json")),
        ("nato-partners, table", asked(&programs.ours, "table")),
    ];
    if let Some(program) = &programs.ours_static {
        entrants.push(("nato-partners static, csv", asked(program, "csv")));
    }
    entrants.extend(rivals.there.into_iter().map(|rival| (rival.name, rival.command)));
    let _ = writeln!(
        section,
        "| `{question}` | to an empty program | nato-partners csv to it |\n| --- | ---: | ---: |"
    );
    write_rows(section, &mut entrants, 0, ROUNDS)?;
    if !rivals.apart.is_empty() {
        entrants.truncate(OURS_IN_EVERY_RACE);
        entrants.extend(rivals.apart.into_iter().map(|rival| (rival.name, rival.command)));
        write_rows(section, &mut entrants, OURS_IN_EVERY_RACE, ROUNDS_OF_THE_SLOW)?;
    }
    for missing in rivals.missing {
        let _ =
            writeln!(section, "\nSKIPPED: {missing}: it is not installed, or does not run here");
    }
    section.push('\n');
    Ok(())
}

/// Races, and writes the rows of all but the first entrants, which have rows already.
fn write_rows(
    section: &mut String,
    entrants: &mut [Entrant],
    first: usize,
    rounds: usize,
) -> Result<()> {
    let times = race(entrants, rounds)?;
    let (empty, csv) = (&times[0], &times[1]);
    for ((name, _), time) in entrants.iter().zip(&times).skip(first) {
        let _ = writeln!(section, "| {name} | {} | {} |", time.over(empty), csv.over(time));
    }
    Ok(())
}

/// How long one program takes, in seconds.
struct Times {
    median: f64,
    lowest_tenth: f64,
}

impl Times {
    fn of(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        Self { median: seconds[seconds.len() / 2], lowest_tenth: seconds[seconds.len() / 10] }
    }

    /// Writes how many times as long as another this one is.
    fn over(&self, other: &Self) -> String {
        let [median, lowest] = [self.median / other.median, self.lowest_tenth / other.lowest_tenth];
        let digits = if median < 0.01 { 4 } else { 2 };
        format!("{median:.digits$} ({lowest:.digits$})")
    }
}

/// Starts every program once a round.
fn race(entrants: &mut [Entrant], rounds: usize) -> Result<Vec<Times>> {
    let mut times = vec![Vec::with_capacity(rounds); entrants.len()];
    let mut order: Vec<usize> = (0..entrants.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..WARM_UP + rounds {
        shuffle(&mut order, &mut seed);
        for &place in &order {
            let (_, command) = &mut entrants[place];
            let begun = Instant::now();
            command.status()?;
            let seconds = begun.elapsed().as_secs_f64();
            if round >= WARM_UP {
                times[place].push(seconds);
            }
        }
    }
    Ok(times.into_iter().map(Times::of).collect())
}

/// Returns the shortest time that some runs took, in seconds.
pub fn shortest_of(runs: usize, mut run: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut shortest = f64::MAX;
    for _ in 0..runs {
        let begun = Instant::now();
        run()?;
        shortest = shortest.min(begun.elapsed().as_secs_f64());
    }
    Ok(shortest)
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
