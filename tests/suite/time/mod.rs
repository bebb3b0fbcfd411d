//! What happened when, and what is different on two days.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod charts;
mod state;
mod xml;

use std::collections::BTreeSet;

use crate::support::asked::{ask, refusal, rows, text};
use nato_partners::error::Exit;
use serde_json::Value;

/// Returns rows as lines of some of their columns, `–` for none.
fn lines(command: &str, keys: &[&str]) -> Vec<String> {
    let line = |row: &Value| {
        let cell = |key: &&str| row[*key].as_str().unwrap_or("–").to_owned();
        keys.iter().map(cell).collect::<Vec<_>>().join(" ")
    };
    rows(command).iter().map(line).collect()
}

const KEYS: [&str; 4] = ["date", "format", "kind", "country"];

#[test]
fn a_partner_that_became_an_ally_left_and_joined() {
    let finland = lines("timeline finland", &KEYS);
    for line in [
        "1992 nacc joined FI",
        "1994-05-09 pfp joined FI",
        "1997-05-30 eapc joined FI",
        "1997-05-30 nacc left FI",
        "2023-04-04 eapc joined FI",
        "2023-04-04 eapc left FI",
        "2023-04-04 nato joined FI",
        "2025-12-03 nrc left FI",
    ] {
        assert!(finland.contains(&line.to_owned()), "{line}\n{finland:#?}");
    }
    assert_eq!(finland.len(), 31);
    let council = lines(
        "timeline finland --from 2023-04-04 --to 2023-04-04 --columns format,kind,role,left",
        &["format", "kind", "role", "left"],
    );
    assert!(council.contains(&"eapc left partner joined NATO".to_owned()), "{council:#?}");
    assert!(council.contains(&"eapc joined ally –".to_owned()), "{council:#?}");
}

#[test]
fn a_meeting_is_told_of_on_each_of_its_days() {
    let last_day = lines("timeline wales --from 2014-09-05 --to 2014-09-05", &KEYS);
    assert!(last_day.contains(&"2014-09-04 – meeting –".to_owned()), "{last_day:#?}");
}

#[test]
fn what_may_have_ended_before_the_first_day_ended_by_then() {
    let small = "changes --data tests/fixtures/small --from 2012-06-15 --to 2013";
    let changes = lines(small, &["date", "format", "change"]);
    assert_eq!(changes, ["2012 toolbox ended by then"]);
}

#[test]
fn who_perhaps_left_is_shown_with_the_reason() {
    let keys = ["date", "format", "change", "country", "left"];
    let changes = lines(
        "changes --from 2022-12-31 --to 2023-06-30 --columns date,format,change,country,left",
        &keys,
    );
    assert!(changes.contains(&"2023 ipcp perhaps left CH replaced".to_owned()), "{changes:#?}");
}

#[test]
fn everything_is_told_once_and_in_order() {
    let keys = ["date", "format", "kind", "country", "what"];
    let all = lines("timeline", &keys);
    let distinct: BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    // A range stands where it begins, and what was by some day at that day.
    let dates: Vec<String> = all
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default().trim_matches(['[', ']']))
        .map(|date| date.split("..").find(|end| !end.is_empty()).unwrap_or_default())
        .map(
            |date| {
                if date == "–" { date.to_owned() } else { format!("{date}-01-01")[..10].into() }
            },
        )
        .collect();
    let known = dates.iter().take_while(|date| *date != "–").count();
    assert!(dates[..known].is_sorted());
    assert!(dates[known..].iter().all(|date| date == "–"));

    let several = lines("timeline md finland wales-2014", &keys);
    let distinct: BTreeSet<&String> = several.iter().collect();
    assert_eq!(distinct.len(), several.len());
    for one in ["md", "finland", "wales-2014"] {
        for line in lines(&format!("timeline {one}"), &keys) {
            assert!(several.contains(&line), "{line}");
        }
    }
}

#[test]
fn a_meeting_has_its_own_entry_and_what_happened_on_its_days() {
    let wales = lines("timeline wales", &KEYS);
    for line in [
        "2014-09-04 – meeting –",
        "2014-09-04 pii founded –",
        "2014-09-05 dcb joined JO",
        "2014-09-05 eop event –",
    ] {
        assert!(wales.contains(&line.to_owned()), "{line}\n{wales:#?}");
    }
    assert!(wales.iter().all(|line| line.starts_with("2014-09-0")), "{wales:#?}");
}

