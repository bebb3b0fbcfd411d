//! Markdown: pipe tables, and pages with headings.

use std::borrow::Cow;
use std::fmt::Write;

use super::escape::visible;
use super::{Cell, Content, Heading, Item, Page, Section, Table};

/// Writes the rows as a pipe table below the heading in bold, without a final newline.
pub(super) fn table(table: &Table<'_>) -> String {
    let in_use = table.columns_in_use();
    let headings: Vec<&Heading> = in_use.iter().map(|&index| &table.headings[index]).collect();
    let mut out = String::new();
    if !table.heading.is_empty() {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "**{}**\n\n", inline(&table.heading));
    }
    push_row(&mut out, headings.iter().map(|heading| inline(&heading.title)));
    out.push('\n');
    push_row(&mut out, headings.iter().map(|heading| if heading.right { "---:" } else { "---" }));
    for row in table.rows() {
        out.push('\n');
        push_row(&mut out, in_use.iter().map(|&index| value(&row.cells[index])));
    }
    out
}

fn push_row(out: &mut String, cells: impl Iterator<Item = impl AsRef<str>>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(cell.as_ref());
        out.push_str(" |");
    }
}

/// Writes the page as headings, lists and tables, without a final newline.
pub(super) fn page(page: &Page<'_>) -> String {
    let fields: Vec<String> = page
        .fields_in_use()
        .map(|field| format!("- **{}:** {}", inline(field.title), value(&field.cell)))
        .collect();
    let mut blocks = vec![format!("# {}", inline(&page.title)), fields.join("\n")];
    blocks.extend(page.sections_in_use().map(section));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

fn section(section: &Section<'_>) -> String {
    let content = match &section.content {
        Content::Table(rows) => table(rows),
        Content::Paragraphs(paragraphs) => {
            let texts = paragraphs.iter().filter(|text| !text.is_empty());
            texts.map(|text| block(text)).collect::<Vec<_>>().join("\n\n")
        }
        Content::Notes(notes) => {
            notes.iter().map(|note| format!("- {}", block(note))).collect::<Vec<_>>().join("\n")
        }
        Content::Items(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
    };
    format!("## {}\n\n{content}", inline(&section.title))
}

fn item(item: &Item<'_>) -> String {
    let lines = item.lines.iter().map(|line| block(line));
    let urls = item.urls.iter().map(|url| Cow::Owned(address(url)));
    let mut out = format!("- {}", block(&item.title));
    for line in lines.chain(urls) {
        out.push_str("\n  - ");
        out.push_str(&line);
    }
    out
}

fn value<'t>(cell: &'t Cell<'_>) -> Cow<'t, str> {
    match cell.words() {
        Cow::Borrowed(text) => inline(text),
        Cow::Owned(text) => Cow::Owned(inline(&text).into_owned()),
    }
}

/// Returns `url` as a link, unless it could end the link early.
fn address(url: &str) -> String {
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
    if plain && url.contains("://") { format!("<{url}>") } else { inline(url).into_owned() }
}

/// Returns `text` so that it starts nothing but a paragraph.
fn block(text: &str) -> Cow<'_, str> {
    let inline = inline(text);
    if inline.starts_with(['#', '>', '-', '+', '=', '~']) {
        return Cow::Owned(format!("\\{inline}"));
    }
    inline
}

/// Returns `text` on one line, with nothing in it that Markdown would take for its own.
fn inline(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        let lines = text.lines().map(|line| escaped(&visible(line)).into_owned());
        return Cow::Owned(lines.collect::<Vec<_>>().join("<br>").trim_end().to_owned());
    }
    match visible(text.trim_end()) {
        Cow::Borrowed(text) => escaped(text),
        Cow::Owned(text) => Cow::Owned(escaped(&text).into_owned()),
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    const SPECIAL: [char; 5] = ['\\', '|', '`', '*', '<'];
    if !text.contains(SPECIAL) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if SPECIAL.contains(&character) {
            out.push('\\');
        }
        out.push(character);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_means_nothing_to_markdown() {
        let cases = [
            ("Jordan", "Jordan"),
            ("a|b", r"a\|b"),
            (r"C:\temp", r"C:\\temp"),
            ("*b* `c` <i>", r"\*b\* \`c\` \<i>"),
            ("one\ntwo", "one<br>two"),
            ("\x1B[2J", r"\\x1B[2J"),
            ("blank ", "blank"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected);
        }
        for text in ["# not a heading", "> quoted", "- a dash", "+ a sign", "= a line", "~~~"] {
            assert_eq!(block(text), format!("\\{text}"));
        }
        assert_eq!(address("https://example.org/a_b"), "<https://example.org/a_b>");
        assert_eq!(address("https://example.org/>x"), "https://example.org/>x");
    }
}
