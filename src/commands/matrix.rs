//! All by all: countries by formats on a day, one mark a cell.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::cells::{OnSeats, seat_columns, tone, tone_of_word};
use super::options::{DataOptions, DayOption, RowOptions, SetOptions};
use super::words::{count, day_heading, part_line, set_in_words, set_line};
use super::{Answer, Subcommand, column_key, data, days, names, picture, rows_with};
use crate::chart::squares::{Square, Squares};
use crate::data::{Dataset, NamedDay, Party, by_founding};
use crate::membership::{
    ActiveMembership, InSet, Mark, SetFilter, Tally, by_format, countries_in, mark_of,
};
use crate::model::{Day, Format, Language, ListState, Role};
use crate::output::{Column, Tabular as _, columns};

pub const COMMAND: Subcommand = Subcommand {
    name: "matrix",
    about: "The same as `compare` without names: countries by formats on a day, a mark a cell",
    examples: "\
Examples:
  nato-partners matrix
  nato-partners matrix --formats eapc,pfp,md,ici,patg --role partner
  nato-partners matrix --area 'Central Asia' --on 2016-07-09
  nato-partners matrix --country jordan --country georgia -o csv",
    arguments: Args::augment_args,
    run,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Only these formats, in this order; the rows are then who is in one of them
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub formats: Vec<String>,

    /// Only this country or organisation (may repeat)
    #[arg(long, value_name = "COUNTRY")]
    pub country: Vec<String>,

    #[command(flatten)]
    pub set: SetOptions,

    #[command(flatten)]
    pub day: DayOption,
    #[command(flatten)]
    pub rows: RowOptions,
    #[command(flatten)]
    pub data: DataOptions,
}

fn run(matches: &ArgMatches) -> Result<Answer> {
    Args::from_arg_matches(matches)?.answer()
}

impl Args {
    pub fn answer(&self) -> Result<Answer> {
        let data = data(&self.data)?;
        let day = days::day(&data, &self.day.on)?;
        let (parties, of_parties) = names::parties(&data, &self.country)?;
        let (mut set, of_set) = self.set.filter(&data)?;
        set.parties = parties;
        let (by_name, of_formats) = names::formats(&data, &self.formats)?;
        let matrix = matrix(&data, day.day, self.data.lang, &set, &by_name);
        let all = || matrix.formats.iter().copied();

        let formats = count(matrix.formats.len(), "format", "formats");
        let none_is_known = !matrix.formats.is_empty() && all().all(is_unknown);
        let number = if none_is_known { "not known".to_owned() } else { set_line(&matrix.tally) };
        let title = format!("Countries by formats on {}{}", day_heading(&day), set_in_words(&set));
        let legend = Mark::ALL.map(|mark| format!("{} {}", letter(mark), mark.title()));
        let lines = [title, format!("{number}; {formats}"), legend.join(", ")];
        let heading: Vec<String> = lines.into_iter().chain(part_line(all())).collect();

        let missing = set.parties.iter().filter_map(|party| self.missing(&matrix, *party, &day));
        let empty = matrix.rows.is_empty().then(|| "no country matches".to_owned());
        let joined = by_name.iter().chain(&set.all_of).chain(&set.any_of);
        let outside: BTreeSet<String> = joined
            .filter_map(|format| days::outside_life(format, day.day, data.reviewed()))
            .collect();
        let not_all_known = if self.rows.output.output.is_for_people() {
            part_line(by_name.iter().copied().filter(|format| is_unknown(format)))
        } else {
            part_line(all())
        };
        let of_names = of_parties.into_iter().chain(of_set).chain(of_formats);
        let remarks = of_names.chain(missing).chain(empty).chain(outside).chain(not_all_known);
        let remarks: Vec<String> = remarks.chain(days::beyond_review(&data, day.day)).collect();
        let answer = if picture::is_asked_for(&self.rows)? {
            let lines = [&heading[..2], &heading[3..]].concat();
            picture::drawn(&matrix.squares(lines.join("\n"), picture::source(&data)), &self.rows)?
        } else {
            let columns = matrix_columns(&matrix.formats, &matrix.rows, !by_name.is_empty());
            rows_with(columns, &matrix.rows, heading.join("\n"), &self.rows)?
        };
        Ok(answer.remark(remarks))
    }

    /// Says that a country that was asked for by name is no row.
    fn missing(&self, matrix: &Matrix<'_>, party: Party<'_>, day: &NamedDay<'_>) -> Option<String> {
        let is_there = matrix.rows.iter().any(|row| row.country.party == party);
        let name = party.name(self.data.lang);
        let set = &self.set;
        let named = [&set.all_of, &set.any_of, &set.none_of, &set.area];
        let is_limited =
            set.suspended || !set.role.is_empty() || named.iter().any(|names| !names.is_empty());
        let why = if is_limited { "does not match" } else { "was in no format" };
        (!is_there).then(|| format!("{name} {why} on {}", day.day))
    }
}

