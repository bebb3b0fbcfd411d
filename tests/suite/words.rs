//! What is said, and who says so: search, sources, cite and conflicts on the shipped data; `tests/told/search_and_sources.txt` has it
//! word for word.

use std::collections::BTreeSet;

use nato_partners::data::{Dataset, Fit, Words};
use serde_json::Value;

use crate::support::asked::{column, json, rows, run, text};

#[test]
fn the_end_of_a_page_leads_on() {
    let formats = rows("formats");
    let mut pages = column(&formats, "format");
    pages.extend(["country:md", "finland", "un", "warsaw-2016", "source:aa-cooperative-security"]);
    for page in pages {
        let shown: Value = json(&format!("show {page}"));
        for command in shown["more"].as_array().unwrap() {
            let line = command.as_str().unwrap().strip_prefix("nato-partners ").unwrap();
            assert!(text(line).lines().count() > 3, "{command}");
        }
    }
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in rows("formats --columns format,name") {
        let name = format["name"].as_str().unwrap();
        let outcome = run(&["search", name, "--kind", "format", "-o", "json"]);
        let hits: Vec<Value> = serde_json::from_str(&outcome.stdout).unwrap();
        let exact = hits.iter().take(2).any(|hit| hit["id"] == format["format"]);
        assert!(exact, "{name}: {hits:#?}");
    }
}

/// Cites every source, and returns how many there are.
fn cited(output: &str) -> (String, usize) {
    let sources = rows("sources");
    let names: Vec<String> =
        column(&sources, "id").into_iter().map(|id| format!("source:{id}")).collect();
    (text(&format!("cite {} -o {output}", names.join(" "))), sources.len())
}

#[test]
fn bibtex_is_balanced_and_has_every_source_once() {
    let (bibtex, number) = cited("bibtex");
    let (mut depth, mut entries) = (0_u32, 0);
    for line in bibtex.lines() {
        entries += usize::from(line.starts_with('@'));
        assert_eq!(line.starts_with('@'), depth == 0 && !line.is_empty(), "{line}");
        for letter in line.chars() {
            depth = match letter {
                '{' => depth + 1,
                '}' => depth.checked_sub(1).unwrap(),
                _ => depth,
            };
        }
        assert!(depth <= 1, "a field ends on its line: {line}");
    }
    assert_eq!((depth, entries), (0, number));
    assert!(bibtex.contains("{aa-cooperative-security,\n"));
    assert!(bibtex.contains("note = {Dated about 2016."));
}

#[test]
fn csl_json_is_as_precise_as_its_sources() {
    let sources = rows("sources");
    let items: Vec<Value> = serde_json::from_str(&cited("csl-json").0).unwrap();
    assert_eq!(items.len(), sources.len());
    for (item, source) in items.iter().zip(&sources) {
        assert_eq!(item["id"], source["id"]);
        assert_eq!(item["title"], source["title"]);
        assert_eq!(item.get("URL").unwrap_or(&Value::Null), &source["url"]);
        let parts = item["issued"]["date-parts"][0].as_array();
        let parts: Option<Vec<String>> = parts.map(|parts| {
            let number = |part: &Value| part.as_u64().unwrap();
            parts.iter().map(|part| format!("{:02}", number(part))).collect()
        });
        assert_eq!(parts.map(|parts| parts.join("-")).as_deref(), source["date"].as_str());
        let kind = if source["url"].is_null() { "document" } else { "webpage" };
        assert_eq!(item["type"], kind);
    }
    assert_eq!(rows("cite eapc").len(), rows("sources eapc").len());
}

/// The README says how many facts have no source.
#[test]
fn what_no_source_says_is_listed_and_counted() {
    let open = rows("conflicts --open");
    let unsourced = open.iter().filter(|row| {
        row["question"].as_str().is_some_and(|question| question.starts_with("who says so?"))
    });
    let readme = std::fs::read_to_string("README.md").unwrap();
    let said = format!("but {}, which say so", unsourced.count());
    assert!(readme.contains(&said), "README: {said}");
}

#[test]
fn sources_are_those_of_the_page() {
    let dataset = Dataset::embedded();
    let formats = dataset.formats.iter().map(|format| format!("format:{}", format.id));
    let parties = dataset.parties().map(|party| format!("country:{}", party.code()));
    let meetings = dataset.meetings.iter().map(|meeting| format!("meeting:{}", meeting.id));
    for name in formats.chain(parties).chain(meetings) {
        let page: Value = json(&format!("show {name}"));
        let on_page: BTreeSet<&str> =
            column(page["sources"].as_array().unwrap(), "title").into_iter().collect();
        let listed = rows(&format!("sources {name}"));
        let listed: BTreeSet<&str> = column(&listed, "id").into_iter().collect();
        assert_eq!(listed, on_page, "{name}");
    }
}

