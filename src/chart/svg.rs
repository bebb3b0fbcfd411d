//! Charts as SVG that stands by itself: no scripts, no fonts, light and dark.
//!
//! Bars begin and end on whole pixels, so that no edge shimmers.

use maud::{Markup, html};

use super::{Chart, Group, Track, dates};
use crate::membership::{Bar, Period, Shade};
use crate::model::{Day, Role};
use crate::output::escape::visible;
use crate::output::wrap::{visible_lines, width};

const MARGIN: usize = 24;
/// How wide the part with the bars is.
const PLOT: usize = 560;
const TRACK: usize = 20;
const LINE: usize = 18;
/// How large the letters are of names, of what is small, of a title and of a group.
const LETTERS: usize = 13;
const SMALL: usize = 11;
const TITLE: usize = 17;
const GROUP: usize = 14;
const YEAR_GAP: usize = 42;
/// How wide a bar is at least.
const NARROWEST: usize = 2;
/// How wide the sample of a bar is in the legend, and how far its meaning is behind it.
const SAMPLE: usize = 28;
const SAMPLE_GAP: usize = 6;

pub fn render(chart: &Chart<'_>) -> String {
    let widest = |text: &dyn Fn(&Track<'_>) -> String, size| {
        chart.tracks().map(|track| length(&text(track), size)).max().unwrap_or(0)
    };
    let plot = MARGIN + widest(&|track| track.name.clone(), LETTERS) + 12;
    let width = plot + PLOT + 10 + widest(&|track| track.dates("–", false), SMALL) + MARGIN;
    let mut drawing = Drawing { chart, plot, width, y: MARGIN, parts: Vec::new() };
    let (title, rest) = first_line(&chart.heading);
    drawing.lines("title", title, TITLE, LINE + 2);
    drawing.lines("small", rest, SMALL, LINE);
    for group in &chart.groups {
        drawing.group(group);
    }
    drawing.legend();
    drawing.y += LINE / 2;
    drawing.lines("small", &chart.source, SMALL, LINE);
    drawing.finished()
}

struct Drawing<'c> {
    chart: &'c Chart<'c>,
    plot: usize,
    width: usize,
    y: usize,
    parts: Vec<Markup>,
}

