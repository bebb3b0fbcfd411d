//! What happened when, and what is different on two days; `tests/told/time.txt` has it word for word.

mod charts;
mod state;
mod xml;

use std::collections::BTreeSet;

use crate::support::asked::{rows, text};
use serde_json::Value;

/// Returns rows as lines of some of their columns, `–` for none.
fn lines(command: &str, keys: &[&str]) -> Vec<String> {
    let line = |row: &Value| {
        let cell = |key: &&str| row[*key].as_str().unwrap_or("–").to_owned();
        keys.iter().map(cell).collect::<Vec<_>>().join(" ")
    };
    rows(command).iter().map(line).collect()
}

#[test]
fn everything_is_told_once_and_in_order() {
    let keys = ["date", "format", "kind", "country", "what"];
    let all = lines("timeline", &keys);
    let distinct: BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    // A range stands where it begins, and what was by some day at that day.
    let dates: Vec<String> = all
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default().trim_matches(['[', ']']))
        .map(|date| date.split("..").find(|end| !end.is_empty()).unwrap_or_default())
        .map(
            |date| {
                if date == "–" { date.to_owned() } else { format!("{date}-01-01")[..10].into() }
            },
        )
        .collect();
    let known = dates.iter().take_while(|date| *date != "–").count();
    assert!(dates[..known].is_sorted());
    assert!(dates[known..].iter().all(|date| date == "–"));

    let several = lines("timeline md finland wales-2014", &keys);
    let distinct: BTreeSet<&String> = several.iter().collect();
    assert_eq!(distinct.len(), several.len());
    for one in ["md", "finland", "wales-2014"] {
        for line in lines(&format!("timeline {one}"), &keys) {
            assert!(several.contains(&line), "{line}");
        }
    }
}

/// What is typed after `--from` counts from its first day, after `--to` to its last, in every command.
#[test]
fn from_begins_and_to_ends() {
    let spans = [
        ("2021", "2021", "2021-01-01", "2021-12-31"),
        ("2014-09", "2015-02", "2014-09-01", "2015-02-28"),
        ("wales", "warsaw-2016", "2014-09-04", "2016-07-09"),
        ("2021-08-20", "2021-08-20", "2021-08-20", "2021-08-20"),
    ];
    for (from, to, first, last) in spans {
        for command in ["changes", "timeline", "timeline finland --chart"] {
            let asked = text(&format!("{command} --from {from} --to {to}"));
            let days = text(&format!("{command} --from {first} --to {last}"));
            // A heading says by which meeting a day was named.
            let asked = asked.replace(" (wales-2014)", "").replace(" (warsaw-2016)", "");
            assert_eq!(asked, days, "{command} --from {from} --to {to}");
        }
        let option = if to == from { from } else { first };
        let since = rows(&format!("formats --founded-since {option}"));
        assert_eq!(since, rows(&format!("formats --founded-since {first}")), "{option}");
    }
}

#[test]
fn what_ends_stands_before_what_begins_and_what_is_undated_at_the_end() {
    let kinds = |command: &str| lines(command, &["date", "kind"]);
    for line in ["timeline poland", "timeline", "timeline --from 2021"] {
        let all = kinds(line);
        for pair in all.windows(2) {
            let [one, other] =
                [&pair[0], &pair[1]].map(|it| it.split_once(' ').expect("two words"));
            let is_end = |kind: &str| ["left", "ended", "resumed"].contains(&kind);
            assert!(one.0 != other.0 || is_end(one.1) || !is_end(other.1), "{line}: {pair:?}");
            assert!(one.0 != "–" || other.0 == "–", "{line}: {pair:?}");
        }
    }
}

/// Colour says how a row stands, beside the words that say it too.
#[test]
fn a_row_has_the_colour_of_its_standing() {
    const MUTED: &str = "\u{1B}[2m";
    const WARNING: &str = "\u{1B}[31m";
    const DOUBTFUL: &str = "\u{1B}[35m";
    const FIRST: &str = "\u{1B}[36m";
    const SECOND: &str = "\u{1B}[32m";
    // What is muted is a whole row.
    for (question, row, colour, word) in [
        ("members circle", "XD       ", WARNING, "suspended"),
        ("members circle", "XA       ", FIRST, "ally"),
        ("members club --ever --on 1970-06", "XC ", DOUBTFUL, "possible"),
        ("members club --ever --on 1970-06", "guild ", MUTED, "guild "),
        ("country XC --history", "circle (NC)", MUTED, "circle "),
        ("countries --on 1970-06", "XC ", DOUBTFUL, "possible"),
        ("compare club nato --on 1970-06", "XC ", DOUBTFUL, "possible"),
        ("matrix --on 1970-06", "XC ", DOUBTFUL, "?"),
        ("changes --from 2014 --to 2014", "2014-04-01 ", WARNING, "suspended"),
        ("changes --from 1990 --to 1990", "1990-06-01  XB       club    left", MUTED, "1990"),
        ("changes --from 1990 --to 1990", "1990-06-01  XB       circle  joined", SECOND, "joined"),
        ("changes --from 1970-06 --to 1971", "1970  XC ", DOUBTFUL, "joined by then"),
        ("timeline dialogue", "unknown ", DOUBTFUL, "unknown "),
        ("timeline dialogue", "2010  ", WARNING, "suspended"),
        ("timeline dialogue", "1996-10-29 ", MUTED, "1996-10-29 "),
        ("formats", "dialogue ", MUTED, "dialogue "),
        ("conflicts --counts", "club ", WARNING, "club "),
        ("search minutes", "source ", MUTED, "source "),
    ] {
        let screen = text(&format!("{question} --data tests/fixtures/small --color always"));
        let plain = |line: &str| {
            let sequences = ["\u{1B}[0m", "\u{1B}[1m", MUTED, WARNING, DOUBTFUL, FIRST, SECOND];
            sequences.iter().fold(line.to_owned(), |line, sequence| line.replace(sequence, ""))
        };
        let line = screen.lines().find(|line| plain(line).starts_with(row));
        let line = line.unwrap_or_else(|| panic!("{question}: no row begins {row}\n{screen}"));
        assert!(line.contains(&format!("{colour}{word}")), "{question}: {line:?}");
        assert_eq!(line.starts_with(MUTED), colour == MUTED, "{question}: {line:?}");
    }
}
