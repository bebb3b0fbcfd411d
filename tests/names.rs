//! Protects what the words of a user mean: which country, format, meeting or day, and what is said where they
//! mean nothing for sure.
//!
//! The tables hold what the design (§5, "Names") demands of the shipped data, word for word. The last part types
//! every code of two and three letters and compares with what `data/countries.yaml`, read by itself, says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "how much was compared is part of the result")]

use std::path::Path;
use std::{fs, thread};

use nato_partners::Outcome;
use nato_partners::dataset::{Dataset, Found};
use nato_partners::error::Exit;
use nato_partners::model::{Day, fold};
use serde_json::Value as Json;
use serde_yaml::Value;

fn run(arguments: &[&str]) -> Outcome {
    let words = ["nato-partners"].iter().chain(arguments);
    nato_partners::run(words.map(Into::into))
}

fn command(arguments: &[&str]) -> String {
    let quoted = arguments.iter().map(|word| {
        if word.is_empty() || word.contains(' ') { format!("'{word}'") } else { (*word).to_owned() }
    });
    format!("nato-partners {}", quoted.collect::<Vec<_>>().join(" "))
}

/// Collects every case that fails, so that one run shows all of them.
fn assert_all<T>(cases: impl IntoIterator<Item = T>, failure: impl Fn(T) -> Option<String>) {
    let failures: Vec<String> = cases.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

/// Says what differs, or nothing.
fn differs(command: &str, expected: &str, actual: &str) -> Option<String> {
    (expected != actual)
        .then(|| format!("{command}\n  expected {expected:?}\n  actual   {actual:?}"))
}

// ---- Countries and organisations ----

/// What is typed, and whom it means.
const COUNTRIES: &[(&str, &str)] = &[
    // Codes in any case.
    ("TR", "TR"),
    ("tr", "TR"),
    ("Tr", "TR"),
    ("TUR", "TR"),
    ("tur", "TR"),
    ("tUr", "TR"),
    (" tr ", "TR"),
    ("NO", "NO"),
    ("no", "NO"),
    ("Nor", "NO"),
    ("XK", "XK"),
    ("XKX", "XK"),
    ("MD", "MD"),
    ("md", "MD"),
    ("country:md", "MD"),
    ("country:Moldova", "MD"),
    // Accents, and letters written without them.
    ("Türkiye", "TR"),
    ("turkiye", "TR"),
    ("TÜRKIYE", "TR"),
    ("TÜRKİYE", "TR"),
    ("Tu\u{308}rkiye", "TR"),
    ("Tuerkei", "TR"),
    ("Türkei", "TR"),
    ("Turquie", "TR"),
    ("Republic of Türkiye", "TR"),
    ("Österreich", "AT"),
    ("oesterreich", "AT"),
    ("osterreich", "AT"),
    ("OESTERREICH", "AT"),
    ("aegypten", "EG"),
    ("Egypte", "EG"),
    ("États-Unis", "US"),
    ("Etats-Unis", "US"),
    ("etats unis d'amerique", "US"),
    ("États‑Unis d’Amérique", "US"),
    ("Rußland", "RU"),
    ("russland", "RU"),
    ("Großbritannien", "GB"),
    ("Émirats arabes unis", "AE"),
    // German, French and their own names.
    ("Deutschland", "DE"),
    ("Allemagne", "DE"),
    ("Schweiz", "CH"),
    ("Suisse", "CH"),
    ("Schweizerische Eidgenossenschaft", "CH"),
    ("Tschechien", "CZ"),
    ("Pays-Bas", "NL"),
    ("Nouvelle-Zélande", "NZ"),
    ("Südkorea", "KR"),
    ("Corée du Sud", "KR"),
    ("Macédoine du Nord", "MK"),
    ("Moldau", "MD"),
    ("Moldavie", "MD"),
    ("Україна", "UA"),
    ("საქართველო", "GE"),
    ("Россия", "RU"),
    // Articles, dots, ampersands, formal and short names.
    ("the Netherlands", "NL"),
    ("The Czech Republic", "CZ"),
    ("die Niederlande", "NL"),
    ("la France", "FR"),
    ("U.S.A.", "US"),
    ("U.K.", "GB"),
    ("UK", "GB"),
    ("UAE", "AE"),
    ("Bosnia & Herzegovina", "BA"),
    ("Bosnia-Herzegovina", "BA"),
    ("Saudi Arabia", "SA"),
    ("saudi-arabia", "SA"),
    ("South Korea", "KR"),
    ("Korea, South", "KR"),
    ("Republic of Korea", "KR"),
    ("ROK", "KR"),
    ("Moldova", "MD"),
    ("Hashemite Kingdom of Jordan", "JO"),
    ("Georgia", "GE"),
    ("Kosovo*", "XK"),
    // A former state never makes a living one ambiguous.
    ("RUS", "RU"),
    ("CZE", "CZ"),
    ("cow:365", "RU"),
    ("cow:RUS", "RU"),
    ("cow:YUG", "RS"),
    ("cow:345", "RS"),
    // The two lists of states, only with their own prefix.
    ("cow:640", "TR"),
    ("COW:TUR", "TR"),
    ("cow:tur", "TR"),
    ("gw:640", "TR"),
    ("gw:260", "DE"),
    ("GW:GFR", "DE"),
    ("cow:255", "DE"),
    ("cow:AUS", "AT"),
    ("gw:AUS", "AT"),
    ("cow:SLV", "SI"),
    ("cow:MNG", "ME"),
    ("cow:2", "US"),
    ("cow:002", "US"),
    ("cow:265", "DDDE"),
    // Unique beginnings of at least four letters.
    ("kazakh", "KZ"),
    ("soviet", "SUHH"),
    // Former states, by what they were called.
    ("SU", "SUHH"),
    ("SUHH", "SUHH"),
    ("SUN", "SUHH"),
    ("USSR", "SUHH"),
    ("Soviet Union", "SUHH"),
    ("Sowjetunion", "SUHH"),
    ("czechoslovakia", "CSHH"),
    ("CSHH", "CSHH"),
    ("CSK", "CSHH"),
    ("Tschechoslowakei", "CSHH"),
    ("DDR", "DDDE"),
    ("GDR", "DDDE"),
    ("East Germany", "DDDE"),
    ("Yugoslavia", "YUCS"),
    ("Serbia and Montenegro", "CSXX"),
    ("SCG", "CSXX"),
    // Organisations.
    ("un", "un"),
    ("EU", "eu"),
    ("European Union", "eu"),
    ("osce", "osce"),
    ("Arab League", "league-of-arab-states"),
    ("african-union", "african-union"),
    ("African Union", "african-union"),
    ("AU", "AU"),
];

/// What is typed, whom it means, and how the name is not quite right.
const COUNTRIES_WITH_A_REMARK: &[(&str, &str, &str)] = &[
    ("Turkey", "TR", "`Turkey` is a former name of Türkiye (TR)"),
    ("turkey", "TR", "`turkey` is a former name of Türkiye (TR)"),
    ("Republic of Turkey", "TR", "`Republic of Turkey` is a former name of Türkiye (TR)"),
    ("Macedonia", "MK", "`Macedonia` is a former name of North Macedonia (MK)"),
    ("FYROM", "MK", "`FYROM` is a former name of North Macedonia (MK)"),
    ("F.Y.R.O.M.", "MK", "`F.Y.R.O.M.` is a former name of North Macedonia (MK)"),
    ("Mazedonien", "MK", "`Mazedonien` is a former name of North Macedonia (MK)"),
    ("Weißrussland", "BY", "`Weißrussland` is a former name of Belarus (BY)"),
    ("Byelorussia", "BY", "`Byelorussia` is a former name of Belarus (BY)"),
    ("Moldavia", "MD", "`Moldavia` is a former name of Republic of Moldova (MD)"),
    ("West Germany", "DE", "`West Germany` is a former name of Germany (DE)"),
    ("Trucial States", "AE", "`Trucial States` is a former name of United Arab Emirates (AE)"),
    ("Holland", "NL", "`Holland` is an imprecise name of Netherlands (NL)"),
    ("England", "GB", "`England` is an imprecise name of United Kingdom (GB)"),
    ("Bosnia", "BA", "`Bosnia` is an imprecise name of Bosnia and Herzegovina (BA)"),
    ("America", "US", "`America` is an imprecise name of United States (US)"),
    ("Columbia", "CO", "`Columbia` is an imprecise name of Colombia (CO)"),
    ("country:Holland", "NL", "`Holland` is an imprecise name of Netherlands (NL)"),
    ("holl", "NL", "`holl` is an imprecise name of Netherlands (NL)"),
    // Beginnings that end within a word.
    ("Kaza", "KZ", "`Kaza` is the beginning of a name of Kazakhstan (KZ)"),
    ("finl", "FI", "`finl` is the beginning of a name of Finland (FI)"),
    ("switz", "CH", "`switz` is the beginning of a name of Switzerland (CH)"),
    ("luxemb", "LU", "`luxemb` is the beginning of a name of Luxembourg (LU)"),
    ("brit", "GB", "`brit` is the beginning of a name of United Kingdom (GB)"),
    ("germ", "DE", "`germ` is the beginning of a name of Germany (DE)"),
    ("turkm", "TM", "`turkm` is the beginning of a name of Turkmenistan (TM)"),
    ("sloveni", "SI", "`sloveni` is the beginning of a name of Slovenia (SI)"),
    ("montene", "ME", "`montene` is the beginning of a name of Montenegro (ME)"),
    ("europ", "eu", "`europ` is the beginning of a name of European Union (eu)"),
    ("austra", "AU", "`austra` is the beginning of a name of Australia (AU)"),
    ("czechosl", "CSHH", "`czechosl` is the beginning of a name of Czechoslovakia (CSHH)"),
];

/// What is typed to `country`, and everything that is said then; all of these exit 1.
const NO_COUNTRIES: &[(&str, &str)] = &[
    ("AUS", "error: `AUS` may mean Austria (AT) or Australia (AU)\ntip: type `AT` or `AU`"),
    ("aus", "error: `aus` may mean Austria (AT) or Australia (AU)\ntip: type `AT` or `AU`"),
    (
        "CS",
        "error: `CS` may mean Czechoslovakia (CSHH) or Serbia and Montenegro (CSXX)\ntip: type `CSHH` or `CSXX`",
    ),
    (
        "Korea",
        "error: `Korea` may mean Republic of Korea (KR) or a country that is not in the data\ntip: type `KR`",
    ),
    (
        "Corée",
        "error: `Corée` may mean Republic of Korea (KR) or a country that is not in the data\ntip: type `KR`",
    ),
    ("MNG", "error: `MNG` may mean Montenegro (ME) or Mongolia (MN)\ntip: type `ME` or `MN`"),
    ("YUG", "error: `YUG` may mean Serbia (RS) or Yugoslavia (YUCS)\ntip: type `RS` or `YUCS`"),
    (
        "gw:345",
        "error: `gw:345` may mean Serbia and Montenegro (CSXX) or Yugoslavia (YUCS)\ntip: type `CSXX` or `YUCS`",
    ),
    (
        "Iran",
        "error: no country or organisation in the data is called `Iran`\ntip: did you mean `IQ` (Iraq)?",
    ),
    (
        "Narnia",
        "error: no country or organisation in the data is called `Narnia`\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "GFR",
        "error: no country or organisation in the data is called `GFR`\ntip: as a Gleditsch-Ward code it is Germany: type `gw:GFR`",
    ),
    (
        "RUM",
        "error: no country or organisation in the data is called `RUM`\ntip: as a Gleditsch-Ward code it is Romania: type `gw:RUM`",
    ),
    (
        "SER",
        "error: no country or organisation in the data is called `SER`\ntip: as a Gleditsch-Ward code it is Serbia: type `gw:SER`",
    ),
    (
        "SLV",
        "error: no country or organisation in the data is called `SLV`\ntip: as a Correlates of War code it is Slovenia: type `cow:SLV`",
    ),
    (
        "",
        "error: the name of the country is empty\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "   ",
        "error: the name of the country is empty\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "country:",
        "error: the name of the country is empty\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "640",
        "error: no country or organisation in the data is called `640`\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "cow:9999",
        "error: no country or organisation in the data is called `cow:9999`\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "cow:GFR",
        "error: no country or organisation in the data is called `cow:GFR`\ntip: type an ISO code or a name, such as `FI` or `finland`",
    ),
    (
        "unit",
        "error: `unit` may mean United Arab Emirates (AE), Egypt (EG), United Kingdom (GB), United States (US) or United Nations (un)\ntip: type `AE`, `EG`, `GB`, `US` or `un`",
    ),
    ("slov", "error: `slov` may mean Slovenia (SI) or Slovakia (SK)\ntip: type `SI` or `SK`"),
    (
        "eapc",
        "error: no country or organisation in the data is called `eapc`\ntip: `eapc` is a format: nato-partners members eapc",
    ),
    (
        "Mediterranean Dialogue",
        "error: no country or organisation in the data is called `Mediterranean Dialogue`\ntip: `md` is a format: nato-partners members md",
    ),
    (
        "Jordann",
        "error: no country or organisation in the data is called `Jordann`\ntip: did you mean `JO` (Jordan)?",
    ),
];

#[test]
fn a_country_is_found_by_any_of_its_codes_and_names() {
    assert_all(COUNTRIES, |(asked, code)| resolves(asked, code, ""));
}

#[test]
fn a_former_or_imprecise_name_is_understood_with_a_remark() {
    assert_all(COUNTRIES_WITH_A_REMARK, |(asked, code, remark)| resolves(asked, code, remark));
}

/// The first four letters of a name mean whoever bears it, alone or among others; three letters are not enough,
/// unless they are a whole name.
#[test]
fn a_beginning_has_at_least_four_letters() {
    let dataset = Dataset::embedded();
    let keys: Vec<&str> = dataset.index.parties.iter().map(|key| &*key.key).collect();
    let beginning = |name: &str, letters| name.chars().take(letters).collect::<String>();
    let (mut short, mut long) = (0, 0);
    for name in keys.iter().filter(|name| name.chars().count() > 4) {
        let (three, four) = (beginning(name, 3), beginning(name, 4));
        if fold(&three) == three && !keys.contains(&three.as_str()) {
            assert_eq!(dataset.find_party(&three), Found::Nothing, "{three}, of {name}");
            short += 1;
        }
        if fold(&four) == four {
            assert_ne!(dataset.find_party(&four), Found::Nothing, "{four}, of {name}");
            long += 1;
        }
    }
    assert!(short > 300 && long > 500, "{short} and {long} beginnings were tried");
}

/// Checks both the rows of `country` and the page of `show`, which has the code even where there are no rows.
fn resolves(asked: &str, code: &str, remark: &str) -> Option<String> {
    let arguments = ["country", asked, "--history", "-o", "json"];
    let outcome = run(&arguments);
    let said = remarks_on_names(&outcome).join("\n");
    let bare = asked.strip_prefix("country:").unwrap_or(asked);
    let shown = shown_country(&format!("country:{bare}"));
    let rows: Vec<Json> = serde_json::from_str(&outcome.stdout).unwrap_or_default();
    let strangers =
        rows.iter().filter_map(|row| row["country"].as_str()).find(|other| *other != code);
    let found = strangers.map_or(shown, str::to_owned);
    let exit =
        (outcome.exit != Exit::Answered).then(|| format!("{}\n  {outcome:?}", command(&arguments)));
    exit.or_else(|| differs(&command(&arguments), code, &found))
        .or_else(|| differs(&command(&arguments), remark, &said))
}

fn remarks_on_names(outcome: &Outcome) -> Vec<&str> {
    let remarks = outcome.stderr.lines().filter_map(|line| line.strip_prefix("remark: "));
    remarks.filter(|remark| remark.contains(" name of ") || remark.contains(" is also ")).collect()
}

fn shown_country(name: &str) -> String {
    let page: Json =
        serde_json::from_str(&run(&["show", name, "-o", "json"]).stdout).unwrap_or_default();
    page["country"].as_str().unwrap_or("nobody").to_owned()
}

#[test]
fn a_country_that_is_not_meant_for_sure_is_refused_with_what_to_type_instead() {
    assert_all(NO_COUNTRIES, |(asked, message)| {
        refused(&["country", asked], Exit::NotFound, message)
    });
}

fn refused(arguments: &[&str], exit: Exit, message: &str) -> Option<String> {
    let outcome = run(arguments);
    let ends_well = outcome.exit == exit && outcome.stdout.is_empty();
    let other =
        (!ends_well).then(|| format!("{}\n  expected {exit:?}\n  {outcome:?}", command(arguments)));
    other.or_else(|| differs(&command(arguments), &format!("{message}\n"), &outcome.stderr))
}

#[test]
fn several_countries_are_all_understood_or_all_refused() {
    let outcome = run(&["country", "SE", "Finnland", "--columns", "country", "-o", "csv"]);
    let mut codes: Vec<&str> = outcome.stdout.lines().skip(1).collect();
    codes.dedup();
    assert_eq!(codes, ["SE", "FI"], "{outcome:?}");
    let message = "error: no country or organisation in the data is called `Narnia`\ntip: type an ISO code or a name, such as `FI` or `finland`";
    assert_eq!(refused(&["country", "SE", "Narnia"], Exit::NotFound, message), None);
}

// ---- Formats ----

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

/// What is typed to `members`, and everything that is said then; all of these exit 1.
const NO_FORMATS: &[(&str, &str)] = &[
    ("xyz", "error: no format is called `xyz`\ntip: nato-partners formats lists all of them"),
    ("", "error: the name of the format is empty\ntip: nato-partners formats lists all of them"),
    (
        "eacp",
        "error: no format is called `eacp`\ntip: did you mean `eapc` (Euro-Atlantic Partnership Council)?",
    ),
    (
        "jordan",
        "error: no format is called `jordan`\ntip: `jordan` is a country: nato-partners country jo",
    ),
    (
        "partnership",
        "error: `partnership` may mean `parp`, `pfp`, `pii` or `trust-funds`\ntip: type one of these ids",
    ),
    (
        "individual",
        "error: `individual` may mean `ipap`, `ipcp` or `itpp`\ntip: type one of these ids",
    ),
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

#[test]
fn a_format_that_is_not_meant_for_sure_is_refused_with_what_to_type_instead() {
    assert_all(NO_FORMATS, |(asked, message)| {
        refused(&["members", asked], Exit::NotFound, message)
    });
}

#[test]
fn md_is_moldova_to_country_and_the_mediterranean_dialogue_to_the_others() {
    assert!(
        run(&["members", "MD", "--width", "200"])
            .stdout
            .starts_with("Mediterranean Dialogue (MD) on ")
    );
    assert_eq!(run(&["members", "MD"]).stderr, "");
    assert_eq!(shown_country("country:MD"), "MD");
    let shown = run(&["show", "MD", "--width", "200"]);
    assert!(shown.stdout.starts_with("Mediterranean Dialogue (MD) on "), "{shown:?}");
    assert_eq!(
        shown.stderr,
        "remark: `MD` is also Republic of Moldova: type `country:MD` for it\n"
    );
    assert_eq!(run(&["show", "country:MD"]).stderr, "");
}

// ---- Days and meetings ----

/// What is typed after `--on`, and the day that the heading prints.
const DAYS: &[(&str, &str)] = &[
    ("2014", "2014-12-31"),
    ("2014-09", "2014-09-30"),
    ("2014-09-05", "2014-09-05"),
    ("2016-02", "2016-02-29"),
    ("2015-02", "2015-02-28"),
    ("wales-2014", "2014-09-05 (wales-2014)"),
    ("WALES-2014", "2014-09-05 (wales-2014)"),
    ("wales", "2014-09-05 (wales-2014)"),
    ("Wales 2014", "2014-09-05 (wales-2014)"),
    ("Newport", "2014-09-05 (wales-2014)"),
    ("warsaw-2016", "2016-07-09 (warsaw-2016)"),
    ("bucharest", "2008-04-04 (bucharest-2008)"),
    ("the hague", "2025-06-25 (the-hague-2025)"),
    ("madrid-1997", "1997-07-09 (madrid-1997)"),
];

/// What is typed after `--on`, how the program ends, and everything that is said then.
const NO_DAYS: &[(&str, Exit, &str)] = &[
    (
        "2016-13-40",
        Exit::Unusable,
        "error: `2016-13-40` is not a date: months run from 01 to 12\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "2015-02-29",
        Exit::Unusable,
        "error: `2015-02-29` is not a date: 2015-02 runs from 01 to 28\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "20160709",
        Exit::Unusable,
        "error: `20160709` is not a date: a date is written 1995, 1995-02 or 1995-02-08\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "-1",
        Exit::Unusable,
        "error: `-1` is not a date: a date is written 1995, 1995-02 or 1995-02-08\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "0000",
        Exit::Unusable,
        "error: `0000` is not a date: years begin with 0001\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "",
        Exit::NotFound,
        "error: the day is empty\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "brussels",
        Exit::NotFound,
        "error: `brussels` may mean `brussels-1991-12`, `brussels-1994-01`, `brussels-1994-12`, `brussels-2008-12`, `brussels-2018` or `brussels-2021`\ntip: type one of these ids",
    ),
    (
        "madrid",
        Exit::NotFound,
        "error: `madrid` may mean `madrid-1997` or `madrid-2022`\ntip: type one of these ids",
    ),
    (
        "unknown",
        Exit::NotFound,
        "error: no day or meeting is called `unknown`\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "narnia-2014",
        Exit::NotFound,
        "error: no day or meeting is called `narnia-2014`\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
    (
        "wales-2015",
        Exit::NotFound,
        "error: no day or meeting is called `wales-2015`\ntip: did you mean `wales-2014`?\ntip: a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014",
    ),
];

fn day_in_heading(asked: &str) -> String {
    let outcome = run(&["members", "nato", "--on", asked, "--width", "200"]);
    let heading = outcome.stdout.lines().next().unwrap_or_default();
    heading.split_once(" on ").map_or(format!("{outcome:?}"), |(_, day)| day.to_owned())
}

#[test]
fn a_day_is_a_date_of_any_precision_or_a_meeting() {
    assert_all(DAYS, |(asked, day)| {
        differs(&command(&["members", "nato", "--on", asked]), day, &day_in_heading(asked))
    });
}

#[test]
fn what_is_no_day_is_refused() {
    assert_all(NO_DAYS, |(asked, exit, message)| {
        refused(&["members", "nato", "--on", asked], *exit, message)
    });
}

#[test]
fn reviewed_is_the_day_of_the_data_and_the_default() {
    let reviewed = Dataset::embedded().reviewed().to_string();
    assert_eq!(day_in_heading("reviewed"), reviewed);
    assert_eq!(run(&["members", "nato"]), run(&["members", "nato", "--on", "reviewed"]));
}

#[test]
fn today_is_the_day_of_the_clock() {
    let now = || {
        let seconds = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
        Day::from_unix_days(i64::try_from(seconds / 86_400).unwrap()).unwrap().to_string()
    };
    let (before, asked, after) = (now(), day_in_heading("today"), now());
    assert!(asked == before || asked == after, "{before} {asked} {after}");
}

#[test]
fn a_day_after_the_review_is_answered_with_a_remark() {
    let reviewed = Dataset::embedded().reviewed();
    let remark = format!(
        "remark: the data were last checked on {reviewed}; what came later is not in them\n"
    );
    assert_eq!(run(&["members", "nato", "--on", "9999"]).stderr, remark);
    assert_eq!(run(&["members", "nato", "--on", "albania-2027"]).stderr, remark);
    assert_eq!(run(&["members", "nato", "--on", &reviewed.to_string()]).stderr, "");
}

// ---- Names typed where a subcommand belongs ----

const TIPS: &[(&str, &str)] = &[
    ("jordan", "nato-partners country jordan"),
    ("Jordan", "nato-partners country jordan"),
    ("TR", "nato-partners country tr"),
    ("Saudi Arabia", "nato-partners country 'saudi arabia'"),
    ("Allemagne de l'Est", "nato-partners country ddde"),
    ("serbia&montenegro", "nato-partners country csxx"),
    ("eu", "nato-partners country eu"),
    ("eapc", "nato-partners members eapc"),
    ("md", "nato-partners members md"),
    ("mediterranean dialogue", "nato-partners members md"),
    ("permanent joint council", "nato-partners members nrc"),
    ("wales", "nato-partners show wales-2014"),
    ("warsaw-2016", "nato-partners show warsaw-2016"),
];

#[test]
fn a_name_typed_as_a_subcommand_gets_a_tip() {
    assert_all(TIPS, |(typed, tip)| {
        let outcome = run(&[typed]);
        let said =
            outcome.stderr.lines().rfind(|line| line.starts_with("tip: ")).unwrap_or_default();
        let exit = (outcome.exit != Exit::Unusable).then(|| format!("{typed}: {outcome:?}"));
        exit.or_else(|| differs(&command(&[typed]), &format!("tip: {tip}"), said))
    });
}

#[test]
fn what_a_tip_says_can_be_typed() {
    assert_all(TIPS, |(typed, tip)| {
        let words = tip.split_once(' ').unwrap().1;
        let (subcommand, name) = words.split_once(' ').unwrap();
        let outcome = run(&[subcommand, name.trim_matches('\'')]);
        (outcome.exit != Exit::Answered).then(|| format!("{typed}: {tip}\n  {outcome:?}"))
    });
}

#[test]
fn a_subcommand_that_means_nothing_gets_no_tip_of_ours() {
    for typed in ["narnia", "korea", "x"] {
        let outcome = run(&[typed]);
        assert_eq!(outcome.exit, Exit::Unusable, "{typed}");
        assert!(!outcome.stderr.contains("tip: nato-partners"), "{}", outcome.stderr);
    }
}

// ---- Every code of two and three letters ----

/// A country or organisation as its file has it.
struct Party {
    id: String,
    is_living: bool,
    iso: Vec<String>,
    other_systems: Vec<String>,
    names: Vec<String>,
}

fn parties() -> Vec<Party> {
    let read = |file: &str, key: &str| -> Vec<Value> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
        let value: Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        value[key].as_sequence().unwrap().clone()
    };
    let countries = read("countries.yaml", "countries");
    let organisations = read("organisations.yaml", "organisations");
    let countries = countries.iter().map(country);
    countries.chain(organisations.iter().map(organisation)).collect()
}

fn country(record: &Value) -> Party {
    let texts = |value: &Value, keys: &[&str]| -> Vec<String> {
        keys.iter().filter_map(|key| value[*key].as_str()).map(str::to_owned).collect()
    };
    let listed = |key: &str, part: &str| -> Vec<String> {
        let list = record.get(key).and_then(Value::as_sequence).into_iter().flatten();
        let sure = list.filter(|name| name["kind"].as_str() != Some("ambiguous"));
        sure.filter_map(|name| name[part].as_str()).map(str::to_owned).collect()
    };
    let mut names = texts(&record["name"], &["en", "de", "fr"]);
    names.extend(texts(&record["un_short"], &["en", "fr"]));
    names.extend(texts(record, &["formal", "cldr"]));
    names.extend(listed("other_names", "name"));
    names.extend(listed("endonyms", "name"));
    names.extend(listed("former_names", "en"));
    Party {
        id: record["id"].as_str().unwrap().to_owned(),
        is_living: record["kind"].as_str() != Some("former-state"),
        iso: texts(&record["iso"], &["alpha2", "alpha3", "alpha4"]),
        other_systems: ["cow", "gw"]
            .iter()
            .filter_map(|system| record[*system]["abbreviation"].as_str())
            .map(str::to_owned)
            .collect(),
        names: names.iter().map(|name| fold(name)).collect(),
    }
}

fn organisation(record: &Value) -> Party {
    let names = ["id", "abbreviation"].iter().filter_map(|key| record[*key].as_str());
    let aliases = record.get("aliases").and_then(Value::as_sequence).into_iter().flatten();
    let names = names.chain(aliases.filter_map(Value::as_str)).map(fold).collect();
    let id = record["id"].as_str().unwrap().to_owned();
    Party { id, is_living: true, iso: Vec::new(), other_systems: Vec::new(), names }
}

/// Works out what a code of capital letters means, as the design has it.
///
/// An ISO code comes first, of a living state before one of a former; a code of another system that a living
/// state bears makes it ambiguous. Then comes a name, again of the living before the former. A code of
/// another system alone means nothing.
fn meant<'p>(parties: &'p [Party], code: &str) -> Option<&'p str> {
    let has = |codes: &[String]| codes.iter().any(|other| other == code);
    let by_iso: Vec<&Party> = living_first(parties.iter().filter(|party| has(&party.iso)));
    let folded = code.to_ascii_lowercase();
    let by_name = living_first(parties.iter().filter(|party| party.names.contains(&folded)));
    match (by_iso.as_slice(), by_name.as_slice()) {
        ([one], _) => {
            let clash =
                |other: &Party| other.is_living && other.id != one.id && has(&other.other_systems);
            (!parties.iter().any(clash)).then_some(&*one.id)
        }
        ([], [one]) => Some(&*one.id),
        _ => None,
    }
}

