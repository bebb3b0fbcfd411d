//! Whatever is typed, and whatever stands in the environment.

use crate::escapes::{answers_cleanly, hostile, is_clean};
use crate::support::program::{self, OUTPUTS, SMALL};

#[test]
fn nothing_typed_reaches_the_terminal_as_it_is() {
    let (places, sequences) = (hostile("places"), hostile("sequences"));
    for place in &places {
        let takes_output =
            place.contains(' ') && !place.contains("-o ") && !place.contains("color");
        let has_data = place.contains("--data") || place.starts_with("check");
        for (number, sequence) in sequences.iter().enumerate() {
            // Each place meets each sequence, and each output: not every one of them the other two.
            let outputs = if takes_output { vec![number, number * 7 + 3] } else { vec![0] };
            for output in outputs.iter().map(|output| OUTPUTS[output % OUTPUTS.len()]) {
                let typed: Vec<String> =
                    place.split(' ').map(|word| word.replace('@', sequence)).collect();
                let mut words: Vec<&str> = typed.iter().map(String::as_str).collect();
                if place.contains(' ') && !has_data && !place.contains("color") {
                    words.extend(["--data", SMALL]);
                }
                if takes_output {
                    words.extend(["-o", output]);
                }
                answers_cleanly(&words);
            }
        }
    }
}

/// Through the real program: the variable, and colour by force.
#[test]
#[cfg(unix)]
fn nothing_in_the_environment_reaches_the_terminal_as_it_is() {
    let sequences = hostile("sequences");
    for sequence in sequences.iter().filter(|sequence| !sequence.contains('\0')) {
        for (name, question) in [
            ("NATO_PARTNERS_DATA", "members circle"),
            ("NATO_PARTNERS_DATA", "check"),
            ("CLICOLOR_FORCE", "members md"),
            ("TERM", "members md"),
            ("COLUMNS", "--help"),
            ("TERM_PROGRAM", "show md"),
        ] {
            let mut program = program::bare(question);
            let output = program.env(name, sequence).output().unwrap();
            let ours = ["\x1B[0m", "\x1B[1m", "\x1B[2m", "\x1B[32m", "\x1B[36m"];
            let shown = program::stdout(&output);
            let plain = ours.iter().fold(shown, |text, sequence| text.replace(sequence, ""));
            is_clean(&plain, &format!("{name}={sequence:?} {question}"));
            let said = program::stderr(&output);
            is_clean(&said, &format!("{name}={sequence:?} {question}"));
            assert!(!said.lines().any(|line| line.starts_with("tip: forged")), "{said}");
        }
        let mut program = program::bare("");
        let output =
            program.env("CLICOLOR_FORCE", "1").arg(format!("x{sequence}")).output().unwrap();
        is_clean(&program::stderr(&output), "a mistyped command in colour");
    }
}
