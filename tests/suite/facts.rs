//! Single facts, each with the day on which it begins or ends: what the research of November 2026 found.

use serde_json::Value;

use crate::support::asked::{ask, rows, text};

/// A format, a country or organisation, a day, and where it stands then; `–` where it is not there.
const STANDINGS: &[(&str, &str, &str, &str)] = &[
    ("deep", "TN", "2016-01-31", "–"),
    ("deep", "TN", "2016-02-29", "member"),
    ("deep", "AF", "2009-12-31", "–"),
    ("deep", "AF", "2010-12-31", "member"),
    ("deep", "UZ", "2012-12-31", "–"),
    ("deep", "UZ", "2013-11-25", "member"),
    ("deep", "UZ", "2017-12-12", "–"),
    ("deep", "HR", "2014-12-31", "–"),
    ("deep", "HR", "2015-06-29", "–"),
    ("deep", "KG", "2014-12-31", "–"),
    ("deep", "KG", "2015-01-01", "possible"),
    ("deep", "KG", "2017-12-11", "possible"),
    ("deep", "KG", "2017-12-12", "member"),
    ("deep", "MA", "2017-12-11", "–"),
    ("deep", "MA", "2017-12-12", "possible"),
    ("deep", "MA", "2020-09-22", "member"),
    ("deep", "JO", "2020-09-21", "–"),
    ("deep", "IQ", "2017-12-12", "suspended"),
    ("dcb", "un", "2020-04-01", "–"),
    ("dcb", "un", "2020-04-02", "member"),
    ("itpp", "MT", "2024-01-31", "–"),
    ("itpp", "MT", "2024-02-29", "member"),
    ("ipcp", "MT", "2024-01-31", "member"),
    ("ipcp", "MT", "2024-02-29", "–"),
    ("ipcp", "AE", "2016-10-18", "–"),
    ("ipcp", "AE", "2016-10-19", "member"),
    ("parp", "MT", "2023-11-30", "–"),
    ("parp", "MT", "2023-12-31", "member"),
    ("parp", "GE", "1999-02-28", "–"),
    ("parp", "GE", "1999-03-31", "member"),
    ("parp", "CH", "1998-10-20", "–"),
    ("parp", "CH", "1998-10-21", "member"),
    ("parp", "KG", "2006-12-31", "–"),
    ("parp", "KG", "2007-12-31", "member"),
    ("parp", "KZ", "2001-12-31", "–"),
    ("parp", "KZ", "2002-12-31", "member"),
    ("parp", "UZ", "2001-12-31", "–"),
    ("parp", "UZ", "2002-12-31", "member"),
    ("parp", "AZ", "1996-12-31", "–"),
    ("parp", "AZ", "1997-12-31", "member"),
    ("parp", "FI", "1995-12-31", "member"),
    ("intensified-dialogue", "HR", "2001-06-30", "–"),
    ("intensified-dialogue", "HR", "2001-07-31", "member"),
    ("intensified-dialogue", "UA", "2005-04-20", "–"),
    ("intensified-dialogue", "UA", "2005-04-21", "member"),
    ("intensified-dialogue", "GE", "2006-09-20", "–"),
    ("intensified-dialogue", "GE", "2006-09-21", "member"),
    ("intensified-dialogue", "BA", "2008-04-02", "–"),
    ("intensified-dialogue", "BA", "2008-04-03", "member"),
    ("intensified-dialogue", "ME", "2008-04-03", "member"),
    ("intensified-dialogue", "RS", "2008-04-03", "–"),
    ("ipap", "KG", "2017-12-12", "–"),
    ("ipap", "RS", "2015-01-14", "–"),
    ("ipap", "RS", "2015-01-15", "member"),
    ("sofa", "HU", "1996-01-12", "–"),
    ("sofa", "HU", "1996-01-13", "member"),
    ("sofa", "SK", "1996-01-13", "member"),
    ("sofa", "US", "1996-01-13", "member"),
    ("sofa", "SI", "1996-02-16", "–"),
    ("sofa", "SI", "1996-02-17", "member"),
    ("sofa", "SI", "2004-03-29", "member"),
    ("sofa", "SE", "1996-12-13", "member"),
    ("sofa", "IT", "1998-10-22", "–"),
    ("sofa", "IT", "1998-10-23", "member"),
    ("sofa", "DE", "1998-10-23", "–"),
    ("sofa", "DE", "1998-10-24", "member"),
    ("sofa", "GB", "1999-07-21", "–"),
    ("sofa", "GB", "1999-07-22", "member"),
    ("sofa", "AM", "2004-05-15", "–"),
    ("sofa", "AM", "2004-05-16", "member"),
    ("sofa", "IS", "2007-06-13", "–"),
    ("sofa", "IS", "2007-06-14", "member"),
    ("sofa", "RU", "2007-09-26", "–"),
    ("sofa", "RU", "2007-09-27", "member"),
    ("sofa", "RU", "2026-11-24", "member"),
    ("sofa", "BA", "2008-03-01", "–"),
    ("sofa", "BA", "2008-03-02", "member"),
    ("sofa", "RS", "2015-10-02", "–"),
    ("sofa", "RS", "2015-10-03", "member"),
    ("sofa", "IE", "2019-05-08", "–"),
    ("sofa", "IE", "2019-05-09", "member"),
];

