//! Every character, one by one.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use nato_partners::hidden_characters::is_hidden;
use nato_partners::model::Text;
use nato_partners::output::escape::visible;

/// The ranges of characters that must be spelt out wherever they are shown.
static HIDDEN: LazyLock<Vec<RangeInclusive<u32>>> = LazyLock::new(|| {
    let table = include_str!("../../fixtures/hidden.txt").lines();
    let ranges = table.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let code = |code: &str| u32::from_str_radix(code, 16).unwrap();
    let range = |range: &str| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        code(first)..=code(last)
    };
    ranges.map(range).collect()
});

/// Tells whether a character must be spelt out wherever it is shown.
pub fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    code % 0x1_0000 >= 0xFFFE || HIDDEN.iter().any(|range| range.contains(&code))
}

pub fn every_character() -> impl Iterator<Item = char> {
    '\0'..='\u{10FFFF}'
}

#[test]
pub fn every_character_is_hidden_or_shown_as_it_should_be() {
    let mut hidden = 0;
    for character in every_character() {
        let should_be = is_forbidden(character);
        assert_eq!(is_hidden(character), should_be, "U+{:04X}", u32::from(character));
        let text = format!("a{character}z");
        let shown = visible(&text);
        if should_be {
            let code = u32::from(character);
            let spelt =
                if code < 0x80 { format!("\\x{code:02X}") } else { format!("\\u{{{code:X}}}") };
            assert_eq!(shown, format!("a{spelt}z"));
            hidden += 1;
        } else {
            assert_eq!(shown, text);
        }
    }
    assert!(hidden > 140_000, "{hidden}");
}

#[test]
fn the_data_may_hold_no_character_that_would_be_spelt_out() {
    for character in every_character() {
        let json = serde_json::Value::from(format!("a{character}z"));
        let refused = serde_json::from_value::<Text>(json).is_err_and(|error| {
            error
                .to_string()
                .contains(&format!("the invisible character U+{:04X}", u32::from(character)))
        });
        assert_eq!(refused, is_hidden(character), "U+{:04X}", u32::from(character));
    }
}
