//! Answers, read back.

use std::collections::BTreeSet;

use nato_partners::model::PartialDate;

use crate::invariants::ask_in;
use crate::support::asked;
use crate::support::questions::command;
use crate::support::yaml::as_text;

/// Returns the outputs from which the very values can be read back, given that all columns are asked for.
pub fn readable(question: &str) -> &'static [&'static str] {
    // Their lists leave out of a record what it does not have, or what is said above it.
    let has_partial_list = ["matrix", "conflicts"].contains(&command(question));
    let all = &["csv", "tsv", "json", "jsonl", "markdown", "list"];
    if has_partial_list { &all[..5] } else { all }
}

/// Rows as they were read back from an output: keys, and every value as one text.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "rows have rows")]
pub struct Rows {
    pub keys: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The keys of numbers, where the output tells.
    pub numbers: BTreeSet<String>,
}

/// A range of dates is the same in words.
impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        let in_words = |cell: &String| match PartialDate::parse(cell) {
            Ok(date) => date.words(),
            Err(_) => cell.clone(),
        };
        let all = |rows: &Self| -> Vec<Vec<String>> {
            rows.rows.iter().map(|row| row.iter().map(in_words).collect()).collect()
        };
        self.keys == other.keys && all(self) == all(other)
    }
}

impl Rows {
    fn new(keys: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        Self { keys, rows, numbers: BTreeSet::new() }
    }

    /// Asks for an output, and reads it back.
    pub fn of(question: &str, output: &str, keys: &[String]) -> Self {
        Self::read(output, &ask_in(question, output).stdout, keys)
    }

    /// Reads an output back; an unknown date, which people see in words, is no value.
    ///
    /// Where columns have titles, they stand for so many keys.
    pub fn read(output: &str, text: &str, keys: &[String]) -> Self {
        let mut read = match output {
            "csv" => Self::from_csv(text),
            "tsv" => Self::from_lines(text, |line| line.split('\t').map(str::to_owned).collect()),
            "json" => Self::from_objects(&serde_json::from_str::<Vec<_>>(text).unwrap()),
            "jsonl" => Self::from_objects(
                &text.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<_>>(),
            ),
            "markdown" => Self::from_markdown(text),
            "list" => Self::from_list(text),
            other => panic!("{other} cannot be read back"),
        };
        if ["markdown", "list"].contains(&output) && read.keys.len() == keys.len() {
            read.keys = keys.to_vec();
        }
        let unknown = read.rows.iter_mut().flatten().filter(|cell| *cell == "unknown");
        unknown.for_each(String::clear);
        read
    }

    fn from_csv(text: &str) -> Self {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let keys = owned(reader.headers().unwrap());
        Self::new(keys, reader.records().map(|record| owned(&record.unwrap())).collect())
    }

    fn from_lines(text: &str, cells: impl Fn(&str) -> Vec<String>) -> Self {
        let mut lines = text.lines().map(cells);
        Self::new(lines.next().unwrap_or_default(), lines.collect())
    }

    fn from_objects(objects: &[Object]) -> Self {
        let keys = |object: &Object| -> Vec<String> {
            object.keys().map(|key| key.as_str().unwrap().to_owned()).collect()
        };
        let first = objects.first().map(keys).unwrap_or_default();
        assert!(objects.iter().all(|object| keys(object) == first), "objects of different keys");
        let numbers = objects.iter().flatten().filter(|(_, value)| value.is_number());
        let numbers = numbers.map(|(key, _)| key.as_str().unwrap().to_owned()).collect();
        let rows = objects.iter().map(|object| object.values().map(as_text).collect()).collect();
        Self { keys: first, rows, numbers }
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
        let records = text.trim_end().strip_suffix(explained(text)).unwrap_or_default();
        let records: Vec<&str> = records.trim_end().split("\n\n").skip(1).collect();
        let fields = |record: &str| -> Vec<(String, String)> {
            let pairs = record.lines().filter_map(|line| line.split_once(':'));
            pairs.map(|(title, value)| (key_of(title), without_dash(value.trim()))).collect()
        };
        let records: Vec<_> = records.into_iter().map(fields).collect();
        let keys = records.first().into_iter().flatten().map(|(key, _)| key.clone()).collect();
        let values =
            |record: Vec<(String, String)>| record.into_iter().map(|(_, value)| value).collect();
        Self::new(keys, records.into_iter().map(values).collect())
    }