impl Drawing<'_> {
    fn group(&mut self, group: &Group<'_>) {
        self.y += LINE / 2;
        let (title, note) = first_line(&group.title);
        self.lines("group", title, GROUP, LINE);
        self.lines("small", note, SMALL, LINE);
        if group.tracks.is_empty() {
            return;
        }
        for (place, year) in self.chart.years(PLOT, YEAR_GAP) {
            let (x, top) = (self.plot + place, self.y + LINE - 12);
            let down = group.tracks.len() * TRACK + 12;
            self.parts.push(html! { path.grid d={ "M" (x) ".5 " (top) "v" (down) } {} });
            self.text(x + 3, "small", &year.to_string());
        }
        self.y += LINE;
        for track in &group.tracks {
            self.track(track);
        }
    }

    fn track(&mut self, track: &Track<'_>) {
        self.text(MARGIN, "name", &track.name);
        let bars = &track.lane.bars;
        for bar in bars {
            let [from, until] = [bar.from, bar.until].map(|day| self.chart.place(day, PLOT));
            // Of several bars of a period those too narrow to be seen are left out.
            let is_only = bars.iter().filter(|other| other.period == bar.period).count() == 1;
            if until == from && !is_only {
                continue;
            }
            let wide = (until - from).max(NARROWEST);
            let x = self.plot + from.min(PLOT - wide);
            let label = format!("{}: {}", track.name, label(bar, &track.lane.periods[bar.period]));
            self.bar(bar.shade, x, wide, Some(&label));
        }
        self.text(self.plot + PLOT + 10, "small", &track.dates("–", false));
        self.y += TRACK;
    }

    /// Draws a bar from `x` on; its stroke, which is one pixel, lies within that.
    fn bar(&mut self, shade: Shade, x: usize, wide: usize, label: Option<&str>) {
        let high = if shade == Shade::Observer { 3 } else { 12 };
        let y = self.y + (TRACK - high) / 2;
        let [x, y] = [x, y].map(|pixel| format!("{pixel}.5"));
        self.parts.push(html! {
            rect.(shade.word()) x=(x) y=(y) width=(wide - 1) height=(high - 1) {
                @if let Some(label) = label { title { (visible(label)) } }
            }
        });
    }

    /// Draws what the shades mean in columns of one width, as many as there is room for.
    fn legend(&mut self) {
        self.y += LINE / 2;
        let entries: Vec<(Shade, &str)> = self.chart.legend().collect();
        let longest = entries.iter().map(|(_, meaning)| length(meaning, SMALL)).max().unwrap_or(0);
        let column = SAMPLE + SAMPLE_GAP + longest + MARGIN;
        let columns = ((self.width - MARGIN) / column).max(1);
        for row in entries.chunks(columns) {
            for (place, (shade, meaning)) in row.iter().enumerate() {
                let x = MARGIN + place * column;
                self.bar(*shade, x, SAMPLE, None);
                self.text(x + SAMPLE + SAMPLE_GAP, "small", meaning);
            }
            self.y += LINE;
        }
    }

    fn lines(&mut self, class: &str, text: &str, size: usize, line: usize) {
        // Letters are 0.64 of their size wide at most on average.
        let room = (100 * (self.width - 2 * MARGIN) / (64 * size)).max(20);
        for text in visible_lines(text, Some(room)) {
            self.text(MARGIN, class, &text);
            self.y += line;
        }
    }

    fn text(&mut self, x: usize, class: &str, text: &str) {
        let y = self.y + 14;
        self.parts.push(html! { text.(class) x=(x) y=(y) { (visible(text)) } });
    }

    fn finished(self) -> String {
        let Self { chart, width, parts, .. } = self;
        let height = self.y + MARGIN;
        let (title, rest) = first_line(&chart.heading);
        let mut said = vec![rest];
        said.extend(chart.groups.iter().map(|group| group.title.as_str()));
        let kinds: Vec<&str> = chart.legend().map(|(_, meaning)| meaning).collect();
        let rows = format!(
            "Rows of bars along a line of years: {}. Kinds of bars: {}.",
            chart.tracks().count(),
            kinds.join("; ")
        );
        said.push(&rows);
        let description = said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) }
                width=(width) height=(height) role="img"
                aria-labelledby="chart-title chart-desc" {
                "\n" title #chart-title { (visible(title)) }
                "\n" desc #chart-desc { (visible(&description)) }
                "\n" style { "\n" (include_str!("svg.css")) }
                "\n" (patterns())
                "\n" rect.paper width="100%" height="100%" {}
                "\n" @for part in parts { (part) "\n" }
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

/// Says what a bar means, with the dates of the period it is a part of.
fn label(bar: &Bar, period: &Period) -> String {
    let role = match period.role {
        Some(Role::Partner) => "partner ",
        Some(Role::Ally) => "Ally ",
        Some(Role::Observer) => "observer ",
        None => "",
    };
    let dates = format!("{role}{}", dates(period, "–"));
    let part = match bar.shade {
        Shade::Member | Shade::Ally | Shade::Observer => return dates,
        Shade::Suspended => "suspended",
        Shade::Possible => "possible",
    };
    let known = |day: Day, end| if day == end { String::new() } else { day.to_string() };
    format!("{dates}, {part} {}–{}", known(bar.from, Day::MIN), known(bar.until, Day::MAX))
}

fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Returns how long a text of this size is at most, in any of the usual fonts without serifs: no font is there to be
/// asked, and `DejaVu Sans` is the widest of them.
fn length(text: &str, size: usize) -> usize {
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
