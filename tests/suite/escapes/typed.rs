//! Whatever is typed, and whatever stands in the environment.

use crate::escapes::{answers_cleanly, is_clean};
use crate::support::program::{self, OUTPUTS, SMALL};

/// What has been sent to terminals to do harm: to clear, to move, to rename, to recolour, to report, to
/// paste, to print, to hide, to turn round, to forge a line.
const SEQUENCES: &[&str] = &[
    "\x1B[2J",
    "\x1B[H",
    "\x1B[31m",
    "\x1B[0m",
    "\x1B[8m",
    "\x1B[1;31;5m",
    "\x1B[6n",
    "\x1B[c",
    "\x1B[>c",
    "\x1B[21t",
    "\x1B[?1049h",
    "\x1B[?25l",
    "\x1B[3J",
    "\x1B[1A\x1B[2K",
    "\x1B[999D",
    "\x1B[s\x1B[u",
    "\x1B[4i",
    "\x1B[5i",
    "\x1B[?2004l",
    "\x1B[20h",
    "\x1Bc",
    "\x1B7",
    "\x1B8",
    "\x1BM",
    "\x1B(0",
    "\x1B)B",
    "\x1B#8",
    "\x1BZ",
    "\x1B]0;title\x07",
    "\x1B]2;title\x1B\\",
    "\x1B]4;1;?\x07",
    "\x1B]8;;http://evil\x1B\\x\x1B]8;;\x1B\\",
    "\x1B]10;?\x07",
    "\x1B]52;c;ZWNobw==\x07",
    "\x1B]1337;File=:AA==\x07",
    "\x1B]9;note\x07",
    "\x1BP$q\"p\x1B\\",
    "\x1BP+q544e\x1B\\",
    "\x1B_G\x1B\\",
    "\x1B^private\x1B\\",
    "\x1BX\x1B\\",
    "\u{9B}2J",
    "\u{9D}0;title\u{9C}",
    "\u{90}q\u{9C}",
    "\u{8D}",
    "\x07",
    "\x08\x08\x08",
    "\x0B",
    "\x0C",
    "\r",
    "x\r\ny",
    "x\ntip: forged",
    "\x0E",
    "\x7F",
    "\u{202E}",
    "\u{2066}\u{2069}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{E0041}",
    "\u{2028}",
    "\u{3164}",
    "\u{E000}",
    "\u{13430}",
    "\u{16FE4}",
    "\u{1D159}",
    "\t",
    "\0",
];

/// Command lines in which `@` is whatever is typed.
pub const PLACES: &[&str] = &[
    "@",
    "@ --color always",
    "help @",
    "country @",
    "country XB@",
    "members @",
    "members circle@",
    "members circle --on @",
    "members circle --on=2014@",
    "members circle --columns @",
    "members circle --columns country,@",
    "members circle --sort @",
    "members circle --sort -@",
    "members circle --role @",
    "members circle --area @",
    "members circle -o @",
    "members circle -o csv@",
    "members circle --lang @",
    "members circle --width @",
    "members circle --color @",
    "members circle --@",
    "members circle --on@ 2014",
    "members circle -@",
    "members circle @",
    "members circle --data @",
    "members circle --data=tests/@",
    "members circle --out-file /dev/null/@",
    "members circle --out-file tests/@/none/x",
    "countries --in @",
    "countries --in circle --area @",
    "compare @ circle",
    "compare circle @",
    "founded @",
    "show @",
    "show country:@",
    "show source:@",
    "timeline @",
    "timeline @ --chart",
    "timeline --kind @",
    "timeline --from @",
    "changes --from @",
    "search @",
    "search circle@",
    "search @ circle",
    "sources @",
    "cite @",
    "cite circle -o @",
    "conflicts @",
    "panel --formats @",
    "panel --from @",
    "panel --rule @",
    "check @",
];

#[test]
fn nothing_typed_reaches_the_terminal_as_it_is() {
    for place in PLACES {
        let takes_output =
            place.contains(' ') && !place.contains("-o ") && !place.contains("color");
        let has_data = place.contains("--data") || place.starts_with("check");
        for (number, sequence) in SEQUENCES.iter().enumerate() {
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
    let usable = SEQUENCES.iter().filter(|sequence| !sequence.contains('\0'));
    for sequence in usable {
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
            let plain = program::stdout(&output).replace("\x1B[2m", "").replace("\x1B[0m", "");
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
