//! What is said, and who says so: search, sources, cite and conflicts on the shipped data.

#![expect(clippy::expect_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

use serde_json::Value;

fn outcome(words: &[&str]) -> nato_partners::Outcome {
    let words = words.iter().map(OsString::from);
    nato_partners::run(std::iter::once(OsString::from("nato-partners")).chain(words))
}

fn text(words: &[&str]) -> String {
    let outcome = outcome(words);
    assert_eq!(outcome.exit as u8, 0, "{words:?}\n{}", outcome.stderr);
    outcome.stdout
}

fn rows(words: &[&str]) -> Vec<Value> {
    serde_json::from_str(&text(&[words, &["-o", "json"]].concat())).expect("JSON")
}

fn column<'r>(rows: &'r [Value], key: &str) -> Vec<&'r str> {
    rows.iter().map(|row| row[key].as_str().unwrap_or_default()).collect()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn cooperative_security_is_a_core_task_and_the_page_says_so() {
    let columns = ["--columns", "id,where,date,text,sources"];
    let hits = rows(&[&["search", "cooperative security"], &columns[..]].concat());
    let core_task = hits.iter().find(|hit| hit["id"] == "nato" && hit["date"] == "2010-11-19");
    let core_task = core_task.expect("the Strategic Concept of Lisbon");
    assert!(core_task["text"].as_str().expect("a text").contains("core task"), "{core_task}");
    assert!(names(&core_task["sources"]).contains(&"aa-cooperative-security"), "{core_task}");
    assert!(column(&hits, "id").contains(&"aa-cooperative-security"), "the page itself");
}

#[test]
fn non_proliferation_is_promoted_and_the_page_says_so() {
    let hits = rows(&["search", "non-proliferation", "--columns", "id,text,sources"]);
    for (id, mines) in [("nato", "removing mines"), ("trust-funds", "removal of mines")] {
        let hit = hits.iter().find(|hit| hit["id"] == id).expect(id);
        let text = hit["text"].as_str().expect("a text");
        assert!(text.contains("disarmament"), "{text}");
        assert!(text.contains(mines), "{text}");
        assert_eq!(names(&hit["sources"]), ["aa-cooperative-security"], "{hit}");
    }
    assert_eq!(column(&rows(&["search", "non-prolif"]), "id"), column(&hits, "id"));
}

#[test]
fn a_name_is_found_first_however_it_is_written() {
    for (asked, id) in [
        ("EAPC", "eapc"),
        ("Mediterranean Dialogue", "md"),
        ("dialogue mediterraneen", "md"),
        ("Mittelmeerdialog", "md"),
        ("Interoperability Platform", "pii"),
        ("TÜRKEI", "TR"),
        ("tuerkei", "TR"),
        ("Österreich", "AT"),
        ("oesterreich", "AT"),
        ("holland", "NL"),
        ("African Union", "african-union"),
        ("warsaw-2016", "warsaw-2016"),
        ("aa-cooperative-security", "aa-cooperative-security"),
    ] {
        let hits = rows(&["search", asked]);
        assert!(!hits.is_empty() && hits[0]["id"] == id, "{asked}: {:?}", hits.first());
    }
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in rows(&["formats", "--columns", "format,name"]) {
        let name = format["name"].as_str().expect("a name");
        let hits = rows(&["search", name, "--kind", "format"]);
        let exact = hits.iter().take(2).any(|hit| hit["id"] == format["format"]);
        assert!(exact, "{name}: {hits:#?}");
    }
}

#[test]
fn a_search_is_limited_after_it_is_ranked() {
    let all = rows(&["search", "partnership"]);
    let some = rows(&["search", "partnership", "--limit", "5"]);
    assert_eq!(some, all[..5]);
    let heading = text(&["search", "partnership", "--limit", "5"]);
    assert!(heading.contains(&format!("in {} places, the nearest 5 shown", all.len())));
    let meetings = rows(&["search", "partnership", "--kind", "meeting"]);
    assert!(!meetings.is_empty() && meetings.len() < all.len());
    assert!(meetings.iter().all(|hit| hit["kind"] == "meeting"));
}

#[test]
fn a_snippet_is_a_part_of_its_text() {
    for hit in rows(&["search", "suspended", "--columns", "snippet,text"]) {
        let part = |key: &str| hit[key].as_str().expect("a text").to_owned();
        let (snippet, text) = (part("snippet"), part("text"));
        assert!(snippet.chars().count() <= 102, "{snippet}");
        assert!(text.contains(snippet.trim_matches('…')), "{snippet}\n{text}");
        assert!(snippet.to_lowercase().contains("suspended"), "{snippet}");
    }
}