    pub fn cell(&self, row: usize, key: &str) -> &str {
        let place = self.keys.iter().position(|other| other == key).unwrap();
        &self.rows[row][place]
    }

    pub fn column(&self, key: &str) -> Vec<&str> {
        (0..self.rows.len()).map(|row| self.cell(row, key)).collect()
    }

    /// Leaves out what the screen says with other columns, unless they are chosen: a country asked alone, and the
    /// abbreviation, which stands behind an id that it does not repeat.
    pub fn on_screen(mut self, question: &str) -> Self {
        if question.contains("--columns") {
            return self;
        }
        let place = |rows: &Self, key: &str| rows.keys.iter().position(|other| other == key);
        let aside = place(&self, "abbreviation").filter(|_| command(question) != "timeline");
        if let Some(aside) = aside {
            let format = place(&self, "format").unwrap();
            for row in &mut self.rows {
                let short = row.remove(aside);
                if !short.is_empty() && !short.eq_ignore_ascii_case(&row[format]) {
                    row[format] = format!("{} ({short})", row[format]);
                }
            }
            self.keys.remove(aside);
        }
        let is_one = self.rows.iter().all(|row| row[0] == self.rows[0][0]);
        if command(question) == "country" && is_one {
            self.rows.iter_mut().for_each(|row| drop(row.remove(0)));
            self.keys.remove(0);
        }
        self
    }

    /// Leaves out the columns without any value.
    pub fn in_use(&self) -> Self {
        let places: Vec<usize> = (0..self.keys.len())
            .filter(|&place| self.rows.iter().any(|row| !row[place].is_empty()))
            .collect();
        let chosen = |row: &Vec<String>| places.iter().map(|&place| row[place].clone()).collect();
        Self::new(chosen(&self.keys), self.rows.iter().map(chosen).collect())
    }
}

/// Returns the words below the rows that explain others.
pub fn explained(text: &str) -> &str {
    let last = text.trim_end().rsplit("\n\n").next().unwrap_or_default();
    let words = ["possible: ", "unconfirmed: ", "partly: ", "probable: ", "dormant: "];
    if words.iter().any(|word| last.starts_with(word)) { last } else { "" }
}

/// An object of JSON, whose keys keep their order.
pub type Object = serde_yaml::Mapping;

/// Takes the cells of a line apart at bars that are not escaped, and the escapes and the brackets of addresses off.
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
    let cells = cells[1..cells.len() - 1].iter().map(|cell| cell.trim());
    let without_brackets =
        |cell: &str| cell.strip_prefix("<http")?.strip_suffix('>').map(|it| format!("http{it}"));
    cells.map(|cell| without_brackets(cell).unwrap_or_else(|| cell.to_owned())).collect()
}

/// Returns the key of a column by its title.
pub fn key_of(title: &str) -> String {
    title.to_lowercase().replace(' ', "_")
}

fn without_dash(value: &str) -> String {
    if value == "–" { String::new() } else { value.to_owned() }
}

/// Returns every column that a question offers.
pub fn columns_of(question: &str) -> Vec<String> {
    asked::columns_of(question).unwrap_or_else(|| panic!("{question} offers no columns"))
}

/// Asks for all columns, and returns the question and the rows.
pub fn all_columns(question: &str) -> (String, Rows) {
    let question = format!("{question} --columns {}", columns_of(question).join(","));
    let rows = Rows::of(&question, "json", &[]);
    (question, rows)
}
