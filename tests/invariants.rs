//! Protects what holds for every answer, whatever was asked: one answer, every output.
//!
//! Every command that answers with rows is asked on the small data set and on the shipped one, in every output,
//! and every page of `show` is opened. What must hold then is written down in the design (§5, "One answer,
//! every output") and in `studies/aesthetics.md` §6.4. Nothing here knows what the right answer is.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fmt;

use nato_partners::Outcome;
use nato_partners::dataset::Dataset;
use nato_partners::error::Exit;
use nato_partners::model::fold;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

const OUTPUTS: [&str; 7] = ["table", "list", "csv", "tsv", "json", "jsonl", "markdown"];

/// Outputs from which the very values can be read back, given that all columns are asked for.
const READABLE: [&str; 6] = ["csv", "tsv", "json", "jsonl", "markdown", "list"];

/// A width at which nothing wraps and no column is dropped.
const WIDE: &str = "65535";

const SMALL: &str = "--data tests/fixtures/small";

/// Commands that answer with rows; `SMALL` stands for the small data set, and without it the shipped one is asked.
const QUESTIONS: &[&str] = &[
    "formats SMALL",
    "formats SMALL --on 1991 --with XD",
    "members circle SMALL",
    "members circle SMALL --ever",
    "members circle SMALL --on 1995-06 --role observer",
    "members dialogue SMALL",
    "members dialogue SMALL --ever --on 2010-12-31",
    "members nato SMALL",
    "country XB XC SMALL",
    "country XC SMALL --history",
    "country guild SMALL",
    "founded SMALL",
    "founded toolbox circle SMALL",
    "check tests/fixtures/broken/organisations-known.yaml",
    "check tests/fixtures/broken/year-ends-explained.yaml",
    "check tests/fixtures/broken-in-many-ways.yaml",
    "formats",
    "formats --kind council --on 2000",
    "members eapc",
    "members eapc --on warsaw-2016 --role partner",
    "members nacc --ever",
    "members patg --on 2022",
    "members md",
    "members organisations",
    "members deep",
    "country TR AT",
    "country finland --history",
    "country RU --history",
    "founded",
    "founded nrc nuc",
];

/// Questions to which the answer is nobody or nothing.
const EMPTY: &[&str] = &[
    "formats SMALL --on 1900",
    "formats SMALL --kind platform",
    "formats SMALL --with XB --with XUHH",
    "members circle SMALL --on 1980",
    "members circle SMALL --role observer",
    "members nato SMALL --area south",
    "members toolbox SMALL",
    "country XUHH SMALL",
    "country XB SMALL --on 1980",
    "formats --founded-since 2026-11-24",
    "members nrc",
    "members parp",
    "country SU",
    "country YUCS --history",
];

/// Row commands that do not offer `left`, `note` and `sources`, though the design says every one does.
const WITHOUT_SOURCES: &[&str] = &["check"];

// ---- Asking ----

/// Asks on one line; `SMALL` is written out.
fn ask(question: &str) -> Outcome {
    let line = format!("nato-partners {} --color never", question.replace("SMALL", SMALL));
    nato_partners::run(line.split(' ').filter(|word| !word.is_empty()).map(Into::into))
}

fn ask_in(question: &str, output: &str) -> Outcome {
    ask(&format!("{question} -o {output} --width {WIDE}"))
}

/// Finds a `check` that finds something, which ends with 1.
fn expected_exit(question: &str) -> Exit {
    if question.starts_with("check tests/fixtures/broken") {
        Exit::NotFound
    } else {
        Exit::Answered
    }
}

/// Collects what fails, so that one run shows all of it.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn unless(&mut self, holds: bool, question: &str, what: impl fmt::Display) {
        if !holds {
            self.0.push(format!("nato-partners {question}: {what}"));
        }
    }

    fn report(self) {
        let shown = self.0.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.0.is_empty(), "{} failures, of which the first are\n{shown}", self.0.len());
    }
}

// ---- Reading answers back ----

/// Rows as they were read back from an output: keys, and every value as one text.
#[derive(Clone, Debug, Default, PartialEq)]
struct Rows {
    keys: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn read(output: &str, text: &str) -> Self {
        match output {
            "csv" => Self::from_csv(text),
            "tsv" => Self::from_lines(text, |line| line.split('\t').map(str::to_owned).collect()),
            "json" => Self::from_objects(serde_json::from_str(text).unwrap()),
            "jsonl" => Self::from_objects(
                text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            ),
            "markdown" => Self::from_markdown(text),
            "list" => Self::from_list(text),
            other => panic!("{other} cannot be read back"),
        }
    }

