//! The one list of columns that every output reads.

use std::borrow::Cow;

use super::escape::visible;
use super::{Cell, Tone};

/// What stands above a column, and how the screen may treat what is below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The name for machines: JSON key, CSV header, and what `--columns` and `--sort` take.
    pub key: Cow<'static, str>,
    /// The name for people.
    pub title: Cow<'static, str>,
    pub(super) right: bool,
    pub(crate) shape: Shape,
    pub(super) room: Room,
    pub(super) drop_at: u8,
    pub(super) blank: Blank,
    pub(super) asked_for: bool,
    pub(super) once: bool,
}

/// What the cells of a column hold, if they hold anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Several texts.
    List,
}

/// The room that a column needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// A few words fit beside each other.
    Words,
    /// Sentences can be read.
    Sentences,
    /// Nothing breaks.
    Whole,
}

/// What people see where there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// A dash: the value is missing.
    Dash,
    /// Nothing: there is nothing to say.
    Nothing,
}

/// One column of rows of type `R`.
pub struct Column<R> {
    pub(crate) heading: Heading,
    pub(crate) optional: bool,
    pub(super) cell: Box<CellOf<R>>,
}

type CellOf<R> = dyn Fn(&R) -> Cell<'_>;

impl<R> Column<R> {
    /// Makes a column that is always there, reads from the left and may wrap.
    ///
    /// Its cells should borrow from the row where they can.
    pub fn new(
        key: impl Into<Cow<'static, str>>,
        title: impl Into<Cow<'static, str>>,
        cell: impl Fn(&R) -> Cell<'_> + 'static,
    ) -> Self {
        let heading = Heading {
            key: key.into(),
            title: shown(title.into()),
            right: false,
            shape: Shape::Text,
            room: Room::Words,
            drop_at: 0,
            blank: Blank::Dash,
            asked_for: false,
            once: false,
        };
        Self { heading, optional: false, cell: Box::new(cell) }
    }

    /// Makes a column like [`Column::new`], whose cells hold several texts.
    pub fn list(
        key: impl Into<Cow<'static, str>>,
        title: impl Into<Cow<'static, str>>,
        cell: impl Fn(&R) -> Cell<'_> + 'static,
    ) -> Self {
        let mut column = Self::new(key, title, cell);
        column.heading.shape = Shape::List;
        column
    }

    /// Makes it a column of numbers, and so aligns it to the right.
    pub fn right(mut self) -> Self {
        self.heading.right = true;
        self.heading.shape = Shape::Number;
        self
    }

    /// Keeps its cells in one piece, as dates and codes need it.
    pub fn whole(mut self) -> Self {
        self.heading.room = Room::Whole;
        self
    }

    /// Leaves the column out unless it is asked for by its key.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Leaves a cell without a value blank on the screen, and out of a list: it is not missing, there
    /// is nothing to say.
    pub fn sparse(mut self) -> Self {
        self.heading.blank = Blank::Nothing;
        self
    }

    /// Lets the column go on a narrow screen: the highest `priority` goes first, zero never goes.
    pub fn drop_at(mut self, priority: u8) -> Self {
        self.heading.drop_at = priority;
        self
    }

    /// Shows on the screen only once what this and all other such columns repeat row by row.
    ///
    /// The rows stay whole in every other output.
    pub fn once(mut self) -> Self {
        self.heading.once = true;
        self
    }

    /// Asks for the room that whole sentences need; without it the table becomes a list.
    pub fn prose(mut self) -> Self {
        self.heading.room = Room::Sentences;
        self
    }

    /// Makes the column stay as it is, narrow or empty, because somebody wants to see it.
    pub fn asked_for(mut self) -> Self {
        self.heading.drop_at = 0;
        self.heading.asked_for = true;
        self
    }
}

/// Returns the `title` with nothing hidden in it: some titles come from data.
fn shown(title: Cow<'static, str>) -> Cow<'static, str> {
    match visible(&title) {
        Cow::Borrowed(_) => title,
        Cow::Owned(visible) => Cow::Owned(visible),
    }
}

/// Something that can be a row.
pub trait Tabular: Sized {
    /// Returns all columns, in the order in which they stand, whatever the rows hold.
    fn columns() -> Vec<Column<Self>>;

    /// Returns what this row stands for.
    fn tone(&self) -> Tone {
        Tone::Plain
    }
}
