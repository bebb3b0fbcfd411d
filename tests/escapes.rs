//! Protects the terminal and the spreadsheet: whatever stands in data, arguments, paths and environment,
//! nothing hidden reaches either.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::ffi::OsString;
use std::path::Path;
use std::{env, fs};

use nato_partners::model::Text;
use nato_partners::output::escape::{is_hidden, visible};
use nato_partners::output::{
    Arrangement, Bibliography, Body, Cell, Column, Item, Output, Page, Reference, Style, Table,
    Tabular, Tone, render,
};
use nato_partners::run;
use program::{OUTPUTS, SMALL};

// ---- Every character ----

/// What no terminal may get to see, written down again: control characters, marks of direction, and
/// everything that shows nothing.
const FORBIDDEN: &[(u32, u32)] = &[
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
];

/// What is spelt out besides, because Unicode has programs show nothing for it, or it looks like a blank.
const SPELT_OUT_TOO: &[(u32, u32)] = &[
    (0x034F, 0x034F),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2800, 0x2800),
    (0xFE00, 0xFE0F),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0080, 0xE0FFF),
];

fn is_in(ranges: &[(u32, u32)], character: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}

fn is_forbidden(character: char) -> bool {
    let is_last_of_its_plane = u32::from(character) % 0x1_0000 >= 0xFFFE;
    is_in(FORBIDDEN, character) || is_last_of_its_plane
}

fn every_character() -> impl Iterator<Item = char> {
    '\0'..='\u{10FFFF}'
}

#[test]
fn every_character_is_hidden_or_shown_as_it_should_be() {
    let mut hidden = 0;
    for character in every_character() {
        let should_be = is_forbidden(character) || is_in(SPELT_OUT_TOO, character);
        assert_eq!(is_hidden(character), should_be, "U+{:04X}", u32::from(character));
        let text = format!("a{character}z");
        let shown = visible(&text);
        if should_be {
            let code = u32::from(character);
            let spelt =
                if code < 0x80 { format!("\\x{code:02X}") } else { format!("\\u{{{code:X}}}") };
            assert_eq!(shown, format!("a{spelt}z"));
            hidden += 1;
        } else {
            assert_eq!(shown, text);
        }
    }
    assert_eq!(every_character().count(), 0x0010_F800);
    assert!(hidden > 4_000, "{hidden}");
}

#[test]
fn the_data_may_hold_no_character_that_would_be_spelt_out() {
    for character in every_character() {
        let json = serde_json::Value::from(format!("a{character}z"));
        let refused = serde_json::from_value::<Text>(json).is_err_and(|error| {
            error
                .to_string()
                .contains(&format!("the invisible character U+{:04X}", u32::from(character)))
        });
        assert_eq!(refused, is_hidden(character), "U+{:04X}", u32::from(character));
    }
}

// ---- Every output ----

/// A row whose every value is hostile.
struct Hostile(String);

impl Tabular for Hostile {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("text", "Text", |row: &Self| row.0.as_str().into()),
            Column::new("list", "List", |row: &Self| vec![row.0.as_str(), "b"].into()),
        ]
    }

    fn tone(&self) -> Tone {
        Tone::Plain
    }
}

const FOR_PEOPLE: [Output; 5] =
    [Output::Table, Output::List, Output::Json, Output::Jsonl, Output::Markdown];

fn hostile_page(text: &str) -> Page<'_> {
    Page::new(text)
        .field("field", "Field", text)
        .paragraphs("paragraphs", text, vec![text.into()])
        .notes("notes", text, vec![text.into()])
        .items(
            "items",
            text,
            vec![Item {
                title: text.into(),
                lines: vec![text.into()],
                urls: vec![text.into(), format!("https://example.org/{text}").into()],
            }],
        )
}

fn hostile_reference(text: &str) -> Reference<'_> {
    let some = || Some(text.into());
    Reference {
        id: "id".into(),
        title: text.into(),
        author: some(),
        publisher: some(),
        dated: some(),
        version: some(),
        url: some(),
        note: some(),
        ..Reference::default()
    }
}

/// Asserts that nothing is in a text that must not be, but newlines.
fn is_clean(text: &str, what: &str) {
    let found = text.chars().find(|character| *character != '\n' && is_forbidden(*character));
    assert!(found.is_none(), "{what}: {found:?} in {text:?}");
}

