//! What every picture is made of: a sheet that grows downwards, texts, boxes, and a legend.
//!
//! A picture is SVG that stands by itself: no scripts, no fonts, light and dark. Boxes begin and end on whole pixels, so
//! that no edge shimmers.

use maud::{Markup, html};

use crate::output::escape::visible;
use crate::output::wrap::{visible_lines, width};

pub(super) const MARGIN: usize = 24;
pub(super) const LINE: usize = 18;
/// How large the letters are of names, and of what is small.
pub(super) const LETTERS: usize = 13;
pub(super) const SMALL: usize = 11;
/// How large the letters are of a title and of a group.
const TITLE: usize = 17;
const GROUP: usize = 14;
/// How wide the sample of a box is in the legend, and how far its meaning is behind it.
const SAMPLE: usize = 28;
const SAMPLE_GAP: usize = 6;

/// A picture that is being drawn, from above to below.
pub(super) struct Picture {
    pub width: usize,
    /// How far it is drawn.
    pub y: usize,
    parts: Vec<Markup>,
}

impl Picture {
    pub fn new(width: usize) -> Self {
        Self { width, y: MARGIN, parts: Vec::new() }
    }

    pub fn add(&mut self, part: Markup) {
        self.parts.push(part);
    }

    /// Writes what stands above everything; its first line is the title.
    pub fn heading(&mut self, heading: &str) {
        self.titled("title", heading, TITLE, LINE + 2);
    }

    /// Writes what stands above a group.
    pub fn group(&mut self, title: &str) {
        self.y += LINE / 2;
        self.titled("group", title, GROUP, LINE);
    }

    fn titled(&mut self, class: &str, text: &str, size: usize, line: usize) {
        let (title, rest) = first_line(text);
        self.lines(class, title, size, line);
        self.lines("small", rest, SMALL, LINE);
    }

    fn lines(&mut self, class: &str, text: &str, size: usize, line: usize) {
        // Letters are 0.64 of their size wide at most on average.
        let room = (100 * (self.width - 2 * MARGIN) / (64 * size)).max(20);
        for text in visible_lines(text, Some(room)) {
            self.text(MARGIN, class, &text);
            self.y += line;
        }
    }

    pub fn text(&mut self, x: usize, class: &str, text: &str) {
        let y = self.y + 14;
        self.add(html! { text.(class) x=(x) y=(y) { (visible(text)) } });
    }

    /// Draws a box; its stroke, which is one pixel, lies within it. Its label is what it means.
    pub fn rect(
        &mut self,
        class: &str,
        at: (usize, usize),
        size: (usize, usize),
        label: Option<&str>,
    ) {
        let [x, y] = [at.0, at.1].map(|pixel| format!("{pixel}.5"));
        let (wide, high) = size;
        self.add(html! {
            rect.(class) x=(x) y=(y) width=(wide - 1) height=(high - 1) {
                @if let Some(label) = label { title { (visible(label)) } }
            }
        });
    }

    /// Draws what boxes of these classes and heights mean, in columns of one width, as many as there is room for.
    pub fn legend(&mut self, entries: &[(&str, usize, String)]) {
        self.y += LINE / 2;
        let lengths = entries.iter().map(|(.., meaning)| length(meaning, SMALL));
        let column = SAMPLE + SAMPLE_GAP + lengths.max().unwrap_or(0) + MARGIN;
        let columns = ((self.width - MARGIN) / column).max(1);
        for row in entries.chunks(columns) {
            for (place, (class, high, meaning)) in row.iter().enumerate() {
                let x = MARGIN + place * column;
                self.rect(class, (x, self.y + (LINE + 2 - high) / 2), (SAMPLE, *high), None);
                self.text(x + SAMPLE + SAMPLE_GAP, "small", meaning);
            }
            self.y += LINE;
        }
    }

    /// Ends a picture with its source; `said` is what whoever cannot see it is told beside the heading.
    pub fn finished(mut self, heading: &str, said: &[&str], source: &str) -> String {
        self.y += LINE / 2;
        self.lines("small", source, SMALL, LINE);
        let (width, height) = (self.width, self.y + MARGIN);
        let (title, rest) = first_line(heading);
        let said: Vec<&str> =
            [rest].iter().chain(said).flat_map(|it| it.split_whitespace()).collect();
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) }
                width=(width) height=(height) role="img"
                aria-labelledby="chart-title chart-desc" {
                "\n" title #chart-title { (visible(title)) }
                "\n" desc #chart-desc { (visible(&said.join(" "))) }
                "\n" style { "\n" (include_str!("picture.css")) }
                "\n" (patterns())
                "\n" rect.paper width="100%" height="100%" {}
                "\n" @for part in self.parts { (part) "\n" }
            }
            "\n"
        }
        .into_string()
    }
}

fn patterns() -> Markup {
    html! {
        defs {
            pattern #chart-ally width="4" height="4" patternUnits="userSpaceOnUse" {
                rect.ally-paper width="4" height="4" {}
                rect.ally-dot x="1" y="1" width="1" height="1" {}
            }
            pattern #chart-suspended width="7" height="7" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect.suspended-paper width="7" height="7" {}
                path.suspended-line d="M3.5 0V7" {}
            }
            pattern #chart-possible width="5" height="5" patternUnits="userSpaceOnUse" {
                rect.possible-paper width="5" height="5" {}
                rect.possible-dot x="2" y="2" width="2" height="2" {}
            }
        }
    }
}

fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Returns how long a text of this size is at most, in any of the usual fonts without serifs: no font is there to be
/// asked, and `DejaVu Sans` is the widest of them.
pub(super) fn length(text: &str, size: usize) -> usize {
    let thousandths = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '\'' => 300,
        ' ' | '.' | ',' | ':' | ';' | '|' | '!' => 340,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 420,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 990,
        'A'..='Z' => 790,
        letter if letter.is_ascii() => 640,
        letter => 790 * width(letter.encode_utf8(&mut [0; 4])).max(1),
    };
    (visible(text).chars().map(thousandths).sum::<usize>() * size).div_ceil(1000)
}
