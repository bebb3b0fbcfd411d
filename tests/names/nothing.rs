//! What means nothing for sure, and everything that is said then.

use nato_partners::error::Exit;

use crate::asked::run;
use crate::{assert_all, command, differs};

/// Says in what a refusal differs from what it should be, or nothing.
fn refused(arguments: &[&str], exit: Exit, message: &str) -> Option<String> {
    let outcome = run(arguments);
    let ends_well = outcome.exit == exit && outcome.stdout.is_empty();
    let other =
        (!ends_well).then(|| format!("{}\n  expected {exit:?}\n  {outcome:?}", command(arguments)));
    other.or_else(|| differs(&command(arguments), &format!("{message}\n"), &outcome.stderr))
}

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
fn a_country_that_is_not_meant_for_sure_is_refused_with_what_to_type_instead() {
    assert_all(NO_COUNTRIES, |(asked, message)| {
        refused(&["country", asked], Exit::NotFound, message)
    });
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
fn a_format_that_is_not_meant_for_sure_is_refused_with_what_to_type_instead() {
    assert_all(NO_FORMATS, |(asked, message)| {
        refused(&["members", asked], Exit::NotFound, message)
    });
}

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

#[test]
fn what_is_no_day_is_refused() {
    assert_all(NO_DAYS, |(asked, exit, message)| {
        refused(&["members", "nato", "--on", asked], *exit, message)
    });
}
