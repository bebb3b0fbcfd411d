//! The table of attacks, `fixtures/attacks.txt`, and what its notation means.

use nato_partners::data::load_bytes;
use nato_partners::model::Text;

use crate::attacks::Attack;
use crate::support::sound::sound;
use crate::support::unescaped::unescaped;

const TABLE: &str = include_str!("../../fixtures/attacks.txt");

/// Words without quotes that other readers take for something else, each tried as `a: WORD`.
const WORDS: &[(&str, &str)] = &[
    ("is a truth value to many", "NO no off On y N true FALSE"),
    ("looks like a date or a number", "1990-06-05 1990-6-5 1990-06 1995.10 020 0o20 0x14 0b11"),
    ("looks like a date or a number", "1_000 1,000 1:30 +1 .5 -.5 1e999 1.5E-7 1.5e+7 .nan -.inf"),
    ("looks like a date or a number", "2001-12-14t21:59:43.10-05:00"),
    ("is nothing to a YAML reader", "null NULL ~"),
];

pub fn attacks() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let mut said = "";
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("    ") {
            None => said = line,
            Some(text) => {
                let name = text.chars().take(60).collect();
                attacks.push(Attack { name, bytes: bytes_of(text), said: said.to_owned() });
            }
        }
    }
    for (said, words) in WORDS {
        attacks.extend(words.split(' ').map(|word| {
            let said = format!(":1:4: `{word}` {said}");
            Attack { name: word.to_owned(), bytes: format!("a: {word}\n").into(), said }
        }));
    }
    attacks
}

/// Returns the bytes of an entry: of an edit of the sound data set, or of a text with repetitions.
fn bytes_of(text: &str) -> Vec<u8> {
    if let Some((part, edited)) = text.split_once(" => ") {
        let [part, edited] = [part, edited].map(|text| String::from_utf8(unescaped(text)).unwrap());
        let whole = sound();
        let (before, formats) = whole.split_at(whole.find("formats:").unwrap());
        assert!(formats.contains(&part), "{part}");
        return format!("{before}{}", formats.replacen(&part, &edited, 1)).into();
    }
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, repeated)) = rest.split_once('«') {
        let (again, times) = repeated.split_once("»×").unwrap();
        let end = times.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(times.len());
        bytes.extend(unescaped(before));
        bytes.extend(unescaped(again).repeat(times[..end].parse().unwrap()));
        rest = &times[end..];
    }
    bytes.extend(unescaped(rest));
    bytes
}

#[test]
fn texts_that_look_like_nothing_else_need_no_quotes() {
    let texts = "1tv-2021,28 = 26 + 2,26+2,1990-06-05 at noon,nato,Norway,not,yet,one,12th,1995-a,\
        2019-2022,e3,0xyz,1st e,North,a:b,c#d,<<c,x ? y & z * !";
    let aliases = texts.replace(',', "\n      - ");
    let aliases = format!("    aliases:\n      - {aliases}\n    list:");
    let sound = sound().replacen("    list:", &aliases, 1);
    let dataset = load_bytes(sound.as_bytes()).unwrap();
    let read = dataset.format("circle").unwrap().aliases.iter().map(Text::as_str);
    assert_eq!(read.collect::<Vec<&str>>().join(","), texts);
}
