//! Characters that a reader does not see, or that change what he sees: the one list for data, screen and files.

/// Tells whether a character shows nothing, changes how others are shown, controls a terminal, or has no
/// meaning that everybody knows.
///
/// These are what Unicode calls controls, default ignorable, private, noncharacters and separators of
/// lines and paragraphs; its format controls, but for the Arabic, Syriac and Kaithi signs that are drawn;
/// and the few letters, marks and symbols that are drawn as nothing or as a blank. What Unicode has not
/// assigned yet is text: a later version may give it a shape.
pub fn is_hidden(letter: char) -> bool {
    // Nearly every letter is one of these, and asked about first.
    let is_latin = matches!(letter, ' '..='~' | '\u{ae}'..='\u{34e}');
    !is_latin && is_listed(letter)
}

fn is_listed(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' // controls: escape sequences, tabs, newlines
        | '\u{ad}' | '\u{34f}' | '\u{61c}' // soft hyphen, grapheme joiner, Arabic mark of direction
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' // Khmer vowels, Mongolian selectors
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' // no width; ends of lines; directions
        | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates
        | '\u{2800}' // Braille without a dot
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' // private use
        | '\u{fdd0}'..='\u{fdef}' // noncharacters, as are the last two of every plane
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' // variation selectors, byte order mark
        | '\u{fff0}'..='\u{fffc}' // annotations, and what stands for an object that is not there
        | '\u{1107f}' | '\u{16fe4}' | '\u{1bc9d}' // Brahmi joiner, Khitan filler, Duployan selector
        | '\u{13430}'..='\u{13442}' // Egyptian controls and blanks
        | '\u{1bca0}'..='\u{1bca3}' // shorthand controls
        | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' // musical null and controls
        | '\u{e0000}'..='\u{e0fff}' // tags, more variation selectors
    ) || u32::from(letter) & 0xfffe == 0xfffe
}
