//! How a table is made that somebody else wrote: what stands between its cells, and which of them are the countries.

use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::Args;
use super::matching::Matcher;
use crate::command_line::quoted;
use crate::commands::words::all_of;
use crate::data::open_regular;
use crate::delimited::{BYTE_ORDER_MARK, Delimiter, LOOKED_AT, Record, Records, first_records};
use crate::error::{Refusal, Tip};
use crate::model::fold;
use crate::stream;

/// How much of a table is read to see how it is made.
const BEGINNING: u64 = 1 << 20;

/// What the only column of a table may be called, so that its first line is no name; folded.
const HEADERS: [&str; 12] = [
    "countries",
    "country",
    "country name",
    "iso2",
    "iso3",
    "land",
    "name",
    "nation",
    "pays",
    "staat",
    "state",
    "states",
];

pub struct Input {
    pub name: String,
    pub has_mark: bool,
    pub beginning: Vec<u8>,
    /// Whether the beginning is all of it.
    is_whole: bool,
    pub rest: Box<dyn Read>,
    /// How many bytes it has, if that is known.
    pub length: Option<u64>,
}

impl Input {
    pub fn open(path: &Path) -> Result<Self> {
        let (name, mut rest, length): (_, Box<dyn Read>, _) = if path == Path::new("-") {
            ("standard input".to_owned(), Box::new(stream::stdin()), None)
        } else {
            let (file, length) = open_regular(path)?;
            (path.display().to_string(), Box::new(file), Some(length))
        };
        let mut beginning = Vec::new();
        let read = rest.by_ref().take(BEGINNING).read_to_end(&mut beginning);
        read.map_err(|error| Refusal::usage(format!("cannot read `{name}`: {error}")))?;
        let is_whole = (beginning.len() as u64) < BEGINNING;
        let has_mark = beginning.starts_with(BYTE_ORDER_MARK);
        if has_mark {
            beginning.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Self { name, has_mark, beginning, is_whole, rest, length })
    }

    /// Returns the beginning up to its last whole line.
    fn whole_lines(&self) -> &[u8] {
        let end = self.beginning.iter().rposition(|byte| *byte == b'\n').filter(|_| !self.is_whole);
        &self.beginning[..end.map_or(self.beginning.len(), |end| end + 1)]
    }

    fn refuse_unreadable(&self, delimiter: Delimiter) -> Result<(), Refusal> {
        let mut records = Records::new(self.whole_lines(), delimiter, &self.name);
        let mut record = Record::default();
        for _ in 0..LOOKED_AT {
            if !records.read(&mut record)? {
                break;
            }
        }
        Ok(())
    }
}

pub struct Layout {
    pub delimiter: Delimiter,
    /// The names of its columns; without them it is a list, of which each line is a name.
    pub header: Option<Vec<String>>,
    pub country: usize,
    pub date: Option<usize>,
    is_guessed: bool,
}

impl Layout {
    pub fn of(args: &Args, input: &Input, matcher: &Matcher<'_>) -> Result<Self, Refusal> {
        let names_columns = args.column.is_some() || args.on_column.is_some();
        let delimiter = args.delimiter.unwrap_or_else(|| {
            let lines = first_records(input.whole_lines(), Delimiter::None).concat();
            let is_name = |line: &&String| matcher.may_mean_somebody(line);
            let is_list = 2 * lines.iter().filter(is_name).count() >= lines.len();
            if is_list && !names_columns {
                Delimiter::None
            } else {
                Delimiter::guess(input.whole_lines())
            }
        });
        let mut records = first_records(input.whole_lines(), delimiter).into_iter();
        let Some(first) = records.next() else {
            input.refuse_unreadable(delimiter)?;
            return Err(Refusal::usage(format!("`{}` is empty", input.name)));
        };
        let is_list = first.len() == 1 && !names_columns && !HEADERS.contains(&&*fold(&first[0]));
        if is_list {
            let is_guessed = args.delimiter.is_none();
            return Ok(Self { delimiter, header: None, country: 0, date: None, is_guessed });
        }
        let records: Vec<Vec<String>> = records.collect();
        let (country, is_guessed) = match &args.column {
            Some(column) => (place(&first, column)?, false),
            None if first.len() == 1 => (0, false),
            None => {
                input.refuse_unreadable(delimiter)?;
                (guessed(&first, &records, matcher)?, true)
            }
        };
        let date = args.on_column.as_ref().map(|column| place(&first, column)).transpose()?;
        Ok(Self { delimiter, header: Some(first), country, date, is_guessed })
    }

