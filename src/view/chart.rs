//! What a chart looks like: lanes become tracks, days become positions.

use crate::data::Party;
use crate::model::{Day, Format, Language, ListState, PartialDate, Role};
use crate::output::{Bar, Chart, Ends, Fill, Group, Labels, Mark, Track};
use crate::prose::{all_of, count};
use crate::query::{Lane, LaneOf, Run, Shade, Stretch};
use crate::view::words::full_name;

/// What a group of lanes is about.
#[derive(Clone, Copy, Debug)]
pub enum Charted<'d> {
    /// The members of a format.
    Members(&'d Format),
    /// The formats of a country or organisation.
    Formats(Party<'d>),
    /// The lives of all formats.
    Lives,
}

/// Draws lanes over the days from the first to the last, both included.
///
/// Lanes without a bar on these days are left out.
pub fn chart<'d>(
    charted: &[(Charted<'d>, Vec<Lane<'d>>)],
    first: Day,
    last: Day,
    language: Language,
) -> Chart<'d> {
    let scale = Scale { first, last };
    let group = |(about, lanes): &(Charted<'d>, Vec<Lane<'d>>)| {
        let tracks = lanes.iter().map(|lane| scale.track(lane, language));
        let tracks: Vec<_> = tracks.filter(|track| !track.bars.is_empty()).collect();
        Group { title: title(*about, lanes, &tracks, language).into(), tracks }
    };
    let mut groups: Vec<Group<'d>> = charted.iter().map(group).collect();
    let heading = match groups.as_mut_slice() {
        [only] if only.tracks.is_empty() => std::mem::take(&mut only.title).into_owned(),
        [only] => over_days(&std::mem::take(&mut only.title), first, last),
        _ => format!("From {first} to {last}"),
    };
    let names_countries = charted.iter().any(|(charted, _)| matches!(charted, Charted::Members(_)));
    let only_lives = charted.iter().all(|(charted, _)| matches!(charted, Charted::Lives));
    Chart {
        heading: heading.into(),
        length: scale.length(),
        marks: scale.years(),
        groups,
        legend: Shade::ALL.map(|shade| (fill(shade), meaning(shade, only_lives))).into(),
        labels: if names_countries { Labels::Names } else { Labels::Codes },
    }
}

/// Puts the days into the first line of a title.
fn over_days(title: &str, first: Day, last: Day) -> String {
    match title.split_once('\n') {
        Some((line, rest)) => format!("{line}, from {first} to {last}\n{rest}"),
        None => format!("{title}, from {first} to {last}"),
    }
}

