//! Answers of a hundred thousand rows, and a cell that is one endless word.

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;

use anyhow::{Context, Result};
use nato_partners::output::{
    Arrangement, Body, Cell, Column, Output, Style, Table, Tabular, render,
};

use crate::instructions::count;
use crate::rounds::shortest_of;

/// The argument with which the bench runs only [`once`], for callgrind to count.
pub const ONCE: &str = "--once";

const OUTPUTS: [Output; 3] = [Output::Csv, Output::Json, Output::Table];

/// Times and counts rows of six columns, written in this process.
pub fn section() -> Result<String> {
    let mut section = String::from(
        "## Long answers\n\nRows of six columns, written in this process; instructions counted in runs of 10,000 and \
         20,000, and of 100,000 and 110,000 rows, from which everything else falls out.\n\n\
         | output | nanoseconds a row, of 100,000 | instructions a row, at 10,000 | at 100,000 | ratio |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    for output in OUTPUTS {
        let wall = nanoseconds_a_row(output, 100_000)?;
        let counted = (instructions_a_row(output, 10_000)?, instructions_a_row(output, 100_000)?);
        let (Some(short), Some(long)) = counted else {
            let _ = writeln!(section, "| {} | {wall:.0} | – | – | – |", output.name());
            continue;
        };
        let ratio = long / short;
        let _ = writeln!(
            section,
            "| {} | {wall:.0} | {short:.0} | {long:.0} | {ratio:.2} |",
            output.name()
        );
    }
    section.push_str(
        "\nA table with a cell that is one endless word, in nanoseconds a character.\n\n\
         | width | 10,000 characters | 1,000,000 characters |\n| --- | ---: | ---: |\n",
    );
    for (name, width) in [("none (a pipe)", None), ("80", Some(80))] {
        let short = nanoseconds_a_character(10_000, width)?;
        let long = nanoseconds_a_character(1_000_000, width)?;
        let _ = writeln!(section, "| {name} | {short:.1} | {long:.1} |");
    }
    Ok(section)
}

struct Row(usize);

impl Tabular for Row {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("country", "Country", |_: &Self| "FI".into()).whole(),
            Column::new("name", "Name", |_: &Self| "Bosnia and Herzegovina".into()),
            Column::new("role", "Role", |_: &Self| "partner".into()).whole(),
            Column::new("since", "Since", |_: &Self| "1997-05-30".into()).whole(),
            Column::new("until", "Until", |_: &Self| Cell::Empty).whole(),
            Column::new("number", "Number", |row: &Self| row.0.into()).right(),
        ]
    }
}

/// Writes so many rows.
fn write(output: Output, number: usize) -> Result<String> {
    let rows: Vec<Row> = (0..number).map(Row).collect();
    let table = Table::with_columns("", Row::columns(), &rows, &Arrangement::default())
        .ok()
        .context("known columns")?;
    render(&Body::Table(table), output, &Style::default()).ok().context("an output for rows")
}

/// Writes rows once, as `OUTPUT NUMBER` says.
pub fn once(output: &str, number: &str) -> Result<()> {
    let output = Output::named(output).context("an output")?;
    black_box(write(output, number.parse()?)?);
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a hundred thousand is exact")]
fn nanoseconds_a_row(output: Output, number: usize) -> Result<f64> {
    let seconds = shortest_of(5, || {
        black_box(write(output, number)?);
        Ok(())
    })?;
    Ok(seconds * 1e9 / number as f64)
}

/// Returns what one more row costs where there are so many already.
#[expect(clippy::cast_precision_loss, reason = "instructions are fewer")]
fn instructions_a_row(output: Output, number: usize) -> Result<Option<f64>> {
    const MORE: usize = 10_000;
    let this = env::current_exe()?;
    let run = |number: usize| count(&this, &[ONCE, output.name(), &number.to_string()]);
    let (Some(few), Some(many)) = (run(number)?, run(number + MORE)?) else { return Ok(None) };
    Ok(Some(many.saturating_sub(few) as f64 / MORE as f64))
}

struct Endless(String);

impl Tabular for Endless {
    fn columns() -> Vec<Column<Self>> {
        vec![Column::new("word", "Word", |row: &Self| row.0.clone().into())]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a million is exact")]
fn nanoseconds_a_character(length: usize, width: Option<usize>) -> Result<f64> {
    let rows = [Endless("x".repeat(length))];
    let style = Style { width, ..Style::default() };
    let seconds = shortest_of(3, || {
        let table = Table::with_columns("", Endless::columns(), &rows, &Arrangement::default())
            .ok()
            .context("known columns")?;
        black_box(render(&Body::Table(table), Output::Table, &style).ok());
        Ok(())
    })?;
    Ok(seconds * 1e9 / length as f64)
}
