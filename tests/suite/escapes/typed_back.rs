//! Whatever is typed: the command lines that are offered then do what they say, and nothing else.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use crate::escapes::typed::PLACES;
use crate::support::asked;
use crate::support::program::SMALL;
use crate::support::tips::Tips;

/// Words that a shell, or our own command line, takes for something else than a name.
const HOSTILE: &[&[u8]] = &[
    b"",
    b" ",
    b"'",
    b"\"",
    b"it's",
    b"'; touch INJECTED; '",
    b"\"; touch INJECTED; \"",
    b"$(touch INJECTED)",
    b"`touch INJECTED`",
    b"x; touch INJECTED",
    b"x && touch INJECTED",
    b"x | tee INJECTED",
    b"x > INJECTED",
    b"x\ntouch INJECTED",
    b"x # y",
    b"$HOME",
    b"~",
    b"*",
    b"?",
    b"[a-z]*",
    b"{a,b}",
    b"!",
    b"!!",
    b"a^b",
    b"\\",
    b"a\\",
    b"C:\\data",
    b"%PATH%",
    b"a=b",
    b"a  b",
    b"a,b",
    b",",
    b"-",
    b"--",
    b"-x",
    b"-o",
    b"--chart",
    b"--on",
    b"--data=x",
    b"::",
    b":",
    b"...",
    b"circle",
    b"harbour 1999",
    b"2020..2010",
    b"2020/2010",
    b"20160709",
    "Bor|deria \"Old\"".as_bytes(),
    "türkiye".as_bytes(),
    "日".as_bytes(),
    "\u{A0}".as_bytes(),
    "\u{202E}x".as_bytes(),
    "\u{FFFD}".as_bytes(),
    b"\x1B[2J",
    b"\t",
    b"\0",
    b"\xFF\xFE",
    b"-\xFF",
];

/// More places for a hostile word; where an answer would fill a file, the folder for it is missing.
const MORE_PLACES: &[&str] = &[
    "members circle --out-file @.none/x",
    "members circle --out-file -@.none/y/x",
    "page @.none/x.html",
    "page @",
    "export @.none/x/y",
    "check --out-file @.none/x",
    "show -- @",
    "show circle@",
    "show circle dialogue @",
    "show circle --on @ -o csv",
    "show XB --csv-safe",
    "show @ -o csv",
    "search -- @",
    "country -- @",
    "members -- @",
    "compare circle -- @",
    "compare -- @",
    "cite -- @",
    "cite @ -o csv",
    "cite circle @ -o csv",
    "cite circle,@ -o csv",
    "sources @ --format circle",
    "sources @ --since 2020 --until 2010",
    "timeline @ --from 2020 --to 2010",
    "timeline -- @",
    "timeline circle --chart -o @",
    "timeline @ --chart -o csv",
    "matrix --formats @ --country @",
    "conflicts -- @",
    "panel --formats @ --from 2015 --to 2000",
    "changes --from @ --to 2000",
    "changes --from 2015 --to @",
    "man @",
    "completions @",
];

/// Places that no command is known for, so that the tip takes over what stands behind.
const MISTYPED: &[&str] = &["membrs @", "memebrs -- @", "serch @", "show-- @", "Search @ @"];

/// Where the program is slow, a place meets only every so many of the words, each place others.
const STEP: usize = if cfg!(debug_assertions) { 5 } else { 1 };

/// Asks in a place with a word in it, of the small data set.
fn said(place: &str, word: &[u8]) -> String {
    let put = |part: &str| {
        let mut pieces = part.split('@').map(str::as_bytes);
        let mut whole = pieces.next().unwrap_or_default().to_vec();
        pieces.for_each(|piece| whole.extend([word, piece].concat()));
        OsString::from_vec(whole)
    };
    let mut words: Vec<OsString> = place.split(' ').map(put).collect();
    let takes_data = !place.contains("--data")
        && ["check", "man", "completions"].iter().all(|one| !place.starts_with(one));
    if takes_data && place.contains(' ') && !place.starts_with('@') {
        let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
        words.splice(end..end, ["--data".into(), SMALL.into()]);
    }
    let outcome = asked::run(&words);
    outcome.stdout + &outcome.stderr
}

#[test]
fn what_is_offered_to_somebody_who_typed_something_strange_can_be_typed() {
    let mut tips = Tips::default();
    // A folder of the repository is no place for what a shell might make.
    let places = PLACES.iter().filter(|place| !place.contains("tests/@"));
    let places: Vec<&str> = places.chain(MORE_PLACES).chain(MISTYPED).copied().collect();
    for (number, place) in places.iter().enumerate() {
        let step = if place.contains("/x") { 1 } else { STEP };
        for word in HOSTILE.iter().skip(number % step).step_by(step) {
            tips.collect(&said(place, word), MISTYPED.contains(place));
        }
    }
    tips.type_all("escapes-tips", &[None]);
    println!("{} command lines were typed", tips.len());
}

/// Returns the text of a page of the manual as it is shown; one of another text is the same.
fn unescaped(page: &str) -> String {
    page.replace("\\-", "-").replace("\\*(Aq", "'")
}

/// In the transcripts, the README, every help and every page of the manual, and where data are refused.
#[test]
fn what_is_offered_where_it_is_written_down_can_be_typed() {
    let mut tips = Tips::default();
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let files = |folder: &str| {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_file()).collect::<Vec<_>>()
    };
    for path in files("tests/commands") {
        tips.collect(&read(&path), false);
    }
    tips.type_all("escapes-tips-transcripts", &[Some(SMALL), None]);
    println!("{} command lines of the transcripts were typed", tips.len());
    let mut tips = Tips::default();
    for path in ["README.md", "data/README.md", "CONTRIBUTING.md"] {
        tips.collect(
            &read(Path::new(path)).replace("nato-partners COMMAND", "nato-partners members"),
            false,
        );
    }
    for command in nato_partners::commands::COMMANDS {
        for line in [format!("{} --help", command.name), format!("man {}", command.name)] {
            tips.collect(&unescaped(&asked::text(&line)), false);
        }
    }
    for line in ["", "--help", "man"] {
        tips.collect(&unescaped(&asked::ask(line).stdout), false);
    }
    for path in
        ["broken", "unreadable"].map(|kind| files(&format!("tests/fixtures/{kind}"))).concat()
    {
        for question in ["members circle --data", "check"] {
            let line = format!("{question} '{}'", path.display());
            let outcome = asked::ask(&line);
            tips.collect(&(outcome.stdout + &outcome.stderr), false);
        }
    }
    tips.type_all("escapes-tips-documents", &[None]);
    println!("{} command lines of the documents were typed", tips.len());
}
