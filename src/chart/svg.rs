//! Charts as SVG that stands by itself: no scripts, no fonts, light and dark.
//!
//! Lengths are whole pixels, those of bars tenths of them.

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
/// How wide letters are at most on average, in tenths; no font is there to be asked.
const LETTER: usize = 74;
const SMALL_LETTER: usize = 64;
const YEAR_GAP: usize = 42;
/// How wide a bar is at least, in tenths.
const NARROWEST: usize = 20;

pub fn render(chart: &Chart<'_>) -> String {
    let widest = |text: &dyn Fn(&Track<'_>) -> String, letter| {
        chart.tracks().map(|track| length(&text(track), letter)).max().unwrap_or(0)
    };
    let plot = MARGIN + widest(&|track| track.name.clone(), LETTER) + 12;
    let width = plot + PLOT + 10 + widest(&|track| track.dates("–", false), SMALL_LETTER) + MARGIN;
    let mut drawing = Drawing { chart, plot, width, y: MARGIN, parts: Vec::new() };
    let (title, rest) = first_line(&chart.heading);
    drawing.lines("title", title, LETTER * 13 / 10, LINE + 2);
    drawing.lines("small", rest, SMALL_LETTER, LINE);
    for group in &chart.groups {
        drawing.group(group);
    }
    drawing.legend();
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
        self.lines("group", title, LETTER * 11 / 10, LINE);
        self.lines("small", note, SMALL_LETTER, LINE);
        if group.tracks.is_empty() {
            return;
        }
        for (place, year) in self.chart.years(PLOT, YEAR_GAP) {
            let (x, top) = (self.plot + place, self.y + LINE - 12);
            let down = group.tracks.len() * TRACK + 12;
            self.parts.push(html! { path.grid d={ "M" (x) " " (top) "v" (down) } {} });
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
            let [from, until] = [bar.from, bar.until].map(|day| self.chart.place(day, 10 * PLOT));
            // Of several bars of a period those too narrow to be seen are left out.
            let is_only = bars.iter().filter(|other| other.period == bar.period).count() == 1;
            if until - from < 2 && !is_only {
                continue;
            }
            let wide = (until - from).max(NARROWEST);
            let x = 10 * self.plot + from.min(10 * PLOT - wide);
            let label = format!("{}: {}", track.name, label(bar, &track.lane.periods[bar.period]));
            self.bar(bar.shade, x, wide, Some(&label));
        }
        self.text(self.plot + PLOT + 10, "small", &track.dates("–", false));
        self.y += TRACK;
    }

    /// Draws a bar from `x` on, in tenths; its stroke lies within that.
    fn bar(&mut self, shade: Shade, x: usize, wide: usize, label: Option<&str>) {
        let high = if shade == Shade::Observer { 30 } else { 120 };
        let y = 10 * self.y + (10 * TRACK - high) / 2;
        let [x, y, wide, high] = [x + 5, y + 5, wide - 10, high - 10]
            .map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
        self.parts.push(html! {
            rect.(shade.word()) x=(x) y=(y) width=(wide) height=(high) {
                @if let Some(label) = label { title { (visible(label)) } }
            }
        });
    }

    fn legend(&mut self) {
        self.y += LINE / 2;
        for (shade, meaning) in self.chart.legend() {
            self.bar(shade, 10 * MARGIN, 280, None);
            self.text(MARGIN + 34, "small", meaning);
            self.y += LINE;
        }
    }

    fn lines(&mut self, class: &str, text: &str, letter: usize, line: usize) {
        let room = (10 * (self.width - 2 * MARGIN) / letter).max(20);
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
                circle.ally-dot cx="2" cy="2" r=".7" {}
            }
            pattern #chart-suspended width="7" height="7" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect.suspended-paper width="7" height="7" {}
                path.suspended-line d="M3.5 0V7" {}
            }
            pattern #chart-possible width="5" height="5" patternUnits="userSpaceOnUse" {
                rect.possible-paper width="5" height="5" {}
                circle.possible-dot cx="2.5" cy="2.5" r=".9" {}
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

/// Returns how long a text of letters of this width is at most.
fn length(text: &str, letter: usize) -> usize {
    (width(&visible(text)) * letter).div_ceil(10)
}
