//! What are the countries of this table in? Another's table, with columns of ours.

mod layout;
mod matching;

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use self::layout::{Input, Layout};
use self::matching::{Match, Matcher, Tally, remember};
use super::options::{DataOptions, DayOption, FileOption, one_of};
use super::panel::empty_line;
use super::{Answer, Streamed, Subcommand, column_key, days, names};
use crate::atomic_write::lies_in;
use crate::commands::words::count;
use crate::data::{self, Dataset, by_founding};
use crate::delimited::{BYTE_ORDER_MARK, Delimiter, Record, Records};
use crate::error::{Refusal, Unwritten};
use crate::membership::panel::{Belonging, PanelCell, Rule};
use crate::membership::{PartyMemberships, StateList, by_party};
use crate::model::{Day, Format, Language, ListState};
use crate::progress::Progress;

pub const COMMAND: Subcommand = Subcommand {
    name: "annotate",
    about: "What are these countries in? A table or list of names, with a column a format added",
    examples: "\
Examples:
  nato-partners annotate states.csv
  nato-partners annotate states.csv --column country --formats eapc,pfp --on-column year
  nato-partners annotate states.csv --on warsaw-2016 --out-file annotated.csv",
    arguments: Args::augment_args,
    run,
};

/// The most bytes of a cell that may be a day.
const LONGEST_DAY: usize = 100;

#[derive(clap::Args)]
struct Args {
    /// The table, as CSV with commas, semicolons or tabs, or a list of names, one a line; - for
    /// standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The column with the countries; without it, the only one whose cells mean countries
    #[arg(long, value_name = "COLUMN")]
    column: Option<String>,

    /// The codes in it are of this list of states: cow or gw; without it, they are ISO 3166 codes
    /// or names
    #[arg(long, value_name = "LIST", value_parser = one_of(StateList::ALL, StateList::word), ignore_case = true, hide_possible_values = true)]
    codes: Option<StateList>,

    /// Only these formats, in this order; without any, all whose list of members is complete
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    formats: Vec<String>,

    #[command(flatten)]
    day: DayOption,

    /// The column with the day, month or year of each row
    #[arg(long, value_name = "COLUMN", conflicts_with = "on")]
    on_column: Option<String>,

    /// By which days a year or month counts: any of them, the first, the last, or all (whole)
    #[arg(
        long, value_name = "RULE", default_value = Rule::default().word(),
        value_parser = one_of(Rule::ALL, Rule::word), ignore_case = true, hide_possible_values = true
    )]
    rule: Rule,

    /// A table with the columns `name` and `country` that says what names mean; without a country, a
    /// name is left out
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,

    /// What stands between cells: comma, semicolon, tab or none; without it, what the beginning of
    /// the table shows
    #[arg(long, value_name = "WORD", value_parser = one_of(Delimiter::ALL, Delimiter::word), ignore_case = true, hide_possible_values = true)]
    delimiter: Option<Delimiter>,

    /// Annotate from this data set instead: a folder like data/, one YAML file, or - for standard
    /// input (environment: `NATO_PARTNERS_DATA`)
    #[arg(long, value_name = "PATH")]
    data: Option<PathBuf>,

    #[command(flatten)]
    out: FileOption,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    let args = Args::from_arg_matches(matches)?;
    let is_stdin = |path: &PathBuf| path == Path::new("-");
    if is_stdin(&args.file) && args.data.as_ref().is_some_and(is_stdin) {
        return Err(
            Refusal::usage("standard input can be the table or the data set, not both").into()
        );
    }
    let out_file = args.out.path().map(Path::to_owned);
    let read: Vec<PathBuf> =
        [Some(&args.file), args.names.as_ref()].into_iter().flatten().cloned().collect();
    if let Some(path) = out_file.as_deref().filter(|path| lies_in(path, &read)) {
        let message = format!("`{}` is read for the answer", path.display());
        return Err(Refusal::usage(message).tip("name another file to write").into());
    }
    let streamed = Streamed(Box::new(move |out| annotate(&args, out)));
    Ok(Answer { out_file, streamed: Some(streamed), ..Answer::default() })
}

