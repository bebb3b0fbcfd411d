//! What happened when, and what is different on two days.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::Path;

use nato_partners::Outcome;
use nato_partners::dataset::{self, Dataset, Origin};
use nato_partners::model::{Day, Format, Language, PartialDate, Role, Standing};
use nato_partners::query::{self, Change, ChangeFilter, ChangeKind, LaneOf, Seat, Shade};
use serde_json::Value;

fn outcome(command: &str) -> Outcome {
    let pieces = command.split('\'').enumerate();
    let words = pieces.flat_map(|(number, piece)| {
        let is_quoted = number % 2 == 1;
        if is_quoted {
            vec![OsString::from(piece)]
        } else {
            piece.split_whitespace().map(OsString::from).collect()
        }
    });
    nato_partners::run(std::iter::once(OsString::from("nato-partners")).chain(words))
}

fn text(command: &str) -> String {
    let outcome = outcome(command);
    assert_eq!(outcome.exit as u8, 0, "{command}\n{}", outcome.stderr);
    outcome.stdout
}

/// Returns what a command says when it refuses.
fn refusal(command: &str, exit: u8) -> String {
    let outcome = outcome(command);
    assert_eq!((outcome.exit as u8, &*outcome.stdout), (exit, ""), "{command}");
    outcome.stderr
}

fn rows(command: &str) -> Vec<Value> {
    serde_json::from_str(&text(&format!("{command} -o json"))).expect("JSON")
}

/// Returns rows as lines of some of their columns, `–` for none.
fn lines(command: &str, keys: &[&str]) -> Vec<String> {
    let line = |row: &Value| {
        let cell = |key: &&str| row[*key].as_str().unwrap_or("–").to_owned();
        keys.iter().map(cell).collect::<Vec<_>>().join(" ")
    };
    rows(command).iter().map(line).collect()
}

const KEYS: [&str; 4] = ["date", "format", "kind", "country"];

#[test]
fn a_partner_that_became_an_ally_left_and_joined() {
    let finland = lines("timeline finland", &KEYS);
    for line in [
        "1992 nacc joined FI",
        "1994-05-09 pfp joined FI",
        "1997-05-30 eapc joined FI",
        "1997-05-30 nacc left FI",
        "2023-04-04 eapc joined FI",
        "2023-04-04 eapc left FI",
        "2023-04-04 nato joined FI",
        "2025-12-03 nrc left FI",
    ] {
        assert!(finland.contains(&line.to_owned()), "{line}\n{finland:#?}");
    }
    assert_eq!(finland.len(), 16);
    let council = lines(
        "timeline finland --from 2023-04-04 --to 2023-04-04 --columns format,kind,role,left",
        &["format", "kind", "role", "left"],
    );
    assert!(council.contains(&"eapc left partner joined NATO".to_owned()), "{council:#?}");
    assert!(council.contains(&"eapc joined ally –".to_owned()), "{council:#?}");
}

#[test]
fn everything_is_told_once_and_in_order() {
    let keys = ["date", "format", "kind", "country", "what"];
    let all = lines("timeline", &keys);
    let distinct: BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    let dates: Vec<String> =
        all.iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    let known = dates.iter().take_while(|date| *date != "unknown").count();
    assert!(dates[..known].is_sorted());
    assert!(dates[known..].iter().all(|date| date == "unknown"));

    let several = lines("timeline md finland wales-2014", &keys);
    let distinct: BTreeSet<&String> = several.iter().collect();
    assert_eq!(distinct.len(), several.len());
    for one in ["md", "finland", "wales-2014"] {
        for line in lines(&format!("timeline {one}"), &keys) {
            assert!(several.contains(&line), "{line}");
        }
    }
}

#[test]
fn a_meeting_has_its_own_entry_and_what_happened_on_its_days() {
    let wales = lines("timeline wales", &KEYS);
    for line in [
        "2014-09-04 – meeting –",
        "2014-09-04 pii founded –",
        "2014-09-05 dcb joined JO",
        "2014-09-05 eop event –",
    ] {
        assert!(wales.contains(&line.to_owned()), "{line}\n{wales:#?}");
    }
    assert!(wales.iter().all(|line| line.starts_with("2014-09-0")), "{wales:#?}");
}