    fn from_csv(text: &str) -> Self {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let keys = owned(reader.headers().unwrap());
        Self { keys, rows: reader.records().map(|record| owned(&record.unwrap())).collect() }
    }

    fn from_lines(text: &str, cells: impl Fn(&str) -> Vec<String>) -> Self {
        let mut lines = text.lines().map(cells);
        Self { keys: lines.next().unwrap_or_default(), rows: lines.collect() }
    }

    fn from_objects(objects: Vec<Object>) -> Self {
        let keys = |object: &Object| object.0.iter().map(|(key, _)| key.clone()).collect();
        let first = objects.first().map(keys).unwrap_or_default();
        assert!(objects.iter().all(|object| keys(object) == first), "objects of different keys");
        let values =
            |object: Object| object.0.into_iter().map(|(_, value)| as_text(&value)).collect();
        Self { keys: first, rows: objects.into_iter().map(values).collect() }
    }

    /// Reads the pipe table; its titles become keys again.
    fn from_markdown(text: &str) -> Self {
        let table: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        let mut rows = Self::from_lines(&table.join("\n"), markdown_cells);
        rows.keys = rows.keys.iter().map(|title| key_of(title)).collect();
        let rule = rows.rows.remove(0);
        assert!(rule.iter().all(|cell| cell.trim_end_matches(':') == "---"), "{rule:?}");
        rows
    }

    /// Reads the records below the heading, each a line `Title: value` for each value.
    fn from_list(text: &str) -> Self {
        let records: Vec<&str> = text.trim_end().split("\n\n").skip(1).collect();
        let fields = |record: &str| -> Vec<(String, String)> {
            let pairs = record.lines().filter_map(|line| line.split_once(':'));
            pairs.map(|(title, value)| (key_of(title), without_dash(value.trim()))).collect()
        };
        let records: Vec<_> = records.into_iter().map(fields).collect();
        let keys = records.first().into_iter().flatten().map(|(key, _)| key.clone()).collect();
        let values =
            |record: Vec<(String, String)>| record.into_iter().map(|(_, value)| value).collect();
        Self { keys, rows: records.into_iter().map(values).collect() }
    }

    fn cell(&self, row: usize, key: &str) -> &str {
        let place = self.keys.iter().position(|other| other == key).unwrap();
        &self.rows[row][place]
    }
}

/// An object of JSON that keeps the order of its keys.
struct Object(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Object(entries))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

fn as_text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Takes the cells of a line apart at bars that are not escaped, and the escapes off.
fn markdown_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '|' => cells.push(String::new()),
            '\\' => cells.last_mut().unwrap().extend(characters.next()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells[1..cells.len() - 1].iter().map(|cell| cell.trim().to_owned()).collect()
}

fn key_of(title: &str) -> String {
    title.to_lowercase().replace(' ', "_")
}

fn without_dash(value: &str) -> String {
    if value == "–" { String::new() } else { value.to_owned() }
}

/// Returns every column a question offers, as the program lists them for a wrong one.
fn columns_of(question: &str) -> Vec<String> {
    let refused = ask(&format!("{question} --columns no_such_column"));
    let listed = refused.stderr.lines().find_map(|line| line.strip_prefix("tip: the columns are "));
    let listed = listed.unwrap_or_else(|| panic!("nato-partners {question}: {refused:?}"));
    listed.split(", ").map(str::to_owned).collect()
}

/// Asks for all columns, and returns the question and the rows.
fn all_columns(question: &str) -> (String, Rows) {
    let question = format!("{question} --columns {}", columns_of(question).join(","));
    let rows = Rows::read("json", &ask_in(&question, "json").stdout);
    (question, rows)
}

// ---- Every answer ----

#[test]
fn every_answer_is_written_as_a_well_behaved_program_writes() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().chain(EMPTY) {
        for output in OUTPUTS {
            let asked = format!("{question} -o {output} --width {WIDE}");
            let outcome = ask(&asked);
            failures.unless(
                outcome.exit == expected_exit(question),
                &asked,
                format!("exit {:?}", outcome.exit),
            );
            check_remarks(&mut failures, &asked, &outcome);
            check_text(&mut failures, &asked, output, &outcome.stdout);
            failures.unless(ask(&asked) == outcome, &asked, "the second run differs");
        }
    }
    failures.report();
}