#[test]
fn times_and_kinds_narrow_a_timeline() {
    assert_eq!(
        lines("timeline --kind suspended --from 2010", &KEYS),
        [
            "2014-04-01 eapc suspended RU",
            "2014-04-01 nrc suspended RU",
            "2014-04-01 pfp suspended RU",
            "[2015-01..2017-12-12] deep suspended IQ",
            "2021-08-20 patg suspended AF",
            "2021-11-19 eapc suspended BY",
            "2021-11-19 pfp suspended BY",
        ]
    );
    assert_eq!(
        lines("timeline nrc --kind suspended --kind resumed", &KEYS),
        [
            "1999-03 nrc suspended RU",
            "[1999-07-23..1999-09-15] nrc resumed RU",
            "2008-08-19 nrc suspended RU",
            "2009-06-27 nrc resumed RU",
            "2014-04-01 nrc suspended RU",
        ],
        "the last suspension ended with the council, and nothing was resumed"
    );
    let february = "timeline ici --kind joined --from 2005-02-10 --to 2005-02-12";
    assert_eq!(lines(february, &KEYS), ["2005-02 ici joined BH", "2005-02 ici joined QA"]);
    assert_eq!(
        lines("timeline ici --kind invited", &KEYS),
        ["2004-06-28 ici invited OM", "2004-06-28 ici invited SA"]
    );
    assert!(rows("timeline deep --to 2006 --kind joined").is_empty(), "it was founded in 2007");
    assert!(rows("timeline deep --kind joined --from 2024").is_empty());
    let unknown = rows("timeline parp --kind joined --from 2024");
    assert!(unknown.iter().all(|row| row["date"].is_null() && row["country"] == "MD"));
    let by_2010 = lines("timeline ipcp --kind joined --from 2010-12-31 --to 2010-12-31", &KEYS);
    assert!(by_2010.contains(&"[..2010-12] ipcp joined TN".to_owned()), "{by_2010:#?}");
}

#[test]
fn a_name_means_a_format_or_a_country() {
    let md = ask("timeline md");
    assert!(md.stdout.starts_with("Timeline of Mediterranean Dialogue (MD): "));
    assert!(md.stderr.contains("`md` is also Republic of Moldova: type `country:md` for it"));
    assert!(text("timeline country:md").starts_with("Timeline of Republic of Moldova: "));
    let russia = ask("timeline russia");
    assert!(russia.stdout.starts_with("Timeline of Russia: "), "it only begins a format's name");
    assert_eq!(russia.stderr, "");
    assert!(text("show russia").starts_with("Russia on "));
}

