//! Charts on the terminal: a letter for each piece of a bar.

use std::cmp::Reverse;

use super::{Chart, Group, Track};
use crate::membership::{Bar, Shade};
use crate::output::escape::visible;
use crate::output::wrap::{visible_lines, width};
use crate::output::{Style, Tone};

/// The width to draw in when nobody knows a better one, and the narrowest.
const WIDTHS: (usize, usize) = (100, 20);
/// The blanks between labels, bars and what stands behind them.
const GAP: usize = 2;
/// The columns from one year on the line to the next: four digits and two blanks.
const YEAR_GAP: usize = 6;
/// The widest name that is preferred to a code.
const LONGEST_NAME: usize = 30;
/// How many letters show a shade in the legend.
const SAMPLE: usize = 2;
/// From how many tracks on the line is drawn below them, too.
const MANY_TRACKS: usize = 20;

pub fn render(chart: &Chart<'_>, style: &Style) -> String {
    let columns = style.width.unwrap_or(WIDTHS.0).max(WIDTHS.1);
    let sheet = Sheet::of(chart, style, columns);
    let in_columns = Style { width: Some(columns), ..*style };
    let mut blocks = vec![in_columns.heading_lines(&chart.heading)];
    blocks.extend(chart.groups.iter().map(|group| sheet.group(group)));
    blocks.push(sheet.legend());
    blocks.retain(|lines| !lines.is_empty());
    blocks.iter().map(|lines| lines.join("\n") + "\n").collect::<Vec<_>>().join("\n")
}

/// What stands behind the bars.
#[derive(Clone, Copy)]
enum Behind {
    Periods,
    /// The dates of periods, those that follow on each other as one.
    Joined,
    Nothing,
}

struct Sheet<'c> {
    chart: &'c Chart<'c>,
    style: &'c Style,
    columns: usize,
    is_named: bool,
    behind: Behind,
    margin: usize,
    line: usize,
}

impl<'c> Sheet<'c> {
    /// Takes the first arrangement that leaves the bars columns enough.
    fn of(chart: &'c Chart<'c>, style: &'c Style, columns: usize) -> Self {
        use Behind::{Joined, Nothing, Periods};
        let narrower: &[(bool, Behind)] = if chart.prefers_names {
            &[(true, Nothing), (false, Joined), (false, Nothing)]
        } else {
            &[(false, Periods), (false, Joined), (true, Nothing), (false, Nothing)]
        };
        let enough = (columns / 3).max(24);
        for &(is_named, behind) in [(true, Periods), (true, Joined)].iter().chain(narrower) {
            let sheet = Self { chart, style, columns, is_named, behind, margin: 0, line: 0 };
            let widest = |text: &dyn Fn(&Track<'_>) -> String| {
                chart.tracks().map(|track| width(&text(track))).max().unwrap_or(0)
            };
            let margin = widest(&|track| sheet.label(track)) + GAP;
            let behind = widest(&|track| sheet.behind(track));
            let gap = if behind > 0 { GAP } else { 0 };
            if margin + gap + behind + enough <= columns {
                return Self { margin, line: columns - margin - gap - behind, ..sheet };
            }
        }
        let margin = columns / 3 + GAP;
        let line = columns - margin;
        Self { chart, style, columns, is_named: false, behind: Nothing, margin, line }
    }

    fn label(&self, track: &Track<'_>) -> String {
        let is_long = self.chart.prefers_names && width(&track.name) > LONGEST_NAME;
        let is_named = self.is_named && !is_long;
        visible(if is_named { &track.name } else { track.code }).into_owned()
    }

    fn behind(&self, track: &Track<'_>) -> String {
        let dash = if self.style.ascii { ".." } else { "–" };
        match self.behind {
            Behind::Periods => track.dates(dash, false),
            Behind::Joined => track.dates(dash, true),
            Behind::Nothing => String::new(),
        }
    }

    fn group(&self, group: &Group<'_>) -> Vec<String> {
        let in_columns = Style { width: Some(self.columns), ..*self.style };
        let mut lines = in_columns.heading_lines(&group.title);
        if group.tracks.is_empty() {
            return lines;
        }
        let [years, rule] = self.years();
        lines.extend([years.clone(), rule.clone()]);
        lines.extend(group.tracks.iter().map(|track| self.track(track)));
        if group.tracks.len() > MANY_TRACKS {
            lines.extend([rule, years]);
        }
        lines
    }

    fn years(&self) -> [String; 2] {
        let (rule, tick) = if self.style.ascii { ('-', '+') } else { ('─', '┬') };
        let mut years = String::new();
        let mut line = vec![rule; self.line];
        for (place, year) in self.chart.years(self.line, YEAR_GAP) {
            let year = year.to_string();
            if self.margin + place + year.len() <= self.columns {
                years = format!("{years:place$}{year}");
            }
            line[place] = tick;
        }
        let line: String = line.into_iter().collect();
        [years, line]
            .map(|text| Tone::Muted.paint(&format!("{:1$}{text}", "", self.margin), self.style))
    }

