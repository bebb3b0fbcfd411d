//! Countries that were never in a format: what is answered about them, and what is never said.

use nato_partners::data::Dataset;
use nato_partners::error::Exit;
use nato_partners::model::CountryKind;

use crate::names::{assert_all, command};
use crate::support::asked::run;

/// What is typed to `country`; how the heading goes on behind the day; and what is remarked on, all of it.
const ANSWERS: &[(&str, &str, &str, &[&str])] = &[
    ("china", "China", NONE, &["not part of its official network", "the seventh"]),
    ("CN", "China", NONE, &["not part of its official network"]),
    ("cyprus", "Cyprus", NONE, &["Partnership for Peace", "2025-12-11"]),
    ("india", "India", NONE, &["2019-12-12", "NATO Plus"]),
    ("iran", "Iran", NONE, &[]),
    ("saudi arabia", "Saudi Arabia", NONE, &["2004-06-28", "Istanbul Cooperation Initiative"]),
    ("oman", "Oman", NONE, &["2004-06-28", "Istanbul Cooperation Initiative"]),
    ("libya", "Libya", NONE, &["2012-05", "Mediterranean Dialogue"]),
    ("cabo verde", "Cabo Verde", NONE, &["2024-05-29", "working toward a partnership"]),
    ("cape verde", "Cabo Verde", NONE, &["2024-05-29"]),
    ("argentina", "Argentina", NONE, &["2024-04-18", "asks to become a global partner"]),
    ("kosovo", "Kosovo", NONE, &["2015", "closer cooperation"]),
    ("lebanon", "Lebanon", NONE, &["2024-08"]),
    ("nigeria", "Nigeria", NONE, &[]),
    ("NER", "Niger", NONE, &[]),
    ("north korea", "North Korea", NONE, &[]),
    ("PRK", "North Korea", NONE, &[]),
    ("CR", "Costa Rica", NONE, &[]),
    ("SLV", "El Salvador", NONE, &["Afghan"]),
    ("taiwan", "Taiwan", NONE, &["NATO Defense College"]),
    ("palestine", "Palestinian Territories", NONE, &["2004-06-29"]),
    ("greenland", "Greenland", AREA, &["Denmark", "country dk"]),
    ("hong kong", "Hong Kong", AREA, &["China", "country cn"]),
    ("puerto rico", "Puerto Rico", AREA, &["United States", "country us"]),
    ("aland islands", "Åland Islands", AREA, &["Finland", "country fi"]),
    ("western sahara", "Western Sahara", AREA, &[]),
    ("antarctica", "Antarctica", AREA, &[]),
    ("falkland islands", "Falkland Islands", AREA, &[]),
];

const NONE: &str = "in none of the 29 formats";
const AREA: &str = "it has no seat of its own";

#[test]
fn who_was_never_in_a_format_is_answered_with_what_is_known() {
    assert_all(ANSWERS, |(asked, name, how, remarked)| {
        let shown = run(&["country", asked, "--width", "200"]);
        let csv = run(&["country", asked, "-o", "csv"]);
        let json = run(&["country", asked, "-o", "json"]);
        let heading = format!("{name} on 2026-11-24: {how}\n");
        let is_remarked = remarked.iter().all(|part| shown.stderr.contains(part));
        let is_answered = shown.exit == Exit::Answered && shown.stdout.starts_with(&heading);
        let is_empty = csv.stdout.lines().count() == 1 && json.stdout == "[]\n";
        let is_same = csv.stderr == shown.stderr && json.stderr == shown.stderr;
        let is_right = is_answered && is_remarked && is_empty && is_same;
        (!is_right).then(|| format!("{}\n  {shown:#?}\n  {csv:#?}", command(&["country", asked])))
    });
}

/// A state is not taken for its neighbour in the alphabet or on the map.
#[test]
fn nobody_else_is_named_with_a_state_that_is_known() {
    for (asked, other) in
        [("north korea", "KR"), ("KP", "Republic of Korea:"), ("niger", "Nigeria")]
    {
        let answer = run(&["country", asked]);
        let said = format!("{}{}", answer.stdout, answer.stderr);
        assert!(!said.contains(other), "{asked}: {said}");
    }
}

#[test]
fn every_entry_of_iso_3166_1_is_an_answer_by_each_of_its_codes() {
    let dataset = Dataset::embedded();
    let entries = dataset.countries.iter().filter(|it| &*it.iso.scheme == "ISO 3166-1");
    assert_eq!(entries.clone().count(), 249);
    let areas = dataset.countries.iter().filter(|it| it.kind == CountryKind::Area);
    assert_eq!(areas.count(), 53);
    let codes = entries.flat_map(|it| {
        let codes = [Some(&it.iso.alpha2), Some(&it.iso.alpha3), it.iso.numeric.as_ref()];
        codes.map(|code| (code.unwrap(), &it.name.en))
    });
    assert_all(codes, |(code, name)| {
        let answer = run(&["country", code, "--width", "500"]);
        let is_right = answer.exit == Exit::Answered
            && answer.stdout.starts_with(&format!("{name} on 2026-11-24: "));
        (!is_right).then(|| format!("{}\n  {answer:?}", command(&["country", code])))
    });
}

/// Commands that take countries take these too, with exit 0.
#[test]
fn other_commands_know_them() {
    let cases: &[(&[&str], &str)] = &[
        (&["show", "china", "--width", "200"], "not part of its official network"),
        (&["show", "greenland", "--width", "200"], "Represented by: Denmark (DK)"),
        (&["sources", "china", "--width", "200"], "chinamil-2018-06-12"),
        (&["conflicts", "china", "--width", "200"], "How many rounds of talks"),
        (&["conflicts", "argentina", "--open", "--width", "200"], "nothing after April 2024"),
        (&["search", "lebanon", "--width", "200"], "country  LB"),
        (&["search", "official network", "--width", "200"], "outside CN"),
        (&["search", "cyprus", "--width", "200"], "Christodoulides"),
        (&["compare", "finland", "china", "--width", "200"], "China"),
        (&["matrix", "--country", "china", "--width", "200"], "0 countries"),
        (&["timeline", "china", "--width", "200"], ""),
        (&["countries", "--in-none", "--width", "200"], "in no format\n127 countries, 53 areas"),
        (
            &["countries", "--in-none", "--area", "Gulf", "-o", "csv"],
            "OM,Oman,Gulf,state,,invited,2004-06-28",
        ),
        (&["countries", "--not-in", "eapc"], ": in some format, not in eapc\n"),
    ];
    assert_all(cases, |(arguments, part)| {
        let answer = run(arguments);
        let is_right = answer.exit == Exit::Answered && answer.stdout.contains(part);
        (!is_right).then(|| format!("{}\n  {answer:#?}", command(arguments)))
    });
}