#[test]
fn times_and_kinds_narrow_a_timeline() {
    assert_eq!(
        lines("timeline --kind suspended --from 2010", &KEYS),
        [
            "2014-04-01 eapc suspended RU",
            "2014-04-01 nrc suspended RU",
            "2014-04-01 pfp suspended RU",
            "2021-08-20 patg suspended AF",
            "2021-11-19 eapc suspended BY",
            "2021-11-19 pfp suspended BY",
        ]
    );
    assert_eq!(
        lines("timeline nrc --kind suspended --kind resumed", &KEYS),
        [
            "1999-03 nrc suspended RU",
            "1999-09 nrc resumed RU",
            "2008-08-19 nrc suspended RU",
            "2009-06-27 nrc resumed RU",
            "2014-04-01 nrc suspended RU",
        ],
        "the last suspension ended with the council, and nothing was resumed"
    );
    let february = "timeline ici --kind joined --from 2005-02-10 --to 2005-02-12";
    assert_eq!(lines(february, &KEYS), ["2005-02 ici joined BH", "2005-02 ici joined QA"]);
    assert_eq!(
        lines("timeline ici --kind invited", &KEYS),
        ["2004-06-28 ici invited OM", "2004-06-28 ici invited SA"]
    );
    assert!(rows("timeline deep --to 2006 --kind joined").is_empty(), "it was founded in 2007");
    let unknown = rows("timeline deep --kind joined --from 2024");
    assert!(!unknown.is_empty() && unknown.iter().all(|row| row["date"] == "unknown"));
}

#[test]
fn a_name_means_a_format_or_a_country() {
    let md = outcome("timeline md");
    assert!(md.stdout.starts_with("Timeline of Mediterranean Dialogue (MD): "));
    assert!(md.stderr.contains("`md` is also Republic of Moldova: type `country:md` for it"));
    assert!(text("timeline country:md").starts_with("Timeline of Republic of Moldova: "));
    let russia = outcome("timeline russia");
    assert!(russia.stdout.starts_with("Timeline of Russia: "), "it only begins a format's name");
    assert_eq!(russia.stderr, "");
    assert!(!text("show russia").contains("NATO-Russia Council\n"));
}

#[test]
fn changes_name_what_came_about_between_warsaw_and_2024() {
    let command = "changes --from 2016-07-09 --to 2024-04-01";
    let changes = lines(command, &["date", "country", "format", "change"]);
    for line in [
        "2017-06-05 ME nato became Ally",
        "2020-03-27 MK nato became Ally",
        "2023-04-04 FI nato became Ally",
        "2024-03-07 SE nato became Ally",
        "2023-04-04 FI eapc became Ally",
        "2023-04-04 FI pfp left",
        "2017-05 CO patg joined",
        "2021-08-20 AF patg suspended",
        "2021-11-19 BY eapc suspended",
        "2021-11-19 BY pfp suspended",
        "2023-07-11 – nuc renamed",
        "2020-06-12 UA eop joined",
    ] {
        assert!(changes.contains(&line.to_owned()), "{line}\n{changes:#?}");
    }
    let screen = text(command);
    for words in [
        "69 changes after 2016-07-09 up to 2024-04-01",
        "became Ally: Montenegro, North Macedonia, Finland, Sweden",
        "suspended: Afghanistan, Belarus",
        "nuc is NATO-Ukraine Council",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let left = lines(
        &format!("{command} --country finland --change left --columns format,left"),
        &["format", "left"],
    );
    assert_eq!(left, ["eop joined NATO", "pfp joined NATO", "pii joined NATO"]);
    assert!(rows("changes --from 2016-07-09 --to 2016-07-09").is_empty());
}

#[test]
fn a_coarse_date_changes_once_and_only_what_differs() {
    let on = |from: &str, to: &str| {
        let command = format!("changes --from {from} --to {to} --format ici --country bahrain");
        lines(&command, &["date", "change"])
    };
    assert_eq!(on("2005-01-31", "2005-02-15"), ["2005-02 perhaps joined"]);
    assert_eq!(on("2005-02-15", "2005-02-28"), ["2005-02 joined by then"]);
    assert_eq!(on("2005-01-31", "2005-02-28"), ["2005-02 joined"]);
    assert!(on("2005-02-01", "2005-02-27").is_empty());
    assert!(on("2005-02-28", "reviewed").is_empty());
}

/// What a membership is on a day, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    None,
    Possible,
    Member,
    Suspended,
}

