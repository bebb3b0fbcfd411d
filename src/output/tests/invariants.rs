use std::collections::BTreeSet;

use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::model::is_hidden;
use crate::output::Unsuited;

const WIDTHS: [Option<usize>; 8] =
    [None, Some(200), Some(80), Some(60), Some(50), Some(40), Some(20), Some(0)];

fn records(json: &str) -> Vec<Map<String, Value>> {
    serde_json::from_str(json).expect("it is an array of objects")
}

#[test]
fn outputs_go_by_their_names() {
    for output in Output::ALL {
        assert_eq!(Output::named(output.name()), Some(output));
    }
    assert_eq!(Output::named("TABLE"), Some(Output::Table));
    assert_eq!(Output::named("tables"), None);
}

#[test]
fn every_text_ends_once_and_hides_nothing() {
    for ships in [ships(), nasty(), vec![]] {
        for output in Output::ALL.into_iter().filter(|output| *output != Output::Svg) {
            for width in WIDTHS {
                let text = written(&table(&ships), output, &style(width));
                assert_eq!(text, written(&table(&ships), output, &style(width)));
                assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"));
                let raw = matches!(output, Output::Csv | Output::Tsv);
                let clean = |line: &str| line.trim_end() == line && !line.contains(is_hidden);
                assert!(raw || text.lines().all(clean), "{output:?} {width:?}:\n{text}");
            }
        }
    }
}

#[test]
fn json_and_csv_tell_the_same() {
    for ships in [ships(), nasty()] {
        let json = written(&table(&ships), Output::Json, &style(None));
        let lines = written(&table(&ships), Output::Jsonl, &style(None));
        let csv = written(&table(&ships), Output::Csv, &style(None));

        let objects = records(&json);
        let from_lines: Vec<Map<String, Value>> =
            lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        assert_eq!(objects, from_lines);

        let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
        let header: Vec<String> =
            reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let rows: Vec<::csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(&objects) {
            assert_eq!(object.keys().collect::<BTreeSet<_>>(), header.iter().collect());
            for (key, field) in header.iter().zip(row) {
                assert_eq!(field, plain(&object[key]), "{key}");
            }
        }
        assert_eq!(keys_in_order(&lines), header);
        assert_eq!(objects[0]["name"], ships[0].name);
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Returns the keys of the first line, which `serde_json` would sort.
fn keys_in_order(lines: &str) -> Vec<&str> {
    let first = lines.lines().next().unwrap_or_default();
    let starts = first.split(['{', ',']).filter_map(|part| part.strip_prefix('"'));
    starts.filter_map(|part| part.split_once("\":")).map(|(key, _)| key).collect()
}

#[test]
fn json_looks_as_serde_json_makes_it() {
    for ships in [ships(), vec![]] {
        let text = written(&page(&ships), Output::Json, &style(None));
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        let mut expected: Vec<_> = format!("{value:#}\n").lines().map(str::to_owned).collect();
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        for lines in [&mut expected, &mut lines] {
            // `Value` sorts its keys, so that commas stand elsewhere.
            for line in lines.iter_mut() {
                line.truncate(line.trim_end_matches(',').len());
            }
            lines.sort();
        }
        assert_eq!(lines, expected);
    }
}

#[test]
fn markdown_keeps_its_columns() {
    let ships = nasty();
    let text = written(&table(&ships), Output::Markdown, &style(None));
    let unescaped = text.replace(r"\\", "").replace(r"\|", "");
    let lines: Vec<&str> = unescaped.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(lines.len(), 2 + ships.len());
    // Seven columns, of which one is empty in every row.
    assert!(lines.iter().all(|line| line.matches('|').count() == 7), "{text}");
}

#[test]
fn tsv_keeps_its_columns() {
    let text = written(&table(&nasty()), Output::Tsv, &style(None));
    assert_eq!(text.lines().count(), 3);
    assert!(text.lines().all(|line| line.matches('\t').count() == 6));
}

#[test]
fn nothing_found_is_still_an_answer() {
    let cases = [
        (Output::Json, "[]\n"),
        (Output::Jsonl, ""),
        (Output::Csv, "code,name,built,sunk,crew,waters,flag\n"),
        (Output::Tsv, "code\tname\tbuilt\tsunk\tcrew\twaters\tflag\n"),
        (Output::List, "2 ships\n"),
    ];
    for (output, expected) in cases {
        assert_eq!(written(&table(&[]), output, &style(None)), expected);
    }
    let screen = written(&table(&[]), Output::Table, &style(None));
    assert_eq!(screen.lines().count(), 4, "heading, blank, header, rule:\n{screen}");
    let markdown = written(&table(&[]), Output::Markdown, &style(None));
    assert_eq!(markdown.lines().count(), 4);
}

#[test]
fn no_word_is_lost_at_any_width() {
    for ships in [ships(), nasty()] {
        for width in WIDTHS {
            for output in [Output::Table, Output::List] {
                let text = written(&table(&ships), output, &style(width));
                let seen: BTreeSet<&str> = text.split_whitespace().collect();
                let dropped = text.contains("not shown at this width");
                for ship in &ships {
                    let name = crate::output::escape::visible(ship.name).replace(r"\x0A", " ");
                    let waters = ship.waters.join(" ");
                    let waters = if dropped { "" } else { &*waters };
                    for word in
                        name.split(' ').chain(waters.split(' ')).filter(|word| !word.is_empty())
                    {
                        let listed = format!("{word};");
                        let found = seen.contains(word) || seen.contains(&*listed);
                        assert!(found, "{word} at {width:?}:\n{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_line_is_too_wide() {
    let ships = ships();
    for width in WIDTHS.into_iter().flatten() {
        for body in [table(&ships), page(&ships)] {
            let text = written(&body, Output::Table, &style(Some(width)));
            for line in text.lines().filter(|line| !line.contains("://")) {
                assert!(line.width() <= width.max(20), "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn endless_words_are_cut_and_lose_nothing() {
    let mut ships = ships();
    let endless: &'static str = "abcdefghij".repeat(20_000).leak();
    ships[0].name = endless;
    for width in WIDTHS {
        let text = written(&table(&ships), Output::Table, &style(width));
        let letters =
            |text: &str| text.chars().filter(|letter| ('f'..='j').contains(letter)).count();
        assert!(letters(&text) >= letters(endless));
    }
}

#[test]
fn escape_sequences_come_only_when_asked_for() {
    let ships = ships();
    let all = Style { color: true, hyperlinks: true, ..style(Some(80)) };
    let colored = written(&table(&ships), Output::Table, &all);
    assert_eq!(colored.matches("\x1B[2m").count(), 2, "the muted row has two lines:\n{colored}");
    assert_eq!(colored.matches("\x1B[0m").count(), 2);
    let linked = written(&page(&ships), Output::Table, &all);
    assert_eq!(linked.matches("\x1B]8;;https://example.org/").count(), 1);
    for output in [Output::Json, Output::Csv, Output::Tsv, Output::Jsonl, Output::Markdown] {
        assert!(!written(&table(&ships), output, &all).contains('\x1B'));
    }
}

#[test]
fn a_page_is_not_rows() {
    let ships = ships();
    for output in [Output::Csv, Output::Tsv, Output::Jsonl] {
        assert_eq!(render(&page(&ships), output, &style(None)), Err(Unsuited::NotRows));
    }
    for body in [table(&ships), page(&ships)] {
        assert_eq!(render(&body, Output::Svg, &style(None)), Err(Unsuited::NotAChart));
    }
}
