//! Folding, and what a name is found to mean.

use std::sync::LazyLock;

use nato_partners::data::{Dataset, Found};
use nato_partners::model::{fold, fold_umlauts};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::support::bearers::{Bearer, bearers};

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

/// Folds a name slowly, as it is written and with its umlauts spelt out.
fn both_folded(name: &str) -> [String; 2] {
    let composed: String = name.nfc().collect();
    let umlauts = [(['ä', 'Ä'], "ae"), (['ö', 'Ö'], "oe"), (['ü', 'Ü'], "ue")];
    let spelt_out = umlauts.iter().fold(composed, |name, (umlaut, two)| name.replace(umlaut, two));
    [name, &spelt_out].map(|name| without_article(&folded_slowly(name)).to_owned())
}

/// Everybody, with all that they may be called among the names, folded.
static BEARERS: LazyLock<Vec<Bearer>> = LazyLock::new(|| {
    let mut bearers = bearers();
    for it in &mut bearers {
        let all = [std::slice::from_ref(&it.code), &*it.iso, &*it.names, &*it.unsure].concat();
        it.names = all.iter().flat_map(|name| both_folded(name)).collect();
    }
    bearers
});

fn begins_with(bearer: &Bearer, asked: &str) -> bool {
    bearer.names.iter().any(|name| name.starts_with(asked))
}

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
    let rival =
        BEARERS.iter().find(|other| other.code != bearer.code && begins_with(other, folded));
    rival.map(|rival| format!("{} has such a name as well as {}", rival.code, bearer.code))
}

proptest! {
    #![proptest_config(crate::properties::cases(4000))]

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
    fn what_is_folded_is_small_words_with_one_blank_between(
        name in prop_oneof![any::<String>(), "\\PC*", asked(), "(the |le |die )*[a-z ]*"]
    ) {
        for folded in [fold(&name), fold_umlauts(&name)] {
            prop_assert_eq!(fold(&folded), &*folded, "folded twice");
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
                let bare = without_article(&folded);
                // Codes in the two lists are names of the oracle, and no names to the program.
                let precise = BEARERS.iter().filter(|bearer| {
                    let is_in_list = bearer.in_systems.iter().any(|code| code.ends_with(&format!(":{bare}")));
                    !is_in_list && bearer.names.iter().any(|name| *name == bare)
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
