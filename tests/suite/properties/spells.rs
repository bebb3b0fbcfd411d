//! Where spells stand, against an oracle that tries every day a coarse date may be.

use nato_partners::data::load_bytes;
use nato_partners::membership::MemberFilter;
use nato_partners::model::{Day, Language, PartialDate, Reach, Role, Standing};
use proptest::prelude::*;
use proptest::sample::Index;

use super::dates::date_or_range;

/// The oracle's calendar: what is unknown may be any day from here on.
const FIRST_YEAR: u16 = 1993;
/// The day of the review.
const REVIEWED: &str = "1996-10-15";

fn reviewed() -> Day {
    PartialDate::parse(REVIEWED).unwrap().earliest()
}

/// Returns all days that a date may be, as numbers.
fn choices(text: &str) -> std::ops::RangeInclusive<i64> {
    let date = PartialDate::parse(text).unwrap();
    let first = Day::new(FIRST_YEAR, 1, 1).unwrap();
    let first = if date.has_no_first_day() { first } else { date.earliest() };
    let last = if date.has_no_last_day() { reviewed().max(first) } else { date.latest() };
    first.unix_days()..=last.unix_days()
}

/// How often a period lies around a day, before it or after it, over all days its ends may be.
#[derive(Clone, Copy, Debug, Default)]
struct Ways {
    ahead: usize,
    around: usize,
    behind: usize,
}

impl Ways {
    /// Tries every beginning with every later end.
    fn of(from: &str, until: Option<&str>, day: i64) -> Self {
        let mut ways = Self::default();
        let ends = until.map_or(i64::MAX..=i64::MAX, choices);
        for from in choices(from) {
            for until in ends.clone().skip_while(|until| *until <= from) {
                match day {
                    _ if day < from => ways.ahead += 1,
                    _ if day < until => ways.around += 1,
                    _ => ways.behind += 1,
                }
            }
        }
        ways
    }

    fn exist(self) -> bool {
        self.ahead + self.around + self.behind > 0
    }

    /// Says in a word how the period lies, if all ways agree.
    fn reach(self) -> Reach {
        match (self.ahead, self.around, self.behind) {
            (_, 0, 0) => Reach::Before,
            (0, _, 0) => Reach::Covers,
            (0, 0, _) => Reach::After,
            _ => Reach::MayCover,
        }
    }
}

fn some_date() -> impl Strategy<Value = String> {
    date_or_range(1994..=1996_u16)
}

/// Which day to ask for: any, or one at the edge of a date, where things go wrong.
type Pick = (Option<Index>, i64);

fn some_day() -> impl Strategy<Value = Pick> {
    let [first, last] = [1994, 1997].map(|year| Day::new(year, 1, 1).unwrap().unix_days());
    prop_oneof![
        1 => (first..last).prop_map(|days| (None, days)),
        4 => (any::<Index>(), -1..=1_i64).prop_map(|(edge, shift)| (Some(edge), shift)),
    ]
}

/// Returns the day that is meant beside these dates; what is unknown has no first day to stand beside.
fn picked((edge, days): Pick, dates: &[Option<&str>]) -> Day {
    let edges_of = |date: &str| {
        let choices = choices(date);
        let has_first = date != "unknown" && !date.starts_with("[..");
        [if has_first { *choices.start() } else { *choices.end() }, *choices.end()]
    };
    let edges: Vec<i64> = dates.iter().flatten().flat_map(|date| edges_of(date)).collect();
    Day::from_unix_days(edge.map_or(days, |edge| edges[edge.index(edges.len())] + days)).unwrap()
}

/// A data set with one spell and one suspension of it.
fn data_set(from: &str, until: Option<&str>, suspension: Option<(&str, Option<&str>)>) -> String {
    let sound = include_str!("../../fixtures/sound.yaml");
    let end =
        |until: Option<&str>| until.map_or(String::new(), |until| format!(", until: \"{until}\""));
    let suspended = suspension.map_or(String::new(), |(from, until)| {
        format!(", suspended: [{{ from: \"{from}\"{}, what: \"All.\" }}]", end(until))
    });
    let spell =
        format!("      - {{ country: \"XB\", from: \"{from}\"{}{suspended} }}\n", end(until));
    let old =
        "      - country: \"XB\"\n        from: \"1990-06-05\"\n        sources: [\"minutes\"]\n";
    assert!(sound.contains(old) && sound.contains("reviewed: \"2020-06-15\""));
    sound.replace(old, &spell).replace("2020-06-15", REVIEWED)
}

proptest! {
    #![proptest_config(crate::properties::cases(400))]

    #[test]
    fn a_member_stands_in_one_way_and_is_counted_once(
        from in some_date(),
        until in proptest::option::of(some_date()),
        suspension in proptest::option::weighted(0.8, (some_date(), proptest::option::of(some_date()))),
        day in some_day(),
    ) {
        let (first, last) = suspension.as_ref().map_or((None, None), |(from, until)| (Some(from), until.as_ref()));
        let day = picked(day, &[Some(&from), until.as_deref(), first.map(String::as_str), last.map(String::as_str)]);
        let number = day.unix_days();
        let spell = Ways::of(&from, until.as_deref(), number);
        prop_assume!(spell.exist());
        let suspension = suspension.as_ref().map(|(from, until)| (&**from, until.as_deref()));
        let suspended = suspension.map(|(from, until)| Ways::of(from, until, number));
        prop_assume!(suspended.is_none_or(Ways::exist));

        let text = data_set(&from, until.as_deref(), suspension);
        let dataset = load_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
        let filter = MemberFilter { roles: Role::ALL.to_vec(), ever: true, ..MemberFilter::default() };
        let circle = dataset.format("circle").unwrap();
        let (members, tally) = nato_partners::membership::members(&dataset, circle, day, Language::English, &filter);
        prop_assert_eq!(members.len(), 1);

        let suspended = suspended.map(Ways::reach);
        let (standing, perhaps) = match (spell.reach(), suspended) {
            (Reach::Before, _) => (Standing::Future, false),
            (Reach::After, _) => (Standing::Former, false),
            (Reach::MayCover, _) => (Standing::Possible, false),
            (Reach::Covers, Some(Reach::Covers)) => (Standing::Suspended, false),
            (Reach::Covers, suspended) => (Standing::Member, suspended == Some(Reach::MayCover)),
        };
        prop_assert_eq!((members[0].standing, members[0].is_perhaps_suspended), (standing, perhaps));
        let is_sure = matches!(standing, Standing::Member | Standing::Suspended);
        prop_assert_eq!((tally.partners, tally.possible), (usize::from(is_sure), usize::from(standing == Standing::Possible)));
        prop_assert_eq!(tally.suspended, usize::from(standing == Standing::Suspended));

        // The short answer holds exactly who is in force.
        let (in_force, _) = nato_partners::membership::members(&dataset, circle, day, Language::English, &MemberFilter::default());
        prop_assert_eq!(in_force.len(), usize::from(standing.is_in_force()));
    }
}
