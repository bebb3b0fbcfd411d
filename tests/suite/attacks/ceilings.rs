//! Runs the built program under a ceiling of memory and of time, with the `timeout` of coreutils.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::scratch::Folder;

/// The program as it was built beside this test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_nato-partners");
/// GNU time, which tells the peak of memory; without it only the ceiling is kept.
const TIME: &str = "/usr/bin/time";

/// The most memory a refusal may take, in KiB; a debug build brings its own weight.
pub const CEILING_KB: u64 = if cfg!(debug_assertions) { 256 * 1024 } else { 128_000_000 / 1024 };
/// The most processor time a refusal may take, in seconds; a debug build is no measure of time.
pub const CEILING_CPU: f64 = if cfg!(debug_assertions) { 20.0 } else { 1.0 };
/// When a run is killed, in seconds: whoever waits so long waits for ever, however busy the machine.
const PATIENCE: u32 = 20;

/// How the program ended.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; 137 if it took too long.
    pub exit: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    /// What it took, where GNU time tells.
    pub cost: Option<Cost>,
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub peak_kb: u64,
    /// Processor time, in seconds.
    pub cpu: f64,
}

impl Ran {
    pub fn first_line(&self) -> &str {
        self.stderr.lines().next().unwrap_or_default()
    }
}

/// Returns a folder for one test to write in.
pub fn scratch(name: &str) -> Folder {
    // A slow and a fast build may be attacked at the same time.
    let build = if cfg!(debug_assertions) { "slow" } else { "fast" };
    Folder::new(&format!("attacks-{build}-{name}"))
}

/// Runs the program on some arguments and a file as standard input, killed when the time is over.
pub fn run(arguments: &[&OsStr], stdin: Option<&Path>) -> Ran {
    let stdin = stdin.map_or_else(Stdio::null, |file| File::open(file).unwrap().into());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let unique = format!("{}-{:?}", std::process::id(), std::thread::current().id());
    let (out, err) = (folder.join(format!("{unique}.out")), folder.join(format!("{unique}.err")));
    let status = Command::new("sh")
        .args(["-c", &script(), PROGRAM])
        .args(arguments)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .stdin(stdin)
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .status()
        .unwrap();
    let stdout = String::from_utf8_lossy(&fs::read(&out).unwrap()).into_owned();
    let mut stderr = String::from_utf8_lossy(&fs::read(&err).unwrap()).into_owned();
    let _ = (fs::remove_file(out), fs::remove_file(err));
    let cost = take_cost(&mut stderr);
    Ran { exit: status.code(), stdout, stderr, cost }
}

/// Returns what a shell does: set the ceilings, then be the program.
fn script() -> String {
    let measured =
        if Path::new(TIME).exists() { format!("{TIME} -f 'cost %M %U %S'") } else { String::new() };
    format!("ulimit -v {CEILING_KB}; exec {measured} timeout -s KILL {PATIENCE} \"$0\" \"$@\"")
}

/// Takes out what GNU time has added behind the words of the program.
fn take_cost(stderr: &mut String) -> Option<Cost> {
    let at = stderr.rfind("cost ")?;
    let numbers: Vec<f64> =
        stderr[at..].split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let &[peak, user, system] = &*numbers else { return None };
    stderr.truncate(at);
    let said = stderr.rfind("Command exited with").unwrap_or(stderr.len());
    stderr.truncate(said);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size of memory")]
    Some(Cost { peak_kb: peak as u64, cpu: user + system })
}
