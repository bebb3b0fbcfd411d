//! HTML: one document that needs nothing beside it, for a browser or a printer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::escape::{is_of_the_web, visible};
use super::{Cell, Content, Heading, Item, Page, Table};

const STYLE: &str = "\
body{font:16px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem;break-after:avoid}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.2rem .7rem .2rem 0;border-bottom:1px solid #ccc}
tr{break-inside:avoid}.number{text-align:right}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
li{overflow-wrap:anywhere}@media print{body{font-size:10pt;margin:0;max-width:none}a{color:inherit}}";

/// Writes the rows below their heading.
pub(super) fn table(table: &Table<'_>) -> String {
    let mut lines = table.heading.lines();
    let title = lines.next().unwrap_or_default();
    let rest = lines.map(|line| html! { p { (shown(line)) } });
    document(title, &html! { @for line in rest { (line) } (rows(table)) })
}

/// Writes the page: fields, then sections.
pub(super) fn page(page: &Page<'_>) -> String {
    let body = html! {
        dl {
            @for field in page.fields_in_use() {
                dt { (shown(field.title)) }
                dd { (value(&field.cell)) }
            }
        }
        @for section in page.sections_in_use() {
            h2 { (shown(&section.title)) }
            @match &section.content {
                Content::Table(table) => (rows(table)),
                Content::Paragraphs(texts) => @for text in texts { p { (shown(text)) } },
                Content::Notes(texts) => ul { @for text in texts { li { (shown(text)) } } },
                Content::Items(items) => ul { @for it in items { li { (item(it)) } } },
            }
        }
    };
    document(&page.title, &body)
}

fn document(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (shown(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body { h1 { (shown(title)) } (body) }
        }
    };
    page.into_string() + "\n"
}

fn rows(table: &Table<'_>) -> Markup {
    let in_use = table.columns_in_use();
    let class = |heading: &Heading| heading.is_number().then_some("number");
    html! {
        table {
            thead { tr { @for place in &in_use {
                @let heading = &table.headings()[*place];
                th scope="col" class=[class(heading)] { (shown(&heading.title)) }
            } } }
            tbody { @for row in table.rows() { tr { @for place in &in_use {
                td class=[class(&table.headings()[*place])] { (value(&row.cells[*place])) }
            } } } }
        }
    }
}

fn item(item: &Item<'_>) -> Markup {
    html! {
        b { (shown(&item.title)) }
        @for line in &item.lines { br; (shown(line)) }
        @for url in &item.urls { br; (linked(url)) }
    }
}

fn value(cell: &Cell<'_>) -> Markup {
    linked(&cell.words())
}

/// Writes a web address as a link, and everything else as text.
fn linked(text: &str) -> Markup {
    html! { @if is_of_the_web(text) && !text.contains(char::is_whitespace) { a href=(text) { (shown(text)) } } @else { (shown(text)) } }
}

/// Writes text with what is hidden in it spelt out, on as many lines as it has.
fn shown(text: &str) -> Markup {
    html! { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (visible(line)) } }
}
