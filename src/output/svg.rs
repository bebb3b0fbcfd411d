//! A chart as a picture that stands by itself: no scripts, no fonts, light and dark.

use std::fmt::Write;

use super::escape::visible;
use super::picture::{Bar, Chart, Ends, Group, Track};
use super::svg_style::{BAR, PATTERNS, STYLE, filled};
use super::wrap::{visible_lines, width};

/// The margin around everything.
const MARGIN: f64 = 24.0;
/// How wide the part with the bars is.
const PLOT: f64 = 560.0;
/// The height of a track.
const TRACK: f64 = 20.0;
/// The height of a line of text.
const LINE: f64 = 18.0;
/// How wide a letter is at most, on average; no font is there to be asked.
const LETTER: f64 = 7.4;
const SMALL_LETTER: f64 = 6.4;
/// How far apart the numbers along the line stand at least.
const MARK_GAP: f64 = 42.0;
/// No bar is drawn narrower.
const NARROWEST: f64 = 2.0;

/// Draws the chart, without a final newline.
pub(super) fn render(chart: &Chart<'_>) -> String {
    let mut drawing = Drawing::of(chart);
    drawing.heading();
    for group in &chart.groups {
        drawing.group(group);
    }
    drawing.legend();
    drawing.finished()
}

/// A drawing under way.
struct Drawing<'c> {
    chart: &'c Chart<'c>,
    /// Where the bars begin.
    plot: f64,
    /// How wide everything is.
    width: f64,
    /// How far down it is drawn.
    y: f64,
    body: String,
}

impl<'c> Drawing<'c> {
    fn of(chart: &'c Chart<'c>) -> Self {
        let tracks = || chart.groups.iter().flat_map(|group| &group.tracks);
        let widest = |texts: &mut dyn Iterator<Item = String>, letter: f64| {
            texts.map(|text| columns(&text) * letter).fold(0.0, f64::max)
        };
        let labels = widest(&mut tracks().map(|track| track.name.to_string()), LETTER);
        let ends = widest(&mut tracks().map(in_words), SMALL_LETTER);
        let plot = MARGIN + labels + 12.0;
        Self {
            chart,
            plot,
            width: plot + PLOT + 10.0 + ends + MARGIN,
            y: MARGIN,
            body: String::new(),
        }
    }

    fn heading(&mut self) {
        let (first, rest) = self.heading_parts();
        for line in self.wrapped(&first, LETTER * 1.3) {
            self.text(MARGIN, "title", &line);
            self.y += LINE + 2.0;
        }
        for line in self.wrapped(&rest, SMALL_LETTER) {
            self.text(MARGIN, "small", &line);
            self.y += LINE;
        }
    }

    fn heading_parts(&self) -> (String, String) {
        let (first, rest) =
            self.chart.heading.split_once('\n').unwrap_or((&self.chart.heading, ""));
        (first.to_owned(), rest.to_owned())
    }

    fn group(&mut self, group: &Group<'_>) {
        self.y += LINE / 2.0;
        let (title, note) = group.title.split_once('\n').unwrap_or((&group.title, ""));
        for (text, class, letter) in [(title, "group", LETTER * 1.1), (note, "small", SMALL_LETTER)]
        {
            for line in self.wrapped(text, letter) {
                self.text(MARGIN, class, &line);
                self.y += LINE;
            }
        }
        if group.tracks.is_empty() {
            return;
        }
        self.line(group.tracks.len());
        for track in &group.tracks {
            self.track(track);
        }
    }

    /// Draws the numbers along the line, and from each a line down through the tracks.
    fn line(&mut self, tracks: usize) {
        let marks = self.chart.marks_apart(pixels(PLOT), pixels(MARK_GAP));
        let bottom = self.y + LINE + number(tracks) * TRACK;
        for mark in marks {
            let x = self.x(mark.at);
            let _ = writeln!(
                self.body,
                "<path class=\"grid\" d=\"M{x:.1} {:.1}V{bottom:.1}\"/>",
                self.y + LINE - 12.0
            );
            self.text(x + 3.0, "small", &mark.number.to_string());
        }
        self.y += LINE;
    }

