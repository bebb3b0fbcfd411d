//! What people typed in public reports and as users, and what must come out.

use std::collections::{BTreeMap, BTreeSet};

use nato_partners::data::{Dataset, Found};
use nato_partners::error::Exit;
use nato_partners::model::{Language, Meaning, fold};

use crate::names::{assert_all, command};
use crate::support::asked::run;

/// How it ends, what is typed, what is said on one of the two streams, and what on neither; bars part the texts.
type Case = (u8, &'static str, &'static str, &'static str);

pub const CASES: &[Case] = &[
    (0, "country South Africa", "South Africa on | in none of", "Korea | African Union"),
    (1, "country South America", "`South America` | 'South America'", "Standing"),
    (0, "country East Germany", "German Democratic Republic on", "Germany on"),
    (0, "country Saudi Arabia", "in none of | 2004-06-28", ""),
    (0, "country United Kingdom", "United Kingdom on", "remark"),
    (0, "country czech republic", "Czechia on", "remark"),
    (0, "country Bosnia and Herzegovina", "Bosnia and Herzegovina on", "remark"),
    (0, "country European Union", "European Union on", "Soviet"),
    (0, "country united states canada", "United States on | Canada on", "remark"),
    (0, "country finland and sweden", "Finland on | Sweden on", "remark"),
    (0, "country finland, sweden", "Finland on | Sweden on", "remark"),
    (0, "compare czech republic slovakia", "Czechia (CZ) and Slovakia (SK)", ""),
    (0, "members mediterranean dialogue", "7 members", "remark"),
    (0, "founded partnership for peace", "1994-01-10", "remark"),
    (1, "country South", "may mean | South Africa (ZA)", ""),
    (1, "country Union", "Soviet Union (SUHH) | European Union (eu) | African Union", ""),
    (0, "country Deutsche", "was taken for `Deutsche Demokratische Republik`", ""),
    (0, "country CR", "Costa Rica on", "Czechia"),
    (0, "show .cr", "Costa Rica", "Czechia"),
    (0, "country Cyprus", "in none of | Partnership for Peace", ""),
    (0, "country China", "in none of | network of partners", ""),
    (0, "search cyprus", "Christodoulides", "nowhere"),
    (0, "country 'North Korea'", "North Korea on | in none of", "KR"),
    (0, "country 'Northern Ireland'", "imprecise name of United Kingdom", "Ireland on"),
    (0, "country Scotland", "imprecise name of United Kingdom", ""),
    (0, "country Iran", "in none of", "IQ | Iraq"),
    (0, "country Iran Iraq", "Iran: in none of | Iraq on", ""),
    (0, "country 'TFYR Macedonia'", "North Macedonia on", ""),
    (0, "country 'Republik Österreich'", "Austria on", "remark"),
    (0, "country \"République d'Albanie\"", "Albania on", "remark"),
    (0, "country Georgian", "was taken for `Georgian SSR`", "is a former name"),
    (0, "search UK --limit 1", "United Kingdom", "Ukraine"),
    (2, "members eapc,pfp", "`eapc` and `pfp`", "Standing"),
    (2, "members eapc pfp", "`eapc` and `pfp`", "Standing"),
    (1, "country SE Wakanda FI Narnia", "Sweden on | Finland on | `Wakanda` | `Narnia`", ""),
    (2, "members md --on 20160709", "type `2016-07-09`", ""),
    (2, "members md --on 2016/07/09", "type `2016-07-09`", ""),
    (2, "members md --on 2016-07-08/2016-07-09", "changes --from 2016-07-08 --to 2016-07-09", ""),
    (0, "country 'Cocos (Keeling) Islands (the)'", "Cocos (Keeling)", ""),
    (0, "country ČR", "Czechia on", "Costa Rica"),
    (0, "country CR", "Costa Rica on", "Czechia"),
    (0, "country cow:260", "Germany on", ""),
    (0, "country cow:GFR", "Germany on", ""),
    (0, "country AUS", "Australia on | type `cow:AUS`", ""),
    (0, "country 020", "Andorra on | type `cow:020`", ""),
    (1, "country new zeeland", "New Zealand", "Standing"),
    (1, "country west africa", "`west africa`", "Standing"),
    (1, "country swedn finland", "Finland on | `SE` (Sweden)", ""),
];

#[test]
fn what_was_reported_comes_out_right() {
    let is_in = |text: &str, parts: &str| -> Vec<bool> {
        parts.split(" | ").filter(|part| !part.is_empty()).map(|part| text.contains(part)).collect()
    };
    assert_all(CASES, |(exit, typed, said, unsaid)| {
        let outcome = run(&shlex::split(typed).unwrap());
        let text = format!("{}{}", outcome.stdout, outcome.stderr);
        let is_right = outcome.exit as u8 == *exit
            && !is_in(&text, said).contains(&false)
            && !is_in(&text, unsaid).contains(&true);
        (!is_right).then(|| format!("{typed}\n{:?}\n{text}", outcome.exit))
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
