//! Folding, and what a name is found to mean.

use std::path::Path;
use std::sync::LazyLock;

use nato_partners::data::{Dataset, Found};
use nato_partners::model::{fold, fold_umlauts};
use proptest::prelude::*;
use serde_yaml::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Everybody the data name, read by itself.
struct Bearer {
    code: String,
    /// Every name, folded slowly.
    names: Vec<String>,
    /// Numbers and letters in the two lists of states: `cow:640`, `gw:aus`.
    in_systems: Vec<String>,
}

/// Folds as the documentation has it, letter by letter: without accents, small, words apart by one blank.
fn folded_slowly(name: &str) -> String {
    let mut letters = String::new();
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ß' | 'ẞ' => letters.push_str("ss"),
            'ø' | 'Ø' => letters.push('o'),
            'ł' | 'Ł' => letters.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => letters.push('d'),
            'þ' | 'Þ' => letters.push_str("th"),
            'æ' | 'Æ' => letters.push_str("ae"),
            'œ' | 'Œ' => letters.push_str("oe"),
            'ı' => letters.push('i'),
            'ə' | 'Ə' => letters.push('e'),
            '\'' | '’' | 'ʼ' | '‘' if letters.trim_start() == "l" => letters.clear(),
            '\'' | '’' | 'ʼ' | '‘' | '.' => {}
            '&' => letters.push_str(" and "),
            _ if letter.is_alphanumeric() => letters.extend(letter.to_lowercase()),
            _ => letters.push(' '),
        }
    }
    letters.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn without_article(folded: &str) -> &str {
    let articles = ["the", "die", "der", "das", "le", "la", "les"];
    let mut rest = folded;
    while let Some((_, words)) = rest.split_once(' ').filter(|(first, _)| articles.contains(first))
    {
        rest = words;
    }
    rest
}

fn strings<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v str> {
    let Some((key, rest)) = path.split_first() else { return value.as_str().into_iter().collect() };
    match &value[*key] {
        Value::Sequence(items) => items.iter().flat_map(|item| strings(item, rest)).collect(),
        value => strings(value, rest),
    }
}

impl Bearer {
    fn of(record: &Value) -> Self {
        let paths: [&[&str]; 20] = [
            &["id"],
            &["iso", "alpha2"],
            &["iso", "alpha3"],
            &["iso", "alpha4"],
            &["name", "en"],
            &["name", "de"],
            &["name", "fr"],
            &["formal"],
            &["cldr"],
            &["un_short", "en"],
            &["un_short", "fr"],
            &["nato_heading", "en"],
            &["endonyms", "name"],
            &["other_names", "name"],
            &["former_names", "en"],
            &["abbreviation"],
            &["aliases"],
            &["cow", "abbreviation"],
            &["gw", "abbreviation"],
            &["iso", "numeric"],
        ];
        let names: Vec<&str> = paths.iter().flat_map(|path| strings(record, path)).collect();
        let spelt_out = |name: &&str| -> String {
            name.nfc()
                .collect::<String>()
                .replace(['ä', 'Ä'], "ae")
                .replace(['ö', 'Ö'], "oe")
                .replace(['ü', 'Ü'], "ue")
        };
        let systems = ["cow", "gw"].into_iter().filter(|system| !record[*system].is_null());
        let in_system = |system: &str| {
            let number = record[system]["number"].as_u64().unwrap();
            let letters = record[system]["abbreviation"].as_str().unwrap().to_lowercase();
            [format!("{system}:{number}"), format!("{system}:{letters}")]
        };
        let folded = names.iter().map(|name| folded_slowly(name));
        let folded = folded.chain(names.iter().map(|name| folded_slowly(&spelt_out(name))));
        Self {
            code: strings(record, &["id"])[0].to_owned(),
            names: folded.map(|name| without_article(&name).to_owned()).collect(),
            in_systems: systems.flat_map(in_system).collect(),
        }
    }

    fn begins_with(&self, asked: &str) -> bool {
        self.names.iter().any(|name| name.starts_with(asked))
    }
}

static BEARERS: LazyLock<Vec<Bearer>> = LazyLock::new(|| {
    let read = |file: &str, key: &str| -> Vec<Bearer> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let records: Value = serde_yaml::from_str(&text).unwrap();
        records[key].as_sequence().unwrap().iter().map(Bearer::of).collect()
    };
    let mut bearers = read("countries.yaml", "countries");
    bearers.extend(read("outside.yaml", "countries"));
    bearers.extend(read("organisations.yaml", "organisations"));
    bearers
});

/// The names as they stand in the data.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let bearers = BEARERS.iter();
    bearers.flat_map(|bearer| bearer.names.iter().chain(&bearer.in_systems).cloned()).collect()
});

