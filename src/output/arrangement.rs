//! Which columns, and the rows in which order.

use std::borrow::Cow;
use std::fmt;

use super::escape::visible;
use super::{Cell, Column};

/// Which columns somebody wants to see, and in which order the rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrangement<'q> {
    /// Exactly these columns, in this order; `None` for all that are not optional.
    pub columns: Option<&'q [String]>,
    /// The order of the rows; `None` for the one they come in.
    pub sort: Option<Sort<'q>>,
}

/// An order of rows.
///
/// Numbers sort as numbers and come before text; text sorts by its folded form, so that the ISO
/// dates `1995`, `1995-02`, `1995-02-08` stand in this order. Rows without a value come last in
/// either direction, and equal rows keep their order.
#[derive(Clone, Copy, Debug)]
pub struct Sort<'q> {
    /// The key of a column, which need not be one that is shown.
    pub key: &'q str,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Turns a text into the one it sorts by.
    pub fold: fn(&str) -> String,
}

/// A key that no column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    /// What was asked for, as it was typed.
    pub asked: String,
    /// Every key there is, the optional ones too.
    pub known: Vec<Cow<'static, str>>,
}

impl fmt::Display for UnknownColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no column called `{}`", visible(&self.asked))
    }
}

impl std::error::Error for UnknownColumn {}

/// Returns the `columns` with these `keys` in the order of the keys, a repeated one once.
pub(super) fn chosen<R>(
    columns: Vec<Column<R>>,
    keys: Option<&[String]>,
) -> Result<Vec<Column<R>>, UnknownColumn> {
    let Some(keys) = keys else { return Ok(unasked(columns)) };
    for key in keys {
        place_of(key, &columns)?;
    }
    let mut ranked: Vec<(usize, Column<R>)> = columns
        .into_iter()
        .filter_map(|column| {
            Some((
                keys.iter().position(|key| key.eq_ignore_ascii_case(&column.heading.key))?,
                column,
            ))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    Ok(ranked.into_iter().map(|(_, column)| column.asked_for()).collect())
}

/// Returns the columns that are there without being asked for.
pub(super) fn unasked<R>(columns: Vec<Column<R>>) -> Vec<Column<R>> {
    columns.into_iter().filter(|column| !column.optional).collect()
}

fn place_of<R>(key: &str, columns: &[Column<R>]) -> Result<usize, UnknownColumn> {
    columns.iter().position(|column| column.heading.key.eq_ignore_ascii_case(key)).ok_or_else(
        || UnknownColumn {
            asked: key.to_owned(),
            known: columns.iter().map(|column| column.heading.key.clone()).collect(),
        },
    )
}

pub(super) fn in_order<'a, R>(
    rows: &'a [R],
    columns: &[Column<R>],
    sort: Option<Sort<'_>>,
) -> Result<Vec<&'a R>, UnknownColumn> {
    let Some(sort) = sort else {
        return Ok(rows.iter().collect());
    };
    let column = &columns[place_of(sort.key, columns)?];
    let mut ranked: Vec<(Option<Rank>, &R)> =
        rows.iter().map(|row| (Rank::of(&(column.cell)(row), sort.fold), row)).collect();
    ranked.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if sort.descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    Ok(ranked.into_iter().map(|(_, row)| row).collect())
}

/// What a cell sorts by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(i64),
    Text(String),
}

impl Rank {
    fn of(cell: &Cell<'_>, fold: fn(&str) -> String) -> Option<Self> {
        match cell {
            Cell::Number(number) => Some(Self::Number(*number)),
            cell => match cell.text() {
                empty if empty.is_empty() => None,
                text => Some(Self::Text(fold(&text))),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Table, Tabular};
    use super::*;

    struct Thing(&'static str, Option<i64>);

    impl Tabular for Thing {
        fn columns() -> Vec<Column<Self>> {
            vec![
                Column::new("name", "Name", |thing: &Self| thing.0.into()),
                Column::new("count", "Count", |thing: &Self| thing.1.into()).optional(),
            ]
        }
    }

    const THINGS: [Thing; 5] = [
        Thing("b", Some(10)),
        Thing("C", None),
        Thing("a", Some(9)),
        Thing("", Some(9)),
        Thing("B", Some(-1)),
    ];

    fn names(key: &str, descending: bool) -> Vec<String> {
        let sort = Some(Sort { key, descending, fold: str::to_lowercase });
        let arrangement = Arrangement { columns: None, sort };
        let table = Table::of("", &THINGS, &arrangement).expect("the key is known");
        table.rows().map(|row| row.cells[0].text().into_owned()).collect()
    }

    #[test]
    fn rows_sort_by_any_column_and_the_empty_come_last() {
        let cases = [
            ("name", false, ["a", "b", "B", "C", ""]),
            ("name", true, ["C", "b", "B", "a", ""]),
            ("count", false, ["B", "a", "", "b", "C"]),
            ("count", true, ["b", "a", "", "B", "C"]),
        ];
        for (key, descending, expected) in cases {
            assert_eq!(names(key, descending), expected, "{key} {descending}");
        }
    }

    #[test]
    fn coarse_dates_come_first() {
        let dates = ["1995-02-08", "1996", "1995-02", "1995"].map(|date| Thing(date, None));
        let sort = Some(Sort { key: "name", descending: false, fold: str::to_owned });
        let arrangement = Arrangement { columns: None, sort };
        let table = Table::of("", &dates, &arrangement).expect("the key is known");
        let sorted: Vec<_> = table.rows().map(|row| row.cells[0].text()).collect();
        assert_eq!(sorted, ["1995", "1995-02", "1995-02-08", "1996"]);
    }

    #[test]
    fn columns_are_chosen_in_the_order_asked_for() {
        let cases: [(Option<&[&str]>, &[&str]); 4] = [
            (None, &["name"]),
            (Some(&["count", "name"]), &["count", "name"]),
            (Some(&["name", "name"]), &["name"]),
            (Some(&[]), &[]),
        ];
        for (asked, expected) in cases {
            let keys: Option<Vec<String>> =
                asked.map(|keys| keys.iter().map(ToString::to_string).collect());
            let arrangement = Arrangement { columns: keys.as_deref(), sort: None };
            let table = Table::of("", &THINGS, &arrangement).expect("the keys are known");
            let keys: Vec<&str> = table.headings().iter().map(|heading| &*heading.key).collect();
            assert_eq!(keys, expected);
            assert_eq!(table.rows().len(), THINGS.len());
        }
    }

    #[test]
    fn unknown_columns_are_refused_by_name() {
        let columns = ["name".to_owned(), "nam\u{1B}e".to_owned()];
        let sort = Sort { key: "size", descending: false, fold: str::to_owned };
        let by_column = Arrangement { columns: Some(&columns), sort: None };
        let by_sort = Arrangement { columns: None, sort: Some(sort) };
        let cases =
            [(by_column, r"no column called `nam\x1Be`"), (by_sort, "no column called `size`")];
        for (arrangement, message) in cases {
            let error = Table::of("", &THINGS, &arrangement).expect_err("the key is unknown");
            assert_eq!(error.to_string(), message);
            assert_eq!(error.known, ["name", "count"]);
        }
    }
}
