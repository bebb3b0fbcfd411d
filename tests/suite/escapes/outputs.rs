//! Every output, of rows, pages and references in which every value is hostile.

use nato_partners::output::{
    Arrangement, Bibliography, Body, Column, Genre, Item, Output, Page, Reference, Style, Table,
    Tabular, Tone, render,
};

use crate::escapes::characters::{every_character, is_forbidden};
use crate::escapes::is_clean;

/// A row whose every value is hostile.
pub struct Hostile(pub String);

impl Tabular for Hostile {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("text", "Text", |row: &Self| row.0.as_str().into()),
            Column::new("list", "List", |row: &Self| vec![row.0.as_str(), "b"].into()),
        ]
    }

    fn tone(&self) -> Tone {
        Tone::Plain
    }
}

const FOR_PEOPLE: [Output; 5] =
    [Output::Table, Output::List, Output::Json, Output::Jsonl, Output::Markdown];

fn hostile_page(text: &str) -> Page<'_> {
    Page::new(text)
        .field("field", "Field", text)
        .paragraphs("paragraphs", text, vec![text.into()])
        .notes("notes", text, vec![text.into()])
        .items(
            "items",
            text,
            vec![Item {
                title: text.into(),
                lines: vec![text.into()],
                urls: vec![text.into(), format!("https://example.org/{text}").into()],
            }],
        )
}

fn hostile_reference(text: &str) -> Reference<'_> {
    let some = || Some(text.into());
    Reference {
        id: "id".into(),
        title: text.into(),
        author: some(),
        publisher: some(),
        dated: some(),
        version: some(),
        url: some(),
        note: some(),
        ..Reference::default()
    }
}

#[test]
fn every_output_hides_nothing() {
    // Of the long ranges one in 64 tells as much as all.
    let is_passed_over = |character: &char| {
        matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..)
            && u32::from(*character) % 64 > 0
    };
    let characters = every_character().filter(|character| is_forbidden(*character));
    let forbidden: Vec<char> = characters.filter(|character| !is_passed_over(character)).collect();
    let styles = [
        Style::default(),
        Style { width: Some(20), hyperlinks: true, ..Style::default() },
        Style { width: Some(80), ascii: true, hyperlinks: true, ..Style::default() },
    ];
    for some in forbidden.chunks(16) {
        let text: String = some.iter().flat_map(|character| ['x', *character, 'y', ' ']).collect();
        let rows = [Hostile(text.clone())];
        for style in styles {
            for output in FOR_PEOPLE {
                let table = Table::with_columns(
                    text.clone(),
                    Hostile::columns(),
                    &rows,
                    &Arrangement::default(),
                )
                .unwrap();
                let written = render(&Body::Table(table), output, &style).unwrap();
                is_clean(&written, output.name());
                if output == Output::Jsonl {
                    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
                    assert_eq!(read["text"].as_str(), Some(text.as_str()));
                } else {
                    let written = render(&Body::Page(hostile_page(&text)), output, &style).unwrap();
                    let unlinked = written.replace("\x1B]8;;", "").replace("\x1B\\", "");
                    is_clean(&unlinked, output.name());
                    assert_eq!(
                        unlinked, written,
                        "an address that hides something was made a link"
                    );
                }
            }
        }
        for way in Bibliography::ALL {
            is_clean(&way.write(&[hostile_reference(&text)]), way.name());
        }
    }
}

/// What other programs make of this, `tests/outside/markdown.py` asks them.
#[test]
fn text_means_nothing_to_markdown() {
    for (text, expected) in [
        ("Jordan", "Jordan"),
        ("a|b", r"a\|b"),
        (r"C:\temp", r"C:\\temp"),
        ("*b* `c` <i>", r"\*b\* \`c\` \<i>"),
        ("one\ntwo", "one<br>two"),
        ("\x1B[2J", r"\\x1B\[2J"),
        ("![a](b) [^d]", r"!\[a](b) \[^d]"),
        ("_a_ ~b~", r"\_a\_ \~b\~"),
        ("R&D &lt;", r"R\&D \&lt;"),
        ("R&D", "R&D"),
        ("see http://a.b WWW.c 10:30", r"see http\://a.b WWW\.c 10:30"),
        ("a@b.c", r"a\@b.c"),
        ("https://example.org/a_b", "<https://example.org/a_b>"),
        ("https://example.org/>x", r"https\://example.org/>x"),
        ("javascript://a", r"javascript\://a"),
    ] {
        let rows = [Hostile(text.to_owned())];
        let table = Table::with_columns("", Hostile::columns(), &rows, &Arrangement::default());
        let written =
            render(&Body::Table(table.unwrap()), Output::Markdown, &Style::default()).unwrap();
        let row = written.lines().last().unwrap();
        assert!(row.starts_with(&format!("| {expected} | ")), "{text:?}: {row}");
    }
    for (text, expected) in
        [("# a", r"\# a"), ("- a", r"\- a"), ("> a", r"\> a"), ("1. a", r"1\. a"), ("1990", "1990")]
    {
        let page = Page::new("C #").paragraphs("text", "Text", vec![text.into()]);
        let written = render(&Body::Page(page), Output::Markdown, &Style::default()).unwrap();
        assert_eq!(written, format!("# C \\#\n\n## Text\n\n{expected}\n"));
    }
}

#[test]
fn a_reference_means_nothing_to_tex() {
    let references = [
        Reference {
            title: "{On} 100 % \"bread\" & $alt_\\#~^ Брот".into(),
            date: Some("1995-02".into()),
            url: Some("https://example.org/a_b?c=%20{d}\\&e#f".into()),
            ..hostile_reference("A Baker")
        },
        Reference { genre: Genre::Document, url: None, ..hostile_reference("Leaf\u{202E}let") },
    ];
    let written = Bibliography::Bibtex.write(&references);
    for line in [
        "@online{id,",
        "  author = {{A Baker}},",
        r#"  title = {{{\textbraceleft}On{\textbraceright} 100 \% "bread" \& \$alt\_{\textbackslash}\#{\textasciitilde}{\textasciicircum} Брот}},"#,
        "  year = {1995},",
        "  date = {1995-02},",
        "  url = {https://example.org/a_b?c=%20%7Bd%7D%5C&e#f},",
        "@misc{id,",
        r"  title = {{Leaf{\textbackslash}u{\textbraceleft}202E{\textbraceright}let}},",
    ] {
        assert!(written.lines().any(|other| other == line), "{line}\n{written}");
    }
    let read: serde_json::Value =
        serde_json::from_str(&Bibliography::CslJson.write(&references)).unwrap();
    assert_eq!(read[0]["issued"]["date-parts"], serde_json::json!([[1995, 2]]));
    assert_eq!(read[0]["author"][0]["literal"], "A Baker");
    assert_eq!(read[1]["issued"]["literal"], "Leaf\u{202E}let");
    assert_eq!([&read[0]["type"], &read[1]["type"]], ["webpage", "document"]);
}
