//! A chart on the screen: a letter for each piece of a bar.

use super::escape::visible;
use super::picture::{Chart, Ends, Fill, Group, Labels, Track};
use super::raster::cells;
use super::wrap::{visible_lines, width};
use super::{Style, Tone};

/// The width to draw in when nobody knows a better one.
const PIPED: usize = 100;

/// The blanks between labels, bars and what stands behind them.
const GAP: usize = 2;

/// The columns from one number on the line to the next: four digits and two blanks.
const MARK_GAP: usize = 6;

/// The widest name that is written before bars where names are worth more than other text.
const LONGEST_NAME: usize = 30;

/// How many letters show a fill in the legend.
const SAMPLE: usize = 2;

/// From how many tracks on the line is drawn below them, too.
const MANY_TRACKS: usize = 20;

/// Draws the chart, without a final newline.
pub(super) fn render(chart: &Chart<'_>, style: &Style) -> String {
    let columns = style.width.unwrap_or(PIPED);
    let sheet = Sheet::of(chart, columns, style);
    let mut blocks = vec![visible_lines(&chart.heading, Some(columns))];
    blocks.extend(chart.groups.iter().map(|group| sheet.group(group)));
    blocks.push(sheet.legend());
    blocks.retain(|lines| !lines.is_empty());
    blocks.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

/// How much is said behind the bars.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Where every run begins and ends.
    Runs,
    /// Where runs that follow on each other begin and end together.
    Joined,
    /// Nothing.
    Nothing,
}

/// A chart, and how its columns are shared out.
struct Sheet<'c> {
    chart: &'c Chart<'c>,
    style: &'c Style,
    named: bool,
    behind: Behind,
    columns: usize,
    label: usize,
    bars: usize,
}

impl<'c> Sheet<'c> {
    /// Shares the columns out: the first arrangement that leaves the bars enough of them is taken.
    fn of(chart: &'c Chart<'c>, columns: usize, style: &'c Style) -> Self {
        use Behind::{Joined, Nothing, Runs};
        let arrangements: &[(bool, Behind)] = match chart.labels {
            Labels::Names => {
                &[(true, Runs), (true, Joined), (true, Nothing), (false, Joined), (false, Nothing)]
            }
            Labels::Codes => &[
                (true, Runs),
                (true, Joined),
                (false, Runs),
                (false, Joined),
                (true, Nothing),
                (false, Nothing),
            ],
        };
        let enough = (columns / 3).max(24);
        let arranged = |(named, behind): &(bool, Behind)| {
            let (named, behind) = (*named, *behind);
            let sheet = Self { chart, style, named, behind, columns, label: 0, bars: 0 };
            let widest = |measure: &dyn Fn(&Track<'_>) -> usize| {
                chart.groups.iter().flat_map(|group| &group.tracks).map(measure).max().unwrap_or(0)
            };
            let label = widest(&|track| width(&sheet.label_of(track)));
            let behind = widest(&|track| width(&sheet.behind(track)));
            let behind = if behind == 0 { 0 } else { behind + GAP };
            (label + GAP + behind + enough <= columns).then(|| Self {
                label,
                bars: columns - label - GAP - behind,
                ..sheet
            })
        };
        let last_resort = || {
            let label = columns / 3;
            let bars = columns - label - GAP;
            Self { chart, style, named: false, behind: Nothing, columns, label, bars }
        };
        arrangements.iter().find_map(arranged).unwrap_or_else(last_resort)
    }

    fn label_of(&self, track: &Track<'_>) -> String {
        let is_long = self.chart.labels == Labels::Names && width(&track.name) > LONGEST_NAME;
        visible(if self.named && !is_long { &track.name } else { &track.code }).into_owned()
    }

    /// Returns what stands behind the bars of a track.
    fn behind(&self, track: &Track<'_>) -> String {
        let ends = match self.behind {
            Behind::Runs => track.ends.clone(),
            Behind::Joined => track.ends_joined(),
            Behind::Nothing => Vec::new(),
        };
        ends.iter().map(|ends| self.ends(ends)).collect::<Vec<_>>().join(", ")
    }

    fn ends(&self, ends: &Ends) -> String {
        let dash = if self.style.ascii { ".." } else { "–" };
        let until = ends.until.as_deref().unwrap_or_default();
        visible(&format!("{}{dash}{until}", ends.from)).into_owned()
    }