fn check_remarks(failures: &mut Failures, asked: &str, outcome: &Outcome) {
    let are_remarks = outcome.stderr.lines().all(|line| line.starts_with("remark: "));
    failures.unless(are_remarks, asked, format!("on stderr: {:?}", outcome.stderr));
    let ends_well = outcome.stderr.is_empty() || ends_with_one_newline(&outcome.stderr);
    failures.unless(ends_well, asked, format!("stderr ends badly: {:?}", outcome.stderr));
}

fn check_text(failures: &mut Failures, asked: &str, output: &str, text: &str) {
    let is_nothing = output == "jsonl" && text.is_empty();
    failures.unless(is_nothing || ends_with_one_newline(text), asked, "not one newline at the end");
    failures.unless(!text.contains('\x1B'), asked, "an escape sequence");
    failures.unless(!text.contains('\r'), asked, "a carriage return");
    let blanks: &[char] = if output == "tsv" { &[' '] } else { &[' ', '\t'] };
    let trailing = text.lines().find(|line| line.ends_with(blanks));
    failures.unless(trailing.is_none(), asked, format!("trailing blanks: {trailing:?}"));
}

fn ends_with_one_newline(text: &str) -> bool {
    text.ends_with('\n') && !text.ends_with("\n\n") && text != "\n"
}

#[test]
fn every_output_has_the_same_rows_columns_and_values() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, json) = all_columns(question);
        failures.unless(!json.rows.is_empty(), &question, "no rows to compare");
        for output in READABLE {
            let rows = Rows::read(output, &ask_in(&question, output).stdout);
            let what = format!("-o {output} differs from json:\n  {rows:?}\n  {json:?}");
            failures.unless(rows == json, &question, what);
        }
    }
    failures.report();
}

#[test]
fn without_columns_named_the_machine_outputs_have_the_same_ones() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let json = Rows::read("json", &ask_in(question, "json").stdout);
        for output in ["csv", "tsv", "jsonl"] {
            let rows = Rows::read(output, &ask_in(question, output).stdout);
            failures.unless(rows == json, question, format!("-o {output} differs from json"));
        }
    }
    failures.report();
}

/// A column that is empty in every row is not drawn; everything else is in the table for people as well.
#[test]
fn what_people_see_is_what_machines_read() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let json = in_use(&Rows::read("json", &ask_in(question, "json").stdout));
        for output in ["markdown", "list"] {
            let rows = Rows::read(output, &ask_in(question, output).stdout);
            failures.unless(
                rows == json,
                question,
                format!("-o {output} differs:\n  {rows:?}\n  {json:?}"),
            );
        }
    }
    failures.report();
}

/// Leaves out the columns without any value.
fn in_use(rows: &Rows) -> Rows {
    let places: Vec<usize> = (0..rows.keys.len())
        .filter(|&place| rows.rows.iter().any(|row| !row[place].is_empty()))
        .collect();
    let chosen = |row: &Vec<String>| places.iter().map(|&place| row[place].clone()).collect();
    Rows { keys: chosen(&rows.keys), rows: rows.rows.iter().map(chosen).collect() }
}

#[test]
fn a_name_that_is_hard_to_write_survives_every_output() {
    for output in READABLE {
        let rows = Rows::read(output, &ask_in("members nato SMALL", output).stdout);
        assert_eq!(rows.cell(1, "name"), "Bor|deria \"Old\"", "-o {output}");
        let rows = Rows::read(output, &ask_in("members circle SMALL", output).stdout);
        assert_eq!(rows.cell(0, "name"), "Дальния", "-o {output}");
    }
}

#[test]
fn nothing_found_is_an_answer_with_a_remark() {
    let mut failures = Failures::default();
    for question in EMPTY {
        let keys = Rows::read("csv", &ask_in(question, "csv").stdout).keys;
        failures.unless(!keys.is_empty(), question, "csv has no header");
        for output in OUTPUTS {
            let outcome = ask_in(question, output);
            let what = format!("-o {output}: {outcome:?}");
            failures.unless(
                outcome.exit == Exit::Answered && !outcome.stderr.is_empty(),
                question,
                &what,
            );
            failures.unless(is_nothing_in(output, &outcome.stdout, &keys), question, &what);
        }
    }
    failures.report();
}

