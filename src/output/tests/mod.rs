//! What holds for every output, and what the screens look like.

mod charts;
mod columns;
mod groups;
mod invariants;
mod screens;

use super::{
    Arrangement, Body, Column, Content, Item, Output, Page, Section, Style, Table, Tabular, Tone,
    render,
};

struct Ship {
    code: &'static str,
    name: &'static str,
    built: Option<&'static str>,
    sunk: Option<&'static str>,
    crew: u32,
    waters: Vec<&'static str>,
    tone: Tone,
}

impl Tabular for Ship {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("code", "Code", |ship: &Self| ship.code.into()).whole(),
            Column::new("name", "Name", |ship: &Self| ship.name.into()),
            Column::new("built", "Built", |ship: &Self| ship.built.into()).whole(),
            Column::new("sunk", "Sunk", |ship: &Self| ship.sunk.into()).whole().drop_at(1),
            Column::new("crew", "Crew", |ship: &Self| ship.crew.into()).right(),
            Column::new("waters", "Waters", |ship: &Self| ship.waters.iter().copied().collect())
                .drop_at(2),
            Column::new("flag", "Flag", |_: &Self| None::<&str>.into()),
            Column::new("note", "Note", |ship: &Self| ship.tone_word().into()).optional(),
        ]
    }

    fn tone(&self) -> Tone {
        self.tone
    }
}

impl Ship {
    fn tone_word(&self) -> &'static str {
        if self.tone == Tone::Plain { "sails" } else { "rests" }
    }
}

fn ships() -> Vec<Ship> {
    vec![
        Ship {
            code: "AR",
            name: "Argo",
            built: Some("1995-02"),
            sunk: None,
            crew: 50,
            waters: vec!["Black Sea", "Aegean"],
            tone: Tone::Plain,
        },
        Ship {
            code: "TT",
            name: "The Unsinkable Lady of the Northern Seas",
            built: None,
            sunk: Some("1912-04-15"),
            crew: 2240,
            waters: vec![],
            tone: Tone::Muted,
        },
    ]
}

const NASTY: &str = "a|b \"c\" d\\e, f\ng\tü \u{202E}\u{1B}[31m\u{7F}\u{E0041}ხომალდი";

fn nasty() -> Vec<Ship> {
    let mut ships = ships();
    ships[0].name = NASTY;
    ships
}

fn style(width: Option<usize>) -> Style {
    Style { width, ..Style::default() }
}

fn table(ships: &[Ship]) -> Body<'_> {
    Body::Table(Table::of("2 ships", ships, &Arrangement::default()).expect("nothing is asked"))
}

fn page(ships: &[Ship]) -> Body<'_> {
    let columns = ["name".to_owned(), "crew".to_owned()];
    let arrangement = Arrangement { columns: Some(&columns), sort: None };
    let fleet = Table::of("", ships, &arrangement).expect("the columns are known");
    let ships = Section { key: "ships", title: "Ships".into(), content: Content::Table(fleet) };
    let register = Item {
        title: "Lloyd's Register".into(),
        lines: vec!["Seen on 2024-05-01.".into()],
        urls: vec!["https://example.org/a/very/long/address/that/is/never/cut".into()],
    };
    let mut page = Page::new("Home Fleet")
        .field("code", "Code", "HF")
        .field("ended", "Ended", None::<&str>)
        .field("motto", "Motto", "We sail at dawn, whatever the weather may bring")
        .rows::<Ship>("lost", "Lost", &[])
        .paragraphs("notes", "Notes", vec!["One.".into(), "".into(), "Two.".into()])
        .items("sources", "Sources", vec![register]);
    page.sections.insert(0, ships);
    Body::Page(page)
}

fn written(body: &Body<'_>, output: Output, style: &Style) -> String {
    render(body, output, style).expect("the output can show it")
}