/// Writes the table with the columns that are added, and returns what there is to say of it.
fn annotate(args: &Args, out: &mut dyn Write) -> Result<Answer> {
    let data = super::data(&DataOptions { data: args.data.clone(), lang: Language::default() })?;
    let (mut formats, mut remarks) = names::formats(&data, &args.formats)?;
    if formats.is_empty() {
        formats = by_founding(data.formats.iter().filter(|it| it.list == ListState::Complete));
    }
    let on = days::day(&data, &args.day.on)?;
    let input = Input::open(&args.file)?;
    let matcher = Matcher::new(&data, args.codes, args.names.as_deref())?;
    let layout = Layout::of(args, &input, &matcher)?;
    remarks.extend(layout.remark());
    let mut annotator = Annotator {
        dataset: &data,
        matcher,
        seats: by_party(&data).into_iter().map(|it| (it.party.code(), it)).collect(),
        formats,
        rule: args.rule,
        on: args.rule.within(on.first, on.day),
        belongings: BTreeMap::new(),
        known: BTreeMap::new(),
        days: BTreeMap::new(),
        report: Report::default(),
    };
    annotator.write(input, &layout, out, args.out.path().is_some(), &mut remarks)?;
    let beyond = args.on_column.is_none().then(|| days::beyond_review(&data, on.day)).flatten();
    Ok(annotator.answer().remark(remarks.into_iter().chain(beyond)))
}

/// What stands in the columns that are added, but for how the country was found.
#[derive(Clone)]
struct Values {
    text: String,
    /// The formats of which the cell is empty, and whether because dates are too coarse.
    empty: Vec<(usize, bool)>,
}

/// What there is to say when all rows are written.
#[derive(Default)]
struct Report {
    rows: u64,
    dates: Tally,
    /// The rows of years that the data cannot know.
    beyond: usize,
    /// Per format, how many cells are empty because dates are too coarse, and because members are not known.
    coarse: Vec<usize>,
    missing: Vec<usize>,
}

struct Annotator<'d> {
    dataset: &'d Dataset,
    matcher: Matcher<'d>,
    seats: BTreeMap<&'d str, PartyMemberships<'d>>,
    formats: Vec<&'d Format>,
    rule: Rule,
    /// The days that decide where no column says which.
    on: (Day, Day),
    belongings: BTreeMap<&'d str, Belonging<'d>>,
    known: BTreeMap<(&'d str, (Day, Day)), Values>,
    days: BTreeMap<String, Option<(Day, Day)>>,
    report: Report,
}

impl<'d> Annotator<'d> {
    fn write(
        &mut self,
        input: Input,
        layout: &Layout,
        out: &mut dyn Write,
        is_in_a_file: bool,
        remarks: &mut Vec<String>,
    ) -> Result<()> {
        let keys: Vec<String> = self.formats.iter().map(|it| column_key(&it.id)).collect();
        let (added, remark) = layout.added(&keys);
        remarks.extend(remark);
        self.report.coarse = vec![0; self.formats.len()];
        self.report.missing = vec![0; self.formats.len()];
        let mut out = BufWriter::with_capacity(1 << 16, out);
        let mut progress = Progress::new(input.length, is_in_a_file);
        let text = BufReader::with_capacity(1 << 16, (&*input.beginning).chain(input.rest));
        let mut records = Records::new(text, layout.delimiter, &input.name);
        let mut record = Record::default();
        let letter = layout.delimiter.letter().to_string();
        let header = format!("{letter}{}", added.join(&letter));
        let (mut line_end, mut is_first, mut bytes) = ("\n", true, 0);
        let width = layout.header.as_ref().map_or(1, Vec::len);
        let mark: &[u8] = if input.has_mark { BYTE_ORDER_MARK } else { b"" };
        let mut row = mark.to_vec();
        while records.read(&mut record)? {
            bytes += (record.bytes().len() + record.ending.len()) as u64;
            let is_blank = record.is_blank();
            if !is_blank && record.width() != width {
                return Err(records.ragged(&record, width).into());
            }
            if is_first && !is_blank && !record.ending.is_empty() {
                line_end = record.ending;
            }
            let ending = if record.ending.is_empty() { line_end } else { record.ending };
            let is_header = is_first && !is_blank && layout.header.is_some();
            if is_first && !is_blank && !is_header {
                row.extend_from_slice(format!("name{header}{line_end}").as_bytes());
            }
            is_first &= is_blank;
            push_cells(&record, layout, &mut row);
            if is_header {
                row.extend_from_slice(header.as_bytes());
            } else if !is_blank {
                self.push_values(&record, layout, &letter, &mut row);
            }
            row.extend_from_slice(ending.as_bytes());
            if !is_read_on(out.write_all(&row))? {
                return Ok(());
            }
            row.clear();
            if self.report.rows.is_multiple_of(1024) {
                progress.at(bytes, self.report.rows);
            }
        }
        is_read_on(out.flush())?;
        Ok(())
    }

