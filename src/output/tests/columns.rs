use super::*;

#[test]
fn columns_that_are_asked_for_stay() {
    let ships = ships();
    let keys = ["flag", "sunk", "waters", "note"].map(str::to_owned);
    let arrangement = Arrangement { columns: Some(&keys), sort: None };
    let table = Body::Table(Table::of("", &ships, &arrangement).expect("the columns are known"));
    let text = written(&table, Output::Table, &style(Some(50)));
    assert!(text.starts_with("Flag  Sunk        Waters             Note\n"), "{text}");
}

#[test]
fn columns_may_be_known_only_at_run_time() {
    let ships = ships();
    let mut columns = Ship::columns();
    columns.extend((0..2_usize).map(|index| {
        Column::new(format!("water_{index}"), format!("Water\u{7} {index}"), move |ship: &Ship| {
            ship.waters.get(index).copied().into()
        })
    }));
    let keys = ["code", "water_1", "water_0"].map(str::to_owned);
    let arrangement = Arrangement { columns: Some(&keys), sort: None };
    let table = Table::with_columns("", columns, &ships, &arrangement).expect("they are known");
    let body = Body::Table(table);
    let csv = written(&body, Output::Csv, &style(None));
    assert_eq!(csv, "code,water_1,water_0\nAR,Aegean,Black Sea\nTT,,\n");
    let list = written(&body, Output::List, &style(Some(20)));
    assert!(list.contains("Water\\x07 1:\n  Aegean\n"), "{list}");
}

#[test]
fn a_table_on_a_narrow_page_becomes_a_list() {
    let ships = ships();
    let text = written(&page(&ships), Output::Table, &style(Some(20)));
    assert!(text.contains("  Name:\n    Argo\n"), "{text}");
}

#[test]
fn a_sparse_column_leaves_blank_what_has_no_value() {
    let ships = ships();
    let sunk = || Column::new("sunk", "Sunk", |ship: &Ship| ship.sunk.into()).sparse();
    let flag = || Column::new("flag", "Flag", |_: &Ship| None::<&str>.into()).sparse();
    let written_as = |flag: Column<Ship>, output| {
        let code = Column::new("code", "Code", |ship: &Ship| ship.code.into());
        let columns = vec![code, flag, sunk()];
        let table = Table::with_columns("", columns, &ships, &Arrangement::default());
        written(&Body::Table(table.expect("nothing is asked")), output, &style(None))
    };
    let screen = "Code  Sunk\n────────────────\nAR\nTT    1912-04-15\n";
    assert_eq!(written_as(flag(), Output::Table), screen);
    let kept = "Code  Flag  Sunk\n──────────────────────\nAR\nTT          1912-04-15\n";
    assert_eq!(written_as(flag().asked_for(), Output::Table), kept);
    assert_eq!(written_as(flag(), Output::List), "Code: AR\n\nCode: TT\nSunk: 1912-04-15\n");
    assert_eq!(written_as(flag(), Output::Csv), "code,flag,sunk\nAR,,\nTT,,1912-04-15\n");
}
