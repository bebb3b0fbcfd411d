//! One value in a row or on a page.

use std::borrow::Cow;

use super::Style;
use super::wrap::visible_lines;

/// One value, as the query found it.
///
/// A cell has no looks: a missing value is [`Cell::Empty`], and each output spells that in its own way
/// (`–` on the screen, `null` in JSON, nothing in CSV and Markdown).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    #[default]
    Empty,
    Text(Cow<'a, str>),
    Number(i64),
    /// Several texts: an array in JSON, joined with `; ` everywhere else.
    List(Vec<Cow<'a, str>>),
    /// A text that people read in other words: where it is empty, these say why.
    Worded {
        value: Cow<'a, str>,
        words: Cow<'a, str>,
    },
}

impl Cell<'_> {
    /// Tells whether there is nothing to show: no value, no letters, or a list of nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) | Self::Worded { words: text, .. } => text.is_empty(),
            Self::Number(_) => false,
            Self::List(items) => items.is_empty(),
        }
    }

    /// Returns the value as one raw text, the empty one where there is no value.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Worded { value: text, .. } => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::List(items) => Cow::Owned(items.join("; ")),
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
    pub(super) fn lines(&self, style: &Style) -> Vec<String> {
        match self.words() {
            blank if blank.trim().is_empty() => vec![style.dash().to_owned()],
            text => visible_lines(&text, style.width),
        }
    }
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
        items.into_iter().collect()
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

from_numbers!(i64, i32, u32, u16, u8);
