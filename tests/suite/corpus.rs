//! Protects against what fuzzing reached before: every input it kept is tried again, on any compiler.
//!
//! `fuzz/corpus/TARGET/` holds the inputs, made as few as reach the same code. CONTRIBUTING tells how to find more.

#![expect(clippy::print_stdout, reason = "how much was tried is part of the result")]

use std::fs;
use std::path::Path;

#[test]
fn every_input_that_fuzzing_kept_is_still_handled() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, trial) in crate::support::trials::TRIALS {
        let files: Vec<_> =
            fs::read_dir(corpus.join(name)).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(files.len() >= 5, "fuzz/corpus/{name} holds {} inputs", files.len());
        for file in &files {
            println!("{}", file.display());
            trial(&fs::read(file).unwrap());
        }
    }
}
