//! Markdown: pipe tables, and pages with headings.

use super::escape::{is_of_the_web, visible};
use super::{Cell, Content, Heading, Item, Page, Section, Table};

/// Writes the rows as a pipe table below the heading in bold, without a final newline.
pub(super) fn table(table: &Table<'_>) -> String {
    let in_use = table.columns_in_use();
    let line = |cells: Vec<String>| {
        let cells = cells.iter().map(|cell| format!(" {cell} |"));
        format!("|{}", cells.collect::<String>())
    };
    let rule = |heading: &Heading| if heading.is_number() { "---:" } else { "---" };
    let headings = || in_use.iter().map(|index| &table.headings()[*index]);
    let mut lines = Vec::new();
    if !table.heading.is_empty() {
        lines.push(format!("**{}**\n", inline(&table.heading)));
    }
    lines.push(line(headings().map(|heading| inline(&heading.title)).collect()));
    lines.push(line(headings().map(|heading| rule(heading).to_owned()).collect()));
    for row in table.rows() {
        lines.push(line(in_use.iter().map(|index| value(&row.cells[*index])).collect()));
    }
    lines.join("\n")
}

/// Writes the page as headings, lists and tables, without a final newline.
pub(super) fn page(page: &Page<'_>) -> String {
    let fields: Vec<String> = page
        .fields_in_use()
        .map(|field| format!("- **{}:** {}", inline(field.title), value(&field.cell)))
        .collect();
    let mut blocks = vec![format!("# {}", heading(&page.title)), fields.join("\n")];
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
    format!("## {}\n\n{content}", heading(&section.title))
}

fn item(item: &Item<'_>) -> String {
    let lines = item.lines.iter().map(|line| block(line));
    let urls = item.urls.iter().map(|url| address(url));
    let mut out = format!("- {}", block(&item.title));
    for line in lines.chain(urls) {
        out.push_str("\n  - ");
        out.push_str(&line);
    }
    out
}

fn value(cell: &Cell<'_>) -> String {
    address(&cell.words())
}

/// Returns `text` as a link if it is a web address in which nothing means anything, or else as text.
fn address(text: &str) -> String {
    let is_plain = |byte| matches!(byte, b'!'..=b'~') && !matches!(byte, b'<' | b'>' | b'|' | b';');
    if is_of_the_web(text) && text.bytes().all(is_plain) {
        format!("<{text}>")
    } else {
        inline(text)
    }
}

/// Returns `text` so that it starts nothing but a paragraph.
fn block(text: &str) -> String {
    let mut inline = inline(text);
    let digits = inline.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits == 0 { &['#', '-', '+', '>'] } else { &['.', ')'] };
    if inline[digits..].starts_with(marks) {
        inline.insert(digits, '\\');
    }
    inline
}

/// Returns `text` as the words of a heading, where a `#` at the end would belong to it.
fn heading(text: &str) -> String {
    let inline = inline(text);
    inline.strip_suffix('#').map_or(inline.clone(), |before| format!("{before}\\#"))
}

/// Returns `text` on one line, with nothing in it that Markdown, of GitHub or of others, would take for its own.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, line) in text.trim().lines().enumerate() {
        if number > 0 {
            out.push_str("<br>");
        }
        let line = visible(line);
        for (at, sign) in line.char_indices() {
            // GitHub makes links of `www.`, of addresses and of `a@b` without being asked.
            let is_www =
                || out.len() >= 3 && out.as_bytes()[out.len() - 3..].eq_ignore_ascii_case(b"www");
            let means_something = match sign {
                '\\' | '|' | '`' | '*' | '<' | '[' | '~' | '@' => true,
                // Within a word it is a letter like others.
                '_' => {
                    !out.ends_with(char::is_alphanumeric)
                        || !line[at + 1..].starts_with(char::is_alphanumeric)
                }
                '&' => line.contains(';'),
                '.' => is_www(),
                _ => false,
            };
            if means_something {
                out.push('\\');
            }
            out.push(sign);
        }
    }
    out.replace("://", "\\://")
}
