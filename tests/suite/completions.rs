//! What the key for completion offers: every word of it must mean what it says it means.
//!
//! Which argument knows which values is told in `tests/commands/completions.md` and `tests/shell/edge.md`.

use std::collections::BTreeSet;

use nato_partners::commands::names::candidates::{self, Candidates};
use nato_partners::data::Dataset;
use nato_partners::model::{Language, Meaning, NameKey};

/// Returns every beginning of every name, the empty and the whole one too, with blanks and with hyphens.
fn beginnings(keys: &[NameKey]) -> BTreeSet<String> {
    let names = keys.iter().filter(|key| key.meaning < Meaning::OtherSystem);
    let cut = |name: &str| -> Vec<String> {
        let places = name.char_indices().map(|(place, _)| place).chain([name.len()]);
        places.map(|place| name[..place].to_owned()).collect()
    };
    let beginnings = names.flat_map(|key| cut(&key.key));
    beginnings.flat_map(|begun| [begun.replace(' ', "-"), begun]).collect()
}

/// Checks what is offered for each beginning: it goes on as typed, needs no quotes, and means what it says.
fn assert_sound(
    keys: &[NameKey],
    offered: impl Fn(&str) -> Candidates,
    name_of: impl Fn(&str) -> Option<String>,
) {
    for begun in beginnings(keys) {
        let offered = offered(&begun);
        let words: BTreeSet<&String> = offered.iter().map(|(word, _)| word).collect();
        assert_eq!(words.len(), offered.len(), "`{begun}`: {offered:?}");
        for (word, help) in offered {
            let goes_on = word.starts_with(&begun.trim_end().replace(' ', "-"));
            assert!(begun.is_empty() || goes_on, "`{begun}` became `{word}`");
            let is_plain = |letter: char| letter.is_alphanumeric() || letter == '-';
            assert!(word.chars().all(is_plain), "`{word}` would have to be quoted");
            assert_eq!(name_of(&word).as_deref(), Some(&*help), "`{begun}` became `{word}`");
        }
    }
}

#[test]
fn everything_that_is_offered_is_what_is_meant() {
    let data = Dataset::embedded();
    let (parties, formats, meetings) =
        (&data.index.parties, &data.index.formats, &data.index.meetings);
    let party = |word: &str| Some(data.party_named(word)?.name(Language::English).to_owned());
    assert_sound(parties, |typed| candidates::parties(data, typed), party);
    let format = |word: &str| Some(data.format_named(word)?.names.last()?.name.en.to_string());
    assert_sound(formats, |typed| candidates::formats(data, typed), format);
    let meeting = |word: &str| Some(data.meeting_named(word)?.place.to_string());
    assert_sound(meetings, |typed| candidates::meetings(data, typed), meeting);
}

#[test]
fn everything_is_offered_to_somebody_who_typed_nothing() {
    let dataset = Dataset::embedded();
    let parties = candidates::parties(dataset, "");
    assert_eq!(parties.len(), dataset.countries.len() + dataset.organisations.len());
    assert_eq!(parties[0], ("AD".to_owned(), "Andorra".to_owned()));
    assert_eq!(candidates::formats(dataset, "").len(), dataset.formats.len());
    assert_eq!(candidates::days(dataset, "").len(), dataset.meetings.len() + 2);
}