    fn group(&self, group: &Group<'_>) -> Vec<String> {
        let mut lines = visible_lines(&group.title, Some(self.columns));
        if group.tracks.is_empty() {
            return lines;
        }
        let [numbers, rule] = self.line();
        lines.extend([numbers.clone(), rule.clone()]);
        lines.extend(group.tracks.iter().map(|track| self.track(track)));
        if group.tracks.len() > MANY_TRACKS {
            lines.extend([rule, numbers]);
        }
        lines
    }

    /// Returns the numbers along the line, and the line.
    fn line(&self) -> [String; 2] {
        let (rule, tick) = if self.style.ascii { ('-', '+') } else { ('─', '┬') };
        let mut numbers = String::new();
        let room = self.columns - self.label - GAP;
        let mut line = vec![rule; self.bars];
        for mark in self.chart.marks_apart(self.bars, MARK_GAP) {
            let place = self.chart.place(mark.at, self.bars);
            let number = mark.number.to_string();
            if place + number.len() <= room {
                numbers = format!("{numbers:place$}{number}");
            }
            if let Some(cell) = line.get_mut(place) {
                *cell = tick;
            }
        }
        let margin = self.label + GAP;
        let line: String = line.into_iter().collect();
        [format!("{:margin$}{numbers}", ""), format!("{:margin$}{line}", "")]
    }

    fn track(&self, track: &Track<'_>) -> String {
        let label = shortened(&self.label_of(track), self.label, self.style);
        let pad = self.label + GAP - width(&label);
        let bars = self.bars_of(track);
        let behind = self.behind(track);
        format!("{label}{:pad$}{bars}{:GAP$}{behind}", "", "").trim_end().to_owned()
    }

    fn bars_of(&self, track: &Track<'_>) -> String {
        let cells = cells(&track.bars, self.chart.length, self.bars);
        let mut bars = String::new();
        for alike in cells.chunk_by(|one, other| one == other) {
            match alike.first() {
                Some(Some(fill)) => {
                    let piece = fill.letter(self.style).to_string().repeat(alike.len());
                    bars.push_str(&fill.tone().paint(&piece, self.style));
                }
                _ => bars.extend(alike.iter().map(|_| ' ')),
            }
        }
        bars
    }

    /// Returns what each fill that is in use means: side by side, and where that is too wide, below
    /// each other.
    fn legend(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = 0;
        for (fill, word) in self.chart.legend_in_use() {
            let sample = fill.letter(self.style).to_string().repeat(SAMPLE);
            let sample = fill.tone().paint(&sample, self.style);
            let size = SAMPLE + 1 + width(word);
            if let Some(line) = lines.last_mut().filter(|_| used + GAP + size <= self.columns) {
                *line = format!("{line}{:GAP$}{sample} {word}", "");
                used += GAP + size;
                continue;
            }
            let hang = SAMPLE + 1;
            let words = visible_lines(word, Some(self.columns - hang));
            let words = words.join(&format!("\n{:hang$}", ""));
            lines.extend(format!("{sample} {words}").lines().map(str::to_owned));
            used = size;
        }
        lines
    }
}

impl Fill {
    fn letter(self, style: &Style) -> char {
        match self {
            Self::Solid if style.ascii => '#',
            Self::Second if style.ascii => '=',
            Self::Hatched if style.ascii => '/',
            Self::Light if style.ascii => '?',
            Self::Thin if style.ascii => '-',
            Self::Solid => '█',
            Self::Second => '▓',
            Self::Hatched => '╱',
            Self::Light => '░',
            Self::Thin => '─',
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Solid | Self::Second => Tone::Plain,
            Self::Hatched => Tone::Warning,
            Self::Light => Tone::Doubtful,
            Self::Thin => Tone::Muted,
        }
    }
}

/// Returns as much of a label as there is room for, with a sign that it goes on.
fn shortened(label: &str, room: usize, style: &Style) -> String {
    if width(label) <= room {
        return label.to_owned();
    }
    let more = if style.ascii { "~" } else { "…" };
    let mut short = String::new();
    for letter in label.chars() {
        if width(&short) + width(letter.encode_utf8(&mut [0; 4])) + 1 > room {
            break;
        }
        short.push(letter);
    }
    short + more
}