fn is_unknown(format: &Format) -> bool {
    format.list == ListState::Unknown
}

/// Countries by formats on a day.
struct Matrix<'d> {
    formats: Vec<&'d Format>,
    rows: Vec<MatrixRow<'d>>,
    tally: Tally,
}

impl Matrix<'_> {
    fn squares(&self, heading: String, source: String) -> Squares {
        let rows = self.rows.iter().zip(1..);
        let squares = rows.flat_map(|(row, down)| {
            self.formats.iter().zip(&row.marks).zip(1..).map(move |((format, mark), across)| {
                Square {
                    place: Some((down, across)),
                    text: mark.map(letter).unwrap_or_default().to_owned(),
                    mark: *mark,
                    title: format!(
                        "{}, {}: {}",
                        row.country.name,
                        format.id,
                        mark.map_or("not in it", Mark::title)
                    ),
                    is_organisation: !row.country.party.is_country(),
                }
            })
        });
        Squares {
            heading,
            rows: self.rows.iter().map(|row| row.country.name.to_owned()).collect(),
            columns: self.formats.iter().map(|format| format.id.to_string()).collect(),
            squares: squares.collect(),
            unmarked: "not in it",
            source,
        }
    }
}

/// A country or organisation, with its mark in each of the formats.
pub(super) struct MatrixRow<'d> {
    country: InSet<'d>,
    marks: Vec<Option<Mark>>,
}

/// Returns countries by formats on a day, whatever role they have there.
///
/// The formats are those asked for by name, else all in which anybody is on the day, in the order of
/// founding. Unless the set says more, the rows are who is in one of those asked for by name.
fn matrix<'d>(
    dataset: &'d Dataset,
    day: Day,
    language: Language,
    set: &SetFilter<'d>,
    by_name: &[&'d Format],
) -> Matrix<'d> {
    let mut set = set.clone();
    if set.all_of.is_empty() && set.any_of.is_empty() && set.parties.is_empty() {
        set.any_of = by_name.to_vec();
        if set.roles.is_empty() {
            set.roles = Role::ALL.to_vec();
        }
    }
    let formats = if by_name.is_empty() {
        let everyone = countries_in(dataset, day, language, &SetFilter::default()).0;
        by_founding(everyone.iter().flat_map(|row| &row.held).map(|held| held.seat.format))
    } else {
        by_name.to_vec()
    };
    let (found, tally) = countries_in(dataset, day, language, &set);
    let rows = found.into_iter().map(|country| {
        let held = by_format(&country.held, |held| held.seat.format);
        let mark = |format: &&Format| mark_of(held.get(&*format.id)?.iter().copied());
        let marks = formats.iter().map(mark).collect();
        MatrixRow { country, marks }
    });
    let rows = rows.collect();
    Matrix { formats, rows, tally }
}

columns! { |row: MatrixRow<'_>|
    "country" "Country" => row.country.party.code(), whole();
    "name" "Name" => row.country.name, name();
    tone => tone(row.country.standing);
}

impl OnSeats for MatrixRow<'_> {
    fn seats(&self) -> Cow<'_, [ActiveMembership<'_>]> {
        Cow::Borrowed(&self.country.held)
    }
}

/// Returns the columns of a matrix: who it is, and one column for each of the formats.
///
/// Where there is no room for all formats, those go first whose members are not all known, then those with the
/// fewest marks, of equals the last. A format without any is drawn only if the formats were asked for by name.
pub(super) fn matrix_columns<'d>(
    formats: &[&Format],
    rows: &[MatrixRow<'_>],
    by_name: bool,
) -> Vec<Column<MatrixRow<'d>>> {
    let marks = |place: &usize| rows.iter().filter(|row| row.marks[*place].is_some()).count();
    let mut going: Vec<usize> = (0..formats.len()).collect();
    let is_complete = |place: usize| formats[place].list == ListState::Complete;
    going.sort_by_cached_key(|&place| Reverse((is_complete(place), marks(&place))));
    let mut priority = vec![u8::MAX; formats.len()];
    for (place, number) in going.into_iter().zip(1..u8::MAX) {
        priority[place] = number;
    }
    let column = |(place, format): (usize, &&Format)| {
        let id = format.id.to_string();
        let column = Column::new(column_key(&id), id, move |row: &MatrixRow<'d>| {
            row.marks.get(place).copied().flatten().map(letter).into()
        });
        let column = if by_name { column.asked_for() } else { column };
        column.sparse().drop_at(priority[place]).toned(tone_of_word).upright()
    };
    let mut columns = MatrixRow::columns();
    columns.extend(formats.iter().enumerate().map(column));
    columns.extend(seat_columns());
    columns
}

fn letter(mark: Mark) -> &'static str {
    match mark {
        Mark::Ally => "A",
        Mark::Partner => "P",
        Mark::Observer => "O",
        Mark::Suspended => "s",
        Mark::PerhapsSuspended => "s?",
        Mark::Possible => "?",
    }
}
