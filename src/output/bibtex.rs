//! BibTeX, in the dialect that BibTeX and BibLaTeX both read.

use std::fmt::Write;

use super::Reference;
use super::escape::visible;

/// Writes an entry for each reference, with a blank line between them.
///
/// Titles and authors stand in double braces, so that no style changes their capitals or takes them
/// for a list of people. There is a `year` for BibTeX and a `date` for BibLaTeX, which is as
/// precise as is known.
pub(super) fn entries(references: &[Reference<'_>]) -> String {
    references.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(reference: &Reference<'_>) -> String {
    let kind = if reference.url.is_some() { "online" } else { "misc" };
    let who = reference.author.as_ref().or(reference.publisher.as_ref());
    let dated = reference.dated.as_ref().map(|dated| format!("Dated {dated}."));
    let version = reference.version.as_ref().map(|version| format!("Version {version}."));
    let note = [dated.as_deref(), version.as_deref(), reference.note.as_deref()];
    let note: Vec<&str> = note.into_iter().flatten().collect();
    let date = reference.date.as_deref();
    let fields = [
        ("author", who.map(|who| format!("{{{}}}", escaped(who)))),
        ("title", Some(format!("{{{}}}", escaped(&reference.title)))),
        ("year", date.map(|date| escaped(date.split('-').next().unwrap_or_default()))),
        ("date", date.map(escaped)),
        ("url", reference.url.as_deref().map(address)),
        ("urldate", reference.accessed.as_deref().map(escaped)),
        ("note", (!note.is_empty()).then(|| escaped(&note.join(" ")))),
    ];
    let mut entry = format!("@{kind}{{{},\n", reference.id);
    for (key, value) in fields {
        if let Some(value) = value {
            // Writing to a `String` cannot fail.
            let _ = writeln!(entry, "  {key} = {{{value}}},");
        }
    }
    entry.push_str("}\n");
    entry
}

/// Returns `text` with nothing in it that TeX would take for its own.
///
/// A brace is spelt out, because BibTeX counts even those behind a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in visible(text).chars() {
        match letter {
            '{' => out.push_str(r"{\textbraceleft}"),
            '}' => out.push_str(r"{\textbraceright}"),
            '\\' => out.push_str(r"{\textbackslash}"),
            '~' => out.push_str(r"{\textasciitilde}"),
            '^' => out.push_str(r"{\textasciicircum}"),
            '&' | '%' | '_' | '#' | '$' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// Returns an address, which TeX takes as it is, without what could end the field.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for letter in visible(url).chars() {
        match letter {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            _ => out.push(letter),
        }
    }
    out
}
