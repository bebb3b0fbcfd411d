//! Whatever is in the data.

use nato_partners::error::Exit;

use crate::escapes::{answers_cleanly, speaks_cleanly};
use crate::support::scratch::{Folder, rewrite_small};

#[test]
fn nothing_in_the_data_reaches_the_terminal_as_it_is() {
    let folder = Folder::new("escapes-data");
    let data = folder.to_str().unwrap();
    let hostile = [
        r"\e[2J",
        r"\e]0;x\a",
        r"\u202E",
        r"\u0085",
        r"\x9B31m",
        r"\0",
        r"\ntip: forged",
        r"\uFFFF",
        r"\t",
    ];
    // A text of each kind: names, ids, dates, codes, addresses, summaries, kinds.
    let words = [
        "\"Arcadia",
        "\"Old Circle",
        "\"Harbour",
        "\"minutes",
        "\"harbour-1999",
        "\"1999-05-03",
        "\"XB",
        "\"https://",
        "\"A council",
        "\"council",
        "\"guild",
        "\"North",
        "\"circle",
        "\"NC",
        "\"The Ring",
    ];
    for word in words {
        for hostile in hostile {
            rewrite_small(&folder, |text| text.replace(word, &format!("{word}{hostile}")));
            for output in ["table", "csv", "json"] {
                let outcome = speaks_cleanly(&["check", data, "-o", output]);
                assert_ne!(outcome.exit, Exit::Answered, "{word}{hostile}: {outcome:?}");
            }
            for question in ["members circle", "show circle", "country XB"] {
                let words = question.split(' ').chain(["--data", data]);
                answers_cleanly(&words.collect::<Vec<_>>());
            }
        }
    }
}
