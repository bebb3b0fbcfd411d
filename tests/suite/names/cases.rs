//! What people typed in public reports and as users, and what must come out.

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::{Dataset, Found};
use nato_partners::error::Exit;
use nato_partners::model::{Language, Meaning, fold};

use crate::names::{assert_all, command};
use crate::support::asked::run;

/// What is typed; how it ends; what is said on one of the two streams, and what on neither.
pub type Case = (&'static [&'static str], Exit, &'static [&'static str], &'static [&'static str]);

pub const CASES: &[Case] = &[
    (
        &["country", "South", "Africa"],
        Exit::Answered,
        &["South Africa on", "in none of"],
        &["Korea", "African Union"],
    ),
    (
        &["country", "South", "America"],
        Exit::NotFound,
        &["`South America`", "'South America'"],
        &["Standing"],
    ),
    (
        &["country", "East", "Germany"],
        Exit::Answered,
        &["German Democratic Republic on"],
        &["Germany on"],
    ),
    (&["country", "Saudi", "Arabia"], Exit::Answered, &["in none of", "2004-06-28"], &[]),
    (&["country", "United", "Kingdom"], Exit::Answered, &["United Kingdom on"], &["remark"]),
    (&["country", "czech", "republic"], Exit::Answered, &["Czechia on"], &["remark"]),
    (
        &["country", "Bosnia", "and", "Herzegovina"],
        Exit::Answered,
        &["Bosnia and Herzegovina on"],
        &["remark"],
    ),
    (&["country", "European", "Union"], Exit::Answered, &["European Union on"], &["Soviet"]),
    (
        &["country", "united", "states", "canada"],
        Exit::Answered,
        &["United States on", "Canada on"],
        &["remark"],
    ),
    (
        &["country", "finland", "and", "sweden"],
        Exit::Answered,
        &["Finland on", "Sweden on"],
        &["remark"],
    ),
    (&["country", "finland,", "sweden"], Exit::Answered, &["Finland on", "Sweden on"], &["remark"]),
    (
        &["compare", "czech", "republic", "slovakia"],
        Exit::Answered,
        &["Czechia (CZ) and Slovakia (SK)"],
        &[],
    ),
    (&["members", "mediterranean", "dialogue"], Exit::Answered, &["7 members"], &["remark"]),
    (&["founded", "partnership", "for", "peace"], Exit::Answered, &["1994-01-10"], &["remark"]),
    (&["country", "South"], Exit::NotFound, &["may mean", "South Africa (ZA)"], &[]),
    (
        &["country", "Union"],
        Exit::NotFound,
        &["Soviet Union (SUHH)", "European Union (eu)", "African Union"],
        &[],
    ),
    (
        &["country", "Deutsche"],
        Exit::Answered,
        &["was taken for `Deutsche Demokratische Republik`"],
        &[],
    ),
    (&["country", "CR"], Exit::Answered, &["Costa Rica on"], &["Czechia"]),
    (&["show", ".cr"], Exit::Answered, &["Costa Rica"], &["Czechia"]),
    (&["country", "Cyprus"], Exit::Answered, &["in none of", "Partnership for Peace"], &[]),
    (&["country", "China"], Exit::Answered, &["in none of", "network of partners"], &[]),
    (&["search", "cyprus"], Exit::Answered, &["Christodoulides"], &["nowhere"]),
    (&["country", "North Korea"], Exit::Answered, &["North Korea on", "in none of"], &["KR"]),
    (
        &["country", "Northern Ireland"],
        Exit::Answered,
        &["imprecise name of United Kingdom"],
        &["Ireland on"],
    ),
    (&["country", "Scotland"], Exit::Answered, &["imprecise name of United Kingdom"], &[]),
    (&["country", "Iran"], Exit::Answered, &["in none of"], &["IQ", "Iraq"]),
    (&["country", "Iran", "Iraq"], Exit::Answered, &["Iran: in none of", "Iraq on"], &[]),
    (&["country", "TFYR Macedonia"], Exit::Answered, &["North Macedonia on"], &[]),
    (&["country", "Republik Österreich"], Exit::Answered, &["Austria on"], &["remark"]),
    (&["country", "République d'Albanie"], Exit::Answered, &["Albania on"], &["remark"]),
    (
        &["country", "Georgian"],
        Exit::Answered,
        &["was taken for `Georgian SSR`"],
        &["is a former name"],
    ),
    (&["search", "UK", "--limit", "1"], Exit::Answered, &["United Kingdom"], &["Ukraine"]),
    (&["members", "eapc,pfp"], Exit::Unusable, &["`eapc` and `pfp`"], &["Standing"]),
    (&["members", "eapc", "pfp"], Exit::Unusable, &["`eapc` and `pfp`"], &["Standing"]),
    (
        &["country", "SE", "Wakanda", "FI", "Narnia"],
        Exit::NotFound,
        &["Sweden on", "Finland on", "`Wakanda`", "`Narnia`"],
        &[],
    ),
    (&["members", "md", "--on", "20160709"], Exit::Unusable, &["type `2016-07-09`"], &[]),
    (&["members", "md", "--on", "2016/07/09"], Exit::Unusable, &["type `2016-07-09`"], &[]),
    (
        &["members", "md", "--on", "2016-07-08/2016-07-09"],
        Exit::Unusable,
        &["changes --from 2016-07-08 --to 2016-07-09"],
        &[],
    ),
    (&["country", "Cocos (Keeling) Islands (the)"], Exit::Answered, &["Cocos (Keeling)"], &[]),
    (&["country", "ČR"], Exit::Answered, &["Czechia on"], &["Costa Rica"]),
    (&["country", "CR"], Exit::Answered, &["Costa Rica on"], &["Czechia"]),
    (&["country", "cow:260"], Exit::Answered, &["Germany on"], &[]),
    (&["country", "cow:GFR"], Exit::Answered, &["Germany on"], &[]),
    (&["country", "AUS"], Exit::Answered, &["Australia on", "type `cow:AUS`"], &[]),
    (&["country", "020"], Exit::Answered, &["Andorra on", "type `cow:020`"], &[]),
    (&["country", "new", "zeeland"], Exit::NotFound, &["New Zealand"], &["Standing"]),
    (&["country", "west", "africa"], Exit::NotFound, &["`west africa`"], &["Standing"]),
    (&["country", "swedn", "finland"], Exit::NotFound, &["Finland on", "`SE` (Sweden)"], &[]),
];