#[test]
fn every_output_hides_nothing() {
    let forbidden: Vec<char> =
        every_character().filter(|character| is_forbidden(*character)).collect();
    let styles = [
        Style::default(),
        Style { width: Some(20), hyperlinks: true, ..Style::default() },
        Style { width: Some(80), ascii: true, hyperlinks: true, ..Style::default() },
    ];
    for some in forbidden.chunks(16) {
        let text: String = some.iter().flat_map(|character| ['x', *character, 'y', ' ']).collect();
        let rows = [Hostile(text.clone())];
        for style in styles {
            for output in FOR_PEOPLE {
                let table = Table::of(text.clone(), &rows, &Arrangement::default()).unwrap();
                let written = render(&Body::Table(table), output, &style).unwrap();
                is_clean(&written, output.name());
                if output == Output::Jsonl {
                    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
                    assert_eq!(read["text"].as_str(), Some(text.as_str()));
                } else {
                    let written = render(&Body::Page(hostile_page(&text)), output, &style).unwrap();
                    let unlinked = written.replace("\x1B]8;;", "").replace("\x1B\\", "");
                    is_clean(&unlinked, output.name());
                    assert_eq!(
                        unlinked, written,
                        "an address that hides something was made a link"
                    );
                }
            }
        }
        for way in Bibliography::ALL {
            is_clean(&way.write(&[hostile_reference(&text)]), way.name());
        }
    }
}

#[test]
fn json_says_the_same_whatever_is_hidden() {
    for hidden in ["\u{7F}", "\u{9B}", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "\u{E0001}"]
    {
        let page = hostile_page(hidden);
        let written = render(&Body::Page(page), Output::Json, &Style::default()).unwrap();
        let units: String =
            hidden.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
        assert!(written.contains(&format!("\"field\": \"{units}\"")), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["field"].as_str(), Some(hidden));
    }
}

// ---- Spreadsheets ----

fn cells(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let owned = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| owned(record.unwrap())).collect()
}

/// Texts that are awkward in one way or another, every two of them side by side.
fn awkward() -> Vec<String> {
    let parts = [
        "", "a", "=", "+1", "-", "@x", "\t", "\r", "\n", "\r\n", "\"", "'", ",", ";", " ", "＝",
        "＋", "－", "＠", "\u{FEFF}", "\0", "日", "\\", "|", "\u{A0}",
    ];
    parts.iter().flat_map(|one| parts.iter().map(move |two| format!("{one}{two}"))).collect()
}

fn begins_like_a_formula(cell: &str) -> bool {
    let after_blanks =
        cell.trim_start_matches(|letter: char| letter.is_whitespace() || is_hidden(letter));
    cell.starts_with(['\t', '\r', '\n'])
        || after_blanks.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn csv_reads_back_equal_and_safe_csv_but_for_the_quote() {
    let rows: Vec<Hostile> = awkward().into_iter().map(Hostile).collect();
    let table = || Table::of("", &rows, &Arrangement::default()).unwrap();
    let written = |table| render(&Body::Table(table), Output::Csv, &Style::default()).unwrap();
    let faithful = cells(&written(table()), b',');
    let safe = cells(&written(table().without_formulas()), b',');
    assert_eq!((faithful.len(), safe.len()), (rows.len() + 1, rows.len() + 1));
    let mut quoted = 0;
    for ((row, faithful), safe) in rows.iter().zip(&faithful[1..]).zip(&safe[1..]) {
        assert_eq!(faithful, &[row.0.clone(), format!("{}; b", row.0)]);
        for (faithful, safe) in faithful.iter().zip(safe) {
            if begins_like_a_formula(faithful) {
                assert_eq!(safe, &format!("'{faithful}"));
                quoted += 1;
            } else {
                assert_eq!(safe, faithful);
            }
        }
    }
    assert!(quoted > 300, "{quoted}");

    let tsv =
        render(&Body::Table(table().without_formulas()), Output::Tsv, &Style::default()).unwrap();
    for cell in tsv.lines().flat_map(|line| line.split('\t')) {
        assert!(!begins_like_a_formula(cell), "{cell:?}");
    }
}

#[test]
fn a_number_stays_a_number() {
    struct Cold;
    impl Tabular for Cold {
        fn columns() -> Vec<Column<Self>> {
            vec![Column::new("degrees", "Degrees", |_: &Self| Cell::Number(-4))]
        }
    }
    let table = Table::of("", &[Cold], &Arrangement::default()).unwrap().without_formulas();
    let written = render(&Body::Table(table), Output::Csv, &Style::default()).unwrap();
    assert_eq!(written, "degrees\n-4\n");
}

fn ask(arguments: &[&str]) -> nato_partners::Outcome {
    run(["nato-partners"].iter().chain(arguments).map(OsString::from))
}

fn ask_line(line: &str) -> nato_partners::Outcome {
    ask(&line.split_whitespace().collect::<Vec<_>>())
}

/// Every column of every row that ships, in csv.
#[test]
fn the_shipped_data_begin_no_formula() {
    let mut seen = 0;
    for line in [
        "formats",
        "members eapc --ever",
        "members pfp --ever",
        "members nato --ever",
        "founded",
        "country TR RU FI BY --history",
        "timeline",
        "changes --from 1990 --to reviewed",
        "countries",
        "compare eapc pfp",
        "matrix",
        "search nato",
        "sources",
        "conflicts",
        "conflicts --counts",
        "conflicts --open",
        "panel",
        "check",
    ] {
        let known = ask_line(&format!("{line} --columns no_such_column")).stderr;
        let known =
            known.lines().find_map(|line| line.strip_prefix("tip: the columns are ")).unwrap();
        let all = known.replace(", ", ",");
        for language in ["en", "de", "fr"].iter().take(if line == "check" { 1 } else { 3 }) {
            let lang = if line == "check" { String::new() } else { format!(" --lang {language}") };
            let line = format!("{line} --columns {all} -o csv{lang}");
            let faithful = ask_line(&line);
            assert!(faithful.stdout.contains('\n'), "{line}: {faithful:?}");
            for cell in cells(&faithful.stdout, b',').concat() {
                assert!(!begins_like_a_formula(&cell), "{line}: {cell:?}");
                seen += 1;
            }
            assert_eq!(ask_line(&format!("{line} --csv-safe")), faithful, "{line}");
        }
    }
    assert!(seen > 100_000, "{seen}");
}

#[test]
fn safe_csv_is_for_csv_alone() {
    for output in ["table", "list", "json", "jsonl", "markdown", "svg"] {
        let refused = ask_line(&format!("members md --csv-safe -o {output}"));
        assert_eq!(refused.exit as u8, 2);
        assert_eq!(
            refused.stderr,
            format!(
                "error: `--csv-safe` is for csv and tsv, not for {output}\n\
                 tip: leave it out, or ask for `-o csv`\n"
            )
        );
    }
}

// ---- Whatever is typed ----

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
    "\t",
    "\0",
];