fn living_first<'p>(bearers: impl Iterator<Item = &'p Party>) -> Vec<&'p Party> {
    let (living, former): (Vec<_>, Vec<_>) = bearers.partition(|party| party.is_living);
    if living.is_empty() { former } else { living }
}

fn codes() -> Vec<String> {
    let letters = || 'A'..='Z';
    let two = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
    let three = two.clone().flat_map(|two| letters().map(move |three| format!("{two}{three}")));
    two.chain(three).collect()
}

#[test]
fn every_code_of_two_or_three_letters_means_who_bears_it_or_nobody() {
    let parties = parties();
    let dataset = Dataset::embedded();
    let mut found = 0;
    assert_all(&codes(), |code| {
        let expected = meant(&parties, code).unwrap_or("nobody");
        let asked = |code: &str| match dataset.find_party(code) {
            Found::One(place, _) => dataset.party_at(place).unwrap().code(),
            Found::Several(_) | Found::Nothing => "nobody",
        };
        differs(code, expected, asked(code))
            .or_else(|| differs(code, expected, asked(&code.to_ascii_lowercase())))
    });
    for code in codes() {
        found += usize::from(meant(&parties, &code).is_some());
    }
    println!("{} codes, of which {found} mean somebody", codes().len());
}

#[test]
fn every_code_of_two_or_three_letters_can_be_typed_to_country() {
    let parties = parties();
    let codes = codes();
    let workers = thread::available_parallelism().map_or(2, Into::into);
    let failures: Vec<String> = thread::scope(|scope| {
        let shares = codes.chunks(codes.len().div_ceil(workers));
        let handles: Vec<_> = shares
            .map(|share| {
                scope.spawn(|| {
                    share.iter().filter_map(|code| typed(&parties, code)).collect::<Vec<_>>()
                })
            })
            .collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap()).collect()
    });
    assert_all(failures, Some);
}

