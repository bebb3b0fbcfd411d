//! What means nothing for sure, and everything that is said then.

use nato_partners::error::Exit;

use crate::names::{assert_all, command, differs};
use crate::support::asked::run;

/// Says in what a refusal differs from what it should be, or nothing.
fn refused(arguments: &[&str], exit: Exit, message: &str) -> Option<String> {
    let outcome = run(arguments);
    let ends_well = outcome.exit == exit && outcome.stdout.is_empty();
    let other =
        (!ends_well).then(|| format!("{}\n  expected {exit:?}\n  {outcome:?}", command(arguments)));
    other.or_else(|| differs(&command(arguments), &format!("{message}\n"), &outcome.stderr))
}

/// Who may be meant by what is typed to `country`, and what is said to type instead.
pub const MAY_BE_ONE_OF: &[(&str, &str, &str)] = &[
    ("CS", "Czechoslovakia (CSHH) or Serbia and Montenegro (CSXX)", "`CSHH` or `CSXX`"),
    ("Korea", "North Korea (KP) or Republic of Korea (KR)", "`KP` or `KR`"),
    ("Corée", "North Korea (KP) or Republic of Korea (KR)", "`KP` or `KR`"),
    (
        "congo",
        "Democratic Republic of the Congo (CD) or Republic of the Congo (CG)",
        "`CD` or `CG`",
    ),
    ("ROC", "Republic of the Congo (CG) or Taiwan (TW)", "`CG` or `TW`"),
    (
        "europ",
        "Council of Europe (council-of-europe) or European Union (eu)",
        "`council-of-europe` or `eu`",
    ),
    ("891", "Serbia and Montenegro (CSXX) or Yugoslavia (YUCS)", "`CSXX` or `YUCS`"),
    ("germ", "German Democratic Republic (DDDE) or Germany (DE)", "`DDDE` or `DE`"),
    ("gw:345", "Serbia and Montenegro (CSXX) or Yugoslavia (YUCS)", "`CSXX` or `YUCS`"),
    (
        "unit",
        "United Arab Emirates (AE), Egypt (EG), United Kingdom (GB), Mexico (MX), Tanzania (TZ), United States Minor Outlying Islands (UM), United States (US), United States Virgin Islands (VI) or United Nations (un)",
        "`AE`, `EG`, `GB`, `MX`, `TZ`, `UM`, `US`, `VI` or `un`",
    ),
    ("slov", "Slovenia (SI) or Slovakia (SK)", "`SI` or `SK`"),
];

/// What nobody is called, and the tip that is given.
pub const NOBODY: &[(&str, &str)] = &[
    ("Narnia", A_NAME_IS),
    ("GFR", "as a Correlates of War code it is Germany: type `cow:GFR`"),
    ("RUM", "as a Gleditsch-Ward code it is Romania: type `gw:RUM`"),
    ("SER", "as a Gleditsch-Ward code it is Serbia: type `gw:SER`"),
    ("640", "as a Correlates of War code it is Türkiye: type `cow:640`"),
    ("cow:9999", A_NAME_IS),
    ("eapc", "`eapc` is a format: nato-partners members eapc"),
    ("Mediterranean Dialogue", "`md` is a format: nato-partners members md"),
    ("Jordann", "did you mean `JO` (Jordan)?"),
];

const A_NAME_IS: &str = "type an ISO code or a name, such as `FI` or `finland`";

#[test]
fn a_country_that_is_not_meant_for_sure_is_refused_with_what_to_type_instead() {
    let refused = |asked: &str, error: &str, tip: &str| {
        refused(&["country", asked], Exit::NotFound, &format!("error: {error}\ntip: {tip}"))
    };
    assert_all(MAY_BE_ONE_OF, |(asked, who, tip)| {
        refused(asked, &format!("`{asked}` may mean {who}"), &format!("type {tip}"))
    });
    assert_all(NOBODY, |(asked, tip)| {
        refused(asked, &format!("no country or organisation in the data is called `{asked}`"), tip)
    });
    assert_all(["", "   ", "country:"], |asked| {
        refused(asked, "the name of the country is empty", A_NAME_IS)
    });
}

