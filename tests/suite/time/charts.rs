//! Charts on the screen and as pictures.

use std::fs;

use nato_partners::data::Dataset;
use nato_partners::membership::{Bar, Lane, Membership, Shade, lanes_of_format, memberships};
use nato_partners::model::{Day, Language, Role, Standing};

use crate::support::asked::{formats_and_parties, text};
use crate::support::scratch::Folder;
use crate::support::sound::with_formats;
use crate::time::state::boundaries;

/// The words of a command that draws each format, each country, all together, and the longest line there is.
fn every_chart() -> Vec<String> {
    let more = ["", "md ici", "eapc --from 0001 --to 9999", "nato --from 1900 --to 2199"];
    let all = formats_and_parties().chain(more.map(str::to_owned));
    all.map(|names| format!("timeline --chart {names}")).collect()
}

#[test]
fn charts_stay_within_their_width_and_years_apart() {
    for command in every_chart() {
        for width in [20, 40, 57, 80, 120, 200] {
            let chart = text(&format!("{command} --width {width}"));
            for line in chart.lines() {
                assert!(line.chars().count() <= width, "{command} {width}: {line}");
                let years: Vec<&str> = line.split_whitespace().collect();
                if years.len() > 1 && years.iter().all(|word| is_year(word)) {
                    let gaps = line.trim().split(is_digit).filter(|gap| !gap.is_empty());
                    assert!(gaps.clone().all(|gap| gap.len() >= 2), "{command} {width}: {line}");
                    assert_eq!(gaps.count(), years.len() - 1);
                }
            }
        }
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(is_digit)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

#[test]
fn the_years_stand_below_more_than_twenty_tracks_too() {
    let folder = Folder::new("time-tracks");
    let file = folder.join("data.yaml");
    let of_country = format!("XB --data {}", file.display());
    let with = |formats: usize| fs::write(&file, with_formats(formats)).expect("a file");
    let times = |question: &str| {
        let chart = text(&format!("timeline {question} --chart --ascii --width 80"));
        chart
            .lines()
            .filter(|line| line.trim_start().starts_with("+--") || line.contains("-+--"))
            .count()
    };
    for (question, expected) in [("md", 1), ("eapc", 2), ("md eapc", 3)] {
        assert_eq!(times(question), expected, "{question}");
    }
    with(19);
    assert_eq!(times(&of_country), 1, "twenty formats");
    with(20);
    assert_eq!(times(&of_country), 2, "twenty-one formats");
}

/// What most of the days of a cell show, counted day by day; what is drawn may differ from it once for
/// each bar, for no period may vanish.
#[test]
fn a_cell_shows_what_holds_for_most_of_it() {
    let dataset = Dataset::embedded();
    let end = |year, month, day| Day::new(year, month, day).unwrap().unix_days();
    let days = end(1990, 1, 1)..=end(2020, 12, 31);
    let days: Vec<Day> = days.filter_map(Day::from_unix_days).collect();
    for id in ["eapc", "md", "nrc", "ici"] {
        let format = dataset.format(id).expect("a format");
        for width in [45, 80] {
            let question =
                format!("timeline {id} --chart --ascii --width {width} --from 1990 --to 2020");
            let chart = text(&question);
            let rule = chart.lines().find(|line| line.contains("+--")).expect("a line of years");
            let margin = rule.len() - rule.trim_start().len();
            let cells = rule.trim_start().len();
            for (party, lane) in lanes_of_format(dataset, format, Language::English) {
                let labels = [party.name(Language::English), party.code()];
                let is_its = |line: &&str| {
                    labels.iter().any(|label| line.starts_with(&format!("{label}  ")))
                };
                let Some(row) = chart.lines().find(is_its) else { continue };
                let row: Vec<char> =
                    row.chars().chain(" ".repeat(cells).chars()).skip(margin).take(cells).collect();
                let mut counts = vec![[0; 5]; cells];
                for (place, day) in days.iter().enumerate() {
                    let letter = shade_on(&lane, *day).map_or(0, |shade| 1 + shade as usize);
                    for part in 0..cells {
                        counts[(place * cells + part) / days.len()][letter] += 1;
                    }
                }
                let differ = row.iter().zip(&counts).filter(|(drawn, counts)| {
                    let drawn = " #=/?".find(**drawn).expect("a letter of a bar");
                    counts[drawn] != *counts.iter().max().expect("five")
                });
                assert!(differ.count() <= lane.bars.len(), "{question}: {}", party.code());
                let shown = |letter| row.contains(&letter);
                assert!(shown('#') || shown('=') || shown('/') || shown('?'), "{chart}");
            }
        }
    }
}

fn shade_on(lane: &Lane, day: Day) -> Option<Shade> {
    let mut over = lane.bars.iter().filter(|bar| bar.from <= day && day < bar.until);
    let shade = over.next().map(|bar: &Bar| bar.shade);
    assert!(over.next().is_none(), "two bars on {day}");
    shade
}

#[test]
fn both_spells_of_an_ally_are_seen_however_narrow_the_chart() {
    for width in [30, 40, 80, 120] {
        let chart = text(&format!("timeline eapc --chart --width {width} --from 1949"));
        let both = chart.lines().filter(|line| line.contains('█') && line.contains('▓')).count();
        assert_eq!(both, 16 + 1, "{width}: sixteen countries and the legend\n{chart}");
    }
}

#[test]
fn bars_agree_with_the_standing_of_every_day() {
    let dataset = Dataset::embedded();
    let reviewed = dataset.reviewed();
    for format in &dataset.formats {
        let days = boundaries(dataset, format);
        for (party, lane) in lanes_of_format(dataset, format, Language::English) {
            for &day in days.iter().filter(|day| **day != Day::MAX) {
                let held = memberships(dataset, format).filter(|it| party.holds(it.spell));
                let held = held.filter(|it| it.role != Role::Observer);
                let shade = |it: Membership<'_>| match (it.standing(day, reviewed), it.role) {
                    (Standing::Former | Standing::Future, _) => None,
                    (Standing::Possible, _) => Some(Shade::Possible),
                    (Standing::Suspended, _) => Some(Shade::Suspended),
                    (Standing::Member, Role::Ally) => Some(Shade::Ally),
                    (Standing::Member, _) => Some(Shade::Member),
                };
                let expected = held.filter_map(shade).min();
                assert_eq!(shade_on(&lane, day), expected, "{} {day}", party.code());
            }
        }
    }
}

#[test]
fn pictures_are_sound_and_stand_by_themselves() {
    let squares =
        ["members eapc", "members organisations", "countries", "matrix", "compare --on 2000-01-01"];
    for command in every_chart().into_iter().chain(squares.map(str::to_owned)) {
        let svg = text(&format!("{command} -o svg"));
        let elements = elements(&svg);
        let number = |name: &str| elements.iter().filter(|element| **element == name).count();
        assert_eq!((number("svg"), number("desc"), number("style")), (1, 1, 1));
        assert_eq!(number("script") + number("image") + number("foreignObject"), 0);
        let kinds = svg.split_once("Kinds of ").and_then(|(_, rest)| rest.split_once(": "));
        let kinds = kinds.and_then(|(_, rest)| rest.split_once(".</desc>"));
        let kinds = kinds.map_or("", |(kinds, _)| kinds);
        let samples = kinds.split("; ").filter(|kind| !kind.is_empty()).count();
        let bars =
            svg.lines().filter(|line| line.starts_with("<rect class=")).count() - 1 - samples;
        assert_eq!(number("title"), 1 + bars, "every bar and square says what it means");
        assert_eq!(svg.matches("http").count(), 1, "nothing but the name of the language");
        assert!(svg.contains(" viewBox=\"0 0 ") && svg.contains("prefers-color-scheme:dark"));
    }
}

/// Returns the names of all elements, of which each ends where it has to; no `&` stands bare.
fn elements(svg: &str) -> Vec<&str> {
    let (mut names, mut open) = (Vec::new(), Vec::new());
    for piece in svg.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{piece}");
        } else {
            names.push(name);
            open.push(name);
        }
        let references = ["amp;", "lt;", "gt;", "quot;"];
        let mut after = piece.split('&').skip(1);
        assert!(after.all(|rest| references.iter().any(|it| rest.starts_with(it))), "{piece}");
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    names
}
