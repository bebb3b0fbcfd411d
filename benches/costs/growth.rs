//! How cost grows with the data.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

use crate::enlarged::enlarged;
use crate::instructions::count;
use crate::programs::{Programs, with_data};
use crate::rounds::shortest_of;

/// How large a data set may be, in MiB, while the largest is measured.
const ROOM: (&str, &str) = ("NATO_PARTNERS_LARGEST_DATA", "64");

/// Measures `--data` at 1, 10 and 100 times the shipped data, and look-ups in ten times the data.
pub fn section(programs: &Programs, scratch: &Path) -> Result<String> {
    Ok(read_at_run_time(programs, scratch)? + &compiled_in(programs, scratch)?)
}

#[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
fn read_at_run_time(programs: &Programs, scratch: &Path) -> Result<String> {
    let mut section = String::from(
        "## Growth\n\n`members md --data FILE -o csv`, reading, checking and indexing included; memory above \
         that of the same question to the data compiled in.\n\n\
         | data | bytes | instructions a byte | wall a byte, to 1 × | peak memory, bytes a byte |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    let empty = count(&programs.empty, &[])?.unwrap_or_default();
    let without = peak_memory(&programs.ours, &["members", "md", "-o", "csv"]).unwrap_or_default();
    let mut wall_of_one = None;
    for times in [1, 10, 100] {
        let file = enlarged(scratch, times)?;
        let bytes = fs::metadata(&file)?.len();
        let file = file.to_string_lossy();
        let arguments = ["members", "md", "--data", &*file, "-o", "csv"];
        let instructions = match times {
            100 => "–".to_owned(), // callgrind would take a quarter of an hour
            _ => count(&programs.ours, &arguments)?.map_or_else(
                || "–".to_owned(),
                |all| (all.saturating_sub(empty) / bytes).to_string(),
            ),
        };
        let wall = shortest_of(5, || answer(&programs.ours, &arguments))? / bytes as f64;
        let ratio = wall / *wall_of_one.get_or_insert(wall);
        let memory = peak_memory(&programs.ours, &arguments).map_or_else(
            || "–".to_owned(),
            |peak| format!("{:.1}", (peak - without) / bytes as f64),
        );
        let _ =
            writeln!(section, "| {times} × | {bytes} | {instructions} | {ratio:.2} | {memory} |");
    }
    Ok(section)
}

/// Has a program answer to nobody.
fn answer(program: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(program);
    let status = command.args(arguments).env(ROOM.0, ROOM.1).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "`{}` fails", arguments.join(" "));
    Ok(())
}

/// Returns the peak memory in bytes, where GNU time tells.
pub fn peak_memory(program: &Path, arguments: &[&str]) -> Option<f64> {
    let report = Command::new("/usr/bin/time")
        .args(["-f", "%M"])
        .arg(program)
        .args(arguments)
        .env(ROOM.0, ROOM.1)
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let kilobytes: f64 = String::from_utf8_lossy(&report.stderr).trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}

/// Look-ups whose answers stay as long as they are, however large the data.
const LOOK_UPS: &[&str] = &["members eapc -o csv", "founded nrc -o csv", "show md -o json"];

/// Counts what a look-up costs with ten times the data compiled in.
fn compiled_in(programs: &Programs, scratch: &Path) -> Result<String> {
    let mut section = String::from(
        "\nWith 10 × the data compiled in.\n\n\
         | question | instructions, 1 × | 10 × | ratio |\n| --- | ---: | ---: | ---: |\n",
    );
    let large = with_data(scratch, &enlarged(scratch, 10)?)?;
    for question in LOOK_UPS {
        let arguments: Vec<&str> = question.split(' ').collect();
        let (Some(one), Some(ten)) =
            (count(&programs.ours, &arguments)?, count(&large, &arguments)?)
        else {
            return Ok("\nSKIPPED: valgrind is not installed\n".to_owned());
        };
        #[expect(clippy::cast_precision_loss, reason = "instructions are fewer")]
        let ratio = ten as f64 / one as f64;
        let _ = writeln!(section, "| `{question}` | {one} | {ten} | {ratio:.3} |");
    }
    Ok(section)
}
