//! Squares on a day, one for each country or each of its formats: a map of tiles, or a matrix.

use maud::{Markup, html};

use super::picture::{LETTERS, LINE, MARGIN, Picture, SMALL, length};
use crate::membership::Mark;
use crate::output::escape::visible;

/// The map, row by row; two dots are an empty place. The last row is far from all others, in a frame of its own.
///
/// A square lies near its neighbours as far as squares allow. No border is drawn, so none is disputed. Where a
/// square lies is a matter of looks, not a fact: no source is needed.
const MAP: &str = "
CA .. IS .. .. NO SE FI .. RU .. .. .. .. ..
US .. .. .. .. .. .. EE .. .. .. .. MN .. ..
.. IE GB .. DK .. .. LV .. .. KZ KG .. KR JP
.. .. .. NL DE PL .. LT BY .. UZ TJ .. .. ..
.. .. BE LU .. CZ SK UA .. .. TM .. .. .. ..
.. .. FR CH AT HU RO MD .. GE AZ .. AF PK ..
PT ES .. IT SI HR RS BG .. AM .. .. .. .. ..
.. .. .. .. .. BA XK MK .. TR .. .. .. .. ..
.. .. .. MT .. ME AL GR .. .. IL JO IQ KW ..
.. MR MA DZ TN LY .. .. EG .. .. SA BH QA ..
.. .. .. .. .. .. .. .. .. .. .. AE OM .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
CO .. AU NZ .. .. .. .. .. .. .. .. .. .. ..
";

/// Returns the row and the column of a country on the map, from 1; a former state has none.
pub fn place_on_map(code: &str) -> Option<(usize, usize)> {
    MAP.trim().lines().zip(1..).find_map(|(line, row)| {
        let column = line.split(' ').position(|tile| tile == code)?;
        Some((row, column + 1))
    })
}

/// What stands in a square.
pub struct Square {
    /// Its row and column, from 1; none for one that stands below all others.
    pub place: Option<(usize, usize)>,
    pub text: String,
    pub mark: Option<Mark>,
    /// What it means, in words.
    pub title: String,
    pub is_organisation: bool,
}

/// A picture of squares.
pub struct Squares {
    /// What stands above everything; its first line is the title of the picture.
    pub heading: String,
    /// The names of the rows and of the columns of a matrix; a map has neither.
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    pub squares: Vec<Square>,
    /// What a square without a mark means.
    pub unmarked: &'static str,
    /// Where it is from, of which day and version.
    pub source: String,
}

const GAP: usize = 3;

impl Squares {
    /// Draws it.
    pub fn render(&self) -> String {
        let size = if self.is_map() { 40 } else { 20 };
        let widest = |names: &[String], letters| {
            names.iter().map(|name| length(name, letters)).max().unwrap_or(0)
        };
        let left = MARGIN + if self.is_map() { 0 } else { widest(&self.rows, LETTERS) + 12 };
        let (down, across) = self
            .squares
            .iter()
            .filter_map(|it| it.place)
            .fold((0, 0), |(down, across), (row, column)| (row.max(down), column.max(across)));
        let width = (left + across * (size + GAP) + MARGIN).max(360);
        let mut picture = Picture::new(width);
        picture.heading(&self.heading);
        picture.y += LINE / 2;
        if !self.columns.is_empty() {
            picture.y += widest(&self.columns, SMALL) + GAP;
        }
        for (name, column) in self.columns.iter().zip(0..) {
            // Upright, read from below.
            let x = left + column * (size + GAP) + size - 6;
            let y = picture.y - GAP;
            let turned = format!("rotate(-90 {x} {y})");
            picture.add(html! { text.small x=(x) y=(y) transform=(turned) { (visible(name)) } });
        }
        let top = picture.y;
        for (name, row) in self.rows.iter().zip(0..) {
            picture.y = top + row * (size + GAP);
            picture.text(MARGIN, "name", name);
        }
        for square in &self.squares {
            let Some((row, column)) = square.place else { continue };
            let at = (left + (column - 1) * (size + GAP), top + (row - 1) * (size + GAP));
            draw(&mut picture, square, at, (size, size));
        }
        picture.y = top + down * (size + GAP);
        self.draw_below(&mut picture);
        let entries = self.legend();
        picture.legend(&entries);
        let kinds: Vec<&str> = entries.iter().map(|(.., meaning)| meaning.as_str()).collect();
        let said =
            format!("Squares: {}. Kinds of squares: {}.", self.squares.len(), kinds.join("; "));
        picture.finished(&self.heading, &[&said], &self.source)
    }

    /// Draws those without a place one after the other, as wide as their texts.
    fn draw_below(&self, picture: &mut Picture) {
        const HIGH: usize = 24;
        let mut x = MARGIN;
        let below: Vec<&Square> = self.squares.iter().filter(|it| it.place.is_none()).collect();
        if below.is_empty() {
            return;
        }
        picture.y += LINE / 2;
        for square in below {
            let wide = length(&square.text, LETTERS) + 16;
            if x > MARGIN && x + wide > picture.width - MARGIN {
                x = MARGIN;
                picture.y += HIGH + GAP;
            }
            draw(picture, square, (x, picture.y), (wide, HIGH));
            x += wide + GAP;
        }
        picture.y += HIGH;
    }

    /// Returns what the squares mean, on a map with how many there are of each kind.
    fn legend(&self) -> Vec<(&'static str, usize, String)> {
        let kinds = Mark::ALL.into_iter().map(Some).chain([None]);
        let entry = |mark: Option<Mark>| {
            let (organisations, countries): (Vec<&Square>, Vec<&Square>) =
                self.squares.iter().filter(|it| it.mark == mark).partition(|it| it.is_organisation);
            let meaning = mark.map_or(self.unmarked, Mark::title);
            let meaning = match (countries.len(), organisations.len()) {
                (0, 0) => return None,
                _ if !self.is_map() => meaning.to_owned(),
                (number, 0) => format!("{meaning}: {number}"),
                (number, others) => format!("{meaning}: {number}, organisations {others}"),
            };
            Some((class(mark), 12, meaning))
        };
        kinds.filter_map(entry).collect()
    }

    fn is_map(&self) -> bool {
        self.rows.is_empty()
    }
}

fn draw(picture: &mut Picture, square: &Square, at: (usize, usize), size: (usize, usize)) {
    let class = class(square.mark);
    picture.rect(class, at, size, Some(&square.title));
    if !square.text.is_empty() {
        picture.add(text_within(&square.text, class, at, size));
    }
}

fn text_within(text: &str, class: &str, at: (usize, usize), size: (usize, usize)) -> Markup {
    let (x, y) = (at.0 + size.0 / 2, at.1 + size.1 / 2 + 5);
    html! { text.(format!("within on-{class}")) x=(x) y=(y) { (visible(text)) } }
}

fn class(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Ally) => "ally",
        Some(Mark::Partner) => "member",
        Some(Mark::Observer) => "observer",
        Some(Mark::Suspended) => "suspended",
        Some(Mark::PerhapsSuspended) => "perhaps-suspended",
        Some(Mark::Possible) => "possible",
        None => "none",
    }
}
