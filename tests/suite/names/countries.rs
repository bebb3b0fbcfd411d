//! Countries and organisations.

use std::collections::BTreeSet;

use nato_partners::Outcome;
use nato_partners::data::Dataset;
use nato_partners::error::Exit;
use nato_partners::model::fold;
use serde_json::Value as Json;

use crate::names::{assert_all, command, differs, shown_country};
use crate::support::asked::{json, run};

/// Whom it means, and what is typed.
const COUNTRIES: &[(&str, &str)] = &[
    // Codes in any case.
    ("TR", "TR | tr | Tr | TUR | tur | tUr |  tr "),
    ("NO", "NO | no | Nor"),
    ("XK", "XK | XKX"),
    ("MD", "MD | md | country:md | country:Moldova"),
    // Accents, and letters written without them.
    (
        "TR",
        "Türkiye | turkiye | TÜRKIYE | TÜRKİYE | Tu\u{308}rkiye | Tuerkei | Türkei | Turquie | Republic of Türkiye",
    ),
    ("AT", "Österreich | oesterreich | osterreich | OESTERREICH"),
    ("EG", "aegypten | Egypte"),
    ("US", "États-Unis | Etats-Unis | etats unis d'amerique | États‑Unis d’Amérique"),
    ("RU", "Rußland | russland"),
    ("GB", "Großbritannien"),
    ("AE", "Émirats arabes unis"),
    // German, French and their own names.
    ("DE", "Deutschland | Allemagne"),
    ("CH", "Schweiz | Suisse | Schweizerische Eidgenossenschaft"),
    ("CZ", "Tschechien"),
    ("NL", "Pays-Bas"),
    ("NZ", "Nouvelle-Zélande"),
    ("KR", "Südkorea | Corée du Sud"),
    ("MK", "Macédoine du Nord"),
    ("MD", "Moldau | Moldavie"),
    ("UA", "Україна"),
    ("GE", "საქართველო"),
    ("RU", "Россия"),
    // Articles, dots, ampersands, formal and short names.
    ("NL", "the Netherlands | die Niederlande"),
    ("CZ", "The Czech Republic"),
    ("FR", "la France"),
    ("US", "U.S.A."),
    ("GB", "U.K. | UK"),
    ("AE", "UAE"),
    ("BA", "Bosnia & Herzegovina | Bosnia-Herzegovina"),
    ("SA", "Saudi Arabia | saudi-arabia"),
    ("KR", "South Korea | Korea, South | Republic of Korea | ROK"),
    ("MD", "Moldova"),
    ("JO", "Hashemite Kingdom of Jordan"),
    ("GE", "Georgia"),
    ("XK", "Kosovo*"),
    // A former state never makes a living one ambiguous.
    ("RU", "RUS | cow:365 | cow:RUS"),
    ("CZ", "CZE"),
    ("RS", "cow:YUG | cow:345"),
    // The number of ISO 3166-1.
    ("TR", "792"),
    ("AF", "004"),
    // What shows nothing is skipped.
    ("KZ", "Kazakh\u{ad}stan"),
    ("FI", "Fin\u{200b}land"),
    ("JP", "\u{feff}Japan"),
    // As lists write names.
    ("NL", "Netherlands (the) | Netherlands, The"),
    ("KR", "Korea, Rep. of | Korea (Republic of) | Korea (South) | S. Korea"),
    ("MD", "Rep. of Moldova"),
    ("DE", "Germany, Federal Republic of | Germany, Fed. Rep. of"),
    ("SK", "Slovakia (Slovak Republic)"),
    // The two lists of states, only with their own prefix.
    ("TR", "cow:640 | COW:TUR | cow:tur | gw:640"),
    ("DE", "gw:260 | GW:GFR | cow:255"),
    ("AT", "cow:AUS | gw:AUS"),
    ("SI", "cow:SLV"),
    ("ME", "cow:MNG"),
    ("US", "cow:2 | cow:002"),
    ("DDDE", "cow:265"),
    // Former states, by what they were called.
    ("SUHH", "SU | SUHH | SUN | USSR | Soviet Union | Sowjetunion"),
    ("CSHH", "czechoslovakia | CSHH | CSK | Tschechoslowakei"),
    ("DDDE", "DDR | GDR | East Germany"),
    ("YUCS", "Yugoslavia"),
    ("CSXX", "Serbia and Montenegro | SCG"),
    // Organisations.
    ("un", "un"),
    ("eu", "EU | European Union"),
    ("osce", "osce"),
    ("league-of-arab-states", "Arab League"),
    ("african-union", "african-union | African Union"),
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
    ("holl", "NL", "`holl` was taken for `Holland`, Netherlands (NL)"),
    (
        "Macedonia (the former Yugoslav Republic of)",
        "MK",
        "`Macedonia (the former Yugoslav Republic of)` is a former name of North Macedonia (MK)",
    ),
    // Beginnings of at least four letters.
    ("kazakh", "KZ", "`kazakh` was taken for `Kazakhstan` (KZ)"),
    ("soviet", "SUHH", "`soviet` was taken for `Soviet Union` (SUHH)"),
    ("Kaza", "KZ", "`Kaza` was taken for `Kazakhstan` (KZ)"),
    ("finl", "FI", "`finl` was taken for `Finland` (FI)"),
    ("switz", "CH", "`switz` was taken for `Switzerland` (CH)"),
    ("luxemb", "LU", "`luxemb` was taken for `Luxembourg` (LU)"),
    ("turkm", "TM", "`turkm` was taken for `Turkmenistan` (TM)"),
    ("sloveni", "SI", "`sloveni` was taken for `Slovenia` (SI)"),
    ("montene", "ME", "`montene` was taken for `Montenegro` (ME)"),
    ("austra", "AU", "`austra` was taken for `Australia` (AU)"),
    ("czechosl", "CSHH", "`czechosl` was taken for `Czechoslovakia` (CSHH)"),
];

#[test]
fn a_country_is_found_by_any_of_its_codes_and_names() {
    let each =
        COUNTRIES.iter().flat_map(|(code, names)| names.split(" | ").map(move |it| (code, it)));
    assert_all(each, |(code, asked)| resolves(asked, code, ""));
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
            assert!(dataset.find_party(&three).is_nothing(), "{three}, of {name}");
            short += 1;
        }
        if fold(&four) == four {
            assert!(!dataset.find_party(&four).is_nothing(), "{four}, of {name}");
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
    remarks
        .filter(|remark| {
            remark.contains(" name of ")
                || remark.contains(" was taken for ")
                || remark.contains(" is also ")
        })
        .collect()
}

#[test]
fn a_page_calls_a_country_by_each_name_once() {
    for party in Dataset::embedded().parties() {
        let page: Json = json(&format!("show country:{}", party.code()));
        let others: Vec<&str> =
            page["other_names"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        let distinct: BTreeSet<&str> = others.iter().copied().collect();
        assert_eq!(distinct.len(), others.len(), "{}: {others:?}", party.code());
        let own = ["name_en", "name_de", "name_fr"].map(|key| page[key].as_str().unwrap_or(""));
        assert!(own.iter().all(|name| !distinct.contains(name)), "{}: {own:?}", party.code());
    }
}
