//! Whatever is typed: the command lines that are offered then do what they say, and nothing else.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;

use nato_partners::command_line::CommandLine;

use crate::escapes::{HOSTILE, hostile};
use crate::support::asked;
use crate::support::program::{SMALL, as_people_read_it};
use crate::support::questions::section;
use crate::support::scratch::Folder;
use crate::support::sound::unreadable;
use crate::support::tips::Tips;
use crate::support::unescaped::unescaped;

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
    let mut places = [hostile("places"), hostile("more places")].concat();
    places.retain(|place| !place.contains("tests/@"));
    let mistyped = hostile("mistyped");
    places.extend(mistyped.iter().cloned());
    let words: Vec<Vec<u8>> = section(HOSTILE, "words").into_iter().map(unescaped).collect();
    for (number, place) in places.iter().enumerate() {
        let step = if place.contains("/x") { 1 } else { STEP };
        for word in words.iter().skip(number % step).step_by(step) {
            tips.collect(&said(place, word), mistyped.contains(place));
        }
    }
    tips.type_all("escapes-tips", &[None]);
    println!("{} command lines were typed", tips.len());
}

/// Returns the text of a page of the manual as it is shown; one of another text is the same.
fn shown(page: &str) -> String {
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
        let shown = as_people_read_it(&read(&path));
        // In HTML a command line ends with its element.
        tips.collect(&shown.replace("</li>", "\n"), false);
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
            tips.collect(&shown(&asked::text(&line)), false);
        }
    }
    for line in ["", "--help", "man"] {
        tips.collect(&shown(&asked::ask(line).stdout), false);
    }
    let broken = files("tests/fixtures")
        .into_iter()
        .filter(|path| path.ends_with("broken-in-many-ways.yaml"));
    let folder = Folder::new("escapes-unreadable");
    let unreadable = unreadable().into_iter().enumerate().map(|(number, case)| {
        let path = folder.join(format!("{number}.yaml"));
        fs::write(&path, case.text).unwrap();
        path
    });
    for path in broken.chain(unreadable) {
        for question in ["members circle --data", "check"] {
            let line = format!("{question} '{}'", path.display());
            let outcome = asked::ask(&line);
            tips.collect(&(outcome.stdout + &outcome.stderr), false);
        }
    }
    tips.type_all("escapes-tips-documents", &[None]);
    println!("{} command lines of the documents were typed", tips.len());
}

#[test]
fn every_word_stays_one_word_and_no_name_becomes_an_option() {
    for (word, expected) in [
        ("md", "nato-partners cite md -o csv"),
        ("", "nato-partners cite '' -o csv"),
        ("it's", r#"nato-partners cite "it's" -o csv"#),
        ("$(rm x)", "nato-partners cite '$(rm x)' -o csv"),
        ("-", "nato-partners cite - -o csv"),
        ("-x y", "nato-partners cite -o csv -- '-x y'"),
        ("a\nb", "nato-partners cite NAME -o csv"),
        ("a\u{FFFD}", "nato-partners cite NAME -o csv"),
    ] {
        assert_eq!(CommandLine::new("cite").name(word).options("-o csv").to_string(), expected);
    }
    let line = CommandLine::new("timeline").option("--from", "-1").option("--to", "the day");
    assert_eq!(line.to_string(), "nato-partners timeline --from=-1 --to 'the day'");
    let words = ["--", "-x"].map(str::to_owned);
    let typed = CommandLine::new("cite").as_typed(&words).to_string();
    assert_eq!(typed, "nato-partners cite -- -x");
    let folder = CommandLine::mkdir(Path::new("-p/q r")).to_string();
    assert_eq!(folder, "mkdir -p -- '-p/q r'");
}
