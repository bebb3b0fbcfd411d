//! Protects against what fuzzing reached before: every input it kept is tried again, on any compiler.
//!
//! `fuzz/corpus/TARGET.txt` has an input a line, and `fuzz/corpus.py` says how. CONTRIBUTING tells how to find more.

#![expect(clippy::print_stdout, reason = "what was tried is part of the result")]

use std::fs;
use std::path::Path;

use crate::support::trials::TRIALS;

#[test]
fn every_input_that_fuzzing_kept_is_still_handled() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, trial) in TRIALS {
        let inputs = fs::read_to_string(corpus.join(format!("{name}.txt"))).expect(name);
        assert!(inputs.lines().count() > 20, "{name}.txt holds {} inputs", inputs.lines().count());
        for input in inputs.lines() {
            println!("{name}: {input}");
            trial(&unescaped(input).expect(input));
        }
    }
}

/// Reads an input of a line: `\n`, `\\` and `\xFF` are bytes.
fn unescaped(input: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = input;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let (byte, length) = match after.as_bytes().first()? {
            b'n' => (b'\n', 1),
            b'\\' => (b'\\', 1),
            _ => (u8::from_str_radix(after.get(1..3)?, 16).ok()?, 3),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.as_bytes());
    Some(bytes)
}
