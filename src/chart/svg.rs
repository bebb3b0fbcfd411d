//! Charts as pictures.

use maud::html;

use super::picture::{LETTERS, LINE, MARGIN, Picture, SMALL, length};
use super::{Chart, Group, Track, dates};
use crate::membership::{Bar, Period, Shade};
use crate::model::{Day, Role};

/// How wide the part with the bars is.
const PLOT: usize = 560;
const TRACK: usize = 20;
const YEAR_GAP: usize = 42;
/// How wide a bar is at least.
const NARROWEST: usize = 2;

pub fn render(chart: &Chart<'_>) -> String {
    let widest = |text: &dyn Fn(&Track<'_>) -> String, size| {
        chart.tracks().map(|track| length(&text(track), size)).max().unwrap_or(0)
    };
    let plot = MARGIN + widest(&|track| track.name.clone(), LETTERS) + 12;
    let width = plot + PLOT + 10 + widest(&|track| track.dates("–", false), SMALL) + MARGIN;
    let mut drawing = Drawing { chart, plot, picture: Picture::new(width) };
    drawing.picture.heading(&chart.heading);
    for group in &chart.groups {
        drawing.group(group);
    }
    let entry = |(shade, meaning): (Shade, &str)| (shade.word(), height(shade), meaning.to_owned());
    let entries: Vec<_> = chart.legend().map(entry).collect();
    drawing.picture.legend(&entries);
    let kinds: Vec<&str> = chart.legend().map(|(_, meaning)| meaning).collect();
    let rows = format!(
        "Rows of bars along a line of years: {}. Kinds of bars: {}.",
        chart.tracks().count(),
        kinds.join("; ")
    );
    let said = chart.groups.iter().map(|group| group.title.as_str()).chain([rows.as_str()]);
    drawing.picture.finished(&chart.heading, &said.collect::<Vec<_>>(), &chart.source)
}

struct Drawing<'c> {
    chart: &'c Chart<'c>,
    plot: usize,
    picture: Picture,
}

impl Drawing<'_> {
    fn group(&mut self, group: &Group<'_>) {
        self.picture.group(&group.title);
        if group.tracks.is_empty() {
            return;
        }
        for (place, year) in self.chart.years(PLOT, YEAR_GAP) {
            let (x, top) = (self.plot + place, self.picture.y + LINE - 12);
            let down = group.tracks.len() * TRACK + 12;
            self.picture.add(html! { path.grid d={ "M" (x) ".5 " (top) "v" (down) } {} });
            self.picture.text(x + 3, "small", &year.to_string());
        }
        self.picture.y += LINE;
        for track in &group.tracks {
            self.track(track);
        }
    }

    fn track(&mut self, track: &Track<'_>) {
        self.picture.text(MARGIN, "name", &track.name);
        let bars = &track.lane.bars;
        for bar in bars {
            let [from, until] = [bar.from, bar.until].map(|day| self.chart.place(day, PLOT));
            // Of several bars of a period those too narrow to be seen are left out.
            let is_only = bars.iter().filter(|other| other.period == bar.period).count() == 1;
            if until == from && !is_only {
                continue;
            }
            let wide = (until - from).max(NARROWEST);
            let high = height(bar.shade);
            let at = (self.plot + from.min(PLOT - wide), self.picture.y + (TRACK - high) / 2);
            let label = format!("{}: {}", track.name, label(bar, &track.lane.periods[bar.period]));
            self.picture.rect(bar.shade.word(), at, (wide, high), Some(&label));
        }
        self.picture.text(self.plot + PLOT + 10, "small", &track.dates("–", false));
        self.picture.y += TRACK;
    }
}

fn height(shade: Shade) -> usize {
    if shade == Shade::Observer { 3 } else { 12 }
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