#[test]
fn of_several_countries_the_known_are_answered_and_the_others_named() {
    let outcome = run(&["country", "SE", "Finnland", "--columns", "country", "-o", "csv"]);
    let mut codes: Vec<&str> = outcome.stdout.lines().skip(1).collect();
    codes.dedup();
    assert_eq!(codes, ["SE", "FI"], "{outcome:?}");
    let alone = run(&["country", "Narnia"]).stderr;
    let message = alone.trim_end();
    let known = run(&["country", "SE", "-o", "csv"]).stdout;
    let both = run(&["country", "SE", "Narnia", "-o", "csv"]);
    assert_eq!((both.stdout, both.exit), (known, Exit::NotFound));
    assert_eq!(both.stderr.trim_end(), message);
    let nobody = run(&["country", "Narnia", "Wakanda"]);
    assert_eq!((&*nobody.stdout, nobody.exit), ("", Exit::NotFound));
    assert!(
        nobody.stderr.contains("`Narnia`") && nobody.stderr.contains("`Wakanda`"),
        "{nobody:?}"
    );
    let list = run(&["compare", "SE", "Narnia"]);
    assert_eq!((&*list.stdout, list.exit), ("", Exit::NotFound), "only `country` answers in part");
}

/// What is typed to `members`, and everything that is said then; all of these exit 1.
pub const NO_FORMATS: &[(&str, &str)] = &[
    ("xyz", "error: no format is called `xyz`\ntip: `nato-partners formats` lists all of them"),
    ("", "error: the name of the format is empty\ntip: `nato-partners formats` lists all of them"),
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
        "error: `partnership` may mean `eapc`, `eop`, `ipap`, `ipcp`, `itpp`, `parp`, `pfp`, `pii` or `trust-funds`\ntip: type one of these ids",
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

/// What is typed after `--on`, how the program ends, and why.
pub const NO_DAYS: &[(&str, Exit, &str)] = &[
    ("2016-13-40", Exit::Unusable, "`2016-13-40` is not a date: months run from 01 to 12"),
    ("2015-02-29", Exit::Unusable, "`2015-02-29` is not a date: 2015-02 runs from 01 to 28"),
    ("-1", Exit::Unusable, "`-1` is not a date: a date is written 1995, 1995-02 or 1995-02-08"),
    ("0000", Exit::Unusable, "`0000` is not a date: years begin with 0001"),
    ("", Exit::NotFound, "the day is empty"),
    ("unknown", Exit::NotFound, "no day or meeting is called `unknown`"),
    ("narnia-2014", Exit::NotFound, "no day or meeting is called `narnia-2014`"),
    (
        "wales-2015",
        Exit::NotFound,
        "no day or meeting is called `wales-2015`\ntip: did you mean `wales-2014`?",
    ),
];

/// What may be several meetings, and which.
const SEVERAL_MEETINGS: &[(&str, &str)] = &[
    (
        "brussels",
        "`brussels-1991-12`, `brussels-1994-01`, `brussels-1994-12`, `brussels-2008-12`, `brussels-2018` or `brussels-2021`",
    ),
    ("madrid", "`madrid-1997` or `madrid-2022`"),
];

const A_DAY_IS: &str =
    "a day is 2014, 2014-09, 2014-09-05, today, reviewed, or a meeting such as wales-2014";

#[test]
fn what_is_no_day_is_refused() {
    let refused = |asked: &str, exit: Exit, error: &str, tip: &str| {
        let arguments = ["members", "nato", "--on", asked];
        refused(&arguments, exit, &format!("error: {error}\ntip: {tip}"))
    };
    assert_all(NO_DAYS, |(asked, exit, why)| refused(asked, *exit, why, A_DAY_IS));
    assert_all(SEVERAL_MEETINGS, |(asked, which)| {
        let error = format!("`{asked}` may mean {which}");
        refused(asked, Exit::NotFound, &error, "type one of these ids")
    });
}