/// Types a code to `country` and says what is wrong with the answer, or with the tips.
fn typed(parties: &[Party], code: &str) -> Option<String> {
    let outcome = run(&["country", code, "--columns", "country", "-o", "csv"]);
    let wrong = |what: &str| Some(format!("nato-partners country {code}: {what}\n  {outcome:?}"));
    if let Some(id) = meant(parties, code) {
        let is_answered = outcome.exit == Exit::Answered && !outcome.stdout.is_empty();
        let others = outcome.stdout.lines().skip(1).any(|row| row != id);
        return if is_answered && !others { None } else { wrong(&format!("it means {id}")) };
    }
    let is_refused = outcome.exit == Exit::NotFound && outcome.stdout.is_empty();
    if !is_refused || !outcome.stderr.starts_with("error: ") {
        return wrong("it means nobody for sure");
    }
    let cannot_be_typed =
        |tip: &&str| !matches!(Dataset::embedded().find_party(tip), Found::One(..));
    let tip = quoted_tips(&outcome).into_iter().find(cannot_be_typed)?;
    wrong(&format!("the tip `{tip}` cannot be typed"))
}

/// Returns what stands in backticks after `type` or `did you mean`.
fn quoted_tips(outcome: &Outcome) -> Vec<&str> {
    let tips = outcome.stderr.lines().filter_map(|line| line.strip_prefix("tip: "));
    let said = tips.filter_map(|tip| tip.split_once("type `").or(tip.split_once("did you mean `")));
    said.filter(|(_, rest)| !rest.contains("such as"))
        .flat_map(|(_, rest)| rest.split('`').step_by(2))
        .filter(|tip| !tip.is_empty())
        .collect()
}
