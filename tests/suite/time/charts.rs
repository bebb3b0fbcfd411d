//! Charts on the screen and as pictures.

use nato_partners::data::Dataset;
use nato_partners::membership::Seat;
use nato_partners::model::{Day, Language, Role, Standing};
use nato_partners::query::{self, LaneOf, Shade};

use crate::support::asked::{formats_and_parties, text};
use crate::time::state::boundaries;
use crate::time::xml::well_formed;

/// The words of a command that draws each format, each country and all together.
fn every_chart() -> Vec<String> {
    let all = formats_and_parties().chain([String::new(), "md ici".into()]);
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
fn charts_in_ascii_are_ascii() {
    for command in ["timeline eapc --chart --width 40", "timeline finland --chart --width 120"] {
        let chart = text(&format!("{command} --ascii"));
        assert!(chart.is_ascii(), "{chart}");
    }
    let finland = text("timeline finland --chart --ascii --width 100");
    let council = finland.lines().find(|line| line.starts_with("eapc")).expect("a row");
    assert!(
        council.contains("####====") && council.ends_with("1997-05-30..2023-04-04, 2023-04-04..")
    );
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
        for lane in query::lanes_of_format(dataset, format, Language::English) {
            let LaneOf::Party(party) = lane.of else { panic!("a lane of a country") };
            for &day in &days {
                let seats = nato_partners::membership::seats(dataset, format);
                let held = seats.filter(|seat| party.holds(seat.spell));
                let held = held.filter(|seat| seat.role != Role::Observer);
                let shade = |seat: Seat<'_>| match (seat.standing(day, reviewed), seat.role) {
                    (Standing::Former | Standing::Future, _) => None,
                    (Standing::Possible, _) => Some(Shade::Possible),
                    (Standing::Suspended, _) => Some(Shade::Suspended),
                    (Standing::Member, Role::Ally) => Some(Shade::Ally),
                    (Standing::Member, _) => Some(Shade::Member),
                };
                let expected = held.filter_map(shade).min();
                let over = |one: &&query::Stretch| one.from <= day && day < one.until;
                let drawn: Vec<Shade> =
                    lane.stretches.iter().filter(over).map(|one| one.shade).collect();
                let is_last = day == Day::MAX;
                assert!(is_last || drawn == Vec::from_iter(expected), "{} {day}", party.code());
            }
        }
    }
}

#[test]
fn the_life_of_a_format_shows_when_it_was_suspended() {
    let lanes = query::lanes_of_all_formats(Dataset::embedded());
    let of_council =
        |lane: &&query::Lane<'_>| matches!(lane.of, LaneOf::Format(format) if &*format.id == "nrc");
    let council = lanes.iter().find(of_council).expect("the NATO-Russia Council");
    let shade = |year, month, day| {
        let day = Day::new(year, month, day).expect("a day");
        let over = |one: &&query::Stretch| one.from <= day && day < one.until;
        council.stretches.iter().find(over).map(|one| one.shade)
    };
    assert_eq!(shade(1997, 5, 26), None);
    assert_eq!(shade(1998, 1, 1), Some(Shade::Member));
    assert_eq!(shade(1999, 5, 1), Some(Shade::Suspended));
    assert_eq!(shade(2008, 8, 18), Some(Shade::Member));
    assert_eq!(shade(2008, 8, 19), Some(Shade::Suspended));
    assert_eq!(shade(2009, 6, 27), Some(Shade::Member));
    assert_eq!(shade(2025, 12, 3), None);
}

#[test]
fn pictures_are_sound_and_stand_by_themselves() {
    for command in every_chart() {
        let svg = text(&format!("{command} -o svg"));
        let elements = well_formed(&svg).unwrap_or_else(|why| panic!("{command}: {why}"));
        let number = |name: &str| elements.iter().filter(|element| *element == name).count();
        assert_eq!((number("svg"), number("desc"), number("style")), (1, 1, 1));
        assert_eq!(number("script") + number("image") + number("foreignObject"), 0);
        let bars = svg.lines().filter(|line| line.starts_with("<g>")).count();
        assert_eq!(number("title"), 1 + bars, "every bar says what it means");
        assert_eq!(svg.matches("http").count(), 1, "nothing but the name of the language");
        assert!(svg.contains(" viewBox=\"0 0 ") && svg.contains("prefers-color-scheme:dark"));
    }
    let finland = text("timeline finland --chart -o svg");
    let title =
        "<title>Euro-Atlantic Partnership Council (EAPC): partner 1997-05-30–2023-04-04</title>";
    assert!(finland.contains(title), "{finland}");
    assert_eq!(finland, text("timeline finland --chart -o svg --width 40 --ascii --color always"));
}
