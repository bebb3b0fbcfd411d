//! Formats.

use serde_json::Value as Json;

use crate::names::{assert_all, command, differs};
use crate::support::asked::run;

const FORMATS: &[(&str, &str)] = &[
    // Ids, in any case.
    ("md", "md"),
    ("MD", "md"),
    ("eapc", "eapc"),
    ("EaPc", "eapc"),
    ("trust-funds", "trust-funds"),
    ("trust funds", "trust-funds"),
    ("format:md", "md"),
    ("nato", "nato"),
    // Abbreviations in each language.
    ("EAPR", "eapc"),
    ("CPEA", "eapc"),
    ("DM", "md"),
    ("OTAN", "nato"),
    ("PPP", "pfp"),
    ("PfP", "pfp"),
    ("NAKR", "nacc"),
    ("CCNA", "nacc"),
    ("NRC", "nrc"),
    ("NRR", "nrc"),
    ("COR", "nrc"),
    ("NUC", "nuc"),
    ("COU", "nuc"),
    ("NGC", "ngc"),
    ("COG", "ngc"),
    ("PATG", "patg"),
    ("IP4", "ip4"),
    // Names in each language, with and without accents.
    ("Mediterranean Dialogue", "md"),
    ("the mediterranean dialogue", "md"),
    ("Mittelmeerdialog", "md"),
    ("Dialogue méditerranéen", "md"),
    ("dialogue mediterraneen", "md"),
    ("Partnership for Peace", "pfp"),
    ("Partnerschaft für den Frieden", "pfp"),
    ("Partnerschaft fuer den Frieden", "pfp"),
    ("Partenariat pour la paix", "pfp"),
    ("Euro-Atlantischer Partnerschaftsrat", "eapc"),
    ("Istanbul Cooperation Initiative", "ici"),
    ("Commission OTAN-Géorgie", "ngc"),
    ("NATO-Georgia Commission", "ngc"),
    ("Partners across the globe", "patg"),
    // Old names.
    ("PJC", "nrc"),
    ("CCP", "nrc"),
    ("Permanent Joint Council", "nrc"),
    ("NATO-Russia Permanent Joint Council", "nrc"),
    ("Ständiger Gemeinsamer NATO-Russland-Rat", "nrc"),
    ("NATO-Russia Council", "nrc"),
    ("NATO-Ukraine Commission", "nuc"),
    ("NATO-Ukraine-Kommission", "nuc"),
    ("NATO-Ukraine Council", "nuc"),
    ("Contact Countries", "patg"),
    ("Kontaktstaaten", "patg"),
    ("pays de contact", "patg"),
    ("AP4", "ip4"),
    ("Asia-Pacific Four", "ip4"),
    ("NATO Science Programme", "sps"),
    ("IPP", "ipcp"),
    // Parts of a format, and other names.
    ("Interoperability Platform", "pii"),
    ("Mediterranean Dialogue Trust Fund", "trust-funds"),
    ("Gold Card partners", "eop"),
    ("NATO+4", "ici"),
    // Unique beginnings of at least four letters.
    ("mittelm", "md"),
    ("permanent", "nrc"),
    ("istanbul", "ici"),
    ("nato-ukraine", "nuc"),
];

#[test]
fn a_format_is_found_by_its_id_and_by_every_name_it_ever_had() {
    assert_all(FORMATS, |(asked, id)| {
        let arguments = ["founded", asked, "--columns", "format", "-o", "csv"];
        differs(&command(&arguments), &format!("format\n{id}\n"), &run(&arguments).stdout)
    });
}

#[test]
fn members_and_show_understand_the_same_names_of_formats() {
    assert_all(FORMATS, |(asked, id)| {
        let arguments = ["members", asked, "--columns", "country", "-o", "csv"];
        let by_id = run(&["members", id, "--columns", "country", "-o", "csv"]);
        let page: Json =
            serde_json::from_str(&run(&["show", asked, "-o", "json"]).stdout).unwrap_or_default();
        differs(&command(&arguments), &by_id.stdout, &run(&arguments).stdout).or_else(|| {
            differs(&command(&["show", asked]), id, page["format"].as_str().unwrap_or_default())
        })
    });
}
