//! A check that a picture is XML, as far as our pictures use it.

use std::collections::BTreeSet;

/// Reads XML as simple as ours, and returns the names of its elements.
pub fn well_formed(xml: &str) -> Result<Vec<String>, String> {
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