/// Everything that changes can change, as it is on a day; what is not there has no entry.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    seats: BTreeMap<(String, String, Role), Held>,
    formats: BTreeMap<String, (Held, String)>,
}

impl State {
    fn on(dataset: &Dataset, formats: &[&Format], day: Day) -> Self {
        let mut state = Self::default();
        for format in formats {
            for seat in query::seats(dataset, format) {
                let party = dataset.party(seat.spell).expect("a holder").code().to_owned();
                state.sit((format.id.to_string(), party, seat.role), held(&seat, day, dataset));
            }
            let exists = existence(format, day, dataset.reviewed());
            if exists != Held::None {
                let name = format.name_on(day).name.en.to_string();
                state.formats.insert(format.id.to_string(), (exists, name));
            }
        }
        state
    }

    /// Adds a seat beside others of the same country in the same role: the surest counts.
    fn sit(&mut self, key: (String, String, Role), held: Held) {
        let before = self.seats.get(&key).copied().unwrap_or(Held::None);
        self.set(key, held.max(before));
    }

    fn set(&mut self, key: (String, String, Role), held: Held) {
        if held == Held::None {
            self.seats.remove(&key);
        } else {
            self.seats.insert(key, held);
        }
    }

    /// Does what the word of a change says, and looks at nothing but its columns.
    fn apply(&mut self, change: &Change<'_>) {
        let format = change.format.id.to_string();
        let Some(party) = change.party else { return self.apply_to_format(format, change) };
        let key = |role| (format.clone(), party.code().to_owned(), role);
        let role = change.role.expect("a membership has a role");
        self.set(
            key(role),
            match change.change {
                ChangeKind::Left | ChangeKind::LeftByThen => Held::None,
                ChangeKind::PerhapsLeft | ChangeKind::PerhapsJoined => Held::Possible,
                ChangeKind::Joined
                | ChangeKind::JoinedByThen
                | ChangeKind::BecameAlly
                | ChangeKind::Resumed => Held::Member,
                ChangeKind::Suspended => Held::Suspended,
                other => panic!("{other:?} of a membership"),
            },
        );
        if change.change == ChangeKind::BecameAlly {
            self.set(key(Role::Partner), Held::None);
        }
    }

    fn apply_to_format(&mut self, id: String, change: &Change<'_>) {
        let name = change.name().to_owned();
        let exists = match change.change {
            ChangeKind::Founded | ChangeKind::FoundedByThen => Held::Member,
            ChangeKind::PerhapsFounded | ChangeKind::PerhapsEnded => Held::Possible,
            ChangeKind::Ended | ChangeKind::EndedByThen => {
                self.formats.remove(&id);
                return;
            }
            ChangeKind::Renamed => {
                self.formats.get_mut(&id).expect("it exists").1 = name;
                return;
            }
            other => panic!("{other:?} of a format"),
        };
        self.formats.entry(id).or_insert((exists, name)).0 = exists;
    }
}

fn held(seat: &Seat<'_>, day: Day, dataset: &Dataset) -> Held {
    match seat.standing(day, dataset.reviewed()) {
        Standing::Member => Held::Member,
        Standing::Suspended => Held::Suspended,
        Standing::Possible => Held::Possible,
        Standing::Former | Standing::Future => Held::None,
    }
}

fn existence(format: &Format, day: Day, reviewed: Day) -> Held {
    let latest = |date: PartialDate| if date.is_unknown() { reviewed } else { date.latest() };
    let founded = format.founded.date;
    let ended = format.ended.as_ref().map(|ended| ended.date);
    if day < founded.earliest() || ended.is_some_and(|ended| latest(ended) <= day) {
        Held::None
    } else if day < latest(founded) || ended.is_some_and(|ended| ended.earliest() <= day) {
        Held::Possible
    } else {
        Held::Member
    }
}