/// Names what lanes are about, and counts those that are drawn.
fn title(
    charted: Charted<'_>,
    lanes: &[Lane<'_>],
    tracks: &[Track<'_>],
    language: Language,
) -> String {
    let formats = count(tracks.len(), "format", "formats");
    match charted {
        Charted::Lives => formats,
        Charted::Formats(party) => format!("{}: {formats}", party.name(language)),
        Charted::Members(format) => {
            let name = full_name(format.name_on(Day::MAX), language);
            let is_drawn = |code: &str| tracks.iter().any(|track| track.code == code);
            let parties = lanes.iter().filter_map(|lane| match lane.of {
                LaneOf::Party(party) if is_drawn(party.code()) => Some(party),
                _ => None,
            });
            let (countries, organisations): (Vec<_>, Vec<_>) =
                parties.partition(|party| party.is_country());
            let mut words = Vec::new();
            if !countries.is_empty() || organisations.is_empty() {
                words.push(count(countries.len(), "country", "countries"));
            }
            if !organisations.is_empty() {
                words.push(count(organisations.len(), "organisation", "organisations"));
            }
            let title = format!("{name}: {}", all_of(&words));
            let note = format.list_note.as_deref().unwrap_or_default();
            match format.list {
                ListState::Complete => title,
                ListState::Partial => format!("{title}\nThe list is partial. {note}"),
                ListState::Unknown => format!("{name}: members not known\n{note}"),
            }
        }
    }
}

/// The days that a chart shows.
struct Scale {
    first: Day,
    last: Day,
}

impl Scale {
    /// Returns where a day lies; days outside lie at the ends.
    fn at(&self, day: Day) -> u32 {
        let day = day.max(self.first);
        if day > self.last {
            return self.length();
        }
        u32::try_from(day.unix_days() - self.first.unix_days()).unwrap_or_default()
    }

    fn length(&self) -> u32 {
        let days = self.last.unix_days() - self.first.unix_days() + 1;
        u32::try_from(days).unwrap_or_default()
    }

    /// Returns where years begin, and the year at the beginning if none does.
    fn years(&self) -> Vec<Mark> {
        let begins = (self.first.year()..=self.last.year())
            .filter_map(|year| Some((year, Day::new(year, 1, 1)?)))
            .filter(|(_, day)| *day >= self.first);
        let mut years: Vec<Mark> =
            begins.map(|(year, day)| Mark { at: self.at(day), number: year }).collect();
        if years.is_empty() {
            years.push(Mark { at: 0, number: self.first.year() });
        }
        years
    }

    fn track<'d>(&self, lane: &Lane<'d>, language: Language) -> Track<'d> {
        let (name, code) = match lane.of {
            LaneOf::Party(party) => (party.name(language).to_owned(), party.code()),
            LaneOf::Format(format) => (full_name(format.name_on(Day::MAX), language), &*format.id),
        };
        let bars = lane.stretches.iter().map(|stretch| self.bar(lane, stretch));
        let bars: Vec<Bar> = bars.filter(|bar| bar.from < bar.until).collect();
        let is_drawn = |(place, _): &(usize, &Run)| bars.iter().any(|bar| bar.run == *place);
        let runs = lane.runs.iter().enumerate().filter(is_drawn);
        let ends = runs.map(|(_, run)| ends(run)).collect();
        Track { name: name.into(), code: code.into(), ends, bars }
    }

    fn bar(&self, lane: &Lane<'_>, stretch: &Stretch) -> Bar {
        let run = lane.runs.get(stretch.run);
        Bar {
            from: self.at(stretch.from),
            until: self.at(stretch.until),
            fill: fill(stretch.shade),
            run: stretch.run,
            title: run.map(|run| in_words(run, stretch)).unwrap_or_default(),
        }
    }
}

fn ends(run: &Run) -> Ends {
    Ends { from: run.from.text(), until: run.until.map(PartialDate::text) }
}

/// Says what a bar means, with the dates of the run it is a part of.
fn in_words(run: &Run, stretch: &Stretch) -> String {
    let role = match run.role {
        Some(Role::Partner) => "partner ",
        Some(Role::Ally) => "Ally ",
        Some(Role::Observer) => "observer ",
        None => "",
    };
    let Ends { from, until } = ends(run);
    let dates = format!("{role}{from}–{}", until.unwrap_or_default());
    let begins = if stretch.from == Day::MIN { String::new() } else { stretch.from.to_string() };
    let ends = if stretch.until == Day::MAX { String::new() } else { stretch.until.to_string() };
    match stretch.shade {
        Shade::Member | Shade::Ally | Shade::Observer => dates,
        Shade::Suspended => format!("{dates}, suspended {begins}–{ends}"),
        Shade::Possible => format!("{dates}, possible {begins}–{ends}"),
    }
}

fn fill(shade: Shade) -> Fill {
    match shade {
        Shade::Member => Fill::Solid,
        Shade::Ally => Fill::Second,
        Shade::Suspended => Fill::Hatched,
        Shade::Possible => Fill::Light,
        Shade::Observer => Fill::Thin,
    }
}

fn meaning(shade: Shade, is_life: bool) -> &'static str {
    match shade {
        Shade::Member if is_life => "exists",
        Shade::Member => "partner",
        Shade::Ally => "Ally",
        Shade::Suspended => "suspended",
        Shade::Possible => "possible: dates too coarse to tell",
        Shade::Observer => "observer",
    }
}