    pub fn remark(&self) -> Option<String> {
        let words = match &self.header {
            Some(header) => {
                format!("the column `{}` was taken for the countries", header[self.country])
            }
            None => "each line was taken for a name; a list has no header".to_owned(),
        };
        self.is_guessed.then_some(words)
    }

    /// Returns what to call the columns that are added, each like no other, with a remark on those that would have
    /// had the name of another.
    pub fn added(&self, formats: &[String]) -> (Vec<String>, Option<String>) {
        let own = ["country", "matched"].map(str::to_owned).into_iter();
        let own = own.chain(formats.iter().cloned());
        let mut taken: Vec<String> = self.header.clone().unwrap_or_else(|| vec!["name".to_owned()]);
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for key in own {
            let is_free = |name: &str| taken.iter().all(|it| !it.trim().eq_ignore_ascii_case(name));
            let numbered = (2..).map(|number| format!("{key}_{number}"));
            let free = [key.clone()].into_iter().chain(numbered).find(|name| is_free(name));
            let name = free.unwrap_or_default();
            if name != key {
                changed.push(format!("`{name}`"));
            }
            taken.push(name.clone());
            added.push(name);
        }
        let remark = match &*changed {
            [] => None,
            [one] => Some(format!("the table has a column of that name, so ours is called {one}")),
            many => Some(format!(
                "the table has columns of these names, so ours are called {}",
                all_of(many)
            )),
        };
        (added, remark)
    }
}

fn place(header: &[String], asked: &str) -> Result<usize, Refusal> {
    let places = |is_it: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..header.len()).filter(|place| is_it(&header[*place])).collect()
    };
    let same = places(&|name| name == asked);
    let alike = places(&|name| name.trim().to_lowercase() == asked.trim().to_lowercase());
    match (&*same, &*alike) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], []) => {
            let message = format!("there is no column `{asked}`");
            Err(Refusal::usage(message).tip(Tip::words(columns_are(header)).among(header)))
        }
        _ => Err(Refusal::usage(format!("several columns are called `{asked}`"))
            .tip("give them names of their own")),
    }
}

fn columns_are(header: &[String]) -> String {
    format!("the columns are {}", header.join(", "))
}

/// Returns the only column of which two thirds of all different cells mean countries.
fn guessed(
    header: &[String],
    records: &[Vec<String>],
    matcher: &Matcher<'_>,
) -> Result<usize, Refusal> {
    let means_countries = |place: &usize| {
        let mut cells: Vec<&str> =
            records.iter().filter_map(|cells| cells.get(*place)).map(|it| it.trim()).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.retain(|cell| !cell.is_empty());
        let meant = cells.iter().filter(|cell| matcher.may_mean_somebody(cell)).count();
        meant > 0 && 3 * meant >= 2 * cells.len()
    };
    let places: Vec<usize> = (0..header.len()).filter(means_countries).collect();
    let option = |place: usize| format!("`--column {}`", quoted(&header[place]));
    match *places {
        [one] if matcher.may_mean_somebody(&header[one]) => {
            let message = format!(
                "the first line must name the columns, and `{}` in it is a country",
                header[one]
            );
            Err(Refusal::usage(message).tip(Tip::words(format!(
                "put a line with names above it; if `{}` is one, type {}",
                header[one],
                option(one)
            ))))
        }
        [one] => Ok(one),
        [] if records.is_empty() => {
            let message = "no row near the beginning tells which column has the countries";
            Err(Refusal::usage(message)
                .tip(Tip::words(format!("say it with `--column`: {}", columns_are(header)))))
        }
        [] => Err(Refusal::usage("no column means countries for sure").tip(Tip::words(format!(
            "say with `--column` which has them: {}",
            columns_are(header)
        )))),
        [first, ..] => {
            let named: Vec<String> =
                places.iter().map(|place| format!("`{}`", header[*place])).collect();
            Err(Refusal::usage(format!("the columns {} all mean countries", all_of(&named)))
                .tip(Tip::words(format!("choose one, such as {}", option(first)))))
        }
    }
}
