//! The programs that are measured, and those they are measured against.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Our own programs.
pub struct Programs {
    /// The program as it is released.
    pub ours: PathBuf,
    /// `fn main() {}` with the same profile.
    pub empty: PathBuf,
    /// The program linked statically.
    pub ours_static: Option<PathBuf>,
}

impl Programs {
    /// Builds what is not built yet.
    pub fn build(scratch: &Path) -> Result<Self> {
        Ok(Self {
            ours: release(scratch, &[], "dynamic")?,
            empty: empty(scratch)?,
            ours_static: release(scratch, &["-C", "target-feature=+crt-static"], "static").ok(),
        })
    }

    /// Builds what the gate needs: the released program as `cargo build --release` leaves it.
    pub fn for_gate(scratch: &Path) -> Result<Self> {
        Ok(Self {
            ours: release(scratch, &[], "dynamic")?,
            empty: empty(scratch)?,
            ours_static: None,
        })
    }

    /// Says on what machine and with which tools this was measured.
    pub fn circumstances(&self) -> String {
        let version = |program: &str, arguments: &[&str]| {
            said(Command::new(program).args(arguments)).unwrap_or_else(|| format!("no {program}"))
        };
        let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model =
            cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown");
        let mut text =
            String::from("Made by `cargo bench --bench costs`. Ratios and instructions only.\n\n");
        let _ = writeln!(text, "- processor{model}");
        for (program, arguments) in [
            ("rustc", &["--version"][..]),
            ("valgrind", &["--version"]),
            ("jq", &["--version"]),
            ("sqlite3", &["--version"]),
            ("tldr", &["--version"]),
            ("python3", &["--version"]),
            ("date", &["-u", "+%Y-%m-%d"]),
        ] {
            let _ = writeln!(text, "- {program}: {}", version(program, arguments));
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

/// Builds `fn main() {}` with the profile of the release program.
fn empty(scratch: &Path) -> Result<PathBuf> {
    let source = scratch.join("empty.rs");
    let program = scratch.join("empty");
    fs::write(&source, "fn main() {}\n")?;
    let codegen = ["opt-level=3", "lto=fat", "codegen-units=1", "panic=abort", "strip=symbols"];
    let status = Command::new("rustc")
        .args(codegen.into_iter().flat_map(|option| ["-C", option]))
        .arg("-o")
        .arg(&program)
        .arg(&source)
        .status()?;
    ensure!(status.success(), "the empty program does not build");
    Ok(program)
}

/// A program that answers the question `members eapc`, or one like it.
pub struct Rival {
    /// What it is.
    pub name: &'static str,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// What users would run instead.
pub struct Rivals {
    /// Those that are on the machine.
    pub there: Vec<Rival>,
    /// Those that are not.
    pub missing: Vec<&'static str>,
}

const MEMBERS_IN_SQL: &str = "select m.country, m.name, m.role, m.since from members m where m.format = 'eapc' \
     and m.since <= '2016-07-09' and (m.until = '' or m.until > '2016-07-09') order by m.role desc, m.name";

const MEMBERS_IN_JQ: &str = ".[] | select(.format == \"eapc\" and .since <= \"2016-07-09\" \
     and (.until == null or .until > \"2016-07-09\")) | [.country, .name, .role, .since] | @csv";

const MEMBERS_IN_PYTHON: &str = "import sys, yaml\n\
     d = yaml.load(open(sys.argv[1]), getattr(yaml, 'CSafeLoader', yaml.SafeLoader))\n\
     for m in d['members']: print(m.get('country'), m['from'], m.get('until'))\n";

impl Rivals {
    /// Gives every rival on the machine the same data in the form it likes best.
    pub fn prepare(programs: &Programs, scratch: &Path) -> Result<Self> {
        let json = scratch.join("members.json");
        let table = scratch.join("members.csv");
        let page = scratch.join("page.md");
        let answer = scratch.join("answer.csv");
        let database = scratch.join("members.db");
        write_all_members(programs, &json, &table)?;
        fs::write(&page, ours(programs, &["members", "eapc", "-o", "markdown"])?)?;
        fs::write(&answer, ours(programs, &["members", "eapc", "-o", "csv"])?)?;
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut rivals = Self { there: Vec::new(), missing: Vec::new() };
        rivals.add("cat of the answer", "cat", vec![text(&answer)]);
        rivals.add(
            "jq on the same data",
            "jq",
            vec!["-r".into(), MEMBERS_IN_JQ.into(), text(&json)],
        );
        if fill_database(&database, &table).is_ok() {
            rivals.add(
                "sqlite3, indexed",
                "sqlite3",
                vec!["-csv".into(), text(&database), MEMBERS_IN_SQL.into()],
            );
        } else {
            rivals.missing.push("sqlite3");
        }
        rivals.add("tealdeer showing a page", "tldr", vec!["--render".into(), text(&page)]);
        let script = ["-c", MEMBERS_IN_PYTHON, "data/formats/eapc.yaml"].map(str::to_owned);
        rivals.add("Python with PyYAML, one file", "python3", script.to_vec());
        Ok(rivals)
    }

    fn add(&mut self, name: &'static str, program: &'static str, arguments: Vec<String>) {
        let mut command = vec![program.to_owned()];
        command.extend(arguments);
        let runs = Command::new(program)
            .args(&command[1..])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if runs.is_ok_and(|status| status.success()) {
            self.there.push(Rival { name, command });
        } else {
            self.missing.push(program);
        }
    }
}

/// Writes every spell of every format as JSON and as CSV.
fn write_all_members(programs: &Programs, json: &Path, table: &Path) -> Result<()> {
    let formats = ours(programs, &["formats", "--columns", "format", "-o", "tsv"])?;
    let (mut objects, mut lines) = (Vec::new(), Vec::new());
    for format in formats.lines().skip(1) {
        let columns = ["--ever", "--columns", "country,name,role,since,until", "-o"];
        let rows = ours(programs, &[&["members", format][..], &columns, &["jsonl"]].concat())?;
        objects.extend(
            rows.lines().map(|row| row.replacen('{', &format!("{{\"format\":\"{format}\","), 1)),
        );
        let rows = ours(programs, &[&["members", format][..], &columns, &["csv"]].concat())?;
        lines.extend(rows.lines().skip(1).map(|row| format!("{format},{row}")));
    }
    fs::write(json, format!("[{}]", objects.join(",\n")))?;
    fs::write(table, lines.join("\n") + "\n")?;
    Ok(())
}

fn fill_database(database: &Path, table: &Path) -> Result<()> {
    let _ = fs::remove_file(database);
    let script = format!(
        "create table members (format text, country text, name text, role text, since text, until text);\n\
         .mode csv\n.import {} members\ncreate index by_format on members (format);\n",
        table.display()
    );
    let mut child = Command::new("sqlite3").arg(database).stdin(Stdio::piped()).spawn()?;
    std::io::Write::write_all(&mut child.stdin.take().context("a pipe")?, script.as_bytes())?;
    ensure!(child.wait()?.success(), "sqlite3 does not import");
    Ok(())
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