    fn track(&self, track: &Track<'_>) -> String {
        let label = shortened(&self.label(track), self.margin - GAP, self.style);
        let pad = self.margin - width(&label);
        let (bars, behind) = (self.bars(&track.lane.bars), self.behind(track));
        let label = Tone::Strong.paint(&label, self.style);
        format!("{label}{:pad$}{bars}{:GAP$}{behind}", "", "").trim_end().to_owned()
    }

    fn bars(&self, bars: &[Bar]) -> String {
        let cells = cells(self.chart, bars, self.line);
        let pieces = cells.chunk_by(|one, other| one == other).map(|alike| match alike[0] {
            Some(shade) => self.piece(shade, alike.len()),
            None => " ".repeat(alike.len()),
        });
        pieces.collect()
    }

    /// Returns a piece of a bar in its colour, if colours are allowed.
    fn piece(&self, shade: Shade, length: usize) -> String {
        let (ascii, letter, tone) = match shade {
            Shade::Member => ("#", "█", Tone::Second),
            Shade::Ally => ("=", "▓", Tone::First),
            Shade::Suspended => ("/", "╱", Tone::Warning),
            Shade::Possible => ("?", "░", Tone::Doubtful),
            Shade::Observer => ("-", "─", Tone::Muted),
        };
        let letter = if self.style.ascii { ascii } else { letter };
        tone.paint(&letter.repeat(length), self.style)
    }

    /// Returns what the shades mean: side by side, below each other where that is too wide.
    fn legend(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = 0;
        for (shade, meaning) in self.chart.legend() {
            let sample = self.piece(shade, SAMPLE);
            let hang = SAMPLE + 1;
            let size = hang + width(meaning);
            if let Some(line) = lines.last_mut().filter(|_| used + GAP + size <= self.columns) {
                *line = format!("{line}{:GAP$}{sample} {meaning}", "");
                used += GAP + size;
                continue;
            }
            let mut before = format!("{sample} ");
            for line in visible_lines(meaning, Some(self.columns - hang)) {
                lines.push(before + &line);
                before = " ".repeat(hang);
            }
            used = size;
        }
        lines
    }
}

/// Tells what each of `number` cells of one size shows: what holds for most of it.
///
/// No period vanishes while there are cells enough: one that holds for most of no cell gets the
/// cell it has most of, or the nearest that another period can spare.
fn cells(chart: &Chart<'_>, bars: &[Bar], number: usize) -> Vec<Option<Shade>> {
    // In a unit of which a cell has as many as the chart has days, and a day as many as there are cells.
    let size = chart.length();
    let at = |day| chart.position(day) * number as u64;
    let bars: Vec<(&Bar, u64, u64)> =
        bars.iter().map(|bar| (bar, at(bar.from), at(bar.until))).collect();
    let overlap = |(_, from, until): &(&Bar, u64, u64), cell: usize| {
        let begins = cell as u64 * size;
        (*until).min(begins + size).saturating_sub((*from).max(begins))
    };
    let most = |cell| {
        let of_shade = |shade| bars.iter().filter(move |(bar, ..)| bar.shade == shade);
        let overlaps = Shade::ALL.map(|shade| {
            (of_shade(shade).map(|bar| overlap(bar, cell)).sum::<u64>(), Reverse(shade))
        });
        let filled: u64 = overlaps.iter().map(|(overlap, _)| overlap).sum();
        let (most, Reverse(shade)) = overlaps.into_iter().max()?;
        let is_shown = most > 0 && most >= size - filled;
        let longest = of_shade(shade).rev().max_by_key(|bar| overlap(bar, cell))?;
        is_shown.then_some(longest.0)
    };
    let mut cells: Vec<Option<&Bar>> = (0..number).map(most).collect();
    let mut periods: Vec<usize> = bars.iter().map(|(bar, ..)| bar.period).collect();
    periods.dedup();
    for period in periods {
        let cells_of = |period| cells.iter().flatten().filter(|bar| bar.period == period).count();
        if cells_of(period) > 0 {
            continue;
        }
        let its = || bars.iter().filter(|(bar, ..)| bar.period == period);
        let its_overlap = |cell: &usize| its().map(|bar| overlap(bar, *cell)).sum::<u64>();
        let home = (0..number).rev().max_by_key(its_overlap).unwrap_or_default();
        let longest = its().rev().max_by_key(|(_, from, until)| until - from);
        let can_spare = |cell: &usize| cells[*cell].is_none_or(|bar| cells_of(bar.period) > 1);
        // Of two that are as near the later one, for earlier periods have been shown already.
        let nearest = |cell: &usize| (cell.abs_diff(home), Reverse(*cell));
        if let Some(cell) = (0..number).filter(can_spare).min_by_key(nearest) {
            cells[cell] = longest.map(|(bar, ..)| *bar);
        }
    }
    cells.into_iter().map(|cell| cell.map(|bar| bar.shade)).collect()
}

/// Returns as much of a label as there is room for, with a sign that it goes on.
fn shortened(label: &str, room: usize, style: &Style) -> String {
    let mut short = label.to_owned();
    if width(label) > room {
        while width(&short) + 1 > room && short.pop().is_some() {}
        short.push(if style.ascii { '~' } else { '…' });
    }
    short
}