    /// Adds to a row what its country is, how it was found, and what it is in.
    fn push_values(&mut self, record: &Record, layout: &Layout, letter: &str, row: &mut Vec<u8>) {
        self.report.rows += 1;
        let days = match layout.date {
            Some(place) => self.days(&record.cell(place)),
            None => Some(self.on),
        };
        let cell = record.cell(layout.country);
        let Match { how, party, .. } = self.matcher.find(&cell, days.unwrap_or(self.on));
        let code = party.map_or("", |party| party.code());
        row.extend_from_slice([letter, code, letter, how.word()].concat().as_bytes());
        let reviewed = self.dataset.reviewed();
        match (party, days) {
            (Some(_), Some((first, _)))
                if layout.date.is_some() && first.year() > reviewed.year() =>
            {
                self.report.beyond += 1;
                row.extend_from_slice(letter.repeat(self.formats.len()).as_bytes());
            }
            (Some(party), Some(days)) => {
                let code = party.code();
                if !self.known.contains_key(&(code, days)) {
                    let values = self.values(code, days, letter);
                    remember(&mut self.known, (code, days), values);
                }
                if let Some(values) = self.known.get(&(code, days)) {
                    row.extend_from_slice(values.text.as_bytes());
                    for (place, is_coarse) in &values.empty {
                        let counted = if *is_coarse {
                            &mut self.report.coarse
                        } else {
                            &mut self.report.missing
                        };
                        counted[*place] += 1;
                    }
                }
            }
            _ => row.extend_from_slice(letter.repeat(self.formats.len()).as_bytes()),
        }
    }

    /// Returns the days that decide of those that a cell means, and counts one that means none.
    fn days(&mut self, cell: &str) -> Option<(Day, Day)> {
        // Nobody writes a day so long, and it would not be worth remembering.
        if cell.len() > LONGEST_DAY {
            self.report.dates.add(cell);
            return None;
        }
        let known = self.days.get(cell).copied();
        let days = known.unwrap_or_else(|| {
            let named = data::day(self.dataset, cell, days::today).ok();
            let days = named.map(|named| self.rule.within(named.first, named.day));
            remember(&mut self.days, cell.to_owned(), days);
            days
        });
        if days.is_none() {
            self.report.dates.add(cell);
        }
        days
    }

    fn values(&mut self, code: &'d str, days: (Day, Day), letter: &str) -> Values {
        let (dataset, formats, rule) = (self.dataset, &self.formats, self.rule);
        let Some(holder) = self.seats.get(code) else {
            return Values { text: letter.repeat(formats.len()), empty: Vec::new() };
        };
        let belonging = self.belongings.entry(code);
        let belonging =
            belonging.or_insert_with(|| Belonging::of(dataset, &holder.seats, rule, &[]));
        let cells = belonging.cells(formats, days, &mut Vec::new());
        let mut values = Values { text: String::new(), empty: Vec::new() };
        for (place, cell) in cells.iter().enumerate() {
            let PanelCell { is_in, standing, .. } = *cell;
            values.text.push_str(letter);
            values.text.push_str(is_in.map_or("", |is_in| if is_in { "1" } else { "0" }));
            if is_in.is_none() {
                values.empty.push((place, standing.is_some()));
            }
        }
        values
    }

    fn answer(&self) -> Answer {
        let Report { rows, dates, beyond, coarse, missing } = &self.report;
        let cells = |numbers: &[usize]| -> Vec<(usize, &str)> {
            let counted =
                numbers.iter().copied().zip(self.formats.iter().map(|format| &*format.id));
            counted.filter(|(number, _)| *number > 0).collect()
        };
        let reviewed = self.dataset.reviewed();
        let beyond = (*beyond > 0).then(|| {
            let rows = count(*beyond, "row", "rows");
            format!("the cells of {rows} are empty: the data were last checked on {reviewed}")
        });
        let remarks = [
            self.matcher.elsewhere(),
            self.matcher.missing_value(),
            empty_line(&cells(coarse), "the dates are too coarse to tell"),
            empty_line(&cells(missing), "the data do not know all members"),
            beyond,
            (*rows == 0).then(|| "the table has no rows".to_owned()),
        ];
        let no_day = ("are no day", "is no day");
        let no_days = dates.refusal("date", *rows, no_day, |_| "not written as one".to_owned());
        let no_days = no_days.map(|it| {
            it.tip("a day is 2014, 2014-09, 2014-09-05, or a meeting such as wales-2014")
        });
        let refusals = [self.matcher.refusal(*rows), no_days].into_iter().flatten().collect();
        Answer::default().refuse(refusals).remark(remarks.into_iter().flatten())
    }
}

/// Tells whether somebody reads on of what was written.
fn is_read_on(written: io::Result<()>) -> Result<bool, Unwritten> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Unwritten(error)),
    }
}

/// Adds the cells of a record as they stand; a line that holds a comma, in quotes.
fn push_cells(record: &Record, layout: &Layout, row: &mut Vec<u8>) {
    if layout.delimiter == Delimiter::None && record.needs_quotes() {
        row.extend_from_slice(format!("\"{}\"", record.cell(0).replace('"', "\"\"")).as_bytes());
    } else {
        row.extend_from_slice(record.bytes());
    }
}
