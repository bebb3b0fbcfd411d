//! Tries what is called as the program is: each target is this file under another name.
#![no_main]

#[path = "../trials.rs"]
mod trials;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let program = std::env::current_exe().unwrap();
    let name = program.file_stem().and_then(|name| name.to_str()).unwrap();
    let (_, trial) = trials::TRIALS.iter().find(|(target, _)| *target == name).unwrap();
    trial(bytes);
});