fn is_nothing_in(output: &str, text: &str, keys: &[String]) -> bool {
    match output {
        "json" => text == "[]\n",
        "jsonl" => text.is_empty(),
        "csv" => text == format!("{}\n", keys.join(",")),
        "tsv" => text == format!("{}\n", keys.join("\t")),
        "markdown" => {
            Rows::read("markdown", text) == Rows { keys: keys.to_vec(), rows: Vec::new() }
        }
        "table" => {
            let header = text.lines().rev().nth(1).unwrap_or_default();
            header
                .split("  ")
                .map(str::trim)
                .filter(|title| !title.is_empty())
                .map(key_of)
                .eq(keys.iter().cloned())
        }
        _ => !text.trim().is_empty(),
    }
}

#[test]
fn a_sound_data_set_has_no_findings_and_needs_no_remark() {
    for question in ["check", "check tests/fixtures/small", "check tests/fixtures/sound.yaml"] {
        let outcome = ask_in(question, "json");
        assert_eq!(
            (outcome.exit, &*outcome.stdout, &*outcome.stderr),
            (Exit::Answered, "[]\n", ""),
            "{question}"
        );
    }
}

// ---- Columns and order ----

#[test]
fn columns_stand_in_the_order_they_are_asked_for() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (_, all) = all_columns(question);
        let mut backwards = columns_of(question);
        backwards.reverse();
        let twice = vec![backwards[0].clone(), backwards[1].clone(), backwards[0].clone()];
        for (asked, expected) in [
            (&backwards, &backwards[..]),
            (&backwards[..1].to_vec(), &backwards[..1]),
            (&twice, &backwards[..2]),
        ] {
            let asked = format!("{question} --columns {}", asked.join(","));
            for output in READABLE {
                let rows = Rows::read(output, &ask_in(&asked, output).stdout);
                failures.unless(
                    rows.keys == expected,
                    &asked,
                    format!("-o {output}: {:?}", rows.keys),
                );
                failures.unless(
                    rows.rows.len() == all.rows.len(),
                    &asked,
                    format!("-o {output}: {} rows", rows.rows.len()),
                );
            }
        }
    }
    failures.report();
}

#[test]
fn an_unknown_column_is_refused_in_every_output_with_those_there_are() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().chain(EMPTY) {
        let known = columns_of(question);
        let shown = Rows::read("csv", &ask_in(question, "csv").stdout).keys;
        failures.unless(
            shown.iter().all(|key| known.contains(key)),
            question,
            format!("{shown:?} are not all in {known:?}"),
        );
        for option in
            ["--columns name,nonsense", "--columns nonsense", "--sort nonsense", "--sort -nonsense"]
        {
            for output in OUTPUTS {
                let asked = format!("{question} {option} -o {output}");
                let outcome = ask(&asked);
                let name = if known.contains(&"name".to_owned()) || !option.contains("name") {
                    "nonsense"
                } else {
                    "name"
                };
                let expected = format!(
                    "error: there is no column `{name}`\ntip: the columns are {}\n",
                    known.join(", ")
                );
                let is_refused = (outcome.exit, &*outcome.stdout) == (Exit::Unusable, "")
                    && outcome.stderr == expected;
                failures.unless(is_refused, &asked, format!("{outcome:?}"));
            }
        }
    }
    failures.report();
}

/// Columns that others already rely on (design §5): they may become more, but never other ones.
const STABLE_COLUMNS: &[(&str, &str)] = &[
    ("members md", "country name role since until standing confidence"),
    ("country TR", "country format abbreviation name role since until standing confidence"),
    ("founded", "format abbreviation name founded place renamed ended"),
    ("formats", "format abbreviation name kind founded status members"),
];

#[test]
fn the_columns_that_others_rely_on_are_there_in_their_order() {
    for (question, expected) in STABLE_COLUMNS {
        let keys = Rows::read("csv", &ask_in(question, "csv").stdout).keys;
        assert_eq!(keys.join(" "), *expected, "nato-partners {question} -o csv");
    }
}

