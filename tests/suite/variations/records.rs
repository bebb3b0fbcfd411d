//! What stands beside a text, a name or a source.

use nato_partners::commands::search::search;
use nato_partners::data::Words;
use nato_partners::membership::timeline::{EntryKind, TimelineFilter, timeline};
use nato_partners::membership::{Scope, cited};
use nato_partners::model::{Format, Language, PartialDate};

use crate::variations::{
    MEMBERS_OF_NATO, MEMBERS_OF_THE_CIRCLE, RING, joined_nato, left_the_circle, varied,
};

#[test]
fn beside_the_place_where_a_format_was_founded_stands_what_there_is_to_know_of_it() {
    let founded = r#"founded: { date: "1990-06-05", place: "Harbour", note: "At night", sources: ["minutes"] }"#;
    let dataset = varied(&[(r#"founded: { date: "1990-06-05", sources: ["minutes"] }"#, founded)]);
    let words = Words::of(&["harbour"]).unwrap();
    let hits = search(&dataset, &words, Language::English, &[]);
    let notes: Vec<_> = hits.iter().map(|hit| (hit.text, hit.note())).collect();
    assert_eq!(notes, [("Harbour", Some("At night"))]);
}

/// XB left the circle to become an Ally, and no Allies sit in the circle: what makes it an Ally says
/// nothing of its time there.
#[test]
fn the_sources_of_a_partner_that_became_an_ally_are_those_of_its_partnership() {
    let left = left_the_circle("1999-03-12", "joined-nato");
    let joined = joined_nato("1999-03-12");
    let dataset = varied(&[(MEMBERS_OF_THE_CIRCLE, &left), (MEMBERS_OF_NATO, &joined)]);
    let circle: &Format = dataset.format("circle").unwrap();
    let scope = Scope::PartyIn(dataset.party_named("XB").unwrap(), circle);
    let cited = cited(&dataset, scope);
    let places = cited.iter().flat_map(|row| &row.cited_by);
    let places: Vec<_> = places.map(|place| (place.record.id(), place.about)).collect();
    assert_eq!(places, [("circle", Some("XB"))]);
}

#[test]
fn a_name_that_lapsed_is_told_with_its_end() {
    let dataset = varied(&[RING]);
    let kinds = vec![EntryKind::Renamed];
    let filter = TimelineFilter { kinds, ..TimelineFilter::default() };
    let renamed = timeline(&dataset, Language::English, &filter);
    let times: Vec<_> = renamed
        .iter()
        .map(|entry| (entry.date.text(), entry.until.map(PartialDate::text)))
        .collect();
    assert_eq!(times, [("1995".to_owned(), Some("1996-02".to_owned()))]);
}

#[test]
fn a_name_that_two_records_bear_is_found_in_both() {
    let list = format!("    list: \"complete\"\n{MEMBERS_OF_THE_CIRCLE}");
    let dataset = varied(&[(&list, &format!("    aliases: [\"Borderia\"]\n{list}"))]);
    let words = Words::of(&["borderia"]).unwrap();
    let hits = search(&dataset, &words, Language::English, &[]);
    let found: Vec<&str> = hits.iter().map(|hit| hit.fact.record.id()).collect();
    assert_eq!(found, ["XB", "circle"]);
}

#[test]
fn a_state_that_bore_a_code_before_is_found_with_its_first_day() {
    let name = "    name: { en: \"Borderia\" }\n";
    let state = format!(
        "{name}    states_under_this_code: [{{ name: \"Union of Borders\", from: \"1920\", until: \"1930\" }}]\n"
    );
    let dataset = varied(&[(name, &state)]);
    let words = Words::of(&["union"]).unwrap();
    let hits = search(&dataset, &words, Language::English, &[]);
    let dates: Vec<_> = hits.iter().map(|hit| hit.fact.date.map(PartialDate::text)).collect();
    assert_eq!(dates, [Some("1920".to_owned())]);
}
