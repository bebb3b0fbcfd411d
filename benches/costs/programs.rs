//! Our own programs, which are measured.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::rivals::jq;

/// Our own programs.
pub struct Programs {
    /// The program as `cargo build --release` leaves it.
    pub ours: PathBuf,
    /// `fn main() {}` with the same profile.
    pub empty: PathBuf,
    /// The program linked statically.
    pub ours_static: Option<PathBuf>,
}

impl Programs {
    /// Builds what is not built yet.
    pub fn build(scratch: &Path) -> Result<Self> {
        let ours_static = release(scratch, STATIC, "static").ok();
        Ok(Self {
            ours: installed(scratch, &release(scratch, &[], "dynamic")?, "nato-partners")?,
            empty: installed(scratch, &empty(scratch)?, "empty")?,
            ours_static: ours_static
                .map(|program| installed(scratch, &program, "nato-partners-static"))
                .transpose()?,
        })
    }

    /// Builds what the gate needs, and copies nothing.
    pub fn for_gate(scratch: &Path) -> Result<Self> {
        Ok(Self {
            ours: release(scratch, &[], "dynamic")?,
            empty: empty(scratch)?,
            ours_static: None,
        })
    }

    /// Tells whether a question is answered, rather than refused as one that has no rows.
    pub fn answers(&self, question: &str) -> Result<bool> {
        let arguments = question.split_whitespace();
        Ok(Command::new(&self.ours).args(arguments).output()?.status.success())
    }

    /// Says on what machine and with which tools this was measured.
    pub fn circumstances(&self) -> String {
        let version = |program: &str, arguments: &[&str]| {
            said(Command::new(program).args(arguments)).unwrap_or_else(|| format!("no {program}"))
        };
        let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model =
            cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown");
        let mut text = String::from(
            "Made by `cargo bench --bench costs` with what `cargo build --release` leaves. \
             Ratios and instructions only.\n\n",
        );
        let _ = writeln!(text, "- processor{model}");
        for (program, arguments) in [
            ("rustc", &["--version"][..]),
            ("valgrind", &["--version"]),
            (&*jq(), &["--version"]),
            ("sqlite3", &["--version"]),
            ("tldr", &["--version"]),
            ("python3", &["--version"]),
            ("date", &["-u", "+%Y-%m-%d"]),
        ] {
            let name = program.rsplit('/').next().unwrap_or(program);
            let _ = writeln!(text, "- {name}: {}", version(program, arguments));
        }
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        if let Some(load) = load.split(' ').next().filter(|load| !load.is_empty()) {
            let _ = writeln!(text, "- load of the machine in the minute before: {load}");
        }
        for (name, program) in
            [("program", Some(&self.ours)), ("static program", self.ours_static.as_ref())]
        {
            if let Some(size) = program.and_then(|program| fs::metadata(program).ok()) {
                let _ = writeln!(text, "- {name}: {} kB", size.len() / 1000);
            }
        }
        text
    }
}

/// Copies a program as `cargo install` and packages do.
///
/// What the linker leaves behind lies in the page cache in small pieces, and every piece costs a page fault: a fresh
/// build starts a tenth slower than the same bytes copied.
fn installed(scratch: &Path, program: &Path, name: &str) -> Result<PathBuf> {
    let folder = scratch.join("installed");
    fs::create_dir_all(&folder)?;
    let copy = folder.join(name);
    let _ = fs::remove_file(&copy);
    fs::copy(program, &copy)?;
    Ok(copy)
}

/// What docs/packages.md says to build the static program with: nothing to link when it starts, nothing to relocate.
const STATIC: &[&str] = &["-C", "target-feature=+crt-static", "-C", "relocation-model=static"];

/// Builds the release program with some flags of its own.
fn release(scratch: &Path, flags: &[&str], name: &str) -> Result<PathBuf> {
    let target = scratch.join(name);
    let host = said(Command::new("rustc").arg("-vV")).context("rustc runs")?;
    let triple = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names its host")?;
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--locked", "--quiet", "--target", triple, "--target-dir"])
        .arg(&target)
        .env("RUSTFLAGS", flags.join(" "))
        .status()?;
    ensure!(status.success(), "the {name} program does not build");
    Ok(target.join(triple).join("release/nato-partners"))
}

/// Builds the release program with other data compiled in.
pub fn with_data(scratch: &Path, data: &Path) -> Result<PathBuf> {
    let copy = scratch.join("other-data");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("benches/costs"))?;
    for part in
        ["build.rs", "build", "src", "Cargo.toml", "Cargo.lock", "NOTICE", "benches/costs/main.rs"]
    {
        let status = Command::new("cp").arg("-r").arg(part).arg(copy.join(part)).status()?;
        ensure!(status.success(), "{part} cannot be copied");
    }
    fs::copy(data, copy.join("data"))?; // one file will do where a folder is expected
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--locked", "--quiet", "--target-dir"])
        .arg(scratch.join("dynamic"))
        .current_dir(&copy)
        .status()?;
    ensure!(status.success(), "the program does not build with {}", data.display());
    Ok(scratch.join("dynamic/release/nato-partners"))
}

/// Builds `fn main() {}` with the profile of the release program.
fn empty(scratch: &Path) -> Result<PathBuf> {
    let source = scratch.join("empty.rs");
    let program = scratch.join("empty");
    fs::write(&source, "fn main() {}\n")?;
    let codegen = ["opt-level=3", "panic=abort", "strip=symbols"];
    let status = Command::new("rustc")
        .args(codegen.into_iter().flat_map(|option| ["-C", option]))
        .arg("-o")
        .arg(&program)
        .arg(&source)
        .status()?;
    ensure!(status.success(), "the empty program does not build");
    Ok(program)
}

/// Returns what our program answers.
pub fn ours(programs: &Programs, arguments: &[&str]) -> Result<String> {
    let output = Command::new(&programs.ours).args(arguments).output()?;
    ensure!(output.status.success(), "`nato-partners {}` fails", arguments.join(" "));
    Ok(String::from_utf8(output.stdout)?)
}

/// Returns what a command says, if it runs.
pub fn said(command: &mut Command) -> Option<String> {
    let output =
        command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
