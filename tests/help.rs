//! What the help promises: every example in it is typed and answered.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use nato_partners::cli::COMMANDS;

/// Returns the examples of a command, without those that need another program or a place of their own.
fn examples(of: &str) -> Vec<&str> {
    let lines = of.lines().map(str::trim_start);
    lines.filter(|line| line.starts_with("nato-partners ") && !line.contains(['|', '>'])).collect()
}

#[cfg(unix)]
#[test]
fn every_example_in_every_help_is_answered() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("help");
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch).unwrap();
    // What the examples take to be in the folder.
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["data", "my-data.yaml"] {
        std::os::unix::fs::symlink(&data, scratch.join(name)).unwrap();
    }
    let program = Path::new(env!("CARGO_BIN_EXE_nato-partners")).parent().unwrap();
    let mut path = program.as_os_str().to_owned();
    path.push(":/usr/bin:/bin");
    for command in COMMANDS {
        let examples = examples(command.examples);
        assert!(!examples.is_empty(), "{} has no example", command.name);
        for example in examples {
            assert!(example.starts_with(&format!("nato-partners {}", command.name)), "{example}");
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", example]).current_dir(&scratch).env_clear().env("PATH", &path);
            let output = shell.stdin(Stdio::null()).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            let only_remarks = said.lines().all(|line| line.starts_with("remark: "));
            assert!(output.status.success() && only_remarks, "{example}: {said}");
            let writes = example.contains("--out-file") || example.contains(".html");
            assert_eq!(output.stdout.is_empty(), writes, "{example}");
        }
    }
}