/// A text somebody might type for a name: one of the names, damaged, or anything at all.
fn asked() -> impl Strategy<Value = String> {
    let name = proptest::sample::select(&**NAMES);
    prop_oneof![
        3 => (name.clone(), any::<proptest::sample::Index>()).prop_map(|(name, cut)| {
            name.chars().take(cut.index(name.chars().count() + 1)).collect()
        }),
        2 => (name.clone(), any::<proptest::sample::Index>(), "[a-zA-Zäß .,'&:\u{301}\u{308}-]")
            .prop_map(|(name, place, letter)| {
                let mut letters: Vec<char> = name.chars().collect();
                letters.insert(place.index(letters.len() + 1), letter.chars().next().unwrap());
                letters.into_iter().collect()
            }),
        1 => (name.clone(), name).prop_map(|(one, other)| format!("{one} {other}")),
        1 => "(cow|gw|COW|Gw) ?: ?[0-9A-Za-z]{0,4}",
        1 => "[a-z]{2,5}",
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

/// Says why a party is no answer to what was asked, if it is none.
fn why_not(asked: &str, bearer: &Bearer) -> Option<String> {
    let folded = folded_slowly(asked);
    let folded = without_article(&folded);
    if let Some((system, code)) = asked.split_once(':') {
        let code = code.trim().to_lowercase();
        let number = code.parse::<u16>().map_or(code, |number| number.to_string());
        let bare = format!("{}:{number}", system.trim().to_lowercase());
        if bearer.in_systems.contains(&bare) {
            return None;
        }
    }
    if bearer.names.iter().any(|name| name == folded) {
        return None;
    }
    // What stands behind a comma may come first: `Korea, Republic of`.
    let turned =
        asked.split_once(',').map(|(name, first)| folded_slowly(&format!("{first} {name}")));
    if turned.is_some_and(|turned| bearer.names.iter().any(|name| name == without_article(&turned)))
    {
        return None;
    }
    if folded.chars().count() < 4 || !bearer.names.iter().any(|name| name.starts_with(folded)) {
        return Some(format!("{} has no such name", bearer.code));
    }
    let rival = BEARERS.iter().find(|other| other.code != bearer.code && other.begins_with(folded));
    rival.map(|rival| format!("{} has such a name as well as {}", rival.code, bearer.code))
}

proptest! {
    #![proptest_config(crate::properties::cases(4000))]

    #[test]
    fn folding_twice_changes_nothing_more(name in prop_oneof![any::<String>(), "\\PC*", asked(), "(the |le |die )*[a-z ]*"]) {
        let folded = fold(&name);
        prop_assert_eq!(fold(&folded), &*folded);
    }

    #[test]
    fn case_accents_and_composition_do_not_matter(name in prop_oneof![asked(), "[A-Za-zÀ-žḀ-ỹǍ-ǰ '.&-]{0,20}"]) {
        let folded = fold(&name);
        prop_assert_eq!(fold(&name.nfc().collect::<String>()), &*folded);
        prop_assert_eq!(fold(&name.nfd().collect::<String>()), &*folded);
        let bare: String = name.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
        prop_assert_eq!(fold(&bare), &*folded);
        prop_assert_eq!(fold(&format!("  {name}\t")), &*folded);
        prop_assert_eq!(folded_slowly(&folded), folded.trim_start());
    }

    #[test]
    fn case_does_not_matter_to_latin_letters(name in "[A-Za-zÄÖÜäöüÀ-ÖØ-Þà-öø-þČčŁłŻż '.&-]{0,20}") {
        let folded = fold(&name);
        prop_assert_eq!(fold(&name.to_uppercase()), &*folded);
        prop_assert_eq!(fold(&name.to_lowercase()), &*folded);
        prop_assert_eq!(fold_umlauts(&name.to_uppercase()), fold_umlauts(&name));
    }

    #[test]
    fn what_is_folded_is_small_words_with_one_blank_between(name in any::<String>()) {
        for folded in [fold(&name), fold_umlauts(&name)] {
            prop_assert_eq!(folded.trim(), &*folded);
            prop_assert!(!folded.contains("  "));
            prop_assert!(folded.chars().all(|letter| letter == ' ' || letter.is_alphanumeric()), "{:?}", folded);
        }
    }

    #[test]
    fn whoever_is_found_bears_the_name(asked in asked()) {
        let dataset = Dataset::embedded();
        match dataset.find_party(&asked) {
            Found::One(party, _) => {
                let bearer = BEARERS.iter().find(|bearer| bearer.code == party.code()).unwrap();
                prop_assert_eq!(why_not(&asked, bearer), None, "{:?}", asked);
            }
            Found::Several(parties) => prop_assert!(!parties.is_empty()),
            Found::Nothing => {
                let folded = folded_slowly(&asked);
                // Codes in the two lists are names of the oracle, and no names to the program.
                let precise = BEARERS.iter().filter(|bearer| {
                    let is_in_list = bearer.in_systems.iter().any(|code| code.ends_with(&format!(":{folded}")));
                    !is_in_list && bearer.names.iter().any(|name| *name == without_article(&folded))
                });
                let nameless: Vec<&str> = precise.map(|bearer| &*bearer.code).collect();
                let prefix = asked.split_once(':').map(|(system, _)| system.trim().to_lowercase());
                let is_prefixed = prefix.is_some_and(|system| ["cow", "gw"].contains(&&*system));
                let is_meant = !folded.is_empty() && !is_prefixed;
                prop_assert!(!is_meant || nameless.is_empty(), "{:?} is {:?}", asked, nameless);
            }
        }
        // The others must not panic either.
        let _ = (dataset.find_format(&asked), dataset.find_meeting(&asked));
    }
}