#[test]
fn numbers_and_lists_are_what_they_are_in_json() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, _) = all_columns(question);
        let objects: Vec<Object> = serde_json::from_str(&ask_in(&question, "json").stdout).unwrap();
        for (key, value) in objects.iter().flat_map(|object| &object.0) {
            let is_right = match key.as_str() {
                "sources" | "renamed" => value.is_array(),
                key if is_number(key) => value.is_i64() || value.is_null(),
                _ => value.is_string() || value.is_null(),
            };
            failures.unless(is_right, &question, format!("{key} is {value}"));
        }
    }
    failures.report();
}

#[test]
fn every_row_command_can_be_asked_who_says_so() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let known = columns_of(question);
        let offers =
            ["left", "note", "sources"].iter().all(|key| known.contains(&(*key).to_owned()));
        let command = question.split(' ').next().unwrap();
        failures.unless(
            offers != WITHOUT_SOURCES.contains(&command),
            question,
            format!("{known:?}"),
        );
    }
    failures.report();
}

#[test]
fn rows_can_be_sorted_by_every_column_in_either_direction() {
    let mut failures = Failures::default();
    for question in QUESTIONS {
        let (question, rows) = all_columns(question);
        for key in &rows.keys {
            for direction in ["", "-"] {
                let asked = format!("{question} --sort {direction}{key}");
                let expected = sorted(&rows, key, direction == "-");
                let sorted = Rows::read("json", &ask_in(&asked, "json").stdout);
                failures.unless(
                    sorted == expected,
                    &asked,
                    format!(
                        "\n  expected {:?}\n  actual   {:?}",
                        column(&expected, key),
                        column(&sorted, key)
                    ),
                );
            }
        }
    }
    failures.report();
}

#[test]
fn rows_are_sorted_alike_in_every_output() {
    let mut failures = Failures::default();
    for question in [
        "members circle SMALL --ever",
        "country XB XC SMALL",
        "formats",
        "members nacc --ever",
        "check tests/fixtures/broken-in-many-ways.yaml",
    ] {
        let (question, rows) = all_columns(question);
        for key in &rows.keys {
            for direction in ["", "-"] {
                let asked = format!("{question} --sort {direction}{key}");
                let json = Rows::read("json", &ask_in(&asked, "json").stdout);
                for output in READABLE {
                    let others = Rows::read(output, &ask_in(&asked, output).stdout);
                    failures.unless(
                        others == json,
                        &asked,
                        format!("-o {output} differs from json"),
                    );
                }
            }
        }
    }
    failures.report();
}

fn column<'r>(rows: &'r Rows, key: &str) -> Vec<&'r str> {
    (0..rows.rows.len()).map(|row| rows.cell(row, key)).collect()
}

/// Sorts as the design says: numbers by size, text by its folded form, nothing last, equals as they were.
fn sorted(rows: &Rows, key: &str, descending: bool) -> Rows {
    let place = rows.keys.iter().position(|other| other == key).unwrap();
    let rank = |row: &[String]| match row[place].parse::<i64>() {
        Ok(number) if is_number(key) => (number, String::new()),
        _ => (i64::MAX, fold(&row[place])),
    };
    let mut sorted = rows.clone();
    sorted.rows.sort_by(|one, other| {
        let emptiness = one[place].is_empty().cmp(&other[place].is_empty());
        let order = rank(one).cmp(&rank(other));
        emptiness.then(if descending { order.reverse() } else { order })
    });
    sorted
}

/// Tells columns of numbers from columns of years, which are text.
fn is_number(key: &str) -> bool {
    ["members", "partners", "allies", "organisations", "suspended", "possible"].contains(&key)
}

// ---- Widths ----

/// What is asked at every width from 20 to 220.
const AT_EVERY_WIDTH: &[&str] = &[
    "members circle SMALL --ever",
    "country XB XC SMALL",
    "formats SMALL",
    "check tests/fixtures/broken/left-agrees.yaml",
    "formats",
    "members eapc --on 2016",
    "members nacc --ever",
    "country finland --history",
    "founded",
    "members nrc",
];

/// What is asked at some widths, because it is long.
const AT_SOME_WIDTHS: &[&str] = &[
    "members md --columns name,note,sources",
    "formats --columns name,summary,left,members",
    "founded --columns format,by,document,sources",
    "country RU --history --columns country,format,note",
];

