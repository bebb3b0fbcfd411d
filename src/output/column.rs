//! The one list of columns that every output reads.

use std::borrow::Cow;

use super::escape::visible;
use super::{Cell, Tone};

/// What stands above a column, and how the screen may treat what is below.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The name for machines: JSON key, CSV header, and what `--columns` and `--sort` take.
    pub key: Cow<'static, str>,
    pub title: Cow<'static, str>,
    pub(crate) shape: Shape,
    pub(super) room: Room,
    pub(super) drop_at: u8,
    pub(super) sparse: bool,
    pub(super) asked_for: bool,
    pub(super) shown: Shown,
    pub(super) tone: fn(&str) -> Tone,
    pub(super) meaning: Option<fn(&str) -> Option<&'static str>>,
}

impl Heading {
    /// Tells whether numbers stand below it, which end at the right.
    pub(super) fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    /// Returns the tone of a cell in a row, of a missing value that of what need not be read.
    pub(super) fn tone_in(&self, row: Tone, cell: &Cell<'_>) -> Tone {
        match row {
            Tone::Plain if cell.is_empty() => Tone::Muted,
            Tone::Plain => (self.tone)(&cell.words()),
            tone => tone,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    Number,
    List,
}

/// The room that a column needs: for a few words, for names of two lines at most, for sentences, so that nothing
/// breaks, or so that no letter below an upright title breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Words,
    Names,
    Sentences,
    Whole,
    Letters,
}

/// Where the screen shows a column: in all rows, once for all that repeat it, or behind the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Always,
    Once,
    Aside,
}

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
            // Some titles come from data.
            title: visible(&title.into()).into_owned().into(),
            shape: Shape::Text,
            room: Room::Words,
            drop_at: 0,
            sparse: false,
            asked_for: false,
            shown: Shown::Always,
            tone: |_| Tone::Plain,
            meaning: None,
        };
        Self { heading, optional: false, cell: Box::new(cell) }
    }

    /// Makes it a column of several texts: an array in JSON.
    pub fn array(mut self) -> Self {
        self.heading.shape = Shape::List;
        self
    }

    /// Makes it a column of numbers, and so aligns it to the right.
    pub fn right(mut self) -> Self {
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
        self.heading.sparse = true;
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
        self.heading.shown = Shown::Once;
        self
    }

    /// Makes it what a row is called: its strongest word.
    pub fn name(mut self) -> Self {
        self.heading.room = Room::Names;
        self.toned(|_| Tone::Strong)
    }

    /// Shows its cells in the tone of their text, where the row has none of its own.
    pub fn toned(mut self, tone: fn(&str) -> Tone) -> Self {
        self.heading.tone = tone;
        self
    }

    /// Takes the column from the screen unless it is asked for: where it says anything else than the one
    /// before it, that stands behind the other in brackets.
    pub fn aside(mut self) -> Self {
        self.heading.shown = Shown::Aside;
        self
    }

    /// Keeps its cells in one piece, and lets the title stand on end where there is little room.
    pub fn upright(mut self) -> Self {
        self.heading.room = Room::Letters;
        self
    }

    /// Says below the rows what a word means that stands in a cell and needs it.
    pub fn explained(mut self, meaning: fn(&str) -> Option<&'static str>) -> Self {
        self.heading.meaning = Some(meaning);
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

pub trait Tabular: Sized {
    /// Returns all columns, in the order in which they stand, whatever the rows hold.
    fn columns() -> Vec<Column<Self>>;

    /// Returns what this row stands for.
    fn tone(&self) -> Tone {
        Tone::Plain
    }
}

/// Implements [`Tabular`] for a type of rows: a name for the row, then a line for each column.
///
/// A line has the column's key, title and value, which may be anything that [`Cell`] is made from, and
/// after commas the methods of [`Column`] that say how the column is treated. Two kinds of lines may follow:
/// `..` with columns that other rows have as well, and `tone =>` with the tone of the row.
///
/// ```ignore
/// columns! { |ship: Ship<'_>|
///     "code" "Code" => ship.code, whole();
///     "name" "Name" => &*ship.name;
///     "sunk" "Sunk" => date(ship.sunk), whole(), drop_at(1);
///     "crew" "Crew" => ship.crew, right();
///     "sources" "Sources" => sources(ship.sources), array(), optional();
///     ..seat_columns();
///     tone => if ship.sunk.is_some() { Tone::Muted } else { Tone::Plain };
/// }
/// ```
macro_rules! columns {
    (
        |$row:ident: $type:ty|
        $($key:literal $title:literal => $value:expr $(, $treat:ident($($by:expr)?))*;)*
        $(..$shared:expr;)*
        $(tone => $tone:expr;)?
    ) => {
        impl $crate::output::Tabular for $type {
            fn columns() -> Vec<$crate::output::Column<Self>> {
                $crate::output::column_list! { |$row: Self|
                    $($key $title => $value $(, $treat($($by)?))*;)*
                    $(..$shared;)*
                }
            }

            $(fn tone(&self) -> $crate::output::Tone {
                let $row = self;
                $tone
            })?
        }
    };
}

/// Returns a `Vec` of columns that are declared as in [`columns!`]: for what several types of rows have.
///
/// ```ignore
/// fn seat_columns<R: OnSeats>() -> Vec<Column<R>> {
///     column_list! { |row: R|
///         "ended_why" "Why it ended" => left(row.seats()), array(), optional();
///         "note" "Note" => notes(row.seats()), array(), optional();
///     }
/// }
/// ```
macro_rules! column_list {
    (
        |$row:ident: $type:ty|
        $($key:literal $title:literal => $value:expr $(, $treat:ident($($by:expr)?))*;)*
        $(..$shared:expr;)*
    ) => {{
        #[allow(unused_mut)]
        let mut columns: Vec<$crate::output::Column<$type>> = vec![$(
            $crate::output::Column::new($key, $title, |$row: &$type| {
                let _ = $row;
                $crate::output::Cell::from($value)
            })
            $(.$treat($($by)?))*
        ),*];
        $(columns.extend($shared);)*
        columns
    }};
}

pub(crate) use {column_list, columns};
