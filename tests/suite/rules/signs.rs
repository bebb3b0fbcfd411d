//! Signs that mean something to YAML, where they do and where they do not.

use nato_partners::data::{Dataset, load_bytes};
use nato_partners::model::Text;

use crate::support::sound::sound;

#[test]
fn colons_and_number_signs_within_a_word_are_text_and_a_remark_may_stand_in_brackets() {
    let sound = sound();
    let aliases =
        "    aliases: [a:b, c#d, # a remark\n      \"The Ring\"]\n    list: \"complete\"\n";
    let listed = sound.replacen("    list: \"complete\"\n", aliases, 1);
    let dataset = load_bytes(listed.as_bytes()).unwrap();
    let circle = dataset.format("circle").unwrap();
    let read: Vec<&str> = circle.aliases.iter().map(Text::as_str).collect();
    assert_eq!(read, ["a:b", "c#d", "The Ring"]);
}

/// Returns the sound data set with these lines in its first format, before the list of its members.
fn with_lines(lines: &str) -> Result<Dataset, String> {
    let sound = sound();
    let list = "    list: \"complete\"\n";
    let text = sound.replacen(list, &format!("{lines}{list}"), 1);
    load_bytes(text.as_bytes()).map_err(|error| format!("{error:#}"))
}

#[test]
fn a_remark_may_stand_behind_a_value_but_must_not_touch_it() {
    let aliases =
        "    aliases: # a remark\n      - \"The Ring\" # another\n      - c#d\n      - e  # f\n";
    let dataset = with_lines(aliases).unwrap();
    let read = dataset.format("circle").unwrap().aliases.iter().map(Text::as_str);
    assert_eq!(read.collect::<Vec<&str>>(), ["The Ring", "c#d", "e"]);
    for (remark, touching, expected) in [
        ("Ring\" #", "Ring\"#", "`#` begins a remark and cuts the text"),
        ("e  #", "e #", "`#` begins a remark and cuts the text"),
    ] {
        let error = with_lines(&aliases.replace(remark, touching)).unwrap_err();
        assert!(error.contains(expected), "{touching}: {error}");
    }
}

#[test]
fn a_sign_that_takes_in_no_record_is_text() {
    let dataset = with_lines("    aliases:\n      - <b\n      - <<c\n").unwrap();
    let read = dataset.format("circle").unwrap().aliases.iter().map(Text::as_str);
    assert_eq!(read.collect::<Vec<&str>>(), ["<b", "<<c"]);
}

#[test]
fn a_backslash_ends_no_text_in_double_quotes_and_is_itself_in_single_ones() {
    let aliases = r#"    aliases: ["The \"Ring\"", 'The \', 'It''s']
"#;
    let dataset = with_lines(aliases).unwrap();
    let read = dataset.format("circle").unwrap().aliases.iter().map(Text::as_str);
    assert_eq!(read.collect::<Vec<&str>>(), ["The \"Ring\"", "The \\", "It's"]);
}

#[test]
fn a_list_may_stand_right_below_its_key_and_ends_with_the_next() {
    let aliases = "    aliases:\n    - \"The Ring\"\n";
    let dataset = with_lines(aliases).unwrap();
    let read = dataset.format("circle").unwrap().aliases.iter().map(Text::as_str);
    assert_eq!(read.collect::<Vec<&str>>(), ["The Ring"]);
    let error = with_lines(&format!("{aliases}    list: \"partial\"\n")).unwrap_err();
    assert!(error.contains("duplicate field `list`"), "{error}");
}