#[test]
fn a_table_fits_its_width_and_loses_no_word() {
    let mut failures = Failures::default();
    for question in AT_EVERY_WIDTH {
        let content = Content::of(question);
        for width in 20..=220 {
            content.check(&mut failures, width);
        }
    }
    for question in AT_SOME_WIDTHS {
        let content = Content::of(question);
        for width in (20..=200).step_by(9) {
            content.check(&mut failures, width);
        }
    }
    failures.report();
}

/// The other commands that answer with rows, in groups or with titles that are not their keys.
const ROWS_IN_GROUPS: &[&str] = &[
    "timeline circle SMALL",
    "changes --from 1990 --to 2015 SMALL",
    "countries --in circle SMALL",
    "search circle SMALL",
    "sources circle SMALL",
    "conflicts SMALL",
    "compare circle dialogue SMALL",
    "matrix SMALL",
    "panel --from 1990 --to 1992 SMALL",
];

#[test]
fn every_command_with_rows_fits_its_width_and_loses_no_cell() {
    let mut failures = Failures::default();
    for question in ROWS_IN_GROUPS {
        let csv = in_use(&Rows::read("csv", &ask_in(question, "csv").stdout));
        failures.unless(!csv.rows.is_empty(), question, "no rows to lose");
        for width in 20..=220 {
            let asked = format!("{question} --width {width}");
            let text = ask(&asked).stdout;
            for line in text.lines().filter(|line| !fits(line, width)) {
                failures.unless(false, &asked, format!("too wide: {line:?}"));
            }
            let (_, dropped) = dropped_columns(&text);
            let there = words(&text);
            for key in csv.keys.iter().filter(|key| !dropped.contains(key)) {
                let cells = column(&csv, key).join(" ");
                let lost: Vec<&str> =
                    cells.split_whitespace().filter(|word| !there.contains_key(*word)).collect();
                failures.unless(lost.is_empty(), &asked, format!("lost of {key}: {lost:?}"));
            }
        }
    }
    failures.report();
}

/// What an answer holds, however it is laid out.
struct Content<'q> {
    question: &'q str,
    heading: String,
    rows: Rows,
}

impl<'q> Content<'q> {
    fn of(question: &'q str) -> Self {
        let wide = ask_in(question, "table").stdout;
        let (heading, _) = wide.split_once("\n\n").unwrap();
        let csv = Rows::read("csv", &ask_in(question, "csv").stdout);
        let is_chosen = question.contains("--columns") || csv.rows.is_empty();
        let rows = if is_chosen { csv } else { in_use(&csv) };
        Self { question, heading: heading.to_owned(), rows }
    }

    fn check(&self, failures: &mut Failures, width: usize) {
        for output in ["table", "list"] {
            let asked = format!("{} -o {output} --width {width}", self.question);
            let outcome = ask(&asked);
            check_text(failures, &asked, output, &outcome.stdout);
            for line in outcome.stdout.lines().filter(|line| !fits(line, width)) {
                failures.unless(false, &asked, format!("too wide: {line:?}"));
            }
            let (expected, actual) = (self.words(&outcome.stdout), words(&outcome.stdout));
            let what = format!(
                "lost {:?}, and has too much {:?}",
                minus(&expected, &actual),
                minus(&actual, &expected)
            );
            failures.unless(expected == actual, &asked, what);
        }
    }

    /// Returns the words that must be in a text, given how it is laid out and what it says it leaves out.
    fn words(&self, text: &str) -> BTreeMap<String, usize> {
        let (note, dropped) = dropped_columns(text);
        let is_table = text.lines().any(is_rule);
        let titles = if is_table { 1 } else { self.rows.rows.len() };
        let mark = if is_table { "" } else { ":" };
        let mut all = vec![self.heading.clone(), note];
        for key in self.rows.keys.iter().filter(|key| !dropped.contains(key)) {
            all.extend(vec![format!("{}{mark}", capitalised(key)); titles]);
            all.extend(column(&self.rows, key).into_iter().map(with_dash));
        }
        words(&all.join(" "))
    }
}

fn with_dash(cell: &str) -> String {
    if cell.is_empty() { "–".to_owned() } else { cell.to_owned() }
}

fn capitalised(key: &str) -> String {
    let (first, rest) = key.split_at(1);
    format!("{}{}", first.to_uppercase(), rest.replace('_', " "))
}

