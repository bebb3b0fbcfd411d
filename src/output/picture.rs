//! A chart: tracks of bars over a line with numbers.

use std::borrow::Cow;

/// How a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fill {
    /// All over.
    Solid,
    /// All over, but not to be taken for the first.
    Second,
    /// With slanting lines.
    Hatched,
    /// Hardly.
    Light,
    /// With a thin line alone.
    Thin,
}

impl Fill {
    /// Every fill.
    pub const ALL: [Self; 5] = [Self::Solid, Self::Second, Self::Hatched, Self::Light, Self::Thin];
}

/// Many bars, to be seen at once.
///
/// Positions count from 0, where the line begins, to `length`, where it ends.
#[derive(Clone, Debug, Default)]
pub struct Chart<'a> {
    /// What stands above everything; its first line is the title of the picture.
    pub heading: Cow<'a, str>,
    /// How long the line is.
    pub length: u32,
    /// The numbers that may stand along the line, in order; as many of them are written as fit.
    pub marks: Vec<Mark>,
    /// The tracks, in groups that have a title of their own.
    pub groups: Vec<Group<'a>>,
    /// What each fill means, in order; those in use are explained.
    pub legend: Vec<(Fill, &'static str)>,
    /// Which labels stay longer when there is little room.
    pub labels: Labels,
}

/// Which of the labels of a track are worth more than other text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// The names: they give way after the text behind the bars.
    #[default]
    Names,
    /// The codes speak for themselves: names give way before the text behind the bars.
    Codes,
}

/// A number that may stand along the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub at: u32,
    /// Which.
    pub number: u16,
}

/// Tracks that belong together.
#[derive(Clone, Debug, Default)]
pub struct Group<'a> {
    /// What stands above them; empty where the heading has said it.
    pub title: Cow<'a, str>,
    /// The tracks.
    pub tracks: Vec<Track<'a>>,
}

/// One line of bars.
#[derive(Clone, Debug, Default)]
pub struct Track<'a> {
    /// What stands before the bars.
    pub name: Cow<'a, str>,
    /// What stands there when the name has no room.
    pub code: Cow<'a, str>,
    /// What stands behind the bars if there is room: where each run begins and ends.
    pub ends: Vec<Ends>,
    /// The bars, in order, without overlap.
    pub bars: Vec<Bar>,
}

/// Where a run begins and ends, in words; a run without an end has no last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The first word.
    pub from: String,
    /// The last.
    pub until: Option<String>,
}

/// One bar: `from` ≤ position < `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub until: u32,
    /// How it is filled.
    pub fill: Fill,
    /// Which run of the track it is a part of: no run is ever too short to be seen.
    pub run: usize,
    /// What it means, in full.
    pub title: String,
}

impl Chart<'_> {
    /// Returns those entries of the legend whose fill is in use.
    pub(super) fn legend_in_use(&self) -> impl Iterator<Item = (Fill, &'static str)> {
        let bars = || self.groups.iter().flat_map(|group| &group.tracks).flat_map(|t| &t.bars);
        self.legend.iter().copied().filter(move |(fill, _)| bars().any(|bar| bar.fill == *fill))
    }

    /// Returns the marks that stand at least `gap` apart where the line is drawn `width` wide.
    ///
    /// Of all steps that read well (each, every second, fifth, tenth, …) it is the smallest.
    pub(super) fn marks_apart(&self, width: usize, gap: usize) -> Vec<Mark> {
        const STEPS: [u16; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        for step in STEPS {
            let chosen: Vec<Mark> = self
                .marks
                .iter()
                .copied()
                .filter(|mark| mark.number.is_multiple_of(step))
                .collect();
            let place = |mark: &Mark| self.place(mark.at, width);
            if chosen.windows(2).all(|pair| place(&pair[0]) + gap <= place(&pair[1])) {
                return if chosen.is_empty() { self.marks.first().copied() } else { None }
                    .into_iter()
                    .chain(chosen)
                    .collect();
            }
        }
        self.marks.first().copied().into_iter().collect()
    }

    /// Returns in which of `width` cells a position lies.
    pub(super) fn place(&self, at: u32, width: usize) -> usize {
        let scaled = u64::from(at) * width as u64 / u64::from(self.length.max(1));
        usize::try_from(scaled).unwrap_or(width)
    }
}

impl Track<'_> {
    /// Returns the ends of the track's runs, those that follow on each other as one.
    pub(super) fn ends_joined(&self) -> Vec<Ends> {
        let mut joined: Vec<Ends> = Vec::new();
        for ends in &self.ends {
            match joined.last_mut() {
                Some(last) if last.until.as_ref() == Some(&ends.from) => {
                    last.until.clone_from(&ends.until);
                }
                _ => joined.push(ends.clone()),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_never_come_too_close() {
        for years in [1_u16, 2, 3, 10, 35, 78, 300, 9_998] {
            let marks = (1..=years).map(|number| Mark { at: u32::from(number - 1) * 365, number });
            let marks: Vec<Mark> = marks.collect();
            let chart = Chart { length: u32::from(years) * 365, marks, ..Chart::default() };
            for width in 1..200 {
                let apart = chart.marks_apart(width, 6);
                let places: Vec<usize> =
                    apart.iter().map(|mark| chart.place(mark.at, width)).collect();
                assert!(!places.is_empty());
                assert!(places.windows(2).all(|pair| pair[0] + 6 <= pair[1]), "{places:?}");
                assert!(places.iter().all(|place| *place < width));
            }
        }
    }

    #[test]
    fn runs_that_follow_on_each_other_have_one_beginning_and_one_end() {
        let ends = |from: &str, until: &str| Ends {
            from: from.to_owned(),
            until: (!until.is_empty()).then(|| until.to_owned()),
        };
        let track = Track {
            ends: vec![ends("1992", "1997"), ends("1997", "2023"), ends("2024", "")],
            ..Track::default()
        };
        assert_eq!(track.ends_joined(), [ends("1992", "2023"), ends("2024", "")]);
    }
}
