//! Every character, one by one.

use nato_partners::model::Text;
use nato_partners::output::escape::{is_hidden, visible};

/// What no terminal may get to see, written down again: control characters, marks of direction, and
/// everything that shows nothing.
const FORBIDDEN: &[(u32, u32)] = &[
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
];

/// What is spelt out besides, because Unicode has programs show nothing for it, or it looks like a blank.
const SPELT_OUT_TOO: &[(u32, u32)] = &[
    (0x034F, 0x034F),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2800, 0x2800),
    (0xFE00, 0xFE0F),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0080, 0xE0FFF),
];

fn is_in(ranges: &[(u32, u32)], character: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}

/// Tells whether a character must be spelt out wherever it is shown.
pub fn is_forbidden(character: char) -> bool {
    let is_last_of_its_plane = u32::from(character) % 0x1_0000 >= 0xFFFE;
    is_in(FORBIDDEN, character) || is_last_of_its_plane
}

pub fn every_character() -> impl Iterator<Item = char> {
    '\0'..='\u{10FFFF}'
}

#[test]
pub fn every_character_is_hidden_or_shown_as_it_should_be() {
    let mut hidden = 0;
    for character in every_character() {
        let should_be = is_forbidden(character) || is_in(SPELT_OUT_TOO, character);
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
    assert!(hidden > 4_000, "{hidden}");
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