/// Returns the note on columns that found no room, and their keys.
fn dropped_columns(text: &str) -> (String, Vec<String>) {
    let last = text.trim_end().rsplit("\n\n").next().unwrap_or_default().replace('\n', " ");
    let keys =
        last.strip_prefix("not shown at this width: ").and_then(|rest| rest.split_once(" ("));
    let Some((keys, _)) = keys else { return (String::new(), Vec::new()) };
    let keys = keys.split(", ").map(str::to_owned).collect();
    (last, keys)
}

fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|character| matches!(character, '─' | ' '))
}

/// Counts the words of a text, leaving out rules.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.lines().filter(|line| !is_rule(line)).flat_map(str::split_whitespace) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

fn minus<'w>(words: &'w BTreeMap<String, usize>, others: &BTreeMap<String, usize>) -> Vec<&'w str> {
    words
        .iter()
        .filter(|(word, count)| others.get(*word).unwrap_or(&0) < count)
        .map(|(word, _)| word.as_str())
        .collect()
}

/// Tells whether a line is no wider than asked for, or could not have been broken: it is one word, behind a
/// title or not.
fn fits(line: &str, width: usize) -> bool {
    let titled = line.trim().split_once(": ").filter(|(title, _)| !title.contains("  "));
    let value = titled.map_or(line, |(_, value)| value).trim();
    line.width() <= width || !value.contains(' ')
}

// ---- Languages ----

#[test]
fn a_name_is_never_blank_in_any_language() {
    let mut failures = Failures::default();
    for question in QUESTIONS.iter().filter(|question| !question.starts_with("check")) {
        let (question, english) = all_columns(question);
        for language in ["en", "de", "fr"] {
            let asked = format!("{question} --lang {language}");
            let rows = Rows::read("json", &ask_in(&asked, "json").stdout);
            failures.unless(rows.keys == english.keys, &asked, format!("{:?}", rows.keys));
            for key in &english.keys {
                let [ours, theirs] = [&rows, &english]
                    .map(|rows| column(rows, key).iter().filter(|cell| cell.is_empty()).count());
                failures.unless(
                    ours == theirs,
                    &asked,
                    format!("{ours} cells of {key} are empty, and {theirs} in English"),
                );
            }
            failures.unless(!column(&rows, "name").contains(&""), &asked, "a name is blank");
        }
    }
    failures.report();
}

// ---- Pages ----

/// Returns a name for everything that has a page, and the JSON key that tells its kind.
fn pages() -> Vec<String> {
    let dataset = Dataset::embedded();
    let formats = dataset.formats.iter().map(|format| format!("format:{}", format.id));
    let countries = dataset.countries.iter().map(|country| format!("country:{}", country.id));
    let organisations = dataset.organisations.iter().map(|one| format!("country:{}", one.id));
    let meetings = dataset.meetings.iter().map(|meeting| format!("meeting:{}", meeting.id));
    let step = dataset.sources.len() / 50;
    let sources =
        dataset.sources.iter().step_by(step).map(|source| format!("source:{}", source.id));
    formats.chain(countries).chain(organisations).chain(meetings).chain(sources).collect()
}

#[test]
fn everything_has_a_page_in_every_output_that_can_hold_one() {
    let mut failures = Failures::default();
    for name in pages() {
        for output in ["table", "list", "json", "markdown"] {
            let asked = format!("show {name} -o {output} --width {WIDE}");
            let outcome = ask(&asked);
            failures.unless(outcome.exit == Exit::Answered, &asked, format!("{outcome:?}"));
            check_remarks(&mut failures, &asked, &outcome);
            check_text(&mut failures, &asked, output, &outcome.stdout);
            let is_page = match output {
                "json" => serde_json::from_str::<Object>(&outcome.stdout)
                    .is_ok_and(|page| page.0.len() > 5),
                "markdown" => outcome.stdout.starts_with("# "),
                _ => outcome.stdout.lines().nth(1).is_some_and(is_rule),
            };
            failures.unless(is_page, &asked, format!("no page: {}", outcome.stdout));
        }
    }
    failures.report();
}

#[test]
fn pages_of_one_kind_have_the_same_keys() {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let organisations: Vec<String> =
        Dataset::embedded().organisations.iter().map(|one| format!("country:{}", one.id)).collect();
    for name in pages().into_iter().filter(|name| !organisations.contains(name)) {
        let page: Object =
            serde_json::from_str(&ask_in(&format!("show {name}"), "json").stdout).unwrap();
        let keys: Vec<String> = page.0.into_iter().map(|(key, _)| key).collect();
        let kind = name.split(':').next().unwrap().to_owned();
        assert_eq!(kinds.entry(kind).or_insert(keys.clone()), &keys, "show {name}");
    }
    assert_eq!(kinds.len(), 4);
}