/// Checks that the changes lead from one state to the other, that none is idle, and that their dates
/// lie, or may lie, between the two days.
fn lead(dataset: &Dataset, from: (Day, &State), to: (Day, &State), formats: &[&Format]) {
    let filter = ChangeFilter { formats: formats.to_vec(), ..ChangeFilter::default() };
    let changes = query::changes(dataset, from.0, to.0, Language::English, &filter);
    let mut state = from.1.clone();
    for change in &changes {
        let before = state.clone();
        state.apply(change);
        assert_ne!(before, state, "{} {}: idle: {change:#?}", from.0, to.0);
        let may_lie_between = change.date.earliest() <= to.0 && from.0 < change.date.latest();
        assert!(may_lie_between, "{} {}: {change:#?}", from.0, to.0);
    }
    assert_eq!(&state, to.1, "{} {}: {changes:#?}", from.0, to.0);
    assert!(changes.is_sorted_by_key(|change| (change.date.sort_key(), &*change.format.id)));
}

/// Returns the days around which anything in a format may change.
fn boundaries(dataset: &Dataset, format: &Format) -> Vec<Day> {
    let ended = format.ended.as_ref().map(|ended| ended.date);
    let mut dates: Vec<PartialDate> =
        [Some(format.founded.date), ended].into_iter().flatten().collect();
    dates.extend(format.names.iter().map(|name| name.from));
    for seat in query::seats(dataset, format) {
        dates.extend([Some(seat.from), seat.until].into_iter().flatten());
        for suspension in seat.suspensions() {
            dates.extend([Some(suspension.from), suspension.until].into_iter().flatten());
        }
    }
    let days = dates.iter().flat_map(|date| [date.earliest(), date.latest()]);
    let mut days: Vec<Day> = days.chain([dataset.reviewed()]).collect();
    days.extend(days.clone().into_iter().map(Day::previous));
    days.sort_unstable();
    days.dedup();
    days
}

fn every_pair_of_boundaries_leads(dataset: &Dataset, format: &Format) {
    let formats = [format];
    let states: Vec<(Day, State)> = boundaries(dataset, format)
        .into_iter()
        .map(|day| (day, State::on(dataset, &formats, day)))
        .collect();
    for (place, (from, before)) in states.iter().enumerate() {
        for (to, after) in &states[place..] {
            lead(dataset, (*from, before), (*to, after), &formats);
        }
    }
}

#[test]
fn changes_lead_from_one_day_to_the_other_between_all_boundaries() {
    let dataset = Dataset::embedded();
    for id in [
        "patg",
        "ici",
        "itpp",
        "nrc",
        "nuc",
        "deep",
        "ipcp",
        "pii",
        "organisations",
        "eapc",
        "nacc",
    ] {
        every_pair_of_boundaries_leads(dataset, dataset.format(id).expect(id));
    }
    let small = dataset::load(&Origin::of(Path::new("tests/fixtures/small"))).expect("it is sound");
    for format in &small.formats {
        every_pair_of_boundaries_leads(&small, format);
    }
}

#[test]
fn changes_lead_from_one_day_to_the_other_at_random() {
    let dataset = Dataset::embedded();
    let formats: Vec<&Format> = dataset.formats.iter().collect();
    let first = Day::new(1991, 1, 1).expect("a day").unix_days();
    let last = Day::new(2026, 12, 31).expect("a day").unix_days();
    let mut seed = 2_026_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let days = i64::try_from((seed >> 33) % 20_000).expect("it is small") % (last - first);
        Day::from_unix_days(first + days).expect("a day")
    };
    for _ in 0..200 {
        let (one, other) = (random(), random());
        let (from, to) = (one.min(other), one.max(other));
        let before = State::on(dataset, &formats, from);
        let after = State::on(dataset, &formats, to);
        lead(dataset, (from, &before), (to, &after), &formats);
    }
}

