//! Every output, of rows, pages and references in which every value is hostile.

use nato_partners::output::{
    Arrangement, Bibliography, Body, Column, Item, Output, Page, Reference, Style, Table, Tabular,
    Tone, render,
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
                let table = Table::of(text.clone(), &rows, &Arrangement::default()).unwrap();
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

#[test]
fn json_says_the_same_whatever_is_hidden() {
    for hidden in ["\u{7F}", "\u{9B}", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "\u{E0001}"]
    {
        let page = hostile_page(hidden);
        let written = render(&Body::Page(page), Output::Json, &Style::default()).unwrap();
        let units: String =
            hidden.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
        assert!(written.contains(&format!("\"field\": \"{units}\"")), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(read["field"].as_str(), Some(hidden));
    }
}