#[test]
fn a_page_is_refused_as_rows_with_the_command_that_gives_rows() {
    let mut failures = Failures::default();
    for name in pages() {
        for output in ["csv", "tsv", "jsonl"] {
            let asked = format!("show {name} -o {output}");
            let outcome = ask(&asked);
            let is_refused = (outcome.exit, &*outcome.stdout) == (Exit::Unusable, "");
            let first = format!(
                "error: a page cannot be written as {output}, only as table, list, json or markdown"
            );
            failures.unless(
                is_refused && outcome.stderr.lines().next() == Some(&*first),
                &asked,
                format!("{outcome:?}"),
            );
            let tip = outcome
                .stderr
                .lines()
                .find_map(|line| line.strip_prefix("tip: for rows, type `nato-partners "));
            let answers =
                tip.map(|tip| ask(tip.trim_end_matches('`')).exit) == Some(Exit::Answered);
            failures.unless(answers, &asked, format!("the tip does not answer: {tip:?}"));
        }
    }
    failures.report();
}

/// Pages of each kind, on both data sets.
const PAGES_AT_MANY_WIDTHS: &[&str] = &[
    "show country:XC SMALL",
    "show circle SMALL",
    "show format:dialogue SMALL --on 2010-12",
    "show toolbox SMALL",
    "show harbour-1999 SMALL",
    "show source:minutes SMALL",
    "show guild SMALL",
    "show md",
    "show nrc",
    "show trust-funds",
    "show finland",
    "show warsaw-2016",
    "show source:aa-cooperative-security",
];

#[test]
fn pages_fit_their_width_and_lose_no_word_of_running_text() {
    let mut failures = Failures::default();
    for question in PAGES_AT_MANY_WIDTHS {
        let page: Object = serde_json::from_str(&ask_in(question, "json").stdout).unwrap();
        let expected = running_words(&page);
        for width in (20..=200).step_by(6) {
            let asked = format!("{question} --width {width}");
            let text = ask(&asked).stdout;
            check_text(&mut failures, &asked, "table", &text);
            for line in text.lines().filter(|line| !fits(line, width)) {
                failures.unless(false, &asked, format!("too wide: {line:?}"));
            }
            let actual = words(&text.replace([';', ':'], " "));
            let lost = minus(&expected, &actual);
            failures.unless(lost.is_empty(), &asked, format!("lost {lost:?}"));
        }
    }
    failures.report();
}

/// Returns the words of fields, paragraphs and items; columns of the tables on a page may be dropped.
fn running_words(page: &Object) -> BTreeMap<String, usize> {
    let is_row = |value: &Json| value.is_object() && value.get("lines").is_none();
    let mut texts = Vec::new();
    for (_, value) in &page.0 {
        match value {
            Json::Array(items) if items.iter().any(is_row) => {}
            Json::Array(items) => items.iter().for_each(|item| texts.extend(texts_of(item))),
            other => texts.push(as_text(other)),
        }
    }
    let mut words = words(&texts.join(" ").replace([';', ':'], " "));
    words.retain(|word, _| word.width() <= 40);
    words
}

/// Returns the texts of an item: its title, its lines and its addresses.
fn texts_of(item: &Json) -> Vec<String> {
    match item {
        Json::Object(item) => item.values().map(as_text).collect(),
        other => vec![as_text(other)],
    }
}

#[test]
fn pages_speak_every_language() {
    let mut failures = Failures::default();
    for name in pages() {
        for language in ["de", "fr"] {
            let asked = format!("show {name} -o json --lang {language}");
            let english: Object =
                serde_json::from_str(&ask(&format!("show {name} -o json")).stdout).unwrap();
            let page: Object = serde_json::from_str(&ask(&asked).stdout).unwrap();
            let filled = |page: &Object| -> Vec<String> {
                page.0
                    .iter()
                    .filter(|(_, value)| !as_text(value).is_empty())
                    .map(|(key, _)| key.clone())
                    .collect()
            };
            failures.unless(
                filled(&page) == filled(&english),
                &asked,
                "other fields than in English",
            );
        }
    }
    failures.report();
}