#[test]
fn changes_name_what_came_about_between_warsaw_and_2024() {
    let command = "changes --from 2016-07-10 --to 2024-04-01";
    let changes = lines(command, &["date", "country", "format", "change"]);
    for line in [
        "2017-06-05 ME nato became Ally",
        "2020-03-27 MK nato became Ally",
        "2023-04-04 FI nato became Ally",
        "2024-03-07 SE nato became Ally",
        "2023-04-04 FI eapc became Ally",
        "2023-04-04 FI pfp left",
        "2017-05 CO patg joined",
        "2021-08-20 AF patg suspended",
        "2021-11-19 BY eapc suspended",
        "2021-11-19 BY pfp suspended",
        "2023-07-11 – nuc renamed",
        "2020-06-12 UA eop joined",
    ] {
        assert!(changes.contains(&line.to_owned()), "{line}\n{changes:#?}");
    }
    let screen = text(command);
    for words in [
        "90 changes from 2016-07-10 to 2024-04-01",
        "became Ally: Montenegro, North Macedonia, Finland, Sweden",
        "suspended: Afghanistan, Belarus",
        "nuc is NATO-Ukraine Council",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let left = lines(
        &format!("{command} --country finland --change left --columns format,left"),
        &["format", "left"],
    );
    let left_by =
        ["eop", "occ", "parp", "pfp", "pii"].map(|format| format!("{format} joined NATO"));
    assert_eq!(left, left_by);
    assert!(rows("changes --from 2016-07-10 --to 2016-07-10").is_empty());
}

#[test]
fn a_coarse_date_changes_once_and_only_what_differs() {
    let on = |from: &str, to: &str| {
        let command = format!("changes --from {from} --to {to} --format ici --country bahrain");
        lines(&command, &["date", "change"])
    };
    assert_eq!(on("2005-02-01", "2005-02-15"), ["2005-02 perhaps joined"]);
    assert_eq!(on("2005-02-16", "2005-02-28"), ["2005-02 joined by then"]);
    assert_eq!(on("2005-02", "2005-02"), ["2005-02 joined"]);
    assert!(on("2005-02-02", "2005-02-27").is_empty());
    assert!(on("2005-03", "reviewed").is_empty());
}

/// What is typed after `--from` counts from its first day, after `--to` to its last, in every command.
#[test]
fn from_begins_and_to_ends() {
    let spans = [
        ("2021", "2021", "2021-01-01", "2021-12-31"),
        ("2014-09", "2015-02", "2014-09-01", "2015-02-28"),
        ("wales", "warsaw-2016", "2014-09-04", "2016-07-09"),
        ("2021-08-20", "2021-08-20", "2021-08-20", "2021-08-20"),
    ];
    for (from, to, first, last) in spans {
        for command in ["changes", "timeline", "timeline finland --chart"] {
            let asked = text(&format!("{command} --from {from} --to {to}"));
            let days = text(&format!("{command} --from {first} --to {last}"));
            // A heading says by which meeting a day was named.
            let asked = asked.replace(" (wales-2014)", "").replace(" (warsaw-2016)", "");
            assert_eq!(asked, days, "{command} --from {from} --to {to}");
        }
        let option = if to == from { from } else { first };
        let since = rows(&format!("formats --founded-since {option}"));
        assert_eq!(since, rows(&format!("formats --founded-since {first}")), "{option}");
    }
    let suspended = lines("changes --from 2021 --to 2021 --change suspended", &["date", "country"]);
    assert_eq!(suspended, ["2021-08-20 AF", "2021-11-19 BY", "2021-11-19 BY"]);
}

#[test]
fn who_asks_beyond_the_review_is_told_where_the_data_end() {
    for command in [
        "timeline --from 2030",
        "timeline --to 2030",
        "timeline --from 2027 --to 2028",
        "changes --from 2020 --to 2030",
        "formats --founded-since 2030",
        "sources --since 2030",
        "members md --on 2030",
    ] {
        let said = ask(command).stderr;
        assert!(said.contains("remark: the data were last checked on "), "{command}: {said}");
    }
}

#[test]
fn turned_round_or_mistyped_questions_say_what_to_type() {
    let turned = refusal("changes --from 2024-04-01 --to 2016-07-09", Exit::Unusable);
    assert!(turned.contains("tip: nato-partners changes --from 2016-07-09 --to 2024-04-01"));
    let turned = refusal("timeline 'Bosnia and Herzegovina' --from 2020 --to 2010", Exit::Unusable);
    let tip = "tip: nato-partners timeline 'Bosnia and Herzegovina' --from 2010 --to 2020";
    assert!(turned.contains(tip), "{turned}");
    assert!(refusal("changes", Exit::Unusable).contains("--from <DATE>"));
    assert!(refusal("changes --from 2016-13-40", Exit::Unusable).contains("is not a date"));
    assert!(refusal("timeline finlnad", Exit::NotFound).contains("did you mean `FI` (Finland)?"));
    assert!(
        refusal("timeline source:aa-cooperative-security", Exit::NotFound)
            .contains("has no timeline")
    );
    assert!(refusal("timeline --chart wales", Exit::Unusable).contains("has no bars to draw"));
    for output in ["list", "csv", "tsv", "json", "jsonl", "markdown"] {
        let refused = refusal(&format!("timeline md --chart -o {output}"), Exit::Unusable);
        let tip = format!("tip: for rows: nato-partners timeline md -o {output}");
        assert!(refused.contains(&tip), "{refused}");
    }
    for command in ["members md", "show md", "timeline md", "changes --from 2020", "check"] {
        let refused = refusal(&format!("{command} -o svg"), Exit::Unusable);
        assert!(refused.contains("svg exists for `timeline --chart` alone"), "{refused}");
    }
}

#[test]
fn what_ends_stands_before_what_begins_and_what_is_undated_at_the_end() {
    let kinds = |command: &str| lines(command, &["date", "kind"]);
    for line in ["timeline poland", "timeline", "timeline --from 2021"] {
        let all = kinds(line);
        for pair in all.windows(2) {
            let [one, other] =
                [&pair[0], &pair[1]].map(|it| it.split_once(' ').expect("two words"));
            let is_end = |kind: &str| ["left", "ended", "resumed"].contains(&kind);
            assert!(one.0 != other.0 || is_end(one.1) || !is_end(other.1), "{line}: {pair:?}");
            assert!(one.0 != "–" || other.0 == "–", "{line}: {pair:?}");
        }
    }
    let said = ask("timeline --from 2021 --kind joined");
    assert!(said.stderr.contains("the last 2 entries have no known date"), "{}", said.stderr);
    assert!(said.stdout.contains("2 of them on unknown days, at the end"), "{}", said.stdout);
}

#[test]
fn changes_say_what_they_count_and_what_ended_with_its_format() {
    for (command, line) in [
        ("changes --from 2021-11-29 --change joined", "joined: 11 countries (15 changes)"),
        (
            "changes --from 2025-12-02 --to 2025-12-03 --format nrc",
            "left as nrc ended: 33 countries",
        ),
        ("changes --from 2023 --change 'became Ally' --country sweden", "became Ally: Sweden"),
    ] {
        let heading = text(command);
        assert!(heading.lines().any(|it| it.starts_with(line)), "{command}\n{heading}");
    }
}

#[test]
fn perhaps_suspended_is_said_everywhere() {
    for command in [
        "members nrc",
        "members nrc -o csv --columns country,note",
        "country russia",
        "show nrc",
        "show russia",
        "compare russia ukraine",
        "matrix",
    ] {
        let said = text(&format!("{command} --on 1999-03-12"));
        let is_said = said.contains("perhaps suspended") || said.contains("perhaps, since 1999-03");
        assert!(is_said, "{command}\n{said}");
    }
}

/// Colour says how a row stands, beside the words that say it too.
#[test]
fn a_row_has_the_colour_of_its_standing() {
    const MUTED: &str = "\u{1B}[2m";
    const WARNING: &str = "\u{1B}[31m";
    const DOUBTFUL: &str = "\u{1B}[35m";
    for (question, row, colour) in [
        ("members circle", "XD       ", WARNING),
        ("members circle", "XA       ", ""),
        ("members club --ever --on 1970-06", "XC ", DOUBTFUL),
        ("members club --ever --on 1970-06", "guild ", MUTED),
        ("country XC --history", "XC       circle ", MUTED),
        ("countries --on 1970-06", "XC ", DOUBTFUL),
        ("compare club nato --on 1970-06", "XC ", DOUBTFUL),
        ("matrix --on 1970-06", "XC ", DOUBTFUL),
        ("changes --from 2014 --to 2014", "2014-04-01 ", WARNING),
        ("changes --from 1990 --to 1990", "1990-06-01  XB       club    left", MUTED),
        ("changes --from 1990 --to 1990", "1990-06-01  XB       circle  joined", ""),
        ("changes --from 1970-06 --to 1971", "1970  XC       club    joined by then", DOUBTFUL),
        ("timeline dialogue", "unknown ", DOUBTFUL),
        ("timeline dialogue", "2010  ", WARNING),
        ("timeline dialogue", "1996-10-29 ", MUTED),
        ("formats", "dialogue ", MUTED),
        ("formats", "circle ", ""),
        ("conflicts --counts", "club ", WARNING),
        ("search minutes", "source ", MUTED),
    ] {
        let screen = text(&format!("{question} --data tests/fixtures/small --color always"));
        let line = screen.lines().find(|line| line.trim_start_matches(colour).starts_with(row));
        let line = line.unwrap_or_else(|| panic!("{question}: no row begins {row}\n{screen}"));
        assert!(line.starts_with(&format!("{colour}{row}")), "{question}: {line:?}");
        assert_eq!(line.ends_with("\u{1B}[0m"), !colour.is_empty(), "{question}: {line:?}");
    }
}
