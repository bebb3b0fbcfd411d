//! Every character, one by one.

use nato_partners::hidden_characters::is_hidden;
use nato_partners::model::Text;
use nato_partners::output::escape::visible;

/// What must be spelt out wherever it is shown, written down again by the words of Unicode.
const HIDDEN: &[(&str, &[(u32, u32)])] = &[
    ("Control", &[(0x00, 0x1F), (0x7F, 0x9F)]),
    (
        "Default_Ignorable_Code_Point",
        &[
            (0xAD, 0xAD),
            (0x034F, 0x034F),
            (0x061C, 0x061C),
            (0x115F, 0x1160),
            (0x17B4, 0x17B5),
            (0x180B, 0x180F),
            (0x200B, 0x200F),
            (0x202A, 0x202E),
            (0x2060, 0x206F),
            (0x3164, 0x3164),
            (0xFE00, 0xFE0F),
            (0xFEFF, 0xFEFF),
            (0xFFA0, 0xFFA0),
            (0xFFF0, 0xFFF8),
            (0x1BCA0, 0x1BCA3),
            (0x1D173, 0x1D17A),
            (0xE0000, 0xE0FFF),
        ],
    ),
    ("Line_Separator, Paragraph_Separator", &[(0x2028, 0x2029)]),
    ("Format, and no sign before numbers or letters", &[(0xFFF9, 0xFFFB), (0x13430, 0x1343F)]),
    ("Private_Use", &[(0xE000, 0xF8FF), (0xF_0000, 0xF_FFFD), (0x10_0000, 0x10_FFFD)]),
    ("Noncharacter_Code_Point", &[(0xFDD0, 0xFDEF)]),
    (
        "drawn as nothing",
        &[
            (0x2800, 0x2800),
            (0xFFFC, 0xFFFC),
            (0x1107F, 0x1107F),
            (0x13440, 0x13442),
            (0x16FE4, 0x16FE4),
            (0x1BC9D, 0x1BC9D),
            (0x1D159, 0x1D159),
        ],
    ),
];

/// Tells whether a character must be spelt out wherever it is shown.
pub fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    let is_in = |(first, last): &(u32, u32)| (*first..=*last).contains(&code);
    code % 0x1_0000 >= 0xFFFE || HIDDEN.iter().any(|(_, ranges)| ranges.iter().any(is_in))
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