#[test]
fn turned_round_or_mistyped_questions_say_what_to_type() {
    let turned = refusal("changes --from 2024-04-01 --to 2016-07-09", 2);
    assert!(turned.contains("tip: nato-partners changes --from 2016-07-09 --to 2024-04-01"));
    let turned = refusal("timeline 'Bosnia and Herzegovina' --from 2020 --to 2010", 2);
    let tip = "tip: nato-partners timeline 'Bosnia and Herzegovina' --from 2010 --to 2020";
    assert!(turned.contains(tip), "{turned}");
    assert!(refusal("changes", 2).contains("--from <DATE>"));
    assert!(refusal("changes --from 2016-13-40", 2).contains("is not a date"));
    assert!(refusal("timeline finlnad", 1).contains("did you mean `FI` (Finland)?"));
    assert!(refusal("timeline source:aa-cooperative-security", 1).contains("has no timeline"));
    assert!(refusal("timeline --chart wales", 2).contains("has no bars to draw"));
    for output in ["list", "csv", "tsv", "json", "jsonl", "markdown"] {
        let refused = refusal(&format!("timeline md --chart -o {output}"), 2);
        let tip = format!("tip: for rows, type `nato-partners timeline md -o {output}`");
        assert!(refused.contains(&tip), "{refused}");
    }
    for command in ["members md", "show md", "timeline md", "changes --from 2020", "check"] {
        let refused = refusal(&format!("{command} -o svg"), 2);
        assert!(refused.contains("svg exists for `timeline --chart` alone"), "{refused}");
    }
}

/// The words of a command that draws each format, each country and all together.
fn every_chart() -> Vec<String> {
    let dataset = Dataset::embedded();
    let formats = dataset.formats.iter().map(|format| format!("format:{}", format.id));
    let countries = dataset.countries.iter().map(|country| format!("country:{}", country.id));
    let organisations = dataset.organisations.iter().map(|one| format!("country:{}", one.id));
    let all = formats.chain(countries).chain(organisations).chain([String::new(), "md ici".into()]);
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
                let seats = query::seats(dataset, format);
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

/// Reads XML as simple as ours, and returns the names of its elements.
fn well_formed(xml: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml.trim_end();
    while !rest.is_empty() {
        let (before, tag) = rest.split_once('<').unwrap_or((rest, ""));
        references(before)?;
        if open.is_empty() && !before.trim().is_empty() {
            return Err(format!("text outside: {before}"));
        }
        if tag.is_empty() {
            break;
        }
        let (tag, after) = tag.split_once('>').ok_or("a tag does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        attributes_of(attributes)?;
        if open.is_empty() && !names.is_empty() {
            return Err("a second root".to_owned());
        }
        names.push(name.to_owned());
        if !is_empty {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(names) } else { Err(format!("{open:?} are not closed")) }
}

fn attributes_of(text: &str) -> Result<(), String> {
    let mut rest = text.trim();
    let mut seen = BTreeSet::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or(format!("no attribute: {rest}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("no end: {after}"))?;
        references(value)?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_name || !seen.insert(name) {
            return Err(format!("no name, or twice: {name}"));
        }
        rest = after.trim_start();
    }
    Ok(())
}

/// Checks that every `&` begins a reference, and that no letter is one that XML has no place for.
fn references(text: &str) -> Result<(), String> {
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    let is_known = |rest: &str| known.iter().any(|reference| rest.starts_with(reference));
    if !text.split('&').skip(1).all(is_known) {
        return Err(format!("a bare & in {text}"));
    }
    let is_bad =
        |letter: char| letter < ' ' && letter != '\n' || "\u{FFFE}\u{FFFF}".contains(letter);
    if text.contains(is_bad) { Err(format!("a bad letter in {text:?}")) } else { Ok(()) }
}

#[test]
fn what_is_not_xml_is_found() {
    for wrong in
        ["<a>", "<a></b>", "<a>&</a>", "<a b=c/>", "<a/><b/>", "<a b=\"1\" b=\"2\"/>", "<a/>x"]
    {
        assert!(well_formed(wrong).is_err(), "{wrong}");
    }
    assert_eq!(well_formed("<a b=\"&lt;\"><c/>&amp;</a>\n"), Ok(vec!["a".into(), "c".into()]));
}
