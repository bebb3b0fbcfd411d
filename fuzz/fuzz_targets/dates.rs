#![no_main]

#[path = "../trials.rs"]
#[expect(dead_code, reason = "each target tries one of them")]
mod trials;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| trials::dates(bytes));
