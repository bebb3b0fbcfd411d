//! Formats.

use serde_json::Value as Json;

use crate::names::{assert_all, command, differs};
use crate::support::asked::run;

/// Formats, and by what each is found: its id, abbreviations and names in each language, old names, parts of it, other names,
/// and beginnings of at least four letters that nothing else has.
const FORMATS: &[(&str, &str)] = &[
    (
        "md",
        "md | MD | format:md | DM | Mediterranean Dialogue | the mediterranean dialogue | Mittelmeerdialog | Dialogue méditerranéen | dialogue mediterraneen | mittelm",
    ),
    ("eapc", "eapc | EaPc | EAPR | CPEA | Euro-Atlantischer Partnerschaftsrat"),
    ("trust-funds", "trust-funds | trust funds | Mediterranean Dialogue Trust Fund"),
    ("nato", "nato | OTAN"),
    (
        "pfp",
        "PPP | PfP | Partnership for Peace | Partnerschaft für den Frieden | Partnerschaft fuer den Frieden | Partenariat pour la paix",
    ),
    ("nacc", "NAKR | CCNA"),
    (
        "nrc",
        "NRC | NRR | COR | PJC | CCP | Permanent Joint Council | NATO-Russia Permanent Joint Council | Ständiger Gemeinsamer NATO-Russland-Rat | NATO-Russia Council | permanent",
    ),
    (
        "nuc",
        "NUC | COU | NATO-Ukraine Commission | NATO-Ukraine-Kommission | NATO-Ukraine Council | nato-ukraine",
    ),
    ("ngc", "NGC | COG | Commission OTAN-Géorgie | NATO-Georgia Commission"),
    (
        "patg",
        "PATG | Partners across the globe | Contact Countries | Kontaktstaaten | pays de contact",
    ),
    ("ip4", "IP4 | AP4 | Asia-Pacific Four"),
    ("ici", "Istanbul Cooperation Initiative | NATO+4 | istanbul"),
    ("sps", "NATO Science Programme"),
    ("ipcp", "IPP"),
    ("pii", "Interoperability Platform"),
    ("eop", "Gold Card partners"),
];

fn each_name() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMATS.iter().flat_map(|(id, names)| names.split(" | ").map(move |name| (name, *id)))
}

#[test]
fn a_format_is_found_by_its_id_and_by_every_name_it_ever_had() {
    assert_all(each_name(), |(asked, id)| {
        let arguments = ["founded", asked, "--columns", "format", "-o", "csv"];
        differs(&command(&arguments), &format!("format\n{id}\n"), &run(&arguments).stdout)
    });
}

#[test]
fn members_and_show_understand_the_same_names_of_formats() {
    assert_all(each_name(), |(asked, id)| {
        let arguments = ["members", asked, "--columns", "country", "-o", "csv"];
        let by_id = run(&["members", id, "--columns", "country", "-o", "csv"]);
        let page: Json =
            serde_json::from_str(&run(&["show", asked, "-o", "json"]).stdout).unwrap_or_default();
        differs(&command(&arguments), &by_id.stdout, &run(&arguments).stdout).or_else(|| {
            differs(&command(&["show", asked]), id, page["format"].as_str().unwrap_or_default())
        })
    });
}