/// Returns the row of a country or organisation, if there is one.
fn row_of<'r>(rows: &'r [Value], code: &str) -> Option<&'r Value> {
    rows.iter().find(|row| row["country"] == code)
}

#[test]
fn who_stands_where_on_the_day() {
    let wrong = STANDINGS.iter().filter_map(|(format, code, day, expected)| {
        let members = rows(&format!("members {format} --on {day}"));
        let standing = row_of(&members, code).and_then(|row| row["standing"].as_str());
        let standing = standing.unwrap_or("–");
        (standing != *expected).then(|| format!("{format} {code} {day}: {standing}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_party_of_the_treaty_is_what_it_is_in_nato() {
    for (code, day, role, since) in [
        ("SI", "2004-03-28", "partner", "1996-02-17"),
        ("SI", "2004-03-29", "ally", "1996-02-17"),
        ("SE", "2024-03-06", "partner", "1996-12-13"),
        ("SE", "2024-03-07", "ally", "1996-12-13"),
        ("IS", "2007-06-14", "ally", "2007-06-14"),
        ("RU", "2026-11-24", "partner", "2007-09-27"),
    ] {
        let members = rows(&format!("members sofa --on {day}"));
        let row = row_of(&members, code).map(|row| (&row["role"], &row["since"]));
        assert_eq!(row, Some((&role.into(), &since.into())), "{code} {day}");
    }
    assert_eq!(rows("members sofa").len(), 45);
    let ever = rows("members sofa --ever");
    for code in ["MT", "BY", "TJ", "TM", "ME"] {
        assert!(row_of(&ever, code).is_none(), "{code} is no party");
    }
    let kingdom =
        text("show sofa --full").lines().filter(|line| line.contains("GB,")).collect::<String>();
    assert!(!kingdom.contains("Additional Protocol"), "{kingdom}");
}

/// How many are in a format for sure.
#[test]
fn as_many_as_their_sources_count() {
    for (format, day, expected) in [
        ("deep", "2013-11-25", 11),
        ("deep", "2020-09-25", 15),
        ("deep", "2020-12-31", 16),
        ("deep", "2025-01-31", 15),
        ("sofa", "1996-01-12", 0),
        ("sofa", "1996-01-13", 3),
    ] {
        let members = rows(&format!("members {format} --on {day}"));
        let sure = members.iter().filter(|row| row["standing"] != "possible").count();
        assert_eq!(sure, expected, "{format} {day}");
    }
    let council = rows("members eapc --on 2022-01-21 --role partner");
    assert_eq!(council.len(), 20);
    let differing = rows("conflicts --counts");
    let differing: Vec<(&Value, &Value)> =
        differing.iter().map(|row| (&row["format"], &row["date"])).collect();
    let explained = [
        ("deep", "2015-01"),
        ("deep", "2022-06"),
        ("eapc", "[2016-07-09..2017-06-04]"),
        ("eapc", "2022-01-21"),
        ("organisations", "2025-08-19"),
        ("parp", "2011-07-27"),
    ];
    let explained: Vec<(Value, Value)> =
        explained.iter().map(|(format, date)| ((*format).into(), (*date).into())).collect();
    assert_eq!(differing, explained.iter().map(|(one, other)| (one, other)).collect::<Vec<_>>());
}

/// What happened to whom on which day: an event that names all of these.
#[test]
fn events_name_their_countries() {
    for (format, date, named) in [
        ("eop", "2017-11-16", &["AU", "FI", "GE", "JO", "SE"][..]),
        ("dcb", "2015-06-24", &["MD"]),
        ("nato", "2022-05-18", &["FI", "SE"]),
        ("nato", "2022-09-30", &["UA"]),
        ("nato", "2008-04-03", &["GE", "UA"]),
        ("nato", "2024-04-18", &["AR"]),
        ("pfp", "2006-12-18", &["RS"]),
        ("pfp", "2014-05-16", &["KG", "KZ", "TJ", "TM", "UZ"]),
        ("pfp", "2017-04-01", &["KG", "KZ", "TJ", "TM", "UZ"]),
        ("pfp", "[2014-04-01..2024-03-07]", &["RU"]),
        ("sofa", "2005-04-21", &["RU"]),
        ("nuc", "2025-12-03", &["UA", "AU", "NZ"]),
        ("organisations", "2021-05-10", &["AT", "osce"]),
    ] {
        let events =
            rows(&format!("timeline {format} --kind event --columns date,format,countries"));
        let is_it = |row: &Value| {
            let listed = row["countries"].as_array().map(Vec::as_slice).unwrap_or_default();
            row["date"] == date && named.iter().all(|code| listed.contains(&(*code).into()))
        };
        assert!(events.iter().any(is_it), "{format} {date} {named:?}");
        for name in named {
            let name = if format == "organisations" {
                (*name).to_owned()
            } else {
                format!("country:{name}")
            };
            let own = rows(&format!("timeline {name} --kind event"));
            let is_it = |row: &Value| row["date"] == date && row["format"] == format;
            assert!(own.iter().any(is_it), "{name} {format} {date}");
        }
    }
}

/// A question, and what its answer says.
#[test]
fn what_is_asked_is_answered() {
    for (question, said) in [
        ("country china", "in none of the 30 formats"),
        ("country argentina", "in none of the 30 formats"),
        ("country argentina", "2024-04-18"),
        ("country 'saudi arabia'", "Initiative stands open to it since its founding"),
        ("country 'cabo verde'", "working toward a partnership"),
        ("country cyprus", "nato, no member: Its president calls membership a natural development"),
        ("country 'south africa'", "in error"),
        ("show ici --full", "SA       2004-06-28"),
        ("show ukraine --full", "nato, pending since 2022-09-30: Applied on 30 September 2022"),
        ("show georgia --full", "nato, no member: Declared its wish in 2002"),
        ("show armenia --full", "No application found"),
        ("show qatar --full", "only European countries can become members"),
        ("show serbia --full", "does not aspire to join"),
        ("show colombia --full", "Major non-NATO ally of the United States"),
        ("show intensified-dialogue --full", "Offered at Bucharest without having asked for it"),
        ("show patg --full", "suspended by decisions of the North Atlantic Council"),
        ("conflicts ipap", "Kyrgyzstan as an IPAP country"),
        ("conflicts ipap", "Azerbaijan's IPAP"),
        ("conflicts eapc", "number of partners in January 2022"),
        ("conflicts sofa", "15 May 2004"),
        ("conflicts nato", "Whether Georgia applied in 2002"),
        ("show nato --full", "A major non-NATO ally (MNNA) has a status"),
    ] {
        let outcome = ask(question);
        let both =
            (outcome.stdout + &outcome.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(both.contains(&said), "{question}: {said}\n{both}");
    }
}
