//! Texts that were read once, and stay as they are until somebody blesses others.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

/// Asserts that a text is that of a file in `tests/`; with `BLESS=1` it becomes that of the file.
pub fn assert_golden(file: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, now).unwrap();
    }
    let before = fs::read_to_string(path).unwrap();
    let only = |mark: char, text: &str, other: &str| -> Vec<String> {
        let others: BTreeSet<&str> = other.lines().collect();
        let only = text.lines().filter(|line| !others.contains(line));
        only.take(50).map(|line| format!("{mark} {line}\n")).collect()
    };
    let differing = [only('-', &before, now), only('+', now, &before)].concat().concat();
    assert!(before == now, "{file} is another:\n{differing}if that is what you want, use BLESS=1");
}
