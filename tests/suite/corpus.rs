//! Protects against what fuzzing reached before: every input it kept is tried again, on any compiler.
//!
//! `fuzz/corpus/TARGET.txt` has an input a line, and `fuzz/corpus.py` says how. CONTRIBUTING tells how to find more.

#![expect(clippy::print_stdout, reason = "what was tried is part of the result")]

use std::fs;
use std::path::Path;

use crate::support::trials::TRIALS;
use crate::support::unescaped::unescaped;

#[test]
fn every_input_that_fuzzing_kept_is_still_handled() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, trial) in TRIALS {
        let inputs = fs::read_to_string(corpus.join(format!("{name}.txt"))).expect(name);
        assert!(inputs.lines().count() > 20, "{name}.txt holds {} inputs", inputs.lines().count());
        for input in inputs.lines() {
            println!("{name}: {input}");
            trial(&unescaped(input));
        }
    }
}
