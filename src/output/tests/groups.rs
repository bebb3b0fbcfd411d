//! Rows that belong together.

use super::*;

struct Vessel {
    fleet: &'static str,
    port: &'static str,
    name: &'static str,
}

impl Tabular for Vessel {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("fleet", "Fleet", |vessel: &Self| vessel.fleet.into()).once(),
            Column::new("port", "Port", |vessel: &Self| vessel.port.into()).once(),
            Column::new("name", "Name", |vessel: &Self| vessel.name.into()),
        ]
    }
}

const VESSELS: [Vessel; 4] = [
    Vessel { fleet: "North", port: "Bergen", name: "Argo" },
    Vessel { fleet: "North", port: "Bergen", name: "Swan" },
    Vessel { fleet: "North", port: "Narvik", name: "Swan" },
    Vessel { fleet: "South", port: "Narvik", name: "Swan" },
];

fn vessels(columns: Option<&[String]>, output: Output) -> String {
    let arrangement = Arrangement { columns, sort: None };
    let table = Table::of("", &VESSELS, &arrangement).expect("the columns are known");
    written(&Body::Table(table), output, &style(None))
}

#[test]
fn a_group_is_named_once_on_the_screen() {
    assert_eq!(
        vessels(None, Output::Table),
        "Fleet  Port    Name
───────────────────
North  Bergen  Argo
               Swan

North  Narvik  Swan

South  Narvik  Swan
"
    );
    assert_eq!(
        vessels(None, Output::List),
        "Fleet: North
Port:  Bergen
Name:  Argo

Name: Swan

Fleet: North
Port:  Narvik
Name:  Swan

Fleet: South
Port:  Narvik
Name:  Swan
"
    );
}

#[test]
fn other_outputs_keep_every_row_whole() {
    assert_eq!(
        vessels(None, Output::Csv),
        "fleet,port,name
North,Bergen,Argo
North,Bergen,Swan
North,Narvik,Swan
South,Narvik,Swan
"
    );
    assert!(vessels(None, Output::Markdown).contains("| North | Bergen | Swan |"));
}

#[test]
fn rows_that_are_nothing_but_their_group_stay() {
    let fleet = ["fleet".to_owned()];
    assert_eq!(vessels(Some(&fleet), Output::List).matches("Fleet: North").count(), 3);
}

#[test]
fn sentences_need_room_or_become_a_list() {
    let ships = ships();
    let name = || Column::new("name", "Name", |ship: &Ship| ship.name.into());
    let code =
        || Column::new("code", "Code of the ship in the register", |_: &Ship| "x".into()).whole();
    let screen = |name: Column<Ship>| {
        let table = Table::with_columns("", vec![code(), name], &ships, &Arrangement::default());
        written(&Body::Table(table.expect("nothing is asked")), Output::Table, &style(Some(60)))
    };
    assert!(screen(name()).starts_with("Code of the ship in the register  Name\n"));
    assert!(screen(name().prose()).contains("\nName:                             Argo\n"));
}