/// Command lines in which `@` is whatever is typed.
const PLACES: &[&str] = &[
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

/// Asserts that an answer has nothing hidden in it but what was asked for: colours, and tabs in tsv.
fn answers_cleanly(arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = ask(&arguments);
    let what = format!("{arguments:?}");
    let is_tsv = arguments.contains(&"tsv");
    for text in [&outcome.stdout, &outcome.stderr] {
        is_clean(&if is_tsv { text.replace('\t', " ") } else { text.clone() }, &what);
        assert!(!text.lines().any(|line| line.starts_with("tip: forged")), "{what}: {text}");
    }
    if outcome.exit as u8 != 0 {
        assert!(outcome.stderr.starts_with("error: "), "{what}: {}", outcome.stderr);
    }
}

#[test]
fn nothing_typed_reaches_the_terminal_as_it_is() {
    let mut cases = 0;
    for place in PLACES {
        let takes_output =
            place.contains(' ') && !place.contains("-o ") && !place.contains("color");
        let has_data = place.contains("--data") || place.starts_with("check");
        for (number, sequence) in SEQUENCES.iter().enumerate() {
            // Each place meets each sequence, and each output: not every one of them the other two.
            let outputs = if takes_output { vec![number, number * 7 + 3] } else { vec![0] };
            for output in outputs.iter().map(|output| OUTPUTS[output % OUTPUTS.len()]) {
                let mut arguments: Vec<String> =
                    place.split(' ').map(|word| word.replace('@', sequence)).collect();
                if place.contains(' ') && !has_data && !place.contains("color") {
                    arguments.extend(["--data", SMALL].map(Into::into));
                }
                if takes_output {
                    arguments.extend(["-o", output].map(Into::into));
                }
                answers_cleanly(&arguments);
                cases += 1;
            }
        }
    }
    assert!(cases > 4_000, "{cases}");
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

// ---- Whatever is in the data ----

/// Copies the small data set with something hostile behind a word, wherever that is quoted.
fn hostile_data(folder: &Path, from: &str, hostile: &str) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("formats")).unwrap();
    for name in ["", "formats"] {
        for entry in fs::read_dir(Path::new(SMALL).join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let text = fs::read_to_string(&path).unwrap().replace(from, hostile);
                fs::write(folder.join(name).join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
}

#[test]
fn nothing_in_the_data_reaches_the_terminal_as_it_is() {
    let folder = env::temp_dir().join(format!("nato-partners-hostile-{}", std::process::id()));
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
    let mut refused = 0;
    for word in words {
        for hostile in hostile {
            hostile_data(&folder, word, &format!("{word}{hostile}"));
            let data = folder.to_str().unwrap();
            for output in ["table", "csv", "json"] {
                let arguments = ["check", data, "-o", output].map(str::to_owned);
                answers_cleanly_in_cells(&arguments);
            }
            for question in ["members circle", "show circle", "country XB"] {
                let line = question.split(' ').chain(["--data", data]).map(str::to_owned);
                answers_cleanly(&line.collect::<Vec<_>>());
                refused += 1;
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(refused, words.len() * hostile.len() * 3);
}

/// Like `answers_cleanly`, of an answer that may end with findings.
fn answers_cleanly_in_cells(arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = ask(&arguments);
    for text in [&outcome.stdout, &outcome.stderr] {
        let text = if arguments.contains(&"tsv") { text.replace('\t', " ") } else { text.clone() };
        is_clean(&text, &format!("{arguments:?}"));
    }
    assert_ne!(outcome.exit as u8, 0, "{arguments:?}: {outcome:?}");
}
