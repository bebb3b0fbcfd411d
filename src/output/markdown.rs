//! Markdown: pipe tables, and pages with headings.

use std::fmt::Write;

use super::escape::visible;
use super::{Cell, Content, Heading, Item, Page, Section, Table};

/// Writes the rows as a pipe table below the heading in bold, without a final newline.
pub(super) fn table(table: &Table<'_>) -> String {
    let in_use = table.columns_in_use();
    let headings: Vec<&Heading> = in_use.iter().map(|&index| &table.headings()[index]).collect();
    let mut out = String::new();
    if !table.heading.is_empty() {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "**{}**\n\n", inline(&table.heading));
    }
    push_row(&mut out, headings.iter().map(|heading| inline(&heading.title)));
    out.push('\n');
    push_row(
        &mut out,
        headings.iter().map(|heading| if heading.is_number() { "---:" } else { "---" }),
    );
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
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = |byte| matches!(byte, b'!'..=b'~') && !matches!(byte, b'<' | b'>' | b'|' | b';');
    if is_web && text.bytes().all(is_plain) { format!("<{text}>") } else { inline(text) }
}

/// Returns `text` so that it starts nothing but a paragraph.
fn block(text: &str) -> String {
    let mut inline = inline(text);
    let digits = inline.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inline[digits..].trim_start_matches(['#', '-', '+', '.', ')']);
    let stands_alone = rest.is_empty() || rest.starts_with(' ');
    let is_mark =
        inline[digits..].starts_with(if digits == 0 { &['#', '-', '+'][..] } else { &['.', ')'] });
    if inline.starts_with('>') || (stands_alone && is_mark) {
        inline.insert(digits, '\\');
    }
    inline
}

/// Returns `text` as the words of a heading, where a `#` at the end would belong to it.
fn heading(text: &str) -> String {
    let mut inline = inline(text);
    if inline.ends_with('#') {
        inline.insert(inline.len() - 1, '\\');
    }
    inline
}

/// Returns `text` on one line, with nothing in it that Markdown, of GitHub or of others, would take for its own.
fn inline(text: &str) -> String {
    let lines = text.trim().lines().map(|line| escaped(&visible(line)));
    lines.collect::<Vec<_>>().join("<br>")
}

/// Puts a `\` before whatever would mean something where it stands, and before nothing else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, sign) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + sign.len_utf8()..]);
        let means_something = match sign {
            '\\' | '|' | '`' | '*' | '<' | '[' | '~' => true,
            // Within a word it is a letter like others.
            '_' => {
                !before.ends_with(char::is_alphanumeric)
                    || !after.starts_with(char::is_alphanumeric)
            }
            '&' => {
                let name =
                    after.trim_start_matches(|it: char| it.is_ascii_alphanumeric() || it == '#');
                name.len() < after.len() && name.starts_with(';')
            }
            // GitHub makes links of these without being asked.
            ':' => after.starts_with("//"),
            '.' => at
                .checked_sub(3)
                .and_then(|www| before.get(www..))
                .is_some_and(|it| it.eq_ignore_ascii_case("www")),
            '@' => {
                before.ends_with(|it: char| !it.is_whitespace())
                    && after.starts_with(char::is_alphanumeric)
            }
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