#[test]
fn nothing_found_is_an_answer_with_a_guess() {
    let nothing = outcome(&["search", "mediteranean dialogue", "-o", "json"]);
    assert_eq!((nothing.exit as u8, nothing.stdout.as_str()), (0, "[]\n"));
    assert!(nothing.stderr.contains("did you mean `md`"), "{}", nothing.stderr);
    for words in [&["search", ""][..], &["search", "?!"], &["search", "nato", " "]] {
        assert_eq!(outcome(words).exit as u8, 1, "{words:?}");
    }
}

#[test]
fn every_source_is_listed_with_the_places_that_cite_it() {
    let sources = rows(&["sources", "--columns", "id,facts,cited_by,sources,left,note"]);
    assert!(sources.len() > 700);
    for source in &sources {
        let facts = source["facts"].as_u64().expect("a number");
        let places = names(&source["cited_by"]).len() as u64;
        assert!(0 < places && places <= facts, "{source}");
        assert_eq!(names(&source["sources"]), [source["id"].as_str().expect("an id")]);
    }
}

#[test]
fn sources_come_nearest_first_then_newest() {
    let rank = |row: &Value| {
        let qualities = ["primary", "secondary", "tertiary"];
        qualities.iter().position(|quality| row["quality"] == **quality).expect("a quality")
    };
    for pair in rows(&["sources"]).windows(2) {
        let [one, other] = pair else { unreachable!("two of them") };
        let date = |row: &Value| row["date"].as_str().map(str::to_owned);
        let in_order = match (date(one), date(other)) {
            (Some(one), Some(other)) => one >= other,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        assert!(rank(one) < rank(other) || (rank(one) == rank(other) && in_order), "{pair:#?}");
    }
}

#[test]
fn sources_are_those_of_the_page() {
    for format in column(&rows(&["formats"]), "format") {
        let page: Value =
            serde_json::from_str(&text(&["show", format, "-o", "json"])).expect(format);
        let on_page = column(page["sources"].as_array().expect("a list"), "title")
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>();
        let listed = rows(&["sources", format]);
        let listed: BTreeSet<String> =
            column(&listed, "id").into_iter().map(str::to_owned).collect();
        assert_eq!(listed, on_page, "{format}");
    }
}

#[test]
fn who_says_that_finland_was_in_the_council() {
    let sources = rows(&["sources", "finland", "--format", "eapc", "--columns", "id,cited_by"]);
    let places: BTreeMap<&str, Vec<&str>> = sources
        .iter()
        .map(|row| (row["id"].as_str().expect("an id"), names(&row["cited_by"])))
        .collect();
    assert_eq!(places["nato-basictxt-eapc"], ["formats/eapc members FI"]);
    assert_eq!(places["aa-cooperative-security"], ["formats/eapc members FI"]);
    assert!(places.values().flatten().any(|place| *place == "formats/nato members FI"));
    let everywhere = rows(&["sources", "finland"]);
    assert!(everywhere.len() > sources.len());
}

#[test]
fn the_day_and_the_quality_of_sources_are_filters() {
    let dates = |words: &[&str]| {
        let sources = rows(&[&["sources", "eapc"], words].concat());
        column(&sources, "date").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let of_2024 = dates(&["--since", "2024", "--until", "2024"]);
    assert!(!of_2024.is_empty() && of_2024.iter().all(|date| date.starts_with("2024")));
    let filtered = rows(&["sources", "eapc", "--quality", "primary", "--quality", "tertiary"]);
    assert!(filtered.iter().all(|row| row["quality"] != "secondary"));
    let left_out = outcome(&["sources", "eapc", "--since", "2024"]);
    assert!(left_out.stderr.contains("without a date are left out"), "{}", left_out.stderr);
}

#[test]
fn a_format_wins_over_a_country_of_the_same_name() {
    for command in ["sources", "cite"] {
        let format = outcome(&[command, "md"]);
        assert!(format.stderr.contains("type `country:md` for it"), "{}", format.stderr);
        let country = outcome(&[command, "country:md"]);
        assert_eq!(country.stderr, "");
        assert_ne!(country.stdout, format.stdout);
    }
}

fn every_id() -> Vec<String> {
    column(&rows(&["sources"]), "id").into_iter().map(|id| format!("source:{id}")).collect()
}

#[test]
fn bibtex_is_balanced_and_has_every_source_once() {
    let ids = every_id();
    let mut words = vec!["cite", "-o", "bibtex"];
    words.extend(ids.iter().map(String::as_str));
    let bibtex = text(&words);
    let mut depth = 0_u32;
    let mut entries = 0;
    for line in bibtex.lines() {
        entries += u32::from(line.starts_with('@'));
        assert_eq!(line.starts_with('@'), depth == 0 && !line.is_empty(), "{line}");
        for letter in line.chars() {
            depth = match letter {
                '{' => depth + 1,
                '}' => depth.checked_sub(1).expect("an open brace"),
                _ => depth,
            };
        }
        assert!(depth <= 1, "a field ends on its line: {line}");
    }
    assert_eq!((depth, entries as usize), (0, ids.len()));
    assert!(bibtex.contains("@misc{aa-cooperative-security,\n"));
    assert!(bibtex.contains("note = {Dated about 2016."));
}

#[test]
fn csl_json_is_as_precise_as_its_sources() {
    let sources = rows(&["sources"]);
    let ids = every_id();
    let mut words = vec!["cite", "-o", "csl-json"];
    words.extend(ids.iter().map(String::as_str));
    let items: Vec<Value> = serde_json::from_str(&text(&words)).expect("JSON");
    assert_eq!(items.len(), sources.len());
    for (item, source) in items.iter().zip(&sources) {
        assert_eq!(item["id"], source["id"]);
        assert_eq!(item["title"], source["title"]);
        assert_eq!(item.get("URL").unwrap_or(&Value::Null), &source["url"]);
        let parts = item["issued"]["date-parts"][0].as_array();
        let parts: Option<Vec<String>> = parts.map(|parts| {
            let number = |part: &Value| part.as_u64().expect("a number");
            parts.iter().map(|part| format!("{:02}", number(part))).collect()
        });
        assert_eq!(parts.map(|parts| parts.join("-")).as_deref(), source["date"].as_str());
        let kind = if source["url"].is_null() { "document" } else { "webpage" };
        assert_eq!(item["type"], kind);
    }
    assert_eq!(rows(&["cite", "eapc"]).len(), rows(&["sources", "eapc"]).len());
}

#[test]
fn the_data_set_can_be_cited() {
    let page = text(&["cite"]);
    for words in ["version 0.", "reviewed 20", "CC0-1.0", "nato-partners cite -o bibtex"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let item = &rows(&["cite"])[0];
    assert_eq!(item["type"], "dataset");
    assert!(text(&["cite", "-o", "bibtex"]).starts_with("@misc{nato-partners,\n"));
}

#[test]
fn a_citation_is_no_row_and_a_row_no_citation() {
    for output in ["csv", "tsv", "jsonl"] {
        let refused = outcome(&["cite", "md", "-o", output]);
        assert_eq!(refused.exit as u8, 2);
        assert!(refused.stderr.contains(&format!("nato-partners sources md -o {output}")));
    }
    for output in ["bibtex", "csl-json"] {
        let refused = outcome(&["sources", "md", "-o", output]);
        assert_eq!(refused.exit as u8, 2);
        assert!(refused.stderr.contains(&format!("only `cite` writes {output}")));
    }
}

#[test]
fn the_council_has_22_partners_and_the_page_says_24() {
    let claims = rows(&["conflicts", "eapc"]);
    let of = |source: &str| {
        let claim = claims.iter().find(|claim| claim["source"] == source).expect(source);
        assert!(claim["fact"].as_str().expect("a fact").contains("22 or 24"), "{claim}");
        claim
    };
    let page = of("aa-cooperative-security");
    assert!(page["claim"].as_str().expect("a claim").contains("24 partner countries"));
    assert_eq!(page["counted"], "50 on 2016-07-09: 28 Allies and 22 partners");
    assert_eq!((&page["preferred"], &page["why"]), (&"no".into(), &Value::Null));
    let followed = of("forsecurity-2010");
    assert_eq!(followed["preferred"], "yes");
    assert!(followed["why"].as_str().expect("a reason").contains("22 + 28 = 50"));
}

#[test]
fn every_dispute_is_settled_once() {
    let mut settled: BTreeMap<(String, String), usize> = BTreeMap::new();
    for claim in rows(&["conflicts"]) {
        let key = (claim["format"].to_string(), claim["fact"].to_string());
        *settled.entry(key).or_default() += usize::from(!claim["why"].is_null());
        assert!(claim["why"].is_null() || claim["preferred"] == "yes", "{claim}");
    }
    assert!(settled.len() > 50);
    assert!(settled.values().all(|reasons| *reasons == 1), "{settled:#?}");
}

/// Counts countries and organisations that were partners in any format and no Allies on a day.
fn partners_on(day: &str) -> (usize, usize) {
    let mut countries = BTreeSet::new();
    let mut organisations = BTreeSet::new();
    for format in column(&rows(&["formats", "--on", day]), "format") {
        for member in rows(&["members", format, "--on", day, "--role", "partner"]) {
            let code = member["country"].as_str().expect("a code").to_owned();
            let is_country = code.chars().all(char::is_uppercase);
            if member["standing"] != "possible" {
                if is_country {
                    countries.insert(code)
                } else {
                    organisations.insert(code)
                };
            }
        }
    }
    for ally in column(&rows(&["members", "nato", "--on", day]), "country") {
        countries.remove(ally);
    }
    (countries.len(), organisations.len())
}

#[test]
fn more_than_forty_are_partners() {
    let (countries, organisations) = partners_on("2016-07-09");
    assert!(countries + organisations > 40, "{countries} {organisations}");
    let expected = format!(
        "{} on 2016-07-09: {countries} countries and {organisations} organisations",
        countries + organisations
    );
    let claims = rows(&["conflicts", "organisations"]);
    let page = claims.iter().find(|claim| claim["source"] == "aa-cooperative-security");
    let page = page.expect("the page's number");
    assert!(page["claim"].as_str().expect("a claim").starts_with("more than 40 states"));
    assert!(page["counted"].as_str().expect("our count").starts_with(&expected), "{page}");

    let counts = rows(&["conflicts", "organisations", "--counts", "--all"]);
    let page = counts.iter().find(|count| count["source"] == "aa-cooperative-security");
    let page = page.expect("the page's number");
    assert_eq!(page["at_least"], 40);
    assert_eq!(page["partners"], countries);
    assert_eq!(page["organisations"], organisations);
    assert_eq!(page["total"], countries + organisations);
    assert_eq!(page["agrees"], "yes");
}

#[test]
fn numbers_that_are_not_borne_out_stand_in_the_open() {
    let differing = rows(&["conflicts", "--counts"]);
    let all = rows(&["conflicts", "--counts", "--all"]);
    assert!(all.len() > differing.len());
    let open: Vec<&Value> = all.iter().filter(|count| count["agrees"] == "no").collect();
    assert_eq!(open, differing.iter().collect::<Vec<_>>());
    let page = differing.iter().find(|count| count["source"] == "aa-cooperative-security");
    let page = page.expect("the page's 24");
    assert_eq!((&page["stated_partners"], &page["partners"]), (&24.into(), &22.into()));
    assert_eq!((&page["stated_allies"], &page["allies"]), (&28.into(), &28.into()));
    for count in &all {
        let parts = ["allies", "partners", "organisations"].map(|key| count[key].as_u64());
        let total: u64 = parts.into_iter().flatten().sum();
        assert!(
            count["total"].is_null() || count["total"] == total || parts[0].is_none(),
            "{count}"
        );
    }
}

#[test]
fn what_is_not_known_is_listed() {
    let questions = rows(&["conflicts", "--open"]);
    assert!(questions.len() > 50);
    assert!(questions.iter().any(|row| row["format"] == "organisations"));
    let of_one = rows(&["conflicts", "organisations", "--open"]);
    assert!(of_one.iter().all(|row| row["format"] == "organisations"));
}

#[test]
fn the_end_of_a_page_leads_on() {
    let formats = rows(&["formats"]);
    let mut pages = column(&formats, "format");
    pages.extend(["country:md", "finland", "un", "warsaw-2016", "source:aa-cooperative-security"]);
    for page in pages {
        let shown: Value = serde_json::from_str(&text(&["show", page, "-o", "json"])).expect(page);
        for command in names(&shown["more"]) {
            let words: Vec<&str> = command.split(' ').skip(1).collect();
            let answer = outcome(&words);
            assert_eq!(answer.exit as u8, 0, "{command}\n{}", answer.stderr);
            assert!(answer.stdout.lines().count() > 3, "{command}");
        }
    }
}