/// What happened is told by the same sources in a timeline and between two days.
#[test]
fn timelines_and_changes_cite_the_same_sources() {
    let columns = "--columns date,format,country,role,sources";
    let told = rows(&format!("timeline {columns},kind"));
    let changed = rows(&format!("changes --from 1949-08-23 {columns},change"));
    let mut compared = 0;
    for change in &changed {
        let same = ["date", "format", "country", "role"];
        let is_same = |entry: &&Value| {
            same.iter().all(|key| entry[*key] == change[*key]) && entry["kind"] == change["change"]
        };
        let Some(entry) = told.iter().find(is_same) else { continue };
        assert_eq!(entry["sources"], change["sources"], "{change}");
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn words_match_at_their_beginning_whatever_their_accents() {
    use Fit::{Beginning, Inside, Whole};
    let cases: [(&[&str], &str, Option<Fit>); 15] = [
        (&["eapc"], "EAPC", Some(Whole)),
        (&["euro-atlantic"], "Euro-Atlantic Partnership Council", Some(Beginning)),
        (&["council"], "Euro-Atlantic Partnership Council", Some(Inside)),
        (&["ouncil"], "Euro-Atlantic Partnership Council", None),
        (&["non-prolif"], "arms control and non-proliferation", Some(Inside)),
        (&["nonprolif"], "arms control and non-proliferation", None),
        (&["turkiye"], "Türkiye", Some(Whole)),
        (&["tuerkiye"], "Türkiye", Some(Whole)),
        (&["TÜRKEI"], "Tuerkei", Some(Whole)),
        (&["cooperative security"], "makes cooperative security a core task", Some(Inside)),
        (&["cooperative security"], "cooperative and collective security", None),
        (&["cooperative", "security"], "security, made cooperative", Some(Inside)),
        (&["cooperative", "security"], "Cooperative security", Some(Whole)),
        (&["cooperative", "safety"], "cooperative security", None),
        (&["the alliance"], "The Alliance", Some(Whole)),
    ];
    for (words, text, expected) in cases {
        let fit = Words::of(words).unwrap().fit(text);
        assert_eq!(fit, expected, "{words:?} in {text:?}");
    }
    for words in [&[][..], &[""], &["nato", "?!"]] {
        assert!(Words::of(words).is_none(), "{words:?}");
    }
    for (words, text, expected) in [
        (&["security"][..], "the  «Security» of all", "«Security» of all"),
        (&["security"], "the — Security of all", "Security of all"),
        (&["oesterreich"], "über Österreich", "Österreich"),
        (&["all", "security"], "security of all", "security of all"),
        (&["prolif"], "of non-proliferation", "non-proliferation"),
        (&["absent"], "as it was", "as it was"),
    ] {
        let at = Words::of(words).unwrap().place_in(text);
        assert_eq!(&text[at..], expected, "{words:?}");
    }
}

/// A snippet has at most 100 letters, hardly fewer where more were left out, and whole words.
#[test]
fn long_texts_are_cut_between_words() {
    let mut cut = 0;
    for asked in ["security", "partnership", "declaration", "forces", "ukraine", "members"] {
        for hit in rows(&format!("search {asked} --columns snippet,text")) {
            let [snippet, text] = ["snippet", "text"].map(|key| hit[key].as_str().unwrap());
            let inside = snippet.trim_matches('…');
            let (before, after) = text.split_once(inside).expect(text);
            assert!(inside.chars().count() <= 100, "{snippet}");
            let longest = text.split(' ').map(|word| word.chars().count()).max();
            let shortest = 100_usize.saturating_sub(2 * longest.unwrap());
            assert!(snippet == text || inside.chars().count() >= shortest, "{snippet}");
            assert!(before.is_empty() || before.ends_with(' '), "{snippet}");
            assert!(after.is_empty() || after.starts_with(' '), "{snippet}");
            assert_eq!(snippet.starts_with('…'), !before.is_empty(), "{snippet}");
            assert_eq!(snippet.ends_with('…'), !after.is_empty(), "{snippet}");
            cut += usize::from(snippet != text);
        }
    }
    assert!(cut > 100, "{cut}");
}

#[test]
fn the_citation_file_says_the_same() {
    let file = include_str!("../../CITATION.cff");
    let [cited]: [Value; 1] = json::<Vec<Value>>("cite").try_into().unwrap();
    let about = &Dataset::embedded().about;
    for line in [
        format!("title: {}", cited["title"]),
        format!("  - name: {}", cited["author"][0]["literal"].as_str().unwrap()),
        format!("version: {}", about.version),
        format!("date-released: \"{}\"", about.reviewed),
        format!("license: {}", about.licence),
    ] {
        assert!(file.lines().any(|other| other == line), "{line}\n{file}");
    }
}
