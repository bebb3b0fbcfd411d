//! Sources as others take them over: BibTeX and CSL-JSON.

use serde_json::Value;

use crate::support::asked::{column, rows, text};

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
    let mut depth = 0_u32;
    let mut entries = 0;
    for line in bibtex.lines() {
        entries += usize::from(line.starts_with('@'));
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
    assert_eq!((depth, entries), (0, number));
    assert!(bibtex.contains("{aa-cooperative-security,\n"));
    assert!(bibtex.contains("note = {Dated about 2016."));
}

#[test]
fn csl_json_is_as_precise_as_its_sources() {
    let sources = rows("sources");
    let items: Vec<Value> = serde_json::from_str(&cited("csl-json").0).expect("JSON");
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
    assert_eq!(rows("cite eapc").len(), rows("sources eapc").len());
}