    fn track(&mut self, track: &Track<'_>) {
        self.text(MARGIN, "", &track.name);
        for bar in &track.bars {
            let is_only = !track.bars.iter().any(|other| other != bar && other.run == bar.run);
            self.bar(bar, is_only, &track.name);
        }
        self.text(self.plot + PLOT + 10.0, "small", &in_words(track));
        self.y += TRACK;
    }

    /// Draws one bar; of a run in several bars, those too narrow to be seen are left out.
    fn bar(&mut self, bar: &Bar, is_only: bool, name: &str) {
        let (from, until) = (self.x(bar.from), self.x(bar.until));
        if until - from < 0.2 && !is_only {
            return;
        }
        let wide = (until - from).max(NARROWEST);
        let from = from.min(self.plot + PLOT - wide);
        let title = xml(&format!("{name}: {}", bar.title));
        let _ = writeln!(
            self.body,
            "<g><title>{title}</title>{}</g>",
            filled(bar.fill, from, self.y + (TRACK - BAR) / 2.0, wide)
        );
    }

    fn legend(&mut self) {
        self.y += LINE / 2.0;
        let mut x = MARGIN;
        for (fill, word) in self.chart.legend_in_use() {
            let wide = 34.0 + columns(word) * SMALL_LETTER + 18.0;
            if x > MARGIN && x + wide > self.width - MARGIN {
                x = MARGIN;
                self.y += LINE;
            }
            self.body.push_str(&filled(fill, x, self.y + (TRACK - BAR) / 2.0, 28.0));
            self.body.push('\n');
            self.text(x + 34.0, "small", word);
            x += wide;
        }
        self.y += LINE;
    }

    /// Writes a text whose line begins at the height reached.
    fn text(&mut self, x: f64, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let y = self.y + 14.0;
        let _ = writeln!(self.body, "<text{class} x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", xml(text));
    }

    fn wrapped(&self, text: &str, letter: f64) -> Vec<String> {
        visible_lines(text, Some(pixels((self.width - 2.0 * MARGIN) / letter).max(20)))
    }

    /// Returns where a position lies.
    fn x(&self, at: u32) -> f64 {
        self.plot + PLOT * f64::from(at) / f64::from(self.chart.length.max(1))
    }

    fn finished(self) -> String {
        let (width, height) = (self.width, self.y + MARGIN);
        let (title, rest) = self.heading_parts();
        let meanings: Vec<&str> = self.chart.legend_in_use().map(|(_, word)| word).collect();
        let tracks: usize = self.chart.groups.iter().map(|group| group.tracks.len()).sum();
        let groups: Vec<&str> = self.chart.groups.iter().map(|group| &*group.title).collect();
        let description = format!(
            "{rest} {} Rows of bars along a line of years: {tracks}. Kinds of bars: {}.",
            groups.join(" "),
            meanings.join("; ")
        );
        let description = description.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" \
             aria-labelledby=\"chart-title chart-desc\">\n\
             <title id=\"chart-title\">{}</title>\n<desc id=\"chart-desc\">{}</desc>\n\
             <style>\n{STYLE}</style>\n<defs>\n{PATTERNS}</defs>\n\
             <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n{}</svg>",
            xml(&title),
            xml(&description),
            self.body
        )
    }
}

/// Says where the runs of a track begin and end.
fn in_words(track: &Track<'_>) -> String {
    let ends = |ends: &Ends| format!("{}–{}", ends.from, ends.until.as_deref().unwrap_or_default());
    track.ends.iter().map(ends).collect::<Vec<_>>().join(", ")
}

/// Returns text as XML may hold it: nothing hidden in it, and no letter that means something.
fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    safe
}

fn columns(text: &str) -> f64 {
    number(width(&visible(text)))
}

/// Returns a count as a length; no chart has as many rows or letters as four bytes can count.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is neither long nor negative"
)]
fn pixels(length: f64) -> usize {
    length.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_breaks_the_picture() {
        assert_eq!(xml("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        assert_eq!(xml("]]>"), "]]&gt;");
        assert_eq!(xml("x\0\x1B\u{202E}\u{FFFF}y"), "x\\x00\\x1B\\u{202E}\\u{FFFF}y");
    }
}
