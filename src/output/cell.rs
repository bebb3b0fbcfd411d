//! One value in a row or on a page.

use std::borrow::Cow;
use std::fmt;

use super::Style;
use super::wrap::visible_text;

/// What stands between the parts of a list wherever it has to be one text.
const BETWEEN: &str = "; ";

/// One value, as the query found it.
///
/// A cell has no looks: a missing value is [`Cell::Empty`], and each output spells that in its own way
/// (`–` on the screen, `null` in JSON, nothing in CSV and Markdown).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    /// There is no value.
    #[default]
    Empty,
    /// A text, borrowed wherever that is possible.
    Text(Cow<'a, str>),
    /// A number, which JSON writes without quotes.
    Number(i64),
    /// Several texts: an array in JSON, joined with `; ` everywhere else.
    List(Vec<Cow<'a, str>>),
    /// A text that people read in other words: an empty one is no value, and still there is something
    /// to say.
    Worded {
        /// The value, for machines.
        value: Cow<'a, str>,
        /// What people read.
        words: Cow<'a, str>,
    },
}

impl Cell<'_> {
    /// Returns the cell that reads as `value` does, such as a date.
    pub fn of(value: &impl fmt::Display) -> Self {
        value.to_string().into()
    }

    /// Tells whether there is nothing to show: no value, no letters, or a list of nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::Number(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Worded { words, .. } => words.is_empty(),
        }
    }

    /// Returns the value as one raw text, the empty one where there is no value.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => digits(*number),
            Self::List(items) => Cow::Owned(items.join(BETWEEN)),
            Self::Worded { value, .. } => Cow::Borrowed(value),
        }
    }

    /// Returns the value as one raw text in the words in which people read it.
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Worded { words, .. } => Cow::Borrowed(words),
            other => other.text(),
        }
    }

    /// Returns the value as people see it, a dash where there is nothing to see.
    pub(super) fn on_screen(&self, style: &Style) -> Cow<'_, str> {
        match self.words() {
            blank if blank.trim().is_empty() => Cow::Borrowed(style.dash()),
            Cow::Borrowed(text) => visible_text(text),
            Cow::Owned(text) => Cow::Owned(visible_text(&text).into_owned()),
        }
    }
}

/// Writes a number, without allocating where it has one digit, as nearly every cell of a panel does.
fn digits(number: i64) -> Cow<'static, str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let digit = usize::try_from(number).ok().and_then(|number| DIGITS.get(number));
    digit.map_or_else(|| Cow::Owned(number.to_string()), |digit| Cow::Borrowed(*digit))
}

impl<'a> From<Cow<'a, str>> for Cell<'a> {
    /// Takes a text; one without letters is a missing value.
    fn from(text: Cow<'a, str>) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cow::Borrowed(text).into()
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cow::<str>::Owned(text).into()
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<Vec<T>> for Cell<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a, T: Into<Cow<'a, str>>> FromIterator<T> for Cell<'a> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl From<usize> for Cell<'_> {
    /// Takes a count; no count of ours comes near the limit of `i64`, where this one stops.
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Cell<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        })*
    };
}

from_numbers!(i64, i32, i16, u32, u16, u8);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_cells() {
        let text = String::from("Jordan");
        let cases: [(Cell, Cell); 9] = [
            ("Jordan".into(), Cell::Text("Jordan".into())),
            ((&text).into(), Cell::Text("Jordan".into())),
            (text.clone().into(), Cell::Text("Jordan".into())),
            ("".into(), Cell::Empty),
            (None::<&str>.into(), Cell::Empty),
            (Some(33_u16).into(), Cell::Number(33)),
            (usize::MAX.into(), Cell::Number(i64::MAX)),
            (vec!["a", "b"].into(), Cell::List(vec!["a".into(), "b".into()])),
            (Cell::of(&1995), Cell::Text("1995".into())),
        ];
        for (cell, expected) in cases {
            assert_eq!(cell, expected);
        }
    }

    #[test]
    fn numbers_are_written_in_digits() {
        let numbers = [i64::MIN, -1, 0, 1, 9, 10, i64::MAX];
        assert!(numbers.iter().all(|number| Cell::Number(*number).text() == number.to_string()));
    }

    #[test]
    fn borrowed_text_stays_borrowed() {
        assert!(matches!(Cell::from("Jordan"), Cell::Text(Cow::Borrowed(_))));
        assert!(matches!(Cell::from("Jordan").text(), Cow::Borrowed(_)));
    }

    #[test]
    fn emptiness_is_seen() {
        let empty = [Cell::Empty, Cell::Text("".into()), Cell::List(vec![])];
        assert!(empty.iter().all(Cell::is_empty));
        assert!(!Cell::Number(0).is_empty());
        assert_eq!(Cell::Empty.on_screen(&Style::default()), "–");
    }
}