#[test]
fn what_was_reported_comes_out_right() {
    assert_all(CASES, |(arguments, exit, said, unsaid)| {
        let outcome = run(arguments);
        let text = format!("{}{}", outcome.stdout, outcome.stderr);
        let is_right = outcome.exit == *exit
            && said.iter().all(|part| text.contains(part))
            && !unsaid.iter().any(|part| text.contains(part));
        (!is_right).then(|| format!("{}\n{:?}\n{text}", command(arguments), outcome.exit))
    });
}

/// Every name of every country in three languages means it, or is refused; none means another.
#[test]
fn every_name_of_every_country_means_it() {
    let dataset = Dataset::embedded();
    let all = dataset
        .countries
        .iter()
        .flat_map(|country| Language::ALL.map(|language| (country.id, country.name.get(language))));
    assert_all(all, |(code, name)| match dataset.find_party(name) {
        Found::One(party, Meaning::Code | Meaning::Name) if party.code() == code.as_str() => None,
        found => Some(format!("{name} of {code}: {found:?}")),
    });
}

/// The names of any two countries that follow each other, unquoted, mean those two and nobody else.
#[test]
fn two_names_side_by_side_are_two_countries() {
    let dataset = Dataset::embedded();
    let names = dataset.countries.iter().map(|country| (country.id, &*country.name.en));
    let names: Vec<_> = names.collect();
    let pairs = names.windows(2).chain(names.chunks(2)).filter(|pair| pair.len() == 2);
    let both_ways = pairs.flat_map(|pair| [(pair[0], pair[1]), (pair[1], pair[0])]);
    assert_all(both_ways, |((one, first), (other, second))| {
        let words = first.split(' ').chain(second.split(' '));
        let arguments: Vec<&str> =
            ["country"].into_iter().chain(words).chain(["--width", "300"]).collect();
        let outcome = run(&arguments);
        let headings = [format!("{first} on "), format!("{second} on ")];
        let is_right = outcome.exit == Exit::Answered
            && headings.iter().all(|heading| outcome.stdout.contains(heading))
            && !outcome.stderr.contains(" name of ");
        (!is_right).then(|| format!("{one} {other}: {}\n{outcome:?}", command(&arguments)))
    });
}

/// A beginning means the one record that has it, or is refused: it never chooses.
#[test]
fn every_beginning_of_every_name_means_who_alone_has_it_or_is_refused() {
    let dataset = Dataset::embedded();
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for party in dataset.parties() {
        for name in Language::ALL.map(|language| fold(party.name(language))) {
            let letters: Vec<char> = name.chars().collect();
            for length in (4..letters.len()).filter(|length| letters[length - 1] != ' ') {
                let beginning = letters[..length].iter().collect();
                bearers.entry(beginning).or_default().insert(party.code());
            }
        }
    }
    assert!(bearers.len() > 3500, "only {} beginnings", bearers.len());
    assert_all(&bearers, |(beginning, bearers)| match dataset.find_party(beginning) {
        Found::One(party, Meaning::Beginning)
            if bearers.len() > 1 || !bearers.contains(party.code()) =>
        {
            Some(format!("{beginning}: {} of {bearers:?}", party.code()))
        }
        Found::Nothing => Some(format!("{beginning}: nothing, not {bearers:?}")),
        _ => None,
    });
}
